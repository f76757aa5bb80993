"""What Android says in properties of its own: days, nicknames and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.vcard import anniversaries, kin
from relnet.formats.vcard.escapes import components

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

_TYPE = "vnd.android.cursor.item/"
# The numbers of ContactsContract.CommonDataKinds: Event.TYPE_* and Relation.TYPE_*.
_DAYS: dict[str, anniversaries.DayKind] = {"1": "anniversary", "3": "birthday"}
_KIN = {
    "1": "assistant", "2": "brother", "3": "child", "4": "domestic partner", "5": "father",
    "6": "friend", "7": "manager", "8": "mother", "9": "parent", "10": "partner",
    "11": "referred by", "12": "relative", "13": "sister", "14": "spouse",
}  # fmt: skip


def custom(draft: Draft, head: Head, value: str) -> bool:
    """Take X-ANDROID-CUSTOM: type; value; number of the kind; label, which kind 0 has."""
    del head
    parts = components(value) + [""] * 4
    type_, said, number, label = parts[:4]
    if any(parts[4:]):
        return False
    if type_ == f"{_TYPE}nickname":
        draft.nicknames += filter(None, [said])
        return not label
    if type_ == f"{_TYPE}contact_event":
        return anniversaries.add(draft, _DAYS.get(number, "other"), said, label)
    if type_ == f"{_TYPE}relation":
        word = _KIN.get(number, label)
        return kin.add(draft, kin.kind_of(word), said, word) and label in ("", word)
    return False
