"""The 92 columns of classic Outlook's table of contacts, in English and in German.

Outlook sorts them by their names, so their order differs. Where German names vary by version,
these are the ones of Outlook since 2010.
"""

from __future__ import annotations

from typing import Literal

Headers = Literal["en", "de"]

# Each column in the German order: its English name, and its German one.
_GERMAN = """
Title=Anrede
First Name=Vorname
Middle Name=Weitere Vornamen
Last Name=Nachname
Suffix=Suffix
Company=Firma
Department=Abteilung
Job Title=Position
Business Street=Straße geschäftlich
Business Street 2=Straße geschäftlich 2
Business Street 3=Straße geschäftlich 3
Business City=Ort geschäftlich
Business State=Region geschäftlich
Business Postal Code=Postleitzahl geschäftlich
Business Country/Region=Land/Region geschäftlich
Home Street=Straße privat
Home Street 2=Straße privat 2
Home Street 3=Straße privat 3
Home City=Ort privat
Home State=Bundesland/Kanton privat
Home Postal Code=Postleitzahl privat
Home Country/Region=Land/Region privat
Other Street=Weitere Straße
Other Street 2=Weitere Straße 2
Other Street 3=Weitere Straße 3
Other City=Weiterer Ort
Other State=Weiteres/r Bundesland/Kanton
Other Postal Code=Weitere Postleitzahl
Other Country/Region=Weiteres/e Land/Region
Assistant's Phone=Telefon Assistent
Business Fax=Fax geschäftlich
Business Phone=Telefon geschäftlich
Business Phone 2=Telefon geschäftlich 2
Callback=Rückmeldung
Car Phone=Autotelefon
Company Main Phone=Telefon Firma
Home Fax=Fax privat
Home Phone=Telefon (privat)
Home Phone 2=Telefon (privat 2)
ISDN=ISDN
Mobile Phone=Mobiltelefon
Other Fax=Weiteres Fax
Other Phone=Weiteres Telefon
Pager=Pager
Primary Phone=Haupttelefon
Radio Phone=Mobiltelefon 2
TTY/TDD Phone=Telefon für Hörbehinderte
Telex=Telex
Billing Information=Abrechnungsinformation
Assistant's Name=Assistent(in)
User 1=Benutzer 1
User 2=Benutzer 2
User 3=Benutzer 3
User 4=Benutzer 4
Profession=Beruf
Office Location=Büro
E-mail Address=E-Mail-Adresse
E-mail Type=E-Mail-Typ
E-mail Display Name=E-Mail: Angezeigter Name
E-mail 2 Address=E-Mail 2: Adresse
E-mail 2 Type=E-Mail 2: Typ
E-mail 2 Display Name=E-Mail 2: Angezeigter Name
E-mail 3 Address=E-Mail 3: Adresse
E-mail 3 Type=E-Mail 3: Typ
E-mail 3 Display Name=E-Mail 3: Angezeigter Name
Referred By=Empfohlen von
Birthday=Geburtstag
Gender=Geschlecht
Hobby=Hobby
Initials=Initialen
Internet Free Busy=Internet Frei/Gebucht
Anniversary=Jahrestag
Categories=Kategorien
Children=Kinder
Account=Konto
Manager's Name=Name des/r Vorgesetzten
Notes=Notizen
Organizational ID Number=Organisationsnr.
Location=Ort
Spouse=Partner/in
Business Address PO Box=Postfach geschäftlich
Home Address PO Box=Postfach privat
Priority=Priorität
Private=Privat
Mileage=Reisekilometer
Government ID Number=Sozialversicherungsnr.
Language=Sprache
Keywords=Stichwörter
Sensitivity=Vertraulichkeit
Directory Server=Verzeichnisserver
Web Page=Webseite
Other Address PO Box=Weiteres Postfach
"""
_PAIRS = [line.split("=") for line in _GERMAN.strip().splitlines()]
_FIXED = 48  # columns that every language has in the same order; those after it are sorted
_ENGLISH = [english for english, _ in _PAIRS]


def _sorted(names: list[str]) -> list[str]:
    """Sort as Outlook does: by name, but what belongs to one mail address stays together."""
    return sorted(names, key=lambda name: "E-mail" if name.startswith("E-mail") else name)


# The English name of each column, which is what relnet calls it, and what is written above it.
COLUMNS: dict[Headers, dict[str, str]] = {
    "en": {name: name for name in (*_ENGLISH[:_FIXED], *_sorted(_ENGLISH[_FIXED:]))},
    "de": dict(_PAIRS),
}
