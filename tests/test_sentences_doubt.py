"""What a sentence does not say is not written down: no guess where doubt is due."""

import json
from datetime import date

import pytest

from relnet.model.diary import Event
from relnet.model.sentence import Known
from relnet.rules.sentences import read

TODAY = date(2026, 4, 21)  # a Tuesday
KNOWN = Known(
    given=frozenset(["anna", "karl", "mai"]),
    family=frozenset(["weber", "koch", "phan"]),
    events=(Event(1, "hm26", "Hannover Messe 2026", "fair", date(2026, 4, 20), date(2026, 4, 24)),),
)


def understood(text):
    return read(text, TODAY, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "Weber war gestern nicht auf der hm26",
        "gestern nicht mit Weber telefoniert",
        "Weber nie getroffen",
        "keine Mail von Weber bekommen",
        "didn't call Weber",
        "no call from Weber yesterday",
        "Treffen mit Koch abgesagt",
        "Treffen mit Koch am 14.4.: abgesagt",
        "Weber hat abgesagt, Treffen verschoben auf Freitag",
        "meeting with Koch cancelled",
        "Termin mit Koch geplant",
        "tried to call Weber",
        "versucht, Weber telefonisch zu erreichen",
        "wanted to call Weber",
        "call Weber on Thursday",
        "Weber am Donnerstag treffen",
        "Wir treffen Weber am Donnerstag",
        "Weber fast getroffen",
        "Weber kommt auf die hm26",
    ],
)
def test_what_did_not_happen_is_nothing(text):
    assert understood(text).kind == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mit Weber telefoniert, er kommt nicht", "call"),
        ("mit Weber telefoniert und Termin verschoben", "call"),
        ("mit Weber über nicht gelieferte Teile gesprochen", "met"),
        ("Weber hat angerufen und abgesagt", "call"),
        ("mit Weber essen gewesen", "met"),
        ("Treffen mit Weber am Montag", "met"),
        ("call with Weber yesterday", "call"),
        ("call from Weber", "call"),
        ("hm26: Weber", "met"),
        ("Mail von Weber: Termin abgesagt", "mail"),
    ],
)
def test_what_happened_beside_it_is_told(text, kind):
    assert understood(text).kind == kind


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("am 20. mit Weber telefoniert", "20"),
        ("im März Weber getroffen", "im März"),
        ("im Januar 2025 Weber getroffen", "im Januar"),
        ("in 2024 Weber getroffen", "in 2024"),
        ("12.04 Weber getroffen", "12.04"),
        ("3.-5.4. bei Weber zu Besuch", "3.-5.4."),
        ("vor kurzem Weber getroffen", "vor kurzem"),
        ("neulich mit Weber telefoniert", "neulich"),
        ("met Weber on the 15th", "15th"),
        ("met Weber in March", "in March"),
        ("met Weber the other day", "the other day"),
        ("met Weber a while ago", "a while ago"),
        ("last summer, met Weber", "last summer"),
    ],
)
def test_a_day_that_is_left_open_is_not_today(text, says):
    assert understood(text).days == ()
    assert understood(text).vague_day == says


@pytest.mark.parametrize(
    "text",
    [
        "mit Weber telefoniert",
        "am 20.4. mit Weber telefoniert",
        "Weber um 10.30 angerufen",
        "Weber angerufen, Version 12.04 läuft",
        "mit Weber telefoniert, er kommt im Mai",
        "mit Weber telefoniert über den Umbau im März",
    ],
)
def test_other_numbers_and_times_leave_no_day_open(text):
    assert understood(text).vague_day == ""


@pytest.mark.parametrize(
    "text",
    [
        "mit Weber telefoniert, er möchte Montag zurückgerufen werden",
        "mit Weber telefoniert, sie war am Sonntag in Rom",
        "mit Weber telefoniert, seit Montag im neuen Werk",
    ],
)
def test_a_day_of_something_else_is_not_the_day(text):
    said = understood(text)
    assert (said.kind, said.days) == ("call", ())


def test_a_month_with_its_day_is_nobody():
    [who] = understood("am 3. Mai 2025 Mai angerufen").people
    assert who.text == "Mai"
    assert understood("am 3. Mai 2025 Mai angerufen").days == (date(2025, 5, 3),)


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Koch soll bis Freitag die Muster schicken", "theirs"),
        ("Weber will bis Freitag Muster schicken", "theirs"),
        ("soll mir bis Freitag ein Angebot schicken", "theirs"),
        ("mir Angebot bis Freitag versprochen", "theirs"),
        ("Muster von ihm bis Freitag", "theirs"),
        ("sein Angebot bis Freitag", "theirs"),
        ("his offer by Friday", "theirs"),
        ("warte bis Freitag auf sein Angebot", "theirs"),
        ("bekomme bis Freitag die Zeichnungen", "theirs"),
        ("asked him to send drawings by Friday", "theirs"),
        ("ihn gebeten, bis Freitag Muster zu schicken", "theirs"),
        ("owes me an offer by Friday", "theirs"),
        ("lets me know by Friday", "theirs"),
        ("er bekommt bis Freitag das Angebot", "mine"),
        ("er erhält bis Freitag das Angebot", "mine"),
        ("he asked me to send drawings by Friday", "mine"),
        ("er wollte ein Angebot bis Freitag", "mine"),
        ("er bittet um ein Angebot bis Freitag", "mine"),
        ("prüfe sein Angebot bis Freitag", "mine"),
        ("sein Angebot prüfen bis Freitag", "mine"),
    ],
)
def test_whose_promise_it_is(text, whose):
    [promise] = understood(f"mit Weber telefoniert, {text}").promises
    assert (promise.direction, promise.is_doubtful) == (whose, False)
    assert promise.due_on == date(2026, 4, 24)


def test_whose_it_is_may_stand_before_it():
    said = understood("mit Weber telefoniert, ich: Angebot bis Freitag, er: Muster bis Montag")
    assert [promise.direction for promise in said.promises] == ["mine", "theirs"]


@pytest.mark.parametrize(
    "text",
    [
        "kein Angebot bis Freitag",
        "er ist bis Freitag im Urlaub",
        "seit Montag neue Stelle",
        "Angebot gilt bis Freitag",
        "ab 1.5. in Rente",
    ],
)
def test_how_things_stand_is_no_promise_and_no_day(text):
    said = understood(f"mit Weber telefoniert, {text}")
    assert (said.promises, said.days) == ((), ())


@pytest.mark.parametrize("text", ["Muster für mich bis Freitag", "Angebot passt mir bis Freitag"])
def test_a_promise_that_may_be_either_way_is_in_doubt(text):
    [promise] = understood(f"mit Weber telefoniert, {text}").promises
    assert promise.is_doubtful


@pytest.fixture
def village(relnet):
    relnet("add", "Anna Weber")
    relnet("add", "Karl Weber")
    return relnet


def test_the_owner_is_asked_for_the_day(village):
    failed = village("log", "im März Anna Weber getroffen", code=2)
    assert "'im März' is not a day relnet understands." in failed.stderr
    assert "--on DAY" in failed.stderr
    assert (
        "2026-03-12" in village("log", "im März Anna Weber getroffen", "--on", "2026-03-12").stderr
    )


def test_what_did_not_happen_is_refused(village):
    failed = village("log", "Treffen mit Anna Weber abgesagt", code=2)
    assert "the sentence says that it did not happen." in failed.stderr
    assert json.loads(village("show", "1", "-f", "json").stdout)["interactions"] == []


def test_whom_one_knows_better_is_only_a_guess(village):
    village("log", "call", "karl", "--on", "yesterday")
    village("log", "Weber angerufen", code=3)
    told = village("log", "Weber angerufen", "--yes").stderr
    assert "Who: Karl Weber (the only one you have been in touch with)\n" in told


def test_a_note_about_somebody_decides_nothing(village):
    village("log", "note", "karl")
    village("log", "Weber angerufen", "--yes", code=3)


def test_a_promise_in_doubt_is_not_kept(village):
    failed = village("log", "mit Anna Weber telefoniert, Muster für mich bis Freitag", code=3)
    assert "it is not clear who promised 'Muster für mich'." in failed.stderr
    assert "!me or !they" in failed.stderr
    assert village("follow-up", "list", "-f", "ids").stdout == ""
