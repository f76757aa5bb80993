"""relnet demo."""

from __future__ import annotations

import shlex
import sys
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from shutil import get_terminal_size
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import say
from relnet.cli.main import main
from relnet.cli.screen import settings, write
from relnet.cli.terminal import is_terminal
from relnet.errors import DataError
from relnet.model.moment import Moment
from relnet.model.noun import noun
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

TUESDAY = Moment(date(2026, 4, 21), "2026-04-21T06:30:00Z")  # the morning after the first day
AS_TABLE = ("-f", "table")
WIDEST = 80  # characters of a line of words


@noun
class Step:
    """A command of the walk, and why one would type it; phrases in it are translated."""

    why: Phrase
    words: tuple[str | Phrase, ...]
    is_list: bool = False


BEGINNING = Phrase(
    "It is the morning of Tuesday, 21 April 2026. Yesterday you were at a trade fair. Everybody"
    " here is invented, and all of it happens in a temporary folder: your own data is not touched."
)
STEPS = (
    Step(
        Phrase("The office keeps its address book in Outlook. What would an import do?"),
        ("import", "outlook.vcf", "--dry-run"),
    ),
    Step(Phrase("They are all new, so take them in."), ("import", "outlook.vcf")),
    Step(
        Phrase("The fair is an event: relnet remembers who was met where."),
        (
            "event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair",
            "--from", "20.4.", "--to", "24.4.", "--place", "Hannover",
        ),
    ),
    Step(
        Phrase("Yesterday's business cards are in the phone. Two of the people were known."),
        ("import", "phone.vcf", "--event", "hm26", "--met-on", Phrase("yesterday")),
    ),
    Step(
        Phrase(
            "LinkedIn knows some of them, too. What is new about them is added; where relnet is"
            " not sure who somebody is, the record waits for you."
        ),
        ("import", "Connections.csv"),
    ),
    Step(
        Phrase("Whom did you meet?"),
        ("list", "event:hm26", "--fields", "name,organization,title"),
        is_list=True,
    ),
    Step(
        Phrase("And whom to turn to this morning? Each line says why."),
        ("today",),
        is_list=True,
    ),
    Step(
        Phrase("Your own card stands below your letters."),
        ("card", "set", "Jana Berg", "--email", "jana@berg-motion.example"),
    ),
    Step(
        Phrase(
            "A letter for line 3, from what is known and nothing else. Sending it is up to you."
        ),
        ("draft", "3"),
    ),
    Step(
        Phrase("You have called to congratulate. Line 1 is done, and goes into the diary."),
        ("done", "1"),
    ),
    Step(Phrase("A slip of the finger? Every change can be taken back."), ("undo",)),
    Step(
        Phrase(
            "You promised Anna Weber an offer. There are two people of that name; with the firm"
            " it is clear which one."
        ),
        (
            "follow-up", "add", "Weber Voss", Phrase("send the offer for the robot cell"),
            "--due", Phrase("friday"),
        ),
    ),
    Step(
        Phrase("What else happened goes into the diary in one breath."),
        ("log", Phrase("called Neumann today, I will send the agenda by Friday")),
    ),
    Step(Phrase("What is to be done, and when?"), ("follow-up", "list"), is_list=True),
    Step(
        Phrase("A colleague wants the fair's contacts in a spreadsheet."),
        ("export", "csv", "event:hm26", "--fields", "name,organization,email,phone,city"),
    ),
)  # fmt: skip
ENDING = (
    Phrase("That was relnet. The temporary folder is gone. To begin with your own people:"),
    Phrase("  relnet import FILE...     your business cards (.vcf) or your LinkedIn export"),
    Phrase("  relnet today              whom to thank, congratulate or call, and why"),
    Phrase("  relnet --help             all commands"),
)


@command("demo")
def demo() -> None:
    """Walk through relnet with invented people.

    The commands really run, in a temporary folder that is removed at the end; your own data
    is not touched. Their messages are written to stdout, in order.

    relnet demo
    relnet --lang de demo
    """
    with _in_temporary_folder() as folder, redirect_stderr(sys.stdout), _stage(folder) as stage:
        _explain(BEGINNING)
        for step in STEPS:
            _take(stage, step)
    write("")
    for line in ENDING:
        write(say(line))


def _explain(words: Phrase) -> None:
    width = min(get_terminal_size().columns, WIDEST)
    write(click.wrap_text(say(words), width))


@contextmanager
def _in_temporary_folder() -> Iterator[Path]:
    """Work in a new folder that holds the samples; nothing of it is left, whatever happens."""
    with ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="relnet-demo-")))
            for sample in _samples().iterdir():
                Path(folder, sample.name).write_bytes(sample.read_bytes())
            stack.enter_context(chdir(folder))
        except OSError as error:
            raise DataError(
                Phrase("the demo needs a temporary folder: {why}", why=error.strerror or error),
                Phrase("make room there, or name another one with TMPDIR."),
            ) from error
        yield folder


def _samples() -> Traversable:
    packed = files("relnet") / "samples"  # where the wheel puts them
    return packed if packed.is_dir() else Path(__file__).parents[2] / "samples"


def _stage(folder: Path) -> click.Context:
    """Set the program up as it is, but with another village and another day."""
    own = replace(settings(), db=str(folder / "demo.db"), now=TUESDAY, may_ask=False)
    return click.Context(main, info_name="relnet", obj=own, color=own.has_color)


def _take(stage: click.Context, step: Step) -> None:
    """Say why, show the command as one would type it, and run it."""
    words = [say(word) if isinstance(word, Phrase) else word for word in step.words]
    if step.is_list and not is_terminal(sys.stdout):
        words += AS_TABLE  # in a pipe it would be TSV, for programs
    write("")
    _explain(step.why)
    click.secho(f"$ relnet {shlex.join(words)}", bold=True)
    found = main.get_command(stage, words[0])
    assert found is not None  # noqa: S101 -- the steps name commands
    with found.make_context(words[0], words[1:], parent=stage) as context:
        found.invoke(context)
