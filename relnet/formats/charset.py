"""From bytes to text: as declared, as UTF-8, or as the best guess, which is then named."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

NULS = Phrase("it holds NUL characters; they were left out.")
_GUESSED = Phrase("it is not {declared}; it was read as {charset}.")
_DAMAGED = Phrase("it is damaged {charset}; \ufffd stands for what could not be read.")
# Python's own names of the codecs a card may declare; others could be slow, or no text at all.
_KNOWN = re.compile(
    r"ascii|utf-[78]|iso8859-\d\d?|cp(125\d|437|85[02]|866|874|932|949|950)|koi8-[ru]|mac-roman"
    r"|shift_jis(_2004)?|euc_(jp|kr)|iso2022_jp|gb(2312|k|18030)|big5(hkscs)?|tis-620"
)
# What is declared as one of these is often written in its larger sister (so do browsers read).
_READ_AS = {
    "ascii": ("ascii",),
    "utf-7": ("utf-7", "ascii"),
    "iso8859-1": ("cp1252", "latin-1"),
    "shift_jis": ("shift_jis", "cp932"),
    "gb2312": ("gb18030",),
    "euc_kr": ("cp949",),
}
_EXTRA = re.compile(r"^x-|-[ei]$", re.I)  # x-sjis, x-gbk, iso-8859-8-i
_LONGEST = 40  # characters


@lru_cache(maxsize=256)
def codecs_for(declared: str) -> tuple[str, ...]:
    """Name the codecs to read a declared charset with, none if it is unknown or no charset."""
    if len(declared) > _LONGEST or not declared.isascii() or not declared.isprintable():
        return ()
    for label in (declared.strip(), _EXTRA.sub("", declared.strip())):
        try:
            name = codecs.lookup(label).name
        except LookupError:
            continue
        return _READ_AS.get(name, (name,)) if _KNOWN.fullmatch(name) else ()
    return ()


def decode(data: bytes, declared: str, sisters: Iterable[str] = ()) -> tuple[str, str]:
    """Return the text, and the name of the charset if it had to be guessed, else ''.

    Tried are the declared charset, UTF-8, both of these with some damage, what ``sisters``
    (other lines of the card) declare and Windows-1252; ISO-8859-1 takes everything.
    """
    trusted = codecs_for(declared) if declared else ("utf-8",)
    for codec in (*trusted, "utf-8"):
        if (text := _read(data, codec)) is not None:
            return text, "" if codec in trusted or data.isascii() else _name(codec)
    for codec in (*trusted[-1:], "utf-8"):
        if text := _read_damaged(data, codec):
            return text, _name(codec)
    for codec in (*sisters, "cp1252"):
        if (text := _read(data, codec)) is not None:
            return text, _name(codec)
    return data.decode("latin-1"), "ISO-8859-1"


def guessed(declared: str, charset: str, *, is_known: bool) -> Phrase:
    """Say that a text is not in the charset it should be in, and in which one it was read."""
    if not is_known:
        return Phrase(
            "the charset {declared} is unknown; it was read as {charset}.",
            declared=declared[:_LONGEST],
            charset=charset,
        )
    if charset in map(_name, codecs_for(declared or "utf-8")):
        return Phrase(_DAMAGED.text, charset=charset)
    return Phrase(_GUESSED.text, declared=declared[:_LONGEST] or "UTF-8", charset=charset)


def is_guess(remark: Phrase) -> bool:
    """Tell whether a remark is that a charset was guessed."""
    return remark.text == _GUESSED.text


def _read(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
        text.encode()  # UTF-7 may hold half a surrogate pair
    except UnicodeError:
        return None
    return text


def _read_damaged(data: bytes, codec: str) -> str:
    """Return a text that was cut within a letter, as phones do; '' if more is wrong with it."""
    text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    strange = len(text) - len(text.encode("ascii", "ignore"))
    return text if strange > 2 * damaged else ""


def _name(codec: str) -> str:
    return re.sub(r"^CP(?=125\d)", "Windows-", codec.upper())
