"""Thank people who endorsed or recommended one, which their network tells only in an export."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from relnet.model.occasion import Praise
    from relnet.model.today import Today

NEEDS = "praises"
FADES_AFTER = timedelta(days=14)  # of the day one learns of it, as with thanks for a meeting
RECENT = timedelta(days=180)  # before that day; older praise was either thanked for or forgotten
BEFORE, AFTER = FADES_AFTER + RECENT, timedelta(0)
SHOWN = 3  # pieces of evidence
MINUTES = 5  # a few lines, or a short call
WEIGHT = 65.0  # on the scale of relnet/rules/agenda.py


def suggest(praises: Iterable[Praise], today: Today) -> Iterator[Suggestion]:
    """Suggest one thank-you per person, for two weeks from the day relnet learns of the praise.

    Exports come months late, so not the day of the praise counts but that of its import; what
    is more than half a year older than its import is left alone. Thanks given since are enough.
    The last day on which one learned of any names the occasion, since that praise fades last:
    the line keeps its key when older praise fades, and importing it again is no new one.
    """
    people: dict[int, list[Praise]] = {}
    for praise in praises:
        if _is_open(praise, today.day):
            people.setdefault(praise.contact_id, []).append(praise)
    for found in people.values():
        yield _thanks(sorted(found, key=_order))


def _is_open(praise: Praise, today: date) -> bool:
    """Tell whether it is time to give thanks, and that has not been done."""
    is_now = timedelta(0) <= today - praise.learned_on <= FADES_AFTER
    is_recent = praise.learned_on - praise.happened_on <= RECENT and praise.happened_on <= today
    is_thanked = praise.thanked_on is not None and praise.thanked_on >= praise.happened_on
    return is_now and is_recent and not is_thanked


def _order(praise: Praise) -> tuple[bool, int, str]:
    """Put recommendations first, then what is new; subjects in the order of their letters."""
    return praise.kind != "recommendation", -praise.happened_on.toordinal(), praise.about


def _thanks(praises: Sequence[Praise]) -> Suggestion:
    first = praises[0]
    learned_on = max(praise.learned_on for praise in praises)
    return Suggestion(
        key=f"thank:praise-{learned_on}:contact-{first.contact_id}",
        kind="thank",
        contact_id=first.contact_id,
        contact=first.contact,
        organization=first.organization,
        due_on=min(praise.learned_on for praise in praises),
        reason=_reason(praises),
        weight=WEIGHT,
        evidence=tuple(_evidence(praises)),
        minutes=MINUTES,
        facts=_facts(first),
        cause=_cause(praises),
    )


def _facts(praise: Praise) -> dict[str, object]:
    """Say what a letter may: recommendations are long texts, so only skills are named."""
    facts: dict[str, object] = {"kind": praise.kind, "day": praise.happened_on}
    if praise.kind == "endorsement" and praise.about:
        facts["about"] = praise.about
    return facts


def _reason(praises: Sequence[Praise]) -> Phrase:
    if praises[0].kind == "recommendation":
        return Phrase("say thanks: recommended you")
    return counted(
        len(praises), "say thanks: endorsed you", "say thanks: endorsed you for {n} skills"
    )


def _cause(praises: Sequence[Praise]) -> Phrase:
    if praises[0].kind == "recommendation":
        return Phrase("recommended you")
    return counted(len(praises), "endorsed you", "endorsed you for {n} skills")


def _evidence(praises: Sequence[Praise]) -> Iterator[Phrase]:
    for praise in praises[:SHOWN]:
        if praise.kind == "recommendation":
            yield Phrase("recommended you on {day}", day=praise.happened_on)
        elif praise.about:
            yield Phrase(
                "endorsed you for {skill} on {day}", skill=praise.about, day=praise.happened_on
            )
        else:
            yield Phrase("endorsed you on {day}", day=praise.happened_on)
    if more := len(praises[SHOWN:]):
        yield counted(more, "and {n} more", "and {n} more")
