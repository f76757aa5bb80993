"""Two entries side by side: what they have in common, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.cli.language import say, say_date
from relnet.cli.wrapping import rows
from relnet.model.folding import fold
from relnet.model.visible import visible_line
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.card import Address, Card, Position
    from relnet.model.contact import Contact

SAME, DIFFERENT, ONE_SIDED = "=", "!", " "
MARGIN = 13  # columns for what a line is about
LEAST, MOST = 16, 60  # columns for a value
NOTE = 200  # characters of a note that are shown

Side = tuple["Contact | Card", str]  # and the name to show
Values = list[tuple[str, str]]  # as it is compared, and as it is shown

HEADS = {
    "name": Phrase("Name"),
    "nickname": Phrase("Nickname"),
    "positions": Phrase("Work"),
    "email": Phrase("E-mail"),
    "phone": Phrase("Phone"),
    "profile": Phrase("Profile"),
    "url": Phrase("Web"),
    "messenger": Phrase("Messenger"),
    "addresses": Phrase("Address"),
    "birthday": Phrase("Birthday"),
    "tags": Phrase("Tags"),
    "notes": Phrase("Note"),
}


def side_by_side(a: Side, b: Side, heads: tuple[str, str], width: int) -> Iterator[str]:
    """Yield the lines of a comparison: ``=`` marks what is the same, ``!`` what differs."""
    column = min(max((width - MARGIN - 5) // 2, LEAST), MOST)
    yield from _line(" ", "", heads, column)
    mine, theirs = _facts(*a), _facts(*b)
    for field, head in HEADS.items():
        about = say(head)
        for mark, left, right in _matched(mine[field], theirs[field]):
            yield from _line(mark, about, (left, right), column)
            about = ""


def _matched(mine: Values, theirs: Values) -> Iterator[tuple[str, str, str]]:
    """Yield what both have first, then what each has of its own."""
    known = dict(theirs)
    for key, text in mine:
        if key in known:
            yield SAME, text, known[key]
    left = [text for key, text in mine if key not in known]
    right = [text for key, text in theirs if key not in dict(mine)]
    mark = DIFFERENT if left and right else ONE_SIDED
    for place in range(max(len(left), len(right))):
        one, other = (texts[place] if place < len(texts) else "" for texts in (left, right))
        yield mark, one, other


def _facts(entry: Contact | Card, label: str) -> dict[str, Values]:
    """Return what is compared, by field; each value with what makes it the same as another."""
    facts: dict[str, Values] = {field: [] for field in HEADS}
    facts["name"] = [(" ".join(sorted(fold(label).split())), label)]
    facts["nickname"] = _texts([entry.nickname])
    facts["positions"] = _texts([_work(position) for position in entry.positions])
    for channel in entry.channels:
        facts[channel.kind].append((channel.key or channel.value, channel.value))
    facts["addresses"] = _texts([_place(address) for address in entry.addresses])
    days = [day.value for day in entry.dates if day.kind == "birthday"]
    facts["birthday"] = [(day, say_date(day)) for day in days]
    facts["tags"] = _texts(entry.tags)
    facts["notes"] = _texts([" ".join(note.split())[:NOTE] for note in entry.notes])
    return facts


def _texts(texts: Sequence[str]) -> Values:
    return [(fold(text) or text, text) for text in texts if text]


def _work(position: Position) -> str:
    return ", ".join(filter(None, (position.title, position.department, position.organization)))


def _place(address: Address) -> str:
    town = f"{address.postcode} {address.city}".strip()
    return ", ".join(filter(None, (address.street, address.extended, town, address.country)))


def _line(mark: str, about: str, values: tuple[str, str], column: int) -> Iterator[str]:
    """Yield a line of two columns; what is too long goes on below."""
    from rich.cells import set_cell_size

    left, right = ([*rows(visible_line(text), column)] for text in values)
    for place in range(max(len(left), len(right))):
        texts = (parts[place] if place < len(parts) else "" for parts in (left, right))
        first, second = (set_cell_size(text, column) for text in texts)
        head = set_cell_size(about if place == 0 else "", MARGIN)
        yield f"{mark if place == 0 else ' '} {head}{first}  {second}".rstrip()
