"""Where somebody works, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.card import Position

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

    _Place = tuple[Head, list[str]]
    _Title = tuple[Head, str]


def positions_of(draft: Draft) -> list[Position]:
    """Put what somebody does together with where, preferred places first."""
    places, titles = draft.organizations, draft.titles or draft.roles
    if len(places) < 2 and len(titles) < 2:
        if not (places or titles):
            return []
        return [_position(places[0] if places else None, titles[0] if titles else None)]
    pairs = _paired(places, titles)
    pairs.sort(key=lambda pair: not (pair[0] and pair[0][0].is_preferred))
    return [_position(*pair) for pair in pairs]


def _paired(
    places: list[_Place], titles: list[_Title]
) -> list[tuple[_Place | None, _Title | None]]:
    """Join by group (``item1.ORG``, ``item1.TITLE``), what remains by order.

    Two different groups are two things, and are not joined.
    """
    grouped = {title[0].group: title for title in titles if title[0].group}
    own = [grouped.get(head.group) for head, _ in places]
    rest = [title for title in titles if title not in own]
    pairs: list[tuple[_Place | None, _Title | None]] = []
    for place, title in zip(places, own, strict=True):
        free = (other for other in rest if not (other[0].group and place[0].group))
        joined = title or next(free, None)
        if joined in rest:
            rest.remove(joined)
        pairs.append((place, joined))
    return pairs + [(None, title) for title in rest]


def _position(place: _Place | None, title: _Title | None) -> Position:
    name, *units = place[1] if place else [""]
    return Position(name, ", ".join(filter(None, units)), title[1] if title else "")


def organization_of(draft: Draft) -> str:
    """Return the name of the first organization, or of its unit if that is all."""
    return next(filter(None, draft.organizations[0][1]))
