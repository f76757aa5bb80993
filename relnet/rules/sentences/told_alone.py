"""What is promised, in words that stand by themselves: Angebot schicken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.promise_words import STEMS
from relnet.rules.sentences.small_words import AND, ARTICLES
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.words import Word

_ARTICLES = ARTICLES - {"an"}  # Muster an Koch
_WHO = one_of("ich wir ihm ihr ihnen")


def by_itself(text: str, words: Sequence[Word], places: Sequence[int]) -> str:
    """Return what stands at these places; if it is a verb and a thing, the thing first."""
    said = written(text, words, places)
    verb, *rest = [words[place] for place in places]
    if not (verb.key.endswith("e") and verb.key[:-1] in STEMS):
        return said
    prefix = "an" if rest[-1:] and rest[-1].key == "an" else ""  # rufe Koch an
    stop = len(places) - bool(prefix)
    things = [at for at in places[1:stop] if words[at].key not in _WHO | _ARTICLES]
    is_thing = all(words[at].is_capital or words[at].key in AND for at in things)
    if not things or not is_thing or len(things) < len(rest) - 2:
        return said
    return f"{written(text, words, things)} {prefix}{verb.text.lower()}n"
