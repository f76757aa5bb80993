"""What the options before the command decide, for the command to use."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from relnet.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run."""

    db: str | None  # as named by --db or RELNET_DB
    now: Moment
    is_quiet: bool = False
    may_ask: bool = False
    has_color: bool = False


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
