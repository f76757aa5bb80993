"""A draft for mail programs: a link to write to (RFC 6068), a message not yet sent (RFC 5322)."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from relnet.model.letter import Letter

# What fits into a header as it is: one @, and nothing that has a meaning there.
_PLAIN = re.compile(r"[^\s\x00-\x20\x7f()<>\[\]:;@\\,\"]+@[^\s\x00-\x20\x7f()<>\[\]:;@\\,\"]+\Z")


def mailto(letter: Letter) -> str:
    """Return a mailto URL with address, subject and text; lines end in %0D%0A (RFC 6068, 5)."""
    to = quote(_address(letter.to), safe="@")
    subject = quote(letter.subject, safe="")
    body = quote(letter.text.replace("\n", "\r\n"), safe="")
    return f"mailto:{to}?subject={subject}&body={body}"


def as_eml(letter: Letter) -> bytes:
    """Return a message that mail programs open for editing (X-Unsent), in UTF-8, lines in CRLF.

    It has no date and no id: whoever sends it gives it both. Without a card of the owner's there
    is no From, which mail programs fill in.
    """
    name, address = letter.sender
    to, own = _mailbox(letter.contact, letter.to), _mailbox(name, address)
    is_ascii = all(box.addr_spec.isascii() for box in (to, own) if box)
    message = EmailMessage(policy=SMTP.clone(utf8=not is_ascii))
    message["Subject"] = letter.subject
    if own:
        message["From"] = own
    if to:
        message["To"] = to
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte="quoted-printable")
    return message.as_bytes()


def _mailbox(name: str, address: str) -> Address | None:
    """Return a mailbox for a header; None if there is no address that could stand there."""
    plain = _address(address)
    if not plain:
        return None
    try:
        return Address(display_name=name, addr_spec=plain)
    except (MessageError, ValueError, IndexError):
        return None


def _address(address: str) -> str:
    """Return a mail address whose domain every program can read (RFC 3492), '' if it is none."""
    if not _PLAIN.match(address):
        return ""
    local, _, domain = address.partition("@")
    try:
        return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"
    except UnicodeError:
        return ""
