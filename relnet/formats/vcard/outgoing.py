"""A card on its way out: vobject's lines, and what vobject gets wrong about them put right.

vobject 0.9.9 escapes texts and puts names, addresses and lists together. But it folds by letters
instead of octets, and not at all below 75 letters, takes apart again what it has just written,
and knows no version but 3.0. So it writes line by line, unfolded; and lines of imported cards,
which are written already, go past it.
"""

from __future__ import annotations

import re
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from vobject.base import ContentLine, defaultSerialize, getBehavior
from vobject.vcard import AddressBehavior, NameBehavior, OrgBehavior, VCardTextBehavior

from relnet.formats.vcard.adapted import adapted, unpreferred, with_preference
from relnet.formats.vcard.draft import LABEL

if TYPE_CHECKING:
    from relnet.formats.vcard.adapted import Params
    from relnet.formats.vcard.property import Property
    from relnet.formats.vcard.said import Statement

Version = Literal["3.0", "4.0"]

LINE = 75  # octets, without the line end (RFC 6350 3.2)
# Words of a label that TYPE can say; any other is written as Apple does, beside its property.
_TYPES = {
    "home", "work", "other", "main", "cell", "fax", "pager", "iphone", "school", "car", "isdn",
    "modem", "video", "textphone",
}  # fmt: skip
# Apple's own words, which it shows in the language of its user.
_APPLE_LABELS = {
    word.lower(): f"_$!<{word}>!$_"
    for word in (
        "Anniversary", "Assistant", "Child", "Friend", "HomePage", "Manager", "Other", "Parent",
        "Sibling", "Spouse",
    )
}  # fmt: skip
_STRUCTURED = {"ADR": AddressBehavior, "N": NameBehavior, "ORG": OrgBehavior}
_LISTS = {"CATEGORIES": getBehavior("CATEGORIES")}
_NO_PARAMS: Params = MappingProxyType({})
_OUTSIDE_NAMES = re.compile(r"[^A-Za-z0-9-]")
_TO_QUOTE = re.compile(r"[,;:]")
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})  # RFC 6868


class OutgoingCard:
    """The lines of one card so far, and the groups they use."""

    def __init__(self, version: Version) -> None:
        self.version: Version = version
        self.is_newer = version == "4.0"
        self._lines = ["BEGIN:VCARD", f"VERSION:{version}"]
        self._groups: set[str] = set()  # in lower case
        self._renamed: dict[tuple[int, str], str] = {}  # groups of the imported cards
        self._labelled: set[str] = set()

    def add(self, name: str, value: object, params: Params = _NO_PARAMS, group: str = "") -> None:
        """Add a line of relnet's own, whose value vobject escapes."""
        line = ContentLine(name, [], value, group or None)
        line.params = {key: [*params[key]] for key in params}
        if structure := _STRUCTURED.get(name):
            line.isNative = True
            structure.transformFromNative(line)
        else:
            _LISTS.get(name, VCardTextBehavior).encode(line)
        written: str = defaultSerialize(line, None, sys.maxsize)
        self._lines.append(written.removesuffix("\r\n"))

    def add_labelled(
        self, name: str, value: object, label: str, *, is_preferred: bool = False
    ) -> None:
        """Add a line with a label: as types if these can say it, else in free words."""
        words = label.split()
        is_typed = _TYPES.issuperset(words)
        types = {"TYPE": tuple(word.upper() for word in words)} if is_typed and words else {}
        params = with_preference(types, self.version, is_preferred=is_preferred)
        self.add_with_label(name, value, params, "" if is_typed else label)

    def add_with_label(self, name: str, value: object, params: Params, label: str) -> None:
        """Add a line with a label in free words, if any: Apple's, which Google writes too."""
        group = self.new_group() if label else ""
        self.add(name, value, params, group)
        if label:
            self.add(LABEL, _APPLE_LABELS.get(label, label), group=group)

    def repeat(
        self,
        statement: Statement,
        group: str | None = None,
        name: str = "",
        *,
        is_first: bool = True,
    ) -> None:
        """Add a line of an imported card as it is there, and once the label of its group.

        Only the first of its kind is preferred. ``group`` and ``name`` are as it is called here.
        """
        fact = statement.facts[0] if statement.facts else None
        p = adapted(statement.property, statement.version, self.version, fact)
        p = p if is_first else unpreferred(p)
        group = self.group_of(statement) if group is None else group
        self._lines.append(_written(p, name or p.name, group))
        if group not in self._labelled:
            self._labelled.add(group)
            for each in statement.labels:
                label = adapted(each, statement.version, self.version)
                self._lines.append(_written(label, LABEL, group))

    def group_of(self, statement: Statement) -> str:
        """Return what the group of an imported card's line is called here."""
        name = statement.property.group
        key = statement.card, name
        if name and key not in self._renamed:
            self._renamed[key] = self.new_group(name)
        return self._renamed.get(key, "")

    def new_group(self, wanted: str = "item1") -> str:
        """Take a group that no line has; the wanted one if that is free."""
        number = len(self._groups)
        while (group := spelled(wanted)).lower() in self._groups:
            number += 1
            wanted = f"item{number}"
        self._groups.add(group.lower())
        return group

    def text(self) -> str:
        """Return the card with CRLF line ends; lone surrogates, no UTF-8, become U+FFFD."""
        text = "\r\n".join([*self._lines, "END:VCARD", ""])
        if not text.isascii():
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return "\r\n".join(
            line if len(line) * 4 <= LINE or len(line.encode()) <= LINE else _folded(line)
            for line in text.split("\r\n")
        )


def spelled(name: str) -> str:
    """Spell the name of a property, parameter or group so that every reader takes it."""
    return _OUTSIDE_NAMES.sub("-", name) or "X"


def _written(p: Property, name: str, group: str) -> str:
    head = f"{group}.{spelled(name)}" if group else spelled(name)
    params: dict[str, list[str]] = {}
    for key, values in p.params.items():
        params.setdefault(spelled(key), []).extend(map(_quoted, values))
    for key in sorted(params):
        head += f";{key}={','.join(params[key])}"
    return f"{head}:{p.value}".replace("\n", "\\n")


def _quoted(text: str) -> str:
    text = text.translate(_CARETS)
    return f'"{text}"' if _TO_QUOTE.search(text) else text


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
