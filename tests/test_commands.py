"""What every command must have: a summary, help, an example that works, options explained."""

import shlex
from itertools import takewhile

import click
import pytest

from relnet.cli.commands import paragraphs
from relnet.cli.main import main


def every(command, *path):
    """Walk through all commands; groups, such as event, come before what is in them."""
    for name in command.list_commands(None):
        found = command.get_command(None, name)
        yield (*path, name), found
        if isinstance(found, click.Group):
            yield from every(found, *path, name)


COMMANDS = [*every(main)]
EXAMPLES = [
    (path, line)
    for path, command in COMMANDS
    for paragraph in paragraphs(command.help)
    for line in paragraph.splitlines()
    if line.startswith("relnet ")
]
each = pytest.mark.parametrize(
    ("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS]
)


@each
def test_help_says_what_the_command_is_for_and_touches_nothing(relnet, db_path, path, command):
    shown = relnet(*path, "--help").stdout
    assert shown.startswith(f"Usage: relnet {' '.join(path)}")
    summary = paragraphs(command.help)[0]
    assert summary in " ".join(shown.split())
    assert summary.endswith(".")
    assert not db_path.exists()


@pytest.mark.parametrize("name", main.commands_in)
def test_the_list_of_commands_says_what_the_command_itself_says(relnet, name):
    _, summary = main.commands_in[name]
    assert paragraphs(main.get_command(None, name).help)[0] == summary
    assert summary in relnet("--help").stdout


@each
def test_every_option_is_explained(path, command):
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@each
def test_what_must_be_told_something_has_an_example(path, command):
    """A command without arguments of its own is an example of itself."""
    own = [words for _, words in EXAMPLES if words.startswith(" ".join(("relnet", *path)))]
    assert own or not any(param.required for param in command.params)


@pytest.mark.parametrize(("path", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_every_example_is_understood(relnet, samples, monkeypatch, tmp_path, path, line):
    """It may find nobody, and no such file, but it is no mistake."""
    monkeypatch.chdir(tmp_path)
    relnet("import", samples / "phone.vcf")
    words = [*typed(line)]
    done = relnet(*takewhile(lambda word: word != ">", words[1:]), code=None)
    assert done.code != 2, done.stderr
    assert ">" not in words or words.index(">") == len(words) - 2, "the shell would redirect it"


def typed(line):
    words = shlex.shlex(line, posix=True, punctuation_chars=">")
    words.whitespace_split = True
    return words


@pytest.mark.parametrize(("wrong", "meant"), [("todya", "today"), ("folow-up", "follow-up")])
def test_a_mistyped_command_is_guessed_and_not_run(relnet, db_path, wrong, meant):
    told = relnet(wrong, code=2).stderr
    assert told.startswith(f"error: No such command '{wrong}'. Did you mean '{meant}'?\n")
    assert not db_path.exists()


def test_a_command_like_no_other_is_not_guessed(relnet):
    assert relnet("xyzzy", code=2).stderr.startswith("error: No such command 'xyzzy'.\nhint: ")


@each
def test_the_short_option_helps_too(relnet, path, command):
    assert relnet(*path, "-h").stdout == relnet(*path, "--help").stdout


@pytest.mark.parametrize("name", ["event", "follow-up"])
def test_a_group_alone_says_what_is_in_it(relnet, name):
    told = relnet(name, code=2)
    assert (told.stdout, told.stderr) == ("", relnet(name, "--help").stdout)
