"""What may stand in a place of a JSON document: checks that give the value back, tidied."""

from __future__ import annotations

import re
from binascii import Error as NoBase64Error
from binascii import a2b_base64
from collections.abc import Callable
from datetime import date
from typing import Any

from relnet.model.visible import encodable
from relnet.phrase import Phrase

Check = Callable[[Any], Any]
Shape = dict[str, Check]

HIGHEST = 1 << 53  # ids beyond it are not the same number in every program that reads JSON
_ENDLESS = 1e300  # amounts beyond it are none
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)


class WrongFieldError(Exception):
    """A field holds what it cannot: its path inside the entry, and why."""

    def __init__(self, why: Phrase, path: str = "") -> None:
        super().__init__(why, path)
        self.why = why
        self.path = path


def an_object(shape: Shape) -> Check:
    """Take an object with these fields; others are left out, those that are missing are None."""

    def check(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise WrongFieldError(Phrase("an object must stand here."))
        found = {}
        for name, check_field in shape.items():
            try:
                found[name] = check_field(value.get(name))
            except WrongFieldError as error:
                raise WrongFieldError(error.why, _path(name, error.path)) from None
        return found

    return check


def many(check_item: Check) -> Check:
    """Take a list; one that is missing is empty."""

    def check(value: object) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            raise WrongFieldError(Phrase("a list must stand here."))
        found = []
        for place, item in enumerate(value):
            try:
                found.append(check_item(item))
            except WrongFieldError as error:
                raise WrongFieldError(error.why, _path(f"[{place}]", error.path)) from None
        return found

    return check


def _path(name: str, rest: str) -> str:
    return f"{name}.{rest}" if rest and not rest.startswith("[") else name + rest


def text(value: object) -> str:
    """Take a text, without NUL and lone surrogates; '' if it is missing."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WrongFieldError(Phrase("a text must stand here."))
    if value.isprintable():
        return value
    return encodable(value.replace("\0", ""))


def verbatim(value: object) -> str | None:
    """Take a text as it is; only lone surrogates, which nothing can hold, are written out."""
    if value is not None and not isinstance(value, str):
        raise WrongFieldError(Phrase("a text must stand here."))
    return None if value is None else encodable(value)


def some(check: Check) -> Check:
    """Refuse what is absent, or ''."""

    def check_some(value: object) -> Any:  # noqa: ANN401 -- what the check returns
        found = check(value)
        if found in ("", None):
            raise WrongFieldError(Phrase("it is missing."))
        return found

    return check_some


def perhaps(check: Check) -> Check:
    """Take nothing, or what the check takes."""
    return absent_is(None, check)


def absent_is(default: object, check: Check) -> Check:
    """Put a default in the place of what is missing."""
    return lambda value: default if value is None else check(value)


def one_of(*words: str) -> Check:
    """Take one of these words; the first stands for what is absent."""

    def check(value: object) -> str:
        if value is None:
            return words[0]
        if value not in words:
            known = ", ".join(filter(None, words))
            raise WrongFieldError(Phrase("it must be one of {known}.", known=known))
        return str(value)

    return check


def whole_number(least: int) -> Check:
    """Take a whole number up to HIGHEST, or nothing."""

    def check(value: object) -> int | None:
        if value is None:
            return None
        if type(value) is not int or not least <= value <= HIGHEST:
            raise WrongFieldError(Phrase("a whole number from {n} on must stand here.", n=least))
        return value

    return check


def truth(value: object) -> bool:
    """Take true or false, which is what is missing."""
    if value not in (None, True, False) or type(value) in (int, float):
        raise WrongFieldError(Phrase("true or false must stand here."))
    return bool(value)


def amount(value: object) -> float | None:
    """Take a finite number, or nothing."""
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _ENDLESS:
        return float(value)
    raise WrongFieldError(Phrase("an amount must stand here."))


def day(value: object) -> str | None:
    """Take an ISO day that the calendar has, or nothing."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DAY.match(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise WrongFieldError(Phrase("a day such as 2026-04-21 must stand here."))


def like(shape: re.Pattern[str], why: Phrase) -> Check:
    """Take a text of this shape, or nothing."""

    def check(value: object) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str) or not shape.match(value):
            raise WrongFieldError(why)
        return value

    return check


def base64(value: object) -> bytes | None:
    """Take the bytes that a text in base64 stands for, or nothing."""
    if value is None:
        return None
    try:
        return a2b_base64(text(value), strict_mode=True)
    except (NoBase64Error, ValueError):
        raise WrongFieldError(Phrase("base64 must stand here.")) from None


def texts(value: object) -> dict[str, str]:
    """Take an object of texts; one that is missing is empty."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise WrongFieldError(Phrase("an object must stand here."))
    return {text(key): text(inner) for key, inner in value.items()}
