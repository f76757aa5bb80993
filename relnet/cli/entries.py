"""What a dossier holds, entry by entry, each on a line of words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.cli.language import say, say_amount, say_date
from relnet.cli.screen import settings
from relnet.cli.words import say_word
from relnet.model.life import LifeEvent
from relnet.phrase import Phrase
from relnet.rules.countries import country_code
from relnet.rules.life_words import headline

if TYPE_CHECKING:
    from relnet.store.dossier import Row

_BY_WHOM = {"mine": Phrase("{kind}, by you"), "theirs": Phrase("{kind}, by them")}
_POSTCODE_LAST = {"AU", "CA", "GB", "IE", "NZ", "US"}  # countries; elsewhere it leads the town


def say_address(item: Row) -> str:
    """Write a postal address on one line."""
    parts = (item["street"], item["extended"], item["po_box"], *_town(item), item["country"])
    label = f"  ({say_word(item['label'])})" if item["label"] else ""
    return ", ".join(part for part in parts if part) + label


def _town(item: Row) -> tuple[str, str]:
    """Put the postcode where the country has it: London N1 9AB; New York, NY 10001."""
    postcode, city, region = (item[part] or "" for part in ("postcode", "city", "region"))
    if country_code(item["country"] or "") not in _POSTCODE_LAST:
        return f"{postcode} {city}".strip(), region
    if region:
        return city, f"{region} {postcode}".strip()
    return f"{city} {postcode}".strip(), ""


def say_tie(item: Row) -> str:
    """Say what somebody is to the contact, or, the other way round, what the contact is to them."""
    kind, name = (
        say_word(item["label"] or item["kind"]),
        f"{item['contact']} ({item['contact_id']})",
    )
    if item["reverse"]:
        return say(Phrase("{kind} of {name}", kind=kind, name=name))
    return f"{name}  {kind}"


def say_entry(item: Row, event: str) -> str:
    """Tell an entry of the diary: when, what, about what, and what is for the owner alone.

    ``event`` is the title of the event, or '': it is said where nothing else tells what it was.
    """
    value = "" if item["value"] is None else f"({say_amount(item['value'])})"
    told = " · ".join(filter(None, (item["topic"], item["note"], item["line"], value)))
    kind = say_word(item["kind"])
    by_whom = _BY_WHOM.get(item["direction"])
    if by_whom and item["kind"] != "introduction":  # several are in it, and one of them did it
        kind = say(Phrase(by_whom.text, kind=kind))
    words = (say_date(item["on"]), kind, told or event)
    return "  ".join(words).rstrip()


def say_topic(item: Row) -> str:
    """Tell a need or an offer; '' if its day has passed."""
    until = item["until_on"]
    if until and until < settings().now.today.isoformat():
        return ""
    words = [say(Phrase("until {day}", day=say_date(until)))] if until else []
    words += [say(Phrase("told by {name}", name=item["told_by"]))] if item["told_by"] else []
    return f"{item['text']}  ({', '.join(words)})" if words else str(item["text"])


def say_lead(item: Row) -> str:
    """Tell what may become business, what it is worth, and how far it is."""
    value = "" if item["value"] is None else say_amount(item["value"])
    return "  ".join(filter(None, (item["title"], value, say_word(item["state"]))))


def say_life_event(item: Row) -> str:
    """Tell what happened in somebody's life."""
    first, last = (date.fromisoformat(item[field]) for field in ("earliest_on", "latest_on"))
    before, after, note = (item[field] or "" for field in ("before", "after", "note"))
    return say(headline(LifeEvent(0, item["kind"], first, last, before, after, note)))
