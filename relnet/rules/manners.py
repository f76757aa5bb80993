"""How somebody wishes to be addressed, as people type it: Frau, Herr, Sie, du, Deutsch."""

from __future__ import annotations

import re

from relnet.errors import BadValueError
from relnet.model.folding import fold
from relnet.phrase import Phrase

SALUTATIONS = ("frau", "herr", "neutral")
FORMS = ("sie", "du")
_SALUTED = {
    **dict.fromkeys(("frau", "fr", "ms", "mrs", "miss", "madam"), "frau"),
    **dict.fromkeys(("herr", "herrn", "hr", "mr", "sir"), "herr"),
    **dict.fromkeys(("neutral", "mx", "divers"), "neutral"),
}
_ADDRESSED = {"sie": "sie", "formal": "sie", "du": "du", "informal": "du", "per du": "du"}
_SPOKEN = {
    "deutsch": "de", "german": "de", "englisch": "en", "english": "en", "franzosisch": "fr",
    "french": "fr", "italienisch": "it", "italian": "it", "spanisch": "es", "spanish": "es",
    "niederlandisch": "nl", "dutch": "nl", "polnisch": "pl", "polish": "pl",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}\Z")


def salutation(text: str) -> str:
    """Read ``Frau``, ``Hr.``, ``Ms`` ...: frau, herr or neutral; BadValueError for another word.

    '' says that nobody knows, and stays ''.
    """
    return _word("salutation", text, _SALUTED, SALUTATIONS)


def form(text: str) -> str:
    """Read ``Sie`` or ``du``; BadValueError for another word, '' stays ''."""
    return _word("form", text, _ADDRESSED, FORMS)


def language(text: str) -> str:
    """Read a language tag (BCP 47: de, en, de-CH), or the name of a language; '' stays ''.

    Its parts are written as RFC 5646 2.1.1 recommends: de-CH, zh-Hant. BadValueError.
    """
    tag = _SPOKEN.get(fold(text), text.strip().replace("_", "-"))
    if tag and not _TAG.match(tag):
        raise BadValueError("language", text, Phrase("write it like de, en or de-CH."))
    first, *rest = tag.split("-")
    sizes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sizes.get(len(part), str.lower)(part) for part in rest)])


def _word(field: str, text: str, meanings: dict[str, str], known: tuple[str, ...]) -> str:
    word = fold(text)
    if word and word not in meanings:
        raise BadValueError(field, text, Phrase("it is one of {known}.", known=", ".join(known)))
    return meanings.get(word, "")
