"""What is typed in haste: commas left out, short days, two words for one, and what is to be done."""

from datetime import date

import pytest

from relnet.errors import BadDayError
from relnet.model.diary import Event
from relnet.model.sentence import Known
from relnet.rules.sentences import read

TODAY = date(2026, 4, 24)  # a Friday
KNOWN = Known(
    given=frozenset(["uwe", "anna"]),
    family=frozenset(["koch", "weber", "nowak", "roth"]),
    organizations=frozenset(["voss"]),
    events=(
        Event(1, "hm26", "Hannover Messe 2026", "fair", date(2026, 4, 20), date(2026, 4, 24)),
        Event(2, "stammtisch", "Treff Erfurt", "dinner", date(2026, 4, 16), date(2026, 4, 16)),
        Event(3, "rt26", "Rapid.Tech 3D", "fair", date(2026, 4, 24), date(2026, 4, 25)),
    ),
)


def understood(text):
    return read(text, TODAY, KNOWN)


def promised(text):
    """Write down the promises: whose, what, by when, and who is named in them."""
    return "; ".join(
        f"{promise.direction}: {promise.text}"
        + (f" by {promise.due_on:%m-%d}" if promise.due_on else "")
        + "".join(f" [{who.text}]" for who in promise.people)
        for promise in understood(text).promises
    )


@pytest.mark.parametrize(
    "text",
    [
        "Treffen mit Koch fiel leider aus",
        "Termin mit Koch fällt aus",
        "Koch sagte den Termin ab",
        "Treffen mit Koch ins Wasser gefallen",
        "Essen mit Koch gecancelt",
        "Termin mit Koch auf Montag verlegt",
        "verpasster Anruf von Koch",
        "meeting with Koch was called off",
        "Koch called off the meeting",
        "lunch with Koch fell through",
        "meeting with Koch got moved to Monday",
    ],
)
def test_what_was_called_off_in_other_words_did_not_happen(text):
    said = understood(text)
    assert (said.kind, said.is_denied, said.days) == ("", True, ())


def test_a_firm_that_moved_called_nothing_off():
    assert understood("met Koch, the firm moved to Bonn").kind == "met"
    assert understood("Koch angerufen, ab Mai in Rente").kind == "call"


@pytest.mark.parametrize(
    "text",
    [
        "Koch angerufen, besetzt",
        "Koch angerufen, ging keiner ran",
        "Koch angerufen, war nicht da",
        "Koch angerufen, nur AB",
        "Koch angerufen, auf AB gesprochen",
        "called Koch, line busy",
        "called Koch, left a message",
        "Koch called, didn't reach me",
    ],
)
def test_nobody_was_reached(text):
    assert understood(text).is_not_reached


@pytest.mark.parametrize(
    "text",
    [
        "Koch angerufen, ihr chef ist nicht da",
        "Koch angerufen, die Stelle ist besetzt",
        "Koch angerufen, ab 100 Stück billiger",
        "Koch getroffen, Weber war nicht da",
        "mit Koch telefoniert, Weber war nicht da",
        "mit Koch telefoniert, er war gestern nicht da",
    ],
)
def test_somebody_else_was_not_reached(text):
    assert not understood(text).is_not_reached


@pytest.mark.parametrize(
    ("text", "direction", "promises"),
    [
        ("Koch hat gemailt dass er am 4. Mai kommt", "theirs", ""),
        ("Koch hat gemailt ob wir am 4. Mai Zeit haben", "theirs", ""),
        ("called Koch because he was away on May 4", "mine", ""),
        ("Koch called me when I was in Berlin on May 4", "theirs", ""),
        ("mailed Koch that I come on May 4", "mine", ""),
    ],
)
def test_a_clause_needs_no_comma(text, direction, promises):
    said = understood(text)
    assert (said.direction, said.days, promised(text)) == (direction, (), promises)


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        (
            "mit koch telefoniert sie schickt den vertrag am montag ich prüfe ihn bis mittwoch",
            "theirs: schickt den vertrag by 04-27; mine: prüfe ihn by 04-29",
        ),
        (
            "called koch she'll send samples by friday i'll check them by monday",
            "theirs: send samples by 04-24; mine: check them by 04-27",
        ),
        ("mit Koch telefoniert und schicke Muster", "mine: Muster schicken"),
        ("Koch hat angerufen und schickt Muster", "theirs: schickt Muster"),
        ("met Koch and will send the offer", "mine: send the offer"),
        ("Koch called and will send samples", "theirs: send samples"),
        ("met Koch and left", ""),
        ("Koch getroffen, er klärt bis Montag ob das geht", "theirs: klärt ob das geht by 04-27"),
    ],
)
def test_each_promise_is_read_though_nothing_stands_between(text, promises):
    assert promised(text) == promises


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("Muster schicken", "mine: Muster schicken"),
        ("ihm Unterlagen per Mail nachreichen", "mine: ihm Unterlagen per Mail nachreichen"),
        ("Nowak anrufen", "mine: anrufen [Nowak]"),
        ("im Herbst nochmal melden", "mine: nochmal melden by 09-01"),
        ("im herbst nochmal melden", "mine: nochmal melden by 09-01"),
        ("in Q3 nachfragen", "mine: nachfragen by 07-01"),
        ("im Q2 nachfragen", "mine: im Q2 nachfragen"),  # it has begun
        ("Angebot asap", "mine: Angebot asap"),
        ("samples asap", "mine: samples asap"),
        ("Angebot dringend", "mine: Angebot dringend"),
        ("todo: Angebot, Muster", "mine: Angebot, Muster"),
        ("need to send an offer", "mine: send an offer"),
        ("should call her", "mine: should call her"),
        ("Muster bis KW18", "mine: Muster by 04-27"),
        ("Ang. bis KW 18", "mine: Ang by 04-27"),
        ("fragt nach Katalog", "mine: fragt nach Katalog"),
        ("bittet um Rückruf", "mine: bittet um Rückruf"),
        ("er stellt mir Nowak vor", "theirs: stellt mir Nowak vor [Nowak]"),
        ("er macht mich mit Nowak bekannt", "theirs: macht mich mit Nowak bekannt [Nowak]"),
        ("nicht mehr anrufen", ""),
        ("wollte sich melden", ""),
        ("sie kann gut schreiben", ""),
        ("er stellt Greifer vor", ""),
        ("kam umgehend zurück", ""),
        ("musste Nowak anrufen", ""),
        ("würde gern Muster bestellen", ""),
        ("should be fun", ""),
    ],
)
def test_what_is_to_be_done_is_kept(text, promises):
    said = understood(f"mit Koch gesprochen, {text}")
    assert (said.kind, [who.text for who in said.people]) == ("met", ["Koch"])
    assert promised(f"mit Koch gesprochen, {text}") == promises


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("Weber schickt Nowak die Muster bis Montag", "theirs: schickt Nowak die Muster [Weber]"),
        ("Weber will send Nowak the samples by Monday", "theirs: send Nowak the samples [Weber]"),
        ("Weber und Nowak schicken Muster bis Montag", "theirs: schicken Muster [Weber] [Nowak]"),
        ("bis Montag schickt Weber Muster an Nowak", "theirs: schickt Weber Muster an Nowak [Weber]"),
        ("Weber und Nowak anrufen bis Montag", "mine: anrufen [Weber] [Nowak]"),
    ],
)  # fmt: skip
def test_who_gets_something_does_not_promise_it(text, promises):
    assert promised(f"Koch getroffen, {text}").replace(" by 04-27", "") == promises


def test_a_name_written_small_may_do_something():
    said = understood("mit koch und roth telefoniert, roth schickt muster bis montag")
    assert [(who.text, promise.is_doubtful) for promise in said.promises for who in promise.people] == [
        ("roth", False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mo mit Koch telefoniert", 20),
        ("Di: Koch getroffen", 21),
        ("Do Koch getroffen", 23),
        ("Wed: met Koch", 22),
        ("Koch angerufen. Mi Weber angerufen", 22),
        ("Mo Weber getroffen", 20),
    ],
)
def test_a_short_weekday_may_begin(text, day):
    assert understood(text).days == (date(2026, 4, day),)


@pytest.mark.parametrize("text", ["Fr Koch getroffen", "Mo Weber getroffen", "do met Koch"])
def test_a_title_or_a_name_is_no_weekday(text):
    known = Known(KNOWN.given | {"mo"}, KNOWN.family)
    assert read(text, TODAY, known).days == ()


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Koch 22.4 getroffen", "22.4"),
        ("22.4 Koch getroffen", "22.4"),
        ("met Koch 4/22", "4/22"),
        ("Halle 4.2 getroffen mit Koch", ""),
        ("Koch angerufen, Preis 12.5", ""),
        ("met Koch 24/7", ""),
    ],
)
def test_numbers_beside_a_verb_may_be_a_day(text, vague):
    assert understood(text).vague_day == vague


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Koch auf der Hannovermesse getroffen", "hm26"),
        ("Hannovermesse: Koch getroffen", "hm26"),
        ("Koch bei rapidtech getroffen", "rt26"),
        ("Koch am 16.4. beim Stammtisch getroffen", "stammtisch"),
        ("Koch am 15.4. beim Stammtisch getroffen", ""),
        ("Koch in Hannover getroffen", "hm26"),
        ("Koch getroffen, Messemodell", ""),
    ],
)
def test_a_title_may_be_written_as_one_word(text, event):
    assert "".join(one.handle for one in understood(text).events) == event


@pytest.mark.parametrize(
    "text", ["Sat with Koch at dinner", "Sun was shining, met Koch", "Do not forget: met Koch"]
)
def test_what_begins_like_a_weekday_may_be_a_verb(text):
    assert understood(text).days == ()


FAIR = Known(KNOWN.given, KNOWN.family, events=KNOWN.events[:1])


@pytest.mark.parametrize(
    ("text", "day", "event"),
    [
        ("Freitag auf der Messe Koch getroffen", 27, "hm26"),
        ("am 22.4. auf der Messe Koch getroffen", 27, "hm26"),
        ("auf der Messe Koch getroffen", 27, "hm26"),
        ("Freitag Koch am Stand gesprochen", 27, "hm26"),
        ("gestern auf der Messe Koch getroffen", 27, ""),  # a Sunday: of another fair
        ("auf der Messe Koch getroffen", 30, "hm26"),
        ("Koch am Stand angetroffen", 19, ""),  # the day before
    ],
)
def test_the_fair_is_meant_for_some_days_after_it(text, day, event):
    said = read(text, date(2026, 4, day), FAIR)
    assert "".join(one.handle for one in said.events) == event


def test_the_fair_is_another_one_some_weeks_later():
    assert read("auf der Messe Koch getroffen", date(2026, 6, 3), FAIR).events == ()


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Koch war am Stand", "met", "Koch"),
        ("Koch war am Stand, Weber auch", "met", "Koch Weber"),
        ("Koch war krank, Weber am Stand", "met", "Weber"),
        ("am Stand: Koch, Weber", "met", "Koch Weber"),
        ("Koch kommt an unseren Stand", "", "Koch"),
        ("Koch nicht am Stand", "", "Koch"),
        ("Koch mit Weber am Stand", "met", "Koch Weber"),
    ],
)
def test_who_was_on_the_stand_was_met(text, kind, people):
    said = read(text, TODAY, FAIR)
    assert (said.kind, " ".join(who.text for who in said.people)) == (kind, people)


@pytest.mark.parametrize(
    "text",
    [
        "mit Koch zum Stand der Dinge gesprochen",
        "mit Koch zum Stand des Angebots telefoniert",
        "Koch auf den Stand gebracht",
        "mit Koch am Stand der Technik gearbeitet",
    ],
)
def test_how_things_stand_is_no_stand(text):
    assert read(text, TODAY, FAIR).events == ()


def test_a_promise_may_follow_who_was_on_the_stand():
    said = read("Koch war am Stand. Ruf ihn in 2 Wochen an", TODAY, FAIR)
    assert (said.kind, said.days, len(said.promises)) == ("met", (), 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Teams-Call mit Koch", "call"),
        ("Tel. mit Koch", "call"),
        ("kundengespräch mit koch", "met"),
        ("Jour fixe mit Koch", "meeting"),
        ("mtg w/ Koch", "meeting"),
        ("had a quick chat with Koch", "met"),
        ("Chat mit Koch", "message"),
        ("Koch am Stand angetroffen", "met"),
        ("Koch nicht angetroffen", ""),
        ("mit Koch gequatscht", "met"),
        ("wir treffen Koch, das betreffen alle", ""),
    ],
)
def test_how_it_is_called_in_haste(text, kind):
    assert understood(text).kind == kind


@pytest.mark.parametrize(
    "text", ["Koch zum Grillen am 16.5. eingeladen", "Koch hat zum Grillen eingeladen am 16.5."]
)
def test_the_day_of_a_party_is_not_that_of_its_invitation(text):
    said = understood(text)
    assert (said.kind, said.days, said.vague_day) == ("invitation", (), "")


def test_a_day_to_come_is_that_of_the_topic():
    assert understood("mit Koch wegen dem Termin am 5.5. telefoniert").days == ()
    said = understood("mit Koch wegen des Angebots am 22.4. telefoniert")
    assert (said.days, said.topic) == ((date(2026, 4, 22),), "Angebot")


def test_a_day_of_the_past_is_that_of_an_invitation():
    assert understood("am 20.4. Koch eingeladen").days == (date(2026, 4, 20),)


def test_numbers_that_are_no_day_are_refused(relnet):
    relnet("add", "Uwe Koch")
    assert "4/22" in relnet("log", "met Koch 4/22", code=2).stderr
    with pytest.raises(BadDayError):
        understood("Koch am 4/22 getroffen")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("heute Vormittag Koch getroffen", date(2026, 4, 24)),
        ("gestern Abend Koch angerufen", date(2026, 4, 23)),
        ("Montag Früh Koch getroffen", date(2026, 4, 20)),
        ("Koch und heute Mittag Weber getroffen", date(2026, 4, 24)),
    ],
)
def test_a_part_of_the_day_is_nobodys_given_name(text, day):
    said = understood(text)
    assert said.days == (day,)
    assert {who.text for who in said.people} <= {"Koch", "Weber"}
    assert said.people
    assert said.unknown == ()


def test_who_is_called_like_a_part_of_the_day_is_met():
    known = Known(family=frozenset(["abend"]))
    said = read("gestern Abend angerufen", TODAY, known)
    assert [who.text for who in said.people] == ["Abend"]
