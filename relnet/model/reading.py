"""What readers must know beside the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SavedMap:
    """How the columns of a table with this header are to be understood; a field '' is left out."""

    name: str
    header: tuple[str, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the owner says about files, and about themselves.

    ``own`` are the owner's mail addresses in lower case, who is never a contact of their own.
    ``with_text`` lets the texts of messages in. ``columns`` says which field a column of a
    table holds; ``maps`` are the mappings that were saved, found by the header.
    """

    own: frozenset[str] = frozenset()
    with_text: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    maps: tuple[SavedMap, ...] = ()
