"""When to congratulate on a new job or a promotion, and when no more."""

from datetime import date, timedelta

import pytest

from relnet.model.life import LifeEvent, Milestone
from relnet.rules.life_wishes import LONGEST, RECENT, WEIGHT, WEIGHT_UNMET, suggest_wishes

FEBRUARY, MAY = date(2026, 2, 3), date(2026, 5, 5)
DAY = timedelta(days=1)


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
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "today", "is_due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when_to_congratulate(found, today, is_due):
    assert len([*suggest_wishes([found], today)]) == is_due


def test_what_is_suggested():
    (wishes,) = suggest_wishes([milestone(is_close=True)], MAY + 3 * DAY)
    assert wishes.key == "congratulate:life-12:contact-42"
    assert (wishes.kind, wishes.due_on, wishes.weight) == ("congratulate", MAY, WEIGHT)
    assert str(wishes.reason) == "new job: Buyer at Koch AG"
    assert [*map(str, wishes.evidence)] == [
        "changed between 3 Feb and 5 May 2026",
        "before: Voss AG",
    ]


def test_mere_connections_come_below_promises():
    (wishes,) = suggest_wishes([milestone()], MAY)
    assert wishes.weight == WEIGHT_UNMET < 40 < WEIGHT
