"""Mail addresses made comparable."""

from __future__ import annotations

import re
import unicodedata

from relnet.rules.web_addresses import ascii_domain

_EDGES = " \t\r\n\u00a0\u200b\ufeff<>()[]\"',;:"
# RFC 5321 (4.1.2) would refuse what the mail of some firms takes, so this asks for less.
_NO = r"""\s@<>(),;:"\\\[\]"""
_ADDRESS = re.compile(rf"[^{_NO}]+@[^{_NO}.]+(?:\.[^{_NO}.]+)*\Z")


def mail_key(text: str) -> str:
    """Return a mail address in lower case, its domain in ASCII; '' only for a blank.

    Also reads "Anna Weber <anna@...>" and mailto:. What is no address stays: it is for people
    to correct, not for the import to lose.
    """
    address = text.strip(_EDGES).rpartition("<")[2].strip(_EDGES).lower()
    if address.startswith("mailto:"):
        address = address[len("mailto:") :].partition("?")[0]
    if address.isascii():
        return address
    local, at, domain = unicodedata.normalize("NFC", address).rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}"


def is_mail_address(key: str) -> bool:
    """Tell whether a key can be written to; one that cannot is kept, but nobody is known by it.

    There is something on either side of the one @, without blanks.
    """
    return _ADDRESS.match(key) is not None
