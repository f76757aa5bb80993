"""What people call the fields of a contact: German words beside the names that programs read."""

from __future__ import annotations

import re

from relnet.model.folding import fold

# FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE
CHANGE = re.compile(r"([^\W\d_]+(?:[-_ ][^\W\d_]+)*)\s*([+-]?=)(.*)\Z", re.DOTALL)

_GERMAN = {
    fold(word): field
    for field, words in {
        "address": "Anschrift Adresse",
        "avoid": "meiden Tabu",
        "birthday": "Geburtstag Geburtsdatum",
        "circle": "Kreis",
        "city": "Ort Stadt Wohnort",
        "country": "Land",
        "department": "Abteilung",
        "email": "E-Mail Mail Mailadresse",
        "event": "Veranstaltung",
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
        "phone": "Telefon Telefonnummer",
        "po_box": "Postfach",
        "postcode": "Postleitzahl PLZ",
        "preferred": "bevorzugt",
        "prefix": "Titel",
        "profile": "Profil",
        "quiet": "still",
        "region": "Bundesland",
        "role": "Rolle Rollen",
        "salutation": "Anrede",
        "source": "Quelle",
        "street": "Straße",
        "suffix": "Namenszusatz",
        "tag": "Schlagwort Schlagwörter",
        "title": "Position Funktion",
        "url": "Webseite Website",
    }.items()
    for word in words.split()
}


def field_named(word: str) -> str:
    """Return the name of the field that a German word means; any other word, in lower case."""
    return _GERMAN.get(fold(word), word.lower())
