"""Telephone numbers, comparable: E.164 from any notation.

Nearly all numbers of a German address book are settled by one pattern;
``rules/dialling.py`` decides the rest.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from importlib import import_module
from typing import TYPE_CHECKING

from relnet.rules.countries import country_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relnet.model.card import Address

# Between the digits of a number people write blanks of all widths, brackets, dots and dashes.
_GAPS = str.maketrans("", "", " ()/.-\t\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2212")
_INTERNATIONAL = {"DE": "+49", "AT": "+43", "CH": "+41"}  # dialled after 0, from there
HOME = "DE"  # where relnet is at home, unless its owner says otherwise
# Country code, then lengths at which phonenumbers never has another opinion.
_PLAIN = re.compile(
    r"\+(?:49[1-9]\d{5,12}|43[1-9]\d{5,11}|41[1-9]\d{8}|3[134][1-9]\d{8}|32[1-9]\d{7,8}"
    r"|351[1-9]\d{8}|420[1-9]\d{8}|44[2-9]\d{9}|45[1-9]\d{7}|46[1-9]\d{6,8}|48[1-9]\d{8}"
    r"|1[2-9]\d{9})\Z",
    re.ASCII,
)
# Numbers that people carry, where they can be told from those of a house; not in America.
_MOBILE = re.compile(
    r"\+(?:491[567]|436[5-9]|417[5-9]|324[5-9]|316|33[67]|34[67]|3519|393|420[67]|447[1-57-9]|467|905)"
)
_FILLER = re.compile(r"(\d)\1{6}|1234567|7654321")
_WITH_AREA = len("tel:") + 10  # letters of a key that has an area code, of whatever country
_LONGEST = 80  # characters; what is longer is a note, not a number
# "030 23125-0 Durchwahl 123" is dialled as 030 23125123.
_DIRECT_DIAL = re.compile(r"(?:[-/]\s?0)?\s?[,;(]?\s?\b(?:durchwahl|dw)\b[.:\s]*-?(?=\d)", re.I)
_REMARK = re.compile(r"[\s(,;][^\d+]*\Z")  # "(privat)": phonenumbers would dial its letters
_EXTENSION = re.compile(r"\b(?:apparat|app|nebenstelle|nst)\b\.?", re.I)


def phone_key(text: str, region: str = HOME) -> str:
    """Return E.164, with ``;ext=17`` (RFC 3966) if there is an extension; '' for a blank.

    ``region`` (ISO 3166) is the country of numbers without country code. What cannot be
    dialled from everywhere (110, 12345) becomes ``tel:`` and its digits, which is no E.164.
    A direct dial (23125-123, Durchwahl 123) is a part of the number.
    """
    plain = text.replace("(0)", "") if text.startswith(("+", "00")) else text
    plain = plain.translate(_GAPS)
    if plain.startswith("0") and region in _INTERNATIONAL:
        is_abroad = plain.startswith("00")
        plain = f"+{plain[2:]}" if is_abroad else f"{_INTERNATIONAL[region]}{plain[1:]}"
    if _PLAIN.match(plain):
        return plain
    written = " ".join(unicodedata.normalize("NFKC", text).split())
    return _parsed(written, region) or _as_written(written)


def phone_key_at(addresses: Iterable[Address], home: str = HOME) -> Callable[[str], str]:
    """Return what gives the numbers of somebody with these addresses their key.

    Numbers without country code are read in the one country that all of the addresses name. What
    is no possible number there is read at ``home``, as is everything if no country is named.
    """
    region = country_of(addresses) or home
    if region == home:
        return phone_key if home == HOME else partial(phone_key, region=home)
    return partial(_abroad, region, home)


def is_whole(key: str) -> bool:
    """Tell whether a number can be one person's: it is E.164, or has an area code at least."""
    return key.startswith("+") or len(key) >= _WITH_AREA


def is_filler(key: str) -> bool:
    """Tell what is typed where a form insists, and shared by strangers: 0000000000."""
    return _FILLER.search(key) is not None


def is_mobile(key: str) -> bool:
    """Tell whether a key is a mobile number, as far as it shows: a desk's and a house's is none."""
    return _MOBILE.match(key) is not None


def _abroad(region: str, home: str, text: str) -> str:
    if text.startswith(("+", "00")):  # whose country does not depend on where it stands
        return phone_key(text)
    key = phone_key(text, region)
    return key if key.startswith("+") else phone_key(text, home)


def _parsed(text: str, region: str) -> str:
    if len(text) > _LONGEST:
        return ""
    number = _DIRECT_DIAL.sub("", _REMARK.sub("", text))
    return _by_library(_EXTENSION.sub("ext", number), region)


@lru_cache(maxsize=4096)
def _by_library(text: str, region: str) -> str:
    # Slow to import, and most files have no number that needs it.
    dialling = import_module("relnet.rules.dialling")
    key: str = dialling.dialled(text, region)
    return key


def _as_written(text: str) -> str:
    digits = "".join(str(int(digit)) for digit in text if digit.isdecimal())
    return text and f"tel:{digits or text.lower()}"
