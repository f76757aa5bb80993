"""What stands in several columns: an address in its parts, a job with its firm."""

from __future__ import annotations

import re
from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from relnet.formats.tables.cells import BETWEEN, as_written, label_in
from relnet.formats.tables.layout import first
from relnet.formats.tables.postcodes import with_zero
from relnet.formats.tables.vocabulary import ADDRESS, POSITION
from relnet.model.card import Address, Position
from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.layout import Taker
    from relnet.formats.tables.table import Column

    Columns = Sequence[tuple[int, Column]]
    Places = Mapping[str, list[int]]

_LINES = {"street", "address"}
_BETWEEN_LINES = re.compile(r"[,\n]")
_TOWN = re.compile(r"(?:(?:DE?|A|AT|CH)-\d{4,5}|\d{5}) +[^\W\d_][^\d]{1,60}")
_SHORT_TOWN = re.compile(r"\d{4} +[^\W\d_][^\d]{1,60}")  # if the country says that it is one
_SHORT = {
    "osterreich", "oesterreich", "austria", "schweiz", "switzerland", "suisse", "svizzera",
    "liechtenstein", "at", "ch",
}  # fmt: skip
_LANDS = {"deutschland", "germany", *_SHORT}
_MOST_LINES = 4
_DIGIT = re.compile(r"\d")
_POSTCODE = re.compile(r"((?:[A-Z]{1,3}-)?\d[\dA-Z-]{2,9})\s+(\S.*)", re.ASCII)


def address_takers(columns: Columns) -> Iterator[Taker]:
    """Yield what takes each address out of a row: the columns with one label and number."""
    groups = _grouped(columns, {*ADDRESS, "address label"})
    for (label, _), places in groups.items():
        yield _address_taker(label, places)


def position_takers(columns: Columns) -> Iterator[Taker]:
    """Yield what takes each position out of a row: the columns with one number."""
    unlabelled = [(place, column) for place, column in columns if column.field in POSITION]
    groups: dict[int, dict[str, list[int]]] = {}
    for place, column in unlabelled:
        slot = 0 if column.slot == 1 else column.slot
        groups.setdefault(slot, {}).setdefault(column.field, []).append(place)
    for places in groups.values():
        yield _position_taker(places)


def _grouped(columns: Columns, fields: set[str]) -> dict[tuple[str, int], dict[str, list[int]]]:
    """Put columns of one address together; Street 2 is a line, unless there is a City 2."""
    wanted = [(place, column) for place, column in columns if column.field in fields]
    own = {(c.label, c.slot) for _, c in wanted if c.field not in {*_LINES, "extended"}}
    groups: dict[tuple[str, int], dict[str, list[int]]] = {}
    for place, column in wanted:
        slot = column.slot if (column.label, column.slot) in own and column.slot > 1 else 0
        group = groups.setdefault((column.label, slot), {})
        group.setdefault(column.field, []).append(place)
    return groups


def _address_taker(label: str, places: Places) -> Taker:
    cells_of = itemgetter(*(place for group in places.values() for place in group))
    single = [field for field in places if field not in {*_LINES, "address label"}]

    def take(cells: Sequence[str], draft: Draft) -> None:
        if not any(cells_of(cells)):
            return
        said = _joined(places.get("address label", ()), cells)
        own_label, is_preferred = label_in(said) if said else (label, False)
        parts = {field: first(cells, places[field], draft, field) for field in single}
        for field in _LINES & places.keys():
            parts[field] = _joined(places[field], cells)
        found = [_address(values, own_label) for values in _split(parts)]
        found = [address for address in found if address != Address(label=own_label)]
        draft.addresses = found + draft.addresses if is_preferred else draft.addresses + found

    return take


def _address(parts: Mapping[str, str], label: str) -> Address:
    """Make an address; what comes as a whole is its street, if the parts are not there."""
    street, number = parts.get("street", ""), parts.get("house_number", "")
    street = street or parts.get("address", "")
    before = parts.get("street_number", "")
    postcode, city = as_written(parts.get("postcode", "").lstrip("'")), parts.get("city", "")
    if both := parts.get("postcode_city", ""):
        found = _POSTCODE.fullmatch(both)
        postcode, city = (found[1], found[2]) if found else (postcode, city or both)
    whole = parts.get("whole_address", "")
    if whole and not street and not (city and city in whole):
        street = whole
    region, country = parts.get("region", ""), parts.get("country", "")
    if not (postcode or city):
        street, postcode, city, land = _apart(street)
        country = country or land
    return Address(
        street=f"{before} {street} {number}".strip(),
        extended=parts.get("extended", ""),
        po_box=parts.get("po_box", ""),
        postcode=with_zero(postcode, city, region, country),
        city=city,
        region=region,
        country=country,
        label=label,
    )


def _apart(whole: str) -> tuple[str, str, str, str]:
    """Return street, postcode, city and country of a German address that stands in one cell.

    Any other is all street: where it begins with five digits, they may be a house number.
    """
    lines = [line.strip() for line in _BETWEEN_LINES.split(whole)]
    if len(lines) > _MOST_LINES:
        return whole, "", "", ""
    before, _, land = lines[-1].rpartition(" ")
    if _is_town(before, land) and fold(land) in _LANDS:  # 1060 Wien Österreich
        lines[-1:] = [before, land]
    found = [place for place, line in enumerate(lines) if _is_town(line, lines[-1])]
    if len(found) != 1 or (not found[0] and whole[0].isdecimal()):
        return whole, "", "", ""
    above, town, below = lines[: found[0]], lines[found[0]], lines[found[0] + 1 :]
    postcode, city = town.split(" ", 1)
    is_country = len(below) == 1 and above and not _DIGIT.search(below[0])
    street = "\n".join(above if is_country else above + below)
    return street, postcode, city.strip(), below[0] if is_country else ""


def _is_town(line: str, land: str) -> bool:
    return bool(_TOWN.fullmatch(line) or (_SHORT_TOWN.fullmatch(line) and fold(land) in _SHORT))


def _position_taker(places: Places) -> Taker:
    fields = list(places)

    def take(cells: Sequence[str], draft: Draft) -> None:
        parts = {field: first(cells, places[field], draft, field) for field in fields}
        if any(parts.values()):
            draft.positions += [Position(**values) for values in _split(parts)]

    return take


def _split(parts: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Part what Google joined: each cell holds one value of each of several things."""
    if not any(BETWEEN in text for text in parts.values()):
        yield parts
        return
    columns = [[part.strip() for part in text.split(BETWEEN)] for text in parts.values()]
    for row in zip_longest(*columns, fillvalue=""):
        if any(row):
            yield dict(zip(parts, row, strict=True))


def _joined(places: Iterable[int], cells: Sequence[str]) -> str:
    return "\n".join([cells[place] for place in places if cells[place]])
