"""Names that were mistyped, and names that are simply not there."""

import pytest

from relnet.model.folding import fold
from relnet.rules.similar import similar

NAMES = [
    "Weber Anna",
    "Müller-Lüdenscheidt Jürgen",
    "Wölkerling Ansgar",
    "Koch Uwe",
    "Yıldız Emine",
    "Weller Anne",
]
KEYS = {number: fold(name) for number, name in enumerate(NAMES, 1)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("webr", [1]), ("Ana Weber", [1]), ("Weber, Anna", [1]), ("Wolkerlin", [3]), ("Woelckerling", [3]),
        ("Yildis", [5]), ("Emine Yildis", [5]), ("Müler-Ludenscheid", [2]), ("Kohc", [4]),
        ("xyz", []), ("", []), ("Schmidt", []), ("K", []),
    ],
)  # fmt: skip
def test_similar(typed, expected):
    assert similar(typed, KEYS)[: len(expected) or None] == expected


def test_at_most_three_best_first():
    keys = {
        number: fold(f"Weber {name}")
        for number, name in enumerate(("Ana", "Anna", "Anne", "Hanna"), 1)
    }
    found = similar("Anna Weber", keys)
    assert (len(found), found[0]) == (3, 2)


@pytest.mark.parametrize(
    "command", [("show", "Webr"), ("edit", "Ana Webr", "title=x"), ("search", "Webr")]
)
def test_who_may_have_been_meant_is_named(relnet, command):
    relnet("add", "Anna Weber", "--organization", "Voss AG")
    failed = relnet(*command, code=1)
    assert "did you mean Anna Weber, Voss AG (1)?" in failed.stderr
