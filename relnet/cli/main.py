"""The relnet program: its options, its commands, and the one place where errors are caught."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, ClassVar

import click

from relnet import __version__, errors
from relnet.cli import language, process
from relnet.cli.commands import LazyGroup
from relnet.cli.language import _
from relnet.cli.options import FILE, database_path, read_clock
from relnet.cli.screen import complain, explain
from relnet.cli.terminal import help_width, is_terminal, wants_color
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETE = "_RELNET_COMPLETE"  # a shell asks by it what could come next
EXIT_CODES = {
    errors.NothingFoundError: 1,
    errors.MistakeError: 2,
    errors.DataError: 3,
    errors.DatabaseError: 4,
}


class Relnet(LazyGroup):
    """All commands, in the order of use."""

    commands_in: ClassVar = {
        "today": ("today", "Show whom to thank, congratulate or call today, and why."),
        "done": ("decide", "Finish lines of today's list, and log what was done."),
        "snooze": ("decide", "Bring a line of today's list back on another day."),
        "skip": ("decide", "Let lines of today's list go, this time."),
        "never": ("decide", "Never suggest such a line for this person again."),
        "why": ("why", "Show how a line of today's list got its place."),
        "brief": ("brief", "Show on one screen what to know before you meet somebody."),
        "draft": ("draft", "Draft a letter of thanks or wishes; sending it is up to you."),
        "import": ("importing", "Take in business cards and network exports."),
        "add": ("people", "Add a contact by hand."),
        "show": ("show", "Show everything known about one contact."),
        "list": ("listing", "List contacts."),
        "search": ("listing", "Find contacts by any word that is known about them."),
        "edit": ("people", "Change what is known about a contact."),
        "remove": ("people", "Remove a contact with everything that belongs to them."),
        "event": ("event", "Keep the events where you meet people."),
        "log": ("log", "Log what happened between you and others."),
        "follow-up": ("follow_up", "Keep what is to be done, and what others promised."),
        "life": ("life", "Note what happens in somebody's life, ahead or past."),
        "need": ("need", "Note what somebody needs, or list what is needed."),
        "offer": ("need", "Note what somebody offers, or list what is offered."),
        "lead": ("lead", "Keep what may become business, and how far it is."),
        "rhythm": ("rhythm", "Show when it is whose turn, and whether there is time for it."),
        "share": ("share", "Say for whom a text or a topic is a reason to write, and why."),
        "card": ("card", "Show your own card, to hand it to others."),
        "export": ("exporting", "Hand contacts to a spreadsheet, a script or another program."),
        "duplicates": ("duplicates", "List who may be here twice, how sure that is, and why."),
        "merge": ("merge", "Make one contact of two who are the same person."),
        "privacy": ("privacy", "Keep what people allow."),
        "changes": ("changes", "List what changed in people's lives, newest first."),
        "history": ("history", "List what was changed, newest first."),
        "undo": ("history", "Take back what a command changed."),
        "config": ("config", "Show or choose settings: whose holidays, how many hours."),
        "demo": ("demo", "Walk through relnet with invented people."),
        "completion": ("completion", "Write what makes a shell complete relnet's commands."),
        "version": ("version", "Show the version of relnet and of what it stands on."),
    }


@click.group(
    cls=Relnet,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--db",
    type=FILE,
    metavar="PATH",
    help=_("The database file; else RELNET_DB, else your own."),
)
@click.option("--lang", type=click.Choice(language.LANGUAGES), help=_("Speak German or English."))
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=_("Use colour: auto means on a terminal."),
)
@click.option("-q", "--quiet", is_flag=True, help=_("Say nothing but data and errors."))
@click.option("--no-input", is_flag=True, help=_("Never ask; fail instead."))
@click.option("--debug", is_flag=True, help=_("Show the traceback of an error."))
@click.version_option(__version__, message="relnet %(version)s")
@click.pass_context
def main(
    context: click.Context,
    db: str | None,
    lang: str | None,
    color: str,
    quiet: bool,
    no_input: bool,
    debug: bool,
) -> None:
    """Keep your village: contacts, events and follow-ups, in one file on your own machine.

    Without a command, relnet shows today's list.
    """
    from relnet.cli.settings import Settings

    try:
        now = read_clock(os.environ)
    except ValueError:
        raise errors.BadValueError(
            "RELNET_TODAY", os.environ["RELNET_TODAY"], Phrase("write it like 2026-04-21.")
        ) from None
    context.color = wants_color(color, os.environ)
    context.obj = Settings(
        db=db or os.environ.get("RELNET_DB"),
        now=now,
        is_quiet=quiet,
        may_ask=is_terminal(sys.stdin) and not no_input,
        has_color=context.color,
    )
    if context.invoked_subcommand is None:
        _begin(context)


def _begin(context: click.Context) -> None:
    """Run ``today`` where there is a village, else say how to begin."""
    if database_path(context.obj.db).exists():
        context.invoke(main.get_command(context, "today"))  # type: ignore[arg-type]
        return
    for line in BEGIN:
        complain(language.say(line))


BEGIN = (
    Phrase("There is no village yet. To begin:"),
    Phrase("  relnet demo               a walk through relnet with invented people"),
    Phrase("  relnet import FILE...     your business cards (.vcf) or your LinkedIn export"),
    Phrase("  relnet --help             all commands"),
)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default the process's own; returns its exit code."""
    try:
        if arguments is None:
            process.take_charge()
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except (process.Interrupted, KeyboardInterrupt, EOFError, click.Abort):
        code = process.say_interrupted()
    except OSError as error:
        code = _output_failed(error)
    finally:
        if arguments is None:
            process.wind_up()
    return code


def _run(arguments: list[str]) -> int:
    language.use(language.choose(arguments, os.environ))
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    try:
        if asked := os.environ.get(COMPLETE):
            from click.shell_completion import shell_complete

            return shell_complete(main, {}, "relnet", COMPLETE, asked)
        with main.make_context(
            "relnet", [*arguments], terminal_width=help_width(os.environ)
        ) as context:
            main.invoke(context)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (click.UsageError, errors.RelnetError) as error:
        if "--debug" in arguments:
            process.show_trace(error)
        if isinstance(error, click.UsageError):
            return _refuse(error)
        explain(error)
        return next(code for family, code in EXIT_CODES.items() if isinstance(error, family))
    return 0


def _refuse(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        complain(error.format_message())
        return EXIT_CODES[errors.MistakeError]
    complain(f"{_('error:')} {error.format_message()}")
    path = error.ctx.command_path if error.ctx else "relnet"
    complain(f"{_('hint:')} {path} --help")
    return EXIT_CODES[errors.MistakeError]


def _output_failed(error: OSError) -> int:
    """Stay quiet if the reader of a pipe went away; say so if stdout takes no more."""
    process.discard_output()
    if error.errno == errno.EPIPE:
        return 0
    explain(errors.UnwritableFileError("-", error.strerror or str(error)))
    return EXIT_CODES[errors.DataError]
