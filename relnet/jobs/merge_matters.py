"""Add what moves the people of another village, what they allow, and what may become business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store import village_matters, village_news

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relnet.jobs.village_arrivals import Arrivals
    from relnet.model.village import Fields


def add_topic(arrivals: Arrivals, fields: Fields) -> None:
    """Add what moves somebody who is known here, what they need or offer."""
    own = _own(arrivals, fields, "told_by_id")
    if own:
        _add_numbered(arrivals, "topics", own, village_matters.topics(arrivals.desk.db, own))


def add_lead(arrivals: Arrivals, fields: Fields) -> None:
    """Add what may become business with somebody who is known here."""
    own = _own(arrivals, fields, "referred_by_id")
    if own:
        own["event_id"] = arrivals.ids["event"].get(fields["event_id"])
        _add_numbered(arrivals, "leads", own, village_matters.leads(arrivals.desk.db, own))


def _own(arrivals: Arrivals, fields: Fields, other: str) -> Fields:
    """Return an entry with the ids of here; nothing if nobody here is it about."""
    contact_id = arrivals.contact(fields["contact_id"])
    if not contact_id:
        return {}
    other_id = arrivals.contact(fields[other] or 0) or None
    return {**fields, "contact_id": contact_id, other: other_id}


def _add_numbered(arrivals: Arrivals, name: str, own: Fields, known: Sequence[int]) -> None:
    kind = name.removesuffix("s")
    id_ = arrivals.first_free(kind, known)
    if not id_:
        id_ = village_news.add(arrivals.desk.db, name, own)
        arrivals.news[own["contact_id"]].add(name)
    arrivals.became(kind, own["id"], id_)


def add_consent(arrivals: Arrivals, fields: Fields) -> None:
    """Add what somebody who is known here allowed, or withdrew."""
    id_ = arrivals.contact(fields["contact_id"])
    if id_ and village_matters.consent(arrivals.desk.db, {**fields, "contact_id": id_}):
        arrivals.news[id_].add("consents")


def keep_rhythm(arrivals: Arrivals, fields: Fields) -> None:
    """Keep how often to be in touch, where nothing is said of that here."""
    _keep_single(arrivals, "rhythms", fields)


def keep_silence(arrivals: Arrivals, fields: Fields) -> None:
    """Leave somebody who is known here in peace, too."""
    _keep_single(arrivals, "silences", fields)


def _keep_single(arrivals: Arrivals, name: str, fields: Fields) -> None:
    db, file_id = arrivals.desk.db, fields["contact_id"]
    id_ = file_id and arrivals.contact(file_id)
    if id_ == 0:  # nobody here
        return
    if village_matters.keep(db, name, {**fields, "contact_id": id_}) and id_:
        arrivals.news[id_].add(name)


def keep_setting(arrivals: Arrivals, fields: Fields) -> None:
    """Keep what the owner has chosen, unless they chose something else here."""
    village_matters.keep(arrivals.desk.db, "settings", fields)


ADD: dict[str, Callable[[Arrivals, Fields], None]] = {
    "topics": add_topic,
    "consents": add_consent,
    "rhythms": keep_rhythm,
    "silences": keep_silence,
    "leads": add_lead,
    "settings": keep_setting,
}
