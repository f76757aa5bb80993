"""Whether there is a terminal, how wide it is, and whether it gets colour."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

NARROWEST, USUAL, WIDEST = 40, 80, 100  # columns of help pages


def help_width(environment: Mapping[str, str]) -> int:
    """Return the width of help pages, within reason."""
    return min(max(terminal_width(environment), NARROWEST), WIDEST) - 2


def terminal_width(environment: Mapping[str, str]) -> int:
    """Return how many columns there are: as COLUMNS says, else as the terminal does.

    click would ask shutil, which loads three compression libraries to tell it; rich takes
    COLUMNS for a number where it is none, and 0 for a width.
    """
    wanted = environment.get("COLUMNS", "")[:9]
    try:
        found = int(wanted) if wanted.isdecimal() else os.get_terminal_size().columns
    except OSError:  # no terminal
        found = USUAL
    return found or USUAL


def wants_color(choice: str, environment: Mapping[str, str]) -> bool:
    """Decide once for click and rich: --color, NO_COLOR, FORCE_COLOR, TERM, then the terminal.

    no-color.org and bixense.com/clicolors say what the variables mean; click knows neither.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    forced = {environment.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")}
    if forced - {"", "0"}:
        return True
    return environment.get("TERM") != "dumb" and is_terminal(sys.stdout)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; a closed or missing one is not."""
    return stream is not None and not stream.closed and stream.isatty()
