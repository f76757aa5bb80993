"""What the file of one contact is called, where each has its own."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relnet.model.contact import Contact

LONGEST = 100  # bytes; 255 is what file systems take, but folders and archives add to it
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "ı": "i"}
)
_OTHER = re.compile(r"[^a-z0-9]+")


def file_name(contact: Contact) -> str:
    """Return a name such as ``anna-weber-42.vcf``, which no other contact's file has.

    It holds lower-case ASCII letters, digits and dashes, for file systems that take no others or
    tell no case apart; it begins with a letter or digit, and is no device (CON, NUL ...) of
    Windows, for it ends in the id.
    """
    ending = f"{contact.id}.vcf"
    # Composed first: what some systems write as u and two dots is ü, too.
    text = unicodedata.normalize("NFC", contact.label[:LONGEST]).casefold().translate(_SPELLED)
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = _OTHER.sub("-", bare)[: LONGEST - len(ending) - 1].strip("-")
    return f"{slug}-{ending}" if slug else ending
