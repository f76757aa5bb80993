"""Settle whom WHO means: a person may choose, a script gets the candidates and an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.language import _, say
from relnet.cli.options import whole_number
from relnet.cli.screen import complain, settings
from relnet.errors import AmbiguousNameError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from relnet.store import Connection

CANDIDATE = Phrase("{number}) {who}")
CANDIDATE_ID = Phrase("  {id}  {who}")


def choose_contact(db: Connection, who: str) -> int:
    """Return the one contact that WHO means; on a terminal the owner chooses among several."""
    from relnet.jobs.find_contact import find_contact

    try:
        return find_contact(db, who)
    except AmbiguousNameError as error:
        return settle(error)


def settle(error: AmbiguousNameError) -> int:
    """Let the owner choose among the candidates; a script sees them, and the error goes on."""
    if settings().may_ask:
        return _ask(error)
    for contact_id, candidate in error.candidates:
        complain(say(Phrase(CANDIDATE_ID.text, id=contact_id, who=candidate)))
    raise error


def _ask(error: AmbiguousNameError) -> int:
    complain(say(error.what))
    for number, (_id, candidate) in enumerate(error.candidates, 1):
        complain(say(Phrase(CANDIDATE.text, number=number, who=candidate)))
    chosen: int | None = click.prompt(
        _("Which one (Enter or q: none of them)"),
        default="",
        show_default=False,
        value_proc=_number_up_to(len(error.candidates)),
        err=True,
    )
    if chosen is None:
        raise error
    return error.candidates[chosen - 1][0]


def _number_up_to(most: int) -> Callable[[str], int | None]:
    """Return what reads a number of a list; None for whoever wants none of it."""

    def read(answer: str) -> int | None:
        if answer.strip().lower() in {"", "q"}:
            return None
        number: int = whole_number(1, most)(answer)
        return number

    return read


def confirm(question: Phrase, *, is_sure: bool) -> None:
    """Ask before something that is hard to see again; a script says --yes instead."""
    if is_sure:
        return
    if not settings().may_ask:
        raise click.UsageError(_("say --yes to do this without being asked."))
    asked = f"{say(question)} [{_('y/N')}]"
    answer = click.prompt(asked, default="", show_default=False, err=True)
    if answer.strip().lower() not in {"y", "yes", *_("y yes").split()}:
        raise click.Abort
