"""The states of a lead, in the words of German and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.model.folding import fold
from relnet.model.lead import LEAD_STATES
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.model.lead import LeadState

# Folded.
_WORDS: dict[str, LeadState] = {
    **{state: state for state in LEAD_STATES},
    **dict.fromkeys(("neu", "open", "offen"), "new"),
    **dict.fromkeys(("qualifiziert", "gepruft", "geprueft"), "qualified"),
    **dict.fromkeys(("offered", "quoted", "angebot", "angeboten"), "offer"),
    **dict.fromkeys(("gewonnen", "auftrag", "order", "ordered"), "won"),
    **dict.fromkeys(("verloren", "abgesagt", "dropped"), "lost"),
}


def lead_state(word: str) -> LeadState:
    """Return the state that a word means, such as ``gewonnen``; BadValueError."""
    if state := _WORDS.get(fold(word)):
        return state
    raise BadValueError(
        "STATE", word, Phrase("it is one of {known}.", known=", ".join(LEAD_STATES))
    )
