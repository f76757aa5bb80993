"""A year with relnet, day by day: nothing is missed, nothing comes twice, nothing is lost."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from relnet.errors import FadedError
from relnet.jobs import decide_today, keep_follow_ups, log_interaction, plan_today, record_event
from relnet.jobs.add_contact import add_contact
from relnet.jobs.know_holidays import holidays_around
from relnet.jobs.note_life_event import note_life_event
from relnet.model.card import Card, Channel, Name, SpecialDate
from relnet.model.diary import Event, FollowUp, Interaction
from relnet.model.life import LifeEvent
from relnet.model.moment import Moment
from relnet.model.suggestion import keys_of
from relnet.rules.calendar_steps import is_working_day, working_day_after
from relnet.store import follow_ups, open_store

DAY = timedelta(days=1)
YEAR = 366
NAMES = ("Anna Weber", "Uwe Koch", "Zofia Nowak", "Deniz Kaya", "Łukasz Zieliński")
DAYS_OF_YEAR = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%m-%d}")
BIRTHDAYS = st.one_of(
    st.sampled_from(["02-29", "12-25", "01-01", "04-05", "05-01"]), DAYS_OF_YEAR
).flatmap(lambda day: st.sampled_from([f"--{day}", f"1980-{day}"]))
PEOPLE = st.integers(0, len(NAMES) - 1)
WHEN = st.integers(0, YEAR - 1)  # days into the year


@dataclass(frozen=True)
class Life:
    """What a year brings, and on which days the owner looks at relnet."""

    starts_on: date
    birthdays: list[str]
    meetings: list[tuple[int, int]]  # when, and with whom
    promises: list[tuple[int, int, str, str]]  # when due, with whom, whose, how often
    news: list[tuple[int, int, str]]  # when, of whom, what
    favours: list[tuple[int, int, str]]  # when, by whom, what
    thanks: list[tuple[int, int]]  # when, and to whom, the owner logs thanks by hand
    gaps: list[int]  # days from one look to the next, over and over
    verbs: list[str]  # what becomes of a line, over and over


LIVES = st.builds(
    Life,
    starts_on=st.dates(date(2023, 1, 1), date(2031, 12, 31)),
    birthdays=st.lists(BIRTHDAYS, max_size=len(NAMES)),
    meetings=st.lists(st.tuples(WHEN, PEOPLE), max_size=6),
    promises=st.lists(
        st.tuples(
            WHEN, PEOPLE, st.sampled_from(["mine", "theirs"]), st.sampled_from(["", "5w", "3m"])
        ),
        max_size=4,
    ),
    news=st.lists(
        st.tuples(WHEN, PEOPLE, st.sampled_from(["new_job", "wedding", "birth", "promotion"])),
        max_size=3,
    ),
    favours=st.lists(
        st.tuples(
            WHEN,
            PEOPLE,
            st.sampled_from(["gift", "help", "introduction", "endorsement", "meeting"]),
        ),
        max_size=12,
    ),
    thanks=st.lists(st.tuples(WHEN, PEOPLE), max_size=2),
    gaps=st.lists(st.integers(1, 9), min_size=1, max_size=9),
    verbs=st.lists(
        st.sampled_from(["done", "done", "leave", "leave", "skip", "snooze"]),
        min_size=1,
        max_size=9,
    ),
)

# A year takes half a second, so that to look for the shortest one that fails would take hours.
SLOWLY = settings(suppress_health_check=[*HealthCheck], phases={*Phase} - {Phase.shrink})


@dataclass
class Village:
    """The database, and what the owner saw and did."""

    db: object
    life: Life
    seen: dict[str, list[date]] = field(default_factory=dict)  # the days a line was shown on
    settled: dict[str, date] = field(default_factory=dict)
    looks: list[date] = field(default_factory=list)
    wished: dict[int, list[date]] = field(default_factory=dict)
    thanked: dict[int, list[date]] = field(default_factory=dict)
    told: dict[tuple[int, int], tuple[date, int]] = field(default_factory=dict)
    given: dict[tuple[str, int], tuple[str, date, date]] = field(default_factory=dict)
    put_off: dict[str, date] = field(default_factory=dict)

    def day(self, n):
        return self.life.starts_on + n * DAY

    def is_working_day(self, day):
        return is_working_day(day, holidays_around(self.db, day))


def moment(day):
    return Moment(day, f"{day}T12:00:00Z")


def begin(db, life):
    db.execute("PRAGMA synchronous = OFF")  # it is gone with the test
    now = moment(life.starts_on)
    for n, name in enumerate(NAMES):
        dates = [SpecialDate("birthday", day) for day in life.birthdays[n : n + 1]]
        mail = Channel("email", f"p{n}@example.com")
        add_contact(db, now, Card(Name(name), channels=(mail,), dates=tuple(dates)))
    for when, who, whose, every in life.promises:
        due_on = life.starts_on + when * DAY
        keep_follow_ups.add(
            db, now, FollowUp(0, who + 1, NAMES[who], "", "call", due_on, whose, every=every)
        )
    return Village(db, life)


def write_down(village, since, today):
    """Write down what happened after one look and before, or on the day of, the next."""
    now = moment(today)
    for when, who in dict.fromkeys(village.life.meetings):
        if since < village.day(when) <= today:
            met_on = village.day(when)
            title = f"Fair {len(village.told)}"
            event, _ = record_event.add_event(
                village.db, now, Event(0, "", title, "fair", met_on, met_on)
            )
            met = Interaction("met", met_on, (who + 1,), event.id)
            log_interaction.log(village.db, now, met, NAMES[who])
            village.told[event.id, who + 1] = met_on, today
    write_down_favours(village, since, now)
    for when, who, kind in village.life.news:
        if since < village.day(when) <= today:
            day = village.day(when)
            news = LifeEvent(who + 1, kind, day, day)
            note_life_event(village.db, now, news, is_day_said=True)


def write_down_favours(village, since, now):
    for when, who, kind in dict.fromkeys(village.life.favours):
        if since < village.day(when) <= now.today:
            note_favour(village, now, village.day(when), who + 1, kind)
    for when, who in village.life.thanks:
        if since < village.day(when) <= now.today:
            note_thanks(village, now, who)


def note_thanks(village, now, who):
    """Log thanks by hand: for everything that is known."""
    thanks = Interaction("thanks", now.today, (who + 1,), direction="mine")
    log_interaction.log(village.db, now, thanks, NAMES[who])
    village.thanked.setdefault(who + 1, []).append(now.today)
    assert not [
        line
        for line in plan_today.suggestions(village.db, now.today)
        if line.kind == "thank" and line.contact_id == who + 1
    ], "who was thanked is thanked for everything"


def note_favour(village, now, day, who, kind):
    """Note what somebody gave; an introduction is to the next one on the list."""
    people = (who, who % len(NAMES) + 1) if kind == "introduction" else (who,)
    direction = "" if kind == "meeting" else "theirs"
    noted = Interaction(kind, day, people, direction=direction)
    log_interaction.log(village.db, now, noted, NAMES[who - 1])
    (id_,) = village.db.execute("SELECT max(id) FROM interaction").fetchone()
    about = f"praise-{now.today}" if kind == "endorsement" else f"interaction-{id_}"
    village.given.setdefault((f"thank:{about}:contact-{who}", who), (kind, day, now.today))


def look(village, today, verbs):
    """Look at the list, and decide about what is shown."""
    db = village.db
    plan = plan_today.plan_day(db, today)
    shown = [key for line in plan.lines for key in keys_of(line)]
    waiting = [key for line in plan.waiting for key in keys_of(line)]
    thanked = [line.contact_id for line in (*plan.lines, *plan.waiting) if line.kind == "thank"]
    assert len({*thanked}) == len(thanked), "one thank-you for everybody"
    off = {key for key, until in village.put_off.items() if until > today}
    assert {key for key in {*shown, *waiting} if key.startswith("thank:")} == {
        item.key for item in plan_today.occasions_on(db, today) if item.kind == "thank"
    } - off - village.settled.keys(), "what was put off comes back, and hides nothing else"
    assert len({*shown, *waiting}) == len(shown) + len(waiting)
    assert not {*shown, *waiting} & village.settled.keys(), "done is done"
    assert not (waiting and village.is_working_day(today))
    if plan.next_on and plan.waiting:
        later = plan_today.plan_day(db, plan.next_on)
        assert {*waiting} <= {key for line in later.lines for key in keys_of(line)}
    due = {f"follow-up:{item.id}" for item in follow_ups.due(db, today)}
    assert due <= {*shown, *waiting}, "one's word stays on the list until it is kept"
    village.looks.append(today)
    for line in plan.lines:
        for key in keys_of(line):
            village.seen.setdefault(key, []).append(today)
        decide(village, line, today, next(verbs))


def decide(village, line, today, verb):
    now, db = moment(today), village.db
    if line.key not in {item.key for item in plan_today.plan_day(db, today).lines}:
        return  # thanks or wishes for something else settled it, too
    if verb == "done":
        decide_today.finish(db, now, [line.key])
        if line.kind == "thank":
            village.thanked.setdefault(line.contact_id, []).append(today)
        if line.kind == "congratulate":
            village.wished.setdefault(line.contact_id, []).append(today)
    elif verb == "skip":
        decide_today.skip(db, now, [line.key])
    elif verb == "snooze" and line.kind in {"follow_up", "promise", "thank"}:
        put_off(village, line, today)
        return
    if verb in {"done", "skip"}:
        village.settled |= dict.fromkeys(keys_of(line), today)


def put_off(village, line, today):
    """Bring a line back four days later, unless nothing would come back."""
    with suppress(FadedError):
        decide_today.snooze(village.db, moment(today), [line.key], today + 4 * DAY)
        village.put_off |= dict.fromkeys(keys_of(line), today + 4 * DAY)


def birthdays_of(village):
    """Yield whose birthday is kept on which days of the year."""
    for n, value in enumerate(village.life.birthdays[: len(NAMES)]):
        month, of_month = int(value[-5:-3]), int(value[-2:])
        for year in {village.day(0).year, village.day(YEAR - 1).year}:
            try:
                yield n + 1, date(year, month, of_month)
            except ValueError:
                yield n + 1, date(year, 2, 28)


def assert_no_birthday_is_missed(village):
    for contact_id, day in birthdays_of(village):
        announced_on = day
        while not village.is_working_day(announced_on):
            announced_on -= DAY
        chances = [
            look
            for look in village.looks
            if look == day
            or (village.is_working_day(look) and announced_on <= look <= day + 3 * DAY)
        ]
        wishes = [look for look in village.wished.get(contact_id, ()) if look >= announced_on]
        if chances and not (wishes and wishes[0] <= chances[0]):
            assert f"birthday:contact-{contact_id}:{day.year}" in village.seen


def assert_no_thanks_are_missed(village):
    for (event_id, contact_id), (met_on, told_on) in village.told.items():
        first = working_day_after(met_on, holidays_around(village.db, met_on))
        chances = [
            look
            for look in village.looks
            if max(first, told_on) <= look <= met_on + 14 * DAY and village.is_working_day(look)
        ]
        thanks = [look for look in village.thanked.get(contact_id, ()) if look >= met_on]
        if chances and not (thanks and thanks[0] <= chances[0]):
            assert f"thank:event-{event_id}:contact-{contact_id}" in village.seen


def assert_no_favour_is_missed(village):
    for (key, contact_id), (kind, given_on, told_on) in village.given.items():
        if is_said_otherwise(village, contact_id, kind, given_on):
            continue
        first = working_day_after(given_on, holidays_around(village.db, given_on))
        fades_on = (given_on if kind == "meeting" else told_on) + 14 * DAY
        chances = [
            look
            for look in village.looks
            if max(first, told_on) <= look <= fades_on and village.is_working_day(look)
        ]
        thanks = [look for look in village.thanked.get(contact_id, ()) if look >= given_on]
        if chances and not (thanks and thanks[0] <= chances[0]):
            assert any(is_praise(key, seen) or seen == key for seen in village.seen), key


def is_said_otherwise(village, contact_id, kind, given_on):
    """Tell whether a talk was at an event, or something came of an introduction."""
    met = [(who, met_on) for (_, who), (met_on, _) in village.told.items()]
    if kind == "meeting":
        return (contact_id, given_on) in met
    talks = [(who, day) for (_, who), (what, day, _) in village.given.items() if what == "meeting"]
    other = contact_id % len(NAMES) + 1
    return kind == "introduction" and any(
        who == other and day > given_on for who, day in [*met, *talks]
    )


def is_praise(key, seen):
    """Tell whether a line is for this praise; what one learns of later names the line."""
    what, about, who = key.split(":")
    return (
        about.startswith("praise-")
        and seen >= key
        and seen.startswith(f"{what}:praise-")
        and (seen.endswith(f":{who}"))
    )


@settings(SLOWLY, max_examples=12)
@given(LIVES)
def test_a_year(tmp_path_factory, life):
    with open_store(tmp_path_factory.mktemp("year") / "village.db") as db:
        village = begin(db, life)
        gaps, verbs = cycle(life.gaps), cycle(life.verbs)
        before, today = life.starts_on - DAY, life.starts_on
        while today < village.day(YEAR):
            write_down(village, before, today)
            look(village, today, verbs)
            before, today = today, today + next(gaps) * DAY
        assert_no_birthday_is_missed(village)
        assert_no_thanks_are_missed(village)
        assert_no_favour_is_missed(village)


@settings(SLOWLY, max_examples=5)
@given(LIVES)
def test_a_week_holds_what_its_days_hold(tmp_path_factory, life):
    with open_store(tmp_path_factory.mktemp("week") / "village.db") as db:
        village = begin(db, life)
        write_down(village, life.starts_on - DAY, life.starts_on + 20 * DAY)
        for n in range(20, 200, 30):
            days = [village.day(n + k) for k in range(7)]
            plans = [plan_today.plan_day(db, day) for day in days]
            week = plan_today.plan_week(db, days[0])
            assert [plan.day for plan in week] == days
            assert week[0].lines == plans[0].lines
            assert not any("today" in str(line.reason) for plan in week[1:] for line in plan.lines)
            first_on = {}
            for plan in plans:
                for key in (key for line in plan.lines for key in keys_of(line)):
                    first_on.setdefault(key, plan.day)
            assert {
                key: plan.day for plan in week for line in plan.lines for key in keys_of(line)
            } == first_on


ZONES = ("Pacific/Kiritimati", "Europe/Berlin", "America/Los_Angeles")  # UTC +14 to -8
ASKED = [
    ("today", "--all", "-f", "json"),
    ("today", "--week"),
    ("today", "--minutes", "15", "-f", "table"),
    ("why", "1"),
]


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
@pytest.mark.parametrize("day", ["2026-04-21", "2026-04-26", "2026-12-31"])
def test_the_list_is_the_same_in_every_time_zone(village, arguments, day):
    village("edit", "2", "birthday=31.12.1976")
    answers = {
        village(*arguments, env={"TZ": zone, "RELNET_TODAY": day}.items()).stdout for zone in ZONES
    }
    assert len(answers) == 1
    assert answers != {""}
