"""The UIDs that relnet gives to contacts whose cards had none, so that exports come home.

A UUID of version 8 (RFC 9562): 48 bits that mark the village, 62 that hold the contact's id.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_FORM = re.compile(
    r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-8000-8000-([0-9a-f]{12})\Z", re.ASCII | re.IGNORECASE
)


def mark_of(db: sqlite3.Connection) -> str:
    """Return the twelve hexadecimal digits that mark this village."""
    mark: str = db.execute("SELECT mark FROM village").fetchone()[0]
    return mark


def uid_of(mark: str, contact_id: int) -> str:
    """Return the UID of a contact of the village."""
    return f"urn:uuid:{mark[:8]}-{mark[8:]}-8000-8000-{contact_id:012x}"


def contact_of(mark: str, uid: str) -> int | None:
    """Return the contact whose UID it is; None if it is not this village's."""
    found = _FORM.match(uid)
    if found is None or (found[1] + found[2]).lower() != mark:
        return None
    return int(found[3], 16)
