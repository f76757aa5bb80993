"""relnet brief."""

from __future__ import annotations

import os
import sys
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import click

from relnet.cli.commands import command
from relnet.cli.entries import say_entry, say_lead, say_tie, say_topic
from relnet.cli.language import _, say, say_amount, say_date, say_day
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, tell, write
from relnet.cli.terminal import is_terminal, terminal_width
from relnet.cli.who import choose_contact
from relnet.cli.words import say_name, say_word
from relnet.cli.wrapping import HANGING, chopped, wrapped
from relnet.model.card import takes_calls
from relnet.model.visible import visible_line
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from relnet.model.letter import Language
    from relnet.store import Connection

    Row = dict[str, Any]
    Lines = Callable[[Row], Iterator[str]]

LINES = 24  # a screen, since the days of the VT100
JOINED = "\u00a0"  # the blank in a telephone number, at which no line breaks
MOST = 3  # talks, notes, and promises of either side
LONGEST = 80 * LINES  # characters of one line, such as a note that is a book


@command("brief")
@click.argument("who")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@pass_db
def brief(db: Connection, who: str, form: str) -> None:
    """Show on one screen what to know before you meet somebody.

    How to address them, what not to mention, news since your last contact, promises both ways,
    what you talked about, what they need and care about, how you met. What is not known is left
    out; the last line asks for the one thing that would help most.

    relnet brief weber
    """
    from relnet.jobs.brief_contact import brief_contact
    from relnet.store.dossier import newest_notes

    contact_id = choose_contact(db, who)
    found = brief_contact(db, contact_id, settings().now.today, _language())
    if form == "json":
        from relnet.formats.json_out import json_text

        sys.stdout.write(json_text({"schema": 1, **found}) + "\n")
        return
    _write(found | {"notes": newest_notes(db, contact_id, MOST)})


def _language() -> Language:
    """Return the language that relnet speaks: ``language.use`` leaves it there."""
    return "de" if os.environ.get("LANGUAGE") == "de" else "en"


def _write(found: Row) -> None:
    heading = [f"{say_name(found['name'], found['standing'])}  ({found['id']}, {found['handle']})"]
    if who := " · ".join(_who(found)):
        heading.append(f"  {who}")
    question = ""
    if asked := found["missing"]:
        question = say(
            Phrase("{question} {command}", question=asked["question"], command=asked["command"])
        )
    width = max(len(_(phrase.text)) for phrase, _lines in SECTIONS) + 2
    sections = [
        [
            _rows(f"  {'' if n else _(phrase.text):<{width}}{text}", width + 2)
            for n, text in enumerate(lines(found))
        ]
        for phrase, lines in SECTIONS
    ]
    top = [row for line in heading for row in _rows(line)]
    bottom = _rows(f"  {_(MISSING.text):<{width}}{question}", width + 2) if question else []
    kept = _kept(sections, LINES - len(top) - len(bottom))
    for row in (*top, *(row for rows in kept for row in rows), *bottom):
        write(row)
    rows_of_all = sum(len(rows) for section in sections for rows in section)
    _notes, more = found["notes"]
    if more or sum(map(len, kept)) < rows_of_all:
        tell(Phrase("There is more: relnet show {id}", id=found["id"]))


MISSING = Phrase("Ask")


def _rows(line: str, hang: int = HANGING) -> list[str]:
    """Return the rows that a line takes on the terminal; in a pipe it is one, up to a screen."""
    line = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    rows = wrapped(visible_line(line), sys.stdout, hang).replace(JOINED, " ").split("\n")
    if not is_terminal(sys.stdout):
        return rows
    return [part for row in rows for part in chopped(row, terminal_width(os.environ))]


def _kept(sections: Sequence[Sequence[Sequence[str]]], most: int) -> list[list[str]]:
    """Leave out the rows that a screen has no room for: none of the addresses, of notes last."""
    from relnet.rules.brief import fit

    *others, ways, note = ([row for rows in section for row in rows] for section in sections)
    note, *others = fit([note, *others], max(most - len(ways), 0))
    kept = [*others, ways, note]
    for section, rows in zip(sections, kept, strict=True):
        if rows and len(rows) not in {*accumulate(map(len, section))}:
            rows[-1] = f"{next(chopped(rows[-1], terminal_width(os.environ) - 1))}…"
    return kept


def _who(found: Row) -> Iterator[str]:
    """Say as what and where somebody works, and how close they are."""
    parts = (found["title"] or found["department"], found["organization"], found["city"])
    if any(parts):
        yield ", ".join(filter(None, parts))
    if found["circle"]:
        yield say(Phrase("{circle} circle", circle=say_word(found["circle"])))
    yield from found["roles"]


def _address(found: Row) -> Iterator[str]:
    if found["kind"] == "person" or found["greeting"]:
        form = say_word(found["form"]) if found["form"] else ""
        yield " · ".join(filter(None, (form, found["opening"])))


def _mourning(found: Row) -> Iterator[str]:
    if found["mourning_since"]:
        yield say(Phrase("in mourning: no business until {day}", day=found["mourning_until"]))


def _avoid(found: Row) -> Iterator[str]:
    if found["avoid"]:
        yield ", ".join(found["avoid"])


def _birthday(found: Row) -> Iterator[str]:
    day, turns = found["birthday_on"], found["turns"]
    if day and turns:
        is_over = day < settings().now.today
        turned = Phrase("{day}, turned {n}", day=day, n=turns)
        yield say(turned if is_over else Phrase("{day}, turns {n}", day=day, n=turns))
    elif day:
        yield say_day(day)


def _news(found: Row) -> Iterator[str]:
    yield from (say(item["text"]) for item in found["news"][:MOST])


def _promises(direction: str) -> Lines:
    def lines(found: Row) -> Iterator[str]:
        mine = [item for item in found["promises"] if item["direction"] == direction]
        yield from (f"{say_date(item['due_on'])}  {item['reason']}" for item in mine[:MOST])

    return lines


def _talks(found: Row) -> Iterator[str]:
    for talk in found["talks"][:MOST]:
        yield say_entry({**talk, "value": None}, talk["event_title"] or "")


def _topics(field: str) -> Lines:
    def lines(found: Row) -> Iterator[str]:
        yield from map(say_topic, found[field][:MOST])

    return lines


def _interests(found: Row) -> Iterator[str]:
    if found["interests"]:
        yield ", ".join(found["interests"])


def _met(found: Row) -> Iterator[str]:
    first, by = found["first_contact"], found["introduced_by"]
    words = []
    if first:
        where = first["event_title"] or say_word(first["kind"])
        words.append(f"{say_date(first['on'])}  {where}")
    if by:
        words.append(say(Phrase("through {name}", name=by["contact"])))
    if words:
        yield ", ".join(words)


def _ahead(found: Row) -> Iterator[str]:
    for event in found["events_ahead"][:1]:
        words = (say_date(event["starts_on"]), event["title"], event["place"])
        yield "  ".join(filter(None, words))


def _ties(found: Row) -> Iterator[str]:
    yield from map(say_tie, found["ties"][:MOST])


def _gifts(found: Row) -> Iterator[str]:
    for gift in found["gifts"][:MOST]:
        whose = {"mine": _("from you"), "theirs": _("from them")}.get(gift["direction"], "")
        value = "" if gift["value"] is None else f"({say_amount(gift['value'])})"
        words = (say_date(gift["on"]), whose, gift["topic"] or gift["note"], value)
        yield "  ".join(filter(None, words))


def _leads(found: Row) -> Iterator[str]:
    yield from map(say_lead, found["leads"][:MOST])


def _channels(found: Row) -> Iterator[str]:
    ways = [_way(item) for item in found["channels"] if item["kind"] != "url"]
    if ways:
        yield ", ".join(ways[:MOST]).replace(" ", JOINED).replace(f",{JOINED}", ", ")


def _way(item: Row) -> str:
    """Write a channel, and of a number which nobody answers what it is."""
    label = item["label"] or ""
    is_mute = item["kind"] == "phone" and not takes_calls(label)
    return f"{item['written']} ({say_word(label)})" if is_mute else str(item["written"])


def _note(found: Row) -> Iterator[str]:
    notes, more = found["notes"]
    yield from (" ".join(note.split()) for note in notes)
    if more:
        yield say(counted(more, "and {n} more", "and {n} more"))


# What stands before the lines, the most important first.
SECTIONS = (
    (Phrase("Address as"), _address),
    (Phrase("Careful"), _mourning),
    (Phrase("Not to mention"), _avoid),
    (Phrase("Birthday"), _birthday),
    (Phrase("News"), _news),
    (Phrase("You promised"), _promises("mine")),
    (Phrase("They promised"), _promises("theirs")),
    (Phrase("Last talks"), _talks),
    (Phrase("Needs"), _topics("needs")),
    (Phrase("Interests"), _interests),
    (Phrase("Offers"), _topics("offers")),
    (Phrase("You met"), _met),
    (Phrase("Next event"), _ahead),
    (Phrase("Ties"), _ties),
    (Phrase("Gifts"), _gifts),
    (Phrase("Leads"), _leads),
    (Phrase("Reach"), _channels),
    (Phrase("Note"), _note),
)
