"""A property of an imported card, put so that it is right in the version that is written."""

from __future__ import annotations

import re
from binascii import a2b_base64
from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.card import SpecialDate
from relnet.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.formats.vcard.outgoing import Version
    from relnet.formats.vcard.property import Property
    from relnet.formats.vcard.said import Fact

    Params = Mapping[str, tuple[str, ...]]

_NO_YEAR = "1604"  # what Apple writes instead; it has a 29 February
_TIME = re.compile(r"[Tt ].*\Z", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{3}")
# Texts among the properties that relnet does not understand, and values in parts and lists.
_TEXTS = {"AGENT", "FN", "LABEL", "MAILER", "NOTE", "ROLE", "SORT-STRING", "TITLE", "X-ABLABEL"}
_PLAIN = {"FN", "NICKNAME", "NOTE", "ROLE", "TITLE"}  # texts that relnet takes as they are
_SEPARATORS = {"ADR": ";", "CATEGORIES": ",", "N": ";,", "ORG": ";", "X-ANDROID-CUSTOM": ";"}
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_LOOSE = re.compile(r"""\\r\\n|\\[nN,;:\\"']|[\\,;\n]""")
_MENDED = {
    "\\r\\n": "\\n", "\\N": "\\n", "\\:": ":", '\\"': '"', "\\'": "'", "\\": "\\\\", ",": "\\,",
    ";": "\\;", "\n": "\\n",
}  # fmt: skip
# What is embedded, and the first half of its media type: vCard 3.0 names only the second
# (RFC 2426 3.1.4).
_EMBEDDED = {"KEY": "application", "LOGO": "image", "PHOTO": "image", "SOUND": "audio"}
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
_MAIL_ADDRESS = re.compile(r"[^\s:@]+@[^\s:@]+")


def adapted(p: Property, source: str, target: Version, fact: Fact = None) -> Property:
    """Return a property of a card of version ``source`` as one of version ``target``.

    It keeps its words; what changes is how the versions write days, preferences, pictures and
    commas. ``fact`` is what relnet took from it, None if that is nothing.
    """
    if isinstance(fact, SpecialDate) and p.name not in _SEPARATORS:
        return _dated(p, fact, target)
    params = with_preference(p.params, target)
    if not fact and ("ENCODING" in params or p.name in _EMBEDDED):
        params.pop("CHARSET", None)
        embedded = replace(p, params=params)
        is_uri = target == "4.0" and p.name in _EMBEDDED
        return _as_uri(embedded) if is_uri else _as_base64(embedded)
    is_uri = p.name == "TEL" and "VALUE" in params
    if isinstance(fact, tuple) and (p.name in _PLAIN or (is_uri and target == "3.0")):
        params.pop("VALUE", None)
        return replace(p, value=escaped(fact[1]), params=params)
    name = p.name
    if name in _MEMBERS and not fact:
        name = _MEMBERS[target == "3.0"]
        if target == "4.0" and _MAIL_ADDRESS.fullmatch(p.value):  # RFC 6350 6.6.5: a URI
            p = replace(p, value=f"mailto:{p.value}")
    return replace(p, name=name, value=_mended(p, source, is_text=bool(fact)), params=params)


def escaped(text: str) -> str:
    """Write a text as a value (RFC 6350 3.4)."""
    return text.translate(_ESCAPES)


def as_day(value: str, target: Version) -> tuple[str, Params]:
    """Return a day as the value and the parameters of a property.

    Version 3.0 has none without a year, so that is written as Apple does: iCloud, iPhones and
    the larger address books read X-APPLE-OMIT-YEAR; Outlook and plain Android, which do not,
    show the right day of 1604, where they would drop ``--04-15``.
    """
    try:
        day = PartialDate.parse(value)
    except ValueError:
        return value, {"VALUE": ("text",)}
    year = value[:4] if day.year else ""
    if target == "4.0":  # RFC 6350 4.3.1 has only the basic format
        return f"{year or '--'}{day.month:02}{day.day:02}", {}
    written = f"{year or _NO_YEAR}-{day.month:02}-{day.day:02}"
    return written, {} if year else {"X-APPLE-OMIT-YEAR": (_NO_YEAR,)}


def _dated(p: Property, fact: SpecialDate, target: Version) -> Property:
    """Write a day that is understood as one, also where the card has it in words.

    RFC 2426 3.1.5 has no others, and what has one takes it from either version.
    """
    value, more = as_day(fact.value, target)
    params = {key: p.params[key] for key in p.params if key not in {"VALUE", "X-APPLE-OMIT-YEAR"}}
    params |= more
    if more.get("VALUE"):
        value = _mended(p, "", is_text=True)
    elif not _WORD.search(p.value) and (time := _TIME.search(p.value)):  # relnet leaves it alone
        value += time[0].replace(":", "") if target == "4.0" else time[0]
    return replace(p, value=value, params=with_preference(params, target))


def with_preference(
    params: Params, version: Version, *, is_preferred: bool = False
) -> dict[str, tuple[str, ...]]:
    """Say which is the preferred one: PREF=1 (RFC 6350 5.3), in version 3.0 TYPE=PREF.

    It is also if the parameters say so, in either way.
    """
    written = {key: params[key] for key in params if key not in ("PREF", "TYPE")}
    types = [word for value in params.get("TYPE", ()) for word in _words(value)]
    others = [word for word in types if word.lower() != "pref"]
    rank = params.get("PREF", ())
    is_preferred = is_preferred or len(others) < len(types) or rank == ("1",)
    if is_preferred and version == "4.0":
        rank = ("1",)
    elif is_preferred:
        others.append("PREF")
        rank = () if rank == ("1",) else rank
    if rank:
        written["PREF"] = rank
    if others or (types == [] and "TYPE" in params):
        written["TYPE"] = tuple(others)
    return written


def _words(types: str) -> list[str]:
    r"""Part ``"work,voice"``, and what some write: ``TYPE=HOME,TYPE=VOICE``, ``HOME\,VOICE``."""
    words = [word.rstrip("\\") for word in types.split(",")]
    return [word[5:] if word[:5].lower() == "type=" else word for word in words]


def unpreferred(p: Property) -> Property:
    """Return a property without its preference: among several, the first one has it."""
    others = tuple(word for word in p.params.get("TYPE", ()) if word.lower() != "pref")
    params = {key: p.params[key] for key in p.params if key not in ("PREF", "TYPE")}
    return replace(p, params={**params, "TYPE": others} if others else params)


def _mended(p: Property, source: str, *, is_text: bool) -> str:
    """Escape what must be: in a text, readers take a bare comma for its end."""
    if p.name == "AGENT" and "\n" in p.value:  # a card of vCard 2.1, with escapes of its own
        return escaped(p.value)
    separators = _SEPARATORS.get(p.name, "")
    if p.name == "N" and source == "2.1":  # which has no lists
        separators = ";"
    if not (is_text or separators or p.name in _TEXTS):
        return p.value

    def mend(found: re.Match[str]) -> str:
        return found[0] if found[0] in separators else _MENDED.get(found[0], found[0])

    return _LOOSE.sub(mend, p.value)


def _as_uri(p: Property) -> Property:
    """Embed a picture, sound or key as RFC 6350 6.2.4 has it; a link stays one."""
    if "ENCODING" not in p.params:
        return p
    params = {key: p.params[key] for key in p.params if key not in ("ENCODING", "VALUE")}
    if p.value.startswith("data:"):
        return replace(p, params=params)
    form = params.pop("TYPE", ("octet-stream",))[0].lower().rpartition("/")[2]
    return replace(p, params=params, value=f"data:{_EMBEDDED[p.name]}/{form};base64,{p.value}")


def _as_base64(p: Property) -> Property:
    """Embed it as RFC 2426 2.4.1 has it; a link stays one.

    What only claims to be base64 becomes text: readers would refuse the whole card.
    """
    params, data = {**p.params}, p.value
    media, is_embedded, embedded = p.value.partition(";base64,")
    if is_embedded and media.startswith("data:"):
        params["TYPE"], data = (media.rpartition("/")[2].upper(),), "".join(embedded.split())
        params.pop("VALUE", None)
    elif "ENCODING" not in params:
        return p
    try:
        a2b_base64(data)
    except ValueError:
        params.pop("ENCODING", None)
        return replace(p, params=params)
    return replace(p, params={**params, "ENCODING": ("b",)}, value=data)
