"""Options, parameter types and decorators that several commands share; and the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click

from relnet.cli.language import _
from relnet.cli.screen import settings
from relnet.errors import BadValueError, UnwritableDatabaseError
from relnet.model.numbers import MOST
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from relnet.model.moment import Moment
    from relnet.store import Connection

P = ParamSpec("P")
T = TypeVar("T")


def read_clock(environment: Mapping[str, str]) -> Moment:
    """Read the clock, once a run; RELNET_TODAY fixes it at noon. ValueError if it is no day."""
    from relnet.model.moment import Moment

    if fixed := environment.get("RELNET_TODAY"):
        today = date.fromisoformat(fixed)
        return Moment(today, f"{today.isoformat()}T12:00:00Z")
    now = datetime.now(UTC)
    return Moment(now.astimezone().date(), now.strftime("%Y-%m-%dT%H:%M:%SZ"))


def database_path(chosen: str | None) -> Path:
    """Decide which file is the village: --db or RELNET_DB, else one in the user's data folder."""
    from pathlib import Path

    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    try:
        return user_data_path("relnet", appauthor=False) / "relnet.db"
    except RuntimeError as error:  # nobody knows where home is
        raise UnwritableDatabaseError("relnet.db", str(error)) from error


def pass_db(command: Callable[Concatenate[Connection, P], T]) -> Callable[P, T]:
    """Open the village when the command runs, so that --help never touches it."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        from relnet.store import open_store

        with open_store(database_path(settings().db)) as db:
            return command(db, *args, **kwargs)

    return run


class Day(click.ParamType[date]):
    """A calendar day in words or figures.

    What could be several days is the last one in a diary, the next one in a plan, and of an
    event, which is both, the one closest to today.
    """

    name = "day"

    def __init__(self, *reads_past: bool) -> None:
        self.reads_past = reads_past

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Turn what was typed into a date; BadDayError says what could have been meant."""
        from relnet.rules.days import parse_day

        if isinstance(value, date):
            return value
        today = settings().now.today
        readings = [parse_day(str(value), today, past=past) for past in self.reads_past]
        return min(readings, key=lambda day: abs(day - today))


class _LaterDay(Day):
    """A day to put something off to."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Turn what was typed into a date; BadValueError if it is not to come."""
        day = super().convert(value, param, ctx)
        if day <= settings().now.today:
            raise BadValueError("DAY", str(value), Phrase("say a day after today."))
        return day


PAST_DAY = Day(True)
NEXT_DAY = Day(False)
LATER_DAY = _LaterDay(False)
NEAREST_DAY = Day(True, False)


class _WholeNumber(click.IntRange):
    def convert(
        self,
        value: Any,  # noqa: ANN401 -- what click passes on
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int:
        return min(super().convert(value, param, ctx), MOST)


def whole_number(least: int, most: int | None = None) -> click.IntRange:
    """Return a type whose errors can be translated; click's own speak of an "integer range".

    What is more than SQLite can hold is the most that it can: no row has such an id.
    """
    kind = _WholeNumber(least, most)
    kind.name = _("whole number")
    return kind


NUMBER = whole_number(1)


class _FileName(click.ParamType[str]):
    """The name of a file, which may be any bytes."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Refuse the command's next option, before which one has forgotten the name."""
        name = str(value)
        options = [name for other in ctx.command.params for name in other.opts] if ctx else []
        if isinstance(param, click.Option) and name in options:
            hint = Phrase("name the file or folder behind it; ./{name} is one, too.", name=name)
            raise BadValueError(param.opts[0], name, hint)
        return name

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell, which knows the files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = _FileName()


class _Amount(click.ParamType[float]):
    """An amount of money: 12000, 12.000,50 or 12,000.50, with its currency or without."""

    name = _("number")

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Turn what was typed into a number."""
        from relnet.rules.amounts import parse_amount

        if isinstance(value, float):
            return value
        amount = parse_amount(str(value))
        if amount is None:
            self.fail(
                _("{value} is no amount; write one such as 4200.").format(value=repr(value)),
                param,
                ctx,
            )
        return amount


AMOUNT = _Amount()
