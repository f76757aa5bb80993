"""Words of German and English made comparable: inflection taken off, compounds found.

No dictionary: endings of nouns and verbs are taken off as long as enough of the word is left.
What is not told apart by that, such as two meanings of one word, the owner sees in the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 40  # letters; what is longer is no word
SHORTEST_STEM = 5  # letters that an ending must leave, and that a compound's part must have
SHORTEST_PLURAL = 4  # letters that the ending of a mere plural must leave
REST = 3  # letters that a compound must have beside its part; fewer are endings
_WORD = re.compile(r"[^\W_]+")
# The longest first: Automatisierung and Automation, Entgratung and entgraten, Robotik and Roboter.
_ENDINGS = (
    "atisierungen", "atisierung", "isierungen", "isierung", "atisieren", "ierungen", "ationen",
    "isieren", "ierung", "ation", "ungen", "ieren", "isches", "ische", "isch", "iker", "ung",
    "ics", "ing", "ers", "ern", "iks", "ien", "ik", "ie", "er", "en", "es", "ed", "e",
)  # fmt: skip
# Not made of what they begin with: Kunststoff is no art.
_WHOLE = ("kunststoff", "wasserstoff", "handwerk", "marktplatz", "zeitung", "zeitschrift")
# Function words, and words that stand in every text; folded.
STOP = frozenset(
    fold(
        "ab aber alle allem allen aller alles als also am an and andere anderen are as at"
        " auch auf aus be been bei beim bin bis by can da damit dann das dass dein dem den"
        " denn der des die dies diese diesem diesen dieser dieses do doch dort du durch eh ei"
        " ein eine einem einen einer eines er es euch euer fertig for from für gegen gibt go"
        " haben has hat have he her heute hier him his how ich if ihm ihn ihnen ihr ihre ihren"
        " im immer in ins into is ist it its ja jede jeder jedes jetzt kann kein keine können"
        " man me mehr mein mit muss my nach neu neue neuem neuen neuer neues new nicht no noch"
        " nun nur ob oder of oh on or our out over schon sehr sein seine sich sie sind so soll"
        " some than that the their them then there these they this to um und uns unser unter"
        " up us viel viele vom von vor war was we weil wenn wer werden were what when which"
        " who wie wieder will wir wird with wo you your zu zum zur zwischen über"
        # What says that something is wanted or offered, not what.
        " biete bieten bietet brauche brauchen braucht gesucht looking need needed needs offer"
        " offered offers seeking suche suchen sucht wanted"
    ).split()
)


def words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in a text, as written and folded, without words that say nothing.

    IT in capitals is a word, it is none.
    """
    for found in _WORD.finditer(text):
        written = found[0]
        if 1 < len(written) <= LONGEST:
            word = _folded(written)
            if word not in STOP or (len(written) == 2 and written.isupper()):
                yield written, word


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return fold(word).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a folded word without its ending: ``robot`` for Robotik, ``entgrat`` for Entgraten."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    while word.endswith(("n", "s")) and len(word) > SHORTEST_PLURAL:
        word = word[:-1]
    return word


class Stems:
    """The stems of a text, to look one up: the same, or a compound that it is a part of."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._forward = sorted(stems)
        self._backward = sorted(one[::-1] for one in self._forward)
        self._all = {*self._forward}
        self._compounds: dict[str, list[str]] = {}  # what was looked up: many ask for the same

    def __contains__(self, wanted: str) -> bool:
        return wanted in self._all

    def compounds_of(self, wanted: str) -> list[str]:
        """Return stems that begin or end with this one: Robotikzelle, Koordinatenmesstechnik."""
        if (known := self._compounds.get(wanted)) is not None:
            return known
        found: list[str] = []
        if len(wanted) >= SHORTEST_STEM:
            found += _beginning(self._forward, wanted)
            found += (one[::-1] for one in _beginning(self._backward, wanted[::-1]))
        self._compounds[wanted] = [one for one in found if is_compound(one, wanted)]
        return self._compounds[wanted]


def is_compound(word: str, part: str) -> bool:
    """Tell whether a stem begins or ends with another that is long enough to mean something."""
    rest = len(word) - len(part)
    if len(part) < SHORTEST_STEM or rest < REST:
        return False
    if word.startswith(part):
        return not any(word.startswith(whole) and whole[:-1].startswith(part) for whole in _WHOLE)
    return rest > REST and word.endswith(part)  # ver-, ent-, auf- make another word of it


def _beginning(ordered: list[str], wanted: str) -> Iterator[str]:
    for index in range(bisect_left(ordered, wanted), len(ordered)):
        if not ordered[index].startswith(wanted):
            return
        yield ordered[index]
