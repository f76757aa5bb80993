"""The one place where text leaves for people: data on stdout, words about it on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.language import _, say
from relnet.cli.wrapping import HANGING, wrapped
from relnet.model.visible import visible

if TYPE_CHECKING:
    from relnet.cli.settings import Settings
    from relnet.errors import RelnetError
    from relnet.phrase import Phrase


def settings() -> Settings:
    """Return the settings of the run that is under way."""
    from relnet.cli.settings import Settings

    found = click.get_current_context().find_object(Settings)
    assert found is not None  # noqa: S101 -- the group makes it before any command runs
    return found


def write(text: str) -> None:
    """Write a line of words to stdout, with whatever could act on a terminal made visible."""
    sys.stdout.write(f"{visible(text)}\n")


def write_wrapped(text: str, hang: int = HANGING) -> None:
    """Write a line of words to stdout; what goes on below it begins in column ``hang``."""
    sys.stdout.write(f"{wrapped(visible(text), sys.stdout, hang)}\n")


def tell(phrase: Phrase) -> None:
    """Say something on stderr, unless the run is quiet."""
    if not settings().is_quiet:
        complain(say(phrase))


def tell_undo(batch_id: int | None) -> None:
    """Say how to take a change back."""
    if batch_id is not None and not settings().is_quiet:
        complain(_("undo: {command}").format(command=f"relnet undo {batch_id}"))


def explain(error: RelnetError) -> None:
    """Say what happened and what to do, in two lines on stderr."""
    complain(f"{_('error:')} {say(error.what)}")
    if error.hint:
        complain(f"{_('hint:')} {say(error.hint)}")


def complain(text: str) -> None:
    """Write lines to stderr; if nobody can read there, the exit code has to speak."""
    try:
        lines = (wrapped(line, sys.stderr) for line in visible(text).split("\n"))
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return
