"""relnet need, offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import HEADS as LIST_HEADS
from relnet.cli.lists import show
from relnet.cli.options import NEXT_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.who import choose_contact
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from relnet.model.topic import Noted, TopicKind
    from relnet.store import Connection

FIELDS = (
    "id", "contact_id", "contact", "organization", "text", "until_on", "told_by_id", "told_by",
    "noted_on",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("contact", "text", "until_on", "told_by", "organization"),
    delimited=FIELDS,
    json=FIELDS,
)
HEADS = {"need": Phrase("Need"), "offer": Phrase("Offer")}


def _topic_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the arguments and options that ``need`` and ``offer`` share."""
    for decorate in (
        pass_db,
        list_options,
        click.option("--all", "every", is_flag=True, help=_("Also those whose day has passed.")),
        click.option("--told-by", default="", metavar="WHO", help=_("Who told you of it.")),
        click.option("--until", type=NEXT_DAY, metavar="DAY", help=_("How long it holds.")),
        click.argument("text", required=False, default="", metavar="[TEXT]"),
        click.argument("who", required=False, default="", metavar="[WHO]"),
    ):
        function = decorate(function)
    return function


@command("need")
@_topic_options
def need(
    db: Connection, who: str, text: str, until: date | None, told_by: str, every: bool, shape: Shape
) -> None:
    """Note what somebody needs, or list what is needed.

    Without TEXT, what is needed is listed, of everybody or of WHO. Past its day a need is no
    longer listed. When it is met, relnet edit WHO need-=TEXT takes it away.

    relnet need weber "test bench for grippers" --until 30.6. --told-by koch
    relnet need
    """
    _note_or_list(db, "need", who, text, until, told_by, every, shape)


@command("offer")
@_topic_options
def offer(
    db: Connection, who: str, text: str, until: date | None, told_by: str, every: bool, shape: Shape
) -> None:
    """Note what somebody offers, or list what is offered.

    Without TEXT, what is offered is listed, of everybody or of WHO. Past its day an offer is no
    longer listed; relnet edit WHO offer-=TEXT takes it away.

    relnet offer koch "free capacity on a five-axis mill" --until "end of month"
    relnet offer
    """
    _note_or_list(db, "offer", who, text, until, told_by, every, shape)


def _note_or_list(
    db: Connection,
    kind: TopicKind,
    who: str,
    text: str,
    until: date | None,
    told_by: str,
    every: bool,
    shape: Shape,
) -> None:
    if text:
        _note(db, kind, who, text, until, told_by)
        return
    if until or told_by:
        raise click.UsageError(_("say TEXT, too: what it is."))
    from relnet.store import topics

    fields = shape.choose(COLUMNS)
    contact_id = choose_contact(db, who) if who else None
    found = topics.noted(db, kind, settings().now.today, contact_id, every=every)
    show(shape, fields, map(_row, found), {**LIST_HEADS, "text": HEADS[kind]})


def _note(
    db: Connection, kind: TopicKind, who: str, text: str, until: date | None, told_by: str
) -> None:
    from relnet.jobs.keep_topics import keep_topic
    from relnet.model.topic import Topic
    from relnet.store import finding

    contact_id = choose_contact(db, who)
    teller_id = choose_contact(db, told_by) if told_by else None
    wanted = Topic(contact_id, kind, " ".join(text.split()), until, teller_id)
    is_new, batch = keep_topic(db, settings().now, wanted)
    label = finding.labels(db, [contact_id])[contact_id]
    known = NOTED if is_new else KNOWN if batch is None else MORE
    tell(Phrase(known[kind].text, contact=label, text=wanted.text))
    if until:
        tell(Phrase("It holds until {day}.", day=until))
    tell_undo(batch)


NOTED = {
    "need": Phrase("{contact} needs: {text}"),
    "offer": Phrase("{contact} offers: {text}"),
}
MORE = {
    "need": Phrase("Known, with more about it now: {contact} needs {text}"),
    "offer": Phrase("Known, with more about it now: {contact} offers {text}"),
}
KNOWN = {
    "need": Phrase("Known already: {contact} needs {text}"),
    "offer": Phrase("Known already: {contact} offers {text}"),
}


def _row(item: Noted) -> dict[str, object]:
    topic = item.topic
    return {
        "id": item.id,
        "contact_id": topic.contact_id,
        "contact": item.contact,
        "organization": item.organization or None,
        "text": topic.text,
        "until_on": topic.until_on,
        "told_by_id": topic.told_by_id,
        "told_by": item.told_by or None,
        "noted_on": item.noted_on,
    }
