"""need, offer, share: what people need and care about, and for whom a text is a reason to write."""

import json

import pytest


@pytest.fixture
def village(relnet):
    relnet("add", "Anna Weber", "--email", "anna@voss.example", "--organization", "Voss AG")
    relnet("add", "Uwe Koch", "--phone", "030 23125 100", "--title", "Leiter Einkauf")
    relnet("add", "Eva Klein", "--tag", "Robotik")
    relnet("add", "Robotik GmbH", "--kind", "organization")
    return relnet


def listed(village, *words):
    return [
        (row["contact"], row["text"], row["until_on"], row["told_by"])
        for row in json.loads(village(*words, "-f", "json").stdout)
    ]


def shared(village, *words):
    return [
        (row["contact"], row["reason"])
        for row in json.loads(village("share", *words, "-f", "json").stdout)
    ]


@pytest.mark.parametrize("kind", ["need", "offer"])
def test_noted_listed_and_undone(village, kind):
    told = village(kind, "weber", "Prüfstand", "--until", "30.6.", "--told-by", "koch").stderr
    verb = {"need": "needs", "offer": "offers"}[kind]
    assert told.splitlines()[:2] == [
        f"Anna Weber {verb}: Prüfstand", "It holds until Tue 2026-06-30.",
    ]  # fmt: skip
    assert listed(village, kind) == [("Anna Weber", "Prüfstand", "2026-06-30", "Uwe Koch")]
    assert listed(village, kind, "koch") == []
    village("undo")
    assert listed(village, kind) == []


def test_twice_the_same_is_one_of_which_more_is_known(village):
    village("need", "weber", "Prüfstand")
    told = village("need", "weber", "pruefstand").stderr
    assert told == "Known already: Anna Weber needs pruefstand\n"
    village("need", "weber", "PRÜFSTAND", "--told-by", "koch")
    village("need", "weber", "Prüfstand", "--until", "in 2 weeks")
    assert listed(village, "need") == [("Anna Weber", "Prüfstand", "2026-05-05", "Uwe Koch")]
    assert village("need", "weber", "Prüfstand", "--until", "5.5.").stderr.startswith(
        "Known already"
    )


def test_past_its_day_it_is_no_longer_open(village, monkeypatch):
    village("need", "weber", "Prüfstand", "--until", "22.4.")
    monkeypatch.setenv("RELNET_TODAY", "2026-04-22")
    assert len(listed(village, "need")) == len(shared(village, "Prüfstand")) == 1
    assert "Prüfstand  (until 2026-04-22)" in village("show", "weber").stdout
    monkeypatch.setenv("RELNET_TODAY", "2026-04-23")
    assert listed(village, "need") == shared(village, "Prüfstand") == []
    assert "Prüfstand" not in village("show", "weber").stdout
    assert len(listed(village, "need", "--all")) == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["weber", "  "], 2, "say what it is"),
        (["weber", "x", "--until", "2026-04-20"], 2, "that day has passed"),
        (["weber", "x", "--until", "3/4/2026"], 2, "is not a day"),
        (["weber", "--until", "30.6."], 2, "say TEXT, too"),
        (["nobody", "x"], 1, "nobody here is called nobody"),
        (["weber", "x", "--told-by", "nobody"], 1, "nobody here is called nobody"),
    ],
)
def test_what_makes_no_sense_is_refused(village, words, code, told):
    assert told in village("need", *words, code=code).stderr
    assert listed(village, "need", "--all") == []


def test_a_met_need_goes_even_with_a_comma_in_it(village):
    village("need", "weber", "Prüfstand, klein")
    village("need", "weber", "Presse")
    village("edit", "weber", "need-=prüfstand, klein")
    assert [text for _, text, _, _ in listed(village, "need")] == ["Presse"]


def test_for_whom_a_topic_is_a_reason(village):
    village("edit", "weber", "interest=Robotik")
    village("need", "koch", "Roboter für die Montage")
    assert shared(village, "Robotik in der Montage") == [
        ("Uwe Koch", "needs: Roboter für die Montage"),
        ("Anna Weber", "cares about: Robotik"),
        ("Eva Klein", "tag: Robotik"),
    ]


def test_a_text_from_a_pipe_or_a_file(village, tmp_path):
    text = "Der Einkauf wird digital.\nRobotikzellen helfen beim Prüfen.\n"
    (tmp_path / "text.txt").write_bytes(text.encode("cp1252"))
    expected = [("Eva Klein", "tag: Robotik"), ("Uwe Koch", "works as: Leiter Einkauf")]
    assert shared(village, "--file", tmp_path / "text.txt") == expected
    found = village("share", "-", "-f", "json", stdin=text.encode("utf-16"))
    assert [row["contact"] for row in json.loads(found.stdout)] == ["Eva Klein", "Uwe Koch"]
    assert json.loads(found.stdout)[0]["evidence"] == ["the text says Robotikzellen"]


def test_who_would_rather_not_hear_of_it_is_left_out_by_name(village):
    village("edit", "weber", "interest=Robotik", "avoid=Rüstung")
    found = village("share", "Robotik in der Rüstung", "-f", "table")
    assert "Left out: Anna Weber, who would rather not hear of Rüstung.\n" in found.stderr
    assert "Weber" not in found.stdout


def test_mourners_are_left_in_peace(village):
    village("life", "klein", "trauerfall")
    assert shared(village, "Robotik") == []


def test_the_commands_that_follow(village):
    village("edit", "koch", "interest=Müller's Robotik", "organization=Koch GmbH")
    (row, *_) = json.loads(village("share", "Robotik von Müller", "-f", "json").stdout)
    assert row["commands"][0].startswith("relnet draft 2 --kind share --topic 'Müller'\"'\"'s")
    assert row["commands"][1].startswith("relnet log call 2 --topic '")
    assert (row["channel"], row["kind"], row["minutes"]) == ("phone", "share", 5)


def test_ten_at_first(village):
    for n in range(12):
        village("add", f"Max Muster{n:02}", "--tag", "Robotik")
    found = village("share", "Robotik")
    assert len(found.stdout.splitlines()) == 11
    assert found.stderr.splitlines()[0] == "3 more: relnet share --all"
    assert len(shared(village, "Robotik", "--all")) == 13
    assert len(shared(village, "Robotik", "--limit", "2")) == 2


@pytest.mark.parametrize("words", [[], ["x", "--file", "y"]])
def test_a_text_is_needed_and_only_one(village, words):
    village("share", *words, code=2)


def test_what_is_no_text_is_refused(village, tmp_path):
    (tmp_path / "x").write_bytes(b"%PDF\0\1\2")
    assert "it is no plain text" in village("share", "--file", tmp_path / "x", code=3).stderr
    assert "there is no such file" in village("share", "--file", tmp_path / "y", code=3).stderr
    assert "it is a folder" in village("share", "--file", tmp_path, code=3).stderr


def test_nobody_comes_to_mind(village):
    assert "Nobody comes to mind." in village("share", "xyz", "-f", "table").stderr
    assert village("share", "-", "-f", "json", stdin=b"").stdout == "[]\n"
