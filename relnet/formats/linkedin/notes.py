"""Notes.csv (since 2026): what the owner wrote down about people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin.days import american_day
from relnet.formats.linkedin.people import HIDDEN, known_by
from relnet.formats.linkedin.sheet import Table, by_row, skipped
from relnet.model.card import Record

if TYPE_CHECKING:
    from relnet.formats.linkedin.sheet import Entry
    from relnet.model.reading import Reading


class _Note(NamedTuple):
    given: str
    family: str
    page: str
    text: str
    created_on: str
    edited_on: str


def _record(found: Entry, _: Reading) -> Record:
    note = _Note(*found.values)
    card = known_by(note.given, note.family, note.page)
    if card is None:
        return skipped(found, HIDDEN)
    stated_on = american_day(note.edited_on) or american_day(note.created_on)
    card = replace(card, notes=(note.text,) if note.text else (), stated_on=stated_on)
    return Record(found.row.line, found.raw, card, found.row.reason)


NOTES = Table(
    "/notes.csv",
    {
        "given": "Connection First Name|Vorname des Kontakts",
        "family": "Connection Last Name|Nachname des Kontakts",
        "page": "Connection Profile URL|Profil-URL des Kontakts",
        "text": "Note|Notiz",
        "created_on": "Created On|Erstellt am",
        "edited_on": "Edited On|Bearbeitet am",
    },
    "given text",
    by_row(_record),
)
