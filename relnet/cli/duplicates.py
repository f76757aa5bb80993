"""relnet duplicates, duplicates review."""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING, Any

import click

from relnet.cli.commands import Group
from relnet.cli.language import _
from relnet.cli.lists import HEADS, show
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.model.likeness import LANES
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relnet.jobs.decide_records import Asked
    from relnet.jobs.find_duplicates import Duplicates
    from relnet.model.card import Card
    from relnet.model.likeness import Likeness
    from relnet.store import Connection

    Row = dict[str, Any]

FIELDS = (
    "a", "b", "score", "lane", "reasons", "doubts", "a_name", "b_name", "bits", "through", "record",
    "candidates", "path", "line",
)  # fmt: skip
COLUMNS = Columns(
    known=("ids", *FIELDS),
    table=("one", "other", "reasons", "lane"),
    delimited=("a", "b", "score", "lane", "reasons", "doubts", "a_name", "b_name", "record"),
    json=FIELDS,
)
LANE = {
    "certain": Phrase("certain"),
    "likely": Phrase("likely"),
    "possible": Phrase("possible"),
}
HEADINGS = {
    **HEADS,
    "ids": Phrase("Ids"),
    "a": Phrase("A"),
    "b": Phrase("B"),
    "score": Phrase("Score"),
    "lane": Phrase("How sure"),
    "reasons": Phrase("Why"),
    "doubts": Phrase("What speaks against it"),
    "a_name": Phrase("Who"),
    "b_name": Phrase("And who"),
    "one": Phrase("Who"),
    "other": Phrase("And who"),
    "bits": Phrase("Bits"),
    "through": Phrase("Through others"),
    "record": Phrase("Entry"),
    "candidates": Phrase("May be"),
    "path": Phrase("File"),
    "line": Phrase("Line"),
}
WAITS = Phrase("{name} (waits)")
UNREADABLE = Phrase("relnet import --no-match of its file makes a contact of it")


@click.group("duplicates", cls=Group, invoke_without_command=True)
@click.option("--lane", type=click.Choice(LANES), help=_("Only pairs that are so sure."))
@click.option(
    "--auto", type=click.Choice(["certain"]), help=_("Merge what is certain, without asking.")
)
@click.option("--dry-run", is_flag=True, help=_("Only say what --auto would merge."))
@list_options
@click.pass_context
def duplicates(
    context: click.Context, lane: str | None, auto: str | None, dry_run: bool, shape: Shape
) -> None:
    """List who may be here twice, how sure that is, and why.

    Two contacts are certain to be one if what they share belongs to one person, and nothing
    speaks against it; never by the name alone. Entries that wait since an import are listed,
    too. review asks about each; what you say to be different stays different for ever.

    relnet duplicates
    relnet duplicates --lane likely --format csv
    relnet duplicates --auto certain --dry-run
    """
    if context.invoked_subcommand is not None:
        return
    if auto:
        merge_all(dry_run=dry_run)
    elif dry_run:
        raise click.UsageError(_("--dry-run goes with --auto."))
    else:
        list_pairs(lane, shape)


@duplicates.command("review")
@pass_db
def review(db: Connection) -> None:
    """Go through them one by one, side by side: one key says what they are.

    s is the same person, d different people, l leaves it for later, u takes the last decision
    back, q ends. Each decision is kept at once and can be undone; what is certain comes first.
    """
    from relnet.cli.review import review as go_through

    go_through(db)


@pass_db
def list_pairs(db: Connection, lane: str | None, shape: Shape) -> None:
    """Write the pairs, and the entries that wait, the best first."""
    from relnet.jobs.decide_records import questions
    from relnet.jobs.find_duplicates import find_duplicates
    from relnet.store import queue

    fields = shape.choose(COLUMNS)
    found = find_duplicates(db)
    asked = questions(db, settings().now, found.common, queue.waiting(db))
    rows = _pair_rows(found)
    if shape.chosen != "ids":
        entries = [row for one in asked for row in _entry_rows(one)]
        entries.sort(key=_place)
        rows = merge(rows, entries, key=_place)  # the best stay first
    if lane:
        rows = (row for row in rows if row["lane"] == lane)
    if shape.chosen == "table":
        _draw(db, shape, fields, [*rows])
    else:  # as they come: a crowd of namesakes makes many pairs
        show(shape, fields, rows, HEADINGS)


def _place(row: Row) -> int:
    return LANES.index(row["lane"])


def _draw(db: Connection, shape: Shape, fields: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a table for people, with the firms by which they know who is who."""
    from relnet.store import acquainted

    if not rows:
        tell(Phrase("Nobody is here twice, as far as relnet can tell."))
        return
    people = {row[side] for row in rows for side in ("a", "b") if row[side]}
    firms = {id_: firm for id_, (_, firm) in acquainted.firms(db, people).items()}
    show(shape, fields, (_in_words(row, firms) for row in rows), HEADINGS)
    tell(Phrase("relnet duplicates review  ·  relnet merge A B  ·  relnet show A"))


@pass_db
def merge_all(db: Connection, *, dry_run: bool) -> None:
    """Merge what is certain, as one batch."""
    from relnet.jobs.decide_duplicates import merge_clusters
    from relnet.jobs.find_duplicates import find_duplicates

    certain = find_duplicates(db).certain
    batch = merge_clusters(db, settings().now, certain, dry_run=dry_run)
    people = counted(len(certain), "{n} person", "{n} people")
    entries = counted(sum(map(len, certain)), "{n} contact", "{n} contacts")
    if not certain:
        tell(Phrase("Nobody is certain to be here twice."))
    elif dry_run:
        tell(Phrase("{entries} would become {people}.", entries=entries, people=people))
        tell(Phrase("Nothing was changed: this was a dry run."))
    else:
        tell(Phrase("{entries} became {people}.", entries=entries, people=people))
        tell_undo(batch)


def _pair_rows(found: Duplicates) -> Iterator[Row]:
    for pair in found.pairs:
        yield {
            "ids": f"{pair.a} {pair.b}",
            "a": pair.a,
            "b": pair.b,
            **_judged(pair.likeness),
            "a_name": found.labels[pair.a],
            "b_name": found.labels[pair.b],
            "firm": None,
            "through": (pair.a, pair.b) in found.between,
            "record": None,
            "candidates": [],
            "path": None,
            "line": None,
        }


def _judged(likeness: Likeness) -> Row:
    return {
        "score": round(likeness.score, 4),
        "lane": likeness.lane or "possible",
        "reasons": [*likeness.reasons],
        "doubts": [*likeness.doubts],
        "bits": round(likeness.bits, 1),
    }


def _entry_rows(asked: Asked) -> Iterator[Row]:
    """Yield a row for each person of a waiting entry: ``a`` is the best candidate, ``b`` none."""
    from relnet.model.likeness import Likeness

    waiting = asked.waiting
    nobody = Likeness(0.0, "possible", (Phrase("{why}", why=waiting.because),), (UNREADABLE,))
    for question in asked.questions or (None,):
        candidates = question.candidates if question else ()
        best = candidates[0] if candidates else None
        yield {
            "ids": "",
            "a": best.contact.id if best else None,
            "b": None,
            **_judged(best.likeness if best else nobody),
            "a_name": best.contact.label if best else None,
            "b_name": question.arrival.label if question else None,
            "firm": _firm(question.arrival.card) if question else None,
            "through": False,
            "record": waiting.record_id,
            "candidates": [one.contact.id for one in candidates],
            "path": waiting.path,
            "line": waiting.line,
        }


def _firm(card: Card) -> str:
    return next((one.organization for one in card.positions if one.organization), "")


def _in_words(row: Row, firms: Mapping[int, str]) -> Row:
    """Say a row for people: where they work, its doubts, and that it waits."""
    words: Row = {"lane": LANE[row["lane"]], "reasons": [*row["reasons"], *row["doubts"]]}
    if row["record"] is not None:
        words["b_name"] = Phrase(WAITS.text, name=row["b_name"] or "?")
    row = {**row, **words}
    for field, side in (("one", "a"), ("other", "b")):
        name, id_ = row[f"{side}_name"], row[side]
        who = Phrase("{id} {name}", id=id_, name=name) if id_ else name
        firm = firms.get(id_) if id_ else row["firm"]
        row[field] = [part for part in (who, firm) if name and part]
    return row
