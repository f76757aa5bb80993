"""Invitations.csv: who asked whom to connect; before the end of 2023 without profile pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin.days import american_day, not_understood
from relnet.formats.linkedin.parties import DIRECTIONS
from relnet.formats.linkedin.people import HIDDEN, are_known, person
from relnet.formats.linkedin.sheet import Table, by_row, key, rejected, skipped
from relnet.model.card import Record
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.formats.linkedin.sheet import Entry
    from relnet.model.reading import Reading


class _Invitation(NamedTuple):
    inviter: str
    invitee: str
    sent_at: str
    message: str
    direction: str
    inviter_page: str
    invitee_page: str


def _record(found: Entry, reading: Reading) -> Record:
    row, invitation = found.row, _Invitation(*found.values)
    direction = DIRECTIONS.get(invitation.direction.casefold())
    if direction is None:
        text = invitation.direction
        return rejected(row, Phrase("the direction {text} is not understood.", text=text))
    on = american_day(invitation.sent_at)
    if not on:
        return rejected(row, not_understood(invitation.sent_at))
    if direction == "mine":
        card = person(invitation.invitee, invitation.invitee_page)
    else:
        card = person(invitation.inviter, invitation.inviter_page)
    if card is None:
        return skipped(found, HIDDEN)
    note = invitation.message if reading.with_text else ""
    return Record(
        row.line,
        found.raw,
        card,
        row.reason,
        happening=Happening("invitation", on, note, direction, introduces=are_known(card)),
        key=key("invitation", invitation.inviter, invitation.invitee, invitation.sent_at),
    )


INVITATIONS = Table(
    "/invitations.csv",
    {
        "inviter": "From|Von",
        "invitee": "To|An",
        "sent_at": "Sent At|Gesendet am",
        "message": "Message|Nachricht",
        "direction": "Direction|Richtung",
        "inviter_page": "inviterProfileUrl",
        "invitee_page": "inviteeProfileUrl",
    },
    "inviter invitee sent_at direction",
    by_row(_record),
    texts=("message",),
)
