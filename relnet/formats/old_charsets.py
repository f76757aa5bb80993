"""Tables from before Unicode that are not Windows': as Excel saves them for Macintosh and MS-DOS.

Each byte could as well be a letter of Windows-1252, but not where it stands: MŸller, J”rg.
"""

from __future__ import annotations

import re

_ASCII = bytes(range(128))
_MAC = frozenset(
    b"\x80\x83\x85\x86\x88\x8a\x8d\x8e\x8f\x9a\x9f\xa5\xa7\xa8\xa9\xc9\xca\xd0\xd1\xd2\xd3\xd4\xd5"
    b"\xdb\xe3"
)
_DOS = frozenset(b"\x80\x81\x82\x84\x85\x87\x8a\x8e\x90\x94\x99\x9a\xa0\xa1\xa2\xa3\xe1\xf5\xf8")
# Of each charset all letters and signs that German texts need, and what tells it beyond doubt.
_OLD = {
    "mac-roman": (_MAC, re.compile(rb"[A-Za-z][\x8a\x9f][a-z]|[a-z]\xa7|[\x80\x86][a-z]{2}")),
    "cp850": (_DOS, re.compile(rb"\x81[a-z]|[A-Za-z][\x84\x94][a-z]")),
}
NAMES = {"mac-roman": "Mac Roman", "cp850": "CP850"}


def old_charset(head: bytes) -> str:
    """Return the codec of a text by its first 64 kB; '' if it is UTF-8, Windows-1252 or unknown."""
    used = {*head.translate(None, _ASCII)}
    return next(
        (codec for codec, (known, sign) in _OLD.items() if used <= known and sign.search(head)), ""
    )


def as_utf8(head: bytes) -> bytes:
    """Return the beginning of a text in UTF-8, if it is in one of the old charsets."""
    codec = old_charset(head)
    return head.decode(codec).encode() if codec else head
