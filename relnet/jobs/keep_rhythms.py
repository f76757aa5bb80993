"""Keep how often to be in touch: with a person, a tag or a circle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.errors import BadValueError, UnknownRhythmError
from relnet.model.field_words import CHOICES, choice_named, field_named
from relnet.model.folding import fold
from relnet.model.rhythm import BUILT_IN, NEVER, Rhythm
from relnet.phrase import Phrase
from relnet.rules.days import add_interval, parse_day, parse_interval
from relnet.rules.rhythm import days_of, later
from relnet.store import finding, rhythms
from relnet.store.batches import batch

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.moment import Moment
    from relnet.model.rhythm import Scope, Wanted
    from relnet.store import Connection

_A_SEASON = timedelta(days=92)  # weekdays and days of the month come again sooner
NEVER_WORDS = {"never", "nie", "niemals"}


def holder_of(text: str) -> str | None:
    """Read ``tag:messe``, ``circle:inner`` or ``Kreis:innerer``; None if it must be somebody.

    BadValueError for a circle that there is not, or a tag without a name.
    """
    word, colon, name = text.partition(":")
    scope = field_named(word.strip()) if colon else ""
    if scope == "circle":
        circle = choice_named("circle", name)
        if circle is None:
            known = CHOICES["circle"]
            raise BadValueError("circle", name, Phrase("it is one of {known}.", known=known))
        return f"circle:{circle}"
    if scope != "tag":
        return None
    if not name.strip():
        raise BadValueError("tag", name, Phrase("name the tag, as in tag:messe."))
    return f"tag:{name.strip()}"


def choose(
    db: Connection, now: Moment, holder: int | str, wanted: Wanted
) -> tuple[Rhythm, int | None]:
    """Choose how often to be in touch with a contact (by id), a tag or a circle.

    With an interval it is a new rhythm, which keeps minutes and size unless they are said; without
    one, only what is said changes. A rhythm of their own ends that somebody is never suggested.
    Returns it and the batch. BadValueError and BadDayError say what makes no sense.
    """
    with batch(db, "rhythm set", _label(db, holder), now.at) as opened:
        known = rhythms.chosen(db).get(holder) or _built_in(holder)
        rhythm = _changed(known or _nothing(holder), wanted, now.today)
        _check(rhythm, wanted)
        rhythms.keep(db, holder, rhythm, now.at)
        if isinstance(holder, int) and rhythm.every != NEVER:
            rhythms.end_silence(db, holder)
    return rhythm, opened.id


def clear(db: Connection, now: Moment, holder: int | str) -> int | None:
    """Forget the rhythm of a contact, tag or circle; UnknownRhythmError if it has none."""
    label = _label(db, holder)
    with batch(db, "rhythm clear", label, now.at) as opened:
        if not rhythms.clear(db, holder):
            raise UnknownRhythmError(label)
    return opened.id


def _label(db: Connection, holder: int | str) -> str:
    return finding.labels(db, [holder])[holder] if isinstance(holder, int) else holder


def _built_in(holder: int | str) -> Rhythm | None:
    return BUILT_IN.get(str(holder).removeprefix("circle:"))


def _nothing(holder: int | str) -> Rhythm:
    if isinstance(holder, int):
        return Rhythm("contact", "", "")
    scope: Scope = "tag" if holder.startswith("tag:") else "circle"
    return Rhythm(scope, holder.partition(":")[2], "")


def _changed(known: Rhythm, wanted: Wanted, today: date) -> Rhythm:
    """Return the rhythm that is wanted, in the place of the known one."""
    rhythm = known
    if wanted.every is not None:
        every = _interval(wanted.every, "INTERVAL", today)
        rhythm = replace(known, every=every, latest="", counts_from="contact", starts_on=None)
    if not rhythm.every:
        raise BadValueError("INTERVAL", "", Phrase("say how often, such as 4w, 3m or never."))
    if wanted.latest is not None:
        rhythm = replace(rhythm, latest=_interval(wanted.latest, "--latest", today))
    if wanted.counts_from:
        rhythm = replace(rhythm, counts_from=wanted.counts_from, starts_on=None)
    if wanted.starts_on:
        rhythm = replace(rhythm, starts_on=_start(wanted.starts_on, rhythm.every, today))
    if rhythm.counts_from == "plan" and rhythm.starts_on is None and rhythm.every != NEVER:
        rhythm = replace(rhythm, starts_on=later(today, rhythm.every))
    return replace(
        rhythm, minutes=wanted.minutes or rhythm.minutes, size=wanted.size or rhythm.size
    )


def _start(text: str, every: str, today: date) -> date:
    """Read a first day: the next one, unless a date without a year has just been.

    It has if it is closer than the next one, and one interval past at most; then it still says
    on which days the turns are. A weekday is always ahead.
    """
    past, ahead = (parse_day(text, today, past=is_past) for is_past in (True, False))
    is_just_past = ahead - past > _A_SEASON and today - past <= ahead - today
    return past if is_just_past and every != NEVER and later(past, every) >= today else ahead


def _interval(text: str, field: str, today: date) -> str:
    """Return an interval as relnet writes it: ``4w``, or ``never``."""
    if fold(text) in NEVER_WORDS:
        return NEVER
    try:
        interval = parse_interval(text)
    except BadValueError:
        wanted = Phrase("write it like 14d, 4w, 3m, 1y or never.")
        raise BadValueError(field, text, wanted) from None
    add_interval(today, interval)  # BadDayError now, not when it is somebody's turn
    return str(interval)


def _check(rhythm: Rhythm, wanted: Wanted) -> None:
    """Refuse what contradicts itself (BadValueError)."""
    if wanted.size is not None and rhythm.scope != "circle":
        raise BadValueError("--size", str(wanted.size), Phrase("only a circle has a size."))
    if rhythm.latest and (NEVER in {rhythm.every, rhythm.latest}):
        wish = Phrase("a latest day goes with an interval, such as 4w --latest 8w.")
        raise BadValueError("--latest", rhythm.latest, wish)
    if rhythm.latest and days_of(rhythm.latest) < days_of(rhythm.every):
        wish = Phrase("it must be at least as long as the interval, {every}.", every=rhythm.every)
        raise BadValueError("--latest", rhythm.latest, wish)
