"""What it was about: über die Roboterzelle, wegen des Angebots, thanked for the referral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.kind_words import KIND_OF, PRESENTS, VERBS
from relnet.rules.sentences.small_words import (
    ABOUT,
    BEGINNINGS,
    BY,
    FOR_WHAT,
    GOT,
    HAS,
    MYSELF,
    WITH,
)
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from relnet.rules.sentences.words import Word

# Kinds that have their reason in them: bedankt für, gratuliert zu, geholfen bei.
_REASONED = {"thanks", "congratulation", "help", "gift", "invitation", "condolence"}
# Over these something is said, not of them.
_NO_GIFT = one_of("geschenk geschenke gift gifts present euro eur wert") | HAS | MYSELF | BEGINNINGS
_HEADINGS = one_of("thema topic betreff betreffs betr re")  # a colon may follow
_WAS = one_of("war waren ist sind was is")
_WENT = one_of("ging geht gings ging's drehte dreht handelte")
_WORDS_BEFORE_UM = 3  # ging es vor allem um
_WAYS = one_of("linkedin xing whatsapp teams zoom skype telefon mail email slack signal")


def topic_said(
    words: Sequence[Word], places: Sequence[int], taken: Collection[int], kind: str = ""
) -> range | None:
    """Return the places of what it was about, without the word before it; None if not said.

    ``taken`` are the places of names and events. A topic goes on to the next pause, verb or
    "with" before a name. With a ``kind`` it is what somebody is thanked or congratulated for.
    """
    among = set(places)
    if not kind:
        starts = (_after_about(words, place, among) for place in places)
        start = next((start for start in starts if start is not None), None)
        return None if start is None else _region(words, start, among, taken)
    if kind not in _REASONED:
        return None
    for place in places:
        is_reason = words[place].key in FOR_WHAT and words[place].key not in WITH
        if is_reason and place not in taken and _is_followed(words, place, among):
            region = _region(words, place + 1, among, taken)
            if region and region[0] not in taken:
                return region
    return None


def gift_said(words: Sequence[Word], places: Sequence[int], taken: Collection[int]) -> list[int]:
    """Return the places of what was given: Wein, eine Schachtel Pralinen."""
    found = [
        place
        for place in places
        if place not in taken
        and words[place].key not in _NO_GIFT | VERBS
        and (
            words[place].key in KIND_OF.keys() | PRESENTS
            or (words[place].is_capital and place > places[0])
        )
        and words[place - 1].key not in FOR_WHAT
    ]
    between = {place for place in places if {place - 1, place + 1} <= {*found}}
    return sorted({*found} | {place for place in between if words[place].key == "of"})


def named_topic(text: str) -> str:
    """Return a topic as it is named by itself: of "wegen des Angebots" the Angebot."""
    article, _, thing = text.partition(" ")
    if article.lower() == "des" and " " not in thing and thing.endswith("s"):
        return thing[:-2] if thing.endswith("es") and not thing.endswith("ees") else thing[:-1]
    is_bare = article.lower() in {"des", "dem", "der"} and thing and " " not in thing
    return thing if is_bare else text


def _after_about(words: Sequence[Word], place: int, among: Collection[int]) -> int | None:
    """Return where a topic begins after what leads to it: wegen, Thema: , Thema war, ging um."""
    key = words[place].key
    if place + 1 not in among or key not in ABOUT | {"um"}:
        return None
    if key == "um":
        leads = {word.key for word in words[max(place - _WORDS_BEFORE_UM, 0) : place]}
        return place + 1 if leads & _WENT and not words[place].pause else None
    if key in _HEADINGS:
        place += words[place + 1].key in _WAS and place + 2 in among
    elif not _is_followed(words, place, among):
        return None
    return place + 1


def _is_followed(words: Sequence[Word], place: int, among: Collection[int]) -> bool:
    if place + 1 not in among or words[place].pause:
        return False
    following = words[place + 1]
    return following.key not in _WAYS and not following.text[0].isdigit()


def _region(
    words: Sequence[Word], start: int, among: Collection[int], taken: Collection[int]
) -> range | None:
    end = start
    while end in among and not _stops(words, end, among, taken):
        end += 1
        if words[end - 1].pause:
            break
    while end > start and words[end - 1].key in {"und", "and", "&"}:
        end -= 1
    return range(start, end) if end > start else None


def _stops(
    words: Sequence[Word], place: int, among: Collection[int], taken: Collection[int]
) -> bool:
    key = words[place].key
    leads_to_taken = key in WITH | BY | {"am", "on", "auf", "von", "from"} and place + 1 in taken
    is_verb = key in VERBS and (key in KIND_OF or not words[place].is_capital)
    return is_verb or key in HAS | GOT or key in MYSELF or key in BY or leads_to_taken
