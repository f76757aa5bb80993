"""Two spellings of one word, made equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What NFKD leaves alone although people type it in several ways.
_LETTERS = str.maketrans(
    {
    "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "æ": "a", "Æ": "a", "œ": "o", "Œ": "o",
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d",
    }
)  # fmt: skip
_OTHER = re.compile(r"[\W_]+")
_TELLING = re.compile("[+#%&@€$£]")
_SPELLED = re.compile("([aou])e+")
MOST_LETTERS = 4096  # that are remembered; a language has fewer, or most of them rarely


@lru_cache(MOST_LETTERS)
def _bare(letter: str) -> str:
    """Return a letter without its accents, in lower case: up to 18 letters, or a blank.

    One by one they are what the whole text would be, whose accents only change places.
    """
    spread = unicodedata.normalize("NFKD", letter.translate(_LETTERS)).casefold()
    return _OTHER.sub(" ", "".join(one for one in spread if not unicodedata.combining(one)))


# Most text at one stroke: ASCII, and the Latin letters of Europe (U+00C0 to U+017F).
_COMMON = {code: _bare(chr(code)) for code in (*range(128), *range(0xC0, 0x180))}
# Western text is folded byte by byte, several times as fast as other text; a letter that becomes
# none, or two, stays a byte that is no ASCII.
_BYTES = bytes(
    ord(letter) if len(letter := _COMMON.get(code, "")) == 1 and letter.isascii() else code
    for code in range(256)
)


def fold(text: str) -> str:
    """Return lower-case words in which Müller, Mueller and Muller are the same.

    ä, ae and a become a (likewise o and u), ß becomes ss, other accents go, and whatever is
    neither letter nor digit becomes one blank. A prefix of a word folds to a prefix of the
    folded word, so the result serves search as you type as well as comparison.
    """
    try:
        plain = text.replace("ß", "ss").encode("latin-1").translate(_BYTES).decode("ascii")
    except UnicodeError:
        plain = text.translate(_COMMON)
        if not plain.isascii():
            plain = plain.translate({ord(letter): _bare(letter) for letter in {*plain}})
    for spelled, vowel in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        if spelled in plain:
            plain = plain.replace(spelled, vowel)
            if spelled in plain:  # what is no word, such as aeee
                plain = _SPELLED.sub(r"\1", plain)
    while "  " in plain:
        plain = plain.replace("  ", " ")
    return plain.strip()


def wording(text: str) -> str:
    """Return the folded words of a text, and the signs that tell it from others: C++, C#, 5 %."""
    return f"{fold(text)}{''.join(_TELLING.findall(text))}"
