"""Facebook's list of friends, as its download writes it in JSON: names and since when."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.blocks import blocks
from relnet.formats.lines import HEAD, decoded
from relnet.model.card import Card, Name, Record
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES = "/friends.json /yourfriends.json"  # of the download: how their paths end
ENTRY_LIMIT = 1 << 16  # bytes of an entry that are searched for its end

DAMAGED = Phrase("it is not an entry of a list of friends.")
NAMELESS = Phrase("it names nobody.")

_LIST = re.compile(rb'"friends(?:_v2)?"\s*:\s*\[')
_GAP = re.compile(rb"[\s,]*")
_ENTRY = re.compile(rb'\{[^{}\[\]"]*(?:"(?:[^"\\\n]|\\.)*"[^{}\[\]"]*)*\}')  # with nothing nested
_NEXT = re.compile(rb"(?<=[\s,}\]])\{")
_CLOSED = {"facebook user", "facebook-nutzer", "facebook-nutzerin"}  # whose account is gone
_LAST_SECOND = 1 << 33  # in the year 2242


def heading(head: bytes) -> bytes | None:
    """Return what stands above the list of friends; None if there is no such list."""
    head = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    found = _LIST.search(head)
    return head[: found.end()] if found and head.startswith(b"{") else None


def read(file: BinaryIO) -> Iterator[Record]:
    """Read the friends one by one; a damaged entry costs no other.

    Facebook writes each byte of UTF-8 as a character of its own; that is mended. An entry has
    no id: one made of name and moment stands for it, so that it is known again in a later
    download. The day of the friendship is that in UTC.
    """
    for line, raw, is_entry in _entries(file):
        yield _record(line, raw) if is_entry else Record(line, raw, reason=DAMAGED)


def _entries(file: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Yield each entry of the list with its line; or what stands in the place of one."""
    rest, line, is_open = b"", 1, False
    for block, is_last in _with_end(blocks(file)):
        data, at, counted = rest + block, 0, 0
        if not is_open:
            found = _LIST.search(data, 0, HEAD)
            if not found:
                return
            at, is_open = found.end(), True
        while True:
            at = _after_gap(data, at)
            if len(data) - at < ENTRY_LIMIT and not is_last:
                break
            if data[at : at + 1] in (b"", b"]"):
                return
            line, counted = line + data.count(b"\n", counted, at), at
            entry = _ENTRY.match(data, at, at + ENTRY_LIMIT)
            end = entry.end() if entry else _next(data, at)
            yield line, data[at:end].strip(), entry is not None
            at = end
        line += data.count(b"\n", counted, at)
        rest = data[at:]


def _with_end(parts: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    for part in parts:
        yield part, False
    yield b"", True


def _after_gap(data: bytes, at: int) -> int:
    found = _GAP.match(data, at)
    return found.end() if found else at


def _next(data: bytes, at: int) -> int:
    """Return where the next entry begins, at the latest where nobody looks any further."""
    limit = at + ENTRY_LIMIT
    found = _NEXT.search(data, at + 1, limit)
    return found.start() if found else min(limit, len(data))


def _record(line: int, raw: bytes) -> Record:
    text, remark = decoded(raw)
    try:
        found = json.loads(text)
    except ValueError:
        return Record(line, raw, reason=DAMAGED)
    name = found.get("name", "")
    if not isinstance(name, str):
        return Record(line, raw, reason=DAMAGED)
    name = " ".join(_mended(name).replace("\0", "").split())
    if not name or name.casefold() in _CLOSED:
        return Record(line, raw, reason=NAMELESS, is_skipped=True)
    moment = found.get("timestamp")
    since = _day(moment)
    if not since:
        remark = remark or Phrase("it does not say since when you are friends.")
    uid = _uid(name, moment) if since else ""
    return Record(line, raw, Card(Name(formatted=name), uid=uid, stated_on=since), remark)


def _mended(text: str) -> str:
    """Undo what Facebook did to a text; halves of surrogate pairs become U+FFFD."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _uid(name: str, moment: object) -> str:
    digest = blake2b(f"{moment} {name}".encode(), digest_size=8)
    return f"facebook:{digest.hexdigest()}"


def _day(moment: object) -> str:
    """Return the ISO day of a Unix time in seconds, '' if it is none."""
    if type(moment) is not int or not 0 < moment < _LAST_SECOND:
        return ""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
