"""How high a title stands in a firm, German or English, so that a promotion can be told.

    80  Geschäftsführer, CEO, Vorstand, Managing Director, President
    78  other chief officers (CFO, CTO ...), Geschäftsleitung
    70  Prokurist, Vice President, General Manager
    60  Bereichsleiter, Director
    50  Abteilungsleiter, Head of, Leiter Einkauf, Werkleiter
    40  Teamleiter, Team Lead, Supervisor
    35  Lead, Principal
    30  Senior, Projektleiter
    20  Referent, Specialist, and whoever has a profession: Ingenieur, Buyer, Account Manager
    10  Sachbearbeiter, Assistent, Techniker
     0  Auszubildende, Werkstudent, Praktikant, Intern

A deputy (stv., Deputy) stands five below, a junior four; senior adds four where it does not make
a rung of its own. Titles of which no word is known stand nowhere: they are never a promotion,
but for the same title a step higher (Baumpfleger, Senior Baumpfleger). Whoever owns the firm
(Inhaber, Founder, Partner) stands beside the ladder. The order is that of German firms (board,
Prokura, division, department, team) with the English words that stand on business cards beside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from relnet.model.folding import fold
from relnet.model.noun import noun

LONGEST = 200  # characters of a title that are looked at
DEPUTY, JUNIOR, SENIOR = -5, -4, 4
SENIOR_RUNG = 30

_TITLES = {
    80: """Geschäftsführer | Geschäftsführung | Geschäftsführender | Geschäftsführende | GF | GGF
        Vorstand | Vorstände | Vorstandsmitglied | Vorstandssprecher | Vorstandsvorsitzender
        Vorstandsvorsitzende | CEO | Chief Executive | Managing Director | President | Intendant
        Member of the Management Board | Member of the Executive Board | Executive Director
        Hauptgeschäftsführer | Generaldirektor | Mitglied des Vorstands
        Vorsitzender der Geschäftsführung | Vorsitzende der Geschäftsführung
        Vorsitzender des Vorstands | Vorsitzende des Vorstands
        Mitglied der Geschäftsführung""",
    78: """CFO | CTO | COO | CIO | CMO | CHRO | CPO | CSO | CDO | CISO | CRO | CCO | C Level
        Chief Officer | Geschäftsleitung | Geschäftsleiter | Mitglied der Geschäftsleitung""",
    74: "SVP | EVP | Senior Vice President | Executive Vice President",
    70: """Prokurist | Prokura | ppa | Vice President | VP | General Manager | Country Manager
        Generalbevollmächtigter | Generalbevollmächtigte""",
    65: "AVP | Assistant Vice President | Associate Vice President",
    60: """Bereichsleiter | Bereichsleitung | Hauptabteilungsleiter | Hauptabteilungsleitung
        Direktor | Director | Division Head | Head of Division | Ressortleiter""",
    55: "Associate Director | Assistant Director",
    50: """Abteilungsleiter | Abteilungsleitung | Head of | Head | Leiter | Leitung
        Department Manager | Plant Manager | Branch Manager | Store Manager | Chefredakteur
        Chefarzt | Fertigungsleiter""",
    40: """Teamleiter | Teamleitung | Gruppenleiter | Gruppenleitung | Schichtleiter
        Schichtleitung | Team Lead | Teamlead | Team Leader | Teamleader | Team Manager
        Head of Team | Group Leader | Group Lead | Supervisor | Foreman | TL""",
    35: "Lead | Principal | Staff Engineer | Tech Lead",
    30: """Projektleiter | Projektleitung | Bauleiter | Bauleitung | Project Lead | Project Leader
        Chefingenieur | Oberarzt""",
    20: """Referent | Specialist | Spezialist | Experte | Expert | Ingenieur | Engineer | Berater
        Consultant | Advisor | Adviser | Analyst | Entwickler | Developer | Programmierer
        Programmer | Architekt | Architect | Manager | Management | Buyer | Purchaser | Einkäufer
        Verkäufer | Vertriebler | Konstrukteur | Designer | Redakteur | Editor | Jurist | Lawyer
        Recruiter | Planer | Planner | Controller | Accountant | Buchhalter | Koordinator
        Coordinator | Scientist | Wissenschaftler | Informatiker | Administrator | Disponent
        Representative | Account Executive | Sales Executive | Trainer | Scrum Master
        Product Owner | Art Director | Creative Director""",
    10: """Sachbearbeiter | Sachbearbeitung | Mitarbeiter | Assistent | Assistenz | Assistant
        Sekretär | Sekretariat | Secretary | Clerk | Office Manager | Angestellter | Angestellte
        Fachkraft | Techniker | Technician | Mechaniker | Mechatroniker | Monteur | Operator
        Kaufmann | Kauffrau""",
    0: """Auszubildender | Auszubildende | Azubi | Lehrling | Trainee | Praktikant | Volontär
        Werkstudent | Werksstudent | Working Student | Student Assistant | Intern | Apprentice
        Internship | Praktikum | Ausbildung | Dualer Student | Duale Studentin | Hilfskraft""",
}  # fmt: skip
# What ends in -leiter, or -begleiter, and is no head of anything.
_NO_HEADS = {"halbleiter"}
_DEPUTIES = {"stv", "stellv", "stellvertretender", "stellvertretende", "deputy", "vize"}
_STEPS = {"junior": -1, "jr": -1, "jun": -1, "senior": 1, "sr": 1, "sen": 1}
_LEVELS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FORMER = {"ex", "ehem", "ehemaliger", "ehemalige", "ehemals", "former", "formerly", "fruherer"}
# Whoever serves a head is none: what they serve stands behind these words, or just behind them.
_OF = re.compile(r"\b(?:der|des|zum|zur|für|to|for|bei|beim|at|@)\b", re.IGNORECASE)
_HEAD = ("head",)
_SERVANTS = ("assistent", "assistenz", "sekretar", "sekretariat")
_ENGLISH_SERVANTS = {"assistant", "secretary"}
# Leiter:in, Leiter*in, Leiter/-in, Leiter(in), LeiterIn; (m/w/d) says nothing at all.
_GENDER = re.compile(r"(?<=\w)(?:\s?[:*_/]-?|\(-?)(?:in|innen|r|frau)\b\)?|\((?:[mwdfx]/?){2,4}\)")
_CAMEL = re.compile(r"(?<=[a-zäöüß])In(?:nen)?\b")
_SEGMENTS = re.compile(r"[,;/|&+•·–—\n()]|\s-\s|\b(?:und|and)\b", re.IGNORECASE)


@noun
class _Step:
    """One title: its rung (None: unknown), what steps it has, and the words without them."""

    rung: int | None
    steps: int
    core: tuple[str, ...]


def rung(title: str) -> int | None:
    """Return how high a title stands, the highest of several; None if no word of it is known."""
    known = [step.rung for step in _steps(title) if step.rung is not None]
    return max(known, default=None)


def is_promotion(before: str, after: str) -> bool:
    """Tell whether a title stands surely higher than another; unknown ones never do."""
    old, new = rung(before), rung(after)
    if old is not None and new is not None:
        return new > old
    mine, theirs = _steps(after), _steps(before)
    return (
        len(mine) == len(theirs) == 1
        and mine[0].core == theirs[0].core != ()
        and mine[0].steps > theirs[0].steps
    )


def is_same(before: str, after: str) -> bool:
    """Tell whether two titles are one but for case and gender: Leiter Einkauf, Leiterin Einkauf."""
    return _steps(before) == _steps(after)


@lru_cache(maxsize=4096)  # firms have few titles, and each of them often
def _steps(title: str) -> tuple[_Step, ...]:
    text = _CAMEL.sub("", _GENDER.sub("", title[:LONGEST]))
    return tuple(step for part in _SEGMENTS.split(text) if (step := _step(part)))


def _step(part: str) -> _Step | None:
    """Read one title; None if there is nothing, or what somebody was once."""
    words = [_masculine(word) for word in fold(part).split()]
    if not words or words[0] in _FORMER:
        return None
    is_deputy = not _DEPUTIES.isdisjoint(words)
    steps = sum(_STEPS.get(word, 0) for word in words) + _LEVELS.get(words[-1], 0)
    core = tuple(word for word in words if word not in _STEPS and word not in _DEPUTIES)
    if core and core[-1] in _LEVELS:
        core = core[:-1]
    found = _rung_of(words, part)
    if found is None and steps > 0 and words[0] in _STEPS:
        found = SENIOR_RUNG
    elif found is not None and found < 70 + SENIOR:
        found = _moved(found, sum(_STEPS.get(word, 0) for word in words))
    if found is not None and is_deputy:
        found += DEPUTY
    return _Step(found, steps - is_deputy, core)


def _moved(found: int, steps: int) -> int:
    """Move a rung by senior and junior; a senior specialist has a rung of their own."""
    if steps > 0:
        return SENIOR_RUNG if found == 20 else found + SENIOR
    return found + JUNIOR if steps < 0 else found


def _rung_of(words: list[str], part: str) -> int | None:
    if _serves(words):
        return 10
    whole = _first(words)
    if whole is None or not (cut := _OF.search(part)):
        return whole
    exact = _PHRASES_AT.get(words[0], ())
    if any(words[: len(phrase)] == [*phrase] for phrase, _ in exact if len(phrase) > 2):
        return whole  # Mitglied des Vorstands
    return _first([_masculine(word) for word in fold(part[: cut.start()]).split()])


def _serves(words: list[str]) -> bool:
    if any(word.endswith(_SERVANTS) for word in words):
        return True
    if _ENGLISH_SERVANTS.isdisjoint(words):
        return False
    after = words[words.index("assistant") + 1 :] if "assistant" in words else []
    return after[:1] not in (["director"], ["vice"])


def _first(words: list[str]) -> int | None:
    """Return the rung of the first known title, the longest phrase at each place."""
    for place, word in enumerate(words):
        for phrase, found in _PHRASES_AT.get(word, ()):
            is_head_of_nothing = phrase == _HEAD and place + 1 < len(words)  # Head Office
            if words[place : place + len(phrase)] == [*phrase] and not is_head_of_nothing:
                return found
        if word == "chief" and "officer" in words[place:]:
            return 80 if "executive" in words[place:] else 78
        if (ends_in := _compound(word)) is not None:
            return ends_in
    return None


@lru_cache(maxsize=4096)
def _compound(word: str) -> int | None:
    """Return the rung of a German compound by its end: Vertriebsingenieur, Einkaufsleiter."""
    if word in _NO_HEADS or word.endswith("begleiter"):
        return None
    ends = (word[start:] for start in range(1, len(word) - _SHORTEST_END + 1))
    return next((_IN_COMPOUNDS[end] for end in ends if end in _IN_COMPOUNDS), None)


def _masculine(word: str) -> str:
    """Return the form that the table has: Leiterin, Referentinnen and Prokuristin."""
    for ending in ("innen", "in"):
        stem = word.removesuffix(ending)
        if stem != word and (stem in _PHRASES_AT or _compound(stem) is not None):
            return stem
    return word


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Group the phrases by their first word, the longest first."""
    groups: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for found, texts in _TITLES.items():
        for text in "|".join(texts.splitlines()).split("|"):
            if words := tuple(fold(text).split()):
                groups.setdefault(words[0], []).append((words, found))
    for phrases in groups.values():
        phrases.sort(key=lambda pair: -len(pair[0]))
    return groups


_PHRASES_AT = _by_first_word()
_SHORTEST_END = 5  # letters: no forehead is a head
_IN_COMPOUNDS = {
    word: found
    for phrases in _PHRASES_AT.values()
    for (word, *more), found in phrases
    if not more and len(word) >= _SHORTEST_END
}
