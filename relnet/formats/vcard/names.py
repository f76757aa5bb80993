"""What somebody is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import components, items, split, text
from relnet.model.card import Name

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft

_PARTS = 5  # family, given, additional, prefix, suffix


def name_of(draft: Draft) -> Name:
    """Return the name that N and FN give."""
    if "," in draft.name and draft.version != "2.1":
        # Several values of one part: RFC 6350 6.2.2.
        parts = [" ".join(items(part)) for part in split(draft.name, ";")]
    else:
        parts = components(draft.name)
    # In vCard 2.1 (section 2) only what has parts can have escapes; commas get some all the same.
    is_old = draft.version == "2.1"
    formatted = draft.formatted.replace("\\,", ",") if is_old else text(draft.formatted)
    if len(parts) > _PARTS:
        parts = _five_parts(parts)
    return Name(formatted, *parts)


def _five_parts(parts: list[str]) -> list[str]:
    """Put second surnames to the family name, generations to the suffix (RFC 9554 2.2).

    Who writes these shall write them there as well.
    """
    family, given, additional, prefix, suffix, second, *further = parts
    if second and second not in family.split():
        family = f"{family} {second}".strip()
    known = {*suffix.replace(",", " ").split(), ""}
    suffix = " ".join([*filter(None, [suffix]), *(part for part in further if part not in known)])
    return [family, given, additional, prefix, suffix]
