"""What files say happened: interactions and events, noted once, with the right people."""

import json
from datetime import date

import pytest

MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER\n"
)
ME, ANNA, UWE = (
    f"https://www.linkedin.com/in/{slug}" for slug in ("ole-brandt", "anna-weber", "uwe-koch")
)


def message(number, day, sender, receiver, text="Hallo"):
    names = {ME: "Ole Brandt", ANNA: "Anna Weber", UWE: "Uwe Koch"}
    return (
        f"c{number},,{names[sender]},{sender},{names[receiver]},{receiver},"
        f"{day} 09:15:00 UTC,,{text},INBOX\n"
    )


@pytest.fixture
def messages(tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text(
        MESSAGES
        + message(1, "2026-03-02", ME, ANNA, "Danke für das Gespräch")
        + message(1, "2026-03-03", ANNA, ME, "Gerne")
        + message(2, "2026-03-05", UWE, ME),
        encoding="utf-8",
    )
    return path


def diary(relnet, who):
    shown = json.loads(relnet("show", who, "-f", "json").stdout)
    return [
        (entry["on"], entry["kind"], entry["direction"], entry["note"])
        for entry in shown["interactions"]
    ]


def test_messages_become_interactions_without_their_text(relnet, messages):
    report = json.loads(relnet("import", messages, "-f", "json").stdout)
    assert (report["records"], report["created"], report["updated"]) == (3, 2, 1)
    assert diary(relnet, "anna-weber") == [
        ("2026-03-03", "message", "theirs", None),
        ("2026-03-02", "message", "mine", None),
    ]
    assert relnet("list", "-f", "ids").stdout.split() == ["2", "1"]


def test_their_text_comes_in_only_if_it_is_asked_for(relnet, messages):
    relnet("import", messages, "--with-text")
    assert [note for *_, note in diary(relnet, "anna-weber")] == ["Gerne", "Danke für das Gespräch"]
    assert diary(relnet, "uwe-koch") == [("2026-03-05", "message", "theirs", "Hallo")]


def test_the_same_messages_are_noted_once(relnet, messages):
    relnet("import", messages)
    before = diary(relnet, "anna-weber")
    again = json.loads(relnet("import", messages, "-f", "json").stdout)
    assert (again["unchanged"], again["batch"]) == (3, None)
    assert diary(relnet, "anna-weber") == before


def test_undo_takes_messages_and_people_back(relnet, messages):
    relnet("import", messages)
    relnet("undo")
    assert relnet("list", "-f", "ids").stdout == ""
    assert relnet("search", "Brandt", code=1).stdout == ""


MEETING = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:{uid}
DTSTART;VALUE=DATE:{start}
SUMMARY:Rundgang Voss
LOCATION:Erfurt
ORGANIZER;CN=Anna Weber:mailto:anna@voss.example
ATTENDEE;CN=Uwe Koch:mailto:uwe@koch.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def meeting(tmp_path):
    def make(start, uid="m1@voss.example"):
        path = tmp_path / f"{start}.ics"
        path.write_text(MEETING.format(uid=uid, start=start), encoding="utf-8")
        return path

    return make


def events(relnet):
    return json.loads(relnet("event", "list", "-f", "json").stdout)


def last_met(relnet):
    return relnet("list", "--fields", "name,last_interaction_on", "--no-headers").stdout.split(
        "\n"
    )[:-1]


def test_a_meeting_becomes_an_event_with_the_people_who_were_there(relnet, meeting):
    relnet("import", meeting("20260310"))
    [event] = events(relnet)
    assert (event["title"], event["starts_on"], event["place"]) == (
        "Rundgang Voss",
        "2026-03-10",
        "Erfurt",
    )
    assert event["people"] == 2
    assert last_met(relnet) == ["Uwe Koch\t2026-03-10", "Anna Weber\t2026-03-10"]


def test_a_meeting_ahead_meets_nobody_until_it_is_over(relnet, meeting, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-03-01")
    relnet("import", meeting("20260310"))
    assert last_met(relnet) == ["Uwe Koch\t", "Anna Weber\t"]
    monkeypatch.setenv("RELNET_TODAY", "2026-03-11")
    report = json.loads(relnet("import", meeting("20260310"), "-f", "json").stdout)
    assert report["updated"] == 1
    assert last_met(relnet) == ["Uwe Koch\t2026-03-10", "Anna Weber\t2026-03-10"]
    assert len(events(relnet)) == 1
    again = json.loads(relnet("import", meeting("20260310"), "-f", "json").stdout)
    assert (again["unchanged"], again["batch"]) == (1, None)


def test_scans_of_a_fair_are_its_attendance(relnet, tmp_path):
    relnet(
        "event",
        "add",
        "Hannover Messe 2026",
        "--handle",
        "hm26",
        "--from",
        "2026-04-20",
        "--to",
        "2026-04-24",
    )
    leads = tmp_path / "leads.csv"
    leads.write_text(
        "Vorname,Nachname,Firma,E-Mail,Scan-Zeit\nAnna,Weber,Voss AG,anna@voss.example,2026-04-20T10:15:00+02:00\n",
        encoding="utf-8",
    )
    relnet("import", leads, "--event", "hm26")
    people = json.loads(relnet("event", "show", "hm26", "-f", "json").stdout)["people"]
    assert [(person["name"], person["met_on"]) for person in people] == [
        ("Anna Weber", "2026-04-20")
    ]
    assert (
        json.loads(relnet("import", leads, "--event", "hm26", "-f", "json").stdout)["unchanged"]
        == 1
    )


def test_the_owner_is_nobodys_contact(relnet, tmp_path):
    profile = tmp_path / "Profile.csv"
    profile.write_text(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers\nOle,Brandt,,,,Vertrieb,,,,,,,\n",
        encoding="utf-8",
    )
    relnet("import", profile)
    assert relnet("list", "-f", "ids").stdout == ""
    assert "Ole Brandt" in relnet("card").stdout
    assert json.loads(relnet("import", profile, "-f", "json").stdout)["unchanged"] == 1


RELATED = "BEGIN:VCARD\nVERSION:3.0\nN:Weber;Anna;;;\nFN:Anna Weber\nEMAIL:anna@voss.example\nX-SPOUSE:Jan Weber\nEND:VCARD\n"


def test_relations_become_people_one_only_knows_of(relnet):
    relnet("import", "-", stdin=RELATED.encode())
    assert relnet("list", "--fields", "name", "--no-headers").stdout == "Anna Weber\n"
    [tie] = json.loads(relnet("show", "anna-weber", "-f", "json").stdout)["ties"]
    assert (tie["kind"], tie["contact"], tie["reverse"]) == ("spouse", "Jan Weber", False)
    [tie] = json.loads(relnet("show", "jan weber", "-f", "json").stdout)["ties"]
    assert (tie["kind"], tie["contact"], tie["reverse"]) == ("spouse", "Anna Weber", True)


def test_who_is_known_through_nobody_else_goes_with_them(relnet):
    relnet("import", "-", stdin=RELATED.encode())
    relnet("remove", "anna-weber", "--yes")
    relnet("show", "jan weber", code=1)
    relnet("undo")
    assert "Jan Weber" in relnet("show", "anna-weber").stdout


SPOUSE = "BEGIN:VCARD\nVERSION:3.0\nN:Weber;Jan;;;\nFN:Jan Weber\n{line}\nEND:VCARD\n"


@pytest.mark.parametrize("order", [1, -1])
def test_somebody_known_of_becomes_the_contact_whose_card_says_so(relnet, order):
    card = SPOUSE.format(line="TEL:030 23125 100")
    for text in (RELATED.replace("X-SPOUSE", "TEL:030 23125 100\nX-SPOUSE"), card)[::order]:
        relnet("import", "-", stdin=text.encode())
    assert (
        relnet("search", "jan", "--fields", "name,standing", "--no-headers").stdout
        == "Jan Weber\tdirect\n"
    )
    [tie] = json.loads(relnet("show", "jan weber", "-f", "json").stdout)["ties"]
    assert (tie["contact"], tie["reverse"]) == ("Anna Weber", True)
    relnet("import", "-", stdin=RELATED.encode())
    assert len(relnet("search", "jan", "-f", "ids").stdout.split()) == 1


def test_a_namesake_of_somebody_known_of_stays_another_person(relnet):
    relnet("import", "-", stdin=RELATED.encode())
    relnet("import", "-", stdin=SPOUSE.format(line="TEL:030 23125 999").encode())
    assert len(relnet("search", "jan", "-f", "ids").stdout.split()) == 2


def test_texts_come_in_later_too(relnet, messages):
    relnet("import", messages)
    report = json.loads(relnet("import", messages, "--with-text", "-f", "json").stdout)
    assert (report["updated"], report["created"]) == (3, 0)
    assert [note for *_, note in diary(relnet, "anna-weber")] == ["Gerne", "Danke für das Gespräch"]
    again = json.loads(relnet("import", messages, "--with-text", "-f", "json").stdout)
    assert (again["unchanged"], again["batch"]) == (3, None)


def test_columns_can_be_named_later_too(relnet, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text(
        "Vorname;Nachname;E-Mail;Wozu\nUwe;Koch;uwe@koch.example;Greifer\n", encoding="utf-8"
    )
    relnet("import", path)
    report = json.loads(relnet("import", path, "--map", "Wozu=note", "-f", "json").stdout)
    assert report["updated"] == 1
    assert json.loads(relnet("show", "uwe-koch", "-f", "json").stdout)["note"] == "Greifer"
    again = json.loads(relnet("import", path, "--map", "Wozu=note", "-f", "json").stdout)
    assert (again["unchanged"], again["batch"]) == (1, None)


def test_an_entry_that_names_nobody_is_handed_back(relnet, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text(
        "Anrede;Vorname;E-Mail;Telefon\nFrau;;unlesbar;abc\nFrau;Eva;;\n", encoding="utf-8"
    )
    report = json.loads(
        relnet("import", path, "--rejects", tmp_path / "r.csv", "-f", "json", code=5).stdout
    )
    assert (report["created"], report["rejected"]) == (1, 1)
    assert "unlesbar" in (tmp_path / "r.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("day", "days"),
    [("2026-04-21", ["2026-04-21"]), ("2026-04-22", ["2026-04-22"]), ("2026-04-23", [])],
)
def test_what_a_wrong_clock_dates_ahead_is_not_noted(relnet, tmp_path, day, days):
    """Or the last contact would be one that is to come, and nobody would ever be due."""
    people = "From: Anna Weber <anna@example.com>\nTo: me@example.com\nMessage-ID: <1@x.example>"
    file = tmp_path / "mail.eml"
    file.write_text(f"{people}\nDate: {date.fromisoformat(day):%d %b %Y} 10:00:00 +1200\n\n")
    relnet("add", "Anna Weber", "--email", "anna@example.com")
    relnet("card", "set", "Me", "--email", "me@example.com")
    told = relnet("import", file).stderr
    assert [on for on, *_ in diary(relnet, "weber")] == days
    assert (f"{day} lies ahead: nothing is noted." in told) == (not days)
    assert "1 already known" in relnet("import", file).stderr
