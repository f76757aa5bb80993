"""FILTER: free words and ``field:value`` terms, joined by AND, as an SQL condition."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.errors import BadDayError, BadFilterError
from relnet.model.digits import SHORTEST_NUMBER, first_digits, search_digits
from relnet.model.field_words import CHOICES, choice_named, field_named
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.phrase import Phrase
from relnet.store.listing import DIRECT
from relnet.store.search import match_expression

if TYPE_CHECKING:
    from collections.abc import Iterable

Condition = tuple[str, list[str]]
ReadDay = Callable[[str], date]

_TERM = re.compile(r"(not:|nicht:|-)?([^\W\d]+)(:|[<>]=?)(.*)\Z", re.DOTALL)
_NEXT_TERM = re.compile(r"(?<!\s)\s+(?=-?[^\W\d]+(?::|[<>]))")
_SPAN = re.compile(r"(\d{1,5})([dwmy])\Z", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_CHANNEL = "EXISTS (SELECT 1 FROM channel WHERE contact_id = contact.id AND kind = '{kind}')"
_HAS = {
    **{kind: _CHANNEL.format(kind=kind) for kind in ("email", "phone", "profile", "url")},
    "address": "EXISTS (SELECT 1 FROM address WHERE contact_id = contact.id)",
    "birthday": "EXISTS (SELECT 1 FROM special_date"
    " WHERE contact_id = contact.id AND kind = 'birthday')",
    "event": "EXISTS (SELECT 1 FROM attendance"
    " WHERE contact_id = contact.id AND declined_on IS NULL)",
    "interaction": "EXISTS (SELECT 1 FROM last_interaction WHERE contact_id = contact.id)",
    "note": "EXISTS (SELECT 1 FROM note WHERE contact_id = contact.id)",
    "organization": "EXISTS (SELECT 1 FROM position"
    " WHERE contact_id = contact.id AND organization_id IS NOT NULL)",
    "follow-up": "EXISTS (SELECT 1 FROM follow_up"
    " WHERE contact_id = contact.id AND state = 'open')",
    "tag": "EXISTS (SELECT 1 FROM tag WHERE contact_id = contact.id)",
}
KNOWN = Phrase("tag, role, org, circle, kind, standing, city, event, source, has, no, met, quiet")
KNOWN_TO_HAVE = Phrase(
    "address, birthday, email, event, follow-up, interaction, note, organization, phone, profile,"
    " tag, url"
)
_STANDING = "contact.standing = ?"
_NOT_OWNER = "contact.standing <> 'owner'"
_LAST = "(SELECT last_interaction_on FROM last_interaction WHERE contact_id = contact.id)"


@noun
class _Days:
    """Today, and who reads days in words: the grammar of days is a matter of rules."""

    today: date
    read: ReadDay


def where(
    terms: Iterable[str],
    today: date,
    *,
    takes_anything: bool = False,
    read_day: ReadDay = date.fromisoformat,
) -> Condition:
    """Return an SQL condition on ``contact`` and its values; BadFilterError names a wrong term.

    Free words must each begin a word of the contact's. A term given as one argument may
    hold several: ``"tag:messe -tag:done"``. A search ``takes_anything``: what is no filter is
    words. ``read_day`` reads the DAY of ``met>DAY``, and for ``quiet>DAY`` how long ago it was.

    The owner is never among the found. People one only knows of are, in a search and where
    a term asks for them (``standing:indirect``).
    """
    read = _filter_or_words if takes_anything else _one
    days = _Days(today, read_day)
    conditions = [
        read(term, days)
        for argument in terms
        for term in _NEXT_TERM.split(argument.strip())
        if term
    ]
    asks = any(_STANDING in sql for sql, _ in conditions)
    conditions.insert(0, (_NOT_OWNER if asks or takes_anything else DIRECT, []))
    sql = " AND ".join(f"({sql})" for sql, _ in conditions) if len(conditions) > 1 else DIRECT
    return sql, [value for _, values in conditions for value in values]


def _filter_or_words(term: str, days: _Days) -> Condition:
    try:
        return _one(term, days)
    except BadFilterError:
        return _anything(term)


def _one(term: str, days: _Days) -> Condition:
    found = _TERM.match(term)
    if found is None or found[4].startswith("//"):  # a URL is a word, not a field
        return _anything(term)
    negated, word, operator, value = found.groups()
    field = "org" if field_named(word) == "organization" else field_named(word)
    if field in TIMES:
        sql, values = _time(term, field, operator, value, days)
    elif operator == ":" and field in FIELDS:
        sql, values = FIELDS[field](term, value)
    elif word.isascii() and word.islower():
        raise _unknown(term)
    else:  # the way that titles of notes are written, and no field
        return _anything(term)
    # Who was never met has no day to compare with: that is no yes either.
    return (f"({sql}) IS NOT TRUE" if negated else sql), values


def _anything(term: str) -> Condition:
    """Look everywhere; a telephone number in any notation is found by its first or last digits."""
    sql, values = _search("{words}", term)
    patterns = []
    if len(digits := search_digits(term)) >= SHORTEST_NUMBER:
        patterns.append(f"%{digits}")
    if start := first_digits(term):
        patterns.append(f"{start}%")
    number = "EXISTS (SELECT 1 FROM channel WHERE contact_id = contact.id AND kind = 'phone'"
    return " OR ".join([sql, *[f"{number} AND key LIKE ?)"] * len(patterns)]), [*values, *patterns]


def _search(columns: str, words: str) -> Condition:
    expression = match_expression(words)
    if not expression:
        return "0", []
    scope = columns.format(words=f"({expression})")
    return "contact.id IN (SELECT rowid FROM search WHERE search MATCH ?)", [scope]


def _exists(table: str, test: str, value: str) -> Condition:
    return f"EXISTS (SELECT 1 FROM {table} WHERE contact_id = contact.id AND {test})", [value]


def _has(term: str, value: str) -> Condition:
    what = field_named(value)
    if what not in _HAS:
        raise BadFilterError(
            term, Phrase("after has: and no: stands one of {known}.", known=KNOWN_TO_HAVE)
        )
    return _HAS[what], []


def _has_not(term: str, value: str) -> Condition:
    sql, values = _has(term, value)
    return f"NOT {sql}", values


def _choice(field: str) -> Callable[[str, str], Condition]:
    """Return what reads a field that knows only some values."""

    def condition(term: str, value: str) -> Condition:
        chosen = choice_named(field, value)
        if chosen is None:
            raise BadFilterError(term, Phrase("it is one of {known}.", known=CHOICES[field]))
        return f"contact.{field} = ?", [chosen]

    return condition


def _spelled(table: str, column: str, test: str, value: str) -> Condition:
    """Look a value up as it is folded. LIMIT makes SQLite fold each spelling once, not for all."""
    spellings = f"SELECT {column} FROM (SELECT DISTINCT {column} FROM {table} LIMIT -1)"
    some = f"{column} IN ({spellings} WHERE {test})"
    return f"contact.id IN (SELECT contact_id FROM {table} WHERE {some})", [value]


def _event(_: str, value: str) -> Condition:
    events = "SELECT id FROM event WHERE fold(?) IN (fold(handle), fold(title))"
    there = f"declined_on IS NULL AND event_id IN ({events})"
    return f"contact.id IN (SELECT contact_id FROM attendance WHERE {there})", [value]


TIMES = {"met", "quiet"}
FIELDS: dict[str, Callable[[str, str], Condition]] = {
    "tag": lambda _, value: _spelled("tag", "name", "fold(name) = fold(?)", value),
    "role": lambda _, value: _spelled("role", "name", "fold(name) = fold(?)", value),
    "org": lambda _, value: _search("{{organization}} : {words}", value),
    "circle": _choice("circle"),
    "kind": _choice("kind"),
    "standing": _choice("standing"),
    "city": lambda _, value: _spelled(
        "address", "city", "instr(fold(city), nullif(?, '')) = 1", fold(value)
    ),
    "event": _event,
    "source": lambda _, value: _exists(
        "record JOIN source ON source.id = source_id", "format = ?", value
    ),
    "has": _has,
    "no": _has_not,
}


def _time(term: str, field: str, operator: str, value: str, days: _Days) -> Condition:
    if field == "met":
        return f"{_LAST} {operator.replace(':', '=')} ?", [_day(term, value, _MET, days)]
    since = _days_ago(term, value, days)
    if operator.startswith(">"):  # quiet for longer: the last time is before, or never
        return f"coalesce({_LAST}, '') < ?", [since]
    return f"{_LAST} >= ?", [since]


def _day(term: str, value: str, hint: Phrase, days: _Days) -> str:
    try:
        return days.read(value).isoformat()
    except BadDayError as error:  # which says why, if it is more than a word nobody knows
        raise BadFilterError(term, error.why or hint) from None
    except ValueError:
        raise BadFilterError(term, hint) from None


def _days_ago(term: str, value: str, days: _Days) -> str:
    found = _SPAN.match(value)
    if found is None:
        return _day(term, value, _QUIET, days)
    ago = int(found[1]) * _DAYS[found[2]]
    return (days.today - timedelta(days=min(ago, days.today.toordinal() - 1))).isoformat()


_MET = Phrase("write the day as in 'met>2026-01-01' or 'met>last friday'.")
_QUIET = Phrase("write the span as in 'quiet>90d', 'quiet>6w' or 'quiet>1y'.")


def _unknown(term: str) -> BadFilterError:
    return BadFilterError(term, Phrase("a filter begins with one of {known}.", known=KNOWN))
