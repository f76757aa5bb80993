"""The people whom mail headers and calendars name, by RFC 5322 addresses and RFC 2047 words.

Not by ``email.policy.default``: it takes 20 times as long, and brackets in brackets end in
its RecursionError. Here the time is linear, and nothing is refused.
"""

from __future__ import annotations

import binascii
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.formats.charset import decode
from relnet.model.card import Card, Channel, Name, Position

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

HEADER_LIMIT = 1 << 16  # characters of a header that are used
NAME_LIMIT = 200  # characters
ADDRESS_LIMIT = 254  # characters (RFC 5321 4.5.3.1.3, less the angle brackets)

_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*)"|<(?P<angle>[^<>]*)>|(?P<mark>[(),:;])|\[[^\[\]]*\]'
    r'|(?P<text>\\.|[^\s"<>(),:;\[\]\\]+|\s+|.)',
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WORDS = re.compile(r"(?:=\?[\w.:-]{1,40}(?:\*[\w-]{0,40})?\?[bBqQ]\?[^?]*\?=\s*)+", re.ASCII)
_WORD = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]{0,40})?\?([bBqQ])\?([^?]*)\?=(\s*)", re.ASCII)
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]]+@[^\s@<>\"(),:;\[\]]+\Z")
_MACHINE = re.compile(
    r"(?:.*[._+-])?(?:no|not|never|nicht)[._-]?(?:reply|replies|response|antworten)(?:[._+-].*)?@"
    r"|(?:mailer-daemon|postmaster|majordomo|listserv|bounces?|notifications?|newsletters?"
    r"|do_?not_?reply|donotreply|alerts?|automailer|autoreply|calendar-invites?"
    r"|(?:un)?subscribe)(?:[._+-].*)?@"
    r"|.*-(?:bounces?|owner|request|subscribe|unsubscribe|leave|confirm)(?:[._+=-].*)?@"
    r"|.*@(?:.*\.)?(?:calendar\.google\.com|virtual|googlegroups\.com|yahoogroups\.[a-z]+)\Z"
    r"|.*@(?:lists?|listserv|groups|reply|noreply|bounces?|mailings?|newsletters?)\."
)
_RELAYED = re.compile(r" (?:via|on behalf of|im Auftrag von) ")
_LOTUS = re.compile(r"(?:CN=)?([^/]+ [^/]*[^/\s])((?:/[A-ZÀ-Þ][^/]*)+)\Z")
_REMARK = re.compile(r" *(?:\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)\Z")  # (Voss), [extern], <n@...>
_NO_NAMES = {"no name", "unknown", "unbekannt", "ich", "me", "myself"}
_EDGES = " \t\r\n'\"\u2018\u2019\u201c\u201d\u00a0"
_COUNTRY = 2  # letters
_CACHED = 500  # characters of a header that is remembered


def people(pairs: Iterable[tuple[str, str]], own: Container[str]) -> list[Card]:
    """Make cards of names and addresses: each address once, without the owner's and machines.

    ``own`` are addresses in lower case. Of several names for an address the first counts.
    """
    cards: dict[str, Card] = {}
    for name, address in pairs:
        key = address.lower()
        known = cards.get(key)
        if is_own(address, own) or (known and known.name.formatted):
            continue
        if card := _card(name, address):
            cards[key] = card
    return list(cards.values())


def is_own(address: str, own: Container[str]) -> bool:
    """Tell the owner's address, with or without a detail: me+fair@example.com (RFC 5233)."""
    key = address.lower()
    local, _, host = key.rpartition("@")
    return key in own or f"{local.partition('+')[0]}@{host}" in own


def is_machine(address: str) -> bool:
    """Tell an address that nobody reads, or many do: no-reply, mailing lists, rooms."""
    return bool(_MACHINE.match(address[:ADDRESS_LIMIT].lower()))


def addressees(header: str) -> tuple[tuple[str, str], ...]:
    """Return the (name, address) pairs of a From, To or Cc header, its encoded words decoded.

    Names with a comma that should have been quoted are kept together; groups, comments and
    the old form ``address (Name)`` are understood; who has no address is left out.
    """
    return _known_pairs(header) if len(header) <= _CACHED else _pairs(header[:HEADER_LIMIT])


def _pairs(header: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    mailbox = _Mailbox()
    for token in _TOKEN.finditer(header):
        mark = token["mark"]
        if mailbox.depth or mark == "(":
            mailbox.comment_on(token.group())
        elif mark == "," and not mailbox.end(found):
            mailbox.words.append(",")  # Falk, Nora <nora@...>
        elif mark:
            if mark == ";":
                mailbox.end(found)
            mailbox = _Mailbox()  # what stands before a colon is the name of a group
        else:
            mailbox.take(token)
    if mailbox.depth:  # that bracket is never closed
        return _pairs(header.replace("(", " "))
    mailbox.end(found)
    return tuple(found)


_known_pairs = lru_cache(maxsize=4096)(_pairs)  # the same people write again and again


def decoded_words(text: str) -> str:
    """Decode the encoded words of a header (RFC 2047); one that is damaged stays as it is."""
    return _WORDS.sub(_decoded, text) if "=?" in text else text


class _Mailbox:
    """One entry of an address list, as far as it has been read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.comment: list[str] = []
        self.address = ""
        self.depth = 0  # of comments

    def comment_on(self, text: str) -> None:
        """Take what stands between brackets, which may stand in each other."""
        self.depth += {"(": 1, ")": -1}.get(text, 0)
        if text not in "()":
            self.comment.append(text)

    def take(self, token: re.Match[str]) -> None:
        """Take part of a name, or the address."""
        if token["angle"] is not None:
            self.address = token["angle"].rpartition(":")[2].strip()  # without a route
        elif token["quoted"] is not None:
            self.words.append(_ESCAPED.sub(r"\1", token["quoted"]))
        elif text := token["text"]:
            self.words.append(" " if text in '"<>' else text)  # one that has no partner

    def end(self, found: list[tuple[str, str]]) -> bool:
        """Add what has been read; False if it has no address (yet)."""
        name, address = "".join(self.words), self.address
        if not address and "@" in name:
            *words, address = sorted(name.split(), key=lambda word: "@" in word)
            name = " ".join([*words, *self.comment])
        if _ADDRESS.match(address) and len(address) <= ADDRESS_LIMIT:
            found.append((" ".join(decoded_words(name).split()), address))
            return True
        return bool(address) or not name.strip()


def _decoded(match: re.Match[str]) -> str:
    """Decode neighbouring words together: some programs cut a character in two."""
    texts: list[str] = []
    data, charset, after = b"", "", ""
    for name, coding, word, space in _WORD.findall(match.group()):
        try:
            part = (
                binascii.a2b_base64(word + "=" * (-len(word) % 4))
                if coding in "bB"
                else binascii.a2b_qp(word.encode(), header=True)
            )
        except ValueError:  # no base64, or not even ASCII
            return match.group()
        if charset and charset != name.lower():
            texts.append(decode(data, charset)[0])
            data = b""
        data, charset, after = data + part, name.lower(), space
    texts.append(decode(data, charset)[0])
    return "".join(texts) + after


def _card(name: str, address: str) -> Card | None:
    if not _ADDRESS.match(address) or len(address) > ADDRESS_LIMIT:
        return None
    if is_machine(address) or _RELAYED.search(name):
        return None
    name, organization = _named(name.replace("\0", "").strip(_EDGES))
    return Card(
        Name(formatted=name),
        channels=(Channel("email", address),),
        positions=(Position(organization),) if organization else (),
    )


def _named(text: str) -> tuple[str, str]:
    """Return name and organization: Lotus writes both, ``Nora Falk/Sales/Voss/DE``.

    An address instead of a name, or what programs write for want of one, is no name, and what
    stands in brackets behind it is none of it.
    """
    if len(text) > NAME_LIMIT:
        return "", ""
    text = _REMARK.sub("", text).strip(_EDGES) or text
    if "@" in text or text.lower() in _NO_NAMES:
        return "", ""
    if not (found := _LOTUS.match(text)):
        return text, ""
    units = [unit.rpartition("=")[2] for unit in found[2].split("/") if unit]
    return found[1], next((unit for unit in reversed(units) if len(unit) > _COUNTRY), "")
