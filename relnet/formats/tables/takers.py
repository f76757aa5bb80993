"""From columns to a plan: what to take out of each row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.formats.tables.cells import (
    BETWEEN,
    as_written,
    groups_in,
    language_in,
    people_in,
    rating_in,
    tags_in,
)
from relnet.formats.tables.contents import may_be_two, ticked, titles_in
from relnet.formats.tables.draft import Draft
from relnet.formats.tables.layout import Layout, first, said_twice, short
from relnet.formats.tables.occasions import birth_taker, date_taker, met_taker
from relnet.formats.tables.places import address_takers, position_takers
from relnet.formats.tables.reach import channel_taker
from relnet.formats.tables.vocabulary import CHANNELS, CONTACTS
from relnet.formats.tables.words import meaning, squeezed
from relnet.formats.vcard.kin import kind_of
from relnet.model.card import ROW, Name, Relation
from relnet.model.folding import fold
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from relnet.formats.tables.layout import CellTaker, Taker
    from relnet.formats.tables.table import Column, Table

_NAME = ("name", "given", "additional", "family", "suffix")
_SINGLE = ("nickname", "uid", "badge", "language")
_PEOPLE = ("spouse", "child", "assistant", "manager", "referred_by")


def plan(table: Table) -> Callable[[Sequence[str]], Draft]:
    """Return what reads a row: each of its takers adds what its columns hold to a draft.

    The row must have an empty cell behind its last one.
    """
    layout = Layout(table)
    of_rows = list(_row_takers(layout))
    of_cells = [
        (place, _MAKERS[column.field](layout, column))
        for place, column in layout.columns
        if column.field in _MAKERS
    ]

    def read(cells: Sequence[str]) -> Draft:
        draft = Draft()
        for take in of_rows:
            take(cells, draft)
        for place, take_cell in of_cells:
            if cell := cells[place]:
                take_cell(cell, cells, draft)
        return draft

    return read


def _row_takers(layout: Layout) -> Iterator[Taker]:
    """Yield what takes the facts for which several columns may be needed."""
    places = layout.places
    yield _name_taker(layout)
    yield from (_single_taker(field, places[field]) for field in _SINGLE if field in places)
    yield from position_takers(layout.columns)
    yield from address_takers(layout.columns)
    if layout.table.dialect == "relnet" and {"id", "handle"} <= places.keys():
        yield _own_row_taker(places["id"][0], places["handle"][0])
    if "month_of_birth" in places and "day_of_birth" in places:
        yield birth_taker(layout)
    if "met_on" in places:
        yield met_taker(layout)


def _name_taker(layout: Layout) -> Taker:
    named = [(field, layout.places[field]) for field in _NAME if field in layout.places]
    prefixes = layout.places.get("prefix", [])
    particles = layout.places.get("particle", [])
    names = {squeezed(column.name) for _, column in layout.columns if column.field == "name"}
    is_by_hand = layout.table.dialect == "csv"
    may_be_other = not names.isdisjoint(CONTACTS)

    def take(cells: Sequence[str], draft: Draft) -> None:
        parts = {field: first(cells, places, draft, field) for field, places in named}
        formatted = parts.pop("name", "")
        if formatted and is_by_hand:
            own = f"{parts.get('given', '')} {parts.get('family', '')}".strip() if parts else ""
            if not own:
                formatted = _alone(formatted, draft)
            elif may_be_other:
                formatted = _beside(own, formatted, draft)
        said = dict.fromkeys(cells[place] for place in prefixes if cells[place])
        name = Name(formatted, prefix=" ".join(said), **parts)
        if particles:
            before = [cells[place] for place in particles if cells[place]]
            name = replace(name, family=" ".join([*before, name.family]).strip())
        if said and (titles := titles_in(name.prefix)):
            name = replace(name, formatted=_titled(name, titles))
        draft.name = name

    return take


def _beside(own: str, named: str, draft: Draft) -> str:
    """Return whom a column names beside the parts of a name; '', and say so, if somebody else."""
    if not {*fold(own).split()}.isdisjoint(fold(named).split()):
        return named
    draft.remarks.append(said_twice("name", own, named))
    return ""


def _alone(named: str, draft: Draft) -> str:
    """Return a name without parts; say so if it may be two people's."""
    if not may_be_two(named):
        return named
    said = Phrase("{name} may be two people; it was kept as one.", name=short(named))
    draft.remarks.append(said)
    return named.replace("\n", "; ")  # its lines would be mixed in one name


def _titled(name: Name, titles: str) -> str:
    """Return the name with its titles: they are shown only where it is written with them."""
    whole, has_parts = name.formatted, bool(name.given or name.family)
    if not whole and name.family:
        return " ".join(f"{titles} {name.given} {name.additional} {name.family}".split())
    family, comma, given = whole.partition(",")
    if not whole or titles in whole or (comma and has_parts):
        return whole
    return f"{family}, {titles} {given.strip()}" if comma else f"{titles} {whole}"


def _single_taker(field: str, places: Sequence[int]) -> Taker:
    def take(cells: Sequence[str], draft: Draft) -> None:
        value = first(cells, places, draft, field)
        if field == "nickname":
            draft.nickname = value
        elif field == "language":
            draft.language = language_in(value)
        elif value:
            draft.uid = draft.uid or (f"badge:{value}" if field == "badge" else value)

    return take


def _own_row_taker(id_place: int, handle_place: int) -> Taker:
    def take(cells: Sequence[str], draft: Draft) -> None:
        id_, handle = as_written(cells[id_place]), cells[handle_place]
        if id_ and handle and not draft.uid:
            draft.uid = f"{ROW}{id_}/{handle}"

    return take


def _tag_taker(layout: Layout, column: Column) -> CellTaker:
    named = meaning(column.name)
    tick = "" if named and named.field == "tag" else ticked(column.name)
    is_google = layout.table.dialect == "google"

    def take(cell: str, _: Sequence[str], draft: Draft) -> None:
        draft.tags += groups_in(cell) if is_google else tags_in(cell, tick)

    return take


def _note_taker(layout: Layout, _: Column) -> CellTaker:
    is_own = layout.table.dialect == "relnet"  # which puts a blank line between its notes

    def take(cell: str, _: Sequence[str], draft: Draft) -> None:
        draft.notes += cell.split("\n\n") if is_own else [cell]

    return take


def _rating_taker(_: Layout, column: Column) -> CellTaker:
    def take(cell: str, _: Sequence[str], draft: Draft) -> None:
        draft.notes.append(rating_in(cell, column.name))

    return take


def _custom_taker(layout: Layout, column: Column) -> CellTaker:
    label_place = layout.beside(column, "custom label")

    def take(cell: str, cells: Sequence[str], draft: Draft) -> None:
        label = cells[label_place]
        draft.notes.append(f"{label}: {cell}" if label else cell)

    return take


def _relation_taker(layout: Layout, column: Column) -> CellTaker:
    label_place = layout.beside(column, "relation label")

    def take(cell: str, cells: Sequence[str], draft: Draft) -> None:
        label = cells[label_place].lstrip("* ")
        kind = kind_of(label)
        label = "" if label.lower() == kind else label
        names = [name.strip() for name in cell.split(BETWEEN)]
        draft.relations += [Relation(kind, name, label) for name in names if name]

    return take


def _person_taker(_: Layout, column: Column) -> CellTaker:
    kind, label = column.field, ""
    if kind == "referred_by":
        kind, label = kind_of("referred by"), column.name

    def take(cell: str, _: Sequence[str], draft: Draft) -> None:
        names = people_in(cell) if kind == "child" else [cell]
        draft.relations += [Relation(kind, name, label) for name in names]

    return take


_MAKERS: dict[str, Callable[[Layout, Column], CellTaker]] = {
    **dict.fromkeys(CHANNELS, channel_taker),
    **dict.fromkeys(("birthday", "anniversary", "date"), date_taker),
    **dict.fromkeys(_PEOPLE, _person_taker),
    "relation": _relation_taker,
    "tag": _tag_taker,
    "note": _note_taker,
    "rating": _rating_taker,
    "custom": _custom_taker,
}
