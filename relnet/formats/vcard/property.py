"""A property as it stands in a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.formats.vcard.heads import Head


@noun
class Property:
    """A property of a card, in the version the card is written in.

    ``value`` is unfolded and decoded to text, but still escaped: it can be written again as it
    is, once line breaks (from quoted-printable) are escaped. In base64 it is what was written,
    without blanks. ``params`` holds the types of vCard 2.1 as TYPE, and neither CHARSET nor any
    encoding but base64, for that is done. ``name`` and the names of the parameters are upper
    case, ``group`` (such as ``item1``) is lower case.
    """

    name: str
    value: str
    params: Mapping[str, tuple[str, ...]]
    group: str = ""


def property_of(head: Head, value: str) -> Property:
    """Put head and value together."""
    params = head.params
    if head.encoding == "BASE64":
        value = "".join(value.split())
    elif "CHARSET" in params or "ENCODING" in params:
        params = {name: params[name] for name in params if name not in ("CHARSET", "ENCODING")}
    return Property(head.name, value, params, head.group)
