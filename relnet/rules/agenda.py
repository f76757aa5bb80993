"""Put together what today holds: the suggestions of all rules, most important first.

A rule gives each suggestion its base weight on one scale of 0 to 120, so that a new rule finds
its place without changing another. ``rules/ranking.py`` adds up to 9 points for the person and
the moment, so that ten points of base are never made up for:

    120  one's own word for today   110  condolences
    100  a round birthday today      90  any other birthday today
     88  a round birthday, late      84  any other birthday, late
     85  a wedding, a jubilee, the last day at work, if it is today
     82  round years at work today   80  one's own word, older
     78  a round birthday on the days off ahead
     75  any other birthday on them  75  thanks for what they gave
     70  thanks for a meeting
     65  thanks for praise           62  what came of an introduction
     60  a wedding, birth ..., announced or late
     58  round years at work, announced or late
     55  a new job or promotion, if one knows them from more than a network
     52  a company's jubilee         45  a card that was forgotten
     40  what others promised
     35  a new job or promotion, of those one is merely connected with
     33  a company's jubilee, of those  30  a round wedding anniversary

What can only be done today stands above one's own word, one's own word above courtesy, and
courtesy above what others owe. Late wishes for a birthday do not wait either: they are over in
three days, through which the thanks after a fair would hide them. Whoever is to be thanked for
several things gets one thank-you, in the place of the heaviest. A thank-you and a forgotten card
of one meeting are two lines, for each is done in its own way; the card stands far below. Within
one weight the older due day comes first.

To be in touch again (20 to 32) can wait: no more than five people a day are proposed for it, and
nobody who is on the list for something else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from relnet.model.suggestion import Decision, Suggestion


TURNS = 5  # people a day to be in touch with again; whose turn it is can wait for another day
NAMED = 5  # of what one thanks for at once; the evidence has it all
ONLY_TODAY = 82.0  # what has this base, or more, cannot wait until tomorrow


def agenda(
    suggestions: Iterable[Suggestion],
    decisions: Mapping[str, Decision],
    today: date,
    silences: Container[tuple[int, str]] = frozenset(),
) -> list[Suggestion]:
    """Return what is still open today, each occasion once; decisions are found by their key.

    ``silences`` are the kinds that are never wanted for a contact. Of what two sources know, the
    heavier counts.
    """
    agreed: dict[str, Suggestion] = {}
    for suggestion in suggestions:
        key = suggestion.key
        is_silent = (suggestion.contact_id, suggestion.kind) in silences
        if is_silent or _is_settled(decisions.get(key), today):
            continue
        if key not in agreed or _order(suggestion) < _order(agreed[key]):
            agreed[key] = suggestion
    return list(agreed.values())


def one_each(
    lines: Sequence[Suggestion], decisions: Mapping[str, Decision]
) -> Iterator[Suggestion]:
    """Yield lines without the turns of people who have another line, which is reason enough."""
    busy = {line.contact_id for line in lines if line.kind != "reconnect"}
    for line in lines:
        if line.contact_id not in busy or not is_turn(line, decisions):
            yield line


def one_thanks_each(lines: Iterable[Suggestion]) -> list[Suggestion]:
    """Return lines with one thank-you per person, for everything at once.

    The heaviest gives the line its key and its place; of equal ones the newest, which fades last.
    """
    others: list[Suggestion] = []
    thanks: dict[int, list[Suggestion]] = {}
    for line in lines:
        alike = thanks.setdefault(line.contact_id, []) if line.kind == "thank" else others
        alike.append(line)
    return [*others, *(_together(sorted(found, key=_foremost)) for found in thanks.values())]


def _foremost(line: Suggestion) -> tuple[float, int, str]:
    return -line.weight, -line.due_on.toordinal(), line.key


def _together(thanks: Sequence[Suggestion]) -> Suggestion:
    first, *others = thanks
    if not others:
        return first
    causes = [line.cause or line.reason for line in thanks]
    facts = (fact for line in thanks for fact in (line.cause or line.reason, *line.evidence))
    return replace(
        first,
        reason=Phrase("say thanks: {what}", what=_named(causes)),
        evidence=(*dict.fromkeys(facts),),
        minutes=max(line.minutes for line in thanks),
        also=(*others,),
    )


def _named(causes: Sequence[Phrase]) -> Phrase:
    more = len(causes[NAMED:])
    shown = [*causes[:NAMED], *([counted(more, "and {n} more", "and {n} more")] if more else [])]
    named = shown[0]
    for cause in shown[1:]:
        named = Phrase("{causes}; {cause}", causes=named, cause=cause)
    return named


def is_turn(line: Suggestion, decisions: Mapping[str, Decision]) -> bool:
    """Tell whether a line is of those of which a day takes no more than TURNS.

    It is somebody's turn to be in touch again, unless the owner put that off until now.
    """
    decision = decisions.get(line.key)
    return line.kind == "reconnect" and not (decision and decision.verdict == "snoozed")


def in_order(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return suggestions with the heaviest first."""
    return sorted(suggestions, key=_order)


def is_for(suggestion: Suggestion, decision: Decision | None, day: date) -> bool:
    """Tell whether a line is for this very day, so that it is shown even on a day off.

    That is a birthday, an appointment and what one put off or planned for the day.
    """
    if decision and decision.verdict == "snoozed" and decision.until_on == day:
        return True
    return suggestion.is_for_the_day and suggestion.due_on == day


def _is_settled(decision: Decision | None, today: date) -> bool:
    if decision is None:
        return False
    if decision.verdict == "snoozed":
        return decision.until_on is not None and decision.until_on > today
    return True


def _order(suggestion: Suggestion) -> tuple[float, date, str, str, str]:
    """Leave no tie to the order of arrival: the list must read the same on every run."""
    name = fold(suggestion.contact)
    return -suggestion.weight, suggestion.due_on, name, suggestion.key, str(suggestion.reason)
