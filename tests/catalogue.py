"""Keep relnet/locale complete: run ``python tests/catalogue.py`` after words have changed.

It collects all that people may read, in relnet and in click; merges it into each
``LC_MESSAGES/relnet.po``, where translations are kept, those of a changed sentence are marked
fuzzy, and obsolete ones go; and compiles the ``relnet.mo`` beside it. What is left to translate
or to correct is listed, and then the exit code is 1.

New sentences are found by themselves if they are literal: the first argument of ``_`` and of
``Phrase``, both forms in ``counted``, a summary in ``commands_in``, the docstring of a command.
tests/test_catalogue.py fails until the catalogues say what this tool would write.
"""

from __future__ import annotations

import ast
import re
import sys
from io import BytesIO
from itertools import chain
from pathlib import Path
from string import Formatter

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from relnet.cli.commands import messages, paragraphs
from relnet.cli.language import LANGUAGES, LOCALE
from relnet.cli.main import main as relnet

ROOT = Path(__file__).parent.parent
SOURCE = "en"
HEAD = "# What relnet says. Run tests/catalogue.py after changes; it also compiles."
# Which arguments of a call are messages. Babel's own extractor would miss the calls inside
# f-strings on Python 3.11, where these are one token.
ARGUMENTS = {"_": (0,), "Phrase": (0,), "counted": (1, 2), "gettext": (0,), "ngettext": (0, 1)}
# What click translates although it is not a literal there: ``_(extra["required"])``.
UNSEEN_IN_CLICK = {"extra['required']": "required"}


class Steady(Catalog):
    """A catalogue without times, names and versions in its head: same words, same bytes."""

    @property
    def mime_headers(self):
        return [
            ("Project-Id-Version", "relnet"),
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def template():
    """Return all messages that there are, in the order of the source."""
    found = Catalog()
    for place, message, _call in [*spoken(ROOT / "relnet"), *spoken(Path(click.__file__).parent)]:
        if message:
            found.add(message, locations=[(place, 0)])
    for text in UNSEEN_IN_CLICK.values():
        found.add(text, locations=[("click", 0)])
    for place, help_text in helps(relnet):
        for message in chain.from_iterable(map(messages, paragraphs(help_text))):
            found.add(message, locations=[(place, 0)])
    for _module, summary in relnet.commands_in.values():
        found.add(summary, locations=[("relnet/cli/main.py", 0)])
    return found


def spoken(package):
    """Yield each call that translates: its place, its message (None if not literal), its code."""
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent).as_posix()
        calls = [node for node in ast.walk(ast.parse(path.read_bytes())) if is_spoken(node)]
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            texts = [call.args[index] for index in ARGUMENTS[call.func.id]]
            if all(isinstance(text, ast.Constant) for text in texts):
                words = tuple(text.value for text in texts)
                yield place, words if len(words) > 1 else words[0], ast.unparse(call)
            else:
                yield place, None, ast.unparse(texts[0])


def is_spoken(node):
    """Tell whether a node of a syntax tree is a call that translates."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ARGUMENTS
        and len(node.args) > max(ARGUMENTS[node.func.id])
    )


def helps(command):
    """Yield the help text of a command and of all commands in it, with its place."""
    yield command.callback.__module__.replace(".", "/") + ".py", command.help
    context = click.Context(command)
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        yield from helps(command.get_command(context, name))


def path_of(language, ending=".po"):
    """Return where the catalogue of a language lies."""
    return Path(LOCALE) / language / "LC_MESSAGES" / f"relnet{ending}"


def read(language):
    """Read a language's catalogue; an empty one if there is none yet."""
    path = path_of(language)
    if not path.exists():
        return steady(Catalog(locale=language))
    with path.open("rb") as file:
        known = read_po(file, locale=language)
    found = steady(known)
    found.obsolete = known.obsolete
    return found


def steady(catalog):
    """Copy the messages into a catalogue with a steady head."""
    copy = Steady(locale=catalog.locale, header_comment=HEAD, fuzzy=False)
    for message in catalog:
        if message.id:
            copy[message.id] = message
    return copy


def merged(language):
    """Return a language's catalogue, with all messages that there are and no others."""
    catalog = read(language)
    catalog.obsolete.clear()
    catalog.update(template())
    return steady(catalog)


def written(catalog):
    """Return the ``.po`` file of a catalogue."""
    out = BytesIO()
    write_po(out, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalog):
    """Return the ``.mo`` file of a catalogue."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def forms(message):
    """Return the sentences of a message: one, or singular and plural, each with its translation."""
    if isinstance(message.id, str):
        return [(message.id, message.string or "")]
    return [*zip(message.id, message.string or ("", ""), strict=True)]


def faults(catalog):
    """Yield what is not yet right in a catalogue: a sentence and what it lacks."""
    for message in catalog:
        for text, translation in forms(message) if message.id else ():
            if not translation:
                yield text, "is not translated"
            elif message.fuzzy:
                yield text, f"has changed; is this still right? {translation}"
            elif places(text) != places(translation):
                yield text, f"has other {{places}} than its translation: {translation}"


def places(text):
    """Return the places to be filled in; click has some of the form ``%(name)s``, too."""
    braces = {
        f"{name}!{conversion}:{form}"
        for _literal, name, form, conversion in Formatter().parse(text)
        if name is not None
    }
    return braces | {*re.findall(r"%\(\w+\)s", text)}


def main():
    """Bring all catalogues up to date; return 1 if somebody has to translate."""
    is_complete = True
    for language in LANGUAGES:
        if language == SOURCE:
            continue
        catalog = merged(language)
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(written(catalog))
        path_of(language, ".mo").write_bytes(compiled(catalog))
        found = [*faults(catalog)]
        for text, fault in found:
            sys.stdout.write(f"{language}: {text!r} {fault}\n")
        sys.stdout.write(f"{language}: {len(catalog)} messages, {len(found)} to do\n")
        is_complete = is_complete and not found
    return 0 if is_complete else 1


if __name__ == "__main__":
    sys.exit(main())
