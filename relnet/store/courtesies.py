"""When somebody was last thanked or congratulated, and what counts as contact, as SQL.

What ``done`` logs for one line of the list settles no other line: each has a key of its own, and
the decision under it. So a courtesy counts that the owner logged by hand, or long ago; thanks and
wishes of the others do not. The parameter ``:since`` is the first day that matters; older ones
may be named, whatever they were for.
"""

from __future__ import annotations

_THANKS = "'thank'"
_IS_MINE = "direction <> 'theirs'"


def _claims(keys: str, contact_id: str, is_own: str) -> str:
    """Return the SQL for the lines of these keys that were done on the day of what was ``said``.

    ``is_own`` is a condition on them.
    """
    return (
        f"FROM decision WHERE decision.contact_id = {contact_id} AND verdict = 'done'"
        " AND decided_on = said.happened_on AND decided_on >= :since"
        f" AND substr(key, 1, instr(key, ':') - 1) IN ({keys}) AND {is_own}"
    )


_AT_EVENT = "key LIKE '%:event-%'"


def _is_free(keys: str, contact_id: str, logged_as: str, lines: str) -> str:
    """Return the SQL that tells whether it settles more than the lines of these keys.

    Of several courtesies on one day, one is free as soon as they are more than the ``lines``
    that logged one without an event.
    """
    claims = _claims(keys, contact_id, f"NOT {_AT_EVENT}")
    same_day = (
        # CROSS: of all without an event there is far more than of what was with them
        "FROM participant AS also CROSS JOIN interaction AS another"
        f" ON another.id = also.interaction_id WHERE also.contact_id = {contact_id}"
        f" AND another.kind = '{logged_as}' AND another.{_IS_MINE}"
        " AND another.happened_on = said.happened_on"
        " AND another.event_id IS NULL"
    )
    return (
        f"(NOT EXISTS (SELECT 1 {claims})"
        f" OR (SELECT count(DISTINCT another.id) {same_day}) > {lines})"
    )


def _thanked(event_id: str = "NULL", own: str = "0", which: str = "max", since: str = "''") -> str:
    """Return the SQL for the last thanks that name this event, or nothing at all.

    ``own`` is the condition on a decision that its line is the one that asks.
    """
    # What was done along with another line (its decision has a day) logged no thanks of its own.
    alone = f"NOT {_AT_EVENT} AND until_on IS NULL"
    lines = f"(SELECT count(*) {_claims(_THANKS, 'contact.id', alone)})"
    is_free = _is_free(_THANKS, "contact.id", "thanks", lines)
    return (
        f"(SELECT {which}(said.happened_on) FROM participant AS hearer"
        " JOIN interaction AS said ON said.id = hearer.interaction_id"
        f" WHERE hearer.contact_id = contact.id AND said.kind = 'thanks' AND said.{_IS_MINE}"
        f" AND said.happened_on >= {since} AND (said.event_id = {event_id}"
        f" OR EXISTS (SELECT 1 {_claims(_THANKS, 'contact.id', f'({own})')})"
        f" OR (said.event_id IS NULL AND {is_free})))"
    )


THANKED = _thanked()
# Thanks for praise are thanks for all that was known of by then, whatever the line was called.
THANKED_FOR_PRAISE = _thanked(
    own="key LIKE 'thank:praise-%' AND decided_on >= substr(favour.created_at, 1, 10)"
)
# An introduction and what came of it are two lines, but thanks for one are thanks for the other.
THANKED_FOR = _thanked(
    "favour.event_id",
    "key IN ('thank:interaction-' || favour.id || ':contact-' || contact.id,"
    " 'thank:outcome-' || favour.id || ':contact-' || contact.id)",
)
THANKED_AT = _thanked("event.id")
# The first thanks for having been met there, whenever that was.
THANKED_SINCE = _thanked("met.event_id", which="min", since="met.met_on")

# Wishes are looked up for many people at once: those of the last year or so, as `wished.day`.
_WISHES = "'birthday', 'congratulate', 'jubilee', 'anniversary'"
_LINES = f"(SELECT count(*) {_claims(_WISHES, 'hearer.contact_id', f'NOT {_AT_EVENT}')})"
WISHED = (
    "LEFT JOIN (SELECT hearer.contact_id, max(said.happened_on) AS day FROM interaction AS said"
    " CROSS JOIN participant AS hearer ON hearer.interaction_id = said.id"
    f" WHERE said.kind = 'congratulation' AND said.{_IS_MINE}"
    " AND said.happened_on >= date(:since, '-400 days')"
    f" AND {_is_free(_WISHES, 'hearer.contact_id', 'congratulation', _LINES)}"
    " GROUP BY hearer.contact_id) AS wished ON wished.contact_id = contact.id"
)

PEOPLE_NAMED = 3  # of those who were introduced


def introduced(giver: str) -> str:
    """Return the SQL for whom a ``favour`` introduced or referred, '' for nobody or another kind.

    ``giver`` is the contact who did that, whoever else took part the others.
    """
    return (
        "CASE WHEN favour.kind IN ('introduction', 'referral') THEN coalesce(("
        "SELECT group_concat(label, ', ') FROM (SELECT other.label FROM participant AS known"
        " JOIN contact AS other ON other.id = known.contact_id"
        f" WHERE known.interaction_id = favour.id AND known.contact_id <> {giver}"
        f" ORDER BY known.id LIMIT {PEOPLE_NAMED})), '') ELSE '' END"
    )


# Whether anything ever happened between the owner and a contact beside being connected.
IS_CLOSE = (
    "(contact.circle <> '' OR EXISTS (SELECT 1 FROM participant WHERE contact_id = contact.id)"
    " OR EXISTS (SELECT 1 FROM attendance WHERE contact_id = contact.id))"
)

# What is no contact: a note, praise that a network counts, and an invitation without a word to it,
# which networks send by themselves.
IS_CONTACT = (
    "kind <> 'note' AND NOT (kind = 'endorsement' AND direction <> 'mine')"
    " AND NOT (kind = 'invitation' AND note = '' AND topic = '' AND event_id IS NULL)"
)
