"""A card on its way in: tidied, with everything it can be recognised by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.card import Card


@noun
class Arrival:
    """A card and its comparable forms.

    ``label`` is the name to show. ``organizations`` maps each organization's name to its key
    without legal form. ``seen_on`` is the ISO day for which the source states its facts.
    ``addresses`` are the keys of mail, phone and profiles that may be one person's, ``names``
    the pairs of name key and organization key.
    """

    card: Card
    label: str
    name_key: str
    organizations: dict[str, str]
    seen_on: str
    addresses: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
