"""relnet import, through the front door."""

import json
import zipfile
from itertools import permutations, product

import pytest

from relnet.rules.namesakes import CROWD
from relnet.rules.same_person import recognise

OUTCOMES = ("created", "updated", "unchanged", "queued", "skipped", "rejected")


def vcard(name, *lines):
    given, _, family = name.rpartition(" ")
    return "\n".join(
        [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{family};{given};;;",
            f"FN:{name}",
            *lines,
            "END:VCARD",
            "",
        ]
    )


@pytest.fixture
def imported(relnet, tmp_path):
    """Import texts as files; returns the report."""

    def call(*contents, options=(), code=0):
        paths = []
        for number, content in enumerate(contents):
            path = tmp_path / f"file{number}"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        result = relnet("import", *paths, *options, "--format", "json", code=code)
        report = json.loads(result.stdout)
        assert report["records"] == sum(report[outcome] for outcome in OUTCOMES)
        assert report["records"] == sum(file["records"] for file in report["files"])
        return report

    return call


def outcome(report):
    return {name: report[name] for name in OUTCOMES if report[name]}


ANNA = vcard("Anna Weber", "ORG:Voss AG", "EMAIL:anna@voss.example", "UID:anna-1@phone.example")


def test_importing_twice_changes_nothing(imported, relnet):
    assert outcome(imported(ANNA)) == {"created": 1}
    again = imported(ANNA)
    assert outcome(again) == {"unchanged": 1}
    assert again["batch"] is None
    assert len(relnet("history", "--no-headers").stdout.splitlines()) == 1


def test_the_samples_meet_across_formats(relnet, samples):
    files = [samples / name for name in ("outlook.vcf", "phone.vcf", "Connections.csv")]
    first = json.loads(relnet("import", *files, "--format", "json").stdout)
    assert first["created"] == 34
    assert first["queued"] == 1
    again = json.loads(relnet("import", *reversed(files), "--format", "json").stdout)
    assert outcome(again) == {"unchanged": 45, "queued": 1, "skipped": 1}


def test_the_preview_is_the_run(relnet, samples, db_path):
    relnet("import", samples / "phone.vcf")
    before = db_path.read_bytes()
    files = [samples / "outlook.vcf", samples / "Connections.csv"]
    preview = json.loads(
        relnet("import", *files, "--tag", "x", "--dry-run", "--format", "json").stdout
    )
    assert db_path.read_bytes() == before
    run = json.loads(relnet("import", *files, "--tag", "x", "--format", "json").stdout)
    assert preview.pop("batch") is None
    assert run.pop("batch") == 2
    assert preview.pop("dry_run") is True
    assert run.pop("dry_run") is False
    assert preview == run


def test_a_newer_card_adds_and_overwrites_nothing(imported, relnet):
    imported(ANNA)
    newer = vcard(
        "Anna Weber", "ORG:Voss AG", "TITLE:Einkauf", "EMAIL:weber@voss.example", "UID:anna-1@phone.example",
        "TEL:030 23125 100", "BDAY:1980-04-15", "NOTE:Greifer",
    )  # fmt: skip
    report = imported(newer)
    assert outcome(report) == {"updated": 1}
    assert report["changes"][0]["fields"] == ["channels", "positions", "dates", "notes"]
    shown = json.loads(relnet("show", "1", "--format", "json").stdout)
    assert shown["emails"] == ["anna@voss.example", "weber@voss.example"]
    assert shown["phones"] == ["+493023125100"]
    assert (shown["title"], shown["organization"]) == ("Einkauf", "Voss AG")
    assert (shown["birthday"], shown["note"]) == ("1980-04-15", "Greifer")
    assert outcome(imported(newer)) == {"unchanged": 1}
    assert outcome(imported(ANNA)) == {"unchanged": 1}


def test_what_the_owner_edited_survives_the_same_file(imported, relnet):
    imported(ANNA)
    relnet("edit", "1", "name=Anna Weber-Koch", "email=new@voss.example")
    assert outcome(imported(ANNA)) == {"unchanged": 1}
    assert (
        relnet("list", "--fields", "name,email", "--no-headers").stdout
        == "Anna Weber-Koch\tnew@voss.example\n"
    )


def test_an_initial_is_spelled_out_and_a_missing_name_filled_in(imported, relnet):
    imported(
        vcard("A. Weber", "EMAIL:anna@voss.example")
        + "BEGIN:VCARD\nVERSION:3.0\nEMAIL:koch@voss.example\nEND:VCARD\n"
    )
    report = imported(ANNA + vcard("Uwe Koch", "EMAIL:koch@voss.example"))
    assert outcome(report) == {"updated": 2}
    assert relnet("list", "--fields", "name", "--no-headers").stdout == "Uwe Koch\nAnna Weber\n"
    assert relnet("search", "anna", "-f", "ids").stdout == "1\n"


def test_records_of_one_file_meet_each_other(imported, relnet):
    report = imported(
        ANNA + vcard("Anna Weber", "EMAIL:anna@voss.example", "TEL:030 23125 100") + ANNA
    )
    assert outcome(report) == {"created": 1, "updated": 1, "unchanged": 1}
    assert relnet("list", "--fields", "phone", "--no-headers").stdout == "+493023125100\n"


def test_doubtful_records_wait_and_are_not_asked_about_twice(imported, relnet):
    imported(ANNA)
    married = vcard("Anna Koch", "EMAIL:anna@voss.example")
    report = imported(married)
    assert outcome(report) == {"queued": 1}
    assert report["queue"][0]["candidates"] == [1]
    assert report["queue"][0]["reasons"] == ["same e-mail address", "but another family name"]
    assert outcome(imported(married)) == {"queued": 1}
    assert relnet("list", "-f", "ids").stdout == "1\n"
    # Once the owner knows better, the same file resolves it.
    relnet("edit", "1", "family=Koch")
    assert outcome(imported(married)) == {"unchanged": 1}


def test_no_match_adds_each_record_once(imported, relnet):
    file = ANNA + vcard("Anna Koch", "EMAIL:anna@voss.example") + ANNA
    assert outcome(imported(file, options=["--no-match"])) == {"created": 3}
    assert outcome(imported(file, options=["--no-match"])) == {"unchanged": 3}
    assert outcome(imported(file + ANNA, options=["--no-match"])) == {"created": 1, "unchanged": 3}
    assert relnet("list", "-f", "ids", "--limit", "9").stdout.split() == ["2", "1", "3", "4"]


def test_a_waiting_record_becomes_a_contact_without_matching(imported, relnet):
    imported(ANNA + vcard("Anna Koch", "EMAIL:anna@voss.example"))
    file = vcard("Anna Koch", "EMAIL:anna@voss.example")
    assert outcome(imported(file, options=["--no-match"])) == {"created": 1}
    assert outcome(imported(ANNA + file)) == {"unchanged": 2}


def test_event_day_and_tags_for_everybody(imported, relnet):
    relnet(
        "event",
        "add",
        "Hannover Messe",
        "--handle",
        "hm26",
        "--from",
        "2026-04-20",
        "--to",
        "2026-04-24",
    )
    imported(ANNA)
    options = ["--event", "hm26", "--met-on", "2026-04-20", "--tag", "messe", "--tag", "Süd"]
    assert outcome(imported(ANNA, options=options)) == {"updated": 1}
    assert outcome(imported(ANNA, options=options)) == {"unchanged": 1}
    shown = json.loads(relnet("show", "1", "--format", "json").stdout)
    assert shown["tags"] == ["messe", "Süd"]
    assert [(event["handle"], event["met_on"]) for event in shown["events"]] == [
        ("hm26", "2026-04-20")
    ]
    assert shown["last_interaction_on"] == "2026-04-20"


def test_a_day_without_an_event_is_a_meeting(imported, relnet):
    options = ["--met-on", "gestern"]
    assert outcome(imported(ANNA, options=options)) == {"created": 1}
    assert outcome(imported(ANNA, options=options)) == {"unchanged": 1}
    shown = json.loads(relnet("show", "1", "--format", "json").stdout)
    assert [(item["kind"], item["on"]) for item in shown["interactions"]] == [("met", "2026-04-20")]


def test_unknown_event_changes_nothing(relnet, tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(ANNA)
    failed = relnet("import", path, "--event", "hm99", code=1)
    assert failed.stderr.startswith("error: there is no event hm99.\nhint: ")
    assert relnet("list", "-f", "ids").stdout == ""


BROKEN = "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n"


def test_a_bad_card_costs_itself_and_can_be_corrected(imported, relnet, tmp_path):
    rejects = tmp_path / "rejects.vcf"
    report = imported(ANNA + BROKEN + vcard("Uwe Koch"), options=["--rejects", rejects], code=5)
    assert outcome(report) == {"created": 2, "rejected": 1}
    (reject,) = report["rejects"]
    assert reject["line"] == 9
    assert "no name" in reject["reason"]
    assert rejects.stat().st_mode & 0o777 == 0o600
    corrected = rejects.read_text().replace("NOTE:nobody", "FN:Zofia Nowak")
    assert outcome(imported(corrected)) == {"created": 1}


def test_rejects_are_never_overwritten_and_then_nothing_is_imported(relnet, tmp_path):
    cards, rejects = tmp_path / "cards.vcf", tmp_path / "rejects.vcf"
    cards.write_text(ANNA + BROKEN)
    rejects.write_text("mine")
    assert "cannot write" in relnet("import", cards, "--rejects", rejects, code=3).stderr
    assert rejects.read_text() == "mine"
    assert relnet("list", "-f", "ids").stdout == ""


def test_one_unreadable_file_stops_all_and_is_named(relnet, tmp_path):
    good, bad = tmp_path / "good.vcf", tmp_path / "bad.vcf"
    good.write_text(ANNA)
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    failed = relnet("import", good, bad, code=3)
    assert f"cannot read {bad}" in failed.stderr
    assert relnet("list", "-f", "ids").stdout == ""


def test_a_file_that_names_nobody_is_an_error(relnet, tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,21 Feb 2026\n"
    )
    assert "names nobody" in relnet("import", path, code=3).stderr


def test_archive_with_connections(relnet, tmp_path, samples):
    path = tmp_path / "Basic_LinkedInDataExport_04-20-2026.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(samples / "Connections.csv", "Connections.csv")
        archive.writestr("Profile.csv", "First Name,Last Name\nIch,Selbst\n")
    first = json.loads(relnet("import", path, "--format", "json").stdout)
    assert first["files"][0]["path"] == f"{path}/Connections.csv"
    again = json.loads(relnet("import", path, "--format", "json").stdout)
    assert (again["created"], again["updated"]) == (0, 0)


def test_exported_cards_come_home(relnet, tmp_path, samples):
    relnet("import", samples / "Connections.csv")
    relnet("add", "Nur Name")
    out = tmp_path / "all.vcf"
    relnet("export", "vcard", "-o", out)
    report = json.loads(relnet("import", out, "--format", "json").stdout)
    assert (report["created"], report["queued"], report["rejected"]) == (0, 0, 0)
    assert report["updated"] == 0


def test_stdin(relnet):
    told = relnet("import", "-", stdin=ANNA.encode()).stderr
    assert told == "-: 1 record: 1 new\nundo: relnet undo 1\n"


def test_of_many_files_the_history_names_the_first(imported, relnet):
    imported(*[vcard(f"Anna Weber {number}") for number in range(7)])
    [detail] = relnet("history", "--fields", "detail", "--no-headers").stdout.splitlines()
    assert detail.count("/file") == 5
    assert detail.endswith("/file4, +2")


def test_a_crowd_on_one_switchboard_stays_apart_and_takes_no_longer(imported):
    crowd = "".join(vcard(f"Person {number:04}", "TEL:030 23125 100") for number in range(1500))
    assert outcome(imported(crowd)) == {"created": 1500}
    late = vcard("Person 0007", "TEL:030 23125 100", "NOTE:again")
    assert outcome(imported(late)) == {"updated": 1}
    assert outcome(imported(vcard("Person 0007b", "TEL:030 23125 100"))) == {"created": 1}


MOBILE = "TEL:+49 30 23125123"


def test_what_waits_is_judged_again_when_the_file_is_known(imported, relnet):
    relnet("add", "Julia Weber", "--phone", "+49 30 23125123")
    # The initial alone is doubtful; the third card says whose the second one's address is.
    file = (
        vcard("J. Weber", MOBILE, "EMAIL:jw@example.com")
        + vcard("Julia Weber", MOBILE, "EMAIL:jw@example.com")
    )  # fmt: skip
    first = imported(file)
    assert first["queued"] == 0
    again = imported(file)
    assert (again["created"], again["updated"], again["batch"]) == (0, 0, None)


def test_values_of_a_released_record_name_its_own_file(imported, relnet):
    relnet("add", "Julia Weber", "--phone", "+49 30 23125123")
    waiting = vcard("J. Weber", MOBILE, "EMAIL:jw@example.com")
    assert outcome(imported(waiting)) == {"queued": 1}
    assert outcome(imported(waiting, options=["--no-match"])) == {"created": 1}
    imported(vcard("Otto Other"))
    shown = json.loads(relnet("show", "2", "--format", "json").stdout)
    assert {channel["source"] for channel in shown["channels"]} == {shown["sources"][0]["path"]}
    assert len(shown["sources"]) == 1


def test_two_waiting_copies_become_two_contacts_once(imported, relnet):
    relnet("add", "Julia Weber", "--phone", "+49 30 23125123")
    twice = vcard("J. Weber", MOBILE) * 2
    assert outcome(imported(twice)) == {"queued": 2}
    assert outcome(imported(twice, options=["--no-match"])) == {"created": 2}
    assert outcome(imported(twice, options=["--no-match"])) == {"unchanged": 2}


def test_running_numbers_are_no_identity(imported):
    assert outcome(imported(vcard("Otto Klein", "UID:1"))) == {"created": 1}
    assert outcome(imported(vcard("Uwe Koch", "UID:1"))) == {"created": 1}


def test_freelancers_do_not_work_at_one_firm(imported):
    for mail in ("a@one.example", "b@two.example"):
        assert outcome(imported(vcard("Thomas Maier", "ORG:Selbstständig", f"EMAIL:{mail}"))) == {
            "created": 1
        }


BERND = [
    "BEGIN:VCARD\nVERSION:3.0\nN:Krug;Bernd;;;\nEMAIL:bernd@krug.example\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:3.0\nN:Krug;Bernd;;;\nTEL:0171 39200 11\nEND:VCARD\n",
    "BEGIN:VCARD\nVERSION:3.0\nN:Krug;Bernd;;;\nEMAIL:bernd@krug.example\nTEL:0171 39200 11\nEND:VCARD\n",
]


@pytest.mark.parametrize("order", [*permutations(range(3))])
@pytest.mark.parametrize("is_one_file", [True, False])
def test_the_entry_that_links_two_may_come_first_or_last(imported, relnet, order, is_one_file):
    cards = [BERND[place] for place in order]
    for text in ["".join(cards)] if is_one_file else cards:
        report = imported(text)
        assert report["queued"] == 0
    shown = json.loads(relnet("list", "-f", "json").stdout)
    assert [(person["emails"], person["phones"]) for person in shown] == [
        (["bernd@krug.example"], ["+491713920011"])
    ]
    for text in cards:
        assert outcome(imported(text)) == {"unchanged": 1}


def test_the_link_is_told_and_can_be_undone(imported, relnet):
    imported(BERND[0])
    imported(BERND[1])
    report = imported(BERND[2])
    assert outcome(report) == {"updated": 1}
    assert [remark["reason"] for remark in report["remarks"]] == [
        "Bernd Krug was here twice: the two are one contact now."
    ]
    relnet("undo")
    assert len(relnet("list", "-f", "ids").stdout.split()) == 2


def test_two_who_contradict_each_other_are_not_linked(imported, relnet):
    imported(BERND[0].replace("EMAIL", "BDAY:1950-01-01\nEMAIL"))
    imported(BERND[1].replace("TEL", "BDAY:1983-11-27\nTEL"))
    assert outcome(imported(BERND[2])) == {"queued": 1}
    assert len(relnet("list", "-f", "ids").stdout.split()) == 2


def test_a_known_person_is_met_in_a_crowd_wherever_they_stand(imported):
    names = product(
        ("Anna", "Uwe", "Eva", "Ole", "Ida"),
        [
            "Koch",
            "Weber",
            "Falk",
            "Groß",
            "Brandt",
            "Jäger",
            "Lindner",
            "Quast",
            "Reuter",
            "Sommer",
        ],
    )
    desk = [
        vcard(f"{given} {family}", "ORG:Voß AG", "TEL:030 23125 100") for given, family in names
    ]
    imported("".join(desk[:10]))
    report = imported("".join(desk[10:]) + desk[0].replace("TEL", "NOTE:x\nTEL"))
    assert outcome(report) == {"created": 40, "updated": 1}


def test_of_a_crowd_on_one_uid_only_namesakes_are_weighed(imported, monkeypatch):
    weighed = []

    def judge(arrival, known, *others):
        weighed.append(len(known))
        return recognise(arrival, known, *others)

    monkeypatch.setattr("relnet.rules.same_person.recognise", judge)
    crowd = "".join(vcard(f"Ida Q{n}", f"TEL:0171 39200{n:03}", "UID:0") for n in range(90))
    assert outcome(imported(crowd)) == {"created": 90}
    assert outcome(imported(vcard("Ida Q7", "NOTE:again", "UID:0"))) == {"updated": 1}
    assert max(weighed) == CROWD
    assert weighed[-1] == 1


BARE = "Vorname;Nachname;Geburtstag;Straße;PLZ;Ort\n{}\n"
HOME = "Am Alten Kran 4;20457;Hamburg"


@pytest.mark.parametrize(
    ("known", "new", "expected"),
    [
        ("Ida;Koch;1970-05-01;;;", "Ida;Koch;01.05.1970;;;", {"unchanged": 1}),
        (f"Ida;Koch;;{HOME}", f"Ida;Koch;1970-05-01;{HOME}", {"updated": 1}),
        (f"Ida;Koch;1970-05-01;{HOME}", f"Ida;Koch;1981-11-30;{HOME}", {"created": 1}),
        (f"Ida;Koch;;{HOME}", "Ida;Koch;;Lindenweg 9;20457;Hamburg", {"created": 1}),
        (f"Ida;Koch;;{HOME}", f"Uwe;Koch;;{HOME}", {"created": 1}),
        ("Ida;Koch;;;;", "Ida;Koch;1970-05-01;;;", {"created": 1}),
    ],
)
def test_who_has_nothing_but_a_birthday_or_a_home(imported, known, new, expected):
    assert outcome(imported(BARE.format(known))) == {"created": 1}
    assert outcome(imported(BARE.format(new))) == expected


def test_who_has_nothing_but_a_birthday_is_known_by_number_and_birthday(imported):
    imported(vcard("Ida Koch", "TEL:0171 3920011", "BDAY:1970-05-01"))
    assert outcome(imported(BARE.format("Ida;Koch;1970-05-01;;;"))) == {"unchanged": 1}


@pytest.mark.parametrize("form", ["google-csv", "outlook-csv"])
def test_who_has_nothing_but_a_birthday_comes_home(relnet, imported, form):
    people = [f"Ida;Koch{n};1970-05-{n:02};;;" for n in range(1, 29)]
    imported(BARE.format("\n".join([*people, f"Uwe;Koch;;{HOME}"])))
    assert outcome(imported(relnet("export", form).stdout)) == {"unchanged": 29}


@pytest.mark.parametrize("own", ["TEL;TYPE=CELL:0171 39200 {n}", "ORG:Firma {n}"])
def test_a_switchboard_makes_nobody_of_two_namesakes(imported, own):
    """Neither two of one firm with other mobiles, nor two of other firms on one number."""
    names = product(("Uwe", "Eva", "Ole", "Ida"), ("Koch", "Falk", "Groß", "Brandt", "Quast"))
    firms = ("ORG:Voß AG", "TEL:030 23125 100")
    crowd = [
        vcard(f"{given} {family}-{other}", *firms) for given, family in names for other in "AB"
    ]
    annas = [
        vcard("Anna Weber", *firms[own.startswith("ORG") :], own.format(n=n)) for n in (11, 12)
    ]
    report = imported("".join([annas[0], *crowd, annas[1]]))
    assert report["updated"] == 0


@pytest.mark.parametrize(("crowd", "expected"), [(40, {"created": 1}), (12, {"queued": 1})])
def test_a_number_of_many_firms_makes_nobody_of_two_namesakes(imported, crowd, expected):
    """However rare the name may be, as far as the import can tell."""
    line = "TEL:030 23125 100"
    known = [vcard("Thomas Müller", "ORG:Voß AG", line)]
    known += [vcard(f"Person {n}", f"ORG:Firma {n}", line) for n in range(crowd)]
    imported("".join([*known, vcard("Ansgar Wölkerling", "ORG:Voß AG", line)]))
    name = "Ansgar Wölkerling" if crowd > 30 else "Thomas Müller"
    assert outcome(imported(vcard(name, "ORG:Koch KG", line))) == expected


BAD = ["kaputt@", "@example.com", "a b@example.com"]


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_mail_address_is_kept_and_told_and_makes_nobody_known(relnet, tmp_path, bad):
    path = tmp_path / "cards.csv"
    rows = ("name,email,city", f"Anna Weber,{bad},Ulm", f"Anna Weber,{bad},Erfurt", f"Uwe,{bad},")
    path.write_text("\n".join(rows))
    told = relnet("import", path)
    assert f"{path}: lines 2-4: {bad} is no mail address; it is kept as it is.\n" in told.stderr
    kept = [(one["name"], one["emails"]) for one in json.loads(relnet("list", "-f", "json").stdout)]
    assert kept == [("Uwe", [bad]), ("Anna Weber", [bad]), ("Anna Weber", [bad])]
    (pair,) = json.loads(relnet("duplicates", "-f", "json").stdout)
    assert (pair["a"], pair["b"], pair["reasons"]) == (1, 2, ["same name"])
    counts = json.loads(relnet("import", path, "-f", "json").stdout)
    assert (counts["unchanged"], len(counts["remarks"])) == (3, 3)


def test_a_bad_mail_address_is_not_used(relnet):
    relnet("import", "-", stdin=b"name,email,e-mail 2\nAnna Weber,kaputt@,anna@example.com\n")
    relnet("log", "help", "anna")
    mail = relnet("draft", "anna", "--kind", "thanks", "--occasion", "help", "--mailto").stdout
    assert mail.startswith("mailto:anna@example.com")
    relnet("edit", "anna", "email-=kaputt@")
    assert relnet("list", "--fields", "emails", "--no-headers").stdout == "anna@example.com\n"


@pytest.mark.parametrize("bad", [*BAD, "n/a"])
def test_a_bad_mail_address_is_not_typed_in(relnet, bad):
    assert "will not do as email" in relnet("add", "Anna Weber", "--email", bad, code=2).stderr
    assert relnet("list", "-f", "ids").stdout == ""


def test_thousands_of_notes_on_one_person_are_kept_once_each(imported, relnet):
    notes = [f"Notiz {n}" for n in range(6000)]
    lines = [vcard("Anna Weber", "EMAIL:anna@voss.example", f"NOTE:{note}") for note in notes]
    again = vcard("Anna Weber", "EMAIL:anna@voss.example", "NOTE:notiz 17", "X-COPY:1")
    report = imported("".join(lines) + again)
    assert outcome(report) == {"created": 1, "updated": 5999, "unchanged": 1}
    told = json.loads(relnet("show", "weber", "-f", "json").stdout)["note"]
    assert told.split("\n\n") == notes
