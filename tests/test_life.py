"""relnet life: what happens in people's lives, told by the owner."""

import json
import shlex
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.errors import BadValueError
from relnet.model.life import LifeEvent
from relnet.rules.life_kinds import KINDS, is_same, joined, life_kind
from relnet.rules.life_words import headline, sentence


@pytest.fixture
def village(relnet):
    relnet("add", "Dr. Anna Weber", "--organization", "Voss AG", "--title", "Einkauf")
    relnet("edit", "1", "city=Erfurt")
    return relnet


def events(village, who="weber"):
    rows = json.loads(village("life", who, "-f", "json").stdout)
    return [(row["kind"], row["earliest_on"], row["latest_on"]) for row in rows]


WORDS = [
    ("wedding", "wedding"), ("Hochzeit", "wedding"), ("HOCHZEIT", "wedding"), ("heirat", "wedding"),
    ("new_job", "new_job"), ("new-job", "new_job"), ("neue Stelle", "new_job"),
    ("neue-stelle", "new_job"), ("Beförderung", "promotion"), ("Befoerderung", "promotion"),
    ("geburt", "birth"), ("Jubiläum", "jubilee"), ("jubilaeum", "jubilee"),
    ("Ruhestand", "retirement"), ("Rente", "retirement"), ("umzug", "move"),
    ("Trauerfall", "condolence"), ("todesfall", "condolence"), ("condolence", "condolence"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "kind"), WORDS)
def test_kinds_have_german_and_english_names(word, kind):
    assert life_kind(word) == kind


@pytest.mark.parametrize("word", ["divorce", "Scheidung", "", "new", "wedding!!x"])
def test_other_words_are_refused_with_the_list(word):
    with pytest.raises(BadValueError) as caught:
        life_kind(word)
    assert all(kind in str(caught.value.hint) for kind in KINDS)


DAYS = [
    ("wedding", "12.6.", "2026-06-12"),  # the nearest: ahead
    ("wedding", "12.3.", "2026-03-12"),  # the nearest: past
    ("wedding", "Samstag", "2026-04-18"),  # 3 days ago is nearer than in 4
    ("jubilee", "1.9.2001", "2001-09-01"),
    ("birth", "freitag", "2026-04-17"),  # has happened, always
    ("condolence", "gestern", "2026-04-20"),
    ("retirement", "in 2 weeks", "2026-05-05"),
    ("new_job", None, "2026-04-21"),
    ("birth", "29.2.2024", "2024-02-29"),
]


@pytest.mark.parametrize(("kind", "day", "expected"), DAYS)
def test_the_day_is_read_as_the_kind_needs_it(village, kind, day, expected):
    village("life", "weber", kind, *(["--on", day] if day else []))
    assert events(village) == [(kind, expected, expected)]


@pytest.mark.parametrize(
    ("kind", "day", "told"),
    [
        ("wedding", "31.2.", "is not a day"),
        ("wedding", "3/4/2026", "is not a day"),
        ("birth", "2026-04-22", "tell it when it has happened"),
        ("condolence", "2026-12-24", "tell it when it has happened"),
        ("wedding", "2062-06-12", "more than two years ahead"),
    ],
)
def test_days_that_make_no_sense_are_refused(village, kind, day, told):
    assert told in village("life", "weber", kind, "--on", day, code=2).stderr
    assert events(village) == []


def test_it_is_echoed_and_can_be_undone(village):
    told = village("life", "weber", "hochzeit", "--on", "12.6.", "--note", "in Ulm").stderr
    assert told.splitlines() == [
        "Noted: Dr. Anna Weber (id 1), wedding, on 12 Jun 2026: in Ulm.",
        "undo: relnet undo 3",
    ]
    village("undo")
    assert events(village) == []


def test_told_twice_it_is_one(village):
    for words in (["--on", "12.6."], ["--on", "2026-06-12"], []):
        told = village("life", "weber", "wedding", *words).stderr
    assert told == "Known already: Dr. Anna Weber (id 1), wedding, on 12 Jun 2026.\n"
    village("life", "weber", "wedding", "--on", "12.6.", "--note", "in Ulm")
    assert len(events(village)) == 1
    village("life", "weber", "condolence", "--on", "1.4.")
    village("life", "weber", "condolence", "--on", "20.4.")
    assert len(events(village)) == 3


def test_what_an_export_told_gets_its_day(relnet, monkeypatch):
    heading = "First Name,Last Name,URL,Company,Position,Connected On\n"
    for day, firm in (("2026-02-03", "Voss AG"), ("2026-04-10", "Quast SE")):
        monkeypatch.setenv("RELNET_TODAY", day)
        row = f"Anna,Weber,linkedin.com/in/anna-weber,{firm},Buyer,20 Jan 2026\n"
        relnet("import", "-", stdin=(heading + row).encode())
    assert events(relnet) == [("new_job", "2026-02-03", "2026-04-10")]
    relnet("life", "weber", "new_job", "--organization", "Quast", "--on", "1.4.")
    assert events(relnet) == [("new_job", "2026-04-01", "2026-04-01")]
    relnet("undo")
    assert events(relnet) == [("new_job", "2026-02-03", "2026-04-10")]


def test_a_new_job_says_where_and_as_what(village):
    told = village(
        "life", "weber", "neue-stelle", "--organization", "Quast SE", "--title", "CEO",
        "--note", "freut sich",
    ).stderr  # fmt: skip
    assert "new job: CEO at Quast SE, on 21 Apr 2026." in told
    assert "says CEO at Quast SE now; Einkauf at Voss AG is a former job.\n" in told
    (row,) = json.loads(village("life", "weber", "-f", "json").stdout)
    assert (row["before"], row["after"], row["note"]) == ("Voss AG", "Quast SE", "CEO")
    assert json.loads(village("show", "1", "-f", "json").stdout)["note"] == "freut sich"


def jobs(village):
    """Return the jobs of Anna Weber, the current one first."""
    found = json.loads(village("show", "1", "-f", "json").stdout)["positions"]
    assert [job["current"] for job in found] == [True, *[False] * (len(found) - 1)]
    return [f"{job['title'] or '-'} at {job['organization'] or '-'}" for job in found]


VOSS = "Einkauf at Voss AG"
JOBS = [
    # What is told, and which jobs there are then; today is 21 April 2026.
    (["new_job", "--organization", "Quast SE", "--title", "CEO"], ["CEO at Quast SE", VOSS]),
    (["new_job", "--organization", "Quast SE"], ["- at Quast SE", VOSS]),
    (["new_job", "--organization", "Quast SE", "--on", "1.3."], ["- at Quast SE", VOSS]),
    (["new_job", "--organization", "Quast SE", "--on", "22.4.2025"], ["- at Quast SE", VOSS]),
    (["promotion", "--title", "CPO"], ["CPO at Voss AG", VOSS]),
    (["promotion", "--title", "CPO", "--organization", "Quast SE"], ["CPO at Quast SE", VOSS]),
    # The entry says it already, or nothing is said that could stand there.
    (["new_job", "--organization", "VOSS"], [VOSS]),
    (["new_job", "--organization", "Voss AG", "--title", "einkauf", "--on", "1.9.2001"], [VOSS]),
    (["promotion", "--title", "EINKAUF"], [VOSS]),
    (["new_job", "--note", "in Ulm"], [VOSS]),
    (["new_job", "--title", "CPO"], [VOSS]),
    (["jubilee", "--note", "20 years"], [VOSS]),
    # It lies ahead, or long back.
    (["new_job", "--organization", "Quast SE", "--on", "1.6."], [VOSS]),
    (["promotion", "--title", "CPO", "--on", "tomorrow"], [VOSS]),
    (["new_job", "--organization", "Quast SE", "--on", "1.9.2001"], [VOSS]),
    (["new_job", "--organization", "Quast SE", "--on", "2001-09-01", "--current"],
     ["- at Quast SE", VOSS]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), JOBS)
def test_a_new_job_takes_the_place_of_the_old_one(village, words, expected):
    village("life", "weber", *words)
    assert jobs(village) == expected
    village("undo")
    assert (jobs(village), events(village)) == ([VOSS], [])


def test_told_twice_it_is_one_job(village):
    for _ in range(2):
        told = village("life", "weber", "new_job", "--organization", "Quast SE").stderr
    assert told.startswith("Known already: ")
    told = village("life", "weber", "new_job", "--organization", "Quast", "--title", "CEO").stderr
    assert "\nTheir entry says CEO at Quast now.\n" in told
    assert jobs(village) == ["CEO at Quast SE", VOSS]


def test_a_job_ahead_is_told_once_more_when_it_has_come(village, monkeypatch):
    told = village("life", "weber", "new_job", "--organization", "Quast SE", "--title", "CEO",
                   "--on", "1.6.").stderr  # fmt: skip
    line = next(line for line in told.splitlines() if line.startswith("Their entry says"))
    assert line == (
        "Their entry says Einkauf at Voss AG until you say: relnet life 1 new_job"
        " --organization 'Quast SE' --title CEO --on 2026-06-01 --current"
    )
    monkeypatch.setenv("RELNET_TODAY", "2026-06-02")
    village(*shlex.split(line.partition(": relnet ")[2]))
    assert jobs(village) == ["CEO at Quast SE", VOSS]
    assert events(village) == [("new_job", "2026-06-01", "2026-06-01")]


def test_a_later_job_is_not_given_up_for_an_earlier_one(village):
    village("life", "weber", "new_job", "--organization", "Lotz KG", "--on", "1.3.")
    told = village("life", "weber", "new_job", "--organization", "Quast SE", "--on", "1.2.").stderr
    assert "Their entry still says Lotz KG. If Quast SE is what they do now: relnet life 1" in told
    assert jobs(village) == ["- at Lotz KG", VOSS]


def test_an_old_entry_gives_way_to_news_that_are_not_quite_as_old(village, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2029-04-21")
    village("life", "weber", "new_job", "--organization", "Quast SE", "--on", "2027-01-01")
    assert jobs(village) == ["- at Quast SE", VOSS]


def test_an_old_file_does_not_bring_the_old_job_back(village, monkeypatch):
    card = b"name,organization,title,email\nAnna Weber,Voss AG,Einkauf,anna@example.com\n"
    village("edit", "1", "email=anna@example.com")
    village("import", "-", stdin=card)
    village("life", "weber", "new_job", "--organization", "Quast SE")
    monkeypatch.setenv("RELNET_TODAY", "2026-05-05")
    village("import", "-", stdin=card)
    assert jobs(village) == ["- at Quast SE", VOSS]


def test_who_had_no_job_gets_one(relnet):
    relnet("add", "Uwe Koch")
    told = relnet("life", "koch", "new_job", "--organization", "Quast SE").stderr
    assert "\nTheir entry says Quast SE now.\n" in told
    assert jobs(relnet) == ["- at Quast SE"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["promotion", "--title", "CPO"], ("Einkauf", "CPO", None)),
        (["promotion", "--title", "CPO", "--note", "endlich"], ("Einkauf", "CPO", None)),
        (["promotion", "--note", "endlich"], (None, None, "endlich")),
        (["new_job", "--note", "in Ulm"], (None, None, "in Ulm")),
        (["new_job", "--title", "CPO"], (None, None, "CPO")),
        (["retirement"], ("Voss AG", None, None)),
        (["move", "--place", "Ulm"], ("Erfurt", "Ulm", None)),
        (["move", "--place", "Erfurt"], (None, "Erfurt", None)),
        (["wedding", "--note", "mit Uwe"], (None, None, "mit Uwe")),
    ],
)
def test_what_is_before_and_after(village, words, expected):
    village("life", "weber", *words)
    (row,) = json.loads(village("life", "weber", "-f", "json").stdout)
    assert (row["before"], row["after"], row["note"]) == expected


@pytest.mark.parametrize(
    "words",
    [
        ["wedding", "--title", "CEO"],
        ["new_job", "--place", "Ulm"],
        ["--on", "12.6."],
        ["--note", "x"],
        ["--remove"],
        ["--current"],
        ["wedding", "--current"],
        ["new_job", "--current"],
    ],
)
def test_options_that_say_nothing_are_refused(village, words):
    village("life", "weber", *words, code=2)
    assert events(village) == []


def test_a_condolence_says_what_it_does(village):
    told = village("life", "weber", "trauerfall", "--on", "gestern").stderr
    assert "relnet is quiet about business with them for 30 days" in told


def test_what_is_wrong_can_be_taken_away(village):
    village("life", "weber", "wedding", "--on", "12.6.")
    village("life", "weber", "birth", "--on", "1.3.")
    village("life", "weber", "birth", "--on", "1.3.2024")
    assert "there are several" in village("life", "weber", "birth", "--remove", code=2).stderr
    village("life", "weber", "birth", "--remove", "--on", "1.3.2024")
    village("life", "weber", "wedding", "--remove")
    assert events(village) == [("birth", "2026-03-01", "2026-03-01")]
    assert village("life", "weber", "move", "--remove", code=1).stderr.startswith("error: ")


def test_changes_and_show_tell_it(village):
    village("life", "weber", "hochzeit", "--on", "12.6.", "--note", "in Ulm")
    told = "Dr. Anna Weber: wedding, on 12 Jun 2026: in Ulm\n"
    assert village("changes", "-f", "table").stdout == told
    assert village("life", "weber", "-f", "table").stdout == told
    assert "Life            wedding, on 12 Jun 2026: in Ulm" in village("show", "1").stdout


def test_nobody_else_is_listed(village):
    village("add", "Uwe Koch")
    village("life", "koch", "birth")
    assert events(village) == []
    assert village("life", "nobody", "birth", code=1).stdout == ""


DAY = date(2026, 4, 21)


def event(kind="new_job", first=0, last=0, after="", note=""):
    days = (DAY + timedelta(days=first), DAY + timedelta(days=last))
    return LifeEvent(1, kind, *days, after=after, note=note)


SAME = [
    (event(first=-60, last=-10), event(), True, False),  # another day is said
    (event(first=-60, last=-10), event(), False, True),  # no day is said, and it was lately
    (event(first=-200, last=-100), event(), False, False),
    (event(first=-60, last=-10, after="Voss AG"), event(after="VOSS"), True, True),
    (event(first=-60, last=-10, after="Voss AG"), event(after="Koch"), False, False),
    (event(first=-900, last=-800, after="Voss AG"), event(after="Voss AG"), True, False),
    (event(), event("promotion"), True, False),
    (event(first=-5, last=5), event(), True, True),
    (event(first=-5, last=5, after="Koch"), event(after="Voss"), True, False),
    (event(first=-5, last=5, after="Koch"), event(), True, True),
]


@pytest.mark.parametrize(("known", "told", "is_day_said", "expected"), SAME)
def test_when_two_tellings_mean_one_thing(known, told, is_day_said, expected):
    assert is_same(known, told, is_day_said=is_day_said) is expected


LIFE_EVENTS = st.builds(
    event,
    st.sampled_from(KINDS),
    st.integers(-800, 0),
    st.integers(0, 800),
    st.sampled_from(["", "Voss AG", "Koch GmbH"]),
    st.sampled_from(["", "CEO", "{brace}"]),
)


@given(LIFE_EVENTS, LIFE_EVENTS, st.booleans())
def test_what_is_told_again_is_the_same_as_what_is_kept(known, told, is_day_said):
    if is_same(known, told, is_day_said=is_day_said):
        kept = joined(known, told, is_day_said=is_day_said)
        assert is_same(kept, told, is_day_said=is_day_said)
        assert joined(kept, told, is_day_said=is_day_said) == kept


@given(LIFE_EVENTS)
def test_every_event_can_be_told(life_event):
    assert "Anna Weber" in str(sentence(life_event, "Anna Weber"))
    assert life_event.note in str(headline(life_event))
    assert life_event.after in str(headline(life_event)) or life_event.kind not in {
        "new_job", "promotion", "move",
    }  # fmt: skip


def test_a_move_asks_to_correct_an_entry_only_if_there_is_one(relnet):
    relnet("add", "Uwe Koch")
    assert "entry" not in relnet("life", "koch", "move", "--place", "Suhl").stderr
    relnet("add", "Kim Mayer")
    relnet("edit", "kim-mayer", "city=Gera")
    told = relnet("life", "mayer", "move", "--place", "Suhl").stderr
    assert "Their entry still says Gera: relnet edit 2 city=Suhl\n" in told


def test_a_loss_has_another_word_than_condolences(village):
    village("life", "weber", "condolence")
    asked = ("--fields", "kind", "--no-headers")
    assert village("life", "weber", "-f", "table", *asked).stdout.strip() == "bereavement"
    assert village("changes", "-f", "table", *asked).stdout.strip() == "bereavement"
    assert village("life", "weber", "-f", "tsv", *asked).stdout.strip() == "condolence"
