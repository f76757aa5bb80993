"""``relnet draft``: from a line of today's list, or from what is known; to text, mail, clipboard."""

import email
import json
import re
import sqlite3
import sys
from contextlib import closing
from email import policy
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "json.md"


@pytest.fixture
def village(relnet, monkeypatch, tmp_path):
    """Jana, who writes; Anna, Uwe and Kim, met at a fair."""
    monkeypatch.setenv("RELNET_CONFIG", str(tmp_path / "config"))
    relnet("card", "set", "Jana Voß", "--email", "jana@voss.example")
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair",
           "--from", "2026-04-13", "--to", "2026-04-17")  # fmt: skip
    for name in ("Anna Weber", "Dr. Uwe Koch", "Kim Mayer"):
        relnet("add", name, "--email", f"{name.split()[-1].lower()}@example.com")
    relnet("edit", "anna-weber", "salutation=frau", "language=de")
    relnet("edit", "uwe-koch", "form=du", "language=de-CH")
    relnet("log", "met", "anna-weber", "uwe-koch", "kim-mayer", "--event", "hm26",
           "--on", "2026-04-17", "--note", "schwierig, trinkt")  # fmt: skip
    return relnet


def drafted(village, *arguments):
    return json.loads(village("draft", *arguments, "-f", "json").stdout)


def lines(village, name):
    rows = json.loads(village("today", "-f", "json").stdout)
    return [str(row["n"]) for row in rows if row["contact"] == name]


def test_a_line_of_today_becomes_a_letter(village):
    shown = village("draft", *lines(village, "Anna Weber"), "--variant", "1")
    assert shown.stdout == (
        "Subject: Danke für das Gespräch auf der Hannover Messe 2026\n\n"
        "Sehr geehrte Frau Weber,\n\n"
        "vielen Dank für das Gespräch auf der Hannover Messe 2026. Wenn ich Ihnen umgekehrt"
        " behilflich sein kann, melden Sie sich gern.\n\n"
        "Mit freundlichen Grüßen\nJana Voß\n"
    )
    assert shown.stderr == (
        "To Anna Weber, weber@example.com\nmail ok\nWhen it is sent: relnet done 1\n"
    )


def test_nothing_is_changed_by_drafting(village):
    before = village("history").stdout
    village("draft", "1", "--eml", "-")
    assert village("history").stdout == before


def test_language_and_form_are_theirs_unless_said(village):
    found = {name: drafted(village, name) for name in ("anna-weber", "uwe-koch", "kim-mayer")}
    assert {name: (one["lang"], one["form"]) for name, one in found.items()} == {
        "anna-weber": ("de", "sie"),
        "uwe-koch": ("de", "du"),
        "kim-mayer": ("en", "sie"),
    }
    assert drafted(village, "uwe-koch")["text"].startswith("Hallo Uwe,\n")
    assert drafted(village, "uwe-koch")["text"].endswith("Herzliche Grüße\nJana\n")
    said = drafted(village, "kim-mayer", "--lang", "de", "--form", "du")
    assert (said["lang"], said["form"]) == ("de", "du")


def test_the_language_of_a_letter_is_not_that_of_the_program(village):
    shown = village("draft", "1", "--lang", "de")
    assert shown.stderr.startswith("To Anna Weber")
    shown = village("--lang", "de", "draft", "kim-mayer", "--lang", "en")
    assert shown.stderr.startswith("An Kim Mayer")
    assert "Thank you" in shown.stdout or "thank you" in shown.stdout


def test_three_people_of_one_event_get_three_letters(village):
    texts = [drafted(village, who) for who in ("anna-weber", "uwe-koch", "kim-mayer")]
    assert len({one["variant"] for one in texts}) == 3
    assert texts[0] == drafted(village, "anna-weber")


def test_private_notes_stay_private(village):
    village(
        "log", "gift", "anna-weber", "--direction", "theirs", "--note", "trinkt", "--on", "20.4."
    )
    village("log", "endorsement", "anna-weber", "--direction", "theirs", "--note", "trinkt")
    village("edit", "anna-weber", "note=trinkt")
    for kind in ("thanks", "reconnect", "meeting", "card", "condolence", "share"):
        assert "trinkt" not in village("draft", "anna-weber", "--kind", kind).stdout


@pytest.mark.parametrize(
    ("before", "arguments", "occasion", "said"),
    [
        ([], ["--kind", "thanks"], "event", "Hannover Messe 2026"),
        ([], ["--kind", "thanks", "--topic", "Greifer"], "event", "Thema Greifer"),
        ([], ["--kind", "thanks", "--occasion", "help", "--topic", "Zoll"], "help", "beim Thema Zoll"),
        (["log", "meeting", "2", "--on", "20.4.", "--topic", "Zoll"], ["--kind", "thanks"], "meeting", "Thema Zoll"),
        (["log", "gift", "2", "--direction", "theirs", "--on", "20.4.", "--topic", "ein Buch"],
         ["--kind", "thanks", "--occasion", "gift"], "gift", "ein Buch"),
        (["log", "help", "2", "--direction", "theirs", "--on", "1.2.", "--topic", "Zoll"],
         ["--kind", "thanks", "--occasion", "help"], "help", "beim Thema Zoll"),
        ([], ["--kind", "thanks", "--day", "10.4."], "meeting", "10. April"),
        ([], ["--kind", "thanks", "--occasion", "outcome", "--with", "Zofia Nowak"], "outcome", "Zofia Nowak"),
        (["log", "referral", "2", "3", "--direction", "theirs", "--on", "1.2."],
         ["--kind", "thanks", "--occasion", "referral"], "referral", "weiterempfohlen"),
        (["edit", "2", "birthday=1976-04-21"], ["--kind", "congratulation"], "round_birthday", "50. Geburtstag"),
        (["edit", "2", "birthday=1977-04-19"], ["--kind", "congratulation"], "birthday", "achträglich"),
        (["edit", "2", "birthday=1876-04-21"], ["--kind", "congratulation"], "birthday", "Geburtstag"),
        (["edit", "2", "birthday=--05-02"], ["--kind", "congratulation"], "birthday", "Geburtstag"),
        (["life", "2", "wedding", "--on", "18.4."], ["--kind", "congratulation"], "wedding", "Hochzeit"),
        ([], ["--kind", "congratulation", "--occasion", "birth"], "birth", "Geburt"),
        (["follow-up", "add", "2", "Zeichnung schicken", "--due", "30.4.", "--direction", "theirs"],
         ["--kind", "promise"], "theirs", "„Zeichnung schicken“"),
        (["follow-up", "add", "2", "Angebot", "--due", "30.4."], ["--kind", "promise"], "mine", "zugesagt"),
        ([], ["--kind", "promise", "--occasion", "theirs", "--topic", "Muster"], "theirs", "„Muster“"),
        ([], ["--kind", "introduction", "--with", "uwe-koch"], "introduction", "Dr. Uwe Koch"),
        ([], ["--kind", "introduction", "--with", "Zofia Nowak"], "introduction", "Zofia Nowak"),
        ([], ["--kind", "card"], "card", "jana@voss.example"),
        ([], ["--kind", "condolence"], "condolence", "Verlust"),
        ([], ["--kind", "reconnect"], "reconnect", ""),
        ([], ["--kind", "share", "--topic", "Entgraten"], "share", "Entgraten"),
        ([], ["--kind", "meeting", "--day", "23.4.", "--topic", "Zoll"], "meeting", "am 23. April"),
        (["event", "add", "Stammtisch", "--on", "30.4."], ["--kind", "meeting", "--event", "stammtisch"],
         "meeting", "beim Stammtisch"),
        (["event", "add", "Reise", "--handle", "reise", "--kind", "trip", "--place", "Erfurt", "--from", "4.5.", "--to", "6.5."],
         ["--kind", "meeting", "--event", "reise"], "meeting", "vom 4. bis 6. Mai in Erfurt"),
    ],
)  # fmt: skip
def test_what_a_letter_is_about(village, before, arguments, occasion, said):
    if before:
        village(*before)
    letters = [drafted(village, "2", *arguments, "--variant", n) for n in ("1", "2", "3")]
    texts = [letter["subject"] + "\n" + letter["text"] for letter in letters]
    assert {letter["occasion"] for letter in letters} == {occasion}
    assert any(said in text for text in texts)
    assert not re.search(r"[{}]|None|  ", "".join(texts))


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["9"], 1, "error: today's list has no line 9; it has 3.\n"),
        (["nobody", "--kind", "thanks"], 1, "error: nobody here is called nobody.\n"),
        (["2", "--kind", "thanks", "--event", "nowhere"], 1, "error: there is no event nowhere.\n"),
        (["5", "--kind", "thanks"], 1, "error: nothing is noted that Zofia Nowak could be thanked for.\n"),
        (["2", "--kind", "congratulation"], 1, "error: nothing is noted that Anna Weber could be congratulated on.\n"),
        (["2", "--kind", "promise"], 1, "error: no promise between you and Anna Weber is open.\n"),
        (["2", "--kind", "introduction"], 1, "error: it is not said to whom Anna Weber is to introduce you.\n"),
        (["2", "--kind", "meeting", "--event", "hm26"], 2, "error: 'Hannover Messe 2026' will not do as --event.\n"),
        (["2", "--kind", "thanks", "--occasion", "wedding"], 2, "error: 'wedding' will not do as --occasion.\n"),
        (["2", "--kind", "praise"], 2, "error: Invalid value for '--kind'"),
        (["1", "--topic", "x"], 2, "error: say --kind, too: what kind of letter this is.\n"),
        (["zofia"], 2, "error: today's list has no line about zofia: say --kind.\n"),
        (["1", "--variant", "4"], 2, "error: '4' will not do as --variant.\n"),
        (["1", "--variant", "0"], 2, "error: Invalid value for '--variant'"),
        (["1", "--eml", "-", "--copy"], 2, "error: choose one of these: --eml, --copy.\n"),
        ([], 2, "error: Missing argument 'N|WHO'"),
    ],
)  # fmt: skip
def test_what_cannot_be_drafted(village, arguments, code, told):
    village("add", "Zofia Nowak")
    result = village("draft", *arguments, code=code)
    assert result.stdout == ""
    assert result.stderr.startswith(told)


def test_the_link_holds_all(village):
    link = village("draft", "anna-weber", "--mailto").stdout.rstrip("\n")
    letter = drafted(village, "anna-weber")
    parts = urlsplit(link)
    query = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "weber@example.com")
    assert query == {"subject": [letter["subject"]], "body": [letter["text"].replace("\n", "\r\n")]}
    assert re.fullmatch(r"[A-Za-z0-9:?&=%@._~-]+", link)


def parsed(text):
    return email.message_from_bytes(text.encode(), policy=policy.default)


def test_the_message_is_a_draft(village, tmp_path):
    village("draft", "anna-weber", "--eml", tmp_path / "a.eml")
    data = (tmp_path / "a.eml").read_bytes()
    message = email.message_from_bytes(data, policy=policy.default)
    letter = drafted(village, "anna-weber")
    assert (tmp_path / "a.eml").stat().st_mode & 0o777 == 0o600
    assert message["From"].addresses[0].addr_spec == "jana@voss.example"
    assert message["To"].addresses[0].display_name == "Anna Weber"
    assert message["Subject"] == letter["subject"]
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message.get_content().replace("\r\n", "\n") == letter["text"]
    assert data.count(b"\r\n") == data.count(b"\n")
    assert data.isascii()


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        ('Eve "X" <x@y>, Boss', "eve@example.com"),
        ("Ève Müller", "eve@müller.example"),
        ("Eve\r\nBcc: all@example.com", "eve@example.com"),
        ("Eve\u202e\x1b[2J", "eve@example.com"),
        ("{event} {{ name }} %s %00", "eve@example.com"),
        ("Eve", "kaputt@"),
        ("Eve", "<script>@example.com"),
    ],
)
def test_names_are_hostile(relnet, name, mail):
    told = name.replace("\r\n", "\\n").replace(",", "\\,")
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{told}\r\nEMAIL:{mail}\r\nEND:VCARD\r\n"
    relnet("import", "-", stdin=card.encode())
    relnet("card", "set", "Jana\u202e Voß", "--email", "jana@voss.example")
    for way in (["--eml", "-"], ["--mailto"], []):
        shown = relnet("draft", "1", "--kind", "thanks", "--occasion", "help", *way).stdout
        assert not re.search(r"[\x00-\x08\x0e-\x1f\x7f\u202e]", shown)
    message = parsed(
        relnet("draft", "1", "--kind", "thanks", "--occasion", "help", "--eml", "-").stdout
    )
    assert {*message.keys()} <= {
        "Subject",
        "From",
        "To",
        "X-Unsent",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert len(message["To"].addresses if message["To"] else [1]) == 1
    assert not message.defects


def test_wishes_by_mail_need_consent(village):
    told = village(
        "draft", "anna-weber", "--kind", "congratulation", "--occasion", "wedding", "--mailto"
    )
    assert told.stdout.startswith("mailto:?subject=")
    assert told.stderr.startswith("To Anna Weber, but not to weber@example.com without consent\n")
    village("privacy", "consent", "anna-weber", "--channel", "email", "--purpose", "Glückwünsche")
    assert (
        drafted(village, "anna-weber", "--kind", "congratulation", "--occasion", "wedding")["to"]
        == "weber@example.com"
    )


def test_early_wishes_are_held_back(village, monkeypatch):
    village("edit", "anna-weber", "birthday=--04-25")  # a Saturday
    monkeypatch.setenv("RELNET_TODAY", "2026-04-24")
    told = village("draft", "anna-weber", "--kind", "congratulation").stderr
    assert "It is for Sat 2026-04-25; many think that early wishes bring bad luck.\n" in told


def test_mourning_asks_for_a_gentle_word(village):
    village("life", "anna-weber", "condolence", "--on", "20.4.")
    gentle = "They are in mourning since Tue 2026-04-21: perhaps it can wait.\n"
    assert gentle in village("draft", "anna-weber", "--kind", "thanks").stderr
    told = village("draft", "anna-weber", "--kind", "condolence").stderr
    assert gentle not in told
    assert "By hand and by post it means more.\n" in told


def test_without_a_card_nobody_signs(relnet):
    relnet("add", "Kim Mayer")
    relnet("log", "met", "1", "--on", "20.4.")
    shown = relnet("draft", "1", "--kind", "card").stdout
    assert shown.endswith("\n\nKind regards,\n")
    assert "this is how to reach me" not in shown


def test_the_owners_own_line_goes_first(village):
    village("edit", "anna-weber", "greeting=Moin Anna!")
    assert "\nMoin Anna!\n\nVielen Dank" in village("draft", "anna-weber", "--variant", "1").stdout


EDITOR = """
import sys
from pathlib import Path
path = Path(sys.argv[-1])
assert path.stat().st_mode & 0o077 == 0
path.write_text({text}, "utf-8")
"""


def with_editor(tmp_path, monkeypatch, text):
    (tmp_path / "an editor.py").write_text(EDITOR.format(text=text), "utf-8")
    monkeypatch.setenv(
        "VISUAL", f"{sys.executable} '{tmp_path}/an editor.py' ; touch {tmp_path}/oops"
    )


def test_the_owner_may_change_it(village, monkeypatch, tmp_path):
    with_editor(
        tmp_path,
        monkeypatch,
        "path.read_text('utf-8').replace('Weber', 'W.').replace('Subject: ', 'Betreff: Re ')",
    )
    letter = drafted(village, "anna-weber", "--edit")
    assert letter["subject"].startswith("Re ")
    assert letter["text"].startswith("Sehr geehrte Frau W.,\n")
    assert not (tmp_path / "oops").exists()


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("'", "error: the editor did not work: No closing quotation\n"),
        ("/no/such/editor", "error: the editor did not work: /no/such/editor: Editing failed"),
        ("false", "error: the editor did not work: false: Editing failed\n"),
        ("cp /dev/null", "error: nothing is left of the letter.\n"),
    ],
)
def test_an_editor_may_fail(village, monkeypatch, editor, told):
    monkeypatch.setenv("VISUAL", editor)
    assert village("draft", "1", "--edit", code=2).stderr.startswith(told)


def test_the_clipboard_gets_the_text(village, monkeypatch, tmp_path):
    program = tmp_path / "bin" / "pbcopy"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec /bin/cat > '{tmp_path}/copied'\n")
    program.chmod(0o755)
    letter = drafted(village, "1")
    monkeypatch.setenv("PATH", str(program.parent))
    told = village("draft", "1", "--copy")
    assert told.stdout == ""
    assert told.stderr.startswith(f"The text is in the clipboard. Subject: {letter['subject']}\n")
    assert (tmp_path / "copied").read_text("utf-8") == letter["text"]


@pytest.mark.parametrize(
    ("script", "told"),
    [(None, "there is no clipboard that relnet could reach"), ("exit 1", "did not take the text")],
)
def test_there_may_be_no_clipboard(village, monkeypatch, tmp_path, script, told):
    monkeypatch.setenv("PATH", str(tmp_path))
    if script:
        (tmp_path / "pbcopy").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "pbcopy").chmod(0o755)
    assert told in village("draft", "1", "--copy", code=2).stderr


def test_kinds_are_listed_without_a_database(relnet, db_path):
    shown = relnet("draft", "--kinds").stdout
    assert "congratulation  birthday round_birthday new_job" in shown
    assert "{{ topic }}" in shown
    assert not db_path.exists()


def test_every_json_field_is_documented(village):
    section = PAGE.read_text("utf-8").split("\n## draft\n")[1].split("\n## ")[0]
    documented = dict(re.findall(r"^\| `(\w+)` \| ([\w ?]+) \|", section, re.MULTILINE))
    for letter in (drafted(village, "1"), drafted(village, "2", "--kind", "condolence")):
        assert [*letter] == [*documented]
        for name, value in letter.items():
            assert value is not None or documented[name].endswith("?"), name


def test_ones_own_first_line_is_of_a_language(village):
    village("edit", "anna-weber", "greeting=Moin Anna,", "language=de", "form=")
    guess = "The first line is yours, the rest is formal; among friends: relnet edit"
    german = village("draft", "anna-weber", "--kind", "reconnect")
    assert german.stdout.split("\n\n")[1].startswith("Moin Anna,")
    assert guess in german.stderr
    english = village("draft", "anna-weber", "--kind", "reconnect", "--lang", "en")
    assert "Moin" not in english.stdout
    assert guess not in english.stderr
    assert guess not in village("draft", "anna-weber", "--kind", "reconnect", "--form", "du").stderr


def test_what_was_called_off_is_no_reason_to_meet(village, db_path):
    village("event", "add", "Sommerfest", "--handle", "fest", "--on", "2.5.")
    village("event", "expect", "fest", "anna-weber")
    assert "Sommerfest" in village("draft", "anna-weber", "--kind", "meeting").stdout
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("UPDATE event SET is_called_off = 1 WHERE handle = 'fest'")
    db.close()
    assert "Sommerfest" not in village("draft", "anna-weber", "--kind", "meeting").stdout
    told = village("draft", "anna-weber", "--kind", "meeting", "--event", "fest", code=2).stderr
    assert "it was called off: name another one." in told


@pytest.mark.parametrize(("day", "is_quiet"), [("2026-05-20", True), ("2026-05-21", False)])
def test_mourning_ends_on_the_same_day_everywhere(village, monkeypatch, day, is_quiet):
    village("life", "anna-weber", "condolence")  # on 2026-04-21
    [line] = [
        line
        for line in json.loads(village("today", "--all", "-f", "json").stdout)
        if line["kind"] == "condolence"
    ]
    assert "until 2026-05-20 nothing else is suggested but what you promised" in line["evidence"]
    monkeypatch.setenv("RELNET_TODAY", day)
    brief = json.loads(village("brief", "anna-weber", "-f", "json").stdout)
    assert brief["mourning_until"] == ("2026-05-20" if is_quiet else None)
    told = village("draft", "anna-weber", "--kind", "reconnect").stderr
    assert ("They are in mourning" in told) is is_quiet


# What one writes of has been; what one proposes is to come.


def meeting(village, *arguments, **more):
    return village("draft", "uwe-koch", "--kind", "meeting", *arguments, **more)


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ("1.4.", "2027-04-01"),
        ("So", "2026-04-26"),
        ("today", "2026-04-21"),
        ("30.4.", "2026-04-30"),
    ],
)
def test_a_meeting_is_proposed_for_a_day_to_come(village, day, read):
    assert f"{read}.\n" in meeting(village, "--day", day).stderr.splitlines(keepends=True)[0]


def test_no_meeting_is_proposed_for_a_day_that_has_passed(village):
    told = meeting(village, "--day", "yesterday", code=2)
    assert told.stderr.endswith(
        "error: Mon 2026-04-20 will not do as --day.\nhint: it has passed: name a day to come.\n"
    )
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("days", "day", "hint"),
    [
        (("--from", "5.5.", "--to", "7.5."), "8.5.",
         "the event is from Tue 2026-05-05 to Thu 2026-05-07: name a day of it."),
        (("--from", "20.4.", "--to", "22.4."), "23.4.",
         "the event is from Tue 2026-04-21 to Wed 2026-04-22: name a day of it."),
        (("--on", "5.5.",), "4.5.", "the event is on Tue 2026-05-05."),
    ],
)  # fmt: skip
def test_at_an_event_one_meets_on_its_days(village, days, day, hint):
    village("event", "add", "Zulieferermesse", "--handle", "zm26", *days)
    told = meeting(village, "--event", "zm26", "--day", day, code=2).stderr
    assert told.endswith(f"hint: {hint}\n")


def test_a_day_of_the_event_will_do_and_on_other_days_one_meets_elsewhere(village):
    village("event", "add", "Zulieferermesse", "--handle", "zm26", "--from", "5.5.", "--to", "7.5.")
    village("event", "expect", "zm26", "uwe-koch")
    for day, is_there in (("6.5.", True), ("8.5.", False)):
        shown = meeting(village, "--day", day, "--variant", "2").stdout
        assert ("Zulieferermesse" in shown) == is_there


def test_nobody_who_said_no_stands_at_their_stand(village):
    village("edit", "uwe-koch", "organization=Koch GmbH")
    village("event", "add", "Zulieferermesse", "--handle", "zm26", "--from", "5.5.", "--to", "7.5.")
    village("event", "exhibitors", "zm26", "-", stdin=b"Firma;Halle;Stand\nKoch GmbH;4;B12\n")
    at_stand = meeting(village, "--variant", "1").stdout
    assert "Halle 4, Stand B12" in at_stand
    village("event", "expect", "zm26", "uwe-koch", "--no")
    assert "Zulieferermesse" not in meeting(village, "--variant", "1").stdout
    assert "B12" not in meeting(village, "--event", "zm26", "--variant", "1").stdout


def test_thanks_are_for_a_day_that_was(village):
    for day in ("Friday", "17.4."):
        told = village("draft", "uwe-koch", "--kind", "thanks", "--day", day).stderr
        assert told.startswith("--day is Fri 2026-04-17.\n")
    told = village("draft", "uwe-koch", "--kind", "thanks", "--day", "2026-05-01", code=2).stderr
    assert told.endswith("hint: say on which day it was.\n")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("call", "Zuletzt sprachen wir über das Thema Kalender"),
        ("meeting", "Zuletzt sprachen wir über das Thema Kalender"),
        ("mail", "Schriftlich ging es zuletzt um das Thema Kalender"),
        ("message", "Schriftlich ging es zuletzt um das Thema Kalender"),
        ("gift", ""),
        ("note", ""),
        ("congratulation", ""),
    ],
)
def test_only_a_talk_is_called_a_talk(village, monkeypatch, kind, said):
    village("log", kind, "uwe-koch", "--topic", "Kalender")
    asked = ("uwe-koch", "--kind", "reconnect", "--variant", "2")
    shown = village("draft", *asked).stdout
    assert said in shown
    assert ("Kalender" in shown) == bool(said)
    village("edit", "uwe-koch", "circle=inner")
    monkeypatch.setenv("RELNET_TODAY", "2026-09-01")
    assert lines(village, "Dr. Uwe Koch")  # now the line of today's list tells of it
    shown = village("draft", *asked).stdout
    assert said in shown
    assert ("Kalender" in shown) == bool(said)


def test_one_saw_the_other_only_where_one_met(village):
    village("log", "mail", "uwe-koch", "--event", "hm26", "--on", "21.4.")
    village("add", "Eva Brandt")
    village("edit", "eva-brandt", "language=de")
    village("log", "mail", "eva-brandt", "--event", "hm26", "--on", "21.4.")
    asked = ("--kind", "reconnect", "--variant", "2")
    assert "auf der Hannover Messe 2026 gesehen" in village("draft", "uwe-koch", *asked).stdout
    assert "Hannover" not in village("draft", "eva-brandt", *asked).stdout


def test_patience_is_thanked_for_only_if_it_was_needed(village):
    asked = ("draft", "uwe-koch", "--kind", "promise", "--variant", "3")
    village("follow-up", "add", "uwe-koch", "schicke ihm das Angebot", "--due", "23.4.")
    shown = village(*asked)
    assert "Geduld" not in shown.stdout
    assert "schicke" not in shown.stdout
    assert shown.stderr.endswith("When it is sent: relnet follow-up done 1\n")
    village("follow-up", "done", "1")
    village("follow-up", "add", "uwe-koch", "schicke ihm das Muster", "--due", "2026-04-20")
    assert "danke für deine Geduld" in village(*asked).stdout


@pytest.mark.parametrize("variant", ["1", "2", "3"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_words_of_a_promise_are_a_keyword(village, variant, lang):
    village("follow-up", "add", "uwe-koch", "Zeichnung", "--due", "30.4.", "--direction", "theirs")
    shown = village("draft", "uwe-koch", "--kind", "promise", "--variant", variant, "--lang", lang)
    quoted = "Stichwort „Zeichnung“" if lang == "de" else "keyword “Zeichnung”"
    assert quoted in shown.stdout
    assert shown.stdout.count("Zeichnung") == shown.stdout.count(quoted)
    assert shown.stderr.endswith(
        "When it is sent: relnet log mail 3\nWhen it is kept: relnet follow-up done 1\n"
    )


def test_what_was_given_needs_no_article(village):
    village("log", "gift", "uwe-koch", "--direction", "theirs", "--topic", "Flasche Wein")
    for variant in ("1", "2", "3"):
        shown = village("draft", "uwe-koch", "--kind", "thanks", "--occasion", "gift",
                        "--variant", variant).stdout  # fmt: skip
        assert "(Flasche Wein)" in shown


def test_nobody_is_introduced_to_themselves(village):
    told = village("draft", "uwe-koch", "--kind", "introduction", "--with", "koch", code=2).stderr
    assert told == (
        "error: 'koch' will not do as --with.\n"
        "hint: the letter is to Dr. Uwe Koch: name somebody else.\n"
    )
