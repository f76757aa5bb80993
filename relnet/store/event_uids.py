"""The UIDs of events: the calendar's own, else one of relnet's, as contacts have them."""

from __future__ import annotations

# A UUID of version 8 (RFC 9562), beside those of contacts (store/uids.py).
EVENT_UID = (
    "coalesce(nullif(event.uid, ''), (SELECT"
    " printf('urn:uuid:%s-%s-8000-8001-%012x', substr(mark, 1, 8), substr(mark, 9), event.id)"
    " FROM village))"
)
