"""What a shell completes: commands, options, the words that an option takes, and files."""

import sys

import pytest


@pytest.fixture
def completed(relnet, monkeypatch):
    """Ask as bash does; returns what could come next, each as "kind,word"."""

    def ask(line, word):
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(word))
        monkeypatch.setenv("_RELNET_COMPLETE", "bash_complete")
        return relnet().stdout.split()

    return ask


@pytest.mark.parametrize(
    ("line", "word", "found"),
    [
        ("relnet dup", 1, ["plain,duplicates"]),
        ("relnet duplicates ", 2, ["plain,review"]),
        ("relnet --la", 1, ["plain,--lang"]),
        ("relnet --lang ", 2, ["plain,en", "plain,de"]),
        ("relnet export --v", 2, ["plain,--vcard-version"]),
        ("relnet draft 1 --kind th", 4, ["plain,thanks"]),
        ("relnet import ca", 2, ["file,ca"]),
        ("relnet export csv -o ", 4, ["file,"]),
        ("relnet event exhibitors hm26 ", 4, ["file,"]),
        ("relnet --db ", 2, ["file,"]),
    ],
)
def test_what_could_come_next(completed, line, word, found):
    assert completed(line, word) == found


def test_completing_a_command_loads_none_and_makes_no_database(completed, db_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "relnet.cli.demo", raising=False)
    assert "plain,demo" in completed("relnet d", 1)
    assert "relnet.cli.demo" not in sys.modules
    assert not db_path.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_a_shell_ask_relnet(relnet, db_path, shell):
    assert f"_RELNET_COMPLETE={shell}_complete" in relnet("completion", shell).stdout
    assert not db_path.exists()


def test_another_shell_is_refused(relnet):
    assert "tcsh" in relnet("completion", "tcsh", code=2).stderr
