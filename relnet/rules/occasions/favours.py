"""Thank people for what they gave: a gift, help, a name, an introduction, an invitation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import working_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.occasion import Favour
    from relnet.model.today import Today

NEEDS = "favours"
DAY = timedelta(days=1)
FADES_AFTER = timedelta(days=14)  # of the day on which it is known, as with thanks for a meeting
RECENT = timedelta(days=90)  # before it is written down; older help is history that is entered
BEFORE, AFTER = FADES_AFTER + RECENT, timedelta(0)
MINUTES = 5  # a few lines, or a short call
WEIGHT = 75.0  # on the scale of relnet/rules/agenda.py: who gave comes before who was there

REASONS = {
    "gift": Phrase("say thanks: a gift on {day}"),
    "help": Phrase("say thanks: helped you on {day}"),
    "referral": Phrase("say thanks: recommended you on {day}"),
    "introduction": Phrase("say thanks: introduced you on {day}"),
    "invitation": Phrase("say thanks: invited you on {day}"),
}
EVIDENCE = {
    "gift": Phrase("gave you something on {day}"),
    "help": Phrase("helped you on {day}"),
    "referral": Phrase("recommended you on {day}"),
    "introduction": Phrase("introduced you on {day}"),
    "invitation": Phrase("invited you on {day}"),
}


def suggest(favours: Iterable[Favour], today: Today) -> Iterator[Suggestion]:
    """Suggest one thank-you per interaction, from the next working day on for two weeks.

    The two weeks count from the day on which it was written down: who notes today that Weber
    helped three weeks ago has just remembered it, and late thanks for help please, while late
    thanks for a talk puzzle. Beyond 90 days only the diary is filled. As soon as there is
    something to tell of an introduction, thanks are said with that (outcomes).
    """
    for favour in favours:
        if _is_open(favour, today.day):
            due_on = working_day_after(_day_before_thanks(favour), today.holidays)
            if due_on <= today.day:
                yield _thanks(favour, due_on)


def _is_open(favour: Favour, today: date) -> bool:
    known_on = max(favour.happened_on, favour.learned_on)
    is_thanked = favour.thanked_on is not None and favour.thanked_on >= favour.happened_on
    is_recent = known_on - favour.happened_on <= RECENT
    is_now = favour.happened_on < today and today - known_on <= FADES_AFTER
    has_led = any(outcome.happened_on < today for outcome in favour.outcomes)
    return is_now and is_recent and not (is_thanked or has_led)


def _day_before_thanks(favour: Favour) -> date:
    """Return the day after which it is time; what is noted later is due at once."""
    return max(favour.happened_on, favour.learned_on - DAY)


def _thanks(favour: Favour, due_on: date) -> Suggestion:
    return Suggestion(
        key=f"thank:interaction-{favour.interaction_id}:contact-{favour.contact_id}",
        kind="thank",
        contact_id=favour.contact_id,
        contact=favour.contact,
        organization=favour.organization,
        due_on=due_on,
        reason=_reason(favour),
        weight=WEIGHT,
        evidence=tuple(_evidence(favour)),
        minutes=MINUTES,
        facts=_facts(favour),
        cause=_cause(favour),
    )


def _reason(favour: Favour) -> Phrase:
    if favour.person and favour.kind == "introduction":
        return Phrase("say thanks: introduced you to {person}", person=favour.person)
    if favour.person and favour.kind == "referral":
        return Phrase("say thanks: recommended you to {person}", person=favour.person)
    return Phrase(REASONS[favour.kind].text, day=favour.happened_on)


def _cause(favour: Favour) -> Phrase:
    if favour.person and favour.kind == "introduction":
        return Phrase("introduced you to {person}", person=favour.person)
    if favour.person and favour.kind == "referral":
        return Phrase("recommended you to {person}", person=favour.person)
    return Phrase(EVIDENCE[favour.kind].text, day=favour.happened_on)


def _evidence(favour: Favour) -> Iterator[Phrase]:
    yield Phrase(EVIDENCE[favour.kind].text, day=favour.happened_on)
    if favour.event:
        yield Phrase("at {event}", event=favour.event)
    if favour.topic:
        yield Phrase("it was about {topic}", topic=favour.topic)
    if favour.learned_on > favour.happened_on:
        yield Phrase("noted on {day}", day=favour.learned_on)
    if favour.thanked_on:
        yield Phrase("thanked before, on {day}", day=favour.thanked_on)


def _facts(favour: Favour) -> dict[str, object]:
    """Say what a letter may: the topic of a gift is what it was, that of a name what it is for."""
    about = "topic" if favour.kind in {"introduction", "referral"} else "about"
    texts = {"event": favour.event, "place": favour.place, "person": favour.person}
    known = {name: text for name, text in {**texts, about: favour.topic}.items() if text}
    return {"kind": favour.kind, "day": favour.happened_on, **known}
