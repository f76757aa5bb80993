"""What is to be said about a card that could be read, but not all of it or not with certainty."""

from __future__ import annotations

from functools import reduce

from relnet.phrase import Phrase, counted

TOO_MANY = Phrase(
    "it has more than 1000 properties; all are kept, but only the first ones are used."
)
TOO_LONG = Phrase("it holds texts of more than 1 MB; they are kept, but not used.")
_SHOWN = 10  # line numbers


def bad_lines(n: int, numbers: list[int]) -> Phrase:
    """Name the lines (of the file, counted from 1) that hold no property; not all if many."""
    shown = ", ".join(str(number) for number in numbers[:_SHOWN])
    return counted(
        n,
        "line {lines} is not a vCard line and was left out.",
        "{n} lines are not vCard lines and were left out: {lines}.",
        lines=f"{shown} ..." if n > _SHOWN else shown,
    )


def together(remarks: list[Phrase]) -> Phrase | None:
    """Make one remark of several sentences, each of them said once; None of none."""
    return reduce(_joined, dict.fromkeys(remarks)) if remarks else None


def _joined(first: Phrase, second: Phrase) -> Phrase:
    return Phrase("{first} {second}", first=first, second=second)
