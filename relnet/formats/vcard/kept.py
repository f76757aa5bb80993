"""Which lines of the cards that a contact was made of leave again in their own words."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import text
from relnet.formats.vcard.heads import spoken_label
from relnet.formats.vcard.kin import MEMBER, kind_among
from relnet.formats.vcard.outgoing import spelled
from relnet.formats.vcard.said import facts_of, statements_of
from relnet.model.card import SpecialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.formats.vcard.outgoing import Version
    from relnet.formats.vcard.said import Fact, Statement
    from relnet.model.card import Relation
    from relnet.model.contact import Contact

    _Form = tuple[str, str]

# What readers of one version do not know, because that has another name for it.
_FOREIGN: dict[Version, set[str]] = {
    "3.0": {"ANNIVERSARY", "KIND", "RELATED", "SOCIALPROFILE"},
    "4.0": {"X-ABDATE", "X-ABRELATEDNAMES", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND"},
}
_POSITION = {"ORG", "ROLE", "TITLE"}
_ABOUT_CARD = {"PRODID", "REV"}
_SAME_DIGITS = 7  # at the end of two numbers, one of them without its area code
_LINKS = {"MEMBER", "RELATED", "X-ADDRESSBOOKSERVER-MEMBER"}
_EDGES = " <>\"',;"


class Kept:
    """What the imported cards of a contact said, as far as it still holds.

    A card's own line stands for a fact as long as relnet holds just that; what was changed or
    removed since does not come back. Lines that relnet takes nothing from always hold.
    """

    def __init__(self, cards: Iterable[bytes], contact: Contact, version: Version) -> None:
        self._cards = [statements_of(raw, number) for number, raw in enumerate(cards)]
        self._by_fact: dict[Fact, deque[Statement]] = {}
        self._sources: dict[Fact, int] = {}  # the card that says it
        self._written: set[int] = set()  # statements, by identity
        self._groups: set[tuple[int, str]] = set()  # of what is written
        self._is_changed = False
        unused = (s for s in chain(*self._cards) if s.property.name in _LINKS and not s.facts)
        self._linked = {(_kin(statement), _bare(statement.property.value)) for statement in unused}
        if not self._cards:
            return
        held = frozenset(facts_of(contact, contact.name.formatted or contact.label))
        tags = {fact for fact in held if isinstance(fact, tuple) and fact[0] == "tag"}
        for said in self._cards:
            lists = [s for s in said if s.property.name == "CATEGORIES"]
            has_tags = tags == {fact for s in lists for fact in s.facts}
            for statement in said:
                if not _holds(statement, held, has_tags=has_tags):
                    continue
                if statement.property.name == "LABEL":  # says again what an ADR says
                    self._sources.setdefault(statement.facts[0], statement.card)
                elif _is_foreign(statement, version):
                    self._note(statement)
                else:
                    for fact in statement.facts:
                        self._by_fact.setdefault(fact, deque()).append(statement)

    def has(self, name: str) -> bool:
        """Tell whether an imported card has a property of that name."""
        return any(s.property.name == name for said in self._cards for s in said)

    def links_to(self, relation: Relation) -> bool:
        """Tell whether an imported card says this by a link to the other's card."""
        known_by = filter(None, (relation.uid, *relation.mails.split()))
        return any((relation.kind, _bare(uid)) in self._linked for uid in known_by)

    def take(self, fact: Fact, *, is_news: bool = True) -> Statement | None:
        """Take what an imported card said about a fact.

        None if none did, or not in words of this version; then relnet has to say it, and unless
        that ``is_news`` to nobody, the card is no longer the one that was imported.
        """
        if statements := self._by_fact.get(fact):
            self._note(statements[0])
            return statements.popleft()
        self._is_changed |= is_news and fact not in self._sources
        return None

    def rest(self) -> Iterator[Statement]:
        """Yield what else leaves, once all that relnet holds has been asked for.

        What several cards say leaves once. What describes a card as a whole (REV, PRODID)
        leaves only with the card as it came, and the last one that came says it.
        """
        forms = {(card, form) for fact, card in self._sources.items() if (form := _form(fact))}
        first: dict[Fact, int] = {}  # card that says it
        for said in self._cards:
            left = [s for s in said if id(s) not in self._written]
            again = {s for s in left if s.facts and self._is_said_again(s, forms)}
            self._groups |= {(s.card, s.property.group) for s in again}
            grouped = {s.property.group for s in said if s.facts} - {""}
            for statement in left:
                p, card = statement.property, statement.card
                if statement in again:
                    yield statement
                elif statement.facts:
                    self._is_changed |= not self._sources.keys() >= {*statement.facts}
                elif (
                    p.name not in _ABOUT_CARD
                    and (p.group not in grouped or (card, p.group) in self._groups)
                    and first.setdefault(_words(statement), card) == card
                ):
                    yield statement
        if not self._is_changed:
            about = {s.property.name: s for s in chain(*self._cards)}
            yield from (about[name] for name in sorted(_ABOUT_CARD & about.keys()))

    def _note(self, statement: Statement) -> None:
        if id(statement) in self._written:  # a list, which is long at times
            return
        self._written.add(id(statement))
        self._groups.add((statement.card, statement.property.group))
        for fact in statement.facts:
            self._sources.setdefault(fact, statement.card)

    def _is_said_again(self, statement: Statement, forms: set[tuple[int, _Form]]) -> bool:
        """Tell whether the same card has said this already, if in another spelling.

        Not of positions: a place or title more would make another one of them.
        """
        if statement.property.name in _POSITION:
            return False
        if all(self._sources.get(fact) == statement.card for fact in statement.facts):
            return True
        form = _form(statement.facts[0])
        return form is not None and (not form[1] or (statement.card, form) in forms)


def _holds(statement: Statement, held: frozenset[Fact], *, has_tags: bool) -> bool:
    """Tell whether all it says is still so; of a list, also that it says all there is."""
    if statement.property.name == "CATEGORIES":
        return has_tags and bool(statement.facts)
    return len(statement.facts) == 1 and statement.facts[0] in held


def _is_foreign(statement: Statement, version: Version) -> bool:
    """Tell whether relnet can say it all in words that readers of the version know."""
    p, fact = statement.property, statement.facts[0]
    if p.name != spelled(p.name):  # X-MESSAGING/XMPP-All, which no reader would know again
        return True
    if p.name not in _FOREIGN[version] or fact == ("kind", "person"):
        return False
    return not isinstance(fact, SpecialDate) or (fact.kind != "other" and "T" not in p.value)


def _kin(statement: Statement) -> str:
    """Return what a link is to: RELATED says it, the other properties are of groups."""
    p = statement.property
    if p.name != "RELATED":
        return MEMBER
    labels = [spoken_label(text(label.value)) for label in statement.labels]
    return kind_among([*labels, *p.params.get("TYPE", ())])


def _bare(uid: str) -> str:
    return uid.strip().lower().removeprefix("urn:uuid:").removeprefix("mailto:")


def _words(statement: Statement) -> Fact:
    p = statement.property
    labels = tuple(label.value for label in statement.labels)
    return p.name, p.value, tuple(p.params.items()), labels


def _form(fact: Fact) -> _Form | None:
    """Return a channel in a form that is the same for many spellings; None for other facts."""
    if not isinstance(fact, tuple) or fact[0] not in {"email", "phone", "web", "messenger"}:
        return None
    kind, value = fact[:2]
    if kind == "phone":
        return kind, "".join(filter(str.isdigit, value))[-_SAME_DIGITS:] or value
    value = value.casefold().strip(_EDGES).removeprefix("mailto:")
    value = value.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return kind, value.rstrip("/")
