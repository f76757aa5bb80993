"""When to congratulate on a new job or a promotion, and when no more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.life import LifeEvent, Milestone
from relnet.model.today import Today
from relnet.rules.occasions.life_wishes import (
    FADES_AFTER,
    LONGEST,
    RECENT,
    WEIGHT,
    WEIGHT_UNMET,
    suggest,
)

FEBRUARY, MAY = date(2026, 2, 3), date(2026, 5, 5)
DAY = timedelta(days=1)


def told(kind, on=date(2026, 6, 12), learned_on=MAY, after="", note="", **more):
    """Make a milestone of what the owner typed, in words of theirs."""
    event = LifeEvent(42, kind, on, on, "", after, note)
    return Milestone(12, event, "Anna Weber", "Koch AG", learned_on, **more)


def milestone(kind="new_job", earliest_on=FEBRUARY, latest_on=MAY, learned_on=MAY, **more):
    event = LifeEvent(42, kind, earliest_on, latest_on, "Voss AG", "Koch AG", "Buyer", 9)
    return Milestone(12, event, "Anna Weber", "Koch AG", learned_on, **more)


CASES = [
    ("on the day one learns of it", milestone(), MAY, True),
    ("not before", milestone(), MAY - DAY, False),
    ("four weeks later", milestone(), MAY + 28 * DAY, True),
    ("then it has faded", milestone(), MAY + 29 * DAY, False),
    ("the export lay about", milestone(learned_on=MAY + RECENT), MAY + RECENT, True),
    ("it lay about for too long", milestone(learned_on=MAY + RECENT + DAY), MAY + RECENT + DAY, False),
    ("a year between the exports", milestone(earliest_on=MAY - LONGEST), MAY, True),
    ("nobody knows when", milestone(earliest_on=MAY - LONGEST - DAY), MAY, False),
    ("a promotion", milestone("promotion"), MAY, True),
    ("another title", milestone("new_title"), MAY, False),
    ("another name", milestone("new_name"), MAY, False),
    ("a company with another name", milestone("organization_renamed"), MAY, False),
    ("congratulated since", milestone(congratulated_on=MAY), MAY + DAY, False),
    ("congratulated on something before", milestone(congratulated_on=MAY - DAY), MAY, True),
    ("retired, says a file", milestone("retirement"), MAY, False),
    ("moved, says a file", milestone("move"), MAY, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "today", "is_due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when_to_congratulate(found, today, is_due):
    assert len([*suggest([found], Today(today))]) == is_due


FRIDAY = date(2026, 6, 12)
SATURDAY, MONDAY = date(2026, 6, 13), date(2026, 6, 15)
EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}
CHRISTMAS = {date(2026, 12, 25): "", date(2026, 12, 26): "", date(2027, 1, 1): ""}
EASTER_MONDAY, MAUNDY_THURSDAY = date(2026, 4, 6), date(2026, 4, 2)
MARCH = date(2026, 3, 2)
# What the owner typed, today, holidays, and the reason given (None: silent).
TOLD = [
    ("not before the day", told("wedding"), FRIDAY - DAY, {}, None),
    ("on the day", told("wedding"), FRIDAY, {}, "weds today"),
    ("four weeks later", told("wedding"), FRIDAY + 28 * DAY, {}, "wedding on 2026-06-12"),
    ("then faded", told("wedding"), FRIDAY + 29 * DAY, {}, None),
    ("Saturday's, on Friday", told("wedding", SATURDAY), FRIDAY, {}, "weds on 2026-06-13"),
    ("Saturday's, not on Thursday", told("wedding", SATURDAY), FRIDAY - DAY, {}, None),
    ("Easter Monday's, on Maundy Thursday", told("wedding", EASTER_MONDAY, MARCH), MAUNDY_THURSDAY, EASTER, "weds on 2026-04-06"),
    ("Easter Monday's, not on Wednesday", told("wedding", EASTER_MONDAY, MARCH), MAUNDY_THURSDAY - DAY, EASTER, None),
    ("New Year's Day's, on New Year's Eve", told("retirement", date(2027, 1, 1)), date(2026, 12, 31), CHRISTMAS, "retires on 2027-01-01"),
    ("typed on the Saturday itself", told("wedding", SATURDAY, SATURDAY), SATURDAY, {}, "weds today"),
    ("learned late", told("wedding", MARCH), MAY, {}, "wedding on 2026-03-02"),
    ("learned late, before that", told("wedding", MARCH), MAY - DAY, {}, None),
    ("learned late, four weeks on", told("wedding", MARCH), MAY + 28 * DAY, {}, "wedding on 2026-03-02"),
    ("learned too late", told("wedding", date(2025, 6, 1)), MAY, {}, None),
    ("a birth", told("birth", MAY), MAY, {}, "a child, born today"),
    ("a birth, six weeks", told("birth", MAY), MAY + 42 * DAY, {}, "a child, born on 2026-05-05"),
    ("a birth, later", told("birth", MAY), MAY + 43 * DAY, {}, None),
    ("a jubilee", told("jubilee"), FRIDAY, {}, "celebrates a jubilee today"),
    ("a jubilee, two weeks on", told("jubilee"), FRIDAY + 14 * DAY, {}, "celebrated a jubilee on 2026-06-12"),
    ("a jubilee, later", told("jubilee"), FRIDAY + 15 * DAY, {}, None),
    ("a jubilee counted from long ago", told("jubilee", date(2001, 5, 5)), MAY, {}, None),
    ("a retirement", told("retirement"), FRIDAY, {}, "retires today"),
    ("a move", told("move", after="Erfurt"), FRIDAY, {}, "moves to Erfurt today"),
    ("a move to nobody knows where", told("move"), FRIDAY + DAY, {}, "moved on 2026-06-12"),
    ("a new job ahead", told("new_job", SATURDAY), FRIDAY, {}, "a new job from 2026-06-13 on"),
    ("a promotion", told("promotion", after="Head of Purchasing"), FRIDAY, {}, "promoted to Head of Purchasing"),
    ("a promotion ahead", told("promotion", SATURDAY), FRIDAY, {}, "promoted from 2026-06-13 on"),
    ("a leap day", told("wedding", date(2028, 2, 29), date(2028, 1, 5)), date(2028, 2, 29), {}, "weds today"),
    ("wished on the day, typed later", told("wedding", FRIDAY, MONDAY, congratulated_on=FRIDAY), MONDAY, {}, None),
    ("wished on a birthday before", told("wedding", congratulated_on=FRIDAY - DAY), FRIDAY, {}, "weds today"),
    ("Saturday's, wished on Friday", told("wedding", SATURDAY, congratulated_on=FRIDAY), MONDAY, {}, None),
    ("a condolence is no joy", told("condolence"), FRIDAY, {}, None),
    ("a kind of nobody's", told("divorce"), FRIDAY, {}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "today", "holidays", "reason"),
    [case[1:] for case in TOLD],
    ids=[case[0] for case in TOLD],
)
def test_what_the_owner_noted(found, today, holidays, reason):
    lines = [*suggest([found], Today(today, holidays))]
    assert [str(line.reason) for line in lines] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("found", "facts"),
    [
        (told("wedding", MAY, note="secret"), {"kind": "wedding", "day": MAY}),
        (
            told("new_job", MAY, after="Quast SE", note="Buyer"),
            {"kind": "new_job", "day": MAY, "organization": "Quast SE", "title": "Buyer"},
        ),
        (told("new_job", MAY, note="secret"), {"kind": "new_job", "day": MAY}),
        (
            told("promotion", MAY, after="Buyer", note="Quast SE"),
            {"kind": "promotion", "day": MAY, "organization": "Quast SE", "title": "Buyer"},
        ),
        (told("promotion", MAY, note="secret"), {"kind": "promotion", "day": MAY}),
        (told("move", MAY, after="Erfurt", note="secret"), {"kind": "move", "day": MAY, "place": "Erfurt"}),
        (milestone(), {"kind": "new_job", "organization": "Koch AG", "title": "Buyer"}),
    ],
)  # fmt: skip
def test_what_letters_may_say(found, facts):
    [line] = suggest([found], Today(MAY))
    assert line.facts == facts


@given(
    st.sampled_from(sorted(FADES_AFTER)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(-170, 170),
    st.sets(st.integers(-9, 9), max_size=6),
)
def test_each_is_shown_in_one_row_of_days(kind, on, later, days_off):
    holidays = {on + n * DAY: "" for n in days_off}
    found = told(kind, on, on + later * DAY)
    days = [on + n * DAY for n in range(-20, 230)]
    lines = {day: line for day in days for line in suggest([found], Today(day, holidays))}
    shown = sorted(lines)
    assert shown == [shown[0] + n * DAY for n in range(len(shown))]
    assert max(on, on + later * DAY) in shown
    assert shown[-1] - max(on, on + later * DAY) == FADES_AFTER[kind]
    assert len({line.key for line in lines.values()}) == 1


def test_what_is_suggested():
    (wishes,) = suggest([milestone(is_close=True)], Today(MAY + 3 * DAY))
    assert wishes.key == "congratulate:life-12:contact-42"
    assert (wishes.kind, wishes.due_on, wishes.weight) == ("congratulate", MAY, WEIGHT)
    assert str(wishes.reason) == "new job: Buyer at Koch AG"
    assert [*map(str, wishes.evidence)] == [
        "changed between 3 Feb and 5 May 2026",
        "before: Voss AG",
    ]


def test_mere_connections_come_below_promises():
    (wishes,) = suggest([milestone()], Today(MAY))
    assert wishes.weight == WEIGHT_UNMET < 40 < WEIGHT
