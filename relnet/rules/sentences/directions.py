"""Who did it: Weber hat mir geholfen (theirs), habe Weber geholfen, Mail an Weber (mine)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.rules.sentences.kind_words import ENGLISH_PASTS, FINITE, MUTUAL, MUTUAL_WORDS
from relnet.rules.sentences.small_words import GOT, HAS, ME, MYSELF, SURELY, THEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.diary import Direction
    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.person_read import PersonSaid
    from relnet.rules.sentences.words import Word


def direction_said(
    words: Sequence[Word],
    clause: Sequence[int],
    kind: KindSaid,
    people: Sequence[PersonSaid],
) -> Direction | Literal[""]:
    """Tell who began what a clause tells of; '' where both did, or nobody says."""
    found = [words[place].key for place in clause]
    is_mutual = kind.kind in MUTUAL - {"note"} or words[kind.place].key in MUTUAL_WORDS
    if is_mutual or (kind.kind == "call" and _is_shared(words, people)):
        return "" if "from" not in _roles(people) else "theirs"
    if "from" in _roles(people) or GOT.intersection(found):
        return "theirs"
    if MYSELF.intersection(found):
        return "mine"
    if _is_subject(words, clause, kind, people):
        return "theirs"
    is_to_me = ME.intersection(found) and not {"with", "for"} & _roles(people)
    if kind.kind == "note" and not is_to_me:
        return ""
    return "theirs" if is_to_me else "mine"


def _is_shared(words: Sequence[Word], people: Sequence[PersonSaid]) -> bool:
    """Tell whether it was with somebody: a call with Weber."""
    return any(words[person.row].key in SURELY for person in people)


def _roles(people: Sequence[PersonSaid]) -> set[str]:
    return {person.role for person in people}


def _is_subject(
    words: Sequence[Word], clause: Sequence[int], kind: KindSaid, people: Sequence[PersonSaid]
) -> bool:
    """Tell whether others did it: Weber hat angerufen, Weber called, er rief an."""
    found = {words[place].key for place in clause}
    if found & (HAS | THEY | {"sich"}) - {"sie"}:
        return True
    if words[kind.place].key not in FINITE:
        return False
    alone = [person.places.start for person in people if not person.role]
    if any(place < kind.place for place in alone):
        return True
    # In German a word before the verb pushes its subject behind it: gestern rief Weber an.
    is_german = words[kind.place].key not in ENGLISH_PASTS
    return is_german and kind.place > clause[0] and bool(alone)
