"""CONTRIBUTING.md, SECURITY.md and CHANGELOG.md name what is there."""

import re
import tomllib
from pathlib import Path

import pytest

from relnet import __version__
from relnet.cli.main import main

ROOT = Path(__file__).parent.parent
MAP = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PLACE = re.compile(r"`([\w./-]+(?:\.py|\.md|\.sql|/))`")
NAME = re.compile(r"[\w-]+")
# Short names that stand beside the folder they are in.
FOLDERS = [
    "",
    "relnet",
    "relnet/formats/vcard",
    "relnet/rules",
    "relnet/jobs",
    "relnet/rules/occasions",
    "docs",
]


@pytest.mark.parametrize("place", sorted(set(PLACE.findall(MAP))))
def test_the_map_names_what_is_there(place):
    assert any((ROOT / folder / place).exists() for folder in FOLDERS)


def test_the_map_names_every_folder():
    folders = [path for path in (ROOT / "relnet").iterdir() if (path / "__init__.py").exists()]
    assert [path.name for path in folders if f"`relnet/{path.name}/`" not in MAP] == []


def test_every_dependency_has_its_reason():
    table = MAP.partition("## Dependencies")[2].partition("\n## ")[0]
    reasons = re.findall(r"^\| ([\w-]+) \| .", table, re.MULTILINE)[1:]
    assert reasons == [NAME.match(line)[0] for line in PROJECT["dependencies"]]
    to_develop = table.partition("To develop:")[2]
    for line in PROJECT["optional-dependencies"]["dev"]:
        assert NAME.match(line)[0] in to_develop


def test_the_changelog_has_this_version_and_every_command():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{__version__}]" in text
    assert [name for name in main.commands_in if name not in text] == []
