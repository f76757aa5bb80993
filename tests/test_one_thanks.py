"""Whoever is to be thanked for several things is thanked once, for all of them."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.letters.texts import cause, names_in, texts, thanks_too
from relnet.model.letter import OCCASIONS
from relnet.model.suggestion import Suggestion, keys_of
from relnet.phrase import Phrase
from relnet.rules.agenda import NAMED, one_thanks_each
from relnet.rules.letter_words import listed

MON = date(2026, 4, 20)
DAY = timedelta(days=1)
WAYS = [(language, form) for language in ("de", "en") for form in ("sie", "du")]


def thank(key, weight=70.0, due_on=MON, who=1, kind="thank"):
    cause = Phrase("cause {key}", key=key)
    evidence = (cause, Phrase("fact {key}", key=key))
    return Suggestion(
        key, kind, who, "Anna Weber", "", due_on, Phrase("say thanks"), weight, evidence,
        cause=cause,
    )  # fmt: skip


# The lines of a day, and which of them stand together.
CASES = [
    ("none", [], []),
    ("one thing", [thank("a")], [("a",)]),
    ("two things", [thank("a"), thank("b", 75)], [("b", "a")]),
    ("of equal ones the newest first", [thank("a"), thank("b", due_on=MON + DAY)], [("b", "a")]),
    ("then by key", [thank("b"), thank("a")], [("a", "b")]),
    ("two people", [thank("a"), thank("b", who=2)], [("a",), ("b",)]),
    ("wishes stay apart", [thank("a"), thank("b", 90, kind="congratulate")], [("b",), ("a",)]),
    ("a card stays apart", [thank("a"), thank("b", 45, kind="card")], [("b",), ("a",)]),
]


@pytest.mark.parametrize(
    ("lines", "together"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_stands_together(lines, together):
    assert sorted(map(keys_of, one_thanks_each(lines))) == sorted(together)


def test_a_line_alone_stays_as_it_is():
    assert one_thanks_each([thank("a")]) == [thank("a")]


def test_a_line_names_everything_and_shows_all_evidence():
    [line] = one_thanks_each([thank("a"), thank("b"), thank("c", 75)])
    assert str(line.reason) == "say thanks: cause c; cause a; cause b"
    facts = ["cause c", "fact c", "cause a", "fact a", "cause b", "fact b"]
    assert [str(fact) for fact in line.evidence] == facts


def test_a_line_stays_a_line_however_much_there_is():
    [line] = one_thanks_each([thank(f"{n:04}") for n in range(2000)])
    assert str(line.reason).endswith(f"; cause {NAMED - 1:04}; and {2000 - NAMED} more")
    assert len(line.evidence) == 4000


LINES = st.builds(
    thank, st.text("abc", min_size=1, max_size=3), st.sampled_from([65.0, 70.0, 75.0]),
    st.dates(MON, MON + 14 * DAY), st.integers(1, 3), st.sampled_from(["thank", "card"]),
)  # fmt: skip


@given(st.lists(LINES, unique_by=lambda line: line.key), st.randoms())
def test_nothing_is_lost_and_the_order_does_not_matter(lines, random):
    found = one_thanks_each(lines)
    assert sorted(key for line in found for key in keys_of(line)) == sorted(
        line.key for line in lines
    )
    people = [line.contact_id for line in found if line.kind == "thank"]
    assert len(people) == len({*people})
    shuffled = random.sample(lines, len(lines))
    assert {*map(keys_of, one_thanks_each(shuffled))} == {*map(keys_of, found)}


@pytest.mark.parametrize(("language", "form"), WAYS)
@pytest.mark.parametrize("about", OCCASIONS["thanks"])
def test_every_occasion_for_thanks_can_be_named_in_passing(language, form, about):
    words = {"day": "17. April", "topic": "Greifer", "about": "Wein", "person": "Uwe Koch",
             "event": "Fest", "at_event": "beim Fest"}  # fmt: skip
    for known in (words, {}):
        said = cause(language, form, about, known)
        assert said.startswith(("für ", "for "))
        assert not {*said} & {*"{}|"}
        whole = thanks_too(language, form, {"also": said})
        assert said in whole
        assert whole[0].isupper()
        assert whole.endswith(("!", "."))
    for way in texts(language, form, "also", about)[0].lines[0]:
        assert names_in(way) <= words.keys()


@pytest.mark.parametrize(
    ("sayings", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), ([*"abc"], "a, b und c")]
)
def test_things_in_a_row(sayings, said):
    assert listed(sayings, "de") == said
    assert listed(sayings, "en") == said.replace("und", "and")


# Through the front door.


@pytest.fixture
def village(relnet, at):
    at("2026-04-21")
    for name in ("Anna Weber", "Uwe Koch"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet("edit", "anna", "language=de", "salutation=frau")
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--from", "2026-04-13",
           "--to", "2026-04-17")  # fmt: skip
    relnet("log", "met", "anna", "--on", "2026-04-17", "--event", "hm26", "--topic", "Greifer")
    relnet("log", "gift", "anna", "--on", "2026-04-18", "--direction", "theirs", "--topic", "Wein")
    relnet("log", "help", "anna", "--on", "2026-04-20", "--direction", "theirs", "--topic", "Zoll")
    return relnet


@pytest.fixture
def at(monkeypatch):
    return lambda day: monkeypatch.setenv("RELNET_TODAY", day)


EVENT, GIFT, HELP = (
    "thank:event-1:contact-1", "thank:interaction-2:contact-1", "thank:interaction-3:contact-1",
)  # fmt: skip


def thanks(village):
    found = json.loads(village("today", "--all", "--kind", "thank", "-f", "json").stdout)
    return [{line["key"], *line["also"]} for line in found]


def diary(village, kind="thanks"):
    found = json.loads(village("show", "anna", "-f", "json").stdout)["interactions"]
    return sorted(item["event"] or "" for item in found if item["kind"] == kind)


def test_one_line_names_all(village):
    [line] = json.loads(village("today", "-f", "json").stdout)
    assert line["reason"] == (
        "say thanks: gave you something on 2026-04-18; helped you on 2026-04-20;"
        " met at Hannover Messe"
    )
    assert (line["key"], line["also"]) == (GIFT, [HELP, EVENT])
    assert line["minutes"] == 5
    why = village("why", "1").stdout
    for fact in ("it was about Zoll", "it was about Wein", "met at Hannover Messe"):
        assert f"  {fact}\n" in why


@pytest.mark.parametrize("name", ["1", EVENT, GIFT, HELP])
def test_done_finishes_all_of_it_and_logs_it_once(village, at, name):
    village("done", name, "--as", "call", "--note", "froh")
    assert thanks(village) == []
    assert diary(village) == diary(village, "call") == ["hm26"]  # the fair knows of it
    at("2026-04-22")
    assert thanks(village) == []
    village("undo")
    assert thanks(village) == [{EVENT, GIFT, HELP}]


@pytest.mark.parametrize("verb", [["skip"], ["snooze"]])
def test_what_was_decided_about_one_thing_leaves_the_others(village, at, verb):
    """A thing that comes later is shown, and what was put off comes back beside it."""
    village("undo")  # no help yet
    village(*verb, "1", *(["2026-04-24"] if verb == ["snooze"] else []))
    assert thanks(village) == []
    village("log", "help", "anna", "--on", "2026-04-20", "--direction", "theirs")
    [(help_,)] = thanks(village)
    at("2026-04-24")
    assert thanks(village) == [{help_, *([EVENT, GIFT] if verb == ["snooze"] else [])}]


def test_what_is_put_off_comes_back_after_other_thanks(village, at):
    village("undo")
    village("snooze", "1", "2026-04-24")
    village("log", "help", "anna", "--on", "2026-04-20", "--direction", "theirs")
    village("done", "1")
    at("2026-04-24")
    assert thanks(village) == [{EVENT, GIFT}]


def test_snooze_is_refused_if_any_of_it_would_not_come_back(village):
    village("snooze", "1", "2026-04-27")
    village("undo")
    assert "2026" in village("snooze", "1", "2026-05-04", code=2).stderr  # without the fair


def test_the_week_shows_each_thing_on_its_day(village, at):
    at("2026-04-19")
    found = json.loads(village("today", "--week", "-f", "json").stdout)
    days = {key: line["day"] for line in found for key in (line["key"], *line["also"])}
    assert days == {EVENT: "2026-04-20", GIFT: "2026-04-21", HELP: "2026-04-21"}


def test_one_letter_thanks_for_all(village):
    letter = village("draft", "1", "--variant", "1").stdout
    assert "vielen Dank für Ihr Geschenk (Wein)!" in letter
    assert (
        "\n\nVielen Dank auch für Ihre Hilfe beim Thema Zoll und für das Gespräch auf der Hannover"
        " Messe zum Thema Greifer.\n\n" in letter
    )
    assert village("draft", "anna", "--variant", "1").stdout == letter


def test_a_letter_may_begin_with_any_of_it(village):
    letter = village(
        "draft", "anna", "--kind", "thanks", "--occasion", "help", "--lang", "en"
    ).stdout
    assert "with Zoll" in letter.split("\n\n")[2]
    assert "for your gift (Wein) and for the conversation at Hannover Messe on the" in letter


def test_a_talk_on_a_day_of_the_fair_is_the_meeting_there(village):
    before = village("draft", "anna", "--variant", "1").stdout
    village("log", "meeting", "anna", "--on", "2026-04-15")
    assert thanks(village) == [{EVENT, GIFT, HELP}]
    assert village("draft", "anna", "--variant", "1").stdout == before
    village("log", "meeting", "anna", "--on", "2026-04-19")
    [line] = json.loads(village("today", "-f", "json").stdout)
    assert "talked on 2026-04-19" in line["reason"]
    assert "für unser Gespräch am 19. April" in village("draft", "anna", "--variant", "1").stdout


MEETING = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:m1@example.com\nDTSTART:20260419T100000Z\n"
    "DTEND:20260419T110000Z\nSUMMARY:Besprechung Weber (Preise!)\n"
    "ATTENDEE;CN=Anna Weber:mailto:anna@example.com\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("form", ["sie", "du"])
def test_no_letter_says_what_a_meeting_is_called_in_ones_calendar(village, language, form):
    village("import", "-", stdin=MEETING.encode())
    said = {"de": "für unser Gespräch am 19. April", "en": "for our conversation on 19 April"}
    how = ("--lang", language, "--form", form)
    assert said[language] in village("draft", "anna", *how).stdout
    kinds = (
        ["thanks", "--event", "2"],
        ["card", "--event", "2"],
        ["thanks", "--occasion", "event"],
    )
    for kind in (*kinds, ["reconnect"]):
        for n in "123":
            letter = village("draft", "anna", *how, "--kind", *kind, "--variant", n).stdout
            assert "Besprechung" not in letter


def test_what_was_done_for_several_events_tells_them_apart(village):
    village("import", "-", stdin=MEETING.encode())
    village("done", "1")
    told = village("show", "anna").stdout
    assert "2026-04-21  thanks, by you  Hannover Messe\n" in told
    assert "2026-04-21  thanks, by you  Besprechung Weber (Preise!)\n" in told


def test_a_letter_says_nothing_twice(village):
    for day in ("2026-04-18", "2026-04-19"):
        village("log", "help", "uwe", "--on", day, "--direction", "theirs")
    letter = village("draft", "uwe", "--lang", "en", "--variant", "1").stdout
    assert letter.count("help") == 2  # the subject, and the text
    assert "{" not in letter


def test_what_is_to_be_avoided_is_not_said_in_passing(village):
    village("edit", "anna", "avoid+=Wein")
    assert "Wein" not in village("draft", "1").stdout


def test_own_templates_may_name_it(village, tmp_path, monkeypatch):
    monkeypatch.setenv("RELNET_CONFIG", str(tmp_path))
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "thanks.txt"
    own.write_text("Subject: Danke\n{% if also %}Auch {{ also }}!{% endif %}\n")
    assert "Auch für Ihre Hilfe beim Thema Zoll und für das" in village("draft", "1").stdout


def test_thanks_by_hand_count_beside_a_line_that_was_for_an_event_too(village):
    village("done", "1")
    village("log", "invitation", "anna", "--on", "2026-04-20", "--direction", "theirs")
    assert len(thanks(village)) == 1
    village("log", "thanks", "anna")
    assert thanks(village) == []


def test_nothing_fades_over_a_weekend_because_of_what_could_wait(village, at):
    village("log", "meeting", "uwe", "--on", "2026-04-11")
    at("2026-04-24")
    village("log", "gift", "uwe", "--on", "2026-04-22", "--direction", "theirs")
    at("2026-04-25")  # a Saturday; by Monday the meeting has faded, the gift has not
    shown = json.loads(village("today", "-f", "json").stdout)
    assert [(line["contact"], len(line["also"])) for line in shown] == [("Uwe Koch", 1)]


def test_snoozed_for_a_free_day_it_comes_on_that_day(village, at):
    village("snooze", HELP, "2026-04-25")
    at("2026-04-25")
    assert [line["key"] for line in json.loads(village("today", "-f", "json").stdout)] == [GIFT]


def test_thanks_for_one_thing_leave_what_comes_later_on_that_day(village, at):
    for day in ("2026-04-17", "2026-04-20"):
        village("log", "help", "anna", "--on", day, "--direction", "theirs")
        village("done", "1")
    village("log", "gift", "anna", "--on", "2026-04-21", "--direction", "theirs")
    at("2026-04-22")
    assert len(thanks(village)) == 1
