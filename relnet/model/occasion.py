"""What may be an occasion to get in touch, as the diary has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.card import ChannelKind

FavourKind = Literal[
    "met", "meeting", "gift", "help", "referral", "introduction", "invitation"
]  # fmt: skip


@noun
class Encounter:
    """Somebody met on a day, perhaps at an event, and by what kinds of channel to reach them.

    Without an event, ``event_id`` is None, ``event`` and ``place`` are ''. ``is_let_go`` if the
    owner does without a next step from that event.
    """

    contact_id: int
    contact: str
    organization: str
    met_on: date
    event_id: int | None = None
    event: str = ""
    place: str = ""
    channels: frozenset[ChannelKind] = frozenset()
    is_let_go: bool = False


@noun
class Praise:
    """Somebody endorsed the owner for a skill, or recommended them; ``about`` says for what.

    ``learned_on`` is the day on which relnet got to know of it: exports come late.
    ``thanked_on`` is the last day on which they were thanked apart from an event.
    """

    contact_id: int
    contact: str
    organization: str
    kind: Literal["endorsement", "recommendation"]
    happened_on: date
    learned_on: date
    about: str = ""
    thanked_on: date | None = None


@noun
class Favour:
    """Somebody gave the owner something: time to meet, a gift, help, a name, an introduction.

    ``learned_on`` is the day on which it was written down. ``topic`` is what it was about, and
    ``person`` who was introduced or referred; ``outcomes`` are what came of that, for each of
    them whom the owner has met or spoken with since. ``thanked_on`` is the last day on which the
    giver was thanked for nothing else, as far as the diary says.
    """

    interaction_id: int
    contact_id: int
    contact: str
    organization: str
    kind: FavourKind
    happened_on: date
    learned_on: date
    thanked_on: date | None = None
    event: str = ""
    place: str = ""
    topic: str = ""
    person: str = ""
    outcomes: tuple[Outcome, ...] = ()


@noun
class Outcome:
    """Whom the owner first met or spoke with after somebody had introduced or referred them.

    ``how`` is the kind of interaction that came of it, on ``happened_on``. ``told_on`` is the
    last day on which the introducer was thanked apart from an event.
    """

    person: str
    how: str
    happened_on: date
    told_on: date | None = None


@noun
class Loss:
    """Somebody died who was close to a contact.

    ``learned_on`` is the day on which it was written down, ``condoled_on`` the last day on which
    condolences were given.
    """

    life_event_id: int
    contact_id: int
    contact: str
    organization: str
    happened_on: date
    learned_on: date
    note: str = ""
    condoled_on: date | None = None


@noun
class Anniversary:
    """A day that comes back: of a marriage, of a start at work, of a company.

    ``value`` is the day as it is noted (PartialDate, or any text). ``company`` is where somebody
    started, or the company itself, which then is contact ``company_id``. ``is_sure`` is false if
    it began some days before ``value``, nobody knows when. ``learned_on`` and ``is_close`` are
    as with a Milestone; a card says when it was learned as little as it matters there (None).
    """

    contact_id: int
    contact: str
    organization: str
    kind: Literal["wedding", "jubilee", "new_job", "company"]
    value: str
    learned_on: date | None = None
    company: str = ""
    company_id: int | None = None
    is_sure: bool = True
    is_close: bool = True
    congratulated_on: date | None = None
