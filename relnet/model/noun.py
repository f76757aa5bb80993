"""What all nouns are: values without behaviour, which nobody changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Noun = TypeVar("Noun")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def noun(cls: type[Noun]) -> type[Noun]:
    """Make a frozen dataclass with slots; the type checker is who sees that it stays as it is.

    Checked at run time, too, each value would take four times as long to make, and an import
    makes a hundred of them for every card.
    """
    cls.__repr__ = _shown  # type: ignore[method-assign]  # one for all is made once, not per class
    return dataclass(slots=True, unsafe_hash=True, repr=False)(cls)


def _shown(self: object) -> str:
    names: tuple[str, ...] = type(self).__match_args__  # type: ignore[attr-defined]  # a dataclass
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
    return f"{type(self).__name__}({values})"
