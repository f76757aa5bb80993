"""Who takes part in messages, and who of them owns the archive."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin.people import is_nobody, slug
from relnet.model.folding import fold
from relnet.model.reading import Identity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from relnet.model.diary import Direction

RECIPIENT_LIMIT = 1000  # of one message
NOBODY = Identity()
PARTY_LIMIT = 100_000  # that are looked at to find the owner
DIRECTIONS: dict[str, Direction] = {
    "outgoing": "mine", "incoming": "theirs", "ausgehend": "mine", "eingehend": "theirs",
}  # fmt: skip
_BETWEEN_PAGES = re.compile(r"[,;]")
_FEWEST_CAPITALS = 2  # PhD, MBA


class Party(NamedTuple):
    """Who takes part in a message: a full name and a profile page, '' where it is not said."""

    name: str
    page: str


class Letter(NamedTuple):
    """Who wrote to whom, in which conversation; a draft is certainly the owner's."""

    conversation: str
    sender: Party
    recipients: Sequence[Party]
    is_draft: bool


class Owner(NamedTuple):
    """Whose archive it is: the folded name, and what is their own in the address of the page."""

    name: str
    slug: str

    def is_same(self, party: Party) -> bool:
        """Tell whether this is the owner; of two people with one name, the page tells."""
        if party.page and self.slug:
            return slug(party.page) == self.slug
        return party.name.casefold() == self.name


def recipients(names: str, pages: str) -> list[Party]:
    """Pair the names of recipients with their pages.

    The names are joined with ``, `` although a name may hold that itself (``Jana Voß, Ph.D.``).
    Where that leaves open which name belongs to which page, the page alone says who it is.
    """
    urls = [url.strip() for url in _BETWEEN_PAGES.split(pages, RECIPIENT_LIMIT)] if pages else []
    if len(urls) == 1:
        return [Party(names, urls[0])]
    pieces = names.split(", ", RECIPIENT_LIMIT) if names else []
    if len(pieces) != len(urls):
        pieces = _with_credentials(pieces)
    if not urls:
        urls = [""] * len(pieces)
    elif len(pieces) != len(urls):
        pieces = [""] * len(urls)
    return [Party(*pair) for pair in zip(pieces, urls, strict=True)]


def pages_of(letters: Iterable[Letter]) -> dict[str, str]:
    """Return the page of each folded name that has exactly one, for where it is not said."""
    pages: dict[str, set[str]] = {}
    for _, party in islice(_parties(letters), PARTY_LIMIT):
        if party.page and party.name:
            pages.setdefault(party.name.casefold(), set()).add(party.page)
    return {name: page for name, [page, *others] in pages.items() if not others}


def find_owner(letters: Sequence[Letter], known: Identity = NOBODY) -> Owner | None:
    """Find who takes part in more conversations than anybody else; None if nobody does.

    Of several who do it is the one who is ``known`` to be the owner. Pages tell people apart
    better than names, but before 2023 only senders had one.
    """
    drafts = (letter.sender for letter in letters if letter.is_draft and letter.sender.name)
    if draft := next(drafts, None):
        return Owner(draft.name.casefold(), slug(draft.page))
    names, slugs, called = _count(letters)
    has_pages = any(party.page for letter in letters for party in letter.recipients)
    pages, by_name = _known(names, called, known)
    if not pages and by_name:  # the owner has a name there, but no page to count
        has_pages = False
    if has_pages and (own := _most(slugs, pages)):
        return Owner(called[own].most_common(1)[0][0], own)
    name = _most(names, by_name)
    theirs = Counter({page: slugs[page] for page, by in called.items() if name in by})
    own = _most(theirs, pages)
    return Owner(name, own) if name and (own or not theirs) else None


def _known(
    names: Iterable[str], called: Mapping[str, Iterable[str]], known: Identity
) -> tuple[set[str], set[str]]:
    """Return which of the pages, and which of the names, are those of the known owner.

    A page that is known tells more than a name, which somebody else may have, too.
    """
    mine = {name for name in names if _is_one_of(name, known.names)}
    own = {slug(page) for page in known.profiles if "linkedin" in page}
    pages = own & called.keys() or {page for page, by in called.items() if not mine.isdisjoint(by)}
    return pages, mine | {name for page in own & called.keys() for name in called[page]}


def _is_one_of(name: str, names: Collection[str]) -> bool:
    """Compare without the credentials that LinkedIn puts behind names: ``Jana Voß, Ph.D.``."""
    return fold(name) in names or fold(name.partition(",")[0]) in names


def _count(letters: Iterable[Letter]) -> tuple[Counter[str], Counter[str], dict[str, Counter[str]]]:
    """Count the conversations of each name and each page, and the names of each page."""
    names: Counter[str] = Counter()
    slugs: Counter[str] = Counter()
    called: dict[str, Counter[str]] = {}
    seen = set()
    for conversation, party in islice(_parties(letters), PARTY_LIMIT):
        name, own = party.name.casefold(), slug(party.page)
        for key, counter in ((name, names), (own, slugs)):
            if key and (conversation, key, counter is names) not in seen:
                seen.add((conversation, key, counter is names))
                counter[key] += 1
        if own:
            called.setdefault(own, Counter())[name] += 1
    return names, slugs, called


def _parties(letters: Iterable[Letter]) -> Iterator[tuple[str, Party]]:
    for letter in letters:
        for party in (letter.sender, *letter.recipients):
            if party.page or not is_nobody(party.name):
                yield letter.conversation, party


def _most(counter: Counter[str], preferred: Collection[str]) -> str:
    """Return what comes most often; of several, the one that is preferred, else ''."""
    most = max(counter.values(), default=0)
    first = [key for key, count in counter.items() if count == most]
    if len(first) > 1:
        first = [key for key in first if key in preferred]
    return first[0] if len(first) == 1 else ""


def _with_credentials(pieces: Iterable[str]) -> list[str]:
    """Join what is no name of its own, such as ``Ph.D.`` or ``MBA``, to the name before it."""
    names: list[str] = []
    for piece in pieces:
        if names and _is_credential(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _is_credential(piece: str) -> bool:
    capitals = sum(letter.isupper() for letter in piece)
    return " " not in piece and ("." in piece or capitals >= _FEWEST_CAPITALS)
