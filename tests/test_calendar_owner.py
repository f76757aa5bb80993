"""Whose calendar it is, while the owner has no card: said, never assumed."""

import pytest

PEOPLE = {
    "me": "CN=Ich:mailto:chef@example.com",
    "nora": "CN=Nora Falk:mailto:nora@falk.example",
    "uwe": "CN=Uwe Klein:mailto:uwe@klein.example",
}


def calendar(*meetings):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for day, (host, *guests) in enumerate(meetings, 10):
        lines += ["BEGIN:VEVENT", f"UID:{day}@x", f"DTSTART;VALUE=DATE:202604{day}", "SUMMARY:Tee"]
        lines += [f"ORGANIZER;{PEOPLE[host]}"] if host else []
        lines += [f"ATTENDEE;{PEOPLE[guest]}" for guest in guests]
        lines += ["END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([("nora", "me"), ("uwe", "me")], "takes part in every meeting"),
        ([("me", "nora"), ("me", "uwe"), ("nora", "uwe")], "invited to most of the meetings"),
        ([("me", "nora"), ("", "nora", "uwe")], ""),  # whoever saves one invitation is its guest
        ([("me", "nora"), ("me", "nora")], "takes part in every meeting"),
        ([("nora", "me"), ("uwe", "nora")], "takes part in every meeting"),
        ([("", "nora", "me"), ("", "nora", "me")], ""),
        ([("nora", "me"), ("uwe", "me"), ("me", "uwe")], "takes part in every meeting"),
    ],
)
def test_it_is_said_who_it_may_be(relnet, tmp_path, meetings, said):
    path = tmp_path / "calendar.ics"
    path.write_text(calendar(*meetings))
    told = relnet("import", path).stderr
    assert ("relnet card use" in told) == bool(said)
    assert said in told


def test_the_one_who_says_so_is_no_longer_thanked(relnet, tmp_path):
    path = tmp_path / "calendar.ics"
    path.write_text(calendar(("me", "nora"), ("me", "uwe")))
    told = relnet("import", path).stderr
    assert (
        f"{path}: line 3: chef@example.com takes part in every meeting;"
        " if that is you: relnet card use 1\n" in told
    )
    relnet("card", "use", "1")
    assert "chef@" not in relnet("today", "--all", "-f", "json").stdout
    path.write_text(calendar(("me", "nora"), ("me", "uwe"), ("me", "nora")))
    assert "card use" not in relnet("import", path).stderr


def test_a_dry_run_names_nobody_who_is_not_there(relnet, tmp_path):
    path = tmp_path / "calendar.ics"
    path.write_text(calendar(("me", "nora"), ("me", "uwe")))
    assert "card use" not in relnet("import", path, "--dry-run").stderr
