"""Which of two rows that say the same is not kept twice when their contacts become one.

``SPARE`` has a condition for every table that refers to contacts. It compares a row, ``spare``,
with one of the other contact, ``better``. ``:first`` is whose values come first, ``:keep`` who
stays, ``:lose`` who goes. An empty condition means that no row is spare, or that a UNIQUE of the
table's own sees to it.
"""

from __future__ import annotations

_ADDRESS = ("street", "extended", "po_box", "postcode", "city", "region", "country")


def _words(row: str) -> str:
    return f"fold({', '.join(f'{row}.{column}' for column in _ADDRESS)})"


def _firm(row: str) -> str:
    return (
        "coalesce((SELECT name_key FROM organization"
        f" WHERE organization.id = {row}.organization_id), '')"
    )


def _parts(row: str) -> str:
    return f"(({row}.organization_id IS NOT NULL) + ({row}.title <> '') + ({row}.department <> ''))"


def key_of(row: str) -> str:
    """Return the key of a decision as it is when it is about the one who stays."""
    old, new = (f"':contact-' || :{who} || ':'" for who in ("lose", "keep"))
    return f"trim(replace(':' || {row}.key || ':', {old}, {new}), ':')"


def _strength(row: str) -> str:
    """Return what orders decisions: done before skipped before snoozed, then the later one."""
    return f"instr('snoozed skipped done', {row}.verdict), coalesce({row}.until_on, '')"


_OF_FIRST = "better.contact_id = :first"
_THERE = "(-2 * {0}.is_expected - ({0}.declined_on IS NOT NULL))"
SPARE = {
    "channel": f"{_OF_FIRST} AND better.kind = spare.kind AND better.key = spare.key",
    "address": f"{_OF_FIRST} AND {_words('better')} = {_words('spare')}",
    # A card that says less of a job says nothing new (rules/news.py); of two that say the same,
    # the newer one stays.
    "position": (
        f"{_firm('spare')} IN ('', {_firm('better')})"
        " AND fold(spare.title) IN ('', fold(better.title))"
        " AND fold(spare.department) IN ('', fold(better.department))"
        f" AND ({_parts('better')}, better.seen_on, {_OF_FIRST})"
        f" > ({_parts('spare')}, spare.seen_on, 0)"
    ),
    # The 15th of April 1980 says all that a 15th of April says.
    "special_date": (
        f"better.kind = spare.kind AND (better.value = spare.value AND {_OF_FIRST}"
        " OR spare.kind = 'birthday' AND spare.value LIKE '--%'"
        " AND better.value LIKE '____' || substr(spare.value, 2))"
    ),
    "tag": "",
    "role": "",
    "topic": (
        f"{_OF_FIRST} AND better.kind = spare.kind AND wording(better.text) = wording(spare.text)"
    ),
    "rhythm": "",
    "silence": "",
    # Each is what was said on a day: the last day counts, whosever entry it came with.
    "consent": "",
    "lead": (
        f"{_OF_FIRST} AND fold(better.title) = fold(spare.title) AND better.state = spare.state"
        " AND better.event_id IS spare.event_id"
        " AND coalesce(spare.value, better.value, 0) = coalesce(better.value, 0)"
    ),
    "note": f"{_OF_FIRST} AND wording(better.text) = wording(spare.text)",
    "record": "",
    # A refusal counts for more than being expected, a meeting for most, its earliest day first.
    "attendance": (
        "better.event_id = spare.event_id"
        f" AND ({_THERE.format('better')}, coalesce(spare.met_on, '~'), {_OF_FIRST})"
        f" > ({_THERE.format('spare')}, coalesce(better.met_on, '~'), 0)"
    ),
    "participant": "",
    "follow_up": (
        f"{_OF_FIRST} AND better.reason = spare.reason AND better.due_on = spare.due_on"
        " AND better.direction = spare.direction AND better.state = spare.state"
        " AND better.every = spare.every AND better.event_id IS spare.event_id"
    ),
    "decision": (
        f"{key_of('better')} = {key_of('spare')}"
        f" AND ({_strength('better')}, better.decided_on, {_OF_FIRST})"
        f" > ({_strength('spare')}, spare.decided_on, 0)"
    ),
    "tie": "",
    "refusal": "",
    "record_refusal": "",
    "life_event": (
        f"{_OF_FIRST} AND better.kind = spare.kind AND better.before = spare.before"
        " AND better.after = spare.after AND better.earliest_on <= spare.latest_on"
        " AND spare.earliest_on <= better.latest_on"
    ),
}
