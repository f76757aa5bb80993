"""Read the owner's own card; light, for it is shown more often than changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import NothingFoundError
from relnet.phrase import Phrase
from relnet.store import contacts

if TYPE_CHECKING:
    from relnet.model.contact import Contact
    from relnet.store import Connection


def own_card(db: Connection) -> Contact:
    """Return the owner as a contact; NothingFoundError, with the way to one, if there is none."""
    found = contacts.owner_id(db)
    if found is None:
        raise no_card()
    return contacts.load(db, [found])[found]


def no_card() -> NothingFoundError:
    """Say that there is no card yet, and how to make one."""
    return NothingFoundError(
        Phrase("there is no card of your own yet."),
        Phrase(
            "relnet card set 'YOUR NAME' --email A --phone P makes one;"
            " relnet card use WHO takes a contact for it."
        ),
    )
