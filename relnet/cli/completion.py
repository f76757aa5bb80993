"""relnet completion."""

from __future__ import annotations

import sys

import click
from click.shell_completion import get_completion_class

from relnet.cli.commands import command


@command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Write what makes a shell complete relnet's commands.

    SHELL is bash, zsh or fish. For bash, eval "$(relnet completion bash)" goes into ~/.bashrc; for
    zsh, the same with zsh into ~/.zshrc, below compinit; for fish, relnet completion fish | source
    into ~/.config/fish/config.fish.

    relnet completion bash
    """
    from relnet.cli.main import COMPLETE

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 -- click knows the three
    sys.stdout.write(kind(context.find_root().command, {}, "relnet", COMPLETE).source())
