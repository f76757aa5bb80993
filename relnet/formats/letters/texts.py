"""The texts that relnet brings along: a file for each language and form, made to be edited.

How such a file is read stands at the head of ``de.sie.txt`` and ``en.sie.txt``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from relnet.model.letter import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.model.letter import Form, Language

_FOLDER = Path(__file__).parent
_SUBJECT = re.compile(r"(?:Subject|Betreff):\s*(.*)")
_STOPPED = re.compile(r"(\{(\w+)\})\.(?!\.)")
_ASKED = re.compile(r"\[([a-z_]+)\]\s*")


def texts(language: Language, form: Form, kind: str, about: str) -> list[Text]:
    """Return the letters for an occasion, in the order of the file."""
    return _file(language, form)[f"{kind} {about}"]


def occasions(language: Language, form: Form) -> list[str]:
    """Return the occasions that there are letters for: ``thanks event`` ..."""
    return [name for name, known in _file(language, form).items() if known[0].subject]


def cause(language: Language, form: Form, about: str, words: Mapping[str, str]) -> str:
    """Say in a few words what a letter thanks for: ``for your help``."""
    return _phrase(language, form, f"also {about}", words)


def thanks_too(language: Language, form: Form, words: Mapping[str, str]) -> str:
    """Say thanks for what else there is; ``words`` name it ``also``."""
    return _phrase(language, form, "also", words)


def _phrase(language: Language, form: Form, name: str, words: Mapping[str, str]) -> str:
    (text,) = _file(language, form)[name]
    return fill(text, words)[1]


def fill(text: Text, words: Mapping[str, str]) -> tuple[str, str]:
    """Return subject and body: of each line the first way whose facts are all known, or nothing.

    Facts are put in, never interpreted; of two dots at the end of a sentence one is left. The
    paragraphs of the body have an empty line between them; their lines have been joined.
    """
    paragraphs: list[list[str]] = [[]]
    for line in text.lines:
        if line:
            paragraphs[-1] += _said(line, words)
        else:
            paragraphs.append([])
    said = "\n\n".join(" ".join(lines) for lines in paragraphs if lines)
    return " ".join(_said(text.subject, words)), said


def names_in(way: str) -> set[str]:
    """Return the facts that one way to say something needs."""
    asked = _ASKED.match(way)
    places = {name for _text, name, _format, _conversion in Formatter().parse(way) if name}
    return places | ({asked[1]} if asked else set())


def _said(line: tuple[str, ...], words: Mapping[str, str]) -> list[str]:
    for way in line:
        if names_in(way) <= words.keys():
            return [_one_dot(_ASKED.sub("", way, count=1), words).format_map(words)]
    return []


def _one_dot(way: str, words: Mapping[str, str]) -> str:
    """Leave out the full stop behind a fact that ends in a dot itself (e.V.)."""
    return _STOPPED.sub(lambda found: found[1 if words[found[2]].endswith(".") else 0], way)


@cache
def _file(language: Language, form: Form) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    whole = (_FOLDER / f"{language}.{form}.txt").read_text("utf-8")
    for section in re.split(r"^== ", whole, flags=re.MULTILINE)[1:]:
        heading, _, rest = section.partition("\n")
        letters = re.split(r"^(?=(?:Subject|Betreff):)", rest.strip(), flags=re.MULTILINE)
        found[heading.strip()] = [_text(letter) for letter in letters if letter]
    return found


def _text(letter: str) -> Text:
    head, *lines = letter.strip().splitlines()
    if subject := _SUBJECT.match(head):
        return Text(_ways(subject[1]), tuple(map(_ways, lines)))
    return Text((), tuple(map(_ways, (head, *lines))))


def _ways(line: str) -> tuple[str, ...]:
    return tuple(line.split(" | ")) if line.strip() else ()
