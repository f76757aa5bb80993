"""The days to remember: birthdays, anniversaries, and what Apple gives a label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.formats.days_in_words import is_no_day
from relnet.formats.vcard.dates import day
from relnet.formats.vcard.escapes import text
from relnet.model.card import SpecialDate

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

DayKind = Literal["birthday", "anniversary", "other"]

KINDS: dict[str, DayKind] = {
    "BDAY": "birthday",
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary",
    "X-WAB-WEDDING_ANNIVERSARY": "anniversary",
    "X-ABDATE": "other",  # its label says more
}
_LABELS: dict[str, DayKind] = {
    "anniversary": "anniversary",
    "hochzeitstag": "anniversary",
    "birthday": "birthday",
    "geburtstag": "birthday",
}


def anniversary(draft: Draft, head: Head, value: str) -> bool:
    """Take BDAY, ANNIVERSARY and what others call it."""
    kind, label, omitted_year = KINDS[head.name], draft.label(head), ""
    if kind == "other":
        kind = _LABELS.get(label.lower(), "other")
        label = "" if label == kind else label
    if head.params:
        if head.params.get("CALSCALE", ("gregorian",))[0].lower() != "gregorian":
            return False
        omitted_year = head.params.get("X-APPLE-OMIT-YEAR", ("",))[0]
    return add(draft, kind, value, label, omitted_year)


def add(draft: Draft, kind: DayKind, value: str, label: str, omitted_year: str = "") -> bool:
    """Take a day, unless it stands for none; what is none that relnet knows stays a text."""
    if written := text(value):
        found = day(written, omitted_year)
        if not found and is_no_day(written):
            return False
        draft.dates.append(SpecialDate(kind, found or written, label))
    return True
