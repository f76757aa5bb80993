"""relnet share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import HEADS as LIST_HEADS
from relnet.cli.lists import show
from relnet.cli.options import FILE, pass_db
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from relnet.model.suggestion import Suggestion
    from relnet.model.topic import Concern
    from relnet.store import Connection

FIELDS = (
    "contact_id", "contact", "organization", "kind", "key", "score", "reason", "evidence",
    "channel", "advice", "minutes", "commands",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("contact", "reason", "advice", "evidence", "organization"),
    delimited=(
        "contact_id", "contact", "organization", "score", "reason", "evidence", "channel", "advice",
    ),
    json=FIELDS,
)  # fmt: skip
HEADS = {
    **LIST_HEADS,
    "advice": Phrase("To mind"),
    "minutes": Phrase("Min."),
    "score": Phrase("Fits"),
}
SCREENFUL = 10  # people; more would be a circular
NAMED = 3  # of those who are left out
# How it is logged that one has written, by channel.
LOGGED_AS = {"phone": "call", "messenger": "message", "post": "letter"}


@command("share")
@click.argument("words", nargs=-1, metavar="[TEXT...|-]")
@click.option("--file", "path", type=FILE, metavar="FILE", help=_("A plain text."))
@click.option("--all", "everything", is_flag=True, help=_("Everybody, not just the first ten."))
@list_options
@pass_db
def share(
    db: Connection, words: tuple[str, ...], path: str | None, everything: bool, shape: Shape
) -> None:
    """Say for whom a text or a topic is a reason to write, and why.

    Interests, needs, tags and the work of your people are compared with the words of the text;
    inflection and compounds count. Whoever would rather not hear of it (edit WHO avoid=), or is
    in mourning, is left out. - reads the text from a pipe.

    relnet share Robotik in der Montage
    relnet share --file article.txt
    """
    from relnet.jobs.share_text import share_text

    fields = shape.choose(COLUMNS)
    most = shape.most if everything or shape.limit is not None else SCREENFUL
    found = share_text(db, settings().now.today, _text(words, path), most)
    if found.suggestions or shape.chosen != "table":
        show(shape, fields, map(_row, found.suggestions), HEADS)
    else:
        tell(Phrase("Nobody comes to mind. relnet edit WHO interest+=TOPIC notes what moves them."))
    if shape.limit is None:
        _tell_more(found.people - len(found.suggestions))
    _tell_spared(found.spared)


def _text(words: tuple[str, ...], path: str | None) -> str:
    from relnet.formats.plain_text import read_text

    if bool(words) == bool(path):
        raise click.UsageError(_("say TEXT, or name one with --file."))
    if path:
        return read_text(Path(path), path)
    return read_text(sys.stdin.buffer, "-") if words == ("-",) else " ".join(words)


def _tell_more(more: int) -> None:
    if more > 0:
        tell(counted(more, "{n} more: relnet share --all", "{n} more: relnet share --all"))


def _tell_spared(spared: list[Concern]) -> None:
    for concern in spared[:NAMED]:
        tell(
            Phrase(
                "Left out: {contact}, who would rather not hear of {topic}.",
                contact=concern.contact,
                topic=", ".join(matter.text for matter in concern.matters),
            )
        )
    if more := len(spared[NAMED:]):
        tell(counted(more, "... and {n} more who would not", "... and {n} more who would not"))


def _row(item: Suggestion) -> dict[str, object]:
    return {
        "contact_id": item.contact_id,
        "contact": item.contact,
        "organization": item.organization or None,
        "kind": item.kind,
        "key": item.key,
        "score": item.weight,
        "reason": item.reason,
        "evidence": [*item.evidence],
        "channel": item.channel or None,
        "advice": item.advice,
        "minutes": item.minutes,
        "commands": _commands(item),
    }


def _commands(item: Suggestion) -> list[str]:
    from shlex import quote

    who, topic = item.contact_id, quote(str(item.facts["topic"]))
    kind = LOGGED_AS.get(item.channel, "mail")
    return [f"relnet draft {who} --kind share --topic {topic}",
            f"relnet log {kind} {who} --topic {topic}"]  # fmt: skip
