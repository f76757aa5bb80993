"""A letter as relnet drafts it: to whom, on what occasion, in which words."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from relnet.model.card import Kind, Name
from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.phrase import Phrase

Language = Literal["de", "en"]
Form = Literal["sie", "du"]
Salutation = Literal["", "frau", "herr", "neutral"]
LetterKind = Literal[
    "thanks", "congratulation", "meeting", "card", "promise", "introduction", "condolence",
    "reconnect", "share",
]  # fmt: skip

# What a letter of each kind may be about; the first one is written where nothing says more.
OCCASIONS: Mapping[LetterKind, tuple[str, ...]] = {
    "thanks": (
        "meeting", "event", "gift", "help", "referral", "introduction", "invitation",
        "endorsement", "recommendation", "outcome",
    ),
    "congratulation": (
        "birthday", "round_birthday", "new_job", "promotion", "wedding", "anniversary", "birth",
        "jubilee", "company_jubilee", "retirement", "move",
    ),
    "meeting": ("meeting",),
    "card": ("card",),
    "promise": ("theirs", "mine"),
    "introduction": ("introduction",),
    "condolence": ("condolence",),
    "reconnect": ("reconnect",),
    "share": ("share",),
}  # fmt: skip


@noun
class Addressee:
    """Whom a letter is to, as far as its salutation needs it.

    ``salutation`` and ``form`` are what the owner noted, '' where nobody said; ``greeting`` is
    a whole line that is used as it stands. ``country`` is as the address has it.
    """

    label: str
    name: Name = field(default_factory=Name)
    kind: Kind = "person"
    salutation: Salutation = ""
    form: Form | Literal[""] = ""
    greeting: str = ""
    language: str = ""
    country: str = ""


@noun
class Occasion:
    """What a letter is about.

    ``about`` is one of OCCASIONS for the ``kind``; ``key`` is that of the suggestion, '' without
    one. ``also`` is what else it thanks for. ``facts`` are named as those of suggestions; beside
    them there may be ``proposed_day`` and ``their_stand``. ``event_id`` is None where the facts
    name no event, or only by its title; ``follow_up_id`` is that of the promise that a letter
    without a key is about.
    """

    contact_id: int
    kind: LetterKind
    about: str
    key: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    event_id: int | None = None
    follow_up_id: int | None = None
    also: tuple[Occasion, ...] = ()


@noun
class Wish:
    """What the owner wants to write about; '' and None leave it to what is known."""

    contact_id: int
    kind: LetterKind
    about: str = ""
    event_id: int | None = None
    topic: str = ""
    day: date | None = None
    person: str = ""
    organization: str = ""


@noun
class Manner:
    """How the owner wants a letter; '' and 0 leave it to what is known.

    ``spoken`` is the owner's own language. ``templates`` is the folder of their own texts.
    """

    spoken: Language
    language: Language | Literal[""] = ""
    form: Form | Literal[""] = ""
    variant: int = 0
    templates: Path | None = None


@noun
class Text:
    """A letter as it is kept: each line in one or more ways to say it; () is an empty line."""

    subject: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


@noun
class Letter:
    """A draft; ``to`` is a mail address, '' where none is known or allowed.

    ``withheld`` is the address that may not be written to without consent. ``sender`` is name and
    address of the owner, '' where there is no card of theirs.
    ``facts`` are the words that the text was free to use, by their names. ``template`` is the
    name of the owner's own text it was written from, '' for a built-in one, of which ``variant``
    counts from 1. ``lost_on`` is since when a recent loss of theirs is known; ``is_signed`` tells
    whether the owner's name is known, to stand below; ``is_form_guessed`` whether nobody said if
    the text below their own first line is to say Sie or du.
    """

    occasion: Occasion
    contact: str
    language: Language
    form: Form
    subject: str
    text: str
    variant: int = 0
    template: str = ""
    to: str = ""
    withheld: str = ""
    sender: tuple[str, str] = ("", "")
    channel: str = ""
    advice: Phrase | None = None
    is_signed: bool = True
    lost_on: date | None = None
    is_form_guessed: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
