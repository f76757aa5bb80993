"""Condolences, and the quiet after a death: the rules, and the way through the front door."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.occasion import Loss
from relnet.model.suggestion import Suggestion
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules.mourning import QUIET_FOR, RECENT, silenced_by_mourning
from relnet.rules.occasions.condolences import FADES_AFTER, WEIGHT, suggest
from relnet.rules.occasions.promises import MINE, MINE_TODAY

DAY = timedelta(days=1)
MON, TUE, SAT = date(2026, 4, 20), date(2026, 4, 21), date(2026, 4, 25)


def loss(happened=MON, learned=None, condoled=None, note=""):
    learned = learned or happened
    return Loss(3, 42, "Anna Weber", "Voss AG", happened, learned, note, condoled)


CASES = [
    ("on the day", loss(), MON, True),
    ("not before", loss(), MON - DAY, False),
    ("the last day", loss(), MON + 14 * DAY, True),
    ("faded", loss(), MON + 15 * DAY, False),
    ("learned a week later: not before", loss(learned=MON + 7 * DAY), MON + 6 * DAY, False),
    ("learned a week later", loss(learned=MON + 7 * DAY), MON + 7 * DAY, True),
    ("two weeks from then on", loss(learned=MON + 7 * DAY), MON + 21 * DAY, True),
    ("then faded", loss(learned=MON + 7 * DAY), MON + 22 * DAY, False),
    ("learned a year later", loss(learned=MON + RECENT), MON + RECENT, True),
    ("learned too late", loss(learned=MON + RECENT + DAY), MON + RECENT + DAY, False),
    ("noted before the day", loss(SAT, MON), MON, False),
    ("noted before the day, on it", loss(SAT, MON), SAT, True),
    ("on a Saturday, too", loss(SAT), SAT, True),
    ("condoled on the day", loss(condoled=MON), TUE, False),
    ("condoled before it was noted", loss(learned=MON + 7 * DAY, condoled=TUE), MON + 8 * DAY, False),
    ("condoled for another loss", loss(condoled=MON - DAY), TUE, True),
    ("over the turn of the year", loss(date(2026, 12, 27)), date(2027, 1, 10), True),
    ("over the turn of the year, faded", loss(date(2026, 12, 27)), date(2027, 1, 11), False),
    ("on a leap day", loss(date(2028, 2, 29)), date(2028, 3, 14), True),
    ("on a leap day, faded", loss(date(2028, 2, 29)), date(2028, 3, 15), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "today", "is_due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when(found, today, is_due):
    assert len([*suggest([found], Today(today))]) == is_due


def test_what_it_says():
    [line] = suggest([loss(note="her father")], Today(TUE))
    assert (line.key, line.kind) == ("condolence:life-3:contact-42", "condolence")
    assert str(line.reason) == "in mourning: a few words of your own"
    assert [*map(str, line.evidence)] == [
        "loss on 2026-04-20",
        "noted: her father",
        "until 2026-05-19 nothing else is suggested but what you promised",
    ]
    assert line.facts == {"kind": "condolence", "day": MON}
    assert MINE_TODAY > WEIGHT > MINE


def line(kind, contact_id=42):
    return Suggestion(f"{kind}:{contact_id}", kind, contact_id, "Anna", "", MON, Phrase("why"), 5.0)


KINDS = [
    "thank", "congratulate", "condolence", "follow_up", "promise", "reconnect", "meet", "share",
    "card",
]  # fmt: skip
# The kind, how many days after the loss, and whether it is said.
QUIET = [
    *((kind, 0, kind in {"condolence", "follow_up"}) for kind in KINDS),
    *((kind, 29, kind in {"condolence", "follow_up"}) for kind in KINDS),
    *((kind, 30, True) for kind in KINDS),
    *((kind, -1, True) for kind in KINDS),
]


@pytest.mark.parametrize(("kind", "days", "is_said"), QUIET)
def test_what_is_said_in_mourning(kind, days, is_said):
    found = [*silenced_by_mourning([line(kind)], {42: MON}, MON + days * DAY)]
    assert bool(found) == is_said


def test_a_promise_asks_for_a_gentle_word():
    [found] = silenced_by_mourning([line("follow_up")], {42: MON}, TUE)
    assert [*map(str, found.evidence)] == [
        "in mourning, known since 2026-04-20: a gentle word first"
    ]


@given(st.lists(st.sampled_from(KINDS)), st.integers(-10, 60))
def test_others_are_not_concerned(kinds, days):
    lines = [line(kind, 7) for kind in kinds]
    assert [*silenced_by_mourning(lines, {42: MON}, MON + days * DAY)] == lines


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 365))
def test_condolences_are_shown_in_one_row_of_days_and_end_within_the_quiet(happened, later):
    found = loss(happened, happened + later * DAY)
    days = [happened + n * DAY for n in range(later + 40)]
    shown = [day for day in days if [*suggest([found], Today(day))]]
    assert shown == [happened + (later + n) * DAY for n in range(FADES_AFTER.days + 1)]
    assert FADES_AFTER < QUIET_FOR


# Through the front door.


@pytest.fixture
def village(relnet):
    relnet("add", "Anna Weber", "--email", "anna@example.com", "--birthday", "1981-04-21")
    relnet("log", "met", "anna", "--on", "2026-04-20")
    relnet("follow-up", "add", "anna", "send the offer", "--due", "2026-04-20")
    return relnet


def today(village, monkeypatch, day="2026-04-21"):
    monkeypatch.setenv("RELNET_TODAY", day)
    return [row["kind"] for row in json.loads(village("today", "--all", "-f", "json").stdout)]


def test_a_loss_silences_what_cheers_or_sells(village, monkeypatch):
    before = ["congratulate", "follow_up", "thank"]
    assert today(village, monkeypatch) == before
    village("life", "anna", "condolence", "--note", "her father")
    assert today(village, monkeypatch) == ["condolence", "follow_up"]
    assert today(village, monkeypatch, "2026-05-06") == ["follow_up"]
    village("undo")
    assert today(village, monkeypatch) == before


def test_a_loss_of_long_ago_is_only_kept(village, monkeypatch):
    village("life", "anna", "condolence", "--on", "2024-04-20")
    assert today(village, monkeypatch) == ["congratulate", "follow_up", "thank"]


def test_done_is_done(village, monkeypatch):
    village("life", "anna", "condolence")
    village("done", "condolence:life-1:contact-1")
    assert today(village, monkeypatch) == ["follow_up"]
    assert today(village, monkeypatch, "2026-04-22") == ["follow_up"]
