"""A whole village as JSON: what ``relnet export json`` writes, and ``relnet import`` reads."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats.blocks import blocks
from relnet.formats.json_checks import WrongFieldError
from relnet.formats.json_in import Item, NoJSONError, items
from relnet.formats.json_out import json_text
from relnet.formats.village_fields import checked
from relnet.model.card import Address, Card, Channel, Name, Position, Record, SpecialDate
from relnet.model.village import LISTS, SCHEMA, Entry
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from relnet.model.village import Fields

__all__ = ["checked", "heading", "read", "record_of", "write"]

MOST = 2_000_000  # entries in one file: what becomes of each is remembered
# The object's first names: of relnet's own lists, or the schema and then a list; a newer schema
# may begin with a list that is not known yet.
_BEGINNING = re.compile(
    rb'\s*\{\s*(?:(?:"schema"\s*:\s*\d+\s*,\s*)?"(?:%s)"'
    rb'|"schema"\s*:\s*(?!%d\b)\d+\s*,\s*"\w+")\s*:\s*\[' % ("|".join(LISTS).encode(), SCHEMA)
)
_NOTHING_DONE = Phrase("nothing was changed; correct the file, or export it again.")


def heading(head: bytes) -> bytes | None:
    """Know a village by the first list of its object; None if the file is of another kind."""
    return b"" if _BEGINNING.match(next(blocks(BytesIO(head)), b"")) else None


def write(out: TextIO, lists: Iterable[tuple[str, Iterable[Fields]]]) -> int:
    """Write the lists, an entry on each line, as they come; returns how many contacts it were."""
    count = 0
    out.write(f'{{"schema": {SCHEMA}')
    for name, rows in lists:
        out.write(f',\n"{name}": [')
        separator = "\n"
        for row in rows:
            out.write(separator + json_text(row))
            separator = ",\n"
            count += name == "contacts"
        out.write("]" if separator == "\n" else "\n]")
    out.write("\n}\n")
    return count


def read(file: BinaryIO, path: str) -> Iterator[Entry]:
    """Yield the entries of a village in the file's order, each list announced by its beginning.

    What is missing has its default, what is unknown is left out. UnreadableFileError, with the
    place, for what is damaged or cannot be; for a village that a newer relnet wrote, too.
    """
    begun: set[str] = set()
    try:
        for count, item in enumerate(items(file)):
            if count > MOST:
                raise UnreadableFileError(path, Phrase("it holds more than {n} entries.", n=MOST))
            if item.key == "schema":
                _check_schema(item, path)
            elif item.key in LISTS:
                yield from _entries(item, begun, path)
    except NoJSONError as error:
        why = Phrase("line {line}: {why}", line=error.line, why=error.why)
        raise UnreadableFileError(path, why, _NOTHING_DONE) from error


def record_of(entry: Entry) -> Record:
    """Return a contact of the file as a record with a card, to be matched like any other.

    Its ``raw`` is the entry as JSON in relnet's own spelling.
    """
    fields = entry.fields or {}
    card = Card(
        _name(fields),
        fields["kind"],
        fields["nickname"],
        tuple(
            Channel(channel["kind"], channel["written"], channel["label"], channel["preferred"])
            for channel in fields["channels"]
        ),
        tuple(Address(*(address[part] for part in _PLACED)) for address in fields["addresses"]),
        tuple(
            Position(position["organization"], position["department"], position["title"])
            for position in fields["positions"]
        ),
        tuple(SpecialDate(day["kind"], day["value"], day["label"]) for day in fields["dates"]),
        tuple(tag["name"] for tag in fields["tagged"]),
        tuple(note["text"] for note in fields["notes"]),
        fields["uid"],
        max((position["seen_on"] or "" for position in fields["positions"]), default=""),
        language=fields["language"],
    )
    return Record(entry.line, json_text(fields).encode(), card)


def _name(fields: Fields) -> Name:
    """Return the name in parts; without any what is shown, unless that is of another field."""
    name = Name(*(fields[part] for part in _NAME_PARTS))
    elsewhere = {
        fields["nickname"],
        *(position["organization"] for position in fields["positions"]),
        *(channel["written"] for channel in fields["channels"]),
    }
    return Name(fields["name"]) if name == Name() and fields["name"] not in elsewhere else name


_NAME_PARTS = ("formatted", "family", "given", "additional", "prefix", "suffix")
_PLACED = ("street", "extended", "po_box", "postcode", "city", "region", "country", "label")


def _check_schema(item: Item, path: str) -> None:
    if type(item.value) is not int or item.value < 1:
        raise _wrong(
            path, item, "schema", Phrase("a whole number from {n} on must stand here.", n=1)
        )
    if item.value > SCHEMA:
        raise UnreadableFileError(
            path,
            Phrase(
                "a newer relnet wrote it (schema {found}, known here: {known}).",
                found=item.value,
                known=SCHEMA,
            ),
            Phrase("nothing was changed; upgrade relnet, for example with pipx upgrade relnet."),
        )


def _entries(item: Item, begun: set[str], path: str) -> Iterator[Entry]:
    if item.place is None:
        if item.value is not None:
            raise _wrong(path, item, item.key, Phrase("a list must stand here."))
    elif item.place >= 0:
        yield Entry(item.key, item.line, item.place, _fields(item, path))
    elif item.key in begun:
        raise _wrong(path, item, item.key, Phrase("the list stands there twice."))
    else:
        begun.add(item.key)
        yield Entry(item.key, item.line)


def _fields(item: Item, path: str) -> Fields:
    try:
        return checked(item.key, item.value)
    except WrongFieldError as error:
        dot = "." if error.path else ""
        place = f"{item.key}[{item.place}]{dot}{error.path}"
        raise _wrong(path, item, place, error.why) from None


def _wrong(path: str, item: Item, place: str, why: Phrase) -> UnreadableFileError:
    return UnreadableFileError(
        path, Phrase("line {line}: {place}: {why}", line=item.line, place=place, why=why),
        _NOTHING_DONE,
    )  # fmt: skip


def wrong_entry(path: str, entry: Entry, why: Phrase) -> UnreadableFileError:
    """Say of an entry why it does not fit the others."""
    item = Item(entry.list, entry.line, entry.place, None)
    return _wrong(path, item, f"{entry.list}[{entry.place}]", why)
