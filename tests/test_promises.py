from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import FollowUp
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules.occasions.promises import suggest

TODAY = date(2026, 4, 21)
YESTERDAY, TOMORROW = date(2026, 4, 20), date(2026, 4, 22)


def follow_up(due_on=TODAY, reason="send the offer", **values):
    return FollowUp(17, 42, "Anna Weber", "Voss AG", reason, due_on, **values)


CASES = [
    ("due today", follow_up(), TODAY, "follow_up"),
    ("due yesterday", follow_up(YESTERDAY), TODAY, "follow_up"),
    ("due tomorrow", follow_up(TOMORROW), TODAY, None),
    ("due a year ago", follow_up(date(2025, 4, 21)), TODAY, "follow_up"),
    ("due in the last year", follow_up(date(2025, 12, 31)), date(2026, 1, 1), "follow_up"),
    ("due in the next year", follow_up(date(2026, 1, 1)), date(2025, 12, 31), None),
    ("due on Saturday, seen on Friday", follow_up(date(2026, 4, 25)), date(2026, 4, 24), None),
    ("due on Saturday, that day", follow_up(date(2026, 4, 25)), date(2026, 4, 25), "follow_up"),
    ("due on a holiday, that day", follow_up(date(2026, 5, 1)), date(2026, 5, 1), "follow_up"),
    ("due on a holiday, the day before", follow_up(date(2026, 5, 1)), date(2026, 4, 30), None),
    ("due on a leap day", follow_up(date(2028, 2, 29)), date(2028, 2, 29), "follow_up"),
    ("the day before a leap day", follow_up(date(2028, 2, 29)), date(2028, 2, 28), None),
    ("done", follow_up(state="done"), TODAY, None),
    ("dropped", follow_up(YESTERDAY, state="dropped"), TODAY, None),
    ("theirs, due", follow_up(direction="theirs"), TODAY, "promise"),
    ("theirs, older", follow_up(YESTERDAY, direction="theirs"), TODAY, "promise"),
    ("theirs, tomorrow", follow_up(TOMORROW, direction="theirs"), TODAY, None),
    ("theirs, kept", follow_up(direction="theirs", state="done"), TODAY, None),
    ("recurring", follow_up(every="4w"), TODAY, "follow_up"),
    ("without a text", follow_up(reason=""), TODAY, "follow_up"),
]


@pytest.mark.parametrize(
    ("entry", "today", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when(entry, today, kind):
    found = list(suggest([entry], Today(today)))
    assert [suggestion.kind for suggestion in found] == ([kind] if kind else [])
    assert all(suggestion.due_on == entry.due_on for suggestion in found)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (follow_up(), "send the offer (planned for today)"),
        (follow_up(YESTERDAY), "send the offer (planned for 2026-04-20)"),
        (follow_up(direction="theirs"), "promised: send the offer; could be nice to ask"),
        (follow_up(reason=""), "get in touch (planned for today)"),
        (follow_up(reason="{n}"), "{n} (planned for today)"),
    ],
)
def test_reason(entry, reason):
    [suggestion] = suggest([entry], Today(TODAY))
    assert str(suggestion.reason) == reason


def test_what_it_says():
    entry = follow_up(event="hm26", event_title="Hannover Messe", every="4w")
    [suggestion] = suggest([entry], Today(TODAY))
    assert suggestion.key == "follow-up:17"
    assert (suggestion.contact_id, suggestion.contact) == (42, "Anna Weber")
    assert suggestion.organization == "Voss AG"
    assert suggestion.evidence == (
        Phrase("due on 2026-04-21"),
        Phrase("agreed at Hannover Messe"),
        Phrase("comes back every 4w"),
    )

    # The text of one's own follow-up is a note, and for no letter.
    assert suggestion.facts == {"kind": "mine", "day": TODAY, "event": "Hannover Messe"}
    [theirs] = suggest([follow_up(direction="theirs")], Today(TODAY))
    assert theirs.facts == {"kind": "theirs", "day": TODAY, "about": "send the offer"}
    [theirs] = suggest([follow_up(direction="theirs", reason="")], Today(TODAY))
    assert theirs.facts == {"kind": "theirs", "day": TODAY}
    assert theirs.minutes < suggestion.minutes


def test_ones_own_word_comes_before_theirs():
    entries = [follow_up(direction="theirs"), follow_up(YESTERDAY), follow_up()]
    theirs, mine, mine_today = suggest(entries, Today(TODAY))
    assert mine_today.weight > mine.weight > theirs.weight


@given(st.dates(), st.dates())
def test_open_ones_stay_from_their_due_day_on(due_on, today):
    found = list(suggest([follow_up(due_on)], Today(today)))
    assert bool(found) == (due_on <= today)
