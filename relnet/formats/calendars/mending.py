"""Properties that are not as RFC 5545 wants them, made so that icalendar can read them."""

from __future__ import annotations

import re
from binascii import a2b_qp

from relnet.formats.charset import decode

_CODED = re.compile(
    rb";[ \t]*(?:(?:ENCODING=)?QUOTED-PRINTABLE|CHARSET=\"?([\w-]{1,40})\"?)(?=[ \t]*(?:;|$))", re.I
)  # the parameters of vCalendar 1.0
_PERSON = re.compile(rb"(?:ATTENDEE|ORGANIZER)\b", re.I)
_PARAMETER = (
    rb";[ \t]*[\w-]+[ \t]*=(?:[^\x01-\x08\x0a-\x1f\";:]|\"[^\x01-\x08\x0a-\x1f\"]*\"(?=[;:,]))*"
)
_SOUND = re.compile(rb"\w+(?:" + _PARAMETER + rb")*:(?!.*:[ \t]*mailto:)", re.I)
_NAME = re.compile(rb"[; \t]CN[ \t]*=(.*?)(?:;[ \t]*[A-Z-]+[ \t]*=|$)", re.I)
_WORD = re.compile(rb"(;(?:CUTYPE|ROLE|PARTSTAT)=[\w-]+)", re.I)
_MAILTO = re.compile(rb":[ \t]*mailto:", re.I)
_UNFIT = re.compile(rb"[\x01-\x1f\"]+")


def mended(line: bytes) -> bytes:
    """Return a property that icalendar understands, as far as that can be told."""
    line = _plain(line)
    kind = _PERSON.match(line)
    if kind is None or _SOUND.match(line):
        return line
    head, *further = _MAILTO.split(line)
    return kind[0] + _parameters(head) + b":mailto:" + further[-1] if further else line


def _plain(line: bytes) -> bytes:
    """Undo the quoted-printable of vCalendar 1.0."""
    head, _, value = line.partition(b":")
    if b"QUOTED-PRINTABLE" not in head.upper():
        return line
    charset = next(filter(None, _CODED.findall(head)), b"").decode()
    text, _ = decode(a2b_qp(value), charset)
    return _CODED.sub(b"", head) + b":" + " ".join(text.split()).encode()


def _parameters(head: bytes) -> bytes:
    """Return what matters of them, with a name that has quotes or semicolons of its own."""
    name = _NAME.search(head)
    words = b"".join(_WORD.findall(head))
    cn = _UNFIT.sub(b" ", name[1]).strip() if name else b""
    return words + b';CN="' + cn + b'"'
