"""Gather what to know before meeting somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relnet.jobs.know_mourning import in_mourning
from relnet.model.card import Name, takes_calls
from relnet.model.letter import Addressee
from relnet.rules import brief
from relnet.rules.life_words import headline
from relnet.rules.mourning import quiet_until
from relnet.rules.salutation import salutation
from relnet.store import dossier, life_events

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.letter import Language
    from relnet.store import Connection

Row = dict[str, Any]
# What is taken as it is from the dossier.
_AS_IT_IS = (
    "id", "handle", "name", "kind", "standing", "title", "department", "organization", "circle",
    "roles", "tags", "language", "salutation", "form", "greeting", "interests", "avoid",
    "birthday", "note", "last_interaction_on",
)  # fmt: skip


def brief_contact(db: Connection, contact_id: int, today: date, language: Language) -> Row:
    """Return what to know before meeting somebody, as docs/json.md has it.

    ``language`` is that of the letter they would get, if nobody has noted theirs.
    """
    found = dossier.read(db, contact_id, with_sources=False)
    since = in_mourning(db, today).get(contact_id)
    near = brief.birthday_near(found["birthday"], today)
    talks = brief.talks(found)
    lacking = brief.missing(found)
    return {
        **{name: found[name] for name in _AS_IT_IS},
        "city": next((one["city"] for one in found["addresses"] if one["city"]), None),
        "opening": _opening(found, language),
        "mourning_since": since,
        "mourning_until": since and quiet_until(since),
        "birthday_on": near[0] if near else None,
        "turns": near[1] if near else None,
        "news": _news(db, found, today),
        "promises": [item for item in found["follow_ups"] if item["state"] == "open"],
        "talks": talks,
        "first_contact": talks[-1] if talks else None,
        "introduced_by": dossier.introducer(db, contact_id),
        "needs": _open(found["needs"], today),
        "offers": _open(found["offers"], today),
        "events_ahead": dossier.events_ahead(db, contact_id, today),
        "ties": brief.closest_ties(found),
        "gifts": [_gift(item) for item in found["interactions"] if item["kind"] == "gift"],
        "leads": [item for item in found["leads"] if item["state"] not in {"won", "lost"}],
        "channels": sorted(found["channels"], key=_reached_by),
        "missing": lacking and lacking._asdict(),
    }


def _opening(found: Row, language: Language) -> str:
    """Return the first line of a letter to them."""
    spoken = (found["language"] or language)[:2].lower()
    parts = ("formatted", "family", "given", "additional", "prefix", "suffix")
    name = Name(**{part: found.get(part) or "" for part in parts})
    country = next((one["country"] for one in found["addresses"] if one["country"]), "")
    addressee = Addressee(
        found["name"], name, found["kind"], found["salutation"] or "", found["form"] or "",
        found["greeting"] or "", found["language"] or "", country,
    )  # fmt: skip
    return salutation([addressee], "de" if spoken == "de" else "en", found["form"] or "sie")


def _news(db: Connection, found: Row, today: date) -> list[Row]:
    wanted = {item["id"]: item for item in brief.news(found, today)}
    told = life_events.newest_first(db, contact_id=found["id"])
    return [{**wanted[one.id], "text": headline(one.event)} for one in told if one.id in wanted]


def _open(topics: list[Row], today: date) -> list[Row]:
    return [item for item in topics if (item["until_on"] or "9999") >= today.isoformat()]


def _gift(item: Row) -> Row:
    return {name: item[name] for name in ("on", "direction", "topic", "note", "value")}


def _reached_by(item: Row) -> tuple[bool, bool, int]:
    """Put what they prefer first, and what nobody answers last."""
    order = ("phone", "email", "messenger", "profile", "url")
    is_mute = item["kind"] == "phone" and not takes_calls(item["label"] or "")
    return is_mute, not item["preferred"], order.index(item["kind"])
