"""Take in a village that ``relnet export json`` wrote: as it was, or beside those who are here."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from relnet.errors import UnreadableFileError
from relnet.formats.village import wrong_entry
from relnet.jobs.merge_village import merge
from relnet.jobs.village_defaults import with_defaults
from relnet.model.card import Address, Channel, Name
from relnet.model.diary import Interaction
from relnet.phrase import Phrase
from relnet.rules.channels import tidy
from relnet.rules.names import handle_for, name_key
from relnet.rules.organizations import organization_key
from relnet.rules.phones import phone_key_at
from relnet.store import edits, interactions
from relnet.store.village_in import Rebuilding, all_contacts, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.jobs.place_cards import Desk
    from relnet.model.village import Entry, Fields

CHUNK = 500  # entries that are written together
NAME_PARTS = ("formatted", "family", "given", "additional", "prefix", "suffix")


def restore(desk: Desk, entries: Iterable[Entry]) -> None:
    """Take in the entries of a village inside a batch, and count its contacts.

    An empty village becomes the one that was written, with its ids. Otherwise its contacts are
    matched as any others, and what belongs to them is added where it is not there yet.
    UnreadableFileError for entries that contradict each other.
    """
    complete = with_defaults(entries, desk.now, desk.file.path)
    if is_empty(desk.db):
        _rebuild(desk, complete)
    else:
        merge(desk, complete)


def _rebuild(desk: Desk, entries: Iterator[Entry]) -> None:
    rebuilding = Rebuilding(desk.db)
    handles: set[str] = set()
    count = 0
    for name, run in groupby(entries, key=lambda entry: entry.list):
        while some := list(islice(run, CHUNK)):
            listed = [entry for entry in some if entry.fields]
            if name == "contacts":
                listed = [replace(entry, fields=_contact(desk, entry, handles)) for entry in listed]
            wrong = rebuilding.add(name, [entry.fields or {} for entry in listed])
            if wrong is not None:
                raise wrong_entry(desk.file.path, listed[wrong], TWICE)
            count += len(listed)
            if name == "contacts":
                desk.file.counts["created"] += len(listed)
    if broken := rebuilding.broken():
        why = Phrase(
            "{list}: the entry {id} names one that is not there.", list=broken[0], id=broken[1]
        )
        raise UnreadableFileError(desk.file.path, why)
    if not count:
        raise UnreadableFileError(desk.file.path, Phrase("there is not a single entry in it."))
    rebuilding.finish()
    _grant(desk)


TWICE = Phrase("its id or its handle is another entry's, too.")


def _contact(desk: Desk, entry: Entry, handles: set[str]) -> Fields:
    """Put in what is derived, and what is missing."""
    fields = entry.fields or {}
    key = name_key(Name(*(fields[part] for part in NAME_PARTS)), fields["name"])
    created_at = fields["created_at"] or desk.now.at
    fields["handle"] = fields["handle"] or _free(handle_for(fields["name"]), handles)
    handles.add(fields["handle"])
    addresses = [
        Address(
            where["street"], city=where["city"], region=where["region"], country=where["country"]
        )
        for where in fields["addresses"]
    ]
    phone_key = phone_key_at(addresses, desk.home)
    for channel in fields["channels"]:
        written = Channel(channel["kind"], channel["written"])
        channel["key"] = channel["key"] or tidy(written, phone_key).key
    for note in fields["notes"]:
        note["created_at"] = note["created_at"] or created_at
    is_held = False
    for position in fields["positions"]:
        position["current"] &= not is_held  # one counts, the first of them
        is_held |= position["current"]
        position["seen_on"] = position["seen_on"] or desk.now.today.isoformat()
        position["holder_key"] = key
        position["organization_key"] = organization_key(position["organization"])
    return {**fields, "name_key": key, "created_at": created_at}


def _free(wanted: str, handles: set[str]) -> str:
    number, handle = 1, wanted
    while handle in handles:
        number += 1
        handle = f"{wanted}-{number}"
    return handle


def _grant(desk: Desk) -> None:
    """Do what the owner wishes for everybody in the file; an event there cannot be yet."""
    wishes = desk.wishes
    if not (wishes.tags or wishes.met_on):
        return
    for contact_id in all_contacts(desk.db):
        edits.add_tags(desk.db, contact_id, wishes.tags)
        if wishes.met_on:
            met = Interaction("met", wishes.met_on, (contact_id,))
            interactions.add(desk.db, met, desk.now.at)
