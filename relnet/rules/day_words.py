"""The words of the DAY grammar, German and English: lower-case, umlauts as ae, oe and ue."""

from __future__ import annotations


def _numbers_of(groups: str, first: int) -> dict[str, int]:
    """Give each word the number of its group; bars stand between the groups."""
    return {
        word: number
        for number, group in enumerate(groups.split("|"), first)
        for word in group.split()
    }


def _kinds_of(groups: dict[str, str]) -> dict[str, str]:
    """Give each word the kind it stands under."""
    return {word: kind for kind, words in groups.items() for word in words.split()}


DAYS = {
    "vorgestern": -2, "day before yesterday": -2,
    "gestern": -1, "yesterday": -1,
    "heute": 0, "today": 0, "jetzt": 0, "now": 0,
    "morgen": 1, "tomorrow": 1,
    "uebermorgen": 2, "day after tomorrow": 2,
}  # fmt: skip

WEEKDAYS = _numbers_of(
    "montag mo monday mon | dienstag di tuesday tue tues | mittwoch mi wednesday wed"
    "| donnerstag do thursday thu thur thurs | freitag fr friday fri"
    "| samstag sonnabend sa saturday sat wochenende weekend | sonntag so sunday sun",
    first=0,
)

MONTHS = _numbers_of(
    "januar jaenner jan january | februar feber feb february | maerz maer mrz march mar"
    "| april apr | mai may | juni jun june | juli jul july | august aug"
    "| september sep sept | oktober okt october oct | november nov | dezember dez december dec",
    first=1,
)

NUMBERS = _numbers_of(
    "ein eine einen einem einer a an one | zwei two | drei three | vier four | fuenf five"
    "| sechs six | sieben seven | acht eight | neun nine | zehn ten | elf eleven"
    "| zwoelf twelve",
    first=1,
)

UNITS = _kinds_of(
    {
        "d": "d tag tage tagen tages day days",
        "w": "w woche wochen week weeks",
        "m": "m monat monate monaten monats month months",
        "y": "y jahr jahre jahren jahres year years",
    }
)

# What has a beginning, a middle and an end that people name.
SPANS = {word: unit for word, unit in UNITS.items() if unit in "wmy"}

# How far "next" and "last" go, in the unit that follows them; 0 is "this".
STEPS = {"next": 1, "coming": 1, "last": -1, "past": -1, "previous": -1, "this": 0} | {
    f"{stem}e{ending}": step
    for stem, step in {
        "naechst": 1, "kommend": 1, "uebernaechst": 2,
        "letzt": -1, "vergangen": -1, "vorig": -1, "vorletzt": -2, "dies": 0,
    }.items()
    for ending in ("", "n", "m", "r", "s")
}  # fmt: skip

WEEKS = {"kw", "kalenderwoche", "woche", "cw", "week", "w"}

EDGES = _kinds_of(
    {"first": "anfang beginn start beginning", "middle": "mitte middle mid", "last": "ende end"}
)

# A Wochenende is a Saturday, not the end of a working week.
COMPOUNDS = {
    f"{unit}{edge}": (edge, unit)
    for unit in ("wochen", "monats", "jahres")
    for edge in ("anfang", "beginn", "mitte", "ende")
    if unit + edge != "wochenende"
} | {"eow": ("end", "week"), "eom": ("end", "month"), "eoy": ("end", "year")}

OFTEN = _kinds_of(
    {
        "d": "taeglich daily",
        "w": "woechentlich weekly",
        "m": "monatlich monthly",
        "y": "jaehrlich yearly annually",
    }
)

# What changes nothing in a day ("am 3.", "on Monday", "the 3rd of December") ...
FILLERS = {
    "am", "im", "zum", "bis", "den", "dem", "des", "der",
    "on", "by", "the", "of", "st", "nd", "rd", "th",
}  # fmt: skip

# ... and in a recurrence ("alle 4 Wochen", "every month").
EVERY = {"alle", "aller", "jede", "jeden", "jedes", "every", "each"}

TIMES_OF_DAY = (
    "uhr", "oclock", "noon", "morning", "afternoon", "evening", "night", "tonight",
    "frueh", "morgens", "vormittag", "mittag", "nachmittag", "abend", "nachts",
)  # fmt: skip
