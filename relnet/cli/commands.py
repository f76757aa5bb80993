"""The group of all commands: each is loaded when it is called, and speaks the owner's language."""

from __future__ import annotations

import os
from importlib import import_module
from inspect import cleandoc
from typing import TYPE_CHECKING, ClassVar

import click

from relnet.cli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem


class Command(click.Command):
    """A command whose docstring is its help, translated paragraph by paragraph.

    Its parameters are text, or file names (``options.FILE``), which may be any bytes.
    """

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; BadParameter if what is to be a text is none."""
        for param in self.params:
            if param.name and isinstance(param.type, click.types.StringParamType):
                try:
                    ctx.params[param.name] = _as_text(ctx.params[param.name])
                except UnicodeDecodeError:
                    raise click.BadParameter(_("it is not UTF-8."), ctx, param) from None
        return super().invoke(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the translated help."""
        _format_help(self.help, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first paragraph, translated."""
        return _summary(self.help)


class Group(click.Group):
    """A group of commands in one module, such as ``relnet event``."""

    command_class = Command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the translated help."""
        _format_help(self.help, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first paragraph, translated."""
        return _summary(self.help)


class LazyGroup(Group):
    """The group of all commands: name -> (module in ``relnet.cli``, one-line summary).

    The summaries repeat the commands' first lines, because ``relnet --help`` must not load
    them all; a test compares.
    """

    commands_in: ClassVar[dict[str, tuple[str, str]]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the table, which is the order of use."""
        return [*self.commands_in]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None if there is no such one."""
        if cmd_name not in self.commands_in:
            return None
        module = import_module(f"relnet.cli.{self.commands_in[cmd_name][0]}")
        found = getattr(module, cmd_name.replace("-", "_"), None) or getattr(module, f"{cmd_name}_")
        assert isinstance(found, click.Command)  # noqa: S101 -- the table names commands
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; NoSuchCommand says which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:  # click looks only among the loaded ones
            raise click.NoSuchCommand(
                error.command_name, possibilities=self.commands_in, ctx=ctx
            ) from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Name the commands that a word may become, without loading them; else the options."""
        from click.shell_completion import CompletionItem

        options = click.Command.shell_complete(self, ctx, incomplete)
        fitting = (name for name in self.commands_in if name.startswith(incomplete))
        return [
            *(CompletionItem(name, help=_(self.commands_in[name][1])) for name in fitting),
            *options,
        ]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_m, text) in self.commands_in.items()])


def _as_text(value: object) -> object:
    """Return text that UTF-8 can hold; bytes that the locale's encoding did not know are UTF-8."""
    if isinstance(value, tuple):
        return tuple(_as_text(part) for part in value)
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return os.fsencode(value).decode()
    return value


def command(name: str) -> Callable[[Callable[..., None]], Command]:
    """Make a function a command."""
    return click.command(name, cls=Command)


def group(name: str) -> Callable[[Callable[..., None]], Group]:
    """Make a function a group of commands."""
    return click.group(name, cls=Group)


def paragraphs(help_text: str) -> list[str]:
    """Split a docstring into what is translated at a time; examples keep their lines."""
    parts = cleandoc(help_text).split("\n\n")
    return [part if part.startswith("relnet ") else " ".join(part.split()) for part in parts]


def messages(paragraph: str) -> list[str]:
    """Return what of a paragraph is translated.

    Examples are commands, the same in every language: but for what one logs in one's own words.
    """
    if not paragraph.startswith("relnet "):
        return [paragraph]
    return [line for line in paragraph.splitlines() if line.startswith("relnet log ")]


def _format_help(help_text: str | None, formatter: click.HelpFormatter) -> None:
    for paragraph in paragraphs(help_text or ""):
        formatter.write_paragraph()
        with formatter.indentation():
            for line in paragraph.splitlines():
                formatter.write_text(_(line))


def _summary(help_text: str | None) -> str:
    return _(paragraphs(help_text or "")[0])
