"""For whom a text is a reason to write: whose interests, needs, tags or work it is about."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.model.topic import Concern
from relnet.rules.word_stems import Stems, is_compound, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relnet.model.topic import Matter

# What a match counts: somebody waits for what they need; tags and titles are the owner's guess.
WEIGHTS = {"need": 4.0, "interest": 3.0, "tag": 1.5, "work": 1.0}
COMPOUND = 0.8  # of a match that is a part of a longer word only
FURTHER = 0.25  # of every match after the best one
SHORT = 6  # words; what has no more is a topic, not a text
SHOWN = 4  # words of the text that a reason shows
# A passage is a sentence, or a part of it: words of one phrase must stand together.
_PASSAGE = re.compile(r"[.!?;:\n]+")
# What titles and tags say of everybody.
_SAYS_LITTLE = frozenset(
    fold(
        "Leiter Leiterin Leitung Leitender Manager Managerin Management Head Director Direktor"
        " Direktorin Geschäftsführer Geschäftsführerin Geschäftsführung Inhaber Inhaberin Senior"
        " Junior Assistant Assistent Assistentin Assistenz Mitarbeiter Mitarbeiterin Officer Chief"
        " Executive Vice President Prokurist Prokuristin Vorstand Partner Partnerin Consultant"
        " Berater Beraterin Beratung Engineer Ingenieur Ingenieurin Specialist Spezialist"
        " Spezialistin Referent Referentin Team Lead Leader Group Gruppe Bereich Abteilung"
        " Stellvertretend Stellvertretender General Managing Global Regional Owner Founder Gründer"
        " Gründerin Expert Experte Expertin Fachmann Fachfrau Sachbearbeiter Sachbearbeiterin"
        " Kunde Kunden Customer Customers Lieferant Lieferanten Supplier Messe Fair Kontakt"
        " Kontakte Contact Contacts myContacts Privat Private Freund Freunde Friend Friends Wichtig"
        " Important VIP LinkedIn XING Firma Company"
    ).split()
)


@noun
class Text:
    """A text prepared to be compared: in which passages each stem stands, and how it is written."""

    passages: Mapping[str, frozenset[int]]
    written: Mapping[str, str]
    stems: Stems

    @property
    def is_topic(self) -> bool:
        """Tell whether it is so short that all of it is what it is about."""
        return len(self.written) <= SHORT


def prepare(text: str) -> Text:
    """Make a text of any length comparable, in time that grows with its length."""
    passages: dict[str, set[int]] = {}
    written: dict[str, str] = {}
    for number, passage in enumerate(_PASSAGE.split(text)):
        for word, folded in words(passage):
            one = stem(folded)
            passages.setdefault(one, set()).add(number)
            written.setdefault(one, word)
    frozen = {one: frozenset(numbers) for one, numbers in passages.items()}
    return Text(frozen, written, Stems(frozen))


def concerned(text: Text, matters: Iterable[Matter]) -> tuple[list[Concern], list[Concern]]:
    """Return whom a text concerns, most first, and whom it would, with what they avoid in it.

    A matter of one or two words must stand in the text with all of them, a longer one with two
    thirds, all in one sentence; inflection and the parts of compounds count. Of what somebody
    avoids a single word is enough.
    """
    people: dict[int, list[Matter]] = {}
    for matter in matters:
        people.setdefault(matter.contact_id, []).append(matter)
    fit = cache(partial(_fit, text))  # many have the same interests
    found = [(concern, own) for own in people.values() if (concern := _concern(fit, own))]
    found.sort(key=lambda pair: (-pair[0].score, fold(pair[0].contact), pair[0].contact_id))
    told, spared = [], []
    for concern, own in found:
        if avoided := tuple(one for one in own if one.kind == "avoid" and fit(one.text, one.kind)):
            spared.append(replace(concern, matters=avoided))
        else:
            told.append(concern)
    return told, spared


def is_avoided(topic: str, avoided: Iterable[str]) -> bool:
    """Tell whether a topic has to do with anything that somebody would rather not hear of."""
    text = prepare(topic)
    return any(_fit(text, one, "avoid") for one in avoided)


def _concern(fit: Callable[[str, str], Fit | None], own: Sequence[Matter]) -> Concern | None:
    matches = [
        (WEIGHTS[matter.kind] * found.quality, matter, found.words)
        for matter in own
        if matter.kind in WEIGHTS and (found := fit(matter.text, matter.kind))
    ]
    if not matches:
        return None
    matches.sort(key=lambda match: -match[0])
    best, *others = (score for score, _, _ in matches)
    spoken = dict.fromkeys(word for _, _, said in matches for word in said)
    first = own[0]
    return Concern(
        first.contact_id,
        first.contact,
        first.organization,
        round(best + FURTHER * sum(others), 2),
        tuple(matter for _, matter, _ in matches),
        tuple(spoken)[:SHOWN],
    )


class Fit(NamedTuple):
    """How well a matter fits a text, up to 1, and the words of the text that it fits."""

    quality: float
    words: tuple[str, ...]


def _fit(text: Text, matter: str, kind: str) -> Fit | None:
    wanted = _stems(matter, kind)
    hits = {one: found for one in wanted if (found := _hits(text, one))}
    if not hits or not (kind == "avoid" or _is_enough(text, len(wanted), hits)):
        return None
    exact = sum(1.0 if one in found else COMPOUND for one, found in hits.items())
    said = tuple(text.written[found[0]] for found in hits.values())
    return Fit(exact / len(wanted), said)


def _stems(matter: str, kind: str) -> list[str]:
    says_little = _SAYS_LITTLE if kind in {"tag", "work"} else frozenset()
    found = (folded for _, folded in words(matter) if folded not in says_little)
    return [*dict.fromkeys(map(stem, found))]


def _hits(text: Text, wanted: str) -> list[str]:
    """Return the stems of the text that mean a stem: itself, else compounds of it.

    Of a topic, also a stem that it is a compound of: Robotik tells of a robot cell.
    """
    if wanted in text.stems:
        return [wanted]
    found = text.stems.compounds_of(wanted)
    if not found and text.is_topic:
        found = [one for one in text.written if is_compound(wanted, one)]
    return found


def _is_enough(text: Text, wanted: int, hits: Mapping[str, Sequence[str]]) -> bool:
    if text.is_topic:
        named = {one for found in hits.values() for one in found}
        return len(named) == len(text.written) or len(hits) >= _least(wanted)
    return _together(text, [*hits.values()]) >= _least(wanted)


def _least(wanted: int) -> int:
    return wanted if wanted <= 2 else -(-2 * wanted // 3)


def _together(text: Text, hits: Sequence[Sequence[str]]) -> int:
    """Count how many of these words stand in one passage, at most."""
    counts: dict[int, int] = {}
    for found in hits:
        for number in frozenset().union(*(text.passages[one] for one in found)):
            counts[number] = counts.get(number, 0) + 1
    return max(counts.values(), default=0)
