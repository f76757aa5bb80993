"""Invented address books of any size, the same ones every time."""

import random
from pathlib import Path

GIVEN = [
    "Anna",
    "Jürgen",
    "Käthe",
    "Deniz",
    "Mehmet",
    "Zofia",
    "Łukasz",
    "Björn",
    "Maren",
    "Uwe",
    "Heike",
    "Sören",
    "Aylin",
    "Piotr",
    "Ursula",
    "Götz",
    "Ansgar",
    "Wiebke",
    "Jonas",
    "Lena",
    "Tomasz",
    "Ayşe",
    "Hans",
    "Petra",
    "Klaus",
    "Ingrid",
    "Mareike",
    "Torben",
    "Silke",
    "Ralf",
]
FAMILY = [
    "Müller",
    "Schmidt",
    "Weber",
    "Koch",
    "Wölkerling",
    "Yılmaz",
    "Kowalski",
    "Groß",
    "Hoffmann",
    "Böhm",
    "Krüger",
    "Voß",
    "Lüdtke",
    "Sommerfeld",
    "Brandt",
    "Ökten",
    "Nowak",
    "Strauß",
    "Jäger",
    "Lindner",
    "Dörfler",
    "Albers",
    "Petersen",
    "Quast",
    "Reuter",
]
FIRMS = [
    "Werkzeugbau",
    "Antriebe",
    "Sensorik",
    "Greiftechnik",
    "Steuerungen",
    "Pumpen",
    "Messtechnik",
    "Robotik",
    "Logistik",
]
FORMS = ("GmbH", "GmbH & Co. KG", "AG", "KG", "e.K.", "SE")
TOWNS = ("Hannover", "Köln", "Erfurt", "Münster", "Gießen", "Bad Füssing")


def person(number: int) -> dict[str, str]:
    """Return one invented person; the same number is the same person."""
    draw = random.Random(number)
    given, family = draw.choice(GIVEN), draw.choice(FAMILY)
    firm = f"{draw.choice(FAMILY)} {draw.choice(FIRMS)} {draw.choice(FORMS)}"
    return {
        "number": str(number),
        "given": given,
        "family": family,
        "organization": firm,
        "title": draw.choice(("Einkauf", "Geschäftsführung", "Vertrieb", "Technik")),
        "email": f"p{number}@firm{number % 3000}.example",
        "phone": f"+49 30 23125{number % 1000:03}-{number // 1000}",
        "mobile": f"030 23125{number % 1000:03} {number // 1000:02}9",
        "town": draw.choice(TOWNS),
        "postcode": f"{10000 + number % 80000}",
        "birthday": f"{1950 + number % 50}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "slug": f"p{number}-{number * 7919 % 99991:05}",
    }


CARD = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Example//Phone 17.1//EN
N:{family};{given};;;
FN:{given} {family}
ORG:{organization};Werk 2
TITLE:{title}
item1.EMAIL;type=INTERNET;type=pref:{email}
item1.X-ABLabel:_$!<Work>!$_
TEL;type=WORK;type=VOICE;type=pref:{phone}
TEL;type=CELL;type=VOICE:{mobile}
ADR;type=WORK:;;Industriestraße {number};{town};;{postcode};Deutschland
item2.URL;type=pref:https\\://www.example.com/{slug}
item2.X-ABLabel:_$!<HomePage>!$_
BDAY:{birthday}
CATEGORIES:Messe,Kunde
NOTE:Am Stand getroffen\\, will ein Angebot für Greifer und eine Vorführung im M
 ai\\; ruft selbst an.
REV:2026-04-20T09:30:00Z
UID:urn:uuid:00000000-0000-4000-8000-{number:0>12}
END:VCARD
"""


def write_cards(path: Path, count: int) -> Path:
    """Write a vCard file of typical cards, 21 lines each."""
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        file.writelines(CARD.format(**person(number)) for number in range(count))
    return path


PREAMBLE = """Notes:
"When exporting your connection data, you may notice that some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
"""


def write_connections(path: Path, count: int) -> Path:
    """Write LinkedIn's Connections.csv; two rows in a hundred have a mail address."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(PREAMBLE)
        for number in range(count):
            p = person(number)
            mail = p["email"] if number % 50 == 0 else ""
            file.write(
                f"{p['given']},{p['family']},https://www.linkedin.com/in/{p['slug']},{mail},"
                f"{p['organization']},{p['title']},{number % 28 + 1:02} Feb {2010 + number % 16}\n"
            )
    return path
