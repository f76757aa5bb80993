"""What a file says happened between its owner and the people of its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.diary import Direction


@noun
class Gathering:
    """An event as a file describes it; ``uid`` is the file's own id for it, days are ISO.

    ``instance`` is the moment which an exception of a series stands for, '' if it is none; a
    series itself ``repeats``. Of two revisions, the one with the higher ``sequence`` holds.
    It ``has_host`` if the first card is that of who invited the others. What is called off did
    not take place from ``called_off_from`` on, though that day has passed; '' if it is not known.
    """

    title: str
    starts_on: str
    ends_on: str
    place: str = ""
    kind: str = "event"
    uid: str = ""
    instance: str = ""
    sequence: int = 0
    repeats: bool = False
    is_called_off: bool = False
    called_off_from: str = ""
    has_host: bool = False


@noun
class Happening:
    """Something that happened between the owner and the people of a record.

    ``kind`` is an interaction's (``message``, ``mail``, ``met`` ...), ``on`` its ISO day,
    ``direction`` who began it, ``note`` what it was about. A ``gathering`` becomes an event,
    and the people those who attended it, instead of an interaction. People who are not in
    the village come into it only if it ``introduces`` them.
    """

    kind: str
    on: str
    note: str = ""
    direction: Direction | Literal[""] = ""
    gathering: Gathering | None = None
    introduces: bool = True
