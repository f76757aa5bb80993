"""relnet list, search."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.filtering import read_filter
from relnet.cli.lists import NOBODY_YET, show
from relnet.cli.options import pass_db
from relnet.cli.screen import tell
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.words import say_name
from relnet.errors import NobodyFoundError
from relnet.phrase import Phrase
from relnet.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.store import Connection

COLUMNS = Columns(
    known=listing.FIELDS,
    table=("id", "name", "organization", "phone", "email", "title", "last_interaction_on"),
    delimited=listing.COLUMNS,
    json=listing.JSON_FIELDS,
)


@command("list")
@click.argument("terms", nargs=-1, metavar="[FILTER]...")
@list_options
@pass_db
def list_(db: Connection, terms: tuple[str, ...], shape: Shape) -> None:
    """List contacts.

    FILTER is words and terms, all of which must fit: tag:messe org:voss role:multiplier
    circle:inner event:hm26 city:erfurt source:linkedin kind:organization has:email
    no:interaction, and in quotes 'met>2026-01-01' 'quiet>90d'. not:tag:done turns one round.
    People you only know of are listed by standing:indirect alone.

    relnet list event:hm26 no:email
    relnet list 'quiet>90d' --format csv
    """
    fields = shape.choose(COLUMNS)
    wanted = read_filter(terms, is_told=shape.chosen == "table")
    rows = _rows(db, shape, fields, wanted)
    first = next(rows, None)
    if first is None and shape.chosen == "table":
        tell(Phrase("Nobody fits.") if terms else NOBODY_YET)
        return
    show(shape, fields, chain([first] if first else [], rows))


@command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@list_options
@pass_db
def search(db: Connection, words: tuple[str, ...], shape: Shape) -> None:
    """Find contacts by any word that is known about them.

    Names, organizations, titles, addresses, numbers, tags, notes and events are searched;
    Mueller, Müller and Muller are one word, and the beginning of a word is enough. Filters
    as in relnet list may stand among the words. People you only know of are found, too.

    relnet search mueller voss
    relnet search robotik event:hm26
    """
    fields = shape.choose(COLUMNS)
    wanted = read_filter(words, takes_anything=True, is_told=shape.chosen == "table")
    rows = _rows(db, shape, fields, wanted, first=" ".join(words))
    first = next(rows, None)
    if first is None:
        from relnet.jobs.find_contact import alike

        raise NobodyFoundError(" ".join(words), alike(db, " ".join(words)))
    show(shape, fields, chain([first], rows))


def _rows(
    db: Connection,
    shape: Shape,
    fields: Sequence[str],
    condition: tuple[str, list[str]],
    first: str = "",
) -> Iterator[listing.Row]:
    """Read the rows; a table says who is only known of, for programs there is ``standing``.

    Of no rows at all, the first one still tells whether anybody fits.
    """
    most = None if shape.most is None else max(shape.most, 1)
    if shape.chosen != "table" or "name" not in fields:
        return listing.rows(db, fields, condition, most, first)
    rows = listing.rows(db, [*fields, "standing"], condition, most, first)
    return ({**row, "name": say_name(row["name"], row["standing"])} for row in rows)
