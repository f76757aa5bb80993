"""A bar on stderr for what takes long: on a terminal, after a second, and gone at the end."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from relnet.cli.language import say
from relnet.cli.screen import settings
from relnet.cli.terminal import is_terminal, terminal_width
from relnet.phrase import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

PATIENCE = 1.0  # seconds before a bar is worth looking at
REFRESHES = 5  # a second


@contextmanager
def shown_progress(total: int | None) -> Iterator[Callable[[int, int], None]]:
    """Yield what takes bytes and records that are done, and shows them; ``total`` is in bytes.

    Without a total the bar only says that something goes on. In a pipe, on a terminal that
    cannot move its cursor, and in a quiet run nothing is shown.
    """
    if settings().is_quiet or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        yield lambda _passed, _records: None
        return
    bar = _Bar(total)
    try:
        yield bar.move
    finally:
        bar.end()


class _Bar:
    """The bar, which does not exist before it is needed."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._began = monotonic()
        self._drawn: tuple[Progress, TaskID] | None = None

    def move(self, passed: int, records: int) -> None:
        if self._drawn is None:
            if monotonic() - self._began < PATIENCE:
                return
            self._drawn = _draw(self._total)
        progress, task = self._drawn
        said = say(counted(records, "{n} record", "{n} records"))
        progress.update(task, completed=passed, description=said)

    def end(self) -> None:
        if self._drawn:
            self._drawn[0].stop()


def _draw(total: int | None) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    color = settings().has_color
    console = Console(
        file=sys.stderr,
        force_terminal=True,
        width=terminal_width(os.environ),
        color_system="standard" if color else None,
        no_color=not color,
    )
    progress = Progress(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        refresh_per_second=REFRESHES,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    progress.start()
    return progress, progress.add_task("", total=total or None)
