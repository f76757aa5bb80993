"""Keep what the owner decides about today's lines: done, later, not this time, or never again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.errors import FadedError, UnknownLineError
from relnet.jobs.keep_follow_ups import close, follow_up_of
from relnet.jobs.plan_today import occasions_on, suggestions
from relnet.model.diary import Interaction
from relnet.model.numbers import whole_number
from relnet.model.suggestion import Decision, keys_of
from relnet.store import follow_ups, interactions, occasions, silences
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from relnet.model.moment import Moment
    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

# What finishing a suggestion means in the diary. How a card found its way, or what became of a
# follow-up, only the owner can say.
LOGGED_AS = {
    "thank": "thanks",
    "congratulate": "congratulation",
    "condolence": "condolence",
    "reconnect": "message",
    "meet": "invitation",
    "share": "message",
}
# What these are in the diary is not only how they were done: thanked by phone is thanked, too.
COURTESIES = {"thank", "congratulate", "condolence"}

Finished = tuple[list["Suggestion"], int | None]


def finish(
    db: Connection, now: Moment, lines: Sequence[str], note: str = "", kind: str = ""
) -> Finished:
    """Mark lines as done, and log what was done as ``kind``, or as LOGGED_AS has it.

    Thanks, wishes and condolences are logged as such in any case; thanks at several events for
    each of them. A follow-up is closed, and a forgotten card settled; with a note or a kind that
    is logged.
    """

    def settle(item: Suggestion) -> None:
        if number := follow_up_of(item.key):
            close(db, now, number, "done", comes_again=True)
        else:
            _finish(db, now, item)
        for logged, text, event in _logged(item, note, kind):
            direction: Literal["mine", ""] = "" if logged == "note" else "mine"
            done = Interaction(logged, now.today, (item.contact_id,), event, text, direction)
            interactions.add(db, done, now.at)

    return _settle(db, now, "done", lines, settle)


def _logged(item: Suggestion, note: str, kind: str) -> list[tuple[str, str, int | None]]:
    """Return what the diary is to say of a line that is done, each with its note and event."""
    own = LOGGED_AS.get(item.kind, "")
    events: Iterable[int | None] = dict.fromkeys(filter(None, map(event_of, keys_of(item))))
    event, *others = [*events] or [None]
    elsewhere = [(own, "", other) for other in others]
    if item.kind in COURTESIES and kind not in {"", own}:
        return [(own, "", event), *elsewhere, (kind, note, event)]
    logged = kind or own or ("note" if note else "")
    return [(logged, note, event), *elsewhere] if logged else []


def skip(db: Connection, now: Moment, lines: Sequence[str]) -> Finished:
    """Take lines off the list, this time; a follow-up that recurs comes again."""

    def settle(item: Suggestion) -> None:
        if number := follow_up_of(item.key):
            close(db, now, number, "dropped", comes_again=True)
        else:
            _decide(db, now, item, "skipped")

    return _settle(db, now, "skip", lines, settle)


def silence(db: Connection, now: Moment, lines: Sequence[str]) -> Finished:
    """Never again suggest for these people what these lines do; a follow-up is dropped for good."""

    def settle(item: Suggestion) -> None:
        if number := follow_up_of(item.key):
            close(db, now, number, "dropped", comes_again=False)
        else:
            silences.silence(db, item.contact_id, item.kind, now.today)

    return _settle(db, now, "never", lines, settle)


def snooze(db: Connection, now: Moment, lines: Sequence[str], until: date) -> Finished:
    """Bring lines back on a later day; a follow-up gets that day as its new due day.

    FadedError if any of it would not come back, because the occasion has faded by then.
    """
    lasting = {item.key for item in occasions_on(db, until)}

    def settle(item: Suggestion) -> None:
        if not lasting.issuperset(keys_of(item)):
            raise FadedError(item.contact, until)
        if number := follow_up_of(item.key):
            follow_ups.postpone(db, number, until)
        else:
            _decide(db, now, item, "snoozed", until)

    return _settle(db, now, "snooze", lines, settle)


def line_of(
    items: Sequence[Suggestion], line: str, *, is_of_several: bool = False
) -> tuple[int, Suggestion]:
    """Find the line that a number or one of its keys names, with its number; UnknownLineError."""
    if (number := whole_number(line)) and number <= len(items):
        return number, items[number - 1]
    for number, item in enumerate(items, 1):
        if line in keys_of(item):
            return number, item
    several = _several(line, len(items)) if is_of_several else []
    raise UnknownLineError(line, len(items), several)


def _several(said: str, lines: int) -> list[int]:
    """Return the lines that ``1,2`` or ``1-3`` means; none if it is something else."""
    numbers: dict[int, None] = {}
    for part in said.split(","):
        first, dash, last = (end.strip() for end in part.partition("-"))
        start, end = whole_number(first), whole_number(last if dash else first)
        if not start or not end or end > lines:
            return []
        numbers |= dict.fromkeys(range(start, end + 1))
    return [*numbers]


def event_of(key: str) -> int | None:
    """Return the event that a suggestion's key names (``thank:event-3:contact-42``)."""
    parts = [part for part in key.split(":") if part.startswith("event-")]
    return int(parts[0].removeprefix("event-")) if parts else None


def _settle(
    db: Connection,
    now: Moment,
    verb: str,
    lines: Sequence[str],
    settle: Callable[[Suggestion], None],
) -> Finished:
    # The list is read inside the batch, so that no other relnet can change it meanwhile.
    with batch(db, verb, "", now.at) as opened:
        items = suggestions(db, now.today)
        named = (line_of(items, line, is_of_several=True) for line in lines)
        chosen = {item.key: item for _, item in named}
        opened.detail = ", ".join(item.contact for item in chosen.values())
        for item in chosen.values():
            settle(item)
    return [*chosen.values()], opened.id


def _finish(db: Connection, now: Moment, item: Suggestion) -> None:
    """Mark all that a line stands for as done; with a day, what is not logged by itself."""
    first, *along = sorted(keys_of(item), key=lambda key: event_of(key) is None)
    occasions.decide(db, Decision(first, "done"), item.contact_id, now.today)
    for key in along:
        occasions.decide(db, Decision(key, "done", now.today), item.contact_id, now.today)


def _decide(
    db: Connection,
    now: Moment,
    item: Suggestion,
    verdict: Literal["skipped", "snoozed"],
    until: date | None = None,
) -> None:
    """Keep what is decided about a line for all that it stands for."""
    for key in keys_of(item):
        occasions.decide(db, Decision(key, verdict, until), item.contact_id, now.today)
