"""When somebody was last thanked or congratulated, and what counts as contact, as SQL.

What ``done`` logs for one line of the list settles no other line: each has a key of its own, and
the decision under it. So a courtesy counts that the owner logged by hand, or long ago. The
parameter ``:since`` is the first day that matters; older ones may be named, whatever they were for.
"""

from __future__ import annotations

_THANKS = "'thank'"


def _is_free(keys: str, contact_id: str, logged_as: str, own: str = "0") -> str:
    """Return the SQL that tells whether it settles more than the lines of these keys.

    ``own`` is the condition on a decision that its line is the one that asks. Of several
    courtesies on one day, one is free as soon as they are more than the lines that were done.
    """
    claims = (
        "FROM decision WHERE decision.contact_id = "
        f"{contact_id} AND verdict = 'done' AND decided_on = said.happened_on"
        f" AND decided_on >= :since AND substr(key, 1, instr(key, ':') - 1) IN ({keys})"
        f" AND key NOT LIKE '%:event-%' AND NOT ({own})"
    )
    same_day = (
        "FROM participant AS also JOIN interaction AS another ON another.id = also.interaction_id"
        f" WHERE also.contact_id = {contact_id} AND another.kind = '{logged_as}'"
        " AND another.happened_on = said.happened_on AND another.event_id IS NULL"
    )
    return (
        f"(NOT EXISTS (SELECT 1 {claims})"
        f" OR (SELECT count(DISTINCT another.id) {same_day}) > (SELECT count(*) {claims}))"
    )


def _thanked(event_id: str = "NULL", own: str = "0", which: str = "max", since: str = "''") -> str:
    """Return the SQL for the last thanks that name this event, or nothing at all."""
    is_free = f"said.event_id IS NULL AND {_is_free(_THANKS, 'contact.id', 'thanks', own)}"
    return (
        f"(SELECT {which}(said.happened_on) FROM participant AS hearer"
        " JOIN interaction AS said ON said.id = hearer.interaction_id"
        " WHERE hearer.contact_id = contact.id AND said.kind = 'thanks'"
        f" AND said.happened_on >= {since}"
        f" AND (said.event_id = {event_id} OR {is_free}))"
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
WISHED = (
    "LEFT JOIN (SELECT hearer.contact_id, max(said.happened_on) AS day FROM interaction AS said"
    " CROSS JOIN participant AS hearer ON hearer.interaction_id = said.id"
    " WHERE said.kind = 'congratulation' AND said.happened_on >= date(:since, '-400 days')"
    f" AND {_is_free(_WISHES, 'hearer.contact_id', 'congratulation')}"
    " GROUP BY hearer.contact_id) AS wished ON wished.contact_id = contact.id"
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
