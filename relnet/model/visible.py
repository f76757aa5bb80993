"""Characters that act instead of being read, made visible."""

from __future__ import annotations

# What moves a cursor, reorders a line or breaks it in two: C0 but newline and tab, DEL and C1,
# the controls of writing direction (UAX 9), line and paragraph separator.
ACTING = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
    0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A),
)  # fmt: skip
_ESCAPES = {code: ascii(chr(code))[1:-1] for code in ACTING}
_ON_ONE_LINE = _ESCAPES | {ord("\t"): " ", ord("\n"): " "}


def visible(text: str) -> str:
    r"""Write control characters as ``\x1b`` or ``\u202e``; newline and tab stay, CRLF is LF.

    Lone surrogates become ``\udc80``, so that the result can be encoded.
    """
    return text if text.isprintable() else _shown(text, _ESCAPES)


def visible_line(text: str) -> str:
    """Do the same on one line: newline and tab become a blank each."""
    return text if text.isprintable() else _shown(text, _ON_ONE_LINE)


def encodable(text: str) -> str:
    r"""Write lone surrogates as ``\udcff``: what UTF-8 cannot hold, such as some file names."""
    return text.encode(errors="backslashreplace").decode()


def _shown(text: str, escapes: dict[int, str]) -> str:
    return encodable(text.replace("\r\n", "\n").translate(escapes))
