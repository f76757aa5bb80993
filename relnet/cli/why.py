"""relnet why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _, say
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, write, write_wrapped
from relnet.cli.today_lines import commands
from relnet.cli.words import say_word
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

PARTS = {
    "occasion": Phrase("occasion"),
    "freshness": Phrase("freshness"),
    "closeness": Phrase("closeness"),
    "give_and_take": Phrase("give and take"),
    "silence": Phrase("time since"),
    "event": Phrase("event ahead"),
}

BEFORE_WHY = 11  # columns for the points, and the blanks around the name of a part


@command("why")
@click.argument("line", metavar="N")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@pass_db
def why(db: Connection, line: str, form: str) -> None:
    """Show how a line of today's list got its place.

    The weight part by part, the facts it rests on, how to reach the person, and what would
    change it. N is the number in today's list, or the key of the line.

    relnet why 1
    """
    from relnet.jobs.decide_today import line_of
    from relnet.jobs.plan_today import advised, suggestions
    from relnet.rules.ranking import changes

    n, found = line_of(suggestions(db, settings().now.today), line)
    (item,) = advised(db, [found])
    if form == "json":
        from relnet.formats.json_out import json_text

        sys.stdout.write(json_text(_as_json(n, item, [*changes(item)])) + "\n")
        return
    write_wrapped(f"{n}  {item.contact}: {say(item.reason)}")
    hang = max(len(_(phrase.text)) for phrase in PARTS.values()) + BEFORE_WHY
    for text in _arithmetic(item):
        write_wrapped(text, hang)
    _write_section(_("Evidence"), [say(fact) for fact in item.evidence])
    if item.channel:
        advice = f"; {say(item.advice)}" if item.advice else ""
        _write_section(_("Channel"), [f"{say_word(item.channel)}{advice}"])
    _write_section(_("What would change it"), [say(change) for change in changes(item)])
    _write_section(_("Commands"), commands(item, n))


def _arithmetic(item: Suggestion) -> Iterator[str]:
    width = max(len(_(phrase.text)) for phrase in PARTS.values())
    for part in item.parts:
        yield f"  {part.points:5.1f}  {_(PARTS[part.name].text):<{width}}  {say(part.why)}"
    yield f"  {item.weight:5.1f}  {_('weight')}"


def _write_section(head: str, lines: list[str]) -> None:
    if lines:
        write(head)
        for line in lines:
            write_wrapped(f"  {line}")


def _as_json(n: int, item: Suggestion, changes: list[Phrase]) -> dict[str, object]:
    return {
        "schema": 1,
        "n": n,
        "key": item.key,
        "kind": item.kind,
        "contact_id": item.contact_id,
        "contact": item.contact,
        "reason": item.reason,
        "weight": item.weight,
        "parts": [
            {"name": part.name, "points": part.points, "why": part.why} for part in item.parts
        ],
        "evidence": [*item.evidence],
        "channel": item.channel or None,
        "advice": item.advice,
        "changes": changes,
        "commands": commands(item, n),
    }
