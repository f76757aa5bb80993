"""What to know before meeting somebody: which talks and news count, and what is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from relnet.model.card import takes_calls
from relnet.model.life import QUIET
from relnet.model.partial_date import PartialDate
from relnet.phrase import Phrase
from relnet.rules.yearly import age_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = dict[str, Any]
    Dossier = Mapping[str, Any]

# Of these nobody remembers what was said.
_NO_TALKS = frozenset(
    {
        "note", "thanks", "congratulation", "condolence", "gift", "invitation", "endorsement",
        "recommendation",
    }
)  # fmt: skip
_MEETINGS = frozenset({"met", "meeting"})
NEWS_LASTS = timedelta(days=366)
SOON, LATELY = timedelta(days=21), timedelta(days=7)  # around a birthday, before and after it
_FAMILY = ("spouse", "sweetheart", "child", "parent", "sibling", "kin", "assistant")


class Missing(NamedTuple):
    """What would help most, and is not known: the field, the question, and what answers it."""

    field: str
    question: Phrase
    command: str


def talks(dossier: Dossier) -> list[Row]:
    """Return what happened between the two, newest first; meetings at events are among it.

    An event is told once, by what was logged there if anything was.
    """
    logged = [item for item in dossier["interactions"] if item["kind"] not in _NO_TALKS]
    told = {item["event"] for item in logged if item["kind"] in _MEETINGS}
    met = [
        {
            "on": event["met_on"], "kind": "met", "direction": None, "event": event["handle"],
            "topic": None, "note": None, "line": None,
        }
        for event in dossier["events"]
        if event["handle"] not in told
    ]  # fmt: skip
    titles = {event["handle"]: event["title"] for event in dossier["events"]}
    found = [
        {
            **{name: item[name] for name in ("on", "kind", "direction", "event")},
            "event_title": titles.get(item["event"], item["event"]),
            **{name: item[name] for name in ("topic", "note", "line")},
        }
        for item in (*logged, *met)
    ]
    return sorted(found, key=lambda item: str(item["on"]), reverse=True)


def news(dossier: Dossier, today: date) -> list[Row]:
    """Return what happened in their life, or came to be known, since the last contact.

    It is of the last year, or lies ahead; without any contact it is all of that.
    """
    since = dossier["last_interaction_on"] or ""
    oldest = (today - min(NEWS_LASTS, today - date.min)).isoformat()
    return [
        item
        for item in dossier["life_events"]
        if item["kind"] not in QUIET
        and item["latest_on"] >= oldest
        and max(item["latest_on"], item["noticed_on"]) >= since
    ]


def birthday_near(value: str | None, today: date) -> tuple[date, int | None] | None:
    """Return the birthday that is near, and what they turn if that is known; None if none is."""
    if value is None:
        return None
    born = PartialDate.parse(value)
    for year in (today.year - 1, today.year, today.year + 1):
        if not date.min.year <= year <= date.max.year:
            continue
        day = born.in_year(year)
        if -LATELY <= day - today <= SOON:
            return day, age_on(born, day)
    return None


def closest_ties(dossier: Dossier) -> list[Row]:
    """Return ties, family and assistant first."""

    def rank(item: Row) -> tuple[bool, int]:
        is_close = item["kind"] in _FAMILY
        return not is_close, _FAMILY.index(item["kind"]) if is_close else 0

    return sorted(dossier["ties"], key=rank)


def missing(dossier: Dossier) -> Missing | None:
    """Return the one thing that would help most and is not known."""
    return next(_gaps(dossier), None)


def _gaps(dossier: Dossier) -> Iterator[Missing]:
    edit = f"relnet edit {dossier['id']}"
    is_person = dossier["kind"] == "person"
    if is_person and not (dossier["form"] or dossier["greeting"]):
        yield Missing("form", Phrase("du or Sie?"), f"{edit} form=Sie")
    if (
        is_person
        and dossier["form"] == "sie"
        and not (dossier["salutation"] or dossier["greeting"])
    ):
        yield Missing("salutation", Phrase("Frau or Herr?"), f"{edit} salutation=Frau")
    if not any(map(_reaches, dossier["channels"])):
        yield Missing("phone", Phrase("how to reach them?"), f"{edit} phone+=NUMBER")
    if is_person and not dossier["organization"]:
        yield Missing("organization", Phrase("where do they work?"), f"{edit} organization=FIRM")
    if not (dossier["interests"] or dossier["needs"]):
        yield Missing("interests", Phrase("what do they care about?"), f"{edit} interest+=TOPIC")
    if is_person and not dossier["birthday"]:
        yield Missing("birthday", Phrase("when is their birthday?"), f"{edit} birthday=DAY")


def _reaches(channel: Row) -> bool:
    if channel["kind"] == "phone":
        return takes_calls(channel["label"] or "")
    return channel["kind"] in {"email", "messenger"}


def fit(sections: Sequence[Sequence[str]], most: int) -> list[list[str]]:
    """Leave lines out until there are at most so many; the sections come most important first.

    Long sections give their last lines first, the least important of them before the others;
    when each is down to a line, whole sections go from the end.
    """
    kept = [[*lines] for lines in sections]
    while sum(map(len, kept)) > most:
        longest = max(map(len, kept))
        place = max(n for n, lines in enumerate(kept) if len(lines) == longest)
        kept[place].pop()
    return kept
