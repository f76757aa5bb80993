"""Cards in a text that is indented, as they stand in the source of a program or a manual."""

from __future__ import annotations

import re

# The first line of a card, or only those below it, are indented.
_BEGIN = rb"begin[ \t]*:[ \t]*vcard[ \t]*\n"
_INDENT = re.compile(rb"^([ \t]+)" + _BEGIN, re.IGNORECASE | re.MULTILINE)
_INDENT_BELOW = re.compile(_BEGIN + rb"([ \t]+)\S", re.IGNORECASE)


def outdented(text: bytes) -> bytes:
    """Return the text without the indentation of its cards; nothing if it has none.

    What is indented further is folded (RFC 6350 3.2), and stays so.
    """
    found = _INDENT_BELOW.match(text) or _INDENT.search(text)
    if not found:
        return b""
    return text.removeprefix(found[1]).replace(b"\n" + found[1], b"\n")
