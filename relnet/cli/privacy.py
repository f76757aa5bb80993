"""relnet privacy consent, privacy show."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from relnet.cli.commands import group
from relnet.cli.language import _, say
from relnet.cli.options import PAST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo, write, write_wrapped
from relnet.cli.who import choose_contact
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.consent import Consent, ConsentChannel
    from relnet.store import Connection

WAYS = {
    "email": Phrase("mail"),
    "phone": Phrase("phone"),
    "post": Phrase("post"),
    "messenger": Phrase("messages"),
}
STATES = {
    "given": Phrase("{day}: {channel} allowed for {purpose}"),
    "withdrawn": Phrase("{day}: {channel} not wanted for {purpose}"),
}
KEPT = {
    "given": Phrase("{who} allows {channel} for {purpose}, since {day}."),
    "withdrawn": Phrase("{who} does not want {channel} for {purpose}, since {day}."),
}
# What a purpose is about, in the words of its suggestions.
ABOUT = {
    "thank": Phrase("thanks"),
    "follow_up": Phrase("answers and promises"),
    "congratulate": Phrase("good wishes"),
    "reconnect": Phrase("staying in touch"),
    "meet": Phrase("meetings"),
    "share": Phrase("texts and news"),
}


@group("privacy")
def privacy() -> None:
    """Keep what people allow.

    relnet privacy consent weber --channel email --purpose "birthday greetings"
    relnet privacy show weber
    """


@privacy.command("consent")
@click.argument("who")
@click.option(
    "--channel", required=True, type=click.Choice(["email", "phone", "post", "messenger"]),
    help=_("By which channel; a message on a network counts as messenger."),
)  # fmt: skip
@click.option("--purpose", required=True, metavar="TEXT", help=_("For what, in their words."))
@click.option("--withdraw", is_flag=True, help=_("They take it back, or never want it."))
@click.option("--on", "on_day", type=PAST_DAY, metavar="DAY", help=_("When; today unless said."))
@click.option("--note", default="", metavar="TEXT", help=_("How they said it."))
@pass_db
def consent(
    db: Connection,
    who: str,
    channel: ConsentChannel,
    purpose: str,
    withdraw: bool,
    on_day: date | None,
    note: str,
) -> None:
    """Keep that somebody allows a channel for a purpose, or takes that back.

    The last word counts; what was said before is kept. Suggestions heed the purposes they know:
    greetings, contact, news, meetings, thanks, advertising, everything.

    relnet privacy consent weber --channel email --purpose "birthday greetings" --note "at hm26"
    relnet privacy consent weber --channel phone --purpose advertising --withdraw
    """
    from relnet.jobs.keep_consent import note_consent
    from relnet.model.consent import Consent
    from relnet.store import finding

    now = settings().now
    contact_id = choose_contact(db, who)
    state: Literal["given", "withdrawn"] = "withdrawn" if withdraw else "given"
    said = Consent(channel, purpose.strip(), state, on_day or now.today, note)
    kinds, batch = note_consent(db, now, contact_id, said)
    label = finding.labels(db, [contact_id])[contact_id]
    tell(Phrase(KEPT[state].text, who=label, **_facts(said)))
    about = [_(phrase.text) for kind, phrase in ABOUT.items() if kind in kinds]
    if about:
        tell(Phrase("Suggestions heed it for {about}.", about=", ".join(about)))
    else:
        tell(
            Phrase("It is kept, but no suggestion counts on it: relnet does not know these words.")
        )
    tell_undo(batch)


@privacy.command("show")
@click.argument("who")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@pass_db
def show(db: Connection, who: str, form: str) -> None:
    """Show what somebody allowed and withdrew, and by which channel one may write.

    relnet privacy show weber
    """
    from relnet.jobs.keep_consent import consents_of
    from relnet.store import finding

    contact_id = choose_contact(db, who)
    label = finding.labels(db, [contact_id])[contact_id]
    consents, advices = consents_of(db, contact_id)
    if form == "json":
        from relnet.formats.json_out import json_text

        channels = [
            {"kind": kind, "channel": found.channel or None, "advice": found.advice}
            for kind, found in advices.items()
        ]
        said = [_row(one) for one in consents]
        head = {"schema": 1, "contact_id": contact_id, "contact": label}
        sys.stdout.write(json_text({**head, "consents": said, "channels": channels}) + "\n")
        return
    write(label)
    for one in consents:
        write_wrapped(f"  {say(_said(one))}" + (f"  ({one.note})" if one.note else ""))
    if not consents:
        write(say(Phrase("  nothing is kept about consent")))
    for kind, found in advices.items():
        said_advice = say(Phrase("  {about}: {advice}", about=ABOUT[kind], advice=found.advice))
        write_wrapped(said_advice)


def _said(consent: Consent) -> Phrase:
    return Phrase(STATES[consent.state].text, **_facts(consent))


def _facts(consent: Consent) -> dict[str, object]:
    return {
        "day": consent.decided_on,
        "channel": WAYS[consent.channel],
        "purpose": consent.purpose,
    }


def _row(consent: Consent) -> dict[str, object]:
    return {
        "channel": consent.channel,
        "purpose": consent.purpose,
        "state": consent.state,
        "decided_on": consent.decided_on,
        "note": consent.note or None,
    }
