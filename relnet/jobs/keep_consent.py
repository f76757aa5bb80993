"""Keep what people allow, and what they take back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.phrase import Phrase
from relnet.rules.consent import advise, channels_named, covers, says_no
from relnet.store import consents, finding
from relnet.store.batches import batch

if TYPE_CHECKING:
    from relnet.model.consent import Advice, Consent
    from relnet.model.moment import Moment
    from relnet.model.suggestion import SuggestionKind
    from relnet.store import Connection

# Of all that is no advertising, thanks and answers stand for the rest.
KINDS: tuple[SuggestionKind, ...] = (
    "thank", "follow_up", "congratulate", "reconnect", "meet", "share",
)  # fmt: skip


def note_consent(
    db: Connection, now: Moment, contact_id: int, consent: Consent
) -> tuple[frozenset[SuggestionKind], int | None]:
    """Add a consent or its withdrawal; returns for which kinds of suggestion it counts, the batch.

    BadValueError if it names no purpose, gives what the purpose refuses, takes back another
    channel than the purpose names, or is of a day to come.
    """
    if not consent.purpose.strip():
        raise BadValueError("--purpose", consent.purpose, Phrase("say what it was given for."))
    if consent.state == "given" and says_no(consent.purpose):
        wanted = Phrase("say what they do not want, and --withdraw.")
        raise BadValueError("--purpose", consent.purpose, wanted)
    others = channels_named(consent.purpose)
    if consent.state == "withdrawn" and others and consent.channel not in others:
        wanted = Phrase("its words name another channel: --channel {channel}.", channel=min(others))
        raise BadValueError("--purpose", consent.purpose, wanted)
    if consent.decided_on > now.today:
        wanted = Phrase("say the day on which it was given or taken back.")
        raise BadValueError("--on", consent.decided_on, wanted)
    kept = replace(consent, purpose=consent.purpose.strip(), note=consent.note.strip())
    label = finding.labels(db, [contact_id])[contact_id]
    with batch(db, "privacy consent", label, now.at) as opened:
        consents.add(db, contact_id, kept, now.at)
    return covers(kept), opened.id


def consents_of(
    db: Connection, contact_id: int
) -> tuple[tuple[Consent, ...], dict[SuggestionKind, Advice]]:
    """Return what somebody said, oldest first, and the ways for every kind of suggestion."""
    reach = dict(consents.reaches(db, [contact_id]))[contact_id]
    return reach.consents, {kind: advise(kind, reach) for kind in KINDS}
