"""For whom a text is a reason to write: rules/topics.py and rules/word_stems.py."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.topic import Matter
from relnet.rules.topics import concerned, prepare
from relnet.rules.word_stems import is_compound, stem

ARTICLE = """
Neue Maschinen entgraten Bauteile in einem Schritt.
Die Robotikzelle von morgen misst selbst: Koordinatenmesstechnik wird Teil der Anlage.
Kunststoff statt Metall? Nicht für jeden. Die KI hilft beim Prüfen.
Additive Verfahren sind im Kommen; die Fertigung bleibt trotzdem am Ort.
Suppliers of machine vision systems report growth.
"""


def matter(kind, text, who=1, name="Anna Weber"):
    return Matter(who, name, "", kind, text)


def kinds(text, *matters):
    told, _ = concerned(prepare(text), matters)
    return [one.kind for concern in told for one in concern.matters]


# What somebody has to do with, and a text; whether it concerns them.
CASES = [
    ("Entgraten", ARTICLE, True),  # the word itself
    ("Entgratung", ARTICLE, True),  # another ending
    ("Roboter", ARTICLE, True),  # Robotikzelle
    ("Robotik", ARTICLE, True),
    ("Messtechnik", ARTICLE, True),  # the end of a compound
    ("Prüfung", "Beim Pruefen hilft ein Greifer.", False),  # pruf: too short to go by
    ("KI", ARTICLE, True),
    ("ki", ARTICLE, True),
    ("machine vision", ARTICLE, True),
    ("Machine Visions", ARTICLE, True),
    ("supplier", ARTICLE, True),
    ("Kunst", ARTICLE, False),  # is no part of Kunststoff
    ("Stoff", ARTICLE, True),  # Kunststoff is one
    ("additive Fertigung", ARTICLE, False),  # both words, but not together
    ("additive Fertigung", "Additive und subtraktive Fertigung wachsen zusammen.", True),
    ("Fertigung", "Wir sind fertig.", False),
    ("Messe", "Die Messer sind scharf, gegessen wird später, und gemessen auch.", False),
    ("IT", "It is late, and it rains all day long, said nobody who was ever here.", False),
    ("IT", "Die IT steht still, seit gestern, und mit ihr das halbe Werk, sagen alle.", True),
    ("und für die", ARTICLE, False),  # nothing but function words
    ("Robotik in der Montage", "Robotik", True),  # a topic that is a part of it
    ("Robotik", "Robotik in der Montage", True),
    ("Robotiklösungen", "Robotik", True),
    ("Sponsor für den Runden Tisch", "Sponsor gesucht", True),
    ("Robotiklösungen", ARTICLE, False),  # of a text, the general word says too little
    ("Montage", "Robotik", False),
    ("Prüfstand für Greifer", "Ein Prüfstand, der Greifer testet.", True),
    ("Müller-Verfahren", "Das Mueller-Verfahren kommt.", True),
    ("Straßenbau", "STRASSENBAU", True),
    ("Automatisierung", "Automation im Mittelstand", True),
    ("Digital", "Digitalisierung im Mittelstand, gestern und heute, hier und dort, oft", True),
    ("Pumpen", "Eine Pumpe läuft.", True),
    ("", "Robotik", False),
    ("Robotik", "", False),
]


@pytest.mark.parametrize(("wanted", "text", "fits"), CASES)
def test_what_concerns_somebody(wanted, text, fits):
    assert kinds(text, matter("interest", wanted)) == (["interest"] if fits else [])


def test_titles_and_tags_that_say_little_are_no_reason():
    text = "Leiterin, Manager und Kunden treffen sich im Einkauf."
    assert kinds(text, matter("work", "Manager"), matter("tag", "Kunde")) == []
    assert kinds(text, matter("work", "Leiterin Einkauf")) == ["work"]


def test_needs_come_before_interests_tags_and_work():
    people = [
        matter(kind, "Robotik", who, name)
        for who, (kind, name) in enumerate(
            [("work", "W"), ("tag", "T"), ("interest", "I"), ("need", "N")], 1
        )
    ]
    told, _ = concerned(prepare("Robotik"), people)
    assert [concern.contact for concern in told] == ["N", "I", "T", "W"]


def test_a_further_reason_counts_less_than_a_better_one():
    people = [
        matter("interest", "Robotik", 1, "One"),
        matter("interest", "Robotik", 2, "Both"), matter("tag", "Robotik", 2, "Both"),
        matter("need", "Robotik", 3, "Needs"),
    ]  # fmt: skip
    told, _ = concerned(prepare("Robotik"), people)
    assert [concern.contact for concern in told] == ["Needs", "Both", "One"]
    assert [one.kind for one in told[1].matters] == ["interest", "tag"]


@pytest.mark.parametrize(
    ("avoided", "spares"),
    [("Politik", True), ("Politiker", True), ("Krankheit", False), ("Politik der USA", True)],
)
def test_nobody_hears_of_what_they_avoid(avoided, spares):
    own = [matter("interest", "Export"), matter("avoid", avoided)]
    told, spared = concerned(prepare("Der Export leidet unter der Politik."), own)
    assert (len(told), len(spared)) == ((0, 1) if spares else (1, 0))
    if spares:
        assert [one.text for one in spared[0].matters] == [avoided]


def test_whom_it_does_not_concern_is_not_named_as_spared():
    assert concerned(prepare("Robotik"), [matter("avoid", "Robotik")]) == ([], [])


STEMS = [
    ("robotik", "roboter"), ("entgraten", "entgratung"), ("automatisierung", "automation"),
    ("einkauf", "einkaufer"), ("pumpen", "pumpe"), ("machining", "machine"),
    ("kalibrierung", "kalibrieren"), ("robotics", "robotik"), ("messen", "messe"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), STEMS)
def test_words_of_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("messe", "messer"), ("produkt", "produktion")])
def test_words_of_two_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "part", "expected"),
    [
        ("robotzell", "robot", True),
        ("koordinatenmesstechn", "messtechn", True),
        ("verstand", "stand", False),
        ("kunststoff", "kunst", False),
        ("kunststofftechn", "kunst", False),
        ("kunststofftechn", "kunststoff", True),
        ("messer", "messe", False),
        ("bauwerk", "bau", False),
        ("robot", "robot", False),
    ],
)
def test_compounds(word, part, expected):
    assert is_compound(word, part) is expected


WORDS = st.text(st.sampled_from(string.ascii_letters + "äöüß0 .,-\n\x00\U0001f600"), max_size=200)


@given(WORDS, WORDS)
def test_any_text_can_be_compared_and_a_text_concerns_who_has_it_as_interest(text, other):
    prepare(text)
    own = [matter("interest", text), matter("interest", other, 2)]
    told, _ = concerned(prepare(text), own)
    is_one_passage = not {*text} & {*".\n"}
    if prepare(text).written and is_one_passage:
        assert 1 in [concern.contact_id for concern in told]
