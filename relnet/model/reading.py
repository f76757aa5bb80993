"""What readers must know beside the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from relnet.model.noun import noun


@noun
class SavedMap:
    """How the columns of a table with this header are to be understood; a field '' is left out."""

    name: str
    header: tuple[str, ...]
    columns: Mapping[str, str]


@noun
class Identity:
    """Who the owner is by their own card: names as ``fold`` has them, keys of profile pages."""

    names: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()


@noun
class Reading:
    """What the owner says about files, and about themselves.

    ``own`` are the owner's mail addresses in lower case, who is never a contact of their own.
    ``with_text`` lets the texts of messages in. ``columns`` says which field a column of a
    table holds; ``maps`` are the mappings that were saved, found by the header. ``owner`` is
    asked when a reader needs it, for the file before may have told.
    """

    own: frozenset[str] = frozenset()
    with_text: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    maps: tuple[SavedMap, ...] = ()
    owner: Callable[[], Identity] = Identity
