"""Endorsements and recommendations that the owner got: each one is an occasion to say thanks.

Recommendations that the owner gave have the same columns; the name of their file tells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin.days import american_day, not_understood
from relnet.formats.linkedin.people import HIDDEN, are_known, known_by
from relnet.formats.linkedin.sheet import Table, by_row, key, rejected, skipped
from relnet.model.card import Position, Record
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.formats.linkedin.sheet import Entry
    from relnet.model.card import Card
    from relnet.model.reading import Reading

# What the owner did not want, or what its author took back; PENDING waits for the owner only.
GIVEN = Phrase("you wrote it yourself.")
_UNWANTED = {"HIDDEN", "DECLINED", "DELETED", "REVOKED", "WITHDRAWN"}


class _Endorsement(NamedTuple):
    day: str
    skill: str
    given: str
    family: str
    page: str
    status: str


class _Recommendation(NamedTuple):
    given: str
    family: str
    organization: str
    title: str
    text: str
    day: str
    status: str


def _endorsement(found: Entry, _: Reading) -> Record:
    said = _Endorsement(*found.values)
    card = known_by(said.given, said.family, said.page)
    return _record(found, said, card, Happening("endorsement", "", said.skill, "theirs"))


def _recommendation(found: Entry, reading: Reading) -> Record:
    said = _Recommendation(*found.values)
    card = known_by(said.given, said.family, "")
    if card and (said.organization or said.title):
        card = replace(card, positions=(Position(said.organization, "", said.title),))
    note = said.text if reading.with_text else ""
    return _record(found, said, card, Happening("recommendation", "", note, "theirs"))


def _given(found: Entry, _: Reading) -> Record:
    return skipped(found, GIVEN)


def _record(
    found: Entry, said: _Endorsement | _Recommendation, card: Card | None, praise: Happening
) -> Record:
    """Return the record of a praise that has no day yet."""
    row, on = found.row, american_day(said.day)
    if not on:
        return rejected(row, not_understood(said.day))
    if said.status.upper() in _UNWANTED:
        return skipped(found, Phrase("its status is {status}.", status=said.status))
    if card is None:
        return skipped(found, HIDDEN)
    happening = replace(praise, on=on, introduces=are_known(card))
    what = said.skill if isinstance(said, _Endorsement) else said.text
    own_key = key(praise.kind, said.given, said.family, said.day, what)
    return Record(row.line, found.raw, card, row.reason, happening=happening, key=own_key)


ENDORSEMENTS = Table(
    "/endorsementreceivedinfo.csv",
    {
        "day": "Endorsement Date|Datum der Bestätigung",
        "skill": "Skill Name|Name der Kenntnis",
        "given": "Endorser First Name|Vorname des Bestätigenden",
        "family": "Endorser Last Name|Nachname des Bestätigenden",
        "page": "Endorser Public Url",
        "status": "Endorsement Status",
    },
    "day skill given family",
    by_row(_endorsement),
)
RECOMMENDATIONS = Table(
    "/recommendationsreceived.csv",
    {
        "given": "First Name|Vorname",
        "family": "Last Name|Nachname",
        "organization": "Company|Unternehmen",
        "title": "Job Title|Title|Jobbezeichnung",
        "text": "Text|Body",
        "day": "Creation Date|Created Date|Erstellungsdatum",
        "status": "Status",
    },
    "given family text day",
    by_row(_recommendation),
    texts=("text",),
)
RECOMMENDATIONS_GIVEN = replace(
    RECOMMENDATIONS, entry="/recommendationsgiven.csv", records=by_row(_given)
)
