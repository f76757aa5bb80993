"""Lines that break between words on a terminal; in a pipe each stays one line."""

from __future__ import annotations

import os
import sys
from textwrap import wrap

from relnet.cli.screen import write
from relnet.cli.terminal import is_terminal, terminal_width
from relnet.model.visible import visible

HANGING = 4  # columns; what a broken line is set in by
NARROWEST = 20  # columns that are left of a line behind what it hangs under


def write_wrapped(text: str, hang: int = HANGING) -> None:
    """Write a line of words to stdout; what goes on below it begins in column ``hang``."""
    width = terminal_width(os.environ)
    if not is_terminal(sys.stdout) or len(text) <= width:
        write(text)
        return
    hang = hang if hang + NARROWEST <= width else HANGING
    lines = wrap(
        visible(text), width, subsequent_indent=" " * hang,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    write("\n".join(lines))
