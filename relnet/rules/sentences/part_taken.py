"""Who of the people in a sentence took part, and who is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.kind_words import BETWEEN, SAYS_WHY
from relnet.rules.sentences.small_words import AND
from relnet.rules.sentences.strangers_said import ALSO
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.person_read import PersonSaid
    from relnet.rules.sentences.words import Word

_LEFT_OUT = {"nicht", "not", "ohne", "without", "ausser", "except", "statt", "kein", "keine"}
_PRESENT = {"dabei", "anwesend", "there", "along", "joined", "zugegen"}


def part_taken(
    words: Sequence[Word],
    people: Sequence[PersonSaid],
    kinds: Sequence[KindSaid],
    kind: str,
    event: range | None = None,
    *,
    is_theirs: bool,
) -> tuple[list[PersonSaid], list[PersonSaid]]:
    """Divide people into those who took part, and those whom the sentence only mentions.

    Where somebody recommended or introduced others, it is with the one who did it. ``event`` is
    where an event stands that alone tells of a meeting.
    """
    if event is not None:
        took = _at_event(words, people, event)
    elif kind in BETWEEN and is_theirs:
        took = _who_did_it(people)
    else:
        took = [person for person in people if _takes_part(words, person, people, kinds, kind)]
        there = [person for person in people if not _is_left_out(words, person)]
        took = took or [person for person in there if person.role in {"", "for"}]
    named = {person.named.words or person.named.text for person in took}
    return took, [
        person for person in people if (person.named.words or person.named.text) not in named
    ]


def _at_event(
    words: Sequence[Word], people: Sequence[PersonSaid], event: range
) -> list[PersonSaid]:
    """Return who is named in one clause with an event, or all if nobody is: hm26: Koch, Weber."""
    rows = {
        person.row
        for clause in clauses(words)
        for person in people
        if person.places.start in clause
        and (event.start in clause or _is_also_there(words, clause, people))
    }
    return [
        person
        for person in people
        if (person.row in rows or not rows)
        and person.role != "through"
        and not _is_left_out(words, person)
    ]


def _who_did_it(people: Sequence[PersonSaid]) -> list[PersonSaid]:
    agents = [person for person in people if person.role == "from"]
    if agents:
        return agents
    return [person for person in people if person.row == people[0].row]


def _takes_part(
    words: Sequence[Word],
    person: PersonSaid,
    people: Sequence[PersonSaid],
    kinds: Sequence[KindSaid],
    kind: str,
) -> bool:
    """Tell whether somebody took part: with them, from them, or beside the verb."""
    if _is_left_out(words, person):
        return False
    if person.role in {"with", "from"} or (person.role == "for" and kind == "gift"):
        return True
    if person.role:
        return False
    row = {other.places.start for other in people if other.row == person.row}
    around = [place for clause in clauses(words) if row & {*clause} for place in clause]
    if _PRESENT & keys(words, around) or _is_also_there(words, around, people):
        return True
    told = [said for said in kinds if said.place in around]
    is_alone = not any(other.role in {"with", "from"} for other in people)
    return any((said.is_verb or is_alone) and _is_part_of(said, kind) for said in told)


def _is_also_there(
    words: Sequence[Word], clause: Sequence[int], people: Sequence[PersonSaid]
) -> bool:
    """Tell whether a clause says of people only that they were there, too: Weber auch."""
    names = {place for person in people for place in person.places}
    rest = keys(words, [place for place in clause if place not in names])
    return bool(rest & ALSO) and rest <= ALSO | AND


def _is_left_out(words: Sequence[Word], person: PersonSaid) -> bool:
    """Tell whether somebody was not there: Koch getroffen, aber nicht Weber; all except Weber."""
    around = range(max(person.row - 1, 0), person.row + 1)
    return bool(keys(words, around) & _LEFT_OUT)


def _is_part_of(said: KindSaid, kind: str) -> bool:
    """Tell whether a word tells of the same: telefoniert, sie hat mir Koch empfohlen does not."""
    return said.kind == kind or said.weight < SAYS_WHY
