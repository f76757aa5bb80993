"""Which fields the entries of a village have, and what may stand in them (docs/json.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats.json_checks import (
    absent_is,
    amount,
    an_object,
    base64,
    day,
    like,
    many,
    one_of,
    perhaps,
    some,
    text,
    texts,
    truth,
    verbatim,
    whole_number,
)
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.formats.json_checks import Check
    from relnet.model.village import Fields


def checked(name: str, fields: object) -> Fields:
    """Return the known fields of an entry of a list; WrongFieldError.

    Those that are missing get their defaults, unknown ones are left out.
    """
    found: Fields = _SHAPES[name](fields)
    return found


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z", re.ASCII)
_HEX = re.compile(r"[0-7][0-9a-f]{15}\Z", re.ASCII)  # what SQLite's integers hold
_INTERVAL = re.compile(r"[1-9]\d{0,6}[dwmy]\Z|\Z", re.ASCII)
_RHYTHM = re.compile(r"never\Z|" + _INTERVAL.pattern, re.ASCII)
_ID = some(whole_number(1))
_REF = whole_number(1)
_NAME = some(text)
_ON = some(day)
_MOMENT_OF = like(_MOMENT, Phrase("a moment such as 2026-04-21T06:30:00Z must stand here."))
_DIGEST = some(like(_HEX, Phrase("16 hexadecimal digits must stand here.")))
_OFTEN = absent_is("", like(_INTERVAL, Phrase("an interval such as 4w must stand here.")))
_RHYTHMIC = absent_is(
    "", like(_RHYTHM, Phrase("an interval such as 4w, or never, must stand here."))
)
_CIRCLES = ("inner", "regular", "wide")
_PLACED = ("street", "extended", "po_box", "postcode", "city", "region", "country", "label")
_CHANNEL = an_object(
    {
        "kind": some(one_of("", "email", "phone", "profile", "url", "messenger")),
        "written": text,
        "value": text,
        "key": text,
        "label": text,
        "rank": absent_is(0, whole_number(0)),
        "preferred": truth,
        "record": _REF,
    }
)
_POSITION = an_object(
    {
        "organization": text,
        "department": text,
        "title": text,
        "current": truth,
        "seen_on": day,
        "record": _REF,
    }
)
_DATE = an_object(
    {
        "kind": one_of("other", "birthday", "anniversary"),
        "value": text,
        "label": text,
        "record": _REF,
    }
)
_TIE = an_object({"kind": _NAME, "other_id": _ID, "label": text, "record": _REF})
_ATTENDEE = an_object(
    {
        "contact_id": _ID,
        "met_on": day,
        "expected": truth,
        "declined_on": day,
        "let_go_on": day,
        "created_at": _MOMENT_OF,
        "record": _REF,
    }
)
_SHAPES: dict[str, Check] = {
    "contacts": an_object(
        {
            "id": _ID,
            "handle": text,
            "name": _NAME,
            "kind": one_of("person", "organization", "group"),
            "standing": one_of("direct", "indirect", "owner"),
            **dict.fromkeys(
                ("formatted", "given", "additional", "family", "prefix", "suffix", "nickname"),
                text,
            ),
            "language": text,
            "circle": one_of("", *_CIRCLES),
            "salutation": one_of("", "frau", "herr", "neutral"),
            "form": one_of("", "sie", "du"),
            "greeting": text,
            "uid": text,
            "created_at": _MOMENT_OF,
            "record": _REF,
            "channels": many(_CHANNEL),
            "addresses": many(an_object({**dict.fromkeys(_PLACED, text), "record": _REF})),
            "positions": many(_POSITION),
            "dates": many(_DATE),
            "roles": many(_NAME),
            "tagged": many(an_object({"name": _NAME, "record": _REF})),
            "notes": many(an_object({"text": text, "created_at": _MOMENT_OF, "record": _REF})),
            "ties": many(_TIE),
        }
    ),
    "events": an_object(
        {
            "id": _ID,
            "handle": text,
            "title": _NAME,
            "kind": text,
            "starts_on": _ON,
            "ends_on": day,
            "place": text,
            "hall": text,
            "stand": text,
            "cost": amount,
            "goal": text,
            "series": text,
            "uid": text,
            "sequence": absent_is(0, whole_number(0)),
            "called_off": truth,
            "record": _REF,
            "people": many(_ATTENDEE),
            "exhibitors": many(
                an_object({"name": _NAME, "key": text, "hall": text, "stand": text})
            ),
        }
    ),
    "interactions": an_object(
        {
            "id": _ID,
            "kind": _NAME,
            "on": _ON,
            "direction": one_of("", "mine", "theirs"),
            "event_id": _REF,
            "topic": text,
            "note": text,
            "value": amount,
            "contact_ids": many(_ID),
            "lines": many(an_object({"contact_id": _ID, "text": _NAME})),
            "created_at": _MOMENT_OF,
            "record": _REF,
        }
    ),
    "follow_ups": an_object(
        {
            "id": _ID,
            "contact_id": _ID,
            "event_id": _REF,
            "due_on": _ON,
            "reason": _NAME,
            "direction": one_of("mine", "theirs"),
            "state": one_of("open", "done", "dropped"),
            "every": _OFTEN,
            "planned_from": day,
            "closed_on": day,
            "created_at": _MOMENT_OF,
        }
    ),
    "life_events": an_object(
        {
            "id": _ID,
            "contact_id": _ID,
            "kind": _NAME,
            "earliest_on": _ON,
            "latest_on": _ON,
            "before": text,
            "after": text,
            "note": text,
            "created_at": _MOMENT_OF,
            "record": _REF,
        }
    ),
    "topics": an_object(
        {
            "id": _ID,
            "contact_id": _ID,
            "kind": some(one_of("", "interest", "avoid", "need", "offer")),
            "text": _NAME,
            "until_on": day,
            "told_by_id": _REF,
            "created_at": _MOMENT_OF,
        }
    ),
    "consents": an_object(
        {
            "contact_id": _ID,
            "channel": some(one_of("", "email", "phone", "post", "messenger")),
            "purpose": _NAME,
            "state": some(one_of("", "given", "withdrawn")),
            "decided_on": _ON,
            "note": text,
            "created_at": _MOMENT_OF,
        }
    ),
    "rhythms": an_object(
        {
            "contact_id": _REF,
            "tag": perhaps(_NAME),
            "circle": perhaps(one_of(*_CIRCLES)),
            "every": some(_RHYTHMIC),
            "latest": _RHYTHMIC,
            "counts_from": one_of("contact", "plan"),
            "starts_on": day,
            "minutes": whole_number(0),
            "size": whole_number(0),
            "created_at": _MOMENT_OF,
        }
    ),
    "silences": an_object({"contact_id": _ID, "kind": _NAME, "decided_on": day}),
    "leads": an_object(
        {
            "id": _ID,
            "contact_id": _ID,
            "title": _NAME,
            "value": amount,
            "event_id": _REF,
            "referred_by_id": _REF,
            "state": one_of("new", "qualified", "offer", "won", "lost"),
            "moved_on": day,
            "created_at": _MOMENT_OF,
        }
    ),
    "settings": an_object({"name": _NAME, "value": _NAME}),
    "refusals": an_object({"contact_id": _ID, "other_id": _ID, "decided_on": day}),
    "record_refusals": an_object({"digest": _DIGEST, "contact_id": _ID, "decided_on": day}),
    "decisions": an_object(
        {
            "key": _NAME,
            "contact_id": _ID,
            "verdict": some(one_of("", "done", "snoozed", "skipped")),
            "until_on": day,
            "decided_on": day,
        }
    ),
    "saved_maps": an_object({"name": _NAME, "header": many(text), "columns": texts}),
    "sources": an_object({"id": _ID, "path": text, "format": _NAME, "imported_at": _MOMENT_OF}),
    "records": an_object(
        {
            "id": _ID,
            "source_id": _ID,
            "line": absent_is(1, whole_number(0)),
            "uid": text,
            "digest": _DIGEST,
            "stated_on": text,
            "seen_on": day,
            "contact_id": _REF,
            "queued_because": text,
            "raw": verbatim,
            "raw_base64": base64,
        }
    ),
}
