"""What one cell holds: several values in one, a label, a number that a spreadsheet broke."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.formats.tables.contents import NO_TICKS, TICKS
from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN = ":::"  # Google's own separator
_LISTED = re.compile(r"\s*[,;|\n]\s*")
_APART = {
    "email": re.compile(r"[\s,;|/]+"),
    "phone": re.compile(r"\s+(?:/|oder|und|or|and|bzw\.)\s+"),
}
# Two numbers of which the second one tells only where it differs: 030 23125-11 / -12.
_ENDS = re.compile(
    r"([+0(][\d ()/.-]{7,24}[ -])(\d{2,3})\s*(?:/|und|oder)\s*-?(\d{2,3})\Z", re.ASCII
)
_FULL_NUMBER = 10  # digits: of fewer, the rest may be its last ones
_TAGS = re.compile(r"[,;|\n]|:::")
# One in quotation marks, which may hold what is between others, or any other.
_QUOTED = re.compile(
    r'[ \t]*(?:"([^"]*(?:""[^"]*)*)"[ \t]*|((?:(?!:::)[^,;|\n])*))(?:[,;|\n]|:::|\Z)'
)
_EVERYBODY = {"mycontacts", "my contacts"}  # Google's group of all, among Outlook's categories
_CHILDREN = re.compile(r"[,;/\n&]|\bund\b|\band\b|:::")
_IN_ANGLES = re.compile(r"<([^<>@\s]+@[^<>@\s]+)>")
_BROKEN_NUMBER = re.compile(r"\d[.,]?\d*E\+?\d+\Z", re.ASCII | re.IGNORECASE)
_FEWEST_DIGITS = 5  # of a telephone number
_WHOLE_NUMBER = 7  # digits, with the area code
_LONG_NUMBER = 10  # digits: no extension has as many
_STARS = re.compile(r"[★⭐*]{1,5}[☆]{0,5}\Z")
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})?\Z", re.ASCII | re.IGNORECASE)
_LANGUAGES = {
    "de": "deutsch german allemand",
    "en": "english englisch anglais",
    "fr": "french französisch français francais",
    "es": "spanish spanisch español espanol",
    "it": "italian italienisch italiano",
    "nl": "dutch niederländisch nederlands",
    "pl": "polish polnisch polski",
    "pt": "portuguese portugiesisch português",
    "tr": "turkish türkisch türkçe",
    "cs": "czech tschechisch čeština",
    "da": "danish dänisch dansk",
    "sv": "swedish schwedisch svenska",
}
_LANGUAGE = {fold(word): tag for tag, words in _LANGUAGES.items() for word in words.split()}
_WORDS_FOR = {
    "mobile": "cell", "mobil": "cell", "handy": "cell", "homefax": "home fax",
    "workfax": "work fax", "privat": "home", "private": "home", "arbeit": "work",
    "geschäftlich": "work", "business": "work", "beruflich": "work", "homepage": "homepage",
}  # fmt: skip
_NO_LABEL = {"", "e-mail", "email", "phone", "profile", "value", "*", "internet", "default"}


def several(kind: str, cell: str) -> Sequence[str]:
    """Return the addresses or numbers of a cell; commas are part of one, if need be.

    Google puts ``:::`` between them, relnet and spreadsheets a comma or semicolon, people a
    slash; but 06131 / 23125 is one number.
    """
    if BETWEEN in cell:
        return [part.strip() for part in cell.split(BETWEEN) if part.strip()]
    if "," in cell or ";" in cell or "|" in cell or "\n" in cell:
        parts = [part for part in _LISTED.split(cell.strip()) if part]
        if len(parts) > 1 and all(_stands_alone(kind, part) for part in parts):
            return parts
    if kind == "phone" and (found := _ENDS.match(cell)) and _have_two_ends(*found.groups()):
        return [found[1] + found[2], found[1] + found[3]]
    if kind in _APART and (" " in cell or "/" in cell):
        parts = [part for part in _APART[kind].split(cell.strip()) if part]
        if len(parts) > 1 and all(_is_complete(kind, part) for part in parts):
            return parts
    return (cell,)


def address_in(cell: str) -> str:
    """Return the mail address of ``Jana Voß <jana@voss.example>``, or the cell as it is."""
    found = _IN_ANGLES.search(cell) if "<" in cell else None
    text = found[1] if found else cell
    return text[7:] if text[:7].lower() == "mailto:" else text


def is_broken_number(cell: str) -> bool:
    """Tell whether a spreadsheet made 4.93E+12 of a telephone number, and its end is lost."""
    return "E" in cell.upper() and bool(_BROKEN_NUMBER.match(cell))


def as_written(number: str) -> str:
    """Return a number or postcode of which a program made a measure: 10115.0, not 0613123125.0."""
    bare = number.removesuffix(".0")
    return bare if bare.isdecimal() and bare[0] != "0" else number


def is_extension(number: str) -> bool:
    """Tell whether a number may be what follows that of a firm: 111, -23."""
    digits = sum(letter.isdigit() for letter in number)
    return digits < _LONG_NUMBER and not _is_complete("phone", number)


def tags_in(cell: str, column: str = "") -> list[str]:
    """Return the tags of a cell; a tick stands for the name of its column, if it may be one."""
    word = cell.casefold() if column else ""
    if word in TICKS:
        return [column]
    if word in NO_TICKS:
        return []
    if '"' in cell:  # relnet's own, and Mailchimp's: "fair","vip"
        found = [
            whole.replace('""', '"').strip() or tag.strip(' "')
            for whole, tag in _QUOTED.findall(cell)
        ]
    else:
        found = [tag.strip() for tag in _TAGS.split(cell)]
    return [tag for tag in found if tag and tag.lower() not in _EVERYBODY]


def groups_in(cell: str) -> list[str]:
    """Return the groups of a contact of Google's, but for its own, such as ``* myContacts``."""
    return [tag for part in cell.split(BETWEEN) if (tag := part.strip())[:1] not in {"", "*"}]


def people_in(cell: str) -> list[str]:
    """Return the names in a cell with children: Lea, Tim und Mia."""
    return [name for part in _CHILDREN.split(cell) if (name := part.strip())]


@lru_cache(maxsize=1024)
def label_in(cell: str) -> tuple[str, bool]:
    """Return a label in relnet's words, and whether it is preferred (``* Home``, Google's)."""
    words = [part.strip() for part in cell.split(BETWEEN)]
    is_preferred = any(part.startswith("*") for part in words)
    word = words[0].lstrip("* ")
    plain = word.lower()
    if plain in _NO_LABEL:
        return "", is_preferred
    plain = _WORDS_FOR.get(plain, plain)
    known = plain in {"home", "work", "other", "cell", "main", "pager", "fax", "homepage"}
    return (plain if known or plain.endswith(" fax") else word), is_preferred


def language_in(cell: str) -> str:
    """Return the BCP 47 tag of a language, '' if it is none."""
    if tag := _LANGUAGE.get(fold(cell)):
        return tag
    if not _LANGUAGE_TAG.match(cell):
        return ""
    language, hyphen, region = cell.replace("_", "-").partition("-")
    return f"{language.lower()}{hyphen}{region}"


def rating_in(cell: str, column: str) -> str:
    """Put a rating into words: 4 and four stars are ``Rating 4/5``, after pretixLEAD."""
    if _STARS.match(cell):
        cell = str(len(cell.rstrip("☆")))
    scale = "/5" if cell in {"0", "1", "2", "3", "4", "5"} else ""
    return f"{column[:1].upper()}{column[1:]} {cell}{scale}"


def _is_complete(kind: str, part: str) -> bool:
    """Tell whether a part is an address, or a number with its area code, beyond doubt."""
    if kind == "email":
        return "@" in part[1:-1]
    return part[0] in "0+(" and sum(letter.isdigit() for letter in part) >= _WHOLE_NUMBER


def _have_two_ends(number: str, end: str, other: str) -> bool:
    """Tell two numbers that differ at the end, 030 23125-11 / 12, from one with a slash."""
    digits = sum(letter.isdigit() for letter in number + end)
    return len(end) == len(other) and digits >= _FULL_NUMBER


def _stands_alone(kind: str, part: str) -> bool:
    if kind == "email":
        return "@" in part
    if kind in {"url", "profile"}:
        return " " not in part and ("." in part or "/" in part)
    if kind == "messenger":
        return " " not in part
    return sum(letter.isdigit() for letter in part) >= _FEWEST_DIGITS
