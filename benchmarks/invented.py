"""Invented address books of any size, the same ones every time."""

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
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


KINDS = (
    "call", "mail", "message", "meeting", "met", "thanks", "congratulation", "note", "gift",
    "help", "referral",
)  # fmt: skip
DAY = timedelta(days=1)


def write_diary(db: Path, today: date, count: int) -> None:
    """Fill a village with years of diary: entries, events, follow-ups, circles and news."""
    draw = random.Random(7)
    with closing(sqlite3.connect(db)) as connection, connection:
        ids = [id_ for (id_,) in connection.execute("SELECT id FROM contact ORDER BY id")]
        for _ in range(count):
            day = today - int(draw.random() ** 2 * 1500) * DAY  # the nearer, the more
            whose = draw.choice(("", "mine", "theirs"))
            entry = connection.execute(
                "INSERT INTO interaction (kind, happened_on, direction, created_at)"
                " VALUES (?, ?, ?, ?)",
                [draw.choice(KINDS), day.isoformat(), whose, f"{day}T12:00:00Z"],
            )
            connection.execute(
                "INSERT INTO participant (interaction_id, contact_id) VALUES (?, ?)",
                [entry.lastrowid, draw.choice(ids)],
            )
        for number in range(30):
            day = (today - (30 * number + 1) * DAY).isoformat()
            fair = connection.execute(
                "INSERT INTO event (handle, title, kind, starts_on, ends_on)"
                " VALUES (?, ?, 'fair', ?, ?)",
                [f"fair-{number}", f"Fair {number}", day, day],
            )
            connection.executemany(
                "INSERT INTO attendance (event_id, contact_id, met_on, created_at)"
                " VALUES (?, ?, ?, ?)",
                [(fair.lastrowid, id_, day, f"{day}T12:00:00Z") for id_ in draw.sample(ids, 60)],
            )
        since = f"{today - 90 * DAY}T12:00:00Z"
        connection.executemany(
            "INSERT INTO follow_up (contact_id, reason, due_on, created_at)"
            " VALUES (?, 'Angebot', ?, ?)",
            [
                (id_, (today + draw.randint(-10, 300) * DAY).isoformat(), since)
                for id_ in draw.sample(ids, 500)
            ],
        )
        circles = ("inner", *("regular",) * 3, *("wide",) * 10)
        people = draw.sample(ids, 215)  # as many as one can know
        # The journal's triggers would refuse a connection that does not trust the schema.
        connection.execute("PRAGMA trusted_schema = ON")
        connection.executemany(
            "UPDATE contact SET circle = ? WHERE id = ?",
            [(draw.choice(circles), id_) for id_ in people],
        )
        connection.executemany(
            "INSERT INTO life_event (contact_id, kind, earliest_on, latest_on, created_at)"
            " VALUES (?, 'new_job', ?, ?, ?)",
            [
                (id_, (today - 20 * DAY).isoformat(), (today - 9 * DAY).isoformat(), str(today))
                for id_ in draw.sample(ids, 300)
            ],
        )


def write_circles(db: Path) -> None:
    """Put everybody into a circle, so that everybody has a rhythm."""
    draw = random.Random(3)
    circles = ("inner", *("regular",) * 3, *("wide",) * 10)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("PRAGMA trusted_schema = ON")
        ids = connection.execute("SELECT id FROM contact ORDER BY id").fetchall()
        connection.executemany(
            "UPDATE contact SET circle = ? WHERE id = ?",
            [(draw.choice(circles), id_) for (id_,) in ids],
        )
