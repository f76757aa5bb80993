"""relnet life."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from relnet.cli.changes import COLUMNS, rows, tell_changes
from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import show
from relnet.cli.options import NEAREST_DAY, PAST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Shape, list_options
from relnet.cli.who import choose_contact
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.jobs.note_life_event import Kept
    from relnet.model.card import Position
    from relnet.model.life import LifeEvent
    from relnet.store import Connection

FARTHEST = timedelta(days=2 * 366)  # ahead; nobody invites to a wedding earlier
# Which option says what is new, and which one more about it.
WORDS = {
    "new_job": ("organization", "title"),
    "promotion": ("title", "organization"),
    "move": ("place", ""),
}


@command("life")
@click.argument("who")
@click.argument("kind", required=False, default="", metavar="[KIND]")
@click.option("--on", "on_day", default="", metavar="DAY", help=_("When; today if not said."))
@click.option("--organization", default="", metavar="O", help=_("The firm of the new job."))
@click.option("--title", default="", metavar="T", help=_("As what they work from then on."))
@click.option("--place", default="", metavar="P", help=_("To which town they move."))
@click.option("--note", default="", metavar="TEXT", help=_("Anything worth remembering."))
@click.option("--current", is_flag=True, help=_("It is the job they have now."))
@click.option("--remove", is_flag=True, help=_("Forget that it was noted."))
@list_options
@pass_db
def life(
    db: Connection,
    who: str,
    kind: str,
    on_day: str,
    organization: str,
    title: str,
    place: str,
    note: str,
    current: bool,
    remove: bool,
    shape: Shape,
) -> None:
    """Note what happens in somebody's life, ahead or past.

    KIND is new_job, promotion, wedding, birth, jubilee, retirement, move or condolence; German
    words such as Hochzeit will do. The day may lie ahead, or back: of a jubilee it is the day
    from which they count, or that of the celebration. Without KIND, what is known is listed.
    After a condolence relnet is quiet about business with them for 30 days.

    A new job or title that somebody has already becomes the one in their entry, and what they
    did before is kept as a former job. If it lies ahead, or more than a year back, the entry
    stays as it is until you say --current. (To correct a wrong entry there is relnet edit.)

    relnet life weber wedding --on 12.6.
    relnet life weber new_job --organization "Quast SE" --title Buyer
    relnet life weber condolence --note "her father"
    relnet life weber
    """
    from relnet.jobs.note_life_event import forget_life_event, note_life_event
    from relnet.rules.life_kinds import life_kind

    contact_id = choose_contact(db, who)
    said = {"organization": organization, "title": title, "place": place, "note": note}
    if not kind:
        flags = {"current": "yes" if current else "", "remove": "yes" if remove else ""}
        _refuse_words({**said, "on": on_day, **flags})
        _list(db, contact_id, shape)
        return
    kind, now = life_kind(kind), settings().now
    day = _day(kind, on_day)
    if remove:
        kept = forget_life_event(db, now, contact_id, kind, day)
        _tell(kept, REMOVED)
        tell_undo(kept.batch)
        return
    event, remark = _event(contact_id, kind, day or now.today, said)
    if current and not (event.after and kind in {"new_job", "promotion"}):
        raise click.UsageError(_("--current is about a new job or title: say which."))
    kept = note_life_event(
        db, now, event, is_day_said=day is not None, remark=remark, is_current=current
    )
    _tell(kept, NOTED if kept.batch else KNOWN)
    _tell_job(kept)
    if kept.batch:
        _advise(kept)
    tell_undo(kept.batch)


NOTED = Phrase("Noted: {contact} (id {id}), {news}.")
KNOWN = Phrase("Known already: {contact} (id {id}), {news}.")
REMOVED = Phrase("Forgotten: {contact} (id {id}), {news}.")


def _refuse_words(said: dict[str, str]) -> None:
    for name, value in said.items():
        if value:
            raise click.UsageError(_("say KIND, too: --{name} is about one.").format(name=name))


def _list(db: Connection, contact_id: int, shape: Shape) -> None:
    from relnet.jobs.list_changes import list_changes

    fields = shape.choose(COLUMNS)
    changes = list_changes(db, None, shape.most, contact_id)
    if shape.chosen == "table" and shape.fields is None:
        tell_changes(changes)
    else:
        show(shape, fields, rows(shape, changes))


def _day(kind: str, text: str) -> date | None:
    """Read the day as the kind needs it: a birth has happened, a wedding may lie ahead."""
    from relnet.rules.life_kinds import PAST

    if not text:
        return None
    today = settings().now.today
    day = (PAST_DAY if kind in PAST else NEAREST_DAY).convert(text, None, None)
    if kind in PAST and day > today:
        raise BadValueError("--on", text, Phrase("tell it when it has happened."))
    if day - today > FARTHEST:
        raise BadValueError("--on", text, Phrase("that is more than two years ahead."))
    return day


def _event(contact_id: int, kind: str, day: date, said: dict[str, str]) -> tuple[LifeEvent, str]:
    """Put what was said into its places; returns what has none, too."""
    from relnet.model.life import LifeEvent

    first, second = WORDS.get(kind, ("", ""))
    for name in ("organization", "title", "place"):
        if said[name] and name not in (first, second):
            raise click.UsageError(
                _("--{name} says nothing about {kind}.").format(name=name, kind=kind)
            )
    said = {name: " ".join(text.split()) for name, text in said.items()} | {"": ""}
    note, remark = (said[second], said["note"]) if said[second] else (said["note"], "")
    if kind in {"new_job", "promotion"} and said[first] and not said[second]:
        note, remark = "", said["note"]  # there the note is the title, or the firm
    return LifeEvent(contact_id, kind, day, day, after=said[first], note=note), remark


def _tell(kept: Kept, how: Phrase) -> None:
    from relnet.jobs.note_life_event import news

    tell(Phrase(how.text, contact=kept.contact.label, id=kept.contact.id, news=news(kept)))


def _advise(kept: Kept) -> None:
    """Say what follows from it, and what relnet leaves to the owner."""
    from relnet.rules.mourning import QUIET_FOR

    event, id_ = kept.event, kept.contact.id
    if event.kind == "condolence":
        tell(
            Phrase(
                "relnet is quiet about business with them for {n} days; promises of yours stay.",
                n=QUIET_FOR.days,
            )
        )
    elif event.kind == "move" and event.after:
        held = next((one.city for one in kept.contact.addresses), "")
        if held and held != event.after:
            tell(
                Phrase(
                    "Their entry still says {before}: relnet edit {id} {field}={value}",
                    before=held,
                    id=id_,
                    field="city",
                    value=_quoted(event.after),
                )
            )


def _tell_job(kept: Kept) -> None:
    """Say what became of the job in somebody's entry, or what the owner may do about it."""
    job = kept.job
    if job is None:
        return
    told, entry = _said(job.told), _said(job.entry)
    command = f"relnet life {kept.contact.id} {_words(kept.event)} --current"
    if job.time == "now":
        is_former = job.entry.organization or job.entry.title
        if is_former and not job.is_more:
            tell(
                Phrase(
                    "Their entry says {job} now; {former} is a former job.", job=told, former=entry
                )
            )
        else:
            tell(Phrase("Their entry says {job} now.", job=told))
    elif job.time == "ahead":
        tell(
            Phrase(
                "Their entry says {former} until you say: {command}", former=entry, command=command
            )
        )
    else:
        tell(
            Phrase(
                "Their entry still says {former}. If {job} is what they do now: {command}",
                former=entry,
                job=told,
                command=command,
            )
        )


def _said(job: Position) -> object:
    if job.organization and job.title:
        return Phrase("{title} at {organization}", title=job.title, organization=job.organization)
    return job.organization or job.title or "-"


def _words(event: LifeEvent) -> str:
    """Say an event once more, as words of a command."""
    first, second = WORDS[event.kind]
    said = {first: event.after, second: event.note, "on": event.latest_on.isoformat()}
    options = (f"--{name} {_quoted(value)}" for name, value in said.items() if value)
    return " ".join((event.kind, *options))


def _quoted(text: str) -> str:
    from shlex import quote

    return quote(text)
