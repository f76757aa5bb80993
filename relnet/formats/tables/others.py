"""Columns that are about another person, or another thing, than the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.tables.table import Column
from relnet.formats.tables.vocabulary import CHANNELS, POSITION
from relnet.formats.tables.words import is_of_another, number_in, squeezed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# When somebody was met at a stand; or, in a program that tells when it was changed, the entry.
_NOTED = {"erfasstam", "erfassungsdatum", "erfassungszeitpunkt"}
_CHANGED = {"geandertam", "geandert", "letzteanderung", "zuletztgeandert", "zuletztgeandertam",
            "anderungsdatum", "modifiedon", "modifiedat", "lastmodified", "updatedat"}  # fmt: skip
# The number under which Business Central has a contact, unless it is the only one.
_OF_CONTACT = {"contactnumber", "contactno"}
# Who comes, whoever ordered the ticket or offers the meeting.
_GUESTS = (
    "attendee", "participant", "visitor", "invitee", "registrant", "delegate", "guest",
    "teilnehmer", "besucher", "gast",
)  # fmt: skip
_TOLD = ("name", "given", "family", "email")


def of_others(columns: Sequence[Column]) -> Iterator[Column]:
    """Give up what other columns show to be about something else."""
    keys = [squeezed(column.name) for column in columns]
    has_phone = any(
        column.field == "phone" and key not in _OF_CONTACT
        for column, key in zip(columns, keys, strict=True)
    )
    has_title = any(
        column.field == "title" and key != "headline"
        for column, key in zip(columns, keys, strict=True)
    )
    given_up = {*(_OF_CONTACT if has_phone else ()), *(("headline",) if has_title else ())}
    if not _CHANGED.isdisjoint(keys):
        given_up |= _NOTED
    people = {number_in(column.name) for column in columns if is_of_another(column.name)}
    for column, key in zip(columns, keys, strict=True):
        is_of_other = column.slot in people and column.field in (*CHANNELS, *POSITION)
        is_given_up = key in given_up or is_of_other  # Ansprechpartner 2 is not in the row
        yield Column(column.name) if is_given_up else column


def of_guests(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> Iterator[Column]:
    """Give up the name and address of the host or buyer, where others are those of the guest."""
    told = {
        column.field
        for place, column in enumerate(columns)
        if column.field in _TOLD and _is_of_guest(column)
        if any(any(map(str.isalpha, row[place])) for row in sample)
    }
    for column in columns:
        is_given_up = column.field in told and not _is_of_guest(column)
        yield Column(column.name) if is_given_up else column


def _is_of_guest(column: Column) -> bool:
    """Tell whether a column says whose name or address it is: Teilnehmer alone may count them."""
    words = words_of(column.name)
    says = any("name" in word or "mail" in word for word in words)
    return says and any(word.startswith(_GUESTS) for word in words)
