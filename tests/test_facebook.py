"""Facebook's list of friends: its mojibake, its moments, and hostile files of its kind."""

import json
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from relnet.errors import UnreadableFileError
from relnet.formats.sources import open_source


def read(data):
    with open_source(
        BytesIO(data if isinstance(data, bytes) else data.encode()), "facebook"
    ) as parts:
        return [record for part in parts for record in part.records]


def export(*friends, key="friends_v2", **layout):
    """Write friends as Facebook does: each byte of UTF-8 as an escaped character."""
    broken = [{**friend, "name": friend["name"].encode().decode("latin-1")} for friend in friends]
    return json.dumps({key: broken}, **layout)


def friend(name, timestamp=1577836800):
    return {"name": name, "timestamp": timestamp}


def people(records):
    return [
        (record.card.name.formatted, record.card.stated_on) for record in records if record.card
    ]


FRIENDS = [
    friend("José Ñoño"),
    friend("Nora Falk", 1654321098),
    friend("田中 太郎 😀"),
    friend("Mary O'Brien"),
]
EXPECTED = [
    ("José Ñoño", "2020-01-01"),
    ("Nora Falk", "2022-06-04"),
    ("田中 太郎 😀", "2020-01-01"),
    ("Mary O'Brien", "2020-01-01"),
]


@pytest.mark.parametrize("key", ["friends", "friends_v2"])
@pytest.mark.parametrize("layout", [{}, {"indent": 2}, {"separators": (",", ":")}])
def test_every_layout(key, layout):
    records = read(export(*FRIENDS, key=key, **layout))
    assert people(records) == EXPECTED
    assert not any(record.reason or record.is_skipped or record.happening for record in records)


def test_a_clean_file_stays_clean():
    for escaped in (True, False):
        clean = json.dumps({"friends": FRIENDS}, ensure_ascii=escaped)
        assert people(read(clean)) == EXPECTED


def test_the_same_friend_in_another_download_has_the_same_uid():
    before = [record.card.uid for record in read(export(*FRIENDS, key="friends"))]
    after = [record.card.uid for record in read(export(friend("Ole"), *FRIENDS, indent=1))]
    assert after[1:] == before
    assert len({*after}) == 5
    assert all(uid.startswith("facebook:") for uid in after)
    assert read(export(friend("Ole", None)))[0].card.uid == ""


def test_lines_and_raw():
    first, second = read(
        '{"friends_v2":\n[\n{"name": "Nora",\n "timestamp": 1},\n\n{"name": "Ole"}]}'
    )
    assert (first.line, first.raw) == (3, b'{"name": "Nora",\n "timestamp": 1}')
    assert (second.line, second.raw) == (6, b'{"name": "Ole"}')


def test_what_comes_before_and_after_the_list_is_not_read():
    data = (
        '{"note": ["x"], "friends": [{"name": "Nora", "timestamp": 1}], "more": [{"name": "Ole"}]}'
    )
    assert [name for name, _ in people(read(data))] == ["Nora"]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("1577836799", "2019-12-31"),  # in UTC
        ("0", ""), ("-5", ""), ("1e300", ""), ("99999999999999999999", ""), ('"1577836800"', ""),
        ("true", ""), ("null", ""), ("1.5", ""),
    ],
)  # fmt: skip
def test_moments(moment, day):
    [record] = read(f'{{"friends": [{{"name": "Nora", "timestamp": {moment}}}]}}')
    assert record.card.stated_on == day
    assert (record.reason is None) == bool(day)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('{"timestamp": 1}', "it names nobody."),
        ('{"name": "", "timestamp": 1}', "it names nobody."),
        ('{"name": " \\u0000 "}', "it names nobody."),
        ('{"name": "Facebook User", "timestamp": 1}', "it names nobody."),
        ('{"name": 5}', "it is not an entry of a list of friends."),
        ('{"name": ["Nora"]}', "it is not an entry of a list of friends."),
        ('{"name": "Nora}', "it is not an entry of a list of friends."),
        ("{name: Nora}", "it is not an entry of a list of friends."),
        ('"Nora"', "it is not an entry of a list of friends."),
        ("null", "it is not an entry of a list of friends."),
        (
            '{"name": "N", "timestamp": ' + "9" * 5000 + "}",
            "it is not an entry of a list of friends.",
        ),
    ],
)
def test_a_bad_entry_costs_only_itself(entry, reason):
    records = read(f'{{"friends": [{{"name": "Uwe"}},\n{entry},\n{{"name": "Ole"}}]}}')
    assert [name for name, _ in people(records)] == ["Uwe", "Ole"]
    reasons = {str(record.reason) for record in records if not record.card}
    assert reasons == {reason}
    assert all(
        record.is_skipped == (reason == "it names nobody.") for record in records if not record.card
    )


def test_a_file_that_is_cut():
    whole = export(*FRIENDS)
    records = read(whole[: whole.index("Mary") + 2])
    assert people(records) == EXPECTED[:3]
    assert [str(record.reason) for record in records[3:]] == [
        "it is not an entry of a list of friends."
    ]


def test_half_a_character_does_not_reach_the_database():
    [record] = read('{"friends": [{"name": "Nora \\ud83d", "timestamp": 1}]}')
    assert record.card.name.formatted == "Nora \ufffd"
    record.card.uid.encode()


@pytest.mark.parametrize(
    "middle",
    ["[" * 200_000, "{" * 200_000, '{"a":' * 100_000, '{"' * 100_000, '{"\\"' * 100_000, "1," * 100_000,
     '{"name":"' + "{" * 300_000, '"' * 200_000, '{"a"' + ' "a"' * 100_000],
)  # fmt: skip
def test_hostile_lists(middle):
    """Neither recursion nor quadratic time; what is between is named, what follows is read."""
    records = read('{"friends": [' + middle + '\n,{"name": "Nora", "timestamp": 1}]}')
    assert all(record.card or record.reason for record in records)
    assert len(records) <= 200_001


def test_memory_is_bounded():
    class Junk(BytesIO):
        left = 60 << 20

        def read(self, size=-1):
            self.left -= size
            return super().read(size) or b"x" * (size if self.left > 0 else 0)

    tracemalloc.start()
    with open_source(Junk(b'{"friends": [')) as parts:
        assert sum(not record.card for part in parts for record in part.records) > 500
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 << 20


@pytest.mark.parametrize(
    "name",
    [
        "connections/friends/your_friends.json",
        "friends_and_followers/friends.json",
        "facebook-me/friends/friends.json",
    ],
)
def test_inside_of_the_download(tmp_path, name):
    path = tmp_path / "facebook.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("friends/removed_friends.json", '{"deleted_friends_v2": []}')
        made.writestr(name, export(*FRIENDS))
    with open_source(path) as parts:
        assert [(part.path, people(part.records)) for part in parts] == [
            (f"{path}/{name}", EXPECTED)
        ]


def test_a_list_without_friends_is_an_error():
    with pytest.raises(UnreadableFileError, match="not a single entry"):
        read('{"friends_v2": []}')
