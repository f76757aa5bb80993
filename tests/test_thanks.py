from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import Event, Meeting
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules.occasions.thanks import FADES_AFTER, suggest

MON, TUE, WED, FRI = (date(2026, 4, day) for day in (20, 21, 22, 24))
NEXT_MON = date(2026, 4, 27)


def fair(starts_on=MON, ends_on=FRI, id_=3, title="Hannover Messe"):
    return Event(id_, f"event-{id_}", title, "fair", starts_on, ends_on)


def met(met_on=None, thanked_on=None, event=None, contact_id=42):
    event = event or fair()
    return Meeting(contact_id, "Anna Weber", "Voss AG", event, met_on, thanked_on)


# When somebody was met, when thanked, today, and since when a thank-you is due (None: silent).
CASES = [
    ("not on the day itself", MON, None, MON, None),
    ("the day after", MON, None, TUE, TUE),
    ("still there later", MON, None, FRI, TUE),
    ("met on Friday: not on Saturday", FRI, None, date(2026, 4, 25), None),
    ("met on Friday: not on Sunday", FRI, None, date(2026, 4, 26), None),
    ("met on Friday: on Monday", FRI, None, NEXT_MON, NEXT_MON),
    ("met on Saturday: on Monday", date(2026, 4, 25), None, NEXT_MON, NEXT_MON),
    ("day unknown: not during the event", None, None, WED, None),
    ("day unknown: after its last day", None, None, NEXT_MON, NEXT_MON),
    ("day unknown: fades two weeks after its end", None, None, date(2026, 5, 9), None),
    ("last day before it fades", MON, None, date(2026, 5, 4), TUE),
    ("faded", MON, None, date(2026, 5, 5), None),
    ("long ago", MON, None, date(2027, 4, 21), None),
    ("in the future", FRI, None, TUE, None),
    ("thanked on the day", MON, MON, TUE, None),
    ("thanked later", MON, WED, FRI, None),
    ("thanked for something before", MON, date(2026, 4, 17), TUE, TUE),
    ("thanked during the event, day unknown", None, MON, NEXT_MON, NEXT_MON),
    ("thanked after the event, day unknown", None, NEXT_MON, date(2026, 4, 28), None),
    (
        "over the turn of the year",
        date(2026, 12, 31),
        None,
        date(2027, 1, 14),
        date(2027, 1, 1),
    ),
    ("leap day", date(2028, 2, 28), None, date(2028, 2, 29), date(2028, 2, 29)),
    ("last day of the calendar", date(9999, 12, 30), None, date(9999, 12, 30), None),
]


@pytest.mark.parametrize(
    ("met_on", "thanked_on", "today", "due_on"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_when(met_on, thanked_on, today, due_on):
    found = list(suggest([met(met_on, thanked_on)], Today(today)))
    assert [suggestion.due_on for suggestion in found] == ([due_on] if due_on else [])


def test_what_it_says():
    [suggestion] = suggest([met(MON, date(2026, 1, 5))], Today(TUE))
    assert suggestion.key == "thank:event-3:contact-42"
    assert suggestion.kind == "thank"
    assert (suggestion.contact_id, suggestion.contact) == (42, "Anna Weber")
    assert suggestion.organization == "Voss AG"
    assert str(suggestion.reason) == "say thanks: met at Hannover Messe"
    assert suggestion.evidence == (
        Phrase("met on 2026-04-20"),
        Phrase("thanked before, on 2026-01-05"),
    )


def test_an_unknown_day_is_not_claimed():
    [suggestion] = suggest([met()], Today(NEXT_MON))
    assert suggestion.evidence == (Phrase("Hannover Messe ended on 2026-04-24"),)


def test_braces_in_a_title_are_text():
    [suggestion] = suggest([met(MON, event=fair(title="{0} {x}"))], Today(TUE))
    assert str(suggestion.reason) == "say thanks: met at {0} {x}"


def test_two_events_two_thanks():
    dinner = fair(TUE, TUE, 4, "Dinner")
    found = suggest([met(MON), met(TUE, event=dinner)], Today(WED))
    assert [suggestion.key for suggestion in found] == [
        "thank:event-3:contact-42",
        "thank:event-4:contact-42",
    ]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 14))
def test_leaving_relnet_closed_for_days_loses_nobody(met_on, skipped):
    days = [met_on + timedelta(days=n) for n in range(skipped, FADES_AFTER.days + 1)]
    shown = [day for day in days if list(suggest([met(met_on)], Today(day)))]
    assert shown
    assert shown == days[-len(shown) :]
