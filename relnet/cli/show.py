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
from relnet.cli.words import say_word
from relnet.phrase import Phrase
from relnet.store import dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.store import Connection

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
    write(f"{found['name']}  ({found['id']}, {found['handle']})")
    if found["title"]:
        write(f"  {found['title']}")
    width = max(len(_(phrase.text)) for phrase in HEADS.values()) + 2
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
    if field in SHOWN:
        return [text for item in value if (text := SHOWN[field](item))]
    if field in WITH_ORIGIN:
        return [
            _with_origin(item, with_sources)
            for item in found["channels"]
            if item["kind"] == WITH_ORIGIN[field]
        ]
    if isinstance(value, list):
        return [", ".join(value)] if value else []
    return [_said(field, str(value))] if value else []


WITH_ORIGIN = {
    "emails": "email", "phones": "phone", "profiles": "profile", "messengers": "messenger",
    "urls": "url",
}  # fmt: skip


def _with_origin(item: dict[str, Any], with_sources: bool) -> str:
    label = f"  ({say_word(item['label'])})" if item["label"] else ""
    origin = f"  [{item['source']}]" if with_sources and item["source"] else ""
    return f"{item['written']}{label}{origin}"


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


def _follow_up(item: dict[str, Any]) -> str:
    return _joined("due_on", "reason")(item) if item["state"] == "open" else ""


SHOWN = {
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
    "interactions": lambda item: "  ".join(
        (say_date(item["on"]), say_word(item["kind"]), item["note"] or "")
    ).rstrip(),
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
