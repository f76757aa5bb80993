"""What people type after a fair: nobody is dropped, nobody's promise is taken for another's."""

from datetime import date

import pytest

from relnet.model.diary import Event
from relnet.model.sentence import Known
from relnet.rules.sentences import read

TODAY = date(2026, 4, 21)  # a Tuesday
KNOWN = Known(
    given=frozenset(["anna", "uwe", "friedrich"]),
    family=frozenset(["weber", "koch", "nowak", "brenner", "von", "der", "heide", "van", "dijk"]),
    organizations=frozenset(["voss", "ag", "brenner", "pneumatik"]),
    events=(Event(1, "hm26", "Hannover Messe 2026", "fair", date(2026, 4, 20), date(2026, 4, 24)),),
)


def understood(text):
    return read(text, TODAY, KNOWN)


def names(people):
    return ", ".join(who.text for who in people)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("called Miller and Koch yesterday", "Miller, Koch"),
        ("met Miller and Weber at hm26", "Miller, Weber"),
        ("Miller & Koch getroffen", "Miller, Koch"),
        ("gestern Miller, Adams und Koch angerufen", "Miller, Adams, Koch"),
        ("Koch und Miller gestern getroffen", "Koch, Miller"),
        ("Miller, Koch und Weber getroffen", "Miller, Koch, Weber"),
        ("Miller von Siemens und Koch angerufen", "Miller, Koch"),
        ("Miller (Siemens) und Koch angerufen", "Miller, Koch"),
        ("mit Koch, Miller telefoniert", "Koch, Miller"),
        ("mit koch und miller telefoniert", "koch, miller"),
        ("called weber and miller", "weber, miller"),
        ("called weber and miller yesterday", "weber, miller"),
        ("called weber and left", "weber"),
        ("called weber and agreed", "weber"),
        ("mit Herr und Frau Koch gegessen", "Koch, Koch"),
        ("met Koch and his colleague Miller at hm26", "Koch, Miller"),
        ("mit Koch und seiner Kollegin Miller gesprochen", "Koch, Miller"),
        ("mit meinem Chef Miller und Koch gesprochen", "Miller, Koch"),
        ("Koch angerufen, Miller auch", "Koch, Miller"),
        ("Koch angerufen. Miller auch angerufen.", "Koch, Miller"),
        ("called Koch, Weber too", "Koch, Weber"),
        ("Miller hat Koch angerufen", "Miller, Koch"),
        ("Miller called Koch yesterday", "Miller, Koch"),
    ],
)
def test_a_stranger_beside_others_is_not_dropped(text, people):
    assert names(understood(text).people) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mittagessen in Köln und Koch getroffen", "Koch"),
        ("Angebot und Muster mit Koch besprochen", "Koch"),
        ("Kaffee und Kuchen mit Koch", "Koch"),
        ("über Roboter und Greifer mit Koch gesprochen", "Koch"),
        ("gestern Abend Bier mit Koch und seinem Chef", "Koch"),
        ("mit koch und ihm telefoniert", "koch"),
        ("met the guys from Voss, Koch and Weber, at hm26", "Koch, Weber"),
        ("Offer sent to Koch", "Koch"),
        ("mit Koch, Angebot geschickt", "Koch"),
        ("Koch angerufen, Angebot auch geschickt", "Koch"),
    ],
)
def test_a_thing_beside_others_is_nobody(text, people):
    assert names(understood(text).people) == people


@pytest.mark.parametrize(
    ("text", "took", "mentioned"),
    [
        ("habe Koch getroffen, aber nicht Weber", "Koch", "Weber"),
        ("met Koch but not Weber", "Koch", "Weber"),
        ("Koch und Nowak getroffen, ohne Weber", "Koch, Nowak", "Weber"),
        ("alle getroffen außer Koch und Weber", "", "Koch, Weber"),
        ("Koch angerufen, er kennt auch Weber", "Koch", "Weber"),
        ("Sekretärin von Koch hat angerufen", "", "Koch"),
        ("assistant of Koch called", "", "Koch"),
        ("im Auftrag von Koch Weber angerufen", "Weber", "Koch"),
        ("Koch und Kollegin von Weber getroffen", "Koch", "Weber"),
        ("keiner von Koch da, nur Weber getroffen", "Weber", "Koch"),
        ("got an intro to Koch from Brenner", "Brenner", "Koch"),
        ("Koch introduced me to Miller and Weber", "Koch", "Miller, Weber"),
        ("Koch und van Dijk getroffen, van Dijk zahlt", "Koch, van Dijk", ""),
    ],
)
def test_who_was_not_there_is_only_mentioned(text, took, mentioned):
    said = understood(text)
    assert (names(said.people), names(said.mentioned)) == (took, mentioned)


@pytest.mark.parametrize(
    "text", ["Koch hat mir Miller empfohlen", "Koch introduced Miller to me yesterday"]
)
def test_a_stranger_who_was_recommended_is_what_it_was_about(text):
    assert understood(text).topic == "Miller"


def test_a_noun_before_von_is_no_name_though_somebody_is_called_von_der_heide():
    said = understood("LinkedIn-Nachricht von Koch bekommen")
    assert (said.kind, said.direction, names(said.people)) == ("message", "theirs", "Koch")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Mittagessen mit Koch, Thema Roboterzelle, er schickt Muster bis Montag", "Roboterzelle"),
        ("mit Koch telefoniert, Thema: Roboterzelle, Angebot bis Freitag", "Roboterzelle"),
        ("Betreff: Roboterzelle. Mit Koch telefoniert", "Roboterzelle"),
        ("mit Koch telefoniert, Thema war die Roboterzelle", "die Roboterzelle"),
        ("mit Koch telefoniert, es ging um die Roboterzelle", "die Roboterzelle"),
        ("mit Koch telefoniert, ging um 3 Greifer", "3 Greifer"),
        ("lunch with Koch, topic: robot cell, he sends samples by Monday", "robot cell"),
        ("lunch with Koch, it was about the robot cell", "the robot cell"),
        ("um 3 mit Koch telefoniert", ""),
    ],
)
def test_a_topic_may_stand_by_itself(text, topic):
    said = understood(text)
    assert said.topic == topic
    assert not any("Thema" in promise.text for promise in said.promises)


PROMISES = [
    (
        "ich schicke die Muster und er die Zeichnungen",
        "mine: Muster schicken; theirs: die Zeichnungen",
    ),
    (
        "ich schicke bis Freitag die Muster und er bis Montag die Zeichnungen",
        "mine: Muster schicken by 04-24; theirs: die Zeichnungen by 04-27",
    ),
    (
        "ich schicke Muster bis Freitag, er die Zeichnungen",
        "mine: Muster schicken by 04-24; theirs: die Zeichnungen by 04-24",
    ),
    ("sie schickt Muster, ich die Preisliste", "theirs: schickt Muster; mine: die Preisliste"),
    (
        "er schickt Muster und wir das Angebot bis Freitag",
        "theirs: schickt Muster; mine: das Angebot by 04-24",
    ),
    (
        "I send the samples and he the drawings by Friday",
        "mine: send the samples; theirs: the drawings by 04-24",
    ),
    (
        "I'll send samples and he'll send drawings by Monday",
        "mine: send samples; theirs: send drawings by 04-27",
    ),
    (
        "Koch schickt Muster, ich das Angebot, beides bis Freitag",
        "theirs: schickt Muster by 04-24; mine: das Angebot by 04-24",
    ),
    ("und er schickt Zeichnungen bis Montag", "theirs: schickt Zeichnungen by 04-27"),
    ("sie prüfen das Angebot bis zum 30.", "theirs: prüfen das Angebot by 04-30"),
    ("he sends samples by the 15th", "theirs: sends samples by 05-15"),
    (
        "ich schicke Preise, er Muster, beide bis Freitag",
        "mine: Preise schicken by 04-24; theirs: Muster by 04-24",
    ),
    ("Angebot versprochen", "mine: Angebot"),
    ("er hat Muster versprochen", "theirs: Muster"),
    ("soll ihn bis Freitag anrufen", "mine: ihn anrufen by 04-24"),
    ("both want samples by Friday", "mine: both want samples by 04-24"),
    ("sie braucht die Preisliste bis morgen", "mine: die Preisliste by 04-22"),
    ("Koch to send drawings by Friday", "theirs: send drawings by 04-24"),
    ("I owe him a quote", "mine: owe him a quote"),
    ("Urlaub einreichen bis Freitag", "mine: Urlaub einreichen by 04-24"),
]


@pytest.mark.parametrize(("text", "expected"), PROMISES, ids=[text for text, _ in PROMISES])
def test_each_promise_is_somebodys(text, expected):
    promises = understood(f"mit Koch telefoniert, {text}").promises
    assert "; ".join(
        f"{promise.direction}: {promise.text}"
        + (f" by {promise.due_on:%m-%d}" if promise.due_on else "")
        for promise in promises
    ) == expected  # fmt: skip


def test_a_list_of_names_goes_on_before_a_promise():
    said = understood("called Koch and Nowak offer by Friday")
    assert names(said.people) == "Koch, Nowak"
    assert [(promise.text, promise.people) for promise in said.promises] == [("offer", ())]


@pytest.mark.parametrize(
    "text",
    [
        "Urlaub bis Freitag",
        "krank bis Montag",
        "on vacation until Friday",
        "away till Monday",
        "kein Angebot bis Freitag",
        "he can't make it on Friday",
        "Einladung zur Gala am 12.6. bekommen",
    ],
)
def test_how_long_something_lasts_is_only_in_the_note(text):
    said = understood(f"Koch angerufen, {text}")
    assert (said.kind, said.promises, said.statements) == ("call", (), (text,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("did I call Koch yesterday?", ""),
        ("did I call Koch yesterday", ""),
        ("Koch schon angerufen?", ""),
        ("Hat Koch angerufen?", ""),
        ("wann habe ich Koch getroffen", ""),
        ("did a call with Koch yesterday", "call"),
        ("Koch angerufen, Angebot passt?", "call"),
        ("met Koch, who called yesterday", "met"),
    ],
)
def test_a_question_tells_of_nothing(text, kind):
    assert understood(text).kind == kind


@pytest.mark.parametrize("text", ["Koch auf Mailbox gesprochen", "called Koch, only voicemail"])
def test_a_machine_is_nobody(text):
    assert understood(text).is_not_reached


def test_a_stranger_met_is_another_happening():
    assert understood("Hab Kohc getroffen und Weber angerufen").is_two


def test_who_wrote_may_stand_behind_a_heading():
    assert understood("LinkedIn: Koch hat geschrieben").direction == "theirs"


def test_with_may_be_written_short():
    said = understood("call w/ Koch and Miller yesterday")
    assert (said.kind, names(said.people)) == ("call", "Koch, Miller")


@pytest.fixture
def village(relnet):
    relnet("add", "Uwe Koch")
    relnet("add", "Anna Weber")
    return relnet


def test_a_stranger_is_named_in_the_refusal(village):
    failed = village("log", "called Miller and Koch yesterday", code=1)
    assert "nobody here is called Miller." in failed.stderr
    assert village("follow-up", "list", "-f", "ids").stdout == ""


def test_a_name_written_small_is_asked_about(village):
    village("add", "Klaus Lang")
    assert "did you mean Klaus Lang (3)?" in village("log", "lang angerufen", code=1).stderr


@pytest.mark.parametrize(
    ("text", "who", "mentioned"),
    [
        ("koch angerufen", "Uwe Koch", ""),
        ("called koch", "Uwe Koch", ""),
        ("gestern koch getroffen, er will muster", "Uwe Koch", ""),
        ("heute frueh koch und heute mittag weber gesprochen", "Anna Weber", "koch"),
        ("weber getroffen und lang angerufen", "Anna Weber", "lang"),
        ("mit weber lang telefoniert", "Anna Weber", "lang"),
        ("Mit Weber lang telefoniert", "Anna Weber", ""),
        ("mit weber telefoniert, er ist schwarz gefahren", "Anna Weber", ""),
        ("Miller mentioned, Koch called", "Uwe Koch", "Miller"),
        ("Miller erwähnt, Koch angerufen", "Uwe Koch", "Miller"),
        ("Treffen mit Weber, Roboterzelle", "Anna Weber", ""),
    ],
)
def test_a_name_that_may_be_meant_is_told(village, text, who, mentioned):
    village("add", "Klaus Lang")
    told = village("log", text).stderr.splitlines()
    assert [line for line in told if line.startswith("Who: ")] == [f"Who: {who}"]
    spoken_of = [line for line in told if line.startswith("Only mentioned: ")]
    assert spoken_of == ([f"Only mentioned: {mentioned}"] if mentioned else [])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("mit Koch telefoniert, ich schicke es am Mittwoch", "schicke es"),
        ("mit Koch telefoniert, bis Mittwoch schicke ich es", "schicke es"),
        ("mit Koch telefoniert, schicke sie am Mittwoch", "schicke sie"),
        ("mit Koch telefoniert, ich muss es ihm bis Mittwoch schicken", "es ihm schicken"),
        ("called Koch, I'll send it on Wednesday", "send it"),
        ("mit Koch telefoniert, die Muster schickt er bis Mittwoch", "die Muster schickt"),
    ],
)
def test_what_is_promised_is_said(text, what):
    assert [promise.text for promise in understood(text).promises] == [what]


def test_two_happenings_are_two_where_all_is_written_small(village):
    failed = village("log", "koch angerufen, weber gemailt", code=2)
    assert "tells of two happenings" in failed.stderr


@pytest.mark.parametrize("text", ["called Weber, Miller", "met Koch, Weber, Tom Miller"])
def test_a_stranger_who_ends_a_list_is_asked_about(village, text):
    assert "Miller." in village("log", text, code=1).stderr


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("er schickt Weber die Muster bis Freitag", ["Promised by Uwe Koch: schickt Weber die"]),
        (
            "ich schicke ihm und Weber die Muster bis Freitag",
            ["Promised by you to Uwe Koch:", "Promised by you to Anna Weber:"],
        ),
    ],
)
def test_whoever_a_pronoun_means_is_concerned(village, text, promises):
    told_of = village("log", f"mit Koch telefoniert, {text}", "--dry-run").stderr.splitlines()
    lines = [line for line in told_of if line.startswith("Promised")]
    assert len(lines) == len(promises)
    assert all(line.startswith(start) for line, start in zip(lines, promises, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Abholung am 12.5. um 8 Uhr",
        "Anlieferung Donnerstag",
        "nächstes Treffen am 12.5.",
        "neuer Termin 12.5. 14 Uhr",
        "delivery on 12 May",
        "next meeting on Monday",
        "Termin auf 12.5. verschoben",
        "hat den Termin am 12.5. abgesagt",
    ],
)
def test_an_appointment_is_nobodys_promise(text):
    said = understood(f"Koch angerufen, {text}")
    assert (said.kind, said.promises, said.statements) == ("call", (), (text,))


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("Lieferung bis 12.5.", "Lieferung"),
        ("Termin am Montag absagen", "Termin absagen"),
        ("Treffen am 12.5. vereinbart", "Treffen"),
        ("Besuch am 12.5. vorbereiten", "Besuch vorbereiten"),
        ("schicke Muster bis Freitag an Weber", "schicke Muster an Weber"),
        ("rufe ihn am Montag um 14 Uhr an", "rufe ihn um 14 Uhr an"),
        ("rufe ihn am Montag Nachmittag an", "rufe ihn an"),
    ],
)
def test_what_there_is_to_do_stays_a_promise_with_its_hour(text, promise):
    assert [said.text for said in understood(f"Koch angerufen, {text}").promises] == [promise]


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("Mail von Koch bekommen, will bis Ende des Monats Muster", True),
        ("Koch angerufen, braucht bis Freitag Muster", True),
        ("called Koch, wants samples by Friday", True),
        ("Koch angerufen, er braucht bis Freitag Muster", False),
        ("Koch rief an, braucht bis Freitag Muster", True),
        ("Koch angerufen, er findet es gut und braucht bis Freitag Muster", False),
        ("Koch braucht bis Freitag Muster, angerufen", False),
        ("Koch angerufen, will bis Freitag Muster schicken", False),
    ],
)
def test_who_wants_a_thing_has_to_be_said(text, is_doubtful):
    [promise] = understood(text).promises
    assert promise.is_doubtful is is_doubtful


@pytest.mark.parametrize(
    ("text", "introduced"),
    [
        ("Weber hat mir Koch vorgestellt", "Koch"),
        ("Weber introduced me to Koch and Nowak", "Koch, Nowak"),
        ("Weber hat mir Koch empfohlen", "Koch"),
        ("Weber hat mich Koch empfohlen", ""),
        ("Weber recommended me to Koch", ""),
        ("habe Weber Koch vorgestellt", ""),
    ],
)
def test_who_is_made_known_to_the_owner(text, introduced):
    assert names(understood(text).introduced) == introduced


def test_whoever_is_known_takes_part_in_an_introduction(village):
    told = village("log", "Anna Weber hat mir Koch und Miller vorgestellt").stderr.splitlines()
    assert told[2:6] == [
        "Who: Anna Weber",
        "Who: Uwe Koch",
        "About (may stand in a letter): Miller",
        "Only mentioned: Miller",
    ]
    assert '"contact": "Anna Weber"' in village("brief", "koch", "-f", "json").stdout


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Koch angerufen, Angebot bis Dienstag", "2026-04-28"),
        ("Koch angerufen, rufe ihn am Dienstag Nachmittag an", "2026-04-28"),
        ("Koch angerufen, Angebot bis heute", "2026-04-21"),
        ("Koch angerufen, Angebot bis diesen Dienstag", "2026-04-21"),
        ("gestern Koch angerufen, Angebot bis Dienstag", "2026-04-21"),
    ],
)
def test_the_weekday_of_today_is_next_weeks(village, text, due):
    assert f"due {due}" in village("log", text).stderr.replace("due Tue ", "due ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Brigitte Weiß getroffen",
            "hint: add them, then log it again: relnet add 'Brigitte Weiß'",
        ),
        ("Treffen mit Koch abgesagt", "error: the sentence says that it did not happen."),
        ("Treffen mit Koch, leider verschoben", "error: the sentence says that it did not happen."),
        ("Koch nicht getroffen", "error: the sentence says that it did not happen."),
        ("tried to call Koch", "error: the sentence does not say what happened."),
        ("mit Herr und Frau Koch gegessen", "error: nobody here is called Frau Koch."),
        ("met Mr and Mrs Koch", "error: nobody here is called Frau Koch."),
        ("called koch and miller", "error: nobody here is called miller."),
        ("called weber and miller", "error: nobody here is called miller."),
    ],
)
def test_a_refusal_says_why(village, text, says):
    assert says in village("log", text, code=None).stderr.splitlines()


def test_a_couple_is_two(village):
    village("add", "Eva Koch")
    village("edit", "1", "salutation=Herr")
    village("edit", "3", "salutation=Frau")
    told = village("log", "mit Herrn und Frau Koch gegessen").stderr.splitlines()
    assert told[2:4] == ["Who: Uwe Koch", "Who: Eva Koch"]


def test_the_day_of_what_was_called_off_is_not_when_it_happened():
    assert understood("Koch rief an und hat das Treffen am 12.5. abgesagt").days == ()
    assert understood("Koch rief gestern an und hat das Treffen abgesagt").days == (
        date(2026, 4, 20),
    )


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("rufe sie bis Montag an", "error: 'sie' could be 2 people."),
        (
            "rufe Koch bis Montag an",
            "Promised by you to Uwe Koch: Koch anrufen, due Mon 2026-04-27",
        ),
        ("Angebot bis Montag", "Promised by you to Anna Weber: Angebot, due Mon 2026-04-27"),
        (
            "schicke beiden bis Montag Preise",
            "Promised by you to Uwe Koch: schicke beiden Preise, due Mon 2026-04-27",
        ),
    ],
)
def test_a_promise_after_an_introduction(village, promise, expected):
    told = village("log", f"Anna Weber hat mir Koch vorgestellt, {promise}", code=None).stderr
    assert expected in told.splitlines()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna und Koch getroffen", "Anna, Koch"),
        ("Clara von und zu Stein und Koch getroffen", "Clara von und zu Stein, Koch"),
        ("Anna und von und zu Stein getroffen", "Anna, von und zu Stein"),
    ],
)
def test_and_is_part_of_a_name_only_after_a_particle(text, people):
    family = frozenset(["von", "und", "zu", "stein", "koch", "weber"])
    known = Known(given=frozenset(["anna", "clara"]), family=family)
    assert names(read(text, TODAY, known).people) == people


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("am 14. April ein gutes Gespräch mit Koch geführt", "2026-04-14"),
        ("am 12. April eine Stunde mit Koch telefoniert", "2026-04-12"),
        ("called Koch on April 12 one hour", "2026-04-12"),
        ("am 12. April 2025 mit Koch telefoniert", "2025-04-12"),
    ],
)
def test_an_article_is_no_year(said, day):
    assert understood(said).days == (date.fromisoformat(day),)
