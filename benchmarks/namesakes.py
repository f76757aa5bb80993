"""Invented people with names as unevenly shared as real ones, some of them entered twice."""

import random
from itertools import accumulate
from pathlib import Path

from relnet.jobs.find_duplicates import Gallery
from relnet.rules.candidates import candidates
from relnet.store import open_store

# Syllables: how they begin, what they are sung on, how names end.
ONSETS = (
    "b bl br d dr f fl fr g gl gr h j k kl kr l m n p pf pr r s sch schm schn schw st t tr v w z"
)
VOWELS = "a e i o u au ei eu ie ä ö ü"
CODAS = "b ck ff g hn l ld lf ll m mm n nd ng nn nz r rg rk rn rt s ss sch st t tz"
FAMILY_ENDS = "er mann ke el sen in ert ling ner e"
GIVEN_ENDS = "a e in us o ina ald bert mar ine"
TOWN_ENDS = "burg stadt heim dorf hausen"
FIRM_ENDS = "er mann ke"
LIGHT = "b d f g k l m n r s t"
FIRMS = (
    "Werkzeugbau", "Antriebe", "Sensorik", "Greiftechnik", "Pumpen", "Messtechnik", "Robotik",
    "Logistik",
)  # fmt: skip
FORMS = ("GmbH", "GmbH & Co. KG", "AG", "KG", "e.K.", "SE")
TITLES = ("Einkauf", "Vertrieb", "Technik", "Geschäftsführung", "Projektleitung", "Assistenz")

Person = dict[str, str]


class Names:
    """Words of which the second is half as frequent as the first, the third a third (Zipf)."""

    def __init__(self, draw: random.Random, count: int, ends: str) -> None:
        words: dict[str, None] = {}
        while len(words) < count:
            word = _one(draw, ONSETS) + _one(draw, VOWELS)
            if draw.random() < 0.4:
                word += _one(draw, LIGHT) + draw.choice("aeiou")
            words[(word + _one(draw, CODAS) + _one(draw, ends)).capitalize()] = None
        self._words = [*words]
        self._shares = [*accumulate(1 / rank for rank in range(1, count + 1))]

    def pick(self, draw: random.Random) -> str:
        """Return a word, a common one more often."""
        return draw.choices(self._words, cum_weights=self._shares)[0]


class Country:
    """The names there are: 3,000 of families, 800 given ones, and a firm for twelve people."""

    def __init__(self, draw: random.Random, people: int) -> None:
        self.families = Names(draw, 3000, FAMILY_ENDS)
        self.given = Names(draw, 800, GIVEN_ENDS)
        self.towns = Names(draw, 400, TOWN_ENDS)
        self.firms = Names(draw, max(people // 12, 10), FIRM_ENDS)


def people(count: int, seed: int = 1) -> list[Person]:
    """Return so many entries: every eighth is somebody again, as another source has them."""
    draw = random.Random(seed)
    country = Country(draw, count)
    found: list[Person] = []
    for number in range(count):
        is_again = found and draw.random() < 0.125
        found.append(
            _again(draw, draw.choice(found)) if is_again else _person(draw, number, country)
        )
    return found


# Fields that not every entry has, and how many lack them.
LACKING = {
    "mobile": 0.5, "office": 0.6, "birthday": 0.7, "profile": 0.5, "street": 0.4, "email": 0.3,
}  # fmt: skip


def _person(draw: random.Random, number: int, country: Country) -> Person:
    first, last = country.given.pick(draw), country.families.pick(draw)
    firm, town = country.firms.pick(draw), country.towns.pick(draw)
    domain, local = f"{_ascii(firm)}.example", f"{_ascii(first)}.{_ascii(last)}.{number}"
    line, form = sum(map(ord, firm)), FORMS[ord(firm[0]) % len(FORMS)]
    person = {
        "given": first,
        "family": last,
        "organization": f"{firm} {FIRMS[len(firm) % len(FIRMS)]} {form}",
        "title": draw.choice(TITLES),
        "email": f"info@{domain}" if draw.random() < 0.05 else f"{local}@{domain}",
        "mobile": f"+49 171 39200{number:06}",
        "office": f"+49 30 23125{line % 1000:03}{len(firm):02}",
        "street": f"{country.families.pick(draw)}straße {draw.randrange(1, 90)}",
        "town": town,
        "postcode": f"{sum(map(ord, town)) * 37 % 90000 + 10000 + draw.randrange(20)}",
        "birthday": (
            f"{draw.randrange(1950, 2003)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
        ),
        "profile": f"https://www.linkedin.com/in/{_ascii(first)}-{_ascii(last)}-{number:x}",
    }
    return _without(draw, person, LACKING)


def _again(draw: random.Random, known: Person) -> Person:
    """Return an entry as another source has it: spelled otherwise, with less in it."""
    person = _without(draw, known, dict.fromkeys(LACKING, 0.3))
    if draw.random() < 0.3:
        person["family"] = _misspelled(draw, person["family"])
    if draw.random() < 0.1:
        person["given"] = f"{person['given'][0]}."
    if draw.random() < 0.2:
        person["title"] = draw.choice(TITLES)
    return person


def _without(draw: random.Random, person: Person, shares: dict[str, float]) -> Person:
    return {
        field: "" if field in shares and draw.random() < shares[field] else text
        for field, text in person.items()
    }


def _misspelled(draw: random.Random, word: str) -> str:
    place = draw.randrange(1, len(word) - 1)
    begin, end = word[:place], word[place:]
    return draw.choice((begin + end[1:], begin + end[0] + end, _ascii(word).capitalize()))


def _one(draw: random.Random, syllables: str) -> str:
    return draw.choice(syllables.split())


def _ascii(word: str) -> str:
    return word.lower().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}))


def write_namesakes(path: Path, count: int) -> Path:
    """Write a vCard file of such people."""
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        file.writelines("".join(_card(person)) for person in people(count))
    return path


def _card(p: Person) -> list[str]:
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"N:{p['family']};{p['given']};;;",
        f"FN:{p['given']} {p['family']}", f"ORG:{p['organization']}", f"TITLE:{p['title']}",
        f"ADR:;;{p['street']};{p['town']};;{p['postcode']};",
    ]  # fmt: skip
    lines += [f"{name}:{p[field]}" for field, name in LINES.items() if p[field]]
    return [f"{line}\n" for line in (*lines, "END:VCARD")]


LINES = {
    "email": "EMAIL", "mobile": "TEL;TYPE=CELL", "office": "TEL;TYPE=WORK", "birthday": "BDAY",
    "profile": "URL",
}  # fmt: skip


def write_pairs(path: Path, db: Path) -> Path:
    """Write the ids of the pairs that relnet finds worth weighing, a pair on each line."""
    with open_store(db) as connection:
        gallery = Gallery(connection)
    ids = [drawn.id for drawn in gallery.portraits]
    with path.open("w", encoding="utf-8") as file:
        for a, b in candidates(gallery.portraits, gallery.common):
            file.write(f"{ids[a]} {ids[b]}\n")
    return path
