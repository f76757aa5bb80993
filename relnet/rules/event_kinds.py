"""What an event is: a fair, a dinner ..., as people say it in German and in English."""

from __future__ import annotations

from relnet.errors import BadValueError
from relnet.model.folding import fold
from relnet.phrase import Phrase

_WORDS = {
    "event": "veranstaltung anlass",
    "fair": "messe fachmesse hausmesse ausstellung exhibition tradefair tradeshow expo",
    "conference": "konferenz kongress congress tagung symposium convention fachtagung",
    "seminar": "workshop schulung training course kurs lehrgang",
    "meeting": "treffen besprechung termin appointment",
    "dinner": "abendessen essen lunch mittagessen empfang reception stammtisch breakfast frühstück",
    "round_table": "rundertisch roundtable expertenrunde",
    "road_show": "roadshow",
    "webinar": "onlineseminar",
    "visit": "besuch kundenbesuch werksbesuch",
    "trip": "reise dienstreise geschäftsreise journey businesstrip",
}
KINDS = tuple(_WORDS)
# Where everybody sits at one table, or in front of a screen, nobody has to be looked for.
SMALL = frozenset({"meeting", "dinner", "round_table", "webinar"})


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


_KIND = {_squeezed(word): kind for kind, words in _WORDS.items() for word in (kind, *words.split())}


def event_kind(text: str) -> str:
    """Return the kind that a word names; BadValueError lists those there are."""
    kind = _KIND.get(_squeezed(text))
    if kind is None:
        raise BadValueError("--kind", text, Phrase("it is one of {known}.", known=", ".join(KINDS)))
    return kind
