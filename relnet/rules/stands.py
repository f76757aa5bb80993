"""Where a firm exhibits: hall and stand, as lists write them, and in the order one walks them."""

from __future__ import annotations

import re

from relnet.model.event_plan import Spot

_HALL = re.compile(r"(?:(?:halle|hall|pavillon|pavilion)\b|h(?=[\s.:]*\d))[\s.:]*", re.IGNORECASE)
_STAND = re.compile(
    r"\b(?:standnummer|standnr|standplatz|stand|booth|platz|st)\b[\s.:]*(?:(?:nr|no)\b[\s.:]*)?",
    re.IGNORECASE,
)
# 6, 17, 6.1, 11.0, A1: a hall where something follows.
_BEGINNING = re.compile(r"(\d{1,2}(?:\.\d)?[a-zA-Z]?|[A-Za-z]\d{1,2})(?:\s*[-–/,;:|.]\s*|\s+)")
_EDGES = " \t,;:/|–-"
_PARTS = re.compile(r"(\d+)")
_LONGEST = 100  # characters of a place; what is longer is prose


def spot(hall: str, stand: str) -> Spot:
    """Take hall and stand out of one text or two.

    ``Halle 6 Stand B12``, ``6-B12``, ``H6/B12``, ``Hall 6, Booth B12`` and 6 with B12 are the
    same spot. A text in which nothing tells the two apart is the stand.
    """
    hall, stand = " ".join(hall.split()), " ".join(stand.split())
    if hall and stand:
        return Spot(_bare(_HALL, hall), _bare(_STAND, _without_hall(stand, _bare(_HALL, hall))))
    found = _apart((hall or stand)[:_LONGEST])
    if found is None:
        return Spot(_bare(_HALL, hall), "") if hall else Spot("", _bare(_STAND, stand))
    return found


def walking_order(place: Spot) -> tuple[object, ...]:
    """Sort spots as one walks: hall 6 before hall 17, B12 before B101; the unknown at the end."""
    return not (place.hall or place.stand), natural(place.hall), natural(place.stand)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort numbers inside a text by what they count; text beside a number sorts after it."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in _PARTS.split(text[:_LONGEST])
        if part.strip()
    )


def _apart(text: str) -> Spot | None:
    """Split one text into hall and stand; None if it does not hold both."""
    at_stand = _STAND.search(text)
    if at_hall := _HALL.match(text):
        rest = text[at_hall.end() :]
        if at_stand and at_stand.start() >= at_hall.end():
            return Spot(
                text[at_hall.end() : at_stand.start()].strip(_EDGES),
                text[at_stand.end() :].strip(_EDGES),
            )
        number, _, after = rest.replace(",", " ").replace("/", " ").partition(" ")
        is_row = len(at_hall[0]) == 1 and not after.strip(_EDGES)  # H50 is a stand in row H
        return None if is_row else Spot(number.strip(_EDGES), after.strip(_EDGES))
    found = _BEGINNING.match(text)
    if found and text[found.end() :].strip(_EDGES):
        return Spot(found[1], _bare(_STAND, text[found.end() :].strip(_EDGES)))
    return None


def _without_hall(stand: str, hall: str) -> str:
    """Take a hall off a stand that repeats it: 6-B12 in hall 6."""
    found = _apart(stand[:_LONGEST])
    return found.stand if found and found.stand and found.hall == hall else stand


def _bare(label: re.Pattern[str], text: str) -> str:
    """Leave out the word that says what it is: Halle 6 is 6."""
    found = label.match(text)
    return text[found.end() :].strip(_EDGES) or text if found else text
