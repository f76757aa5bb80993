"""What all nouns are: values without behaviour, which nobody changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar, dataclass_transform

Noun = TypeVar("Noun")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def noun(cls: type[Noun]) -> type[Noun]:
    """Make a frozen dataclass with slots; the type checker is who sees that it stays as it is.

    Checked at run time, too, each value would take four times as long to make, and an import
    makes a hundred of them for every card. What all can share is not made for each class: that
    would be a third of what a class costs at every start.
    """
    cls.__repr__ = _shown  # type: ignore[method-assign]  # one for all, as the next two
    cls.__eq__ = _is_same  # type: ignore[method-assign]
    cls.__hash__ = _hash  # type: ignore[method-assign]
    made = dataclass(slots=True, eq=False, repr=False)(cls)
    made.__facts__ = staticmethod(attrgetter(*made.__match_args__))  # type: ignore[attr-defined]
    return made


def _shown(self: object) -> str:
    names: tuple[str, ...] = type(self).__match_args__  # type: ignore[attr-defined]  # a dataclass
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
    return f"{type(self).__name__}({values})"


def _is_same(self: object, other: object) -> bool:
    if type(self) is not type(other):
        return NotImplemented  # type: ignore[no-any-return]  # as Python asks for
    facts = type(self).__facts__  # type: ignore[attr-defined]  # as noun made it
    return bool(facts(self) == facts(other))


def _hash(self: object) -> int:
    return hash(type(self).__facts__(self))  # type: ignore[attr-defined]  # as noun made it
