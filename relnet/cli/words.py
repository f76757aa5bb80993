"""The fixed words of the model as people read them; programs get the words themselves."""

from __future__ import annotations

from relnet.cli.language import _
from relnet.phrase import Phrase

WORDS = {
    phrase.text: phrase
    for phrase in (
        # What happened between people.
        Phrase("met"), Phrase("meeting"), Phrase("call"), Phrase("mail"), Phrase("message"),
        Phrase("letter"), Phrase("thanks"), Phrase("congratulation"), Phrase("gift"),
        Phrase("help"), Phrase("introduction"), Phrase("referral"), Phrase("note"),
        # What is suggested, and whose turn it is.
        Phrase("thank"), Phrase("congratulate"), Phrase("follow_up"), Phrase("promise"),
        Phrase("mine"), Phrase("theirs"), Phrase("open"), Phrase("done"), Phrase("dropped"),
        # Who or what somebody is, and how close.
        Phrase("person"), Phrase("organization"), Phrase("group"),
        Phrase("inner"), Phrase("regular"), Phrase("wide"),
        # Events.
        Phrase("event"), Phrase("fair"), Phrase("conference"), Phrase("dinner"),
        Phrase("webinar"),
        # Which address, number or day it is: what vCards say most.
        Phrase("work"), Phrase("home"), Phrase("cell"), Phrase("work cell"), Phrase("home cell"),
        Phrase("fax"), Phrase("work fax"), Phrase("home fax"), Phrase("main"), Phrase("pager"),
        Phrase("car"), Phrase("other"), Phrase("homepage"), Phrase("anniversary"),
        Phrase("email"), Phrase("phone"), Phrase("profile"), Phrase("messenger"),
    )
}  # fmt: skip


def say_word(word: str) -> str:
    """Translate a fixed word; what somebody has made up stays as it is."""
    return _(WORDS[word].text) if word in WORDS else word
