"""Who of the people in a sentence took part, and who is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.kind_words import BETWEEN, SAYS_WHY
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.people_said import PersonSaid
    from relnet.rules.sentences.words import Word

_PRESENT = {"dabei", "anwesend", "there", "along", "joined", "zugegen"}


def part_taken(
    words: Sequence[Word],
    people: Sequence[PersonSaid],
    kinds: Sequence[KindSaid],
    kind: str,
    *,
    is_theirs: bool,
) -> tuple[list[PersonSaid], list[PersonSaid]]:
    """Divide people into those who took part, and those whom the sentence only mentions.

    Where somebody recommended or introduced others, it is with the one who did it.
    """
    if kind in BETWEEN and is_theirs:
        took = _who_did_it(people)
    else:
        took = [person for person in people if _takes_part(words, person, people, kinds, kind)]
        took = took or [person for person in people if person.role in {"", "for"}]
    return took, [person for person in people if person not in took]


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
    if person.role in {"with", "from"} or (person.role == "for" and kind == "gift"):
        return True
    if person.role:
        return False
    row = {other.places.start for other in people if other.row == person.row}
    around = [place for clause in clauses(words) if row & {*clause} for place in clause]
    if _PRESENT & keys(words, around):
        return True
    told = [said for said in kinds if said.place in around]
    is_alone = not any(other.role in {"with", "from"} for other in people)
    return any((said.is_verb or is_alone) and _is_part_of(said, kind) for said in told)


def _is_part_of(said: KindSaid, kind: str) -> bool:
    """Tell whether a word tells of the same: telefoniert, sie hat mir Koch empfohlen does not."""
    return said.kind == kind or said.weight < SAYS_WHY
