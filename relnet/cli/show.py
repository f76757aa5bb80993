"""relnet show."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from relnet.cli.commands import command
from relnet.cli.entries import (
    say_address,
    say_entry,
    say_lead,
    say_life_event,
    say_tie,
    say_topic,
)
from relnet.cli.language import _, say, say_date
from relnet.cli.lists import HEADS
from relnet.cli.options import pass_db
from relnet.cli.screen import write_wrapped
from relnet.cli.who import choose_contact
from relnet.cli.words import say_name, say_word
from relnet.phrase import Phrase, counted
from relnet.store import dossier, provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.store import Connection

MOST_ENTRIES = 10  # of a diary; all of them are in the JSON
# What is shown, in this order; what stands before each line is the head of lists.
FIELDS = (
    "organization", "department", "nickname", "form", "greeting", "language", "emails", "phones",
    "profiles", "messengers", "urls", "addresses", "birthday", "dates", "tags", "circle", "roles",
    "interests", "avoid", "needs", "offers", "ties", "last_interaction_on", "positions",
    "life_events", "events", "interactions", "follow_ups", "leads", "note", "sources",
)  # fmt: skip


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
    write_wrapped(f"{name}  ({found['id']}, {found['handle']})")
    for line in " / ".join(_titles(found)).splitlines():
        write_wrapped(f"  {line}")
    width = max(len(say(HEADS[field])) for field in FIELDS) + 2
    if sources:
        found |= provenance.origins(db, contact_id)
    for head, value in _lines(found, with_sources=sources):
        write_wrapped(f"  {head:<{width}}{value}", width + 2)


def _lines(found: dict[str, Any], *, with_sources: bool) -> Iterator[tuple[str, str]]:
    for field in FIELDS:
        values = _values(found, field, with_sources=with_sources)
        for index, value in enumerate(values):
            first, *more = value.splitlines() or [""]
            yield ("" if index else say(HEADS[field])), first
            yield from (("", line) for line in more)


def _values(found: dict[str, Any], field: str, *, with_sources: bool) -> list[str]:
    value = found[field]
    if field in CHANNELS:
        value = [one for one in found["channels"] if one["kind"] == CHANNELS[field]]
        value = _newer_first(value)
    if field in SHOWN:
        lines = ((SHOWN[field](item), item) for item in value)
        return [text + (_origin(item) if with_sources else "") for text, item in lines if text]
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


def _titles(found: dict[str, Any]) -> list[str]:
    """Return the title, and what other sources of the same day say instead of it."""
    present = _at_present(found)
    titles = [item["title"] for item in present if item["seen_on"] == present[0]["seen_on"]]
    return [*filter(None, dict.fromkeys([found["title"], *titles]))]


def _at_present(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the present position, and what other files say of it.

    What the owner said of it makes what was before a former one, also at the same firm.
    """
    now = next((item for item in found["positions"] if item["current"]), None)
    if now is None:
        return []
    firm = now["organization"] if now["source"] else None
    others = [item for item in found["positions"] if firm and item["organization"] == firm]
    return [now, *(item for item in others if item["source"] and item is not now)]


def _stations(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    """Tell former positions, each once, by their days; none is where somebody is now.

    With their sources, also what else these say about the present firm.
    """
    present = [] if with_sources else _at_present(found)
    told = set[str]()
    for item in found["positions"]:
        line = _joined("title", "organization")(item)
        if not item["current"] and item not in present and line not in told:
            origin = _origin(item, is_dated=False) if with_sources else ""
            yield _joined("seen_on", "title", "organization")(item) + origin
        told.add(line)


def _birthdays(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    """Tell the birthday; all of them, each with its file, if files disagree about it."""
    days = [day for day in found["dates"] if day["kind"] == "birthday"]
    if len(days) < 2 and not with_sources:
        told = found["birthday"] or "".join(day["value"] for day in days)  # no full day: 1985-04
        days = []
        yield from [say_date(told)] if told else []
    for day in _newer_first(days):
        yield say_date(day["value"]) + _origin(day)


def _tags(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    if with_sources:
        yield from (item["name"] + _origin(item) for item in found["tagged"])
    elif found["tags"]:
        yield ", ".join(found["tags"])


def _manners(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    """Tell whether it is Sie or du, and how they are titled."""
    words = [say_word(word) for word in (found["form"], found["salutation"]) if word]
    titles = found["prefix"]
    if titles and titles not in found["name"]:
        words.append(titles)
    if words:
        yield ", ".join(words)


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
    words = [say_word(item["label"])] if item["label"] else []
    words += [_("preferred")] if item["preferred"] else []
    label = f"  ({', '.join(words)})" if words else ""
    return f"{item['written']}{label}"


def _joined(*keys: str) -> Any:  # noqa: ANN401 -- a function from a row to its line
    return lambda item: "  ".join(_said(key, str(item[key])) for key in keys if item[key])


def _said(field: str, value: str) -> str:
    if field == "circle":
        return say_word(value)
    return say_date(value) if field.endswith("_on") or field == "birthday" else value


def _diary(found: dict[str, Any], with_sources: bool) -> Iterator[str]:
    """Tell what happened, newest first; of a long diary only the last entries."""
    items = found["interactions"]
    titles = {event["handle"]: event["title"] for event in found["events"]}
    for item in items[:MOST_ENTRIES]:
        event = item["event"] or ""
        yield say_entry(item, titles.get(event, event)) + (_origin(item) if with_sources else "")
    if more := len(items[MOST_ENTRIES:]):
        yield say(counted(more, "... and {n} more before", "... and {n} more before"))


def _follow_up(item: dict[str, Any]) -> str:
    return _joined("due_on", "reason")(item) if item["state"] == "open" else ""


SHOWN = {
    **dict.fromkeys(CHANNELS, _channel),
    "addresses": say_address,
    "dates": lambda item: (
        ""
        if item["kind"] == "birthday"
        else f"{say_date(item['value'])}  {say_word(item['label'] or item['kind'])}"
    ),
    "events": _joined("met_on", "title"),
    "ties": say_tie,
    "follow_ups": _follow_up,
    "needs": say_topic,
    "offers": say_topic,
    "leads": say_lead,
    "life_events": say_life_event,
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
    "positions": _stations,
    "birthday": _birthdays,
    "form": _manners,
    "tags": _tags,
    "note": _notes,
    "interactions": _diary,
}
