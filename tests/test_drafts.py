"""Drafts: every text that relnet brings along, and ``relnet draft`` through the front door."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relnet.formats.letters.texts import fill, names_in, occasions, texts
from relnet.model.letter import OCCASIONS, Text
from relnet.rules.letter_words import WORDS, worded
from relnet.rules.salutation import closing

PAGE = Path(__file__).parent.parent / "docs" / "json.md"
TODAY = date(2026, 4, 21)
WAYS = [(language, form) for language in ("de", "en") for form in ("sie", "du")]
EVERY = [(kind, about) for kind, abouts in OCCASIONS.items() for about in abouts]
WARM = {"thanks", "congratulation"}
OWN_CARD = "Jana Voß\nVoss AG\njana@voss.example"


def facts_of(kind, about):
    """Return the facts of a letter to one fixed person, as the rules give them."""
    if kind == "thanks":
        return {
            "meeting": {"day": date(2026, 4, 17), "topic": "Greifer"},
            "event": {"event": "Hannover Messe 2026", "day": date(2026, 4, 17), "topic": "Greifer"},
            "gift": {"about": "ein Buch über das Entgraten"},
            "help": {"about": "Ausfuhrpapiere"},
            "referral": {"person": "Zofia Nowak"},
            "introduction": {"person": "Zofia Nowak"},
            "invitation": {"event": "Sommerfest"},
            "endorsement": {"about": "Robotik"},
            "recommendation": {},
            "outcome": {"person": "Zofia Nowak", "day": date(2026, 4, 14)},
        }[about]
    return {
        "birthday": {"birthday": TODAY},
        "round_birthday": {"birthday": date(2026, 4, 19), "age": 50},
        "new_job": {"organization": "Voss AG", "title": "Buyer"},
        "promotion": {"organization": "Voss AG", "title": "Head of Purchasing"},
        "anniversary": {"kind": "anniversary", "years": 25},
        "jubilee": {"years": 10, "organization": "Voss AG"},
        "company_jubilee": {"years": 75, "organization": "Voss AG"},
        "retirement": {"organization": "Voss AG"},
        "move": {"place": "Erfurt"},
        "meeting": {"event": "Mittelstandstag Erfurt", "topic": "Greifer", "stand": "Halle 2, Stand B12",
                    "proposed_day": date(2026, 4, 23)},
        "card": {"event": "Hannover Messe 2026", "day": date(2026, 4, 17)},
        "theirs": {"about": "Zeichnung schicken", "event": "Hannover Messe 2026"},
        "mine": {"about": "Angebot bis Freitag", "event": "Hannover Messe 2026"},
        "introduction": {"person": "Zofia Nowak", "organization": "Nowak Automation", "topic": "Greifer"},
        "reconnect": {"event": "Hannover Messe 2025", "day": date(2025, 4, 2), "topic": "Greifer"},
        "share": {"topic": "Entgraten"},
    }.get(about, {})  # fmt: skip


def words_of(kind, about, language):
    words = worded(facts_of(kind, about), language, TODAY)
    return words | ({"own_card": OWN_CARD} if kind == "card" else {})


def page(kind, language, form):
    """Return all texts of a kind, with every fact known and with none."""
    parts = []
    for about in OCCASIONS[kind]:
        for number, text in enumerate(texts(language, form, kind, about), 1):
            for words in (words_of(kind, about, language), {}):
                subject, body = fill(text, words)
                state = "with facts" if words else "without"
                parts.append(f"== {kind} {about} {number}, {state}\nSubject: {subject}\n\n{body}\n")
                if not words_of(kind, about, language):
                    break
    return "\n".join(parts)


@pytest.mark.parametrize(("language", "form"), WAYS)
@pytest.mark.parametrize("kind", OCCASIONS)
def test_what_letters_say(golden, kind, language, form):
    golden(f"drafts/{kind}.{language}.{form}.txt", page(kind, language, form))


ALL_TEXTS = [
    pytest.param(language, form, kind, about, text, id=f"{language} {form} {kind} {about} {number}")
    for language, form in WAYS
    for kind, about in EVERY
    for number, text in enumerate(texts(language, form, kind, about), 1)
]
each_text = pytest.mark.parametrize(("language", "form", "kind", "about", "text"), ALL_TEXTS)


@pytest.mark.parametrize(("language", "form"), WAYS)
def test_there_are_three_letters_for_every_occasion(language, form):
    assert occasions(language, form) == [f"{kind} {about}" for kind, about in EVERY]
    for kind, about in EVERY:
        said = {
            fill(text, words_of(kind, about, language))
            for text in texts(language, form, kind, about)
        }
        assert len(said) >= 3


@each_text
def test_a_text_can_do_without_facts_and_says_all_its_ways(language, form, kind, about, text):
    assert text.subject
    for line in (text.subject, *filter(None, text.lines)):
        needs = [names_in(way) for way in line]
        assert set().union(*needs) <= {*WORDS}
        for number, need in enumerate(needs):
            assert not any(earlier <= need for earlier in needs[:number]), (
                f"never said: {line[number]}"
            )
    assert not names_in(text.subject[-1])
    assert not names_in(text.lines[0][-1])
    assert len(re.findall(r"[.!?](?= |$)", fill(text, {})[1])) >= 2 or kind == "card"


ADDRESSED = {
    ("de", "sie"): r"\b(du|dich|dir|dein\w*|ihr|euch|euer|eure\w*)\b",
    ("de", "du"): r"\b(Sie|Ihnen|Ihr\w*)\b",
    ("en", "sie"): r"(?<!company)'\w",  # I'm, don't
    ("en", "du"): r"\b(Please accept my sincere|I would|I shall)\b",
}
# Words that know somebody's gender, and phrases that everybody gets.
SPARED = (
    r"\b(er|sie/er|er/sie|he|she|his|her|Herrn?|Frau|Kolleg\w*|Partner|Ansprechpartner|Gastgeber|Freund|"
    r"hope this|finds you well|Ich hoffe|großartig\w*|amazing|synerg\w*|None)\b"
)


@each_text
def test_nobody_is_addressed_wrongly(language, form, kind, about, text):
    said = " ".join(way for line in (text.subject, *text.lines) for way in line)
    assert not re.search(ADDRESSED[language, form], said)
    assert not re.search(SPARED, said)
    for way in text.lines[0]:
        first = re.sub(r"\[\w+\] ", "", way)[0]
        is_small = first.islower() or first in "{" or first.isdigit() or first in "SI"  # Sie, Ihre
        assert is_small if language == "de" else first.isupper() or first == "{"


@pytest.mark.parametrize(("language", "form"), WAYS)
def test_condolence_has_its_own_tone(language, form):
    for text in texts(language, form, "condolence", "condolence"):
        said = " ".join(fill(text, {}))
        assert not names_in(said)
        assert not re.search(
            r"[!?–]|freu|glad|pleas(ed|ure)|happy|Geschäft|business|Angebot|offer|Termin", said
        )
    assert closing(language, form, is_grief=True) != closing(language, form)


GAP = r"\(\)|„“| [.,;](?: |$)"
UNSAID = re.compile(r"[{}\[\]\x00-\x09\x0b-\x1f\x7f\u202e\u2028]|None|  | \n|\n |" + GAP)


def has_a_gap(text):
    """Tell whether a text has itself what a letter has where a fact is missing."""
    return re.search(GAP, " ".join(re.sub("[\x1b\u202e]", "", text).split()))


VALUES = st.text("abcäßABC 019.,;:!?\"'„“()/&+-\n\t\r\u202e\x1b\u2028", max_size=130).filter(
    lambda text: not has_a_gap(text)
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
FACTS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("event", "place", "topic", "about", "person", "title", "organization", "stand", "their_stand"), VALUES),
        **dict.fromkeys(("day", "birthday", "proposed_day"), DAYS),
        **{name: st.integers(1, 120) for name in ("age", "years")},
        "kind": st.sampled_from(["anniversary", "birthday"]),
    },
)  # fmt: skip
WHOLE = re.compile(r"[\w“”„)\"'/&+-]+[.!?:]|\n\n|[.!?:]")


@settings(max_examples=60)
@given(FACTS, st.sampled_from(WAYS), st.sampled_from(EVERY), st.booleans())
def test_whatever_is_known_no_gap_is_left(facts, way, occasion, has_card):
    words = worded(facts, way[0], TODAY) | ({"own_card": OWN_CARD} if has_card else {})
    for text in texts(*way, *occasion):
        subject, body = fill(text, words)
        for said in (subject, body):
            assert said.strip() == said
            assert said
            assert not UNSAID.search(said), said
        assert "\n" not in subject
        assert not body.endswith((",", ";", ":", "–"))


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (")0", "0"), ("“ Wein„", "Wein"), ("Wein (", "Wein"), ("Wein (rot)", "Wein (rot)"),
        ("“Wine”", "“Wine”"), ("Buch „Wein“", "Buch „Wein“"), ("(rot) Wein", "(rot) Wein"),
    ],
)  # fmt: skip
def test_what_closes_nothing_is_left_out(about, said):
    assert worded({"about": about}, "de", TODAY)["about"] == said


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("organization", "Wirtschaftsforum Nord e.V.", "Wirtschaftsforum Nord e.V."),
        ("organization", "Forum Nord e. V.", "Forum Nord e. V."),
        ("organization", "Stroje a.s.", "Stroje a.s."),
        ("organization", "Grey Inc.", "Grey Inc."),
        ("organization", "Voss AG,", "Voss AG"),
        ("organization", "Voss ...", "Voss"),
        ("organization", "Voss…", "Voss…"),
        ("event", "Sommerfest des Forum e.V.", "Sommerfest des Forum e.V."),
        ("place", "Haus des Forum e. V.", "Haus des Forum e. V."),
        ("topic", "Greifer.", "Greifer"),
        ("topic", "voss.example.", "voss.example"),
    ],
)
def test_the_dot_of_a_word_stays(name, said, expected):
    assert worded({name: said}, "de", TODAY)[name] == expected


@pytest.mark.parametrize("organization", ["Forum Nord e.V.", "Stroje a.s."])
@each_text
def test_no_sentence_ends_in_two_dots(language, form, kind, about, text, organization):
    facts = {**facts_of(kind, about), "organization": organization}
    words = {**words_of(kind, about, language), **worded(facts, language, TODAY)}
    for said in fill(text, words):
        assert ".." not in said
        assert said.count(organization[:-1]) == said.count(organization)


def test_a_full_stop_behind_a_dot_is_left_out():
    text = Text(("{organization}",), (("Gruß von {organization}. Bis {day}.",), ("{about}...",)))
    words = {"organization": "Forum e.V.", "day": "4. Mai", "about": "z.B."}
    assert fill(text, words) == ("Forum e.V.", "Gruß von Forum e.V. Bis 4. Mai. z.B....")


@settings(max_examples=60)
@given(FACTS, st.sampled_from(WAYS), st.sampled_from(EVERY))
def test_every_word_is_the_texts_or_a_fact(facts, way, occasion):
    words = worded(facts, way[0], TODAY)
    told = {word for value in words.values() for word in re.findall(r"\w+", value)}
    for text in texts(*way, *occasion):
        own = {
            word
            for line in (text.subject, *text.lines)
            for said in line
            for word in re.findall(r"\w+", re.sub(r"\{\w+\}", " ", said))
        }
        for said in fill(text, words):
            glued = {f"{word}" for word in re.findall(r"\w+", said)}
            assert glued <= own | told
