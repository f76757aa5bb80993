"""What people call fields and their values: German words beside the names that programs read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

# FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE
CHANGE = re.compile(r"([^\W\d_]+(?:[-_ ][^\W\d_]+)*)\s*([+-]?=)(.*)\Z", re.DOTALL)


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Turn names with their words round: from each word, as it is folded, to its name."""
    return {fold(word): name for name, words in table.items() for word in words.split()}


# The fields of a contact, and what filters ask of one.
_GERMAN = _by_word(
    {
        "address": "Anschrift Adresse",
        "avoid": "meiden Tabu",
        "birthday": "Geburtstag Geburtsdatum",
        "circle": "Kreis",
        "city": "Ort Stadt Wohnort",
        "country": "Land",
        "department": "Abteilung",
        "email": "E-Mail E-Mails Mail Mails Mailadresse",
        "event": "Veranstaltung",
        "extended": "Adresszusatz",
        "family": "Nachname Familienname",
        "follow-up": "Wiedervorlage",
        "form": "Anredeform",
        "given": "Vorname",
        "greeting": "Briefanrede Grußzeile",
        "handle": "Kürzel",
        "has": "hat mit",
        "interaction": "Tagebuch",
        "interest": "Interesse Interessen",
        "kind": "Art",
        "language": "Sprache",
        "met": "getroffen",
        "need": "Bedarf",
        "nickname": "Spitzname",
        "no": "ohne",
        "note": "Notiz Notizen",
        "offer": "Angebot Angebote",
        "organization": "Firma Organisation Unternehmen",
        "phone": "Telefon Telefonnummer Handy",
        "po_box": "Postfach",
        "postcode": "Postleitzahl PLZ",
        "preferred": "bevorzugt",
        "prefix": "Titel",
        "profile": "Profil Profile",
        "quiet": "still",
        "region": "Bundesland",
        "role": "Rolle Rollen",
        "salutation": "Anrede",
        "source": "Quelle",
        "standing": "bekannt",
        "street": "Straße",
        "suffix": "Namenszusatz",
        "tag": "Schlagwort Schlagwörter Schlagworte",
        "title": "Position Funktion",
        "url": "Webseite Website Homepage",
    }
)
# Those of an event, where some of these words mean another one.
_OF_EVENT = _by_word(
    {
        "called_off": "abgesagt",
        "cost": "Kosten",
        "from": "von ab Beginn",
        "goal": "Ziel Ziele",
        "hall": "Halle",
        "handle": "Kürzel",
        "kind": "Art",
        "on": "am Tag Datum",
        "place": "Ort",
        "series": "Reihe Serie",
        "stand": "Messestand",
        "title": "Titel Name",
        "to": "bis Ende",
    }
)
# What a field can hold that knows only some values, and how people say that.
CHOICES = {
    "circle": Phrase("inner, regular, wide"),
    "kind": Phrase("person, organization, group"),
    "standing": Phrase("direct, indirect"),
}
_VALUES = {
    "circle": {"inner": "inner innerer", "regular": "regular mittlerer", "wide": "wide weiter"},
    "kind": {
        "person": "person",
        "organization": "organization Firma Organisation Unternehmen",
        "group": "group Gruppe",
    },
    "standing": {"direct": "direct direkt", "indirect": "indirect indirekt"},
}
_CHOSEN = {field: _by_word(values) for field, values in _VALUES.items()}


def field_named(word: str) -> str:
    """Return the name of the field that a German word means; any other word, in lower case."""
    return _GERMAN.get(fold(word), word.lower())


def event_field_named(word: str) -> str:
    """Return the name of the field of an event that a word means, as ``field_named`` does."""
    return _OF_EVENT.get(fold(word), word.lower())


def choice_named(field: str, word: str) -> str | None:
    """Return which of the ``CHOICES`` of a field a word means, in either language."""
    return _CHOSEN[field].get(fold(word))
