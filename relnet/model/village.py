"""A whole village written out: lists of entries, as docs/json.md describes them."""

from __future__ import annotations

from typing import Any

from relnet.model.noun import noun

Fields = dict[str, Any]

SCHEMA = 1  # of the JSON that export writes and import reads
# What a village consists of; entries refer to those of earlier lists.
LISTS = (
    "contacts", "events", "interactions", "follow_ups", "life_events", "topics", "consents",
    "rhythms", "silences", "leads", "decisions", "refusals", "record_refusals", "saved_maps",
    "settings", "sources", "records",
)  # fmt: skip


@noun
class Entry:
    """One entry of a list: the line on which it begins, its place there, and its fields.

    Text that is absent is ''; other absent values are None. Without ``fields`` it only says
    that the list begins.
    """

    list: str
    line: int
    place: int = 0
    fields: Fields | None = None
