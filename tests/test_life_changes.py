"""What two entries about one person say has changed, and how it is told."""

from datetime import date

import pytest

from relnet.model.card import Address, Card, Channel, Name, Position
from relnet.model.life import LifeEvent, Said
from relnet.rules.life_changes import aliases_of, changes, lost_footholds, renamings
from relnet.rules.life_words import NAMES as KIND_NAMES
from relnet.rules.life_words import SENTENCES, sentence, when
from relnet.rules.tidying import arrive

FEBRUARY, MARCH, MAY = date(2026, 2, 3), date(2026, 3, 10), date(2026, 5, 5)


def said(card, on=FEBRUARY, record_id=1):
    return Said(record_id, 42, on, arrive(card, on.isoformat()))


def told(old, new, *, since=FEBRUARY, until=MAY, aliases=None):
    found = changes([said(old, since)], said(new, until, 2), aliases or {})
    return [(event.kind, event.before, event.after, event.note) for event in found]


def named(given, family, **parts):
    return Card(Name("", family, given, **parts))


def works(*positions):
    return Card(Name("Anna Weber"), positions=tuple(Position(*position) for position in positions))


NAMES = [
    (named("Anna", "Weber"), named("Anna", "Koch"), "Anna Koch"),
    (named("Anna", "Weber"), named("Anna", "Weber-Koch"), "Anna Weber-Koch"),
    (named("Anna", "Weber-Koch"), named("Anna", "Koch"), "Anna Koch"),
    (named("Dr. Anna", "Weber"), named("Anna", "Sommer"), "Anna Sommer"),
    (Card(Name("Anna Weber")), Card(Name("Anna Koch")), "Anna Koch"),
    (named("Andrea", "Weber"), named("Paul", "Weber"), "Paul Weber"),
    (named("Anna", "Weber"), named("Anna", "Weber"), None),
    (named("Anna", "Müller"), named("Anna", "Mueller"), None),
    (named("Anna", "Weber"), named("Anna", "Webers"), None),
    (named("Anna", "Weber"), named("Anna", "Weber, MBA"), None),
    (named("Anna", "Weber"), named("Anna", "Weber MBA"), None),
    (named("Anna", "Weber"), named("Anna", "Weber (PMP)"), None),
    (named("Anna", "Weber"), named("Anna", "W."), None),
    (named("A.", "Weber"), named("Anna", "Weber"), None),
    (named("Anna", "Weber"), named("Anna", ""), None),
    (named("Anna", "Weber"), named("Weber", "Anna"), None),
    (named("Alex", "Weber"), named("Alexander", "Weber"), None),
    (named("Karl Friedrich", "Weber"), named("Friedrich", "Weber"), None),
    (named("ANNA", "WEBER"), named("Anna", "Weber"), None),
    (named("Anna", "Weber"), named("Ben", "Koch"), None),  # somebody else, perhaps
    (named("Anna", "Weber"), Card(Name("Anna Weber"), "organization"), None),
]


@pytest.mark.parametrize(("old", "new", "expected"), NAMES)
def test_names(old, new, expected):
    found = [after for kind, _, after, _ in told(old, new) if kind == "new_name"]
    assert found == ([expected] if expected else [])


WORK = [
    ("nothing new", [("Voss AG", "", "Buyer")], [("Voss", "", "Buyer")], []),
    ("another firm", [("Voss AG",)], [("Koch AG", "", "CEO")], [("new_job", "Voss AG", "Koch AG", "CEO")]),
    ("silence is no change", [("Voss AG", "", "Buyer")], [], []),
    ("nothing before", [], [("Koch AG", "", "CEO")], []),
    ("nobody's firm before", [("privat", "", "Buyer")], [("Koch AG", "", "CEO")], []),
    ("nobody's firm now", [("Voss AG", "", "Buyer")], [("confidential", "", "CEO")], []),
    ("on one's own", [("Voss AG",)], [("Selbstständig", "", "Beraterin")], [("new_job", "Voss AG", "Selbstständig", "Beraterin")]),
    ("looking for work", [("Voss AG",)], [("arbeitssuchend",)], [("left_job", "Voss AG", "", "")]),
    ("retired", [("Voss AG",)], [("im Ruhestand",)], [("retirement", "Voss AG", "", "")]),
    ("a second job that was there", [("Voss AG",), ("Koch AG",)], [("Koch AG",)], []),
    ("promoted", [("Voss AG", "", "Buyer")], [("Voss", "", "Senior Buyer")], [("promotion", "Buyer", "Senior Buyer", "Voss AG")]),
    ("sideways", [("Voss AG", "", "Buyer")], [("Voss AG", "", "Designer")], [("new_title", "Buyer", "Designer", "Voss AG")]),
    ("down", [("Voss AG", "", "CEO")], [("Voss AG", "", "Buyer")], [("new_title", "CEO", "Buyer", "Voss AG")]),
    ("a title at last", [("Voss AG",)], [("Voss AG", "", "Buyer")], []),
    ("no title any more", [("Voss AG", "", "Buyer")], [("Voss AG",)], []),
    ("promoted, nobody says where", [("", "", "Buyer")], [("", "", "Head of Sales")], [("promotion", "Buyer", "Head of Sales", "")]),
    ("case", [("Voss AG", "", "Leiter Einkauf")], [("Voss AG", "", "LEITERIN EINKAUF")], []),
    ("department only", [("Voss AG", "Einkauf", "Buyer")], [("Voss AG", "Vertrieb", "Buyer")], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"), [case[1:] for case in WORK], ids=[case[0] for case in WORK]
)
def test_work(old, new, expected):
    assert told(works(*old), works(*new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a@voss.example", "b@voss.example", False),
        ("a@voss.example", "a@tau.example", True),
        ("a@voss.example", "info@tau.example", False),
        ("a@gmx.de", "a@gmx.net", False),
        ("a@gmx.de", "a@web.de", True),
        ("", "a@tau.example", False),
        ("a@voss.example", "", False),
    ],
)
def test_mail(old, new, expected):
    cards = [
        Card(Name("Anna Weber"), channels=(Channel("email", text),) if text else ())
        for text in (old, new)
    ]
    assert told(*cards) == ([("new_mail", old, new, "")] if expected else [])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("Erfurt", "home"), ("Köln", "home"), True),
        (("Erfurt", ""), ("Köln", ""), True),
        (("Köln", ""), ("KOELN", ""), False),
        (("Erfurt", "work"), ("Köln", "work"), False),
        (("Erfurt", "home"), ("", "home"), False),
    ],
)
def test_towns(old, new, expected):
    cards = [
        Card(Name("Anna Weber"), addresses=(Address(city=city, label=label),))
        for city, label in (old, new)
    ]
    assert told(*cards) == ([("move", old[0], new[0], "")] if expected else [])


def test_whoever_changes_jobs_may_have_the_new_firm_on_the_card():
    old = Card(Name("A B"), positions=(Position("Voss"),), addresses=(Address(city="Erfurt"),))
    new = Card(Name("A B"), positions=(Position("Tau"),), addresses=(Address(city="Köln"),))
    assert [kind for kind, *_ in told(old, new)] == ["new_job"]


@pytest.mark.parametrize("since", [MAY, date(2026, 6, 1)])
def test_an_entry_of_the_same_day_or_a_later_one_is_not_changed_by_this_one(since):
    assert told(works(("Voss",)), works(("Tau",)), since=since) == []


def test_of_each_thing_the_last_that_was_said_counts():
    earlier = [said(works(), MARCH, 2), said(works(("Voss", "", "Buyer")), FEBRUARY)]
    (event,) = changes(earlier, said(works(("Tau",)), MAY, 3))
    assert (event.earliest_on, event.latest_on, event.record_id) == (FEBRUARY, MAY, 3)


def job(contact_id, before="Voss", after="Tau", kind="new_job", latest_on=MAY):
    return LifeEvent(contact_id, kind, FEBRUARY, latest_on, before, after)


@pytest.mark.parametrize(
    ("events", "others", "expected"),
    [
        ([job(1)], 0, []),
        ([job(1), job(1)], 0, []),
        ([job(1), job(2)], 0, [(1, "2")]),
        ([job(2), job(1, "Voss AG", "TAU GmbH")], 1, [(1, "2")]),
        ([job(1), job(2)], 2, []),
        ([job(1), job(2, after="Koch")], 0, []),
        ([job(1, after="freelance"), job(2, after="freelance")], 0, []),
        ([job(1, before="freelance"), job(2, before="freelance")], 0, []),
        ([job(1, kind="retirement"), job(2, kind="retirement")], 0, []),
    ],
)
def test_renamings(events, others, expected):
    found = renamings(events, lambda _key, _leavers, most: min(others, most))
    assert [(event.contact_id, event.note) for event in found] == expected


def test_the_window_of_a_renaming_holds_all_of_them():
    (renamed,) = renamings([job(1), job(2, latest_on=MARCH)], lambda *_: 0)
    assert (renamed.earliest_on, renamed.latest_on) == (FEBRUARY, MAY)
    assert aliases_of([renamed]) == {"tau": "voss"}


def test_of_a_renamed_company_titles_are_compared():
    old, new = works(("Voss", "", "Buyer")), works(("Tau", "", "Senior Buyer"))
    assert told(old, new, aliases={"tau": "voss"}) == [
        ("promotion", "Buyer", "Senior Buyer", "Tau")
    ]


@pytest.mark.parametrize(
    ("events", "others", "expected"),
    [
        ([job(1)], 0, [(1, "Voss")]),
        ([job(1)], 1, []),
        ([job(1), job(2, "Voss AG", "Koch")], 0, [(2, "Voss AG")]),
        ([job(1), job(2, latest_on=MARCH)], 0, [(1, "Voss")]),
        ([job(1, kind="retirement")], 0, [(1, "Voss")]),
        ([job(1, "freelance")], 0, []),
        ([job(1, kind="promotion")], 0, []),
    ],
)
def test_lost_footholds(events, others, expected):
    found = lost_footholds(events, lambda _key, _leavers, most: min(others, most))
    assert [(event.contact_id, event.before) for event in found] == expected


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (FEBRUARY, MAY, "between 3 Feb and 5 May 2026"),
        (date(2025, 12, 30), MAY, "between 30 Dec 2025 and 5 May 2026"),
        (MAY, MAY, "on 5 May 2026"),
    ],
)
def test_when(first, last, text):
    assert str(when(first, last)) == text


@pytest.mark.parametrize("kind", [*SENTENCES, "wedding"])
def test_every_kind_has_a_sentence(kind):
    full = LifeEvent(42, kind, FEBRUARY, MAY, "Voss AG", "Koch AG", "3")
    bare = LifeEvent(42, kind, FEBRUARY, MAY)
    assert "between 3 Feb and 5 May 2026" in str(sentence(full, "Anna Weber"))
    told = f"Anna Weber: {KIND_NAMES[kind]}, between 3 Feb and 5 May 2026"
    assert str(sentence(bare, "Anna Weber")) == told
    assert "  " not in str(sentence(full, "Anna Weber"))
