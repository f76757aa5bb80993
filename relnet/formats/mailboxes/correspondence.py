"""The header of a message as correspondence: who wrote to whom, and when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from relnet.formats.addressees import addressees, decoded_words, is_machine, is_own, people
from relnet.formats.lines import decoded
from relnet.formats.mailboxes.labels import DELETED, SENT, SPAM, UNWANTED
from relnet.model.card import Record
from relnet.model.folding import fold
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.formats.mailboxes.messages import Message
    from relnet.model.card import Card
    from relnet.model.diary import Direction
    from relnet.model.reading import Reading

HANDFUL = 5  # people; mail of the owner to more does not introduce them
CROWD = 50  # people; mail to more is a circular
TEXT_LIMIT = 500  # characters of a subject

LIST = Phrase("it went to a mailing list.")
MACHINE = Phrase("a program wrote it.")
ALONE = Phrase("nobody else is named in it.")
CIRCULAR = Phrase("it went to more than {n} people.", n=CROWD)
NO_SENDER = Phrase("it does not say who wrote it.")
NO_DAY = Phrase("it does not say on which day it was written.")
ARRIVED = Phrase("its date is missing or wrong; the day it arrived was taken.")
WHOSE = Phrase(
    "which address is yours is not known, so nobody new comes in; say it, and import again:"
    " relnet card set YOUR-NAME --email ADDRESS"
)

_BULK = {"bulk", "list", "junk", "auto_reply"}
_LIST_FIELDS = (b"list-id", b"list-post", b"list-unsubscribe")
_SPAM_FIELDS = (b"x-spam-flag", b"x-spam-status", b"x-spam")
_DELIVERY = (b"delivered-to", b"x-original-to", b"envelope-to")
_EXPUNGED = 0x8  # in X-Mozilla-Status: deleted, but its folder has not been compacted since

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = (
    re.compile(  # Sat, 18 Apr 2026 10:00:00 +0200
        r"(?:[A-Za-z]+,?)?\s*(?P<day>\d\d?)[ -]+(?P<month>[A-Za-z]{3})[a-z]*\.?[ -]+"
        r"(?P<year>\d{4}|\d\d)\b",
        re.ASCII,
    ),
    re.compile(  # From nora@example.com Sat Apr 18 10:00:00 2026
        r".{0,200}\b(?P<month>[A-Z][a-z]{2}) +(?P<day>\d\d?) +\d\d?:[\d:]+ .{0,20}"
        r"\b(?P<year>\d{4})\b",
        re.ASCII,
    ),
)
_LONGEST_DATE = 400  # characters
_CENTURY = 50  # two digits below are of this century (RFC 5322 4.3)
_FIRST = "1971"  # year; before it are clocks that were never set
_ZONES = timedelta(1)  # a mail from New Zealand comes the day before


class Owner:
    """Whose mailbox it is: what they say, and what their own mail program wrote into it.

    Theirs are the addresses they gave, the sender of whatever is labelled as sent (Gmail,
    Maildir), and for a single message where it was delivered to.
    """

    def __init__(self, reading: Reading) -> None:
        self.own = set(reading.own)
        self.with_text = reading.with_text


def record(message: Message, owner: Owner) -> Record:
    """Make a record of a header: mail between the owner and everybody else in it.

    Its day is the sender's. It introduces people only if the owner wrote it, to a handful:
    who writes to the owner is noted if they are known, but newsletters make nobody known.
    """
    texts, remark = _texts(message)
    sender = addressees(texts.get(b"from", ""))
    labels = [fold(label) for label in (*message.labels, *_gmail_labels(texts))]
    if SENT.intersection(labels):
        owner.own.update(address.lower() for _, address in sender)
    is_mine = any(is_own(address, owner.own) for _, address in sender)
    if reason := _dismissal(texts, labels, sender, is_mine=is_mine):
        return Record(message.line, message.raw, reason=reason, is_skipped=True)
    day, doubt = _written_on(texts, message.mark)
    remark = remark or doubt
    if not sender or not day:
        raw = message.mark + message.raw
        return Record(message.line, raw, reason=NO_DAY if sender else NO_SENDER)
    own = owner.own | _delivered_to(texts)
    cards = _people(texts, own)
    if not cards or len(cards) > CROWD:
        reason = CIRCULAR if cards else ALONE
        return Record(message.line, message.raw, reason=reason, is_skipped=True)
    introduces = is_mine and len(cards) <= HANDFUL
    direction: Direction | Literal[""] = "mine" if is_mine else "theirs" if own else ""
    note = _subject(texts) if owner.with_text else ""
    return Record(
        message.line,
        message.raw,
        cards[0],
        remark or (None if own else WHOSE),
        happening=Happening("mail", day, note, direction, introduces=introduces),
        others=tuple(cards[1:]),
        key=message.fields.get(b"message-id", b""),
    )


def _people(texts: dict[bytes, str], own: set[str]) -> list[Card]:
    everybody = [
        pair for name in (b"from", b"to", b"cc") for pair in addressees(texts.get(name, ""))
    ]
    return people(everybody, own)


def _delivered_to(texts: dict[bytes, str]) -> set[str]:
    return {
        address.lower()
        for name in _DELIVERY
        for words, address in addressees(texts.get(name, ""))
        if not words  # "mailing list hikers@..." is no mailbox
    }


def _texts(message: Message) -> tuple[dict[bytes, str], Phrase | None]:
    """Return the fields as text, and what is to be remarked about one of them."""
    texts: dict[bytes, str] = {}
    remark = None
    for name, value in message.fields.items():
        texts[name], remarked = decoded(value)
        remark = remark or remarked
    return texts, remark


def _gmail_labels(texts: dict[bytes, str]) -> list[str]:
    return decoded_words(texts.get(b"x-gmail-labels", "")).split(",")


def _subject(texts: dict[bytes, str]) -> str:
    return " ".join(decoded_words(texts.get(b"subject", "")).replace("\0", "").split())[:TEXT_LIMIT]


def _dismissal(
    texts: dict[bytes, str],
    labels: list[str],
    sender: tuple[tuple[str, str], ...],
    *,
    is_mine: bool,
) -> Phrase | None:
    """Say why a message is no correspondence between people."""
    if reason := next((UNWANTED[label] for label in labels if label in UNWANTED), None):
        return reason
    if any(texts.get(name, "")[:3].lower() == "yes" for name in _SPAM_FIELDS):
        return SPAM
    if _is_expunged(texts.get(b"x-mozilla-status", "")):
        return DELETED
    if any(name in texts for name in _LIST_FIELDS):
        return LIST
    if _is_automatic(texts):
        return MACHINE
    return MACHINE if not is_mine and any(is_machine(address) for _, address in sender) else None


def _is_automatic(texts: dict[bytes, str]) -> bool:
    """Tell mail by programs: answering machines, bulk, bounces and receipts of reading.

    RFC 3834 5, RFC 2076 3.9, RFC 6522 3.
    """
    return (
        texts.get(b"auto-submitted", "no").lower() != "no"
        or b"x-autoreply" in texts
        or texts.get(b"content-type", "").lower().startswith("multipart/report")
        or texts.get(b"precedence", "").lower() in _BULK
        or texts.get(b"return-path", "") == "<>"
    )


def _is_expunged(status: str) -> bool:
    try:
        return bool(int(status, 16) & _EXPUNGED)
    except ValueError:
        return False


def _written_on(texts: dict[bytes, str], mark: bytes) -> tuple[str, Phrase | None]:
    """Return the ISO day of a message, '' if it has none; that of its arrival for a wrong one."""
    day = _day(texts.get(b"date", ""))
    received = _day(texts.get(b"received", "").rpartition(";")[2].strip())
    if day and not (received and _between(received, day) > _ZONES):
        return day, None
    arrived = received or _day(decoded(mark)[0])
    return arrived, ARRIVED if arrived else None


def _between(first: str, last: str) -> timedelta:
    return date.fromisoformat(last) - date.fromisoformat(first)


def _day(text: str) -> str:
    """Return the ISO day of a Date field, or of a From_ line, as its own zone has it; else ''."""
    day = _dated(text)
    return day if day > _FIRST else ""


def _dated(text: str) -> str:
    for shape in _DATES if len(text) <= _LONGEST_DATE else ():
        found = shape.match(text)
        if found and found["month"].lower() in _MONTHS:
            year = int(found["year"])
            if len(found["year"]) == 2:
                year += 2000 if year < _CENTURY else 1900
            month = _MONTHS.index(found["month"].lower()) + 1
            try:
                return date(year, month, int(found["day"])).isoformat()
            except ValueError:
                return ""
    return ""
