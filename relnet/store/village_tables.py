"""Where the fields of a village written out (docs/json.md) stand in the tables."""

from __future__ import annotations

from dataclasses import field

from relnet.model.noun import noun


@noun
class Part:
    """Rows of one table that are entries of a list, or a list inside its entries.

    ``columns`` maps each field to its column. ``order`` is that of the rows inside an entry;
    ``is_upside_down`` if they are to be written the other way round.
    """

    table: str
    columns: dict[str, str]
    owner: str = ""
    order: str = "id"
    is_upside_down: bool = False
    parts: dict[str, Part] = field(default_factory=dict)


def _columns(spec: str) -> dict[str, str]:
    """Read ``name=label kind``: the field and its column, or both under one name."""
    pairs = (word.partition("=") for word in spec.split())
    return {name: column or name for name, _, column in pairs}


_CONTACT_PARTS = {
    "channels": Part(
        "channel",
        _columns("kind written=value key label rank preferred=is_preferred record=record_id"),
        "contact_id",
        "kind, rank, id",
    ),
    "addresses": Part(
        "address",
        _columns("street extended po_box postcode city region country label record=record_id"),
        "contact_id",
    ),
    # The order in which they are shown; the last row of one day is the one that counts.
    "positions": Part(
        "position",
        _columns(
            "organization_id holder_key department title current=is_current seen_on"
            " record=record_id"
        ),
        "contact_id",
        "is_current DESC, seen_on DESC, id DESC",
        is_upside_down=True,
    ),
    "dates": Part("special_date", _columns("kind value label record=record_id"), "contact_id"),
    "roles": Part("role", _columns("name"), "contact_id", "name"),
    "tagged": Part("tag", _columns("name record=record_id"), "contact_id", "name"),
    "notes": Part("note", _columns("text created_at record=record_id"), "contact_id"),
    "ties": Part("tie", _columns("kind other_id label record=record_id"), "contact_id"),
}
_PEOPLE = Part(
    "attendance",
    _columns(
        "contact_id met_on expected=is_expected declined_on let_go_on created_at record=record_id"
    ),
    "event_id",
)
_EXHIBITORS = Part("exhibitor", _columns("name key=name_key hall stand"), "event_id")
TABLES = {
    "contacts": Part(
        "contact",
        _columns(
            "id handle name=label name_key kind standing formatted given additional family prefix"
            " suffix nickname language circle salutation form greeting uid created_at"
            " record=record_id"
        ),
        parts=_CONTACT_PARTS,
    ),
    "events": Part(
        "event",
        _columns(
            "id handle title kind starts_on ends_on place hall stand cost goal series uid sequence"
            " called_off=is_called_off record=record_id"
        ),
        parts={"people": _PEOPLE, "exhibitors": _EXHIBITORS},
    ),
    "interactions": Part(
        "interaction",
        _columns(
            "id kind on=happened_on direction event_id topic note value created_at"
            " record=record_id"
        ),
        # Written out as contact_ids and lines.
        parts={"people": Part("participant", _columns("contact_id line"), "interaction_id")},
    ),
    "follow_ups": Part(
        "follow_up",
        _columns(
            "id contact_id event_id due_on reason direction state every planned_from closed_on"
            " created_at"
        ),
    ),
    "life_events": Part(
        "life_event",
        _columns(
            "id contact_id kind earliest_on latest_on before after note created_at"
            " record=record_id"
        ),
    ),
    "topics": Part("topic", _columns("id contact_id kind text until_on told_by_id created_at")),
    "consents": Part(
        "consent", _columns("contact_id channel purpose state decided_on note created_at")
    ),
    "rhythms": Part(
        "rhythm",
        _columns(
            "contact_id tag circle every latest counts_from starts_on minutes size created_at"
        ),
    ),
    "silences": Part("silence", _columns("contact_id kind decided_on")),
    "leads": Part(
        "lead",
        _columns("id contact_id title value event_id referred_by_id state moved_on created_at"),
    ),
    "refusals": Part("refusal", _columns("contact_id other_id decided_on")),
    "record_refusals": Part("record_refusal", _columns("digest contact_id decided_on")),
    "decisions": Part("decision", _columns("key contact_id verdict until_on decided_on")),
    "saved_maps": Part("saved_map", _columns("name header columns")),
    "settings": Part("setting", _columns("name value")),
    "sources": Part("source", _columns("id path format imported_at")),
    "records": Part(
        "record",
        _columns("id source_id line uid digest stated_on contact_id queued_because"),
    ),
}  # fmt: skip
# Lists of plain values instead of objects, and fields that are yes or no.
PLAIN = {"roles": "name"}
TRUTHS = {"preferred", "current", "expected", "called_off"}
