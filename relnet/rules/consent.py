"""By which channel one may write or call: what the law presumes, and what people said.

Orientation for Germany, not advice. § 7 UWG (act against unfair competition) forbids advertising
that is an unreasonable nuisance: by electronic mail without prior express consent, to firms, too
(para. 2 no. 2), by telephone to consumers without it, to others without at least presumed consent
(para. 2 no. 1), by post against a wish that can be recognized (para. 1). Electronic mail is
every message that waits for its reader: on a messenger and on a network as well (directive
2002/58/EC, art. 2 h). Courts count greetings among advertising. What goes back to the person's own
doing does not: thanks for something that happened, an answer, a promise, a card that is owed. The
exception for customers (para. 3) has conditions that relnet cannot check, and is left out.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal, get_args

from relnet.model.consent import Advice
from relnet.model.folding import fold
from relnet.model.suggestion import SuggestionKind
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relnet.model.consent import Consent, ConsentChannel, Reach, Way

Verdict = Literal["given", "fine", "presumed", "none", "withdrawn"]

EVERY_KIND: frozenset[SuggestionKind] = frozenset(get_args(SuggestionKind))
ADVERTISING: frozenset[SuggestionKind] = frozenset({"congratulate", "meet", "reconnect", "share"})
ALLOWED = ("given", "fine", "presumed")
# In which order, where nobody prefers one: what reaches people at once and disturbs least.
WAYS: dict[Way, Phrase] = {
    "email": Phrase("mail"),
    "phone": Phrase("phone"),
    "messenger": Phrase("messenger"),
    "profile": Phrase("profile"),
    "post": Phrase("post"),
}
# What purposes are about, in words of German and English (folded); a word with a dash is the
# beginning of others. Kontaktdaten are no contact, and an eventuality is no event.
NAMED: dict[SuggestionKind, str] = {
    "congratulate": (
        "gruss- greet- wunsche wunschen wishes gluckwunsch- geburtstag- birthday- gratul-"
        " congrat- weihnacht- christmas neujahr- oster- easter jubila- jubile-"
    ),
    "reconnect": (
        "kontakt kontakte kontaktaufnahme kontaktpflege kontaktieren kontaktierung contact"
        " contacts contacting touch austausch- exchange"
    ),
    "share": (
        "news newsletter- newsmail- neuigkeit- info infos infomail- infopost infobrief- information"
        " informationen angebot angebote angeboten offer offers produkt- product- artikel article"
        " articles katalog- catalog- rundbrief- rundschreiben rundmail- mailing mailings"
    ),
    "meet": (
        "treffen termin termine terminen terminvereinbarung- meet meeting meetings einlad- invit-"
        " veranstaltung- event events"
    ),
    "thank": "dank- thank-",
}
ADVERTISING_WORDS = (
    "werbung werbe- advert- ads marketing- direktwerbung mailwerbung emailwerbung telefonwerbung"
    " briefwerbung direktmarketing emailmarketing telefonmarketing reklame"
)
# By which channel; whoever wants no calls says nothing of mail.
CHANNELS: dict[ConsentChannel, str] = {
    "email": "mail mails email- mailing mailings",
    "phone": "anruf- telefon- phone- call calls calling",
    "post": "post brief briefe briefen letter letters",
    "messenger": "messenger- whatsapp- signal threema telegram sms",
}
EVERYTHING = (
    "all alle alles any anything everything every jede jeder jeden jeglicher jegliche samtliche"
    " always immer"
)
REFUSALS = (
    "kein- nicht nichts nie niemals ohne no not nor never none without stop stopp dont"
    " unerwunscht- unwanted unsubscrib- abbestell- abgemeldet abmeld- abgelehnt ablehn- widerspr-"
    " werbewiderspr- werbesperr- werbeverbot- untersag- verbiet- verbot- optout opposed refus-"
)
CITATIONS = ("art", "artikel", "article")  # of a law: "information under article 13" offers nothing
LAWS = "datenschutz- privacy dsgvo gdpr"


def advise(kind: SuggestionKind, reach: Reach) -> Advice:
    """Return the best way that is allowed for a suggestion of a kind, and how all ways stand.

    The way somebody prefers is the best one, if it is allowed. What was withdrawn is never
    allowed for what it names.
    """
    verdicts = {way: _verdict(kind, way, reach) for way in WAYS if way in reach.ways}
    allowed = [way for way, (verdict, _) in verdicts.items() if verdict in ALLOWED]
    if reach.preferred in allowed:
        allowed.sort(key=lambda way: way != reach.preferred)
    order = [*allowed, *(way for way in verdicts if way not in allowed)]
    said = [_said(way, *verdicts[way]) for way in order]
    return Advice(allowed[0] if allowed else "", _joined(said))


def purposes(purpose: str) -> frozenset[SuggestionKind]:
    """Return which kinds of suggestion a purpose names; none if its words are not known.

    "All" is all that is named beside it: all newsletters, no more.
    """
    words = _words(purpose)
    found = {kind for kind, known in NAMED.items() if _says(words, known)}
    if _says(words, ADVERTISING_WORDS):
        found |= ADVERTISING
    if purpose.strip() == "*" or (not found and _says(words, EVERYTHING)):
        return EVERY_KIND
    return frozenset(found)


def covers(consent: Consent) -> frozenset[SuggestionKind]:
    """Return for which kinds of suggestion it counts.

    Consent is given for what it names and nothing else. Whoever takes it back in words that are
    not known wants no advertising; who wants no contact, none at all.
    """
    named = purposes(consent.purpose)
    if consent.state == "given":
        return named
    is_contact = _says(_words(consent.purpose), NAMED["reconnect"])
    if is_contact or (not named and channels_named(consent.purpose)):
        return EVERY_KIND
    return named or ADVERTISING


def says_no(purpose: str) -> bool:
    """Tell whether a purpose is rather a refusal: "keine Werbung", "ohne Werbung", "opt-out"."""
    words = _words(purpose)
    return _says(words, REFUSALS) or ("opt", "out") in itertools.pairwise(words)


def channels_named(purpose: str) -> frozenset[ConsentChannel]:
    """Return which channels the words of a purpose name themselves."""
    words = _words(purpose)
    return frozenset(channel for channel, known in CHANNELS.items() if _says(words, known))


def _words(purpose: str) -> list[str]:
    """Return the folded words that say what it is for: no article of a law, no mere data."""
    words = fold(purpose).split()
    followed = [*itertools.pairwise(words), *((word, "") for word in words[-1:])]
    is_notice = _says(words, LAWS) or any(_is_citation(*pair) for pair in followed)
    return [
        word
        for word, rest in followed
        if not (_is_citation(word, rest) or (is_notice and word.startswith("info")))
        and not (word == "contact" and rest in {"data", "details", "information", "info"})
    ]


def _is_citation(word: str, rest: str) -> bool:
    return word in CITATIONS and rest[:1].isdigit()


def _says(words: Iterable[str], known: str) -> bool:
    """Tell whether one of the words is known, or begins like one with a dash."""
    whole = frozenset(known.split())
    beginnings = tuple(word[:-1] for word in whole if word.endswith("-"))
    return any(word in whole or word.startswith(beginnings) for word in words if word)


def _verdict(kind: SuggestionKind, way: Way, reach: Reach) -> tuple[Verdict, Consent | None]:
    last = _last_word(kind, "messenger" if way == "profile" else way, reach.consents)
    if last:
        return last.state, last
    if kind not in ADVERTISING or way == "post":
        return "fine", None
    return ("presumed" if way == "phone" and reach.is_business else "none"), None


def _last_word(kind: SuggestionKind, channel: str, consents: Sequence[Consent]) -> Consent | None:
    for consent in reversed(consents):
        if consent.channel == channel and kind in covers(consent):
            return consent
    return None


def _said(way: Way, verdict: Verdict, consent: Consent | None) -> Phrase:
    word = WAYS[way]
    if consent and verdict == "given":
        return Phrase("{way} ok (consent of {day})", way=word, day=consent.decided_on)
    if consent:
        return Phrase("{way}: withdrawn on {day}", way=word, day=consent.decided_on)
    if verdict == "fine":
        return Phrase("{way} ok", way=word)
    if verdict == "presumed":
        return Phrase("{way} presumed (B2B)", way=word)
    return Phrase("{way}: no consent", way=word)


def _joined(said: Sequence[Phrase]) -> Phrase:
    if not said:
        return Phrase("no way to reach them is known")
    joined = said[-1]
    for phrase in reversed(said[:-1]):
        joined = Phrase("{first} · {rest}", first=phrase, rest=joined)
    return joined
