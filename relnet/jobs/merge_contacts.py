"""Make one contact of two who are the same person, or the same organization."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from relnet.errors import DataError, MistakeError, UnknownContactError, UnknownFieldError
from relnet.jobs.know_relatives import know_relatives
from relnet.jobs.rename_contact import NAME_PARTS, rename
from relnet.model.arrival import Arrival
from relnet.model.card import Card, Name
from relnet.model.field_words import field_named
from relnet.model.folding import fold
from relnet.phrase import Phrase
from relnet.rules.names import display
from relnet.rules.news import better_name
from relnet.store import contacts, edits, listing, merging
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relnet.model.contact import Contact
    from relnet.model.moment import Moment
    from relnet.store import Connection

# Of which field the owner may say whose value comes first, and the rows or columns behind it.
KNOWN = Phrase(
    "name, nickname, circle, language, handle, birthday, position, address, email, phone,"
    " profile, url, messenger, salutation, form, greeting"
)
FIELDS = (*KNOWN.text.split(", "),)
ALIASES = {
    **dict.fromkeys((*NAME_PARTS, "formatted"), "name"),
    **dict.fromkeys(("organization", "org", "title", "department"), merging.POSITION),
    **dict.fromkeys(("street", "postcode", "city", "country", "addresses"), merging.ADDRESS),
    **{f"{kind}s": kind for kind in merging.CHANNELS},
}
ALL = ""  # as a field: whatever no other preference names
_STANDINGS = ("owner", "direct", "indirect")


class Difference(NamedTuple):
    """A field (docs/json.md) that differs: with who stays, with who goes, and merged."""

    field: str
    kept: object
    gone: object
    merged: object


class Merged(NamedTuple):
    """Who stayed and who went, as they were called, what differed, and the batch."""

    contact_id: int
    contact: str
    gone_id: int
    gone: str
    differences: tuple[Difference, ...]
    batch: int | None


def field_of(word: str) -> str:
    """Return the field that a word names to ``prefer``; UnknownFieldError."""
    named = field_named(word)
    field = ALIASES.get(named, named)
    if field not in FIELDS:
        raise UnknownFieldError(word, KNOWN)
    return field


def merge_contacts(
    db: Connection,
    now: Moment,
    ids: tuple[int, int],
    prefer: Mapping[str, int] | None = None,
    *,
    dry_run: bool = False,
) -> Merged:
    """Merge two contacts as a batch, which undo splits again.

    The owner stays rather than others, a contact rather than somebody one only knows of, else
    the older entry. ``prefer`` maps FIELDS, or ALL, to the one whose values come first; all
    other values of both are kept, behind. MistakeError if it is one contact, DataError if one
    is a person and the other is none, UnknownContactError if one is gone.
    """
    keep, lose = _who_stays(db, ids)
    before = [_row(db, one.id) for one in (keep, lose)]
    detail = f"{keep.label} ({keep.id}) + {lose.label} ({lose.id})"
    with batch(db, "merge", detail, now.at, dry_run=dry_run) as opened:
        combine(db, now, ids, prefer)
        after = _row(db, keep.id)
    differences = tuple(
        Difference(field, mine, theirs, after[field])
        for field, mine, theirs in ((name, before[0][name], before[1][name]) for name in SHOWN)
        if mine != theirs or mine != after[field]
    )
    return Merged(keep.id, keep.label, lose.id, lose.label, differences, opened.id)


SHOWN = tuple(field for field in listing.JSON_FIELDS if field not in {"id", "kind", "created_at"})


def combine(
    db: Connection, now: Moment, ids: tuple[int, int], prefer: Mapping[str, int] | None = None
) -> int:
    """Merge two contacts inside an open batch, as ``merge_contacts`` does; returns who stays."""
    keep, lose = _who_stays(db, ids)
    wishes = prefer or {}
    first = {field: wishes.get(field, wishes.get(ALL, keep.id)) for field in FIELDS}
    if merging.POSITION in wishes or ALL in wishes:
        merging.state_position(db, first[merging.POSITION], now.today.isoformat())
    columns = {"created_at": min(keep.created_at, lose.created_at), **_spoken(db, ids, first)}
    merging.absorb(db, keep.id, lose.id, [field for field in FIELDS if first[field] == lose.id])
    _settle_columns(db, keep, lose, first)
    if wishes.get("handle") == lose.id:
        columns["handle"] = lose.handle  # which is free now
    edits.set_columns(db, keep.id, columns)
    know_relatives(db, keep.id)
    return keep.id


def _who_stays(db: Connection, ids: tuple[int, int]) -> tuple[Contact, Contact]:
    if ids[0] == ids[1]:
        raise MistakeError(
            Phrase("that is one contact, not two."),
            Phrase("name another one, by id if need be: relnet list shows ids."),
        )
    standing = merging.standings(db, ids)
    for missing in {*ids} - standing.keys():
        raise UnknownContactError(str(missing))
    in_order = sorted(ids, key=lambda id_: (_STANDINGS.index(standing[id_]), id_))
    keep, lose = contacts.in_order(db, in_order)
    if keep.kind != lose.kind:
        raise DataError(
            Phrase("{a} and {b} are not of one kind.", a=keep.label, b=lose.label),
            Phrase(
                "people and organizations stay apart; relnet edit {id} kind={kind} corrects it.",
                id=lose.id,
                kind=keep.kind,
            ),
        )
    return keep, lose


def _row(db: Connection, contact_id: int) -> listing.Row:
    condition = ("contact.id = ?", [str(contact_id)])
    return next(listing.rows(db, listing.JSON_FIELDS, condition))


def _settle_columns(db: Connection, keep: Contact, lose: Contact, first: Mapping[str, int]) -> None:
    """Choose name, nicknames, circle and language: the first one's, filled from the other's."""
    one, other = _in_order(keep, lose, first["name"])
    if one.name == Name():  # called by an address or a firm, which is no name
        one, other = other, one
    parts = better_name(Arrival(Card(other.name, other.kind), other.label, "", {}, ""), one)
    named = replace(keep, name=one.name, label=one.label)
    if parts or one is not keep:
        named = rename(db, named, parts)
    known = [who.nickname for who in _in_order(keep, lose, first["nickname"])]
    columns = {"nickname": _nicknames(named, other, known)}
    for field in ("circle", "language"):
        values = [getattr(who, field) for who in _in_order(keep, lose, first[field])]
        columns[field] = values[0] or values[1]
    edits.set_columns(db, keep.id, columns)


def _spoken(db: Connection, ids: tuple[int, int], first: Mapping[str, int]) -> dict[str, str]:
    """Choose how to speak to them: as with the first one, where that is known."""
    said = {id_: merging.spoken(db, id_) for id_ in ids}
    return {
        field: said[first[field]][field] or said[sum(ids) - first[field]][field]
        for field in merging.SPOKEN
    }


def _in_order(keep: Contact, lose: Contact, first: int) -> tuple[Contact, Contact]:
    return (keep, lose) if first == keep.id else (lose, keep)


def _nicknames(named: Contact, other: Contact, known: Sequence[str]) -> str:
    """Join the nicknames of both, and the other one's name if it could not be found any more."""
    names: dict[str, str] = {}
    for name in ", ".join(filter(None, known)).split(", "):
        names.setdefault(fold(name), name)
    parts = (getattr(named.name, part) for part in NAME_PARTS)
    found = fold(" ".join((named.label, *parts, *names))).split()
    words = fold(display(other.name)).split() if other.name != Name() else []
    if not all(word in found or (len(word) == 1 and _begins(word, found)) for word in words):
        names[fold(display(other.name))] = display(other.name)
    return ", ".join(filter(None, names.values()))


def _begins(initial: str, words: Sequence[str]) -> bool:
    return any(word.startswith(initial) for word in words)
