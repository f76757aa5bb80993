"""Two spellings of one word, made equal."""

from __future__ import annotations

import re
import unicodedata

# What NFKD leaves alone although people type it in several ways.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "æ": "a", "Æ": "a", "œ": "o", "Œ": "o",
        "å": "a", "Å": "a", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i",
        "þ": "th", "ð": "d",
    }
)  # fmt: skip
_UMLAUT = re.compile(r"([aou])e")
_OTHER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return lower-case words in which Müller, Mueller and Muller are the same.

    ä, ae and a become a (likewise o and u), ß becomes ss, other accents go, and whatever is
    neither letter nor digit becomes one blank. A prefix of a word folds to a prefix of the
    folded word, so the result serves search as you type as well as comparison.
    """
    if text.isascii():
        plain = text.lower()
    else:
        spread = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return _OTHER.sub(" ", _UMLAUT.sub(r"\1", plain)).strip()
