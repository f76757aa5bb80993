"""A card on its way out: vobject's lines, and what vobject gets wrong about them put right.

vobject 0.9.9 folds by letters instead of octets, and not at all below 75 letters; it refuses a
quotation mark in a parameter; and it escapes, or takes apart, whatever it is told is a value,
so lines that are kept as they were go past its notion of one.
"""

from __future__ import annotations

import re
import sys
from binascii import a2b_base64
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import vobject
from vobject.base import ContentLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.formats.vcard import Property

Version = Literal["3.0", "4.0"]

LINE = 75  # octets, without the line end (RFC 6350 3.2)
# Words of a label that TYPE can say; any other is written as Apple does, beside its property.
_TYPES = {
    "home", "work", "other", "main", "cell", "fax", "pager", "iphone", "school", "car", "isdn",
    "modem", "video", "textphone",
}  # fmt: skip
_APPLE_LABELS = {
    "anniversary": "_$!<Anniversary>!$_",
    "other": "_$!<Other>!$_",
    "homepage": "_$!<HomePage>!$_",
}
# What describes a card as a whole: relnet's own lines say it already.
_ONCE = {
    "BEGIN", "END", "VERSION", "PRODID", "UID", "REV", "FN", "N", "KIND", "X-ABSHOWAS",
    "X-ADDRESSBOOKSERVER-KIND",
}  # fmt: skip
# The first half of a media type, where vCard 3.0 names only the second (RFC 2426 3.1.4).
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio"}
_OUTSIDE_NAMES = re.compile(r"[^A-Za-z0-9-]")


class OutgoingCard:
    """The lines of one card so far, and the groups they use."""

    def __init__(self, version: Version) -> None:
        self.is_newer = version == "4.0"
        self._card = vobject.vCard()
        self._groups: set[str] = set()
        self._kept: set[object] = set()
        self.add("VERSION", version)

    def add(self, name: str, value: object, label: str = "") -> Any:  # noqa: ANN401 - vobject has no types
        """Add a line of relnet's own; vobject escapes its value."""
        line = self._card.add(name)
        line.value = value
        words = label.split()
        if not _TYPES.issuperset(words):
            self.label(line, label)
        elif words:
            line.params["TYPE"] = [word.upper() for word in words]
        return line

    def label(self, line: Any, label: str) -> None:  # noqa: ANN401 - vobject has no types
        """Name a line in free words: Apple's X-ABLabel, which Google writes too."""
        line.group = self._free_group("item1")
        self._card.add("X-ABLABEL", line.group).value = _APPLE_LABELS.get(label, label)

    def keep(self, properties: Iterable[Property]) -> None:
        """Add what one source card says beyond relnet's understanding, a group at a time."""
        units: dict[object, list[Property]] = {}
        for number, line in enumerate(properties):
            if line.name.upper() not in _ONCE:
                units.setdefault(line.group.lower() or number, []).append(line)
        for unit in units.values():
            said = frozenset((p.name.upper(), tuple(p.params.items()), p.value) for p in unit)
            is_label = all(p.name.upper() == "X-ABLABEL" for p in unit)
            if said not in self._kept and not is_label:
                self._kept.add(said)
                self._keep(unit)

    def _keep(self, unit: list[Property]) -> None:
        group = self._free_group(unit[0].group) if unit[0].group else None
        for kept in unit:
            p = _as_uri(kept) if self.is_newer else _as_base64(kept)
            line = ContentLine(spelled(p.name), [], p.value.replace("\n", "\\n"), group)
            line.params = {spelled(key): [*map(_quotable, p.params[key])] for key in p.params}
            self._card.contents.setdefault(line.name.lower(), []).append(line)

    def _free_group(self, wanted: str) -> str:
        number = len(self._groups)
        while (group := spelled(wanted)).lower() in self._groups:
            number += 1
            wanted = f"item{number}"
        self._groups.add(group.lower())
        return group

    def text(self) -> str:
        r"""Return the card with CRLF line ends; lone surrogates, no UTF-8, become U+FFFD."""
        text: str = self._card.serialize(lineLength=sys.maxsize, validate=False)
        if not text.isascii():
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return "\r\n".join(
            line if len(line) * 4 <= LINE or len(line.encode()) <= LINE else _folded(line)
            for line in text.split("\r\n")
        )


def _as_uri(p: Property) -> Property:
    """Embed a picture, sound or key as RFC 6350 6.2.4 has it; other properties stay."""
    if "ENCODING" not in p.params:
        return p
    params = {key: p.params[key] for key in p.params if key not in ("ENCODING", "TYPE")}
    form = p.params.get("TYPE", ("octet-stream",))[0].lower().rpartition("/")[2]
    media = f"{_MEDIA.get(p.name, 'application')}/{form}"
    return replace(p, params=params, value=f"data:{media};base64,{p.value}")


def _as_base64(p: Property) -> Property:
    """Embed it as RFC 2426 2.4.1 has it, whatever the version it comes from.

    What only claims to be base64 becomes text: readers would refuse the whole card.
    """
    if "ENCODING" in p.params:
        params, data = p.params, p.value
    else:
        media, is_data, data = p.value.partition(";base64,")
        if not (is_data and media.lower().startswith("data:")):
            return p
        params = {**p.params, "TYPE": (media.rpartition("/")[2].upper(),)}
    try:
        a2b_base64(data)
    except ValueError:
        return replace(p, params={key: p.params[key] for key in p.params if key != "ENCODING"})
    return replace(p, params={**params, "ENCODING": ("b",)}, value=data)


def spelled(name: str) -> str:
    """Spell the name of a property, parameter or group so that every reader takes it."""
    return _OUTSIDE_NAMES.sub("-", name)


def _quotable(text: str) -> str:
    """Write what may not stand in a parameter as RFC 6868 has it."""
    return text.replace("^", "^^").replace("\n", "^n").replace('"', "^'")


def _folded(line: str) -> str:
    """Fold a line by octets, never inside a letter."""
    data = line.encode()
    pieces: list[str] = []
    start, size = 0, LINE
    while start < len(data):
        end = start + size
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        piece = data[start:end].decode()
        if piece.isspace() and pieces:  # some readers take it for an empty line
            pieces[-1] += piece
        else:
            pieces.append(piece)
        start, size = end, LINE - 1
    return "\r\n ".join(pieces)
