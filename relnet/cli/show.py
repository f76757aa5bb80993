"""relnet show."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from relnet.cli.commands import command
from relnet.cli.language import _, say, say_date
from relnet.cli.options import pass_db
from relnet.cli.screen import write
from relnet.cli.who import choose_contact
from relnet.cli.words import say_name, say_word
from relnet.phrase import Phrase, counted
from relnet.store import dossier, provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.store import Connection

MOST_ENTRIES = 10  # of a diary; all of them are in the JSON
# What stands before each line; in this order.
HEADS = {
    "organization": Phrase("Organization"),
    "department": Phrase("Department"),
    "nickname": Phrase("Nickname"),
    "emails": Phrase("E-mail"),
    "phones": Phrase("Phone"),
    "profiles": Phrase("Profile"),
    "messengers": Phrase("Messenger"),
    "urls": Phrase("Web"),
    "addresses": Phrase("Address"),
    "birthday": Phrase("Birthday"),
    "dates": Phrase("Dates"),
    "tags": Phrase("Tags"),
    "circle": Phrase("Circle"),
    "roles": Phrase("Roles"),
    "ties": Phrase("Ties"),
    "last_interaction_on": Phrase("Last contact"),
    "positions": Phrase("Positions"),
    "events": Phrase("Events"),
    "interactions": Phrase("Diary"),
    "follow_ups": Phrase("To do"),
    "note": Phrase("Note"),
    "sources": Phrase("Sources"),
}


@command("show")
@click.argument("who")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@click.option("--sources", is_flag=True, help=_("Also where each value came from."))
@pass_db
def show(db: Connection, who: str, form: str, sources: bool) -> None:
    """Show everything known about one contact.

    WHO is an id, a handle, a mail address, a phone number, a profile or a name; a name and an
    organization together tell namesakes apart.

    relnet show anna-weber
    relnet show "Weber Voss" --sources
    """
    contact_id = choose_contact(db, who)
    found = dossier.read(db, contact_id)
    if form == "json":
        from relnet.formats.json_out import json_text

        sys.stdout.write(json_text({"schema": 1, **found}) + "\n")
        return
    name = say_name(found["name"], found["standing"])
    write(f"{name}  ({found['id']}, {found['handle']})")
    if found["title"]:
        write(f"  {found['title']}")
    width = max(len(_(phrase.text)) for phrase in HEADS.values()) + 2
    if sources:
        found |= provenance.origins(db, contact_id)
    for head, value in _lines(found, with_sources=sources):
        write(f"  {head:<{width}}{value}")


def _lines(found: dict[str, Any], *, with_sources: bool) -> Iterator[tuple[str, str]]:
    for field, phrase in HEADS.items():
        values = _values(found, field, with_sources=with_sources)
        for index, value in enumerate(values):
            first, *more = value.splitlines() or [""]
            yield ("" if index else _(phrase.text)), first
            yield from (("", line) for line in more)


def _values(found: dict[str, Any], field: str, *, with_sources: bool) -> list[str]:
    value = found[field]
    if field in CHANNELS:
        value = [one for one in found["channels"] if one["kind"] == CHANNELS[field]]
        value = _newer_first(value)
    if field in SHOWN:
        lines = ((SHOWN[field](item), item) for item in value)
        is_dated = field != "positions"  # which begin with their days
        return [
            text + (_origin(item, is_dated=is_dated) if with_sources else "")
            for text, item in lines
            if text
        ]
    if field in TOLD:
        return [*TOLD[field](found, with_sources)]
    if isinstance(value, list):
        return [", ".join(value)] if value else []
    return [_said(field, str(value))] if value else []


CHANNELS = {
    "emails": "email", "phones": "phone", "profiles": "profile", "messengers": "messenger",
    "urls": "url",
}  # fmt: skip


def _organization(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    if found["organization"]:
        origin = _origin(found["positions"][0]) if with_sources else ""
        yield f"{found['organization']}{origin}"


def _birthdays(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    """Tell the birthday; all of them, each with its file, if files disagree about it."""
    days = [day for day in found["dates"] if day["kind"] == "birthday"]
    if len(days) < 2 and not with_sources:
        days = []
        yield from [say_date(found["birthday"])] if found["birthday"] else []
    for day in _newer_first(days):
        yield say_date(day["value"]) + _origin(day)


def _tags(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    if with_sources:
        yield from (item["name"] + _origin(item) for item in found["tagged"])
    elif found["tags"]:
        yield ", ".join(found["tags"])


def _notes(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    if with_sources:
        yield from (item["text"] + _origin(item) for item in found["notes"])
    elif found["note"]:
        yield found["note"]


def _newer_first(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put what a newer file says under a label before what an older one says under the same.

    Each label keeps its places, and what was typed by hand its own.
    """
    places: dict[str | None, list[int]] = {}
    for place, item in enumerate(items):
        if item["source"]:
            places.setdefault(item["label"], []).append(place)
    ordered = [*items]
    for taken in places.values():
        newest = sorted((items[place] for place in taken), key=_day_of, reverse=True)
        for place, item in zip(taken, newest, strict=True):
            ordered[place] = item
    return ordered


def _day_of(item: dict[str, Any]) -> str:
    return item["seen_on"] or ""


def _origin(item: dict[str, Any], *, is_dated: bool = True) -> str:
    """Say from which file a value is, and for which day the file states it, if that is known."""
    if not item.get("source"):
        return ""
    day = f", {say_date(item['seen_on'])}" if is_dated and item.get("seen_on") else ""
    return f"  [{item['source']}{day}]"


def _channel(item: dict[str, Any]) -> str:
    label = f"  ({say_word(item['label'])})" if item["label"] else ""
    return f"{item['written']}{label}"


def _joined(*keys: str) -> Any:  # noqa: ANN401 -- a function from a row to its line
    return lambda item: "  ".join(_said(key, str(item[key])) for key in keys if item[key])


def _said(field: str, value: str) -> str:
    if field == "circle":
        return say_word(value)
    return say_date(value) if field.endswith("_on") or field == "birthday" else value


def _address(item: dict[str, Any]) -> str:
    town = " ".join(part for part in (item["postcode"], item["city"]) if part)
    parts = (
        item["street"],
        item["extended"],
        item["po_box"],
        town,
        item["region"],
        item["country"],
    )
    return ", ".join(part for part in parts if part)


def _tie(item: dict[str, Any]) -> str:
    """Say what somebody is to the contact, or, the other way round, what the contact is to them."""
    kind, name = (
        say_word(item["label"] or item["kind"]),
        f"{item['contact']} ({item['contact_id']})",
    )
    if item["reverse"]:
        return say(Phrase("{kind} of {name}", kind=kind, name=name))
    return f"{name}  {kind}"


def _diary(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    """Tell what happened, newest first; of a long diary only the last entries."""
    items = found["interactions"]
    for item in items[:MOST_ENTRIES]:
        words = (say_date(item["on"]), say_word(item["kind"]), item["note"] or "")
        yield "  ".join(words).rstrip() + (_origin(item) if with_sources else "")
    if more := len(items[MOST_ENTRIES:]):
        yield say(counted(more, "... and {n} more before", "... and {n} more before"))


def _follow_up(item: dict[str, Any]) -> str:
    return _joined("due_on", "reason")(item) if item["state"] == "open" else ""


SHOWN = {
    **dict.fromkeys(CHANNELS, _channel),
    "addresses": _address,
    "dates": lambda item: (
        ""
        if item["kind"] == "birthday"
        else f"{say_date(item['value'])}  {say_word(item['label'] or item['kind'])}"
    ),
    "positions": lambda item: (
        "" if item["current"] else _joined("seen_on", "title", "organization")(item)
    ),
    "events": _joined("met_on", "title"),
    "ties": _tie,
    "follow_ups": _follow_up,
    "sources": lambda item: say(
        Phrase(
            "{path}, line {line}, {day}",
            path=item["path"],
            line=item["line"],
            day=say_date(item["imported_at"][:10]),
        )
    ),
}
# Lines that take more than the items of one list.
TOLD = {
    "organization": _organization,
    "birthday": _birthdays,
    "tags": _tags,
    "note": _notes,
    "interactions": _diary,
}
