"""Telephone numbers that are not plain: phonenumbers knows the world's numbering plans."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

_GAPS = re.compile(r"[ ()/.-]")
_LOCAL = 10  # digits; fewer lack the area code


def dialled(text: str, region: str) -> str:
    """Return E.164 (with ``;ext=17``) of a number as typed in a region; '' if it is none.

    Of digits that begin like the region's country code a spreadsheet has taken the plus sign:
    that is much likelier than an area code that begins so, and has lost its zero.
    """
    try:
        text = _with_plus(text, region)
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return ""
    if not _can_be_dialled(number, text, region):
        return ""
    key = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{key};ext={number.extension}" if number.extension else key


def _with_plus(text: str, region: str) -> str:
    """Put the plus sign before digits that are a valid number of the region with it."""
    digits = _GAPS.sub("", text)
    code = str(phonenumbers.country_code_for_region(region))
    if not (digits.isdecimal() and len(digits) >= _LOCAL and digits.startswith(code)):
        return text
    is_valid = phonenumbers.is_valid_number(phonenumbers.parse(f"+{digits}"))
    return f"+{digits}" if is_valid else text


def _can_be_dialled(number: PhoneNumber, text: str, region: str) -> bool:
    """Tell whether a number is complete, valid or at least of a possible length."""
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return False
    is_complete = "+" in text or int(next(filter(str.isdecimal, text), "1")) == 0
    if not phonenumbers.is_valid_number(number):
        return is_complete and not number.italian_leading_zero
    needs_zero = phonenumbers.ndd_prefix_for_region(region, strip_non_digits=True) == "0"
    lost_its_zero = text.isdecimal() and len(text) >= _LOCAL  # in a spreadsheet
    return is_complete or not needs_zero or lost_its_zero
