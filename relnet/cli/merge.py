"""relnet merge."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.who import choose_contact, confirm
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.merge_contacts import Merged
    from relnet.store import Connection


@command("merge")
@click.argument("who")
@click.argument("other", metavar="WHO")
@click.option(
    "--prefer", "wishes", multiple=True, metavar="WHO|FIELD=WHO",
    help=_("Whose values come first, in all or in one field. May be repeated."),
)  # fmt: skip
@click.option("-y", "--yes", is_flag=True, help=_("Do not ask."))
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@pass_db
def merge(
    db: Connection, who: str, other: str, wishes: tuple[str, ...], yes: bool, form: str
) -> None:
    """Make one contact of two who are the same person.

    The older entry stays, with its id and handle, and gets all that the other one has. Where
    they differ, its values come first, but the newest job is the current one; nothing is lost.
    FIELD is name, nickname, circle, language, handle, birthday, position, address, email,
    phone, profile, url or messenger. Undo splits the two again, also after later changes.

    relnet merge anna-weber anna-weber-2
    relnet merge 3 7 --prefer 7 --prefer email=3 --yes
    """
    from relnet.jobs.merge_contacts import merge_contacts

    ids = (choose_contact(db, who), choose_contact(db, other))
    prefer = _preferences(db, ids, wishes)
    now = settings().now
    if not yes:
        preview = merge_contacts(db, now, ids, prefer, dry_run=True)
        if settings().may_ask:
            _tell_differences(preview)
        confirm(
            Phrase(
                "Merge {gone} (id {gone_id}) into {contact} (id {id})?",
                gone=preview.gone,
                gone_id=preview.gone_id,
                contact=preview.contact,
                id=preview.contact_id,
            ),
            is_sure=False,
        )
    merged = merge_contacts(db, now, ids, prefer)
    if form == "json":
        _write_json(merged)
        return
    tell(
        Phrase(
            "{gone} (id {gone_id}) and {contact} (id {id}) are one contact now: {id}.",
            gone=merged.gone,
            gone_id=merged.gone_id,
            contact=merged.contact,
            id=merged.contact_id,
        )
    )
    if yes:
        _tell_differences(merged)
    tell_undo(merged.batch)


def _preferences(db: Connection, ids: tuple[int, int], wishes: Sequence[str]) -> dict[str, int]:
    """Read --prefer: field, or '' for all of them, to the id of one of the two."""
    from relnet.jobs.merge_contacts import ALL, field_of

    found = {}
    for wish in wishes:
        word, sign, whom = wish.partition("=")
        field, whom = (field_of(word), whom) if sign else (ALL, wish)
        found[field] = choose_contact(db, whom)
        if found[field] not in ids:
            raise BadValueError("--prefer", wish, Phrase("name one of the two that are merged."))
    return found


def _tell_differences(merged: Merged) -> None:
    from relnet.cli.lists import HEADS, shown

    for one in merged.differences:
        values = (shown(one.field, value) or "-" for value in one[1:])
        kept, gone, result = values
        tell(
            Phrase(
                "  {field}: {kept} | {gone} -> {merged}",
                field=HEADS[one.field],
                kept=kept,
                gone=gone,
                merged=result,
            )
        )


def _write_json(merged: Merged) -> None:
    from relnet.formats.json_out import json_text

    fields = [one._asdict() for one in merged.differences]
    row = {**merged._asdict(), "differences": fields}
    sys.stdout.write(json_text({"schema": 1, **row}) + "\n")
