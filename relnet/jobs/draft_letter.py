"""Draft a letter: find out what it is about, and put it into words. Nothing is ever sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.formats.letters import own_texts, texts
from relnet.formats.own_card import as_text
from relnet.jobs.decide_today import event_of, line_of
from relnet.jobs.know_mourning import in_mourning
from relnet.jobs.plan_today import suggestions
from relnet.jobs.spare_topics import spared
from relnet.model.letter import Letter
from relnet.phrase import Phrase
from relnet.rules.consent import advise
from relnet.rules.letter_words import WORDS, harmless_lines, listed, one_line, said_stand, worded
from relnet.rules.letters import (
    COUNTS_AS,
    form_of,
    in_language,
    language_of,
    occasions_of,
    variant_of,
)
from relnet.rules.salutation import closing, given_name, salutation
from relnet.store import consents, contacts, letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from relnet.model.contact import Contact
    from relnet.model.diary import Event
    from relnet.model.letter import Addressee, Form, Language, Manner, Occasion
    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

# What the owner's own texts may name: what stands around a letter, and the facts.
NAMED = ("salutation", "closing", "name", "contact", "given", "family", *WORDS)


def line_to_draft(db: Connection, today: date, line: str) -> tuple[int, Occasion]:
    """Return the line that a number or a key names: its number, and what its letter is about."""
    number, item = line_of(suggestions(db, today), line)
    return number, _of_line(db, item)


def line_about(db: Connection, today: date, contact_id: int) -> tuple[int, Occasion] | None:
    """Return the same of the first line about somebody; None if there is none."""
    for number, item in enumerate(suggestions(db, today), 1):
        if item.contact_id == contact_id:
            return number, _of_line(db, item)
    return None


def _of_line(db: Connection, item: Suggestion) -> Occasion:
    return spared(db, next(occasions_of(item)))


def draft(db: Connection, today: date, occasion: Occasion, manner: Manner) -> Letter:
    """Write a letter; it names nothing but facts of the data.

    BadValueError if there is no such variant, BadTemplateError if the owner's own text is wrong.
    """
    addressee = letters.addressee(db, occasion.contact_id)
    language, form = language_of(addressee, manner), form_of(addressee, manner)
    addressee = in_language(addressee, language, manner.spoken)
    owner = _owner(db)
    words = _words(db, today, occasion, language)
    if also := _also(db, today, occasion, language, form):
        words["also"] = also
    if occasion.kind == "card" and owner:
        words |= _own_card(owner)
    frame = _frame(addressee, owner, occasion, language, form)
    letter = Letter(occasion, addressee.label, language, form, "", "", facts=words)
    is_guess = bool(addressee.greeting) and not (addressee.form or manner.form)
    letter = replace(
        _reached(db, letter, owner),
        lost_on=_lost_on(db, today, occasion),
        is_form_guessed=is_guess,
    )
    path = own_texts.find(manner.templates, occasion.kind, language, form)
    if path and not manner.variant:
        subject, text = own_texts.write(path, {**words, **frame}, NAMED)
        text = harmless_lines(text)
        return replace(letter, subject=one_line(subject), text=text, template=path.name)
    return _built_in(letter, words, frame, manner)


def _built_in(
    letter: Letter, words: Mapping[str, str], frame: Mapping[str, str], manner: Manner
) -> Letter:
    occasion = letter.occasion
    known = texts.texts(letter.language, letter.form, occasion.kind, occasion.about)
    if manner.variant > len(known):
        wanted = Phrase("it is a number from 1 to {n}.", n=len(known))
        raise BadValueError("--variant", str(manner.variant), wanted)
    number = manner.variant or variant_of(occasion, len(known)) + 1
    subject, body = texts.fill(known[number - 1], words)
    if "also" in words:
        body = f"{body}\n\n{texts.thanks_too(letter.language, letter.form, words)}"
    if not frame["salutation"].endswith(","):  # a new sentence begins
        body = body[:1].upper() + body[1:]
    end = "\n".join(filter(None, (frame["closing"], frame.get("name", ""))))
    text = f"{frame['salutation']}\n\n{body}\n\n{end}\n"
    return replace(letter, subject=subject, text=text, variant=number)


def _words(db: Connection, today: date, occasion: Occasion, language: Language) -> dict[str, str]:
    facts = {**occasion.facts}
    event = _event(db, occasion)
    if event and occasion.kind == "meeting":
        hall, stand = letters.stand_of(db, event.id, occasion.contact_id)
        facts["their_stand"] = said_stand(hall, stand, language)
    words = worded(facts, language, today, event)
    if event and occasion.kind != "meeting":
        words.pop("stand", None)  # where the owner was is known to whoever came there
    return words


def _also(db: Connection, today: date, occasion: Occasion, language: Language, form: Form) -> str:
    """Say what else a letter thanks for, each once: ``for your help and for your gift``."""
    if not occasion.also:
        return ""
    first, *others = (
        texts.cause(language, form, one.about, _words(db, today, one, language))
        for one in (occasion, *occasion.also)
    )
    return listed([cause for cause in dict.fromkeys(others) if cause != first], language)


def _event(db: Connection, occasion: Occasion) -> Event | None:
    title = str(occasion.facts.get("event", ""))
    event_id = occasion.event_id or event_of(occasion.key)
    return letters.event(db, event_id, title) if event_id or title else None


def _frame(
    addressee: Addressee, owner: Contact | None, occasion: Occasion, language: Language, form: Form
) -> dict[str, str]:
    """Return what stands around the text, and names; what is not known is not there."""
    is_warm = occasion.kind in {"thanks", "congratulation"}
    is_grief = occasion.kind == "condolence"
    name = _signed(owner, form) if owner else ""
    frame = {
        "salutation": salutation([addressee], language, form),
        "closing": closing(language, form, is_warm=is_warm, is_grief=is_grief),
        "name": name,
        "contact": addressee.label,
        "given": given_name(addressee),
        "family": addressee.name.family,
    }
    return {what: line for what, text in frame.items() if (line := one_line(text))}


def _signed(owner: Contact, form: Form) -> str:
    """Sign as one does: among friends with the given name."""
    return (form == "du" and owner.name.given) or owner.label


def _owner(db: Connection) -> Contact | None:
    own_id = contacts.owner_id(db)
    return contacts.load(db, [own_id])[own_id] if own_id else None


def _own_card(owner: Contact) -> dict[str, str]:
    lines = [one_line(line) for line in as_text(owner).splitlines()]
    card = "\n".join(filter(None, lines))
    return {"own_card": card} if len(owner.channels) else {}


def _lost_on(db: Connection, today: date, occasion: Occasion) -> date | None:
    """Return since when a loss is known that asks for a gentle word; None without one."""
    return in_mourning(db, today).get(occasion.contact_id)


def _reached(db: Connection, letter: Letter, owner: Contact | None) -> Letter:
    """Add from whom and to which address, as far as mail is allowed, and what to mind."""
    contact_id, kind = letter.occasion.contact_id, COUNTS_AS[letter.occasion.kind]
    reach = dict(consents.reaches(db, [contact_id]))[contact_id]
    advice = advise(kind, reach)
    by_mail = advise(kind, replace(reach, ways=reach.ways & {"email"}))
    address = one_line(letters.mail_address(db, contact_id))
    is_allowed = bool(by_mail.channel)
    own = [channel.value for channel in owner.channels if channel.kind == "email"] if owner else []
    sender = (one_line(owner.label), one_line(own[0])) if owner and own else ("", "")
    return replace(
        letter, contact=one_line(letter.contact), to=address if is_allowed else "",
        withheld="" if is_allowed else address, sender=sender, channel=advice.channel,
        advice=advice.advice, is_signed=owner is not None,
    )  # fmt: skip
