"""How to reach somebody: the columns that become channels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats.tables.cells import (
    address_in,
    as_written,
    is_broken_number,
    is_extension,
    label_in,
    several,
)
from relnet.formats.tables.layout import short
from relnet.formats.tables.vocabulary import DIRECT
from relnet.formats.tables.words import squeezed
from relnet.model.card import Channel
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.layout import CellTaker, Layout
    from relnet.formats.tables.table import Column
    from relnet.model.card import ChannelKind

_KINDS: dict[str, ChannelKind] = {
    "email": "email", "phone": "phone", "mobile": "phone", "fax": "phone", "pager": "phone",
    "url": "url", "profile": "profile", "messenger": "messenger",
}  # fmt: skip
_EXCHANGE = "/o="  # how a server called a mailbox of its own, in X.500
_DIGIT = re.compile(r"\d")


def channel_taker(layout: Layout, column: Column) -> CellTaker:
    """Return what takes the addresses or numbers of a column, with its label."""
    kind = _KINDS[column.field]
    label_place = layout.beside(column, f"{column.field} label")
    service_place = layout.beside(column, "service")
    key = squeezed(column.name)
    is_direct = column.by == "synonym" and any(word in key for word in DIRECT)

    def take(cell: str, cells: Sequence[str], draft: Draft) -> None:
        label, is_preferred = column.label, False
        if said := cells[label_place]:
            label, is_preferred = label_in(said)
        if kind == "messenger":
            cell, label = _with_service(cell, cells[service_place].lower() or label), ""
        for value in several(kind, cell):
            if is_direct and value.startswith("-"):
                continue
            address = _address(kind, value, draft)
            if address and not (is_direct and is_extension(address)):
                draft.channels.append(Channel(kind, address, label, is_preferred))
                is_preferred = False

    return take


def _with_service(handle: str, service: str) -> str:
    return handle if not service or handle.startswith(f"{service}:") else f"{service}:{handle}"


def _address(kind: ChannelKind, value: str, draft: Draft) -> str:
    """Return an address or a number; what can be none is said, and left to the record.

    What somebody typed for a mail address is kept, as it is on cards.
    """
    if kind == "email" and not value.lower().startswith(_EXCHANGE):
        return address_in(value)
    if kind == "email":
        remark = Phrase("{text} is no mail address; it was left out.", text=short(value))
    elif kind != "phone":
        return value.replace("\\:", ":")  # Google has http\\://, as in its vCards
    elif is_broken_number(value):
        remark = Phrase("a spreadsheet has cut the number {number}; it was left out.", number=value)
    elif _DIGIT.search(value) and value[0] != "-":  # the extension of whichever number
        return as_written(value.removeprefix("'"))
    else:
        remark = Phrase("{text} is no telephone number; it was left out.", text=short(value))
    draft.remarks.append(remark)
    return ""
