"""Give a card its place: a contact of its own, or what is new at the contact whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from relnet.jobs.recognise_records import person, remember
from relnet.jobs.rename_contact import rename
from relnet.model.noun import noun
from relnet.model.report import Update
from relnet.rules.held_values import Held
from relnet.rules.names import handle_for
from relnet.rules.news import VALUES, better_name, has_values, news
from relnet.store import edits

if TYPE_CHECKING:
    from datetime import date

    from relnet.jobs.recognise_records import Chunk, Entry
    from relnet.model.arrival import Arrival
    from relnet.model.card import Relation
    from relnet.model.contact import Contact, Standing
    from relnet.model.moment import Moment
    from relnet.model.report import Doubt, FileReport, ImportReport, Outcome
    from relnet.store import Connection
    from relnet.store.gatherings import Titled
    from relnet.store.intake import Intake, Seen
    from relnet.store.series import Series

LONGEST_HANDLE = 30  # characters of a name that is followed by whom one knows of it through


@noun
class Wishes:
    """What the owner says about everybody in the files."""

    event_id: int | None = None
    met_on: date | None = None
    tags: tuple[str, ...] = ()
    matches: bool = True


class Company(NamedTuple):
    """Who takes part in a meeting, and its line; the first of them may have invited the others."""

    line: int
    people: tuple[int, ...]
    has_host: bool


@dataclass(slots=True)
class Desk:
    """Where the records of one file arrive.

    ``left`` counts, for an import without matching, how many entries with a digest are in the
    village already: so many of this run's are taken for those, the rest are new. ``day`` is
    that of the export, the import's own if nothing says more, ``home`` the country of numbers
    that name none. ``sighted`` are the entries that came before, ``told`` who began what their
    records tell of. ``held`` are entries that can only be judged when the whole file ``is_read``.
    ``revisions`` has for the record of a calendar's entry the last one in the file, ``days`` for
    the record and a revision all days that the file names, ``titled`` the events of a day by last
    day and title, and ``series`` those of a UID. ``company`` is who was at the meetings, ``links``
    whom records name by UID (in the end those who are not here yet), ``silent`` who has an entry
    that says nothing new, as soon as any names somebody so.
    """

    db: Connection
    now: Moment
    intake: Intake
    wishes: Wishes
    report: ImportReport
    file: FileReport
    day: date
    home: str
    source_id: int = 0
    left: dict[int, int] = field(default_factory=dict)
    waiting: list[tuple[Entry, Doubt]] = field(default_factory=list)
    held: list[Entry] = field(default_factory=list)
    is_read: bool = False
    revisions: dict[int, int] = field(default_factory=dict)
    days: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    titled: dict[date, dict[tuple[date, str], Titled]] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    is_reread: bool = False
    linked: set[int] = field(default_factory=set)
    sighted: list[Seen] = field(default_factory=list)
    told: dict[int, str] = field(default_factory=dict)
    company: list[Company] = field(default_factory=list)
    links: list[tuple[int, Relation]] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)


def create(
    desk: Desk, chunk: Chunk, arrival: Arrival, record_id: int, standing: Standing = "direct"
) -> int:
    """Add a contact with all that its card says; returns its id."""
    contact_id = desk.intake.create(arrival, handle_for(arrival.label), record_id, standing)
    if arrival.card.relations:
        _relate(desk, contact_id, arrival, record_id)
    chunk.arrived[contact_id] = arrival
    remember(chunk, arrival, contact_id)
    return contact_id


def extend(
    desk: Desk, chunk: Chunk, arrival: Arrival, contact_id: int, place: tuple[int, int]
) -> Outcome:
    """Add what a card says beyond what is known; ``place`` is its line, and its record's id."""
    contact = person(chunk, contact_id)
    line, record_id = place
    held = _held(chunk, contact)
    extra = news(arrival, contact, held)
    parts = better_name(arrival, contact)
    if has_values(extra):
        desk.intake.extend(contact_id, extra, record_id)
        _relate(desk, contact_id, extra, record_id)
        contact = _with_values(contact, extra)
        held.grow(contact, extra.card)
    if parts:
        desk.intake.flush()  # the contact itself may still wait to be written
        contact = rename(desk.db, contact, parts)
    chunk.known[contact_id] = contact
    remember(chunk, arrival, contact_id)
    fields = (*parts, *(values for values in VALUES if getattr(extra.card, values)))
    if _is_saluted(desk, chunk, arrival, contact_id):
        fields = (*fields, "salutation")
    if not fields:
        return "unchanged"
    desk.report.updates.append(Update(desk.file.path, line, contact_id, contact.label, fields))
    return "updated"


def _is_saluted(desk: Desk, chunk: Chunk, arrival: Arrival, contact_id: int) -> bool:
    """Note how to address somebody, as the card says; False if that is no news."""
    if not arrival.card.salutation:
        return False
    if contact_id in chunk.arrived:
        desk.intake.flush()  # the contact may still wait to be written
    return edits.salute(desk.db, contact_id, arrival.card.salutation)


def _held(chunk: Chunk, contact: Contact) -> Held:
    """Return what the contact has as it was made ready for an earlier card of the chunk."""
    held = chunk.held.get(contact.id)
    if held is None or held.contact is not contact:
        held = chunk.held[contact.id] = Held(contact)
    return held


def _relate(desk: Desk, contact_id: int, arrival: Arrival, record_id: int) -> None:
    for relation in arrival.card.relations:
        # The plain handle is for whoever has a card of their own.
        handle = f"{handle_for(relation.name)[:LONGEST_HANDLE]}-via-{contact_id}"
        desk.intake.relate(contact_id, relation, handle, record_id)


def _with_values(contact: Contact, extra: Arrival) -> Contact:
    card = extra.card
    return replace(
        contact,
        channels=(*contact.channels, *card.channels),
        addresses=(*contact.addresses, *card.addresses),
        positions=(*contact.positions, *card.positions),
        dates=(*contact.dates, *card.dates),
        tags=(*contact.tags, *card.tags),
        notes=(*contact.notes, *card.notes),
        relations=(*contact.relations, *card.relations),
    )
