"""Go through duplicates and waiting entries, one key at a time."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from relnet.cli.comparison import side_by_side
from relnet.cli.language import _, say
from relnet.cli.screen import complain, explain, settings, tell, tell_undo
from relnet.cli.terminal import is_terminal, terminal_width
from relnet.errors import DataError, MistakeError
from relnet.jobs.decide_duplicates import different, same
from relnet.jobs.decide_records import questions, settle_record
from relnet.jobs.find_duplicates import find_duplicates
from relnet.jobs.undo_batch import undo
from relnet.model.likeness import Likeness, Pair
from relnet.phrase import Phrase, counted
from relnet.store import contacts, queue, refusals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.decide_records import Asked, Question
    from relnet.jobs.find_duplicates import Duplicates
    from relnet.model.card import Card
    from relnet.model.contact import Contact
    from relnet.model.waiting import Waiting
    from relnet.store import Connection

MOST_CANDIDATES = 9  # that a key can choose
WIDEST = 120  # columns
SAME, DIFFERENT, LATER, UNDO, QUIT = "s", "d", "l", "u", "q"
LANE = {"certain": Phrase("certain"), "likely": Phrase("likely"), "possible": Phrase("possible")}
FOR, AGAINST = Phrase("for: {reasons}"), Phrase("against: {reasons}")
UNREADABLE = Phrase(
    "{path}: line {line}: relnet import --no-match of this file makes a contact of the entry."
)
NEW = Phrase("new entry")
GIVEN = Phrase("The entry belongs to {contact} (id {id}) now.")
CREATED = Phrase("{contact} is a new contact (id {id}).")
KEYS = Phrase("s same   d different   l later   u undo   q quit")
SEVERAL = Phrase("1-{n} this one   d nobody of them   l later   u undo   q quit")
NOBODY = Phrase("d a new contact   l later   u undo   q quit")


@dataclass(slots=True)
class _Decision:
    """What was decided at a step: the batch (None if it is for later), who went into whom."""

    place: int
    verdict: str
    batch: int | None = None
    gone: int | None = None


@dataclass(slots=True)
class _Review:
    """A review that is under way: its steps, at which it is, and what was decided so far."""

    db: Connection
    found: Duplicates
    steps: Sequence[Pair | Waiting]
    decided: list[_Decision] = field(default_factory=list)
    became: dict[int, int] = field(default_factory=dict)
    place: int = 0

    def now(self, contact_id: int) -> int:
        """Return who a contact is by now: it may have been merged."""
        while contact_id in self.became:
            contact_id = self.became[contact_id]
        return contact_id


def review(db: Connection) -> None:
    """Ask about everything, certain pairs first; MistakeError where nobody can be asked."""
    if not settings().may_ask:
        raise MistakeError(
            Phrase("duplicates review asks, and needs a terminal to do it."),
            Phrase("relnet duplicates --auto certain, or: relnet merge A B"),
        )
    found = find_duplicates(db)
    run = _Review(db, found, _steps(db, found))
    if not run.steps:
        tell(Phrase("Nobody is here twice, as far as relnet can tell."))
        return
    try:
        _go_through(run)
    finally:  # also when it is interrupted: what was decided stays
        _sum_up(run)


def offer_review(db: Connection, n: int) -> None:
    """Ask after an import with how many records wait whether to look at them now."""
    if not settings().may_ask or settings().is_quiet or not is_terminal(sys.stderr):
        return
    question = counted(n, "Look at it now?", "Look at them now?")
    answer = click.prompt(f"{say(question)} [{_('y/N')}]", default="", show_default=False, err=True)
    if answer.strip().lower() in {"y", "yes", *_("y yes").split()}:
        review(db)


def _steps(db: Connection, found: Duplicates) -> list[Pair | Waiting]:
    """Put what to ask about in order: what is certain, what waits, and the rest."""
    pairs = [pair for pair in found.pairs if (pair.a, pair.b) not in found.between]
    certain = [pair for pair in pairs if pair.likeness.lane == "certain"]
    return [*certain, *queue.waiting(db), *pairs[len(certain) :]]


def _go_through(run: _Review) -> None:
    while run.place < len(run.steps):
        decision = _ask(run, run.place, run.steps[run.place])
        if decision is None:  # there is nothing left to ask
            run.place += 1
        elif decision.verdict == QUIT:
            break
        elif decision.verdict == UNDO:
            run.place = _take_back(run, run.place)
        else:
            run.decided.append(decision)
            run.place += 1
            tell_undo(decision.batch)


def _ask(run: _Review, place: int, step: Pair | Waiting) -> _Decision | None:
    """Ask about a step; None if there is nothing left to ask, by what was decided before."""
    if isinstance(step, Pair):
        return _ask_pair(run, place, step)
    return _ask_entry(run, place, step)


def _ask_pair(run: _Review, place: int, pair: Pair) -> _Decision | None:
    """Ask about two contacts; None if they are one by now, or one of them is gone."""
    a, b = sorted((run.now(pair.a), run.now(pair.b)))
    pictured = contacts.in_order(run.db, [a, b]) if a != b else []
    if len(pictured) < 2 or (a, b) in refusals.refused_pairs(run.db):
        return None
    _say_step(run, place, pair.likeness)
    _compare(pictured[0], pictured[1], pictured[1].label, f"{b}")
    key = _key(KEYS, {SAME, DIFFERENT})
    if key == SAME:
        keep, batch = same(run.db, settings().now, (a, b))
        gone = b if keep == a else a
        run.became[gone] = keep
        _say_merged(pictured, gone, keep)
        return _Decision(place, SAME, batch, gone)
    if key == DIFFERENT:
        batch = different(run.db, settings().now, (a, b))
        _say_different(pictured)
        return _Decision(place, DIFFERENT, batch)
    return _Decision(place, key)


def _say_merged(pair: Sequence[Contact], gone: int, keep: int) -> None:
    labels = {contact.id: contact.label for contact in pair}
    tell(
        Phrase(
            "{gone} (id {gone_id}) and {contact} (id {id}) are one contact now: {id}.",
            gone=labels[gone],
            gone_id=gone,
            contact=labels[keep],
            id=keep,
        )
    )


def _say_different(pair: Sequence[Contact]) -> None:
    a, b = pair
    tell(
        Phrase(
            "{a} (id {a_id}) and {b} (id {b_id}) stay two contacts; relnet will not ask again.",
            a=a.label,
            a_id=a.id,
            b=b.label,
            b_id=b.id,
        )
    )


def _ask_entry(run: _Review, place: int, waiting: Waiting) -> _Decision | None:
    """Ask about the people of an entry; the answers count together, when all are given."""
    if not queue.waits(run.db, waiting.record_id):
        return None
    [asked] = questions(run.db, settings().now, run.found.common, [waiting])
    if not asked.questions:
        tell(Phrase(UNREADABLE.text, path=waiting.path, line=waiting.line))
        return None
    answers: list[int | None] = []
    for question in asked.questions:
        key = _ask_who(run, place, asked, question)
        if key in {LATER, UNDO, QUIT}:
            return _Decision(place, key)
        answers.append(None if key == DIFFERENT else question.candidates[int(key) - 1].contact.id)
    ids, batch = settle_record(run.db, settings().now, asked, answers)
    for question, answer in zip(asked.questions, answers, strict=True):
        _say_settled(run.db, ids[question.place], is_new=answer is None)
    return _Decision(place, SAME if any(answers) else DIFFERENT, batch)


def _say_settled(db: Connection, contact_id: int | None, *, is_new: bool) -> None:
    """Say where somebody in an entry is now; nothing if the entry leaves them out."""
    for contact in contacts.in_order(db, [contact_id] if contact_id else []):
        said = CREATED if is_new else GIVEN
        tell(Phrase(said.text, contact=contact.label, id=contact.id))


def _ask_who(run: _Review, place: int, asked: Asked, question: Question) -> str:
    """Ask who somebody in an entry is; returns the number of a candidate, or another key."""
    candidates = question.candidates[:MOST_CANDIDATES]
    nobody = Likeness(0.0, "possible", (Phrase("{why}", why=asked.waiting.because),))
    _say_step(run, place, candidates[0].likeness if candidates else nobody, asked.waiting)
    for number, candidate in enumerate(candidates, 1):
        head = (
            f"{number}) {candidate.contact.id}"
            if len(candidates) > 1
            else f"{candidate.contact.id}"
        )
        if number > 1:
            _say_why(candidate.likeness)
        _compare(candidate.contact, question.arrival.card, question.arrival.label, say(NEW), head)
    if not candidates:
        return _key(NOBODY, {DIFFERENT})
    if len(candidates) == 1:
        key = _key(KEYS, {SAME, DIFFERENT})
        return "1" if key == SAME else key
    keys = Phrase(SEVERAL.text, n=len(candidates))
    return _key(keys, {DIFFERENT, *map(str, range(1, len(candidates) + 1))})


def _say_step(run: _Review, place: int, likeness: Likeness, waiting: Waiting | None = None) -> None:
    complain("")
    sure = LANE[likeness.lane or "possible"]
    complain(say(Phrase("{n} of {all}: {sure}", n=place + 1, all=len(run.steps), sure=sure)))
    if waiting:
        complain(
            say(
                Phrase(
                    "waits since the import of {path}, line {line}",
                    path=waiting.path,
                    line=waiting.line,
                )
            )
        )
    _say_why(likeness)


def _say_why(likeness: Likeness) -> None:
    for text, reasons in ((FOR, likeness.reasons), (AGAINST, likeness.doubts)):
        if reasons:
            complain(say(Phrase(text.text, reasons=", ".join(map(say, reasons)))))


def _compare(a: Contact, b: Contact | Card, name: str, right: str, left: str = "") -> None:
    width = min(terminal_width(os.environ), WIDEST)
    for line in side_by_side((a, a.label), (b, name), (left or f"{a.id}", right), width):
        complain(line)


def _key(legend: Phrase, known: set[str]) -> str:
    """Wait for a key that means something; the end of input means the end."""
    complain(say(legend))
    while True:
        try:
            key = click.getchar().lower()
        except EOFError:
            return QUIT
        if key in known | {LATER, UNDO, QUIT}:
            return key


def _take_back(run: _Review, place: int) -> int:
    """Undo the last decision of this review; returns where to go on."""
    if not run.decided:
        tell(Phrase("There is nothing to take back yet."))
        return place
    last = run.decided[-1]
    try:
        if last.batch is not None:
            undo(run.db, settings().now, last.batch)
    except DataError as error:  # something else, outside this review, was built on it
        explain(error)
        return place
    run.decided.pop()
    if last.gone is not None:
        del run.became[last.gone]
    tell(Phrase("Taken back."))
    return last.place


def _sum_up(run: _Review) -> None:
    counts = Counter(decision.verdict for decision in run.decided)
    tell(
        Phrase(
            "{same} the same, {different} different, {left} still open.",
            same=counts[SAME],
            different=counts[DIFFERENT],
            left=counts[LATER] + len(run.steps) - run.place,
        )
    )
    if counts[SAME] + counts[DIFFERENT]:
        tell(Phrase("relnet history lists each decision; relnet undo N takes one back."))
