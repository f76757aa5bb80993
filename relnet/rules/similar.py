"""Find the names that somebody may have meant who mistyped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIKE = 75.0  # of 100; below it the likeness is chance
MOST = 3


def similar(wanted: str, name_keys: Mapping[int, str]) -> list[int]:
    """Return whose names are most like what was typed, best first, three at most.

    The words may stand in another order, and one of them is enough: ``webr`` is like Anna
    Weber. ``name_keys`` are folded names by id.
    """
    typed = fold(wanted)
    found = process.extract(
        typed, name_keys, scorer=fuzz.token_sort_ratio, limit=MOST, score_cutoff=ALIKE
    )
    if typed and " " not in typed:
        words = {(id_, word): word for id_, name in name_keys.items() for word in name.split()}
        alike = process.extract(typed, words, scorer=fuzz.ratio, limit=MOST, score_cutoff=ALIKE)
        found += [(word, score, id_) for word, score, (id_, _) in alike]
    best = sorted(found, key=lambda hit: (-hit[1], hit[2]))
    return [*dict.fromkeys(contact_id for _name, _score, contact_id in best)][:MOST]
