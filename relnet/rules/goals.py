"""What the owner wants from an event: 20 contacts, 5 Leads; and what else only they can judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from relnet.errors import BadValueError
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.event_results import Figures

Counted = Literal[
    "people", "new_people", "talks", "appointments", "promises", "leads", "won", "referrals"
]
_NOUNS: dict[Counted, str] = {
    "people": "contact contacts kontakt kontakte kontakten person persons people personen leute"
    " leuten visitenkarte visitenkarten card cards",
    "new_people": "neukontakt neukontakte",
    "talks": "talk talks conversation conversations gespräch gespräche gesprächen"
    " standgespräch standgespräche fachgespräch fachgespräche kundengespräch kundengespräche",
    "appointments": "appointment appointments meeting meetings termin termine terminen treffen"
    " besprechung besprechungen",
    "promises": "followup followups promise promises zusage zusagen wiedervorlage wiedervorlagen",
    "leads": "lead leads anfrage anfragen inquiry inquiries enquiry enquiries",
    "won": "order orders auftrag aufträge aufträgen abschluss abschlüsse deal deals",
    "referrals": "referral referrals introduction introductions empfehlung empfehlungen"
    " vorstellung vorstellungen",
}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "ein": 1, "eine": 1, "einen": 1, "two": 2, "zwei": 2, "three": 3,
    "drei": 3, "four": 4, "vier": 4, "five": 5, "fünf": 5, "six": 6, "sechs": 6, "seven": 7,
    "sieben": 7, "eight": 8, "acht": 8, "nine": 9, "neun": 9, "ten": 10, "zehn": 10, "eleven": 11,
    "elf": 11, "twelve": 12, "zwölf": 12, "fifteen": 15, "fünfzehn": 15, "twenty": 20,
    "zwanzig": 20, "dreißig": 30, "thirty": 30, "fifty": 50, "fünfzig": 50, "hundred": 100,
    "hundert": 100,
}  # fmt: skip
# What may stand around the number without changing what is counted.
_AROUND = """
    at least mindestens min minimum mind wenigstens about ca circa rund etwa x business collect
    make get win have hold sammeln knüpfen führen gewinnen machen vereinbaren haben
"""
_NEW = "new neue neuen neuer neues"

_FIGURE = {fold(word): figure for figure, words in _NOUNS.items() for word in words.split()}
_COUNT = {fold(word): number for word, number in _NUMBERS.items()}
_FILLERS = {fold(word) for word in _AROUND.split()}
_FRESH = {fold(word) for word in _NEW.split()}
_TICKED = re.compile(r"\[[xX✓]\][ \t]*")
_UNTICKED = re.compile(r"\A\[ ?\][ \t]*")
_MOST_DIGITS = 6


@noun
class Goal:
    """A goal in the owner's words.

    ``figure`` is what it counts and ``wanted`` how many; '' and None for what the owner ticks
    off by hand.
    """

    text: str
    figure: Counted | Literal[""] = ""
    wanted: int | None = None
    is_ticked: bool = False


@noun
class Outcome:
    """How far a goal was reached: ``reached`` is what was counted, None if nothing is."""

    goal: Goal
    reached: int | None
    is_met: bool


def goals(text: str) -> list[Goal]:
    """Read the goals of an event, one on each line; ``[x]`` before one means that it is met.

    A goal is counted if it says nothing but a number and what to count, in German or English:
    "20 contacts", "mindestens fünf Leads", "10 neue Kontakte". Any further word ("5 Leads über
    10.000 Euro") may be a condition that no figure shows, so such a goal is left to the owner.
    """
    return [_goal(line.strip()) for line in text.splitlines() if line.strip()]


def outcomes(text: str, figures: Figures) -> list[Outcome]:
    """Compare goals with what was reached."""
    return [_outcome(goal, figures) for goal in goals(text)]


def ticked(text: str, number: int) -> str:
    """Return the goals with one of them (counted from 1) ticked off, or no longer if it was.

    BadValueError if there is no such goal, or if figures tell whether it is met.
    """
    every = goals(text)
    if not 0 < number <= len(every):
        raise BadValueError("--tick", str(number), Phrase("there are {n} goals.", n=len(every)))
    goal = every[number - 1]
    if goal.figure:
        raise BadValueError("--tick", goal.text, Phrase("this goal is counted, not ticked off."))
    return "\n".join(
        f"[x] {one.text}" if one.is_ticked is not (one is goal) else one.text for one in every
    )


def written(lines: Iterable[str]) -> str:
    """Return goals as an event keeps them: each once, on a line of its own."""
    said = (" ".join(part.split()) for line in lines for part in line.splitlines())
    return "\n".join(dict.fromkeys(filter(None, said)))


def _goal(line: str) -> Goal:
    mark = _TICKED.match(line)
    text = line[mark.end() :] if mark else _UNTICKED.sub("", line, count=1)
    words = fold(text).replace("follow up", "followup").split()
    figure, wanted = _measure([word for word in words if word not in _FILLERS])
    return Goal(text, figure, wanted, is_ticked=mark is not None and not figure)


def _measure(words: list[str]) -> tuple[Counted | Literal[""], int | None]:
    """Read "20 new contacts", or "contacts 20"; ('', None) if there is more in it, or less."""
    is_new = any(word in _FRESH for word in words)
    words = [word for word in words if word not in _FRESH]
    if len(words) != 2:
        return "", None
    first, second = words if words[1] in _FIGURE else words[::-1]
    wanted = _number(first)
    if wanted is None or second not in _FIGURE:
        return "", None
    figure = _FIGURE[second]
    if is_new and figure == "people":
        figure = "new_people"
    return figure, wanted


def _number(word: str) -> int | None:
    word = word.removesuffix("x")
    if word.isdecimal() and word.isascii() and len(word) <= _MOST_DIGITS:
        return int(word)
    return _COUNT.get(word)


def _outcome(goal: Goal, figures: Figures) -> Outcome:
    if not goal.figure:
        return Outcome(goal, None, goal.is_ticked)
    reached: int = getattr(figures, goal.figure)
    return Outcome(goal, reached, reached >= (goal.wanted or 0))
