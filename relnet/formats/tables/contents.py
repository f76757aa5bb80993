"""What the cells of a column tell about all of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.addressing import titles as titles_of
from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.formats.tables.dialects import Order

TICKS = {"yes", "ja", "x", "true", "wahr", "y", "j", "✓", "✔", "☑", "1"}
NO_TICKS = {"no", "nein", "false", "falsch", "n", "☐", "✗", "0", "-"}
_NUMBERS = {"1", "0"}
_SALUTATIONS = {
    "mr", "mrs", "ms", "miss", "mx", "sir", "herr", "herrn", "frau", "hr", "fr", "divers",
}  # fmt: skip
_DEGREES = {
    "dr", "prof", "professor", "professorin", "dipl", "ing", "inform", "kfm", "kffr", "mag", "med",
    "phil", "rer", "nat", "pol", "oec", "jur", "iur", "lic", "habil", "h", "c", "mult", "ba", "ma",
    "mba", "msc", "bsc", "phd", "pd", "dent", "vet", "theol", "techn", "math", "inf", "fh", "univ",
    "ra", "stb", "wp", "em", "apl", "ao", "hon", "jun", "priv", "doz", "ddr", "mmag", "di", "dkfm",
    "wirt", "betriebsw", "volksw", "psych", "phys", "chem", "biol", "pad", "agr", "bakk",
    # Their dots fold apart: M.Sc., B.A., M.Ed., B.Eng., LL.M., Ph.D., Dr. E.h., Mag.a, Dr.in.
    "m", "b", "sc", "a", "ed", "eng", "ll", "ph", "d", "e", "o", "in",
}  # fmt: skip
_TITLES = _SALUTATIONS | _DEGREES
# What people are to a meeting, a group or a shop; some of it may be a job, too.
_ROLES = {
    "organizer", "organiser", "organisator", "organisatorin", "attendee", "participant",
    "teilnehmer", "teilnehmerin", "teilnehmende", "member", "mitglied", "customer", "kunde",
    "kundin", "subscriber", "abonnent", "guest", "gast", "visitor", "besucher", "user", "nutzer",
}  # fmt: skip
_MAYBE_ROLES = {
    "presenter", "referent", "referentin", "host", "co host", "speaker", "panelist", "moderator",
    "admin", "administrator", "owner", "event organizer", "assistant organizer", "co organizer",
}  # fmt: skip
_SLASHES = re.compile(r"\s*(\d\d?)[/-](\d\d?)[/-]\d{2,4}(?!\d)", re.ASCII)
_TELEPHONE = re.compile(r"[+(]{0,2}\d[\d ()/.-]{4,24}\Z", re.ASCII)
_BETWEEN = ("\n", ";", "/", ",")  # two names
_ORDER = re.compile(r"\b(mm|dd|tt)[/. -]?(?:dd|mm)\b", re.IGNORECASE)
_LAST_MONTH = 12
_LONGEST = 60  # characters of a title


def is_ticked(cells: Iterable[str]) -> bool:
    """Tell whether cells are nothing but ticks, or their absence.

    Numbers are ticks only where some cells are 0 or empty: else they may count something.
    """
    words = {cell.strip().casefold() for cell in cells}
    said = words - {""}
    if not said or not said <= TICKS | NO_TICKS:
        return False
    return bool(said & TICKS and (said - _NUMBERS - {"-"} or len(words) > 1))


def ticked(column: str) -> str:
    """Return what a tick in a column says, without how to tick: ``Newsletter (J/N)``."""
    bare = column.rstrip(" ?:")
    head, bracket, choice = bare.rpartition("(" if bare.endswith(")") else " ")
    choices = [word.strip() for word in choice.rstrip(")").casefold().split("/")]
    is_how = bracket == "(" or len(choices) > 1
    is_how = is_how and {*choices} <= TICKS | NO_TICKS
    return (head.rstrip(" ?:") if is_how else bare) or column


def are_titles(cells: Iterable[str], *, if_half: bool) -> bool | None:
    """Tell whether most cells hold titles before a name, such as Dr.; None if there are no cells.

    Nobody can list all titles; ``if_half`` is what just as many others mean.
    """
    said = [words for cell in cells if (words := fold(cell[:_LONGEST]).split())]
    twice = 2 * sum(_TITLES.issuperset(words) or words[0].startswith("dipl") for words in said)
    return twice > len(said) or (twice == len(said) and if_half) if said else None


def are_roles(cells: Iterable[str]) -> bool:
    """Tell whether cells say what somebody is at a meeting or in a shop, and never their job."""
    said = {fold(cell[:_LONGEST]) for cell in cells} - {""}
    return said <= _ROLES | _MAYBE_ROLES and bool(said & _ROLES)


def lack_letters(cells: Iterable[str]) -> bool:
    """Tell whether none of the cells has a letter, and some have something else."""
    said = "".join(cells).strip()
    return bool(said) and not any(map(str.isalpha, said))


def are_numbers(cells: Iterable[str]) -> bool:
    """Tell whether cells hold nothing but telephone numbers, and at least one with its 0 or +."""
    said = [cell.strip() for cell in cells if cell.strip()]
    return all(map(_TELEPHONE.match, said)) and any(cell[0] in "+0(" for cell in said)


@lru_cache(maxsize=256)
def titles_in(prefix: str) -> str:
    """Return the titles before a name, without Herr and Frau; '' if there is anything else."""
    words = [(word, {*fold(word).split()}) for word in titles_of(prefix[:_LONGEST]).split()]
    titles = [word for word, folded in words if not folded <= _SALUTATIONS]
    return " ".join(titles) if all(folded <= _TITLES for _, folded in words) else ""


def may_be_two(name: str) -> bool:
    """Tell whether a name looks like those of two people: Lena Ott, Max Klein. Ott, Lena is one."""
    for mark in _BETWEEN:
        if mark in name:
            first, _, second = name.partition(mark)
            return _is_whole(first) and _is_whole(second)
    return False


def _is_whole(name: str) -> bool:
    words = [word for word in name[:_LONGEST].split() if word[:1].isupper()]
    return len(words) > 1 and sum(not {*fold(word).split()} <= _TITLES for word in words) > 1


def order_named(names: Iterable[str]) -> Order:
    """Tell the order that the name of a column asks for: Birthday (MM/DD/YYYY)."""
    found = next(filter(None, map(_ORDER.search, names)), None)
    return ("mdy" if found[1].lower() == "mm" else "dmy") if found else ""


def slash_order(cells: Iterable[str]) -> Order:
    """Tell in which order dates like 4/15/1980 are written, if only one is possible."""
    found = [(int(date[1]), int(date[2])) for cell in cells if (date := _SLASHES.match(cell))]
    is_day_first = any(first > _LAST_MONTH for first, _ in found)
    is_month_first = any(second > _LAST_MONTH for _, second in found)
    if is_day_first == is_month_first:
        return ""
    return "dmy" if is_day_first else "mdy"
