"""The words of a sentence: where they stand, and where it pauses."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.sentences.kind_words import VERBS
from relnet.rules.sentences.promise_words import MINE_NOW, THEIRS_NOW
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Pause = Literal["", "(", ",", ".", "[", "]"]

# Addresses, then marks such as !ich, numbers with what belongs to them, words, signs.
_WORD = re.compile(
    r"""https?://\S+ | w/(?!\w) | [\w.+-]+@[\w.-]+ | ![^\W\d_]+ | [+-]?\d[\w.:/%-]*
      | [^\W\d_][\w.'’-]* | [&+€@] | \S""",
    re.VERBOSE,
)
_PAUSES: dict[str, Pause] = {
    "(": "(",
    **dict.fromkeys(",:)–—/-", ","),
    **dict.fromkeys(".;!?\n…", "."),
}
# Before these a comma stands, or should.
JOINING = {"dass", "weil", "obwohl", "nachdem", "ob", "because", "although"}
_WILL = {"i'll", "we'll", "he'll", "she'll", "they'll"}
_ENGLISH = {"i", "we", "he", "she", "they"}
_SUBJECTS = _ENGLISH | _WILL | {"ich", "wir", "er", "sie"}
# What begins a clause stands before its subject.
_NO_END = JOINING | one_of(
    "und and & oder or aber but dass was wie wo wann wenn falls damit bevor bis der die das den dem"
    " dann da then that what when who if so which until where how"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})
# A full stop after these, after one letter and after a number ends no sentence.
_SHORTENED = {
    "dr", "prof", "hr", "fr", "fam", "ing", "dipl", "mr", "mrs", "ms", "st", "ca", "evtl", "ggf",
    "bzw", "usw", "etc", "inkl", "incl", "wg", "bzgl", "betr", "vgl", "tel", "nr", "no", "vs",
    "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dez", "dec",
    "mo", "di", "mi", "do", "sa", "so", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "z.b",
    "u.a", "e.g", "i.e", "a.m", "p.m", "max", "min", "h.c", "med", "jur", "rer", "nat", "phil",
}  # fmt: skip


@noun
class Word:
    """A word and its place; ``key`` has ae, oe, ue and ss, ``folded`` is for names.

    ``pause`` is what follows: a bracket, a comma or the like, a full stop or the like, or nothing;
    "[" and "]" stand around what is said in brackets of the person before, and end no clause.
    """

    text: str
    key: str
    folded: str
    start: int
    end: int
    pause: Pause = ""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, as names and German nouns do."""
        return self.text[:1].isupper()


def words_of(text: str) -> list[Word]:
    """Take a sentence apart; signs are told by the pause after the word before them."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match[0].rstrip(".:'’-") if match[0][0] not in _PAUSES else ""
        if match[0].startswith("!") and len(match[0]) > 1:
            word = match[0]
        if not word or (word[0] not in "!&+€@" and not any(map(str.isalnum, word))):
            _pause(found, _PAUSES.get(match[0][0], ""))
            continue
        if found and "\n" in text[found[-1].end : match.start()]:
            _pause(found, ".")
        found.append(Word(word, plain(word), fold(word), match.start(), match.start() + len(word)))
        if rest := match[0][len(word) :]:
            _pause(found, _after(found[-1], rest, text[match.end() : match.end() + 5]))
    for place in range(1, len(found)):
        if _begins_clause(found, place):
            found[place - 1] = _with_pause(found[place - 1], found[place - 1].pause or ",")
    return found


def _begins_clause(words: Sequence[Word], place: int) -> bool:
    """Tell whether a clause begins here, whose comma is often left out.

    gemailt dass er kommt; telefoniert sie schickt Muster ich prüfe sie.
    """
    key, before = words[place].key, words[place - 1].key
    following = words[place + 1].key if place + 1 < len(words) and not words[place].pause else ""
    if key == "ob":  # of what happened; er klärt bis Freitag ob es geht is one promise
        return before in VERBS
    if key in {"that", "when", "while"}:
        return following in _SUBJECTS
    if key in _WILL:
        return before not in _NO_END
    if key in _SUBJECTS:
        does = MINE_NOW if key in {"ich", "wir"} else THEIRS_NOW
        is_ahead = following == "will" if key in _ENGLISH else following in does
        return is_ahead and before not in _NO_END
    return key in JOINING


def _pause(found: list[Word], pause: Pause) -> None:
    if found and pause > found[-1].pause:  # '' < '(' < ',' < '.'
        found[-1] = _with_pause(found[-1], pause)


def _with_pause(word: Word, pause: Pause) -> Word:
    return Word(word.text, word.key, word.folded, word.start, word.end, pause)


def _after(word: Word, rest: str, following: str) -> Pause:
    """Tell whether the signs that end a word end the sentence, too."""
    is_apart = not following or following[0].isspace()
    if ":" in rest or rest == "-":
        return "," if following and is_apart else ""
    if "." not in rest or word.key in _SHORTENED or len(word.text) == 1:
        return ""
    if following.strip() in {"bis", "by"}:  # Ang. bis Freitag
        return ""
    return "." if is_apart and not word.text[-1].isdigit() else ""


def plain(text: str) -> str:
    """Return text in lower case, with ae, oe, ue and ss."""
    return unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)


def clauses(words: Sequence[Word]) -> Iterator[range]:
    """Yield the stretches of words that stand between two pauses."""
    start = 0
    for place, word in enumerate(words):
        if word.pause not in {"", "[", "]"}:
            yield range(start, place + 1)
            start = place + 1
    if start < len(words):
        yield range(start, len(words))


def keys(words: Sequence[Word], places: Collection[int]) -> set[str]:
    """Return the keys of the words at these places."""
    return {words[place].key for place in places}


def written(text: str, words: Sequence[Word], places: Sequence[int]) -> str:
    """Return what stands at these places, as it was written: stretches joined by blanks."""
    parts: list[list[int]] = []
    for place in places:
        if parts and parts[-1][-1] == place - 1:
            parts[-1].append(place)
        else:
            parts.append([place])
    stretches = (text[words[part[0]].start : _end(text, words[part[-1]])] for part in parts)
    return " ".join(" ".join(stretches).split())


def _end(text: str, word: Word) -> int:
    """Return where a word ends; the dot of 12.4. belongs to it."""
    is_dotted = word.text[-1:].isdigit() and "." in word.text
    return word.end + (is_dotted and text[word.end : word.end + 1] == ".")
