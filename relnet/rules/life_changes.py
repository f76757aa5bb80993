"""What changed in somebody's life between two exports of the same kind.

Only what both say counts: that an entry is silent about something is no change. Of each thing
(job, name, mail, town) the newest earlier entry that says anything about it is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from relnet.model.folding import fold
from relnet.model.life import LifeEvent
from relnet.rules.ladder import is_promotion, is_same
from relnet.rules.mail_addresses import is_mail_address
from relnet.rules.mailboxes import FREE, FREE_EVERYWHERE, ROLES
from relnet.rules.names import folded, is_variant, names_agree
from relnet.rules.organizations import is_firm, organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relnet.model.card import Name, Position
    from relnet.model.life import Said

FEWEST = 2  # people who change from one name to another before it is the company that did
MOVERS = frozenset({"new_job", "left_job", "retirement"})  # who is no longer where they were

# What people write in place of a firm when they work for nobody, or say nothing (see is_firm).
_RETIRED = {fold(text) for text in ("Rentner", "Rentnerin", "retired", "im Ruhestand")}
_IDLE = {
    fold(text)
    for text in ("arbeitssuchend", "job seeking", "unemployed", "Student", "Studentin")
}  # fmt: skip
_SILENT = {
    fold(text)
    for text in (
        "", "privat", "private", "none", "n/a", "keine", "stealth", "stealth startup",
        "confidential", "various", "diverse",
    )
}  # fmt: skip

Others = Callable[[str, Collection[int], int], int]
NO_ALIASES: Mapping[str, str] = {}


def changes(
    earlier: Sequence[Said], now: Said, aliases: Mapping[str, str] = NO_ALIASES
) -> Iterator[LifeEvent]:
    """Compare an entry with earlier ones of the same person and source, newest first.

    There is none if one of the earlier ones was still seen on the same day or later: then the
    entry is the older one, or nobody can know. ``aliases`` maps the keys of organizations to
    those that they had before they were renamed.
    """
    if not earlier or earlier[0].seen_on >= now.seen_on or now.arrival.card.kind != "person":
        return
    found = [*_work(earlier, now, aliases)]
    yield from found
    if event := _name(earlier, now):
        yield event
    if event := _mail(earlier, now):
        yield event
    if not found and (event := _town(earlier, now)):
        yield event


def renamings(events: Iterable[LifeEvent], others: Others) -> list[LifeEvent]:
    """Tell which organizations have another name now: most people there changed to the same one.

    ``others`` counts who is still at an organization (by its key) beside some contacts, up to a
    number that is enough to know. Each renaming is one event, of the contact with the lowest
    id; its window holds those of all.
    """
    groups: dict[tuple[str, str], dict[int, LifeEvent]] = {}
    for event in events:
        if event.kind == "new_job":
            keys = organization_key(event.before), organization_key(event.after)
            groups.setdefault(keys, {}).setdefault(event.contact_id, event)
    return [
        _renaming(movers)
        for (old, new), movers in groups.items()
        if len(movers) >= FEWEST
        and is_firm(old)
        and is_firm(new)
        and others(old, movers.keys(), len(movers)) < len(movers)
    ]


def lost_footholds(events: Iterable[LifeEvent], others: Others) -> list[LifeEvent]:
    """Tell at which organizations nobody is left, each with the contact who left last."""
    leavers: dict[str, list[LifeEvent]] = {}
    for event in events:
        if event.kind in MOVERS:
            leavers.setdefault(organization_key(event.before), []).append(event)
    lost = []
    for key, left in leavers.items():
        if is_firm(key) and not others(key, {event.contact_id for event in left}, 1):
            last = max(left, key=lambda event: (event.latest_on, event.contact_id))
            lost.append(replace(last, kind="lost_foothold", after="", note=""))
    return lost


def aliases_of(renamed: Iterable[LifeEvent]) -> dict[str, str]:
    """Map the keys that organizations have now to those before their renaming."""
    return {organization_key(event.after): organization_key(event.before) for event in renamed}


def _renaming(movers: Mapping[int, LifeEvent]) -> LifeEvent:
    first = movers[min(movers)]
    return LifeEvent(
        first.contact_id,
        "organization_renamed",
        min(event.earliest_on for event in movers.values()),
        max(event.latest_on for event in movers.values()),
        first.before,
        first.after,
        str(len(movers)),
        first.record_id,
    )


def _event(
    old: Said, now: Said, kind: str, before: str, after: str = "", note: str = ""
) -> LifeEvent:
    return LifeEvent(
        now.contact_id, kind, old.seen_on, now.seen_on, before, after, note, now.record_id
    )


def _work(earlier: Sequence[Said], now: Said, aliases: Mapping[str, str]) -> Iterator[LifeEvent]:
    """Compare the position that counts, the first one, with those of before."""
    new = _first_position(now)
    if new is None:
        return
    place = _key(new.organization, aliases)
    for old in earlier:
        held = [p for p in old.arrival.card.positions if not place or _says_where(p)]
        if not held:
            continue
        there = [p for p in held if _key(p.organization, {}) == place]
        if there:
            yield from _title(old, now, there, new)
        elif place:
            yield from _leaving(old, now, held[0], new)
        return


def _first_position(said: Said) -> Position | None:
    return next((p for p in said.arrival.card.positions if _says_where(p) or p.title), None)


def _says_where(position: Position) -> bool:
    return organization_key(position.organization) not in _SILENT


def _key(name: str, aliases: Mapping[str, str]) -> str:
    """Return an organization's key, '' if the name says nothing."""
    key = organization_key(name)
    return "" if key in _SILENT else aliases.get(key, key)


def _title(old: Said, now: Said, there: Sequence[Position], new: Position) -> Iterator[LifeEvent]:
    """Compare titles at one organization; none is no title."""
    before = [position.title for position in there if position.title]
    if new.title and before and not any(is_same(title, new.title) for title in before):
        kind = "promotion" if is_promotion(before[0], new.title) else "new_title"
        yield _event(old, now, kind, before[0], new.title, _full_name(new, there[0]))


def _full_name(new: Position, old: Position) -> str:
    """Return a firm's name with its legal form, if either has it: networks leave it out."""
    is_same_name = organization_key(new.organization) == organization_key(old.organization)
    return max(new.organization, old.organization, key=len) if is_same_name else new.organization


def _leaving(old: Said, now: Said, before: Position, new: Position) -> Iterator[LifeEvent]:
    key = organization_key(new.organization)
    was_at = before.organization
    if key in _RETIRED:
        yield _event(old, now, "retirement", was_at)
    elif key in _IDLE:
        yield _event(old, now, "left_job", was_at)
    else:
        yield _event(old, now, "new_job", was_at, new.organization, new.title)


def _name(earlier: Sequence[Said], now: Said) -> LifeEvent | None:
    """Find another family name, or another given one: not a spelling, a nickname, a degree."""
    new = now.arrival.card.name
    for old in earlier:
        name = old.arrival.card.name
        if name == new:
            return None
        if folded(name).words and folded(new).words:
            is_new = _is_another(name, new)
            return (
                _event(old, now, "new_name", old.arrival.label, now.arrival.label)
                if is_new
                else None
            )
    return None


def _is_another(before: Name, after: Name) -> bool:
    if before == after or names_agree(before, after) == "same":
        return False
    old, new = folded(before), folded(after)
    is_family_new = _family_changed(_without_degrees(before), _without_degrees(after))
    is_given_new = bool(old.given and new.given) and not is_variant(old.given[0], new.given[0])
    if is_given_new and {*old.given, *old.additional} & {*new.given, *new.additional}:
        is_given_new = False  # Karl Friedrich, called Friedrich
    return is_family_new != is_given_new  # if both are another, so is perhaps the person


def _family_changed(old: frozenset[str], new: frozenset[str]) -> bool:
    if not old or not new or old == new:
        return False
    if min(map(len, old | new)) == 1:  # an initial
        return False
    return OSA.distance("".join(sorted(old)), "".join(sorted(new))) > 1


def _without_degrees(name: Name) -> frozenset[str]:
    """Return the words of a family name but what stands in capitals behind it: Weber MBA."""
    words = (name.family or name.formatted.rpartition(" ")[2]).replace("-", " ").split()
    mixed = [word for word in words if not (word.isupper() and len(word) > 1)]
    kept = " ".join(mixed or words).partition(",")[0].partition("(")[0]
    return frozenset(fold(kept).split())


def _mail(earlier: Sequence[Said], now: Said) -> LifeEvent | None:
    new = _mails(now)
    for old in earlier if new else ():
        if before := _mails(old):
            if {*before} & {*new}:
                return None
            return _event(
                old, now, "new_mail", next(iter(before.values())), next(iter(new.values()))
            )
    return None


def _mails(said: Said) -> dict[str, str]:
    """Map the domains of somebody's own addresses to the first one there."""
    found: dict[str, str] = {}
    for channel in said.arrival.card.channels:
        local, _, domain = channel.key.rpartition("@")
        if channel.kind == "email" and is_mail_address(channel.key) and local not in ROLES:
            found.setdefault(_provider(domain), channel.value)
    return found


def _provider(domain: str) -> str:
    """Return a domain; providers of free mail have many for one."""
    name = domain.partition(".")[0]
    return name if domain not in FREE and name in FREE_EVERYWHERE else domain


def _town(earlier: Sequence[Said], now: Said) -> LifeEvent | None:
    new = _towns(now)
    for old in earlier if new else ():
        if before := _towns(old):
            if {*before} & {*new}:
                return None
            return _event(old, now, "move", next(iter(before.values())), next(iter(new.values())))
    return None


def _towns(said: Said) -> dict[str, str]:
    """Return the towns in which somebody may live, by their key; not where they work."""
    return {
        fold(address.city): address.city
        for address in said.arrival.card.addresses
        if address.city and "work" not in address.label
    }
