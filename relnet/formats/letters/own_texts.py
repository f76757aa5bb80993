"""Letters that the owner has written templates for, in the language of Jinja.

``thanks.de.du.txt`` goes before ``thanks.de.txt``, and that before ``thanks.txt``. The first line
is the subject. A template may choose by conditions and change words by a few filters; there are
no loops, macros, attributes or calculations, so that it takes no longer than it is long.
"""

from __future__ import annotations

import re
from importlib import import_module
from traceback import walk_tb
from typing import TYPE_CHECKING

from relnet.errors import BadTemplateError, DataError, UnreadableFileError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path
    from types import ModuleType

    from jinja2 import Environment
    from jinja2.nodes import Template

    from relnet.model.letter import Form, Language

LARGEST = 64 << 10  # bytes of a template
_ALONE = re.compile(r"^[ \t]*(\{%[^%\n]*)%\}[ \t]*\n", re.MULTILINE)
_GAP = re.compile(r"\n{3,}")
SUBJECTS = ("subject:", "betreff:")
# What a letter needs. Everything here yields a text that is about as long as what it is made of.
_NODES = frozenset(
    {
        "Template", "Output", "TemplateData", "If", "Name", "Const", "Filter", "Test", "Compare",
        "Operand", "Not", "And", "Or", "CondExpr", "Concat",
    }
)  # fmt: skip
_NAMES = {
    "Filter": frozenset(
        {"upper", "lower", "capitalize", "title", "trim", "default", "d", "first", "last", "length"}
    ),
    "Test": frozenset({"defined", "undefined", "none"}),
}


def find(folder: Path | None, kind: str, language: Language, form: Form) -> Path | None:
    """Return the owner's template for such a letter; None if there is none."""
    if folder is None:
        return None
    names = (f"{kind}.{language}.{form}.txt", f"{kind}.{language}.txt", f"{kind}.txt")
    paths = (folder / name for name in names)
    return next((path for path in paths if path.is_file()), None)


def write(path: Path, words: Mapping[str, str], known: Collection[str]) -> tuple[str, str]:
    """Return subject and text from a template; ``known`` are all names that it may use.

    BadTemplateError names the line; DataError if Jinja is not installed.
    """
    source = _source(path)
    jinja = _jinja()
    environment = _environment(jinja)
    try:
        # A condition alone on its line leaves no line behind; inside a tag, a line still counts.
        tight = _ALONE.sub("\\1\n%}", source)
        tree = environment.parse(tight)
        _check(path, jinja, tree, known)
        said = environment.from_string(tight).render(words)
    except jinja.exceptions.UndefinedError as error:
        raise _absent(path, jinja, tree, error) from error
    except jinja.exceptions.TemplateSyntaxError as error:
        line, why = _not_understood(source, error.lineno, error.message or "")
        raise BadTemplateError(path.name, line, why, SYNTAX) from error
    except (jinja.exceptions.TemplateError, ArithmeticError, TypeError, ValueError) as error:
        why = Phrase("a comparison or a filter in it does not fit the facts")
        raise BadTemplateError(path.name, _line_of(error), why, SYNTAX) from error
    # What is nested too deeply for Python is an error of the Python that Jinja makes of it.
    except (RecursionError, SyntaxError) as error:
        raise BadTemplateError(path.name, 1, Phrase("it is nested too deeply"), SYNTAX) from error
    return _apart(said)


def _line_of(error: Exception) -> int:
    """Return the line of a template at which it failed; Jinja puts it into the traceback."""
    places = walk_tb(error.__traceback__)
    lines = [line for frame, line in places if frame.f_code.co_filename == "<template>"]
    return lines[-1] if lines else 1


SYNTAX = Phrase(
    "it may hold {{{{ topic }}}} and {{% if topic %}} ... {{% endif %}}; relnet draft --kinds"
    " lists the names."
)


def _source(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFileError(path, Phrase("{why}", why=error.strerror or "")) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadTemplateError(path.name, line, Phrase("this is not UTF-8"), SAVE) from error
    if len(data) > LARGEST:
        raise BadTemplateError(path.name, 1, Phrase("it is longer than 64 kB"), SHORTER)
    text = text.replace("\r\n", "\n")
    if not text.lower().startswith(SUBJECTS):
        raise BadTemplateError(path.name, 1, Phrase("there is no subject"), BEGIN)
    return text


_TAG = re.compile(r"\{%-?[ \t]*(\w*)[^%}\n]{0,40}|\{\{[^}\n]{0,40}|\{#|%\}|\}\}|#\}")
_ENDS = {"{%": "%}", "{{": "}}", "{#": "#}"}
_NAMED = re.compile(r"(?:Encountered unknown tag|No (?:filter|test) named) '(\w+)'")


def _not_understood(source: str, line: int, message: str) -> tuple[int, Phrase]:
    """Say in our own words, and for which line, what Jinja's ``message`` is about."""
    if opened := _not_closed(source):
        at, tag = opened
        return source.count("\n", 0, at) + 1, Phrase("{tag} is not closed", tag=tag)
    named = _NAMED.match(message)
    if named and named[1] in {"elif", "else", "endif"}:
        return line, Phrase("there is no {{% if %}} to this {name}", name=named[1])
    if named:
        return line, Phrase("{name} is nothing that a letter needs", name=named[1])
    lines = source.split("\n")
    shown = lines[min(line, len(lines)) - 1].strip()[:60]
    return line, Phrase("{text} is not understood", text=shown)


def _not_closed(source: str) -> tuple[int, str] | None:
    """Return place and beginning of a tag that lacks its end, or of an ``if`` without ``endif``."""
    opened: re.Match[str] | None = None
    conditions: list[tuple[int, str]] = []
    for found in _TAG.finditer(source):
        mark = found[0][:2]
        if mark in _ENDS:
            if opened:
                break
            opened = found
        elif opened and mark == _ENDS[opened[0][:2]]:
            if opened[1] == "if":
                conditions.append((opened.start(), opened[0].rstrip() + " %}"))
            elif opened[1] == "endif" and conditions:
                conditions.pop()
            opened = None
    if opened:
        return opened.start(), opened[0].rstrip()
    return conditions[-1] if conditions else None


SAVE = Phrase("save it as UTF-8.")
SHORTER = Phrase("a letter is a page: make it shorter.")
BEGIN = Phrase("let the first line begin with 'Subject: '.")


NOT_INSTALLED = Phrase(
    "this is written from your own template, and what reads it is not installed."
)
INSTALL = Phrase(
    "install it: pip install 'relnet[letters]', or pipx inject relnet jinja2; --variant 1 takes"
    " a text that relnet brings along."
)


def _jinja() -> ModuleType:
    """Import Jinja, which takes as long as all of relnet; only who has templates needs it."""
    try:
        import_module("jinja2.sandbox")
        return import_module("jinja2")
    except ImportError:
        raise DataError(NOT_INSTALLED, INSTALL) from None


def _environment(jinja: ModuleType) -> Environment:
    """Return a sandbox with next to nothing in it.

    A missing fact is false in a condition, and an error where it would be said.
    """
    missing = type("Missing", (jinja.StrictUndefined,), {"__bool__": lambda _self: False})
    environment: Environment = jinja.sandbox.ImmutableSandboxedEnvironment(
        undefined=missing,
        autoescape=False,  # a letter is plain text, and no HTML
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    return environment


def _check(path: Path, jinja: ModuleType, tree: Template, known: Collection[str]) -> None:
    """Refuse what a letter does not need, and names that there are not (BadTemplateError)."""
    for node in tree.find_all(jinja.nodes.Node):
        what, name = type(node).__name__, getattr(node, "name", "")
        if what == "Name" and name not in known:
            why = Phrase("nothing is called {name}", name=name)
            hint = Phrase("these are known: {known}.", known=", ".join(known))
            raise BadTemplateError(path.name, node.lineno, why, hint)
        if what not in _NODES or name not in _NAMES.get(what, {name}):
            shown = name if what in _NAMES else what.lower()
            why = Phrase("{name} is nothing that a letter needs", name=shown)
            raise BadTemplateError(path.name, node.lineno, why, SYNTAX)


def _absent(path: Path, jinja: ModuleType, tree: Template, error: Exception) -> BadTemplateError:
    """Say which fact is said without being known, and in which line."""
    names = [*tree.find_all(jinja.nodes.Name)]
    told = next((node for node in names if f"'{node.name}'" in str(error)), names[0])
    why = Phrase("{name} is not known here", name=told.name)
    hint = Phrase(
        "say it only where it is known: {{% if {name} %}} ... {{% endif %}}", name=told.name
    )
    return BadTemplateError(path.name, _line_of(error), why, hint)


def _apart(said: str) -> tuple[str, str]:
    """Split a letter into its subject, which is one line, and its text."""
    head, _, text = said.partition("\n")
    return " ".join(head.partition(":")[2].split()), _GAP.sub("\n\n", text).strip("\n") + "\n"
