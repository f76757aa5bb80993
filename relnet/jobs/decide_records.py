"""Settle entries that wait in the import's queue, as the owner decides whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats import exports
from relnet.jobs.keep_maps import reading_for
from relnet.jobs.keep_settings import home
from relnet.jobs.know_relatives import know_linked
from relnet.jobs.note_happenings import note
from relnet.jobs.notice_changes import notice_decided
from relnet.jobs.place_cards import Desk, Wishes, create, extend
from relnet.jobs.recognise_records import Chunk, look_up, person, recognise
from relnet.jobs.settle_records import grant
from relnet.model.arrival import Arrival
from relnet.model.card import Card, Record
from relnet.model.report import FileReport, ImportReport
from relnet.rules.likeness import weigh
from relnet.rules.portraits import portrait
from relnet.rules.tidying import arrive
from relnet.store import contacts, queue, refusals
from relnet.store.batches import batch
from relnet.store.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.contact import Contact
    from relnet.model.likeness import Likeness
    from relnet.model.moment import Moment
    from relnet.model.waiting import Waiting
    from relnet.rules.commonness import Commonness
    from relnet.store import Connection


class Candidate(NamedTuple):
    """Whose an entry may be, and how likely that is."""

    contact: Contact
    likeness: Likeness


class Question(NamedTuple):
    """Somebody in a waiting entry of whom it is not known who they are.

    ``place`` is theirs among the people of the entry. Without candidates, whom it was like is
    not in the village any more.
    """

    place: int
    arrival: Arrival
    candidates: tuple[Candidate, ...]


class Asked(NamedTuple):
    """An entry that waits, and what to ask about it: nothing if it cannot be read any more."""

    waiting: Waiting
    questions: tuple[Question, ...]


def questions(
    db: Connection, now: Moment, common: Commonness, waiting: Sequence[Waiting]
) -> list[Asked]:
    """Judge anew whose it may be that waits, as the village is now."""
    waiting = [_read(db, one) for one in waiting]
    known = {one.record_id: _people(db, one) for one in waiting}
    chunk = _chunk(db, now, waiting, [person for people in known.values() for person in people])
    return [
        Asked(one, tuple(_doubtful(chunk, common, one, known[one.record_id]))) for one in waiting
    ]


def _doubtful(
    chunk: Chunk, common: Commonness, waiting: Waiting, people: Sequence[Arrival]
) -> list[Question]:
    """Return the people of an entry to ask about: of a card alone, its person in any case."""
    found = []
    for place, arrival in enumerate(people):
        verdict = recognise(chunk, arrival, waiting.digest)
        ids = (verdict.contact_id,) if verdict.contact_id else verdict.candidates
        if verdict.candidates or len(people) == 1:
            drawn = [_candidate(arrival, person(chunk, id_), common) for id_ in ids]
            drawn.sort(key=lambda one: -one.likeness.bits)
            found.append(Question(place, arrival, tuple(drawn)))
    return found


def _candidate(arrival: Arrival, contact: Contact, common: Commonness) -> Candidate:
    mine = portrait(arrival.card, arrival.label, 0, [arrival.card.uid])
    theirs = portrait(contact, contact.label, contact.id, [contact.uid])
    return Candidate(contact, weigh(mine, theirs, common))


def settle_record(
    db: Connection, now: Moment, asked: Asked, answers: Sequence[int | None]
) -> tuple[list[int | None], int | None]:
    """Give an entry to whom the owner says, a contact for each question; None is a new one.

    Returns the contacts of its people (None for whom it leaves out), and the batch. Whose it
    could have been, but is not, is remembered for ever.
    """
    waiting = asked.waiting
    people = _people(db, waiting)
    detail = f"{waiting.path}: {waiting.line}"
    with batch(db, "duplicates", detail, now.at) as opened:
        desk = _desk(db, now, waiting)
        chunk = _chunk(db, now, [waiting], people)
        chosen = dict(zip((one.place for one in asked.questions), answers, strict=True))
        chunk.known.update(contacts.load(db, [id_ for id_ in answers if id_]))
        ids = [
            _place(desk, chunk, waiting, arrival, chosen.get(place, arrival))
            for place, arrival in enumerate(people)
        ]
        _let_go(desk, waiting, [*dict.fromkeys(filter(None, ids))])
        notice_decided(desk, reading_for(db, {}), waiting.record_id)
        for question in asked.questions:
            _remember(desk, waiting, question, ids[question.place])
    return ids, opened.id


def _let_go(desk: Desk, waiting: Waiting, people: Sequence[int]) -> None:
    """Let an entry leave the queue: it is theirs, and what it says happened is noted."""
    if not people:
        queue.drop(desk.db, waiting.record_id)
        return
    desk.intake.link(waiting.record_id, people[0])
    desk.intake.flush()
    if waiting.record and waiting.record.card:
        links = waiting.record.card.links
        know_linked(desk.db, desk.intake, [(waiting.record_id, link) for link in links])
    if waiting.record:
        note(desk, waiting.record, people, waiting.record_id)
    for contact_id in people:
        grant(desk, contact_id)


def _place(
    desk: Desk, chunk: Chunk, waiting: Waiting, arrival: Arrival, whose: int | Arrival | None
) -> int | None:
    """Add what the entry says about one of its people to whose it is, or as a new contact.

    Without an answer (``whose`` is the arrival itself) it is who it certainly is. None if an
    entry that introduces nobody says it of a stranger.
    """
    if isinstance(whose, Arrival):
        whose = recognise(chunk, arrival, waiting.digest).contact_id
    happening = waiting.record.happening if waiting.record else None
    if whose is not None:
        extend(desk, chunk, arrival, whose, (waiting.line, waiting.record_id))
    elif happening is None or happening.introduces:
        whose = create(desk, chunk, arrival, waiting.record_id)
    return whose


def _remember(desk: Desk, waiting: Waiting, question: Question, whose: int | None) -> None:
    """Remember whose an entry is not; if it is a new contact's, that one is none of them."""
    others = [one.contact.id for one in question.candidates if one.contact.id != whose]
    for other in others:
        refusals.refuse_record(desk.db, waiting.digest, other, desk.now.today)
    if whose and len(others) == len(question.candidates):
        for other in others:
            refusals.refuse(desk.db, other, whose, desk.now.today)


def _read(db: Connection, waiting: Waiting) -> Waiting:
    """Read an entry again of which only the text was kept, if its format is one for that."""
    form, raw = waiting.form, waiting.raw
    if waiting.record or form not in exports.COMPARED:
        return waiting
    reading = reading_for(db, {}, with_text=False)
    [card] = exports.read_again(form, exports.heading_of(form, raw), [raw], reading)
    record = Record(waiting.line, raw, card) if card else None
    return replace(waiting, record=record)


def _people(db: Connection, waiting: Waiting) -> list[Arrival]:
    if waiting.record is None:
        return []
    cards = (waiting.record.card or Card(), *waiting.record.others)
    return [arrive(card, waiting.seen_on, home(db)) for card in cards]


def _desk(db: Connection, now: Moment, waiting: Waiting) -> Desk:
    file = FileReport(waiting.path, waiting.form, b"")
    wishes = Wishes(waiting.event_id, waiting.met_on, waiting.tags)
    report = ImportReport(is_dry_run=False)
    return Desk(db, now, Intake(db, now.at), wishes, report, file, now.today, home(db))


def _chunk(
    db: Connection, now: Moment, waiting: Sequence[Waiting], people: Sequence[Arrival]
) -> Chunk:
    chunk = look_up(db, Intake(db, now.at), {}, people)
    chunk.refused = refusals.refused(db, [one.digest for one in waiting])
    return chunk
