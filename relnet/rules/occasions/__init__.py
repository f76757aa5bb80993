"""What may be an occasion to get in touch: a module here is a rule by being here.

Each has ``NEEDS``, which names what it judges (``READERS`` in relnet/jobs/plan_today.py),
``BEFORE`` and ``AFTER``, how far from today it looks, and ``suggest(items, today)``.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from relnet.model.suggestion import Suggestion
    from relnet.model.today import Today


class Rule(Protocol):
    """What every module of this folder offers."""

    NEEDS: str
    BEFORE: timedelta
    AFTER: timedelta

    def suggest(self, items: Iterable[Any], today: Today, /) -> Iterator[Suggestion]:
        """Yield the suggestions that these items give rise to on that day."""


def rules() -> list[Rule]:
    """Return every rule; adding one is adding its file, so nobody keeps a list of them."""
    names = sorted(module.name for module in iter_modules(__path__))
    return [cast("Rule", import_module(f"{__name__}.{name}")) for name in names]
