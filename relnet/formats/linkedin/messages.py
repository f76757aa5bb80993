"""messages.csv: who wrote to the owner, and to whom the owner wrote, and when."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin.days import day, not_understood
from relnet.formats.linkedin.parties import (
    DIRECTIONS,
    Letter,
    Party,
    find_owner,
    pages_of,
    recipients,
)
from relnet.formats.linkedin.people import HIDDEN, are_known, person
from relnet.formats.linkedin.sheet import Table, entry, key, rejected, skipped
from relnet.model.card import Record
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relnet.formats.delimited import Row
    from relnet.formats.linkedin.parties import Owner
    from relnet.formats.linkedin.sheet import Entry, Sheet
    from relnet.model.card import Card
    from relnet.model.diary import Direction
    from relnet.model.reading import Reading

AHEAD_ROWS = 5000  # that are looked at to find the owner
AHEAD_SIZE = 4 << 20  # characters of them
DRAFT = Phrase("it is a draft: nobody got it.")
SPAM = Phrase("it lies in the spam folder.")
ADVERTISEMENT = Phrase("it is an advertisement.")
UNCLEAR = Phrase(
    "the messages do not tell who of these people you are; your own card does: relnet card set"
)
_ADVERTISEMENT = '<p class="spinmail-quill-editor__spin-break">'
_YES = {"yes", "true", "1", "ja"}


class _Message(NamedTuple):
    conversation: str
    sender: str
    sender_page: str
    recipients: str
    recipient_pages: str
    sent_at: str
    subject: str
    content: str
    folder: str
    is_draft: str
    is_draft_conversation: str
    direction: str

    def letter(self) -> Letter:
        return Letter(
            self.conversation,
            Party(self.sender, self.sender_page),
            recipients(self.recipients, self.recipient_pages),
            not _YES.isdisjoint({self.is_draft.casefold(), self.is_draft_conversation.casefold()}),
        )


class _Cast(NamedTuple):
    """The people of all conversations: the owner, and the page of each name that has one."""

    owner: Owner | None
    pages: Mapping[str, str]


def _records(rows: Iterator[Row], sheet: Sheet, reading: Reading) -> Iterator[Record]:
    """Look ahead to learn who the owner is, then read all rows in their order.

    The owner is who takes part in most of the conversations in the first rows: 5000 of them,
    or 4 MB. While that is two people (there is but one conversation), their own card tells, which
    Profile.csv may have brought; if it does not, messages are skipped.
    """
    ahead: list[Row] = []
    size = 0
    for row in rows:
        ahead.append(row)
        size += len(row.text)
        if len(ahead) >= AHEAD_ROWS or size > AHEAD_SIZE:
            break
    known = [_Message(*sheet.values(row.cells)) for row in ahead if row.cells is not None]
    letters = [message.letter() for message in known]
    cast = _Cast(find_owner(letters, reading.owner()), pages_of(letters))
    for row in chain(ahead, rows):
        if row.cells is None:
            yield rejected(row, row.reason)
        else:
            yield _record(entry(row, row.cells, sheet), cast, reading)


def _record(found: Entry, cast: _Cast, reading: Reading) -> Record:
    row, message = found.row, _Message(*found.values)
    letter = message.letter()
    if why := _unwanted(message, letter):
        return skipped(found, why)
    on = day(message.sent_at)
    if not on:
        return rejected(row, not_understood(message.sent_at))
    direction = DIRECTIONS.get(message.direction.casefold())
    if cast.owner and not direction:
        direction = "mine" if cast.owner.is_same(letter.sender) else "theirs"
    if not direction:
        return skipped(found, UNCLEAR)
    cards = _cards(letter, cast, direction)
    if not cards:
        return skipped(found, HIDDEN)
    talk = message.conversation or f"{message.sender}\0{message.recipients}"
    note = "\n".join(filter(None, (message.subject, message.content))) if reading.with_text else ""
    return Record(
        row.line,
        found.raw,
        cards[0],
        row.reason,
        happening=Happening("message", on, note, direction, introduces=are_known(*cards)),
        others=tuple(cards[1:]),
        key=key("message", talk, direction, message.sent_at, message.content),
    )


def _unwanted(message: _Message, letter: Letter) -> Phrase | None:
    if letter.is_draft:
        return DRAFT
    if message.folder.upper() == "SPAM":
        return SPAM
    if message.content.startswith(_ADVERTISEMENT):
        return ADVERTISEMENT
    return None


def _cards(letter: Letter, cast: _Cast, direction: Direction) -> Sequence[Card]:
    """Return the cards of the others: of whom the owner wrote to, or who wrote."""
    owner, others = cast.owner, [letter.sender]
    if direction == "mine":
        others = [party for party in letter.recipients if not (owner and owner.is_same(party))]
    pairs = ((name, page or cast.pages.get(name.casefold(), "")) for name, page in others)
    return [card for name, page in pairs if (card := person(name, page))]


MESSAGES = Table(
    "/messages.csv",
    {
        "conversation": "Conversation ID|Konversations-ID|Unterhaltungs-ID",
        "sender": "From|Von",
        "sender_page": "Sender Profile URL|Profil-URL des Absenders",
        "recipients": "To|An",
        "recipient_pages": "Recipient Profile URLs|Profil-URLs der Empfänger",
        "sent_at": "Date|Datum",
        "subject": "Subject|Betreff",
        "content": "Content|Inhalt",
        "folder": "Folder|Ordner",
        "is_draft": "Is Message Draft",
        "is_draft_conversation": "Is Conversation Draft",
        "direction": "Direction|Richtung",  # until 2018, instead of conversations
    },
    "conversation sender recipients sent_at|direction sender recipients sent_at content",
    _records,
    texts=("subject", "content"),
)
