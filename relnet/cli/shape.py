"""The options every list takes, and what they decide: which fields, in which form."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from relnet.cli.language import _
from relnet.cli.options import whole_number
from relnet.cli.terminal import is_terminal
from relnet.errors import UnknownFieldError
from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

FORMATS = ("table", "tsv", "csv", "json", "ndjson", "ids")
TABLE_ROWS = 100  # more than anybody reads on a terminal; rich needs 0.5 s for 1,000


@noun
class Columns:
    """Which fields a list has: all there are, and the usual ones for each kind of reader.

    The first one of all is what ``--format ids`` writes.
    """

    known: Sequence[str]
    table: Sequence[str]
    delimited: Sequence[str]
    json: Sequence[str]


@noun
class Shape:
    """How a list is wanted; the attributes are the values of the list options."""

    form: str | None = None
    fields: str | None = None
    no_headers: bool = False
    limit: int | None = None
    excel: bool = False

    @property
    def chosen(self) -> str:
        """Return the format: without an option, a terminal gets a table."""
        if self.form:
            return self.form
        return "csv" if self.excel else "table" if is_terminal(sys.stdout) else "tsv"

    def choose(self, columns: Columns) -> list[str]:
        """Return the fields to show; UnknownFieldError names a wrong one."""
        if self.chosen == "ids":
            return [columns.known[0]]
        if self.fields is None:
            usual = {"table": columns.table, "json": columns.json, "ndjson": columns.json}
            return [*usual.get(self.chosen, columns.delimited)]
        wanted = [name.strip() for name in self.fields.split(",") if name.strip()]
        for name in wanted or [self.fields]:
            if name not in columns.known:
                raise UnknownFieldError(name, [*dict.fromkeys(columns.known)])
        return wanted

    @property
    def most(self) -> int | None:
        """Return how many rows to read: a table on a terminal needs one more than it shows."""
        if self.limit is None and self.chosen == "table" and is_terminal(sys.stdout):
            return TABLE_ROWS + 1
        return self.limit


def list_options(command: Callable[..., T]) -> Callable[..., T]:
    """Add the list options to a command, which gets their values as its ``shape``."""

    @wraps(command)
    def run(
        *args: Any,  # noqa: ANN401 -- the command's own
        form: str | None,
        fields: str | None,
        no_headers: bool,
        limit: int | None,
        excel: bool,
        **kwargs: Any,  # noqa: ANN401 -- the command's own
    ) -> T:
        shape = Shape(form, fields, no_headers, limit, excel)
        return command(*args, shape=shape, **kwargs)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


_OPTIONS = (
    click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help=_("Default: table on a terminal, tsv in a pipe."),
    ),
    click.option("--fields", metavar="A,B", help=_("Which fields, in which order.")),
    click.option("--no-headers", is_flag=True, help=_("Leave the heading line out.")),
    click.option("--limit", type=whole_number(0), metavar="N", help=_("At most N lines.")),
    click.option("--excel", is_flag=True, help=_("CSV as German Excel opens it by double click.")),
)
