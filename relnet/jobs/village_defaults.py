"""Put in what the entries of a village may leave out, the same on every import of the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from relnet.errors import BadValueError, UnknownSettingError
from relnet.formats.json_out import json_text
from relnet.formats.village import wrong_entry
from relnet.model.moment import Moment
from relnet.model.village import Entry, Fields
from relnet.phrase import Phrase
from relnet.rules.choices import checked
from relnet.rules.organizations import organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMESPACE = UUID("1f5d3c0a-5e0b-4d0e-9b7c-3a0f4be1c2d7")  # of contacts that come without a UID


def with_defaults(entries: Iterable[Entry], now: Moment, path: str) -> Iterator[Entry]:
    """Complete the entries, in place; UnreadableFileError for what cannot be kept.

    What entries are told by does not depend on the day of the import.
    """
    chosen: dict[str, str] = {}
    for entry in entries:
        fields = entry.fields or {}
        if entry.list == "settings" and fields and not _is_choice(fields, chosen, entry, path):
            continue
        if entry.list == "events" and fields and not _complete_event(fields):
            raise wrong_entry(path, entry, Phrase("an event ends on its first day or later."))
        if entry.list == "rhythms" and fields and not _has_one_holder(fields):
            raise wrong_entry(path, entry, Phrase("it is of one contact, one tag or one circle."))
        if entry.list == "contacts" and fields:
            _complete_contact(fields)
        for name, default in _DEFAULTS.get(entry.list, {}).items():
            if fields and not fields[name]:
                fields[name] = default(fields, now)
        yield entry


_Defaults = dict[str, Callable[[Fields, Moment], str]]
_DECIDED: _Defaults = {"decided_on": lambda _, now: now.today.isoformat()}
_CREATED: _Defaults = {"created_at": lambda _, now: now.at}
_DEFAULTS: dict[str, _Defaults] = {
    "interactions": {"created_at": lambda fields, _: _noon(fields["on"])},
    "follow_ups": {"created_at": lambda fields, _: _noon(fields["due_on"])},
    "life_events": {"created_at": lambda fields, _: _noon(fields["latest_on"])},
    "topics": _CREATED,
    "consents": {"created_at": lambda fields, _: _noon(fields["decided_on"])},
    "rhythms": _CREATED,
    "silences": _DECIDED,
    "leads": {"moved_on": lambda _, now: now.today.isoformat(), **_CREATED},
    "decisions": _DECIDED,
    "refusals": _DECIDED,
    "record_refusals": _DECIDED,
    "sources": {"imported_at": lambda _, now: now.at},
}


def _complete_event(fields: Fields) -> bool:
    """Complete an event; False if it ends before it begins."""
    fields["ends_on"] = fields["ends_on"] or fields["starts_on"]
    fields["handle"] = fields["handle"] or f"event-{fields['id']}"
    fields["kind"] = fields["kind"] or "event"
    for person in fields["people"]:
        person["created_at"] = person["created_at"] or _noon(fields["starts_on"])
    for exhibitor in fields["exhibitors"]:
        exhibitor["key"] = exhibitor["key"] or organization_key(exhibitor["name"])
    return bool(fields["ends_on"] >= fields["starts_on"])


def _is_choice(fields: Fields, chosen: dict[str, str], entry: Entry, path: str) -> bool:
    """Tell whether it is a setting that this relnet has; UnreadableFileError for a wrong value."""
    try:
        chosen.update(checked({fields["name"]: fields["value"]}, chosen))
        fields["value"] = chosen[fields["name"]]
    except UnknownSettingError:
        return False
    except BadValueError as error:
        raise wrong_entry(path, entry, error.what) from error
    return True


def _has_one_holder(fields: Fields) -> bool:
    return [fields[name] for name in ("contact_id", "tag", "circle")].count(None) == 2


def _complete_contact(fields: Fields) -> None:
    for channel in fields["channels"]:
        channel["written"] = channel["written"] or channel["value"]
    fields["channels"] = [channel for channel in fields["channels"] if channel["written"]]
    fields["uid"] = fields["uid"] or uuid5(_NAMESPACE, json_text(fields)).urn


def _noon(day: str) -> str:
    return f"{day}T12:00:00Z"
