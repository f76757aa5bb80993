"""Lines that break between words on a terminal; in a pipe each stays one line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from relnet.cli.terminal import is_terminal, terminal_width

if TYPE_CHECKING:
    from typing import TextIO

HANGING = 4  # columns; what a broken line is set in by
NARROWEST = 20  # columns that are left of a line behind what it hangs under


def wrapped(text: str, stream: TextIO, hang: int = HANGING) -> str:
    """Break a line of words that is too long for a terminal; it goes on in column ``hang``.

    A word that does not fit there, such as an address, gets as much room as there is.
    """
    width = terminal_width(os.environ)
    if len(text) <= width or not is_terminal(stream):
        return text
    from textwrap import wrap

    longest = max(map(len, text.split()), default=0)
    hang = hang if hang + max(longest, NARROWEST) <= width else HANGING
    lines = wrap(
        text, width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)
