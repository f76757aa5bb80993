"""The fixed words of the model as people read them; programs get the words themselves."""

from __future__ import annotations

from relnet.cli.language import _, say
from relnet.phrase import Phrase

WORDS = {
    phrase.text: phrase
    for phrase in (
        # What happened between people.
        Phrase("met"), Phrase("meeting"), Phrase("call"), Phrase("mail"), Phrase("message"),
        Phrase("letter"), Phrase("thanks"), Phrase("congratulation"), Phrase("gift"),
        Phrase("help"), Phrase("introduction"), Phrase("referral"), Phrase("note"),
        Phrase("invitation"), Phrase("endorsement"), Phrase("recommendation"),
        # What people are to one another (RFC 6350 6.6.6, and custom).
        Phrase("acquaintance"), Phrase("agent"), Phrase("assistant"), Phrase("child"),
        Phrase("co-resident"), Phrase("co-worker"), Phrase("colleague"), Phrase("contact"),
        Phrase("crush"), Phrase("date"), Phrase("emergency"), Phrase("friend"), Phrase("kin"),
        Phrase("manager"), Phrase("member"), Phrase("muse"), Phrase("neighbor"),
        Phrase("parent"), Phrase("sibling"), Phrase("spouse"), Phrase("sweetheart"),
        # What is suggested, and whose turn it is.
        Phrase("thank"), Phrase("congratulate"), Phrase("follow_up"), Phrase("promise"),
        Phrase("card"), Phrase("reconnect"), Phrase("meet"), Phrase("share"),
        Phrase("mine"), Phrase("theirs"), Phrase("open"), Phrase("done"), Phrase("dropped"),
        # How far a lead is.
        Phrase("new"), Phrase("qualified"), Phrase("offer"), Phrase("won"), Phrase("lost"),
        # What happens in people's lives.
        Phrase("new_job"), Phrase("promotion"), Phrase("new_title"), Phrase("left_job"),
        Phrase("retirement"), Phrase("move"), Phrase("new_name"), Phrase("new_mail"),
        Phrase("new_connection"), Phrase("lost_connection"), Phrase("organization_renamed"),
        Phrase("lost_foothold"), Phrase("wedding"), Phrase("birth"), Phrase("jubilee"),
        Phrase("condolence"),
        # Who or what somebody is, and how close.
        Phrase("person"), Phrase("organization"), Phrase("group"),
        Phrase("inner"), Phrase("regular"), Phrase("wide"),
        Phrase("direct"), Phrase("indirect"), Phrase("owner"),
        # Events.
        Phrase("event"), Phrase("fair"), Phrase("conference"), Phrase("dinner"),
        Phrase("webinar"), Phrase("seminar"), Phrase("round_table"), Phrase("road_show"),
        Phrase("visit"), Phrase("trip"),
        # Which address, number or day it is: what vCards say most.
        Phrase("work"), Phrase("home"), Phrase("cell"), Phrase("work cell"), Phrase("home cell"),
        Phrase("fax"), Phrase("work fax"), Phrase("home fax"), Phrase("main"), Phrase("pager"),
        Phrase("car"), Phrase("other"), Phrase("homepage"), Phrase("anniversary"),
        Phrase("email"), Phrase("phone"), Phrase("profile"), Phrase("messenger"),
    )
}  # fmt: skip
# Words of German, and what people read for them.
WORDS |= {
    "sie": Phrase("Sie"), "du": Phrase("du"),
    "frau": Phrase("Ms"), "herr": Phrase("Mr"), "neutral": Phrase("neutral"),
}  # fmt: skip

# Who is no contact like others.
STANDINGS = {
    "indirect": Phrase("{name} (known of)"),
    "owner": Phrase("{name} (your own card)"),
}


def say_name(name: str, standing: str) -> str:
    """Mark people one only knows of, and the owner, who is in no list."""
    return say(Phrase(STANDINGS[standing].text, name=name)) if standing in STANDINGS else name


def say_word(word: str) -> str:
    """Translate a fixed word; what somebody has made up stays as it is."""
    return _(WORDS[word].text) if word in WORDS else word
