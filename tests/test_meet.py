"""Who could be met at what lies ahead."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import Event
from relnet.model.event_plan import Guest, Hint, OpenThing, Person
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules.guest_order import ORDER
from relnet.rules.occasions.meet import MOST, suggest

MON = date(2026, 4, 20)
THING = OpenThing("send the offer", "mine", date(2026, 5, 1))


def event(starts_on=MON, id_=3, kind="fair", place="Hannover"):
    days = min(timedelta(days=4), date.max - starts_on)
    return Event(id_, f"e{id_}", "Hannover Messe", kind, starts_on, starts_on + days, place)


def guest(
    *kinds, contact_id=42, circle="", things=(), asked=False, at=None, topics=(), interests=()
):
    person = Person(contact_id, f"Person {contact_id}", "Voss AG", "", circle)
    hints = tuple(Hint(kind, Phrase("because")) for kind in kinds)
    return Guest(person, at or event(), hints, (), things, topics, None, asked, interests)


# Who, today, and whether it is worth a line.
CASES = [
    ("said so, a week before", guest("said"), MON - timedelta(7), True),
    ("two weeks before", guest("said"), MON - timedelta(14), True),
    ("too early", guest("said"), MON - timedelta(15), False),
    ("on its first day", guest("said"), MON, True),
    ("it has begun", guest("said"), MON + timedelta(1), False),
    ("long over", guest("said"), date(2027, 4, 20), False),
    ("tagged", guest("tagged"), MON, True),
    ("came last time", guest("last_time"), MON, True),
    ("the firm exhibits", guest("exhibits"), MON, True),
    ("something agreed there is open", guest("agreed", things=(THING,)), MON, True),
    ("only near", guest("near"), MON, False),
    ("near, and close", guest("near", circle="inner"), MON, True),
    ("near, and known well", guest("near", circle="regular"), MON, True),
    ("near, and hardly known", guest("near", circle="wide"), MON, False),
    ("near, and something is open", guest("near", things=(THING,)), MON, True),
    ("a name alike", guest("name_alike"), MON, False),
    ("a name alike, and close", guest("name_alike", circle="inner"), MON, True),
    ("a former firm", guest("past_employer"), MON, False),
    ("exhibits, and near", guest("exhibits", "near"), MON, True),
    ("met there already", guest("met", "said"), MON, False),
    ("asked already", guest("said", asked=True), MON, False),
    ("over the turn of the year", guest("said", at=event(date(2027, 1, 5))), date(2026, 12, 28), True),
    ("from a leap day on", guest("said", at=event(date(2028, 3, 14))), date(2028, 2, 29), True),
    ("at the end of the calendar", guest("said", at=event(date.max)), date.max, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "today", "is_worth_it"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when(who, today, is_worth_it):
    assert len([*suggest([who], Today(today))]) == is_worth_it


def test_what_it_says():
    topics = {"topics": ("test bench", "robot cells"), "interests": ("robot cells",)}
    [line] = suggest([guest("exhibits", things=(THING,), **topics)], Today(MON))
    assert (line.key, line.kind, line.contact_id) == ("meet:event-3:contact-42", "meet", 42)
    assert str(line.reason) == "could be met at Hannover Messe, 2026-04-20: because"
    assert [*map(str, line.evidence)] == [
        "because", "open between you: send the offer", "noted of them: test bench",
    ]  # fmt: skip
    assert line.facts == {
        "event": "Hannover Messe", "day": MON, "place": "Hannover", "topic": "robot cells",
    }  # fmt: skip
    assert line.due_on == date(2026, 4, 6)
    assert line.minutes > 0
    trip = guest("near", circle="inner", at=event(kind="trip"))
    [line] = suggest([trip], Today(MON))
    assert str(line.reason) == "could be met on your trip to Hannover, 2026-04-20: because"


def test_a_few_for_each_event_and_the_surest():
    people = [guest("exhibits", contact_id=n) for n in range(20)] + [guest("said", contact_id=99)]
    people += [guest("said", contact_id=n, at=event(id_=4)) for n in range(3)]
    found = [*suggest(people, Today(MON))]
    assert next(line.key for line in found if "event-3" in line.key) == "meet:event-3:contact-99"
    assert sum("event-3" in line.key for line in found) == MOST
    assert sum("event-4" in line.key for line in found) == 3


GUESTS = st.lists(
    st.builds(
        lambda kinds, id_, circle, days: guest(
            *sorted(kinds, key=ORDER.index), contact_id=id_, circle=circle, at=event(MON + timedelta(days), days + 50)
        ),
        st.sets(st.sampled_from(ORDER), min_size=1),
        st.integers(1, 9),
        st.sampled_from(["", "inner", "regular", "wide"]),
        st.integers(-40, 40),
    ),
    unique_by=lambda one: (one.event.id, one.person.contact_id),
)  # fmt: skip


@given(GUESTS, st.integers(-60, 60), st.randoms())
def test_one_line_for_each_person_and_event_whatever_the_order(guests, days, random):
    today = Today(MON + timedelta(days))
    found = [*suggest(guests, today)]
    assert len({line.key for line in found}) == len(found)
    assert all(today.day <= line.facts["day"] <= today.day + timedelta(14) for line in found)
    assert all(0 < line.weight < 60 and line.due_on <= today.day for line in found)
    random.shuffle(guests)
    assert sorted(line.key for line in suggest(guests, today)) == sorted(line.key for line in found)


@pytest.fixture
def village(relnet, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-04-13")
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet("edit", "anna", "city=Erfurt", "postcode=99084", "circle=inner")
    relnet("edit", "uwe", "city=Erfurt", "postcode=99084")
    return relnet


def lines(relnet):
    rows = json.loads(relnet("today", "-f", "json", "--all").stdout)
    return [(row["contact"], row["reason"]) for row in rows if row["kind"] == "meet"]


def test_friends_in_the_town_of_a_trip(village):
    village("event", "add", "Erfurt", "--kind", "Reise", "--place", "Erfurt", "--on", "2026-04-20")
    assert lines(village) == [
        (
            "Anna Weber",
            "could be met on your trip to Erfurt, 2026-04-20: lives or works there: 99084 Erfurt",
        )
    ]
    village("skip", "1")
    assert lines(village) == []


def test_whoever_was_asked_is_not_suggested_again(village):
    village("event", "add", "Fair", "--kind", "fair", "--on", "2026-04-20")
    village("event", "expect", "fair", "zofia")
    assert [who for who, _ in lines(village)] == ["Zofia Nowak"]
    village("log", "mail", "zofia", "--event", "fair")
    assert lines(village) == []


@pytest.mark.parametrize("kind", ["meeting", "dinner", "round_table", "webinar"])
def test_nobody_has_to_be_looked_for_at_a_table(village, kind):
    village("event", "add", "Table", "--kind", kind, "--on", "2026-04-20", "--place", "Erfurt")
    village("event", "expect", "table", "zofia")
    assert lines(village) == []


def test_an_event_far_ahead_or_over_says_nothing(village):
    for day in ("2026-04-28", "2026-04-12"):
        village("event", "add", f"Fair {day}", "--kind", "fair", "--on", day)
        village("event", "expect", f"Fair {day}", "zofia")
    assert lines(village) == []
