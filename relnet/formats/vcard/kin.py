"""Whom somebody is connected with: the properties that name other people.

The kind of a relation is a word of RFC 6350 6.6.6 (``spouse``, ``child``, ``colleague`` ...),
``assistant``, ``manager``, ``member`` (of a group), or ``other``. Each function takes a property
into the draft, and returns False if it has no use for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import components, text
from relnet.formats.vcard.lines import parse
from relnet.model.card import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

OTHER, AGENT, MEMBER = "other", "agent", "member"
_ONESELF = "me"  # of RFC 6350: another card of the same person, who is no relation of theirs
KINDS = frozenset({
    "acquaintance", "agent", "assistant", "child", "co-resident", "co-worker", "colleague",
    "contact", "crush", "date", "emergency", "friend", "kin", "manager", "member", "met",
    "muse", "neighbor", "other", "parent", "sibling", "spouse", "sweetheart",
})  # fmt: skip
# What address books and people call these.
_WORDS = {
    "mother": "parent", "father": "parent", "mutter": "parent", "vater": "parent",
    "eltern": "parent", "elternteil": "parent", "brother": "sibling", "sister": "sibling",
    "bruder": "sibling", "schwester": "sibling", "geschwister": "sibling", "son": "child",
    "daughter": "child", "kind": "child", "sohn": "child", "tochter": "child",
    "husband": "spouse", "wife": "spouse", "partner": "spouse", "domestic partner": "spouse",
    "ehefrau": "spouse", "ehemann": "spouse", "ehegatte": "spouse", "ehepartner": "spouse",
    "ehepartnerin": "spouse", "frau": "spouse", "mann": "spouse", "lebenspartner": "spouse",
    "lebenspartnerin": "spouse", "partnerin": "spouse", "fiance": "sweetheart",
    "fiancé": "sweetheart", "fiancée": "sweetheart", "verlobte": "sweetheart",
    "verlobter": "sweetheart", "girlfriend": "sweetheart", "boyfriend": "sweetheart",
    "relative": "kin", "verwandt": "kin", "verwandte": "kin", "verwandter": "kin",
    "freund": "friend", "freundin": "friend", "neighbour": "neighbor", "nachbar": "neighbor",
    "nachbarin": "neighbor", "coworker": "co-worker", "kollege": "colleague",
    "kollegin": "colleague", "referred by": "contact", "empfohlen von": "contact",
    "assistent": "assistant", "assistentin": "assistant", "secretary": "assistant",
    "sekretär": "assistant", "sekretärin": "assistant", "boss": "manager", "chef": "manager",
    "chefin": "manager", "vorgesetzte": "manager", "vorgesetzter": "manager",
    "supervisor": "manager", "emergency contact": "emergency", "notfallkontakt": "emergency",
    "vertreter": "agent", "vertreterin": "agent",
}  # fmt: skip
# The properties whose name says it.
NAMED = {
    "X-SPOUSE": "spouse", "X-SPOUSE-NAME": "spouse", "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSENAME": "spouse", "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-WAB-SPOUSE_NAME": "spouse", "X-MS-CHILD": "child", "X-CHILD": "child",
    "X-ASSISTANT": "assistant", "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant", "X-MICROSOFT-ASSISTANT": "assistant",
    "X-MS-ASSISTANT": "assistant", "X-MANAGER": "manager", "X-MANAGERSNAME": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager", "X-MS-MANAGER": "manager",
}  # fmt: skip
_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:\S|[^\s:@]+@[^\s:@]+\Z")  # or a mail address
_CHARSET = re.compile(r";[ \t]*CHARSET=[^;:\n]*", re.IGNORECASE)
_NAME_WORDS = 8  # what has more is a sentence
_AGENT_LIMIT = 100  # properties among which a name is looked for


def named(draft: Draft, head: Head, value: str) -> bool:
    """Take X-SPOUSE, X-MS-ASSISTANT and the like."""
    return add(draft, NAMED[head.name], text(value))


def related(draft: Draft, head: Head, value: str) -> bool:
    """Take Apple's X-ABRELATEDNAMES, and RELATED where it names somebody instead of linking."""
    name, label = text(value), draft.label(head)
    kind = kind_among([label, *head.label.split()])
    if _is_link(head, name):
        return _link(draft, kind, name, label)
    return add(draft, kind, name, label)


def member(draft: Draft, head: Head, value: str) -> bool:
    """Take MEMBER of a group, where it names somebody instead of linking."""
    name = text(value)
    return linked_member(draft, head, value) if _is_link(head, name) else add(draft, MEMBER, name)


def linked_member(draft: Draft, head: Head, value: str) -> bool:
    """Take Apple's X-ADDRESSBOOKSERVER-MEMBER, which links."""
    name = text(value)
    return _is_link(head, name) and _link(draft, MEMBER, name)


def agent(draft: Draft, head: Head, value: str) -> bool:
    """Take the name from the card within AGENT; the rest of that card is not for this one."""
    del head
    card = value if "\n" in value else text(value)
    if "quoted-printable" not in card.lower():
        card = _CHARSET.sub("", card)  # decoded already, with the card around it
    pairs, _ = parse(card.encode(), limit=_AGENT_LIMIT)
    values = {head.name: value for head, value in reversed(pairs) if head.encoding != "BASE64"}
    family, given, *_ = [*components(values.get("N", "")), "", ""]
    add(draft, AGENT, text(values.get("FN", "")) or f"{given} {family}".strip())
    return False


def add(draft: Draft, kind: str, name: str, label: str = "") -> bool:
    """Take somebody, unless the name is none; a label that is the kind again says no more."""
    if kind == _ONESELF or len(name.split(None, _NAME_WORDS)) > _NAME_WORDS:
        return False
    if name:
        draft.relations.append(Relation(kind, name, "" if label.lower() == kind else label))
    return True


def _link(draft: Draft, kind: str, uid: str, label: str = "") -> bool:
    """Take somebody by the UID of their card; who that is, this card does not say."""
    if kind != _ONESELF:
        draft.links.append(Relation(kind, "", "" if label.lower() == kind else label, uid=uid))
    return False


def kind_among(labels: Iterable[str]) -> str:
    """Return the first kind of relation that one of these words stands for."""
    return next((kind for kind in map(kind_of, labels) if kind != OTHER), OTHER)


def kind_of(label: str) -> str:
    """Return the kind of relation that a word stands for."""
    word = label.lower().replace("_", " ").replace("(in)", "").strip()
    return word if word in KINDS or word == _ONESELF else _WORDS.get(word, OTHER)


def _is_link(head: Head, value: str) -> bool:
    """Tell a URI, which RFC 6350 has here unless VALUE=text says otherwise, from a name.

    A mail address is one whose ``mailto:`` was forgotten.
    """
    is_text = "text" in {kind.lower() for kind in head.params.get("VALUE", ())}
    return not is_text and _LINK.match(value) is not None
