"""Whom WHO means where one of several is only known of; and words of German for fields."""

import json
from functools import partial

import pytest
from program import card

from relnet.cli import language
from relnet.jobs import edit_contact, edit_event, merge_contacts
from relnet.model.field_words import CHOICES, choice_named, event_field_named, field_named
from relnet.store import filters

KNOWN_OF = "Gisela Werner"


@pytest.fixture
def village(relnet, tmp_path):
    """Klaus Werner, whose wife is only known of; Jörg Maier, and a firm that is called like him."""
    path = tmp_path / "card.vcf"
    path.write_text(
        card("Klaus Werner", f"X-SPOUSE:{KNOWN_OF}", "ORG:Werner Hydraulik", "TEL:+49 30 2312510")
        + card("Ute Wolf", "X-SPOUSE:Renate", "NOTE:Maier mag sie", "TEL:+43 1 2312510")
        + card("Jörg Maier", "X-SPOUSE:Renate Maier")
        + card("Renate Kern", "X-SPOUSE:Gisela Kern")
    )
    relnet("import", path, "--no-match")
    return relnet


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("werner", "Klaus Werner"),
        ("wern", "Klaus Werner"),
        ("renate", "Renate Kern"),
        ("gisela werner", KNOWN_OF),
        ("renate maier", "Renate Maier"),
        ("kern", "Renate Kern"),
    ],
)
def test_who_is_known_in_person_is_meant(village, who, name):
    assert village("show", who).stdout.startswith(name)


def test_candidates_say_that_they_are_only_known_of(village):
    told = village("show", "gisela", code=3).stderr
    assert told.count("(known of)") == 2
    assert "hint: say which one by id" in told


def test_a_sentence_means_who_is_known_in_person(village):
    told = village("log", "call with Werner", "--dry-run").stderr
    assert "Klaus Werner" in told
    assert "the only one you know in person" in told
    assert "Gisela" not in told


def test_days_of_candidates_are_said_as_everywhere(relnet):
    for firm in ("Voss AG", "Kern GmbH"):
        relnet("add", "Anna Weber", "--organization", firm, "--email", f"a@{firm[:4]}.example")
    relnet("log", "call", "1", "--on", "2026-04-20")
    told = relnet("--lang", "de", "show", "weber", code=3).stderr
    assert "Anna Weber, Voss AG, Mo 20.04.2026\n" in told
    known = ("add", "Anna Weber", "--email", "a@voss.example")
    assert "Voss AG, Mo 20.04.2026 (ID 1)" in relnet("--lang", "de", *known, code=3).stderr
    assert "Voss AG, Mo 20.04.2026 (1)" in relnet("--lang", "de", "show", "Webber", code=1).stderr


@pytest.mark.parametrize("command", ["snooze", "follow-up snooze"])
def test_a_day_that_will_not_do_is_quoted_as_it_was_typed(relnet, command):
    relnet("add", "Anna Weber")
    relnet("follow-up", "add", "1", "Angebot", "--due", "today")
    told = relnet(*command.split(), "1", "yesterday", code=2).stderr
    assert "'yesterday' will not do as DAY." in told


def test_a_day_is_told_as_it_was_understood(relnet):
    relnet("add", "Anna Weber")
    told = relnet("--lang", "de", "log", "call", "1", "--on", "1.5.2027", code=2).stderr
    assert "Sa 01.05.2027" in told


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["030"], [1]),
        (["030 231"], [1]),
        (["030/23"], [1]),
        (["0043 1"], [2]),
        (["0049 30"], [1]),
        (["01 23"], []),
        (["00"], []),
    ],
)
def test_a_number_is_found_from_its_beginning(village, words, found):
    ids = village("search", *words, "-f", "ids", code=None).stdout.split()
    assert [*map(int, ids)] == found


def test_names_that_fit_come_first(village):
    names = village("search", "maier", "--fields", "name", "--no-headers").stdout.split("\n")
    assert names[:2] == ["Jörg Maier", "Renate Maier"]
    assert names[2:] == ["Ute Wolf", ""]


FIELDS = [
    ("Anrede=Frau", "salutation", "frau"), ("geburtstag=3.4.1980", "birthday", "1980-04-03"),
    ("position=Leitung", "title", "Leitung"), ("Firma=Voss AG", "organization", "Voss AG"),
    ("Kürzel=aw", "handle", "aw"), ("kuerzel=aw", "handle", "aw"), ("titel=Dr.", "prefix", "Dr."),
    ("E-Mail+=a@example.com", "emails", ["a@example.com"]), ("Notiz=Kaffee", "note", "Kaffee"),
    ("schlagwoerter+=Messe", "tags", ["Messe"]), ("Telefon=030 23125100", "phones", ["+493023125100"]),
    ("kreis=innerer", "circle", "inner"), ("Kreis=Mittlerer", "circle", "regular"),
    ("circle=weiter", "circle", "wide"), ("Art=Firma", "kind", "organization"),
]  # fmt: skip


@pytest.mark.parametrize(("assignment", "field", "value"), FIELDS)
def test_fields_have_german_names_too(relnet, assignment, field, value):
    relnet("add", "Anna Weber")
    relnet("edit", "1", assignment)
    assert json.loads(relnet("show", "1", "-f", "json").stdout)[field] == value


def test_changes_are_told_in_words_of_the_reader(relnet):
    relnet("add", "Anna Weber")
    told = relnet("--lang", "de", "edit", "1", "Straße=Hauptstr. 5", "geburtstag=3.4.1980").stderr
    assert "  Anschrift: - -> Hauptstr. 5\n  Geburtstag: - -> 03.04.1980\n" in told


HINTS = [
    (edit_contact.KNOWN, lambda word: edit_contact.parse_changes([f"{word}="])),
    (edit_event.KNOWN, lambda word: event_field_named(word) in edit_event.FIELDS),
    (merge_contacts.KNOWN, merge_contacts.field_of),
    (
        filters.KNOWN,
        lambda word: field_named(word) in {*filters.FIELDS, "organization", *filters.TIMES},
    ),
    (filters.KNOWN_TO_HAVE, lambda word: filters.FIELDS["has"]("", word)),
    *((CHOICES[field], partial(choice_named, field)) for field in CHOICES),
]


@pytest.mark.parametrize(("known", "read"), HINTS)
@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_what_a_hint_names_is_understood_in_its_language(known, read, lang):
    language.use(lang)
    try:
        words = language.say(known).split(", ")
    finally:
        language.use("en")
    assert len(words) == len({*words}) == len(known.text.split(", "))
    assert all(read(word) for word in words)


@pytest.mark.parametrize("term", ["circle:outer", "kind:robot", "standing:famous"])
def test_a_value_that_no_filter_knows_is_named(relnet, term):
    assert "hint: it is one of " in relnet("list", term, code=2).stderr


def test_your_own_card_knows_german_names_of_fields(relnet):
    relnet("card", "set", "Jana Voß", "straße=Hauptstr. 5")
    assert "Hauptstr. 5" in relnet("card").stdout


@pytest.mark.parametrize(
    "term",
    [
        "stadt:Aalen", "Ort:aalen", "Firma:voss", "schlagwort:messe", "Schlagwörter:messe",
        "hat:Telefon", "ohne:Notiz ort:aalen", "nicht:stadt:Ulm", "getroffen>1.4.", "still<4w",
        "Kreis:innerer", "art:Person stadt:Aalen", "bekannt:direkt Ort:Aalen",
    ],
)  # fmt: skip
def test_filters_have_german_names_too(relnet, term):
    relnet("add", "Anna Weber", "--organization", "Voss AG", "--phone", "030 23125100")
    relnet("edit", "1", "city=Aalen", "tag=messe", "circle=inner")
    relnet("log", "call", "1", "--on", "20.4.")
    relnet("add", "Uwe Koch")
    relnet("edit", "2", "city=Ulm")
    assert relnet("list", term, "-f", "ids").stdout == "1\n"


def test_what_is_no_field_is_a_word(relnet):
    relnet("add", "Anna Weber", "--note", "Größe: 38")
    assert relnet("list", "Größe: 38", "-f", "ids").stdout == "1\n"
    assert "a filter begins with" in relnet("list", "colour:red", code=2).stderr


def test_a_firm_called_so_is_not_meant_before_somebody_known_of(relnet, tmp_path):
    card = tmp_path / "card.vcf"
    card.write_text(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Max Otto\nRELATED;TYPE=spouse;VALUE=text:Sabine Otto\nEND:VCARD\n"
    )
    relnet("import", card)
    relnet("add", "Karl Meier", "--organization", "Sabine Moden GmbH")
    assert "could be 2 people" in relnet("--no-input", "show", "sabine", code=3).stderr


@pytest.mark.parametrize(
    ("who", "hint"),
    [
        ("9999", "relnet list shows the ids."),
        ("#7", "relnet list shows the ids."),
        ("0171 3920099", "relnet add NAME --phone '0171 3920099' adds them."),
        ("ute@nowhere.example", "relnet add NAME --email 'ute@nowhere.example' adds them."),
        ("linkedin.com/in/ute", "relnet add NAME --url 'linkedin.com/in/ute' adds them."),
        ("Qxzyq A/S", "relnet add 'Qxzyq A/S' adds them."),
    ],
)
def test_whoever_is_not_there_is_added_as_what_was_typed(relnet, who, hint):
    told = relnet("show", who, code=1).stderr
    assert told.endswith(f"hint: relnet search WORDS looks everywhere; {hint}\n")


@pytest.mark.parametrize(("n", "hint"), [(12, "by id: 1, 2, "), (13, "by id, or add a word of ")])
def test_a_hint_does_not_repeat_dozens_of_ids(relnet, tmp_path, n, hint):
    file = tmp_path / "smiths.csv"
    rows = [f"Ann Smith,Firm{chr(65 + i)} Ltd" for i in range(n)]
    file.write_text("\n".join(["Name,Company", *rows]))
    relnet("import", file)
    assert f"hint: say which one {hint}" in relnet("show", "smith", code=3).stderr
    assert relnet("show", "smith firmc", "-f", "text").stdout.startswith("Ann Smith  (3, ")
