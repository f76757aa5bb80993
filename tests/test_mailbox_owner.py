"""A mailbox whose owner is known only later brings in what it would have brought at first."""

import json
import zipfile

import pytest

MAILS = [
    ("Anna Weber <anna@voss.example>", "me@example.com, Karl Neu <karl@neu.example>"),
    ("Me <me@example.com>", "Anna Weber <anna@voss.example>, Karl Neu <karl@neu.example>"),
    ("Me <me@example.com>", "Olga Frisch <olga@frisch.example>"),
    ("Olga Frisch <olga@frisch.example>", "me@example.com"),
    ("Karl Neu <karl@neu.example>", "Anna Weber <anna@voss.example>"),
]


@pytest.fixture
def box(tmp_path):
    def write(name="mail.mbox", head="", only=""):
        path = tmp_path / name
        path.write_text(
            "".join(
                f"From x Sat Apr 18 08:0{n}:00 2026\n{head}From: {sender}\nTo: {to}\n"
                f"Date: Sat, 18 Apr 2026 1{n}:00:00 +0200\nMessage-ID: <{n}@example.com>\n\nHello\n\n"
                for n, (sender, to) in enumerate(MAILS)
                if sender.startswith(only)
            )
        )
        return path

    return write


def report(relnet, *arguments):
    found = json.loads(relnet("import", *arguments, "-f", "json").stdout)
    return {name: found[name] for name in ("created", "updated", "unchanged", "skipped", "queued")}


def diary(relnet):
    """Return what happened with whom, by names."""
    village = json.loads(relnet("export", "json").stdout)
    names = {contact["id"]: contact["name"] for contact in village["contacts"]}
    return sorted(
        (item["on"], item["direction"] or "", sorted(names[id_] for id_ in item["contact_ids"]))
        for item in village["interactions"]
    )


def test_the_address_is_told_later(relnet, box):
    relnet("add", "Anna Weber", "--email", "anna@voss.example")
    told = relnet("import", box())
    assert "say it, and import again: relnet card set YOUR-NAME --email ADDRESS" in told.stderr
    relnet("card", "set", "Me", "--email", "me@example.com")
    rehearsed = report(relnet, box(), "--dry-run")
    assert report(relnet, box()) == rehearsed
    assert rehearsed["created"] == 2
    late = diary(relnet)
    before = relnet("export", "json").stdout
    again = report(relnet, box())
    assert (again["created"], again["updated"]) == (0, 0)
    assert relnet("export", "json").stdout == before
    relnet("undo", "4")
    assert [direction for _, direction, _ in diary(relnet)] == [""] * 3
    relnet("undo", "2")
    relnet("import", box())
    assert diary(relnet) == late  # as if the address had been known from the beginning


def test_the_owner_was_taken_for_somebody_else(relnet, box):
    relnet("add", "Me Myself", "--email", "me@example.com")
    relnet("import", box())
    assert {name for _, _, names in diary(relnet) for name in names} == {"Me Myself"}
    relnet("card", "use", "1")
    assert report(relnet, box())["created"] == 2  # entries that bring somebody
    assert {name for _, _, names in diary(relnet) for name in names} == {
        "Anna Weber",
        "Karl Neu",
        "Olga Frisch",
    }
    assert report(relnet, box())["updated"] == 0


def test_mail_of_whoever_comes_in_further_below(relnet, box):
    relnet("card", "set", "Me", "--email", "me@example.com")
    assert report(relnet, box())["skipped"] == 0
    assert len(diary(relnet)) == len(MAILS)
    found = report(relnet, box())
    assert (found["created"], found["updated"]) == (0, 0)


def test_a_file_that_does_not_show_the_owner_takes_nothing_back(relnet, box):
    sent, unlabelled = box("sent.mbox", "X-Gmail-Labels: Sent\n", "Me"), box()
    relnet("add", "Karl Neu", "--email", "karl@neu.example")
    relnet("import", unlabelled)
    assert report(relnet, sent)["created"] == 2
    relnet("import", unlabelled)  # which has mail of those who came in with the other one
    told = diary(relnet)
    assert [direction for _, direction, _ in told] == ["", "", "", "mine", "mine"]
    for path in (sent, unlabelled, sent):
        found = report(relnet, path)
        assert (found["created"], found["updated"]) == (0, 0)
    assert diary(relnet) == told


def test_whom_such_mail_may_be_with_waits_once(relnet, tmp_path):
    to = "Anna Weber <anna@voss.example>, Karl Alt <karl@neu.example>"
    relnet("add", "Anna Weber", "--email", "anna@voss.example")
    path = tmp_path / "one.mbox"
    path.write_text(
        f"From x Sat Apr 18 08:00:00 2026\nFrom: me@example.com\nTo: {to}\n"
        "Date: Sat, 18 Apr 2026 10:00:00 +0200\nMessage-ID: <9@example.com>\n\nHello\n"
    )
    relnet("import", path)
    relnet("add", "Karl Neu", "--email", "karl@neu.example")
    relnet("card", "set", "Me", "--email", "me@example.com")
    for _ in range(2):
        found = report(relnet, path)
        assert found == dict.fromkeys(found, 0) | {"queued": 1}
    [waiting] = json.loads(relnet("duplicates", "-f", "json").stdout)
    assert (waiting["line"], waiting["candidates"]) == (1, [2])
    assert [names for _, _, names in diary(relnet)] == [["Anna Weber"]]


def test_mail_in_an_archive_is_of_the_people_in_it(relnet, box, tmp_path):
    contacts = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nEMAIL:anna@voss.example\nEND:VCARD\n"
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(box(head="Delivered-To: me@example.com\n", only="Anna"), "Mail/All.mbox")
        made.writestr("Contacts/All.vcf", contacts)
    assert (report(relnet, path)["created"], len(diary(relnet))) == (1, 1)
    second = report(relnet, path)
    assert (second["created"], second["updated"], second["skipped"]) == (0, 0, 0)


def test_what_was_sent_tells_of_whom_the_rest_is(relnet, box, tmp_path):
    for folder, sender in (("Mail/cur", "Karl"), ("Mail/.Sent/cur", "Me")):
        (tmp_path / folder).mkdir(parents=True)
        mark, *messages = box(only=sender).read_text().split("From x ")
        assert not mark
        for number, message in enumerate(messages):
            (tmp_path / folder / f"{number}.host").write_text(message.partition("\n")[2])
    first = report(relnet, tmp_path / "Mail")
    assert (first["created"], first["updated"], first["skipped"]) == (2, 1, 0)
    second = report(relnet, tmp_path / "Mail")
    assert (second["created"], second["updated"], second["unchanged"]) == (0, 0, 3)
