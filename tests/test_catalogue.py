"""Whatever people can read has its sentence in German, and that says the same."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import catalogue
import click
import pytest
from babel.messages.catalog import Catalog

from relnet.cli import decide, event, event_words, follow_up, history, listing, lists, today_lines
from relnet.cli.main import main
from relnet.cli.shape import Columns
from relnet.cli.words import WORDS
from relnet.jobs import decide_today, edit_contact, log_interaction
from relnet.model import diary
from relnet.model.field_words import CHOICES

TEMPLATE = catalogue.template()
GERMAN = catalogue.read("de")
PAIRS = [pair for message in GERMAN if message.id for pair in catalogue.forms(message)]
# Words that Germans use, commands, and what consists of places only.
SAME = {
    "Name",
    "Messenger",
    "Stand",
    "Web",
    "  {about}: {advice}",
    "Min.",
    "neutral",
    "relnet draft N  ·  done N  ·  snooze N DAY  ·  skip N  ·  never N  ·  why N",
    "relnet edit WHO circle=inner  ·  relnet rhythm set WHO 4w",
    "{causes}; {cause}",
    "{id} {name}",
    "{some}, {more}",
    "{who} ({id})",
    "{contact}: {news}",
    "{first} · {rest}",
    "{handle}",
    "{news}: {note}",
    "{question} {command}",
    "{sentence} {note}",
    "{title} ({handle}), {days}",
    "{what}, {when}",
    "{first} {second}",
    "{number}) {who}",
    "{why}",
    "A",
    "B",
    "relnet duplicates review  ·  relnet merge A B  ·  relnet show A",
    "{path}: {facts}",
    "  {what}: {text}",
    "  {field}: {kept} | {gone} -> {merged}",
    "  {id}  {who}",
    "  {field}: {old} -> {new}",
    "{path}: {records}: {counts}",
    "{title} ({handle}), {days}{place}",
}
# What is typed is the same in every language: options, commands, WHO and DAY.
TYPED = re.compile(
    rf"(?<![\w-])--[a-z][a-z-]*|relnet (?:{'|'.join(main.commands_in)})\b|\b[A-Z]{{2,}}\b"
)
# German is impersonal: neither du nor Sie.
ADDRESS = re.compile(
    r"\b[Dd](?:u|ich|ir|eine?[nmrs]?)\b|(?<=[a-zäöüß,;] )(?:Sie|Ihnen|Ihre?[nmrs]?)\b"
)


def ids(messages):
    return {catalogue.forms(message)[0][0] for message in messages if message.id}


def test_every_message_is_in_the_catalogue():
    assert ids(TEMPLATE) - ids(GERMAN) == set(), "python tests/catalogue.py adds them"


def test_nothing_in_the_catalogue_is_obsolete():
    """Of click, other versions may need it."""
    ours = [
        message
        for message in GERMAN
        if any(place.startswith("relnet/") for place, _line in message.locations)
    ]
    assert ids(ours) - ids(TEMPLATE) == set(), "python tests/catalogue.py removes them"
    assert not GERMAN.obsolete


def test_every_message_is_translated_and_keeps_its_places():
    assert [*catalogue.faults(GERMAN)] == []


def test_the_compiled_catalogue_is_that_of_the_po_file():
    compiled = catalogue.path_of("de", ".mo").read_bytes()
    assert compiled == catalogue.compiled(GERMAN), "python tests/catalogue.py compiles it"


def test_nothing_is_left_in_english():
    assert {text for text, german in PAIRS if text == german} == SAME


def test_what_is_typed_stays():
    assert [pair for pair in PAIRS if len({*map(typed, pair)}) > 1] == []


def typed(text):
    return frozenset(found.group() for found in TYPED.finditer(text)) - {"ID"}


def test_sentences_begin_and_end_alike():
    assert [(text, german) for text, german in PAIRS if indent(text) != indent(german)] == []
    ends = [pair for pair in PAIRS if ending(pair[0]) and len({*map(ending, pair)}) > 1]
    assert ends == []


def indent(text):
    return len(text) - len(text.lstrip(" "))


def ending(text):
    return text[-1] if text[-1:] in {":", "?"} else "." * text.endswith((".", "!"))


def test_german_addresses_nobody():
    assert [german for _text, german in PAIRS if ADDRESS.search(german)] == []


def test_every_message_is_literal_where_it_is_said():
    """Else no translator finds it; ``phrase.text`` is the message of a phrase that is literal."""
    unseen = [
        (place, code)
        for place, message, code in catalogue.spoken(catalogue.ROOT / "relnet")
        if message is None and not code.endswith(".text")
    ]
    translators = {"relnet/cli/commands.py", "relnet/phrase.py"}
    assert [found for found in unseen if found[0] not in translators] == []


def test_every_message_of_click_is_seen():
    package = Path(click.__file__).parent
    unseen = [code for _place, message, code in catalogue.spoken(package) if message is None]
    assert {*unseen} == {*catalogue.UNSEEN_IN_CLICK}
    assert "Did you mean {possibility}?" in ids(TEMPLATE)


def test_every_fixed_word_has_a_phrase():
    follow_up_types = get_type_hints(diary.FollowUp)
    words = {
        *log_interaction.KINDS,
        *decide_today.LOGGED_AS,
        *decide_today.LOGGED_AS.values(),
        *decide.DONE,
        *get_args(follow_up_types["direction"]),
        *get_args(follow_up_types["state"]),
        *(word for known in CHOICES.values() for word in known.text.split(", ")),
        *edit_contact.CHANNELS.values(),
    } - {"url"}
    assert words - {*WORDS} == set()


def test_every_column_has_a_head():
    modules = event, follow_up, history, listing
    tables = [value for module in modules for value in vars(module).values()]
    tables.append(today_lines.columns())
    fields = {field for table in tables if isinstance(table, Columns) for field in table.known}
    assert fields - {*lists.HEADS, *event_words.EVENT_HEADS, *event_words.PEOPLE_HEADS} == set()


@pytest.fixture
def changed(monkeypatch):
    """A source in which one sentence was changed and one has gone; the others are new."""
    known = Catalog(locale="de")
    known.add("Nothing was changed at all.", "Es wurde gar nichts geändert.")
    known.add("Good morning", "Guten Morgen")
    known.add(("{n} card", "{n} cards"), ("{n} Karte", "{n} Karten"))
    source = Catalog()
    source.add("Nothing was changed, at all.")
    source.add(("{n} card", "{n} cards"))
    source.add("Whom did you meet, {who}?")
    monkeypatch.setattr(catalogue, "read", lambda _language: catalogue.steady(known))
    monkeypatch.setattr(catalogue, "template", lambda: source)
    return catalogue.merged("de")


def test_the_tool_keeps_translations_marks_changed_ones_and_drops_obsolete_ones(changed):
    assert ids(changed) == {
        "Nothing was changed, at all.", "{n} card", "Whom did you meet, {who}?",
    }  # fmt: skip
    assert changed["{n} card"].string == ("{n} Karte", "{n} Karten")
    assert changed["Nothing was changed, at all."].fuzzy
    assert [text for text, _fault in catalogue.faults(changed)] == [
        "Nothing was changed, at all.", "Whom did you meet, {who}?",
    ]  # fmt: skip
    written = catalogue.written(changed)
    assert b"Good morning" not in written
    assert written == catalogue.written(catalogue.steady(changed))


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("{n} new", "neu"),
        ("on {day}", "am {tag}"),
        ("No such option {name!r}.", "Keine Option {name}."),
        ("%(prog)s, version %(version)s", "%(prog)s"),
    ],
)
def test_the_tool_finds_places_that_differ(text, translation):
    wrong = Catalog(locale="de")
    wrong.add(text, translation)
    assert [found for found, _fault in catalogue.faults(wrong)] == [text]
