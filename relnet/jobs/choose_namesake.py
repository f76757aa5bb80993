"""Find whom the names in a sentence mean; among namesakes only a plain fact decides."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations
from typing import TYPE_CHECKING

from relnet.errors import AmbiguousNameError, UnknownNamesError
from relnet.jobs.find_contact import describe, find_contact
from relnet.model.understood import Meant
from relnet.phrase import Phrase
from relnet.store import acquainted, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relnet.model.diary import Event
    from relnet.model.sentence import Named
    from relnet.store import Connection

_INITIALS = 2  # letters: AW, the given and the family name
_IN_PERSON = Phrase("the only one you know in person")


def meant(
    db: Connection,
    names: Sequence[Named],
    events: Sequence[Event],
    chosen: Mapping[str, int],
    *,
    may_guess: bool,
) -> list[Meant]:
    """Return whom the names mean, in their order, each once.

    ``events`` are where it may have been, ``chosen`` what the owner said about a name before.
    ``may_guess`` takes whom one knows better, too; the owner then has to confirm it.
    UnknownNamesError if names are nobody's; AmbiguousNameError, with the candidates, if it
    could be several people and no fact tells them apart, or two facts disagree.
    """
    fits = [_fitting(db, name, chosen) for name in names]
    unknown = [name for name, (ids, _) in zip(names, fits, strict=True) if not ids]
    if unknown:
        said = [(_addressed(name), name.firm) for name in unknown]
        raise UnknownNamesError(said, similar_to(db, [name.text for name in unknown]))
    sure = [ids[0] for ids, _ in fits if len(ids) == 1]
    settled = [
        (name, ids[0], fact)
        if len(ids) == 1
        else (name, *_decided(db, name, ids, [*_facts(db, ids, sure, events)], may_guess=may_guess))
        for name, (ids, fact) in zip(names, fits, strict=True)
    ]
    for (name, id_, _), (other, other_id, _) in combinations(settled, 2):
        if id_ == other_id and {name.salutation, other.salutation} == {"herr", "frau"}:
            raise UnknownNamesError([(_addressed(other), other.firm)])
    return _told(db, settled)


def is_known(db: Connection, name: Named) -> bool:
    """Tell whether a name could be anybody's."""
    return bool(_fitting(db, name, {})[0])


def _addressed(name: Named) -> str:
    """Return a name with Frau or Herr before it, where that tells who is not meant."""
    return f"{name.salutation.title()} {name.text}" if name.salutation else name.text


def _told(db: Connection, settled: Sequence[tuple[Named, int, Phrase | None]]) -> list[Meant]:
    ids = [id_ for _, id_, _ in settled]
    labels, firms = finding.labels(db, ids), acquainted.firms(db, ids)
    found = {
        id_: Meant(name.text, id_, labels[id_], firms[id_][1] if id_ in firms else "", fact)
        for name, id_, fact in reversed(settled)
    }
    return [found[id_] for id_ in dict.fromkeys(ids)]


def _fitting(
    db: Connection, name: Named, chosen: Mapping[str, int]
) -> tuple[list[int], Phrase | None]:
    """Return who may be meant by a name, and how they were found if not by it."""
    if name.text in chosen:
        return [chosen[name.text]], None
    if not name.words:
        return [find_contact(db, name.text)], None
    found = acquainted.called(db, name.words)
    if found and name.has_title:
        found = _of_family(db, name, found) or found
    if name.organization:
        colleagues = {*acquainted.at_firm(db, name.organization)}
        found = [id_ for id_ in found if id_ in colleagues]
    if found:
        return _suiting(db, name, found) if name.salutation else (found, None)
    return _otherwise(db, name)


def _suiting(db: Connection, name: Named, ids: Sequence[int]) -> tuple[list[int], Phrase | None]:
    """Return who may be addressed in this way; a sole one of whom nobody said how is a guess."""
    known = acquainted.salutations(db, ids)
    suiting = [id_ for id_ in ids if known[id_] in {name.salutation, "", "neutral"}]
    said = [id_ for id_ in suiting if known[id_] == name.salutation]
    if said or len(suiting) != 1 or not {*name.words} <= acquainted.families(db, ids)[suiting[0]]:
        return said or suiting, None
    return suiting, Phrase(
        "whether {title} is right is not noted: relnet edit {id} salutation={title}",
        title=name.salutation.title(),
        id=suiting[0],
    )


def _of_family(db: Connection, name: Named, ids: Sequence[int]) -> list[int]:
    """Return whose family name was said: after Herr or Dr. stands no given name alone."""
    families = acquainted.families(db, ids)
    return [id_ for id_ in ids if families[id_] & {*name.words}]


def _otherwise(db: Connection, name: Named) -> tuple[list[int], Phrase | None]:
    """Take a name for that of a firm, or for initials; nobody if it is neither."""
    if not name.organization:
        if found := acquainted.at_firm(db, name.words):
            return found, Phrase("the only one you know there") if len(found) == 1 else None
        if name.text.isupper() and len(name.text) == _INITIALS:
            found = acquainted.with_initials(db, name.text.lower())
            if found:
                return found, Phrase("the only one with these initials") if len(
                    found
                ) == 1 else None
    return [], None


def _decided(
    db: Connection,
    name: Named,
    ids: Sequence[int],
    facts: Sequence[tuple[int, Phrase]],
    *,
    may_guess: bool,
) -> tuple[int, Phrase]:
    """Choose among namesakes by facts that all point to the same one."""
    if not name.salutation:  # Frau Weber may well be his wife
        ids = finding.known_in_person(db, ids) or ids
        if len(ids) == 1:
            return ids[0], _IN_PERSON
    pointed: dict[int, Phrase] = {}
    for who, fact in [*facts, *_likely(db, ids)]:
        pointed.setdefault(who, fact)
    if len(pointed) != 1 or not (facts or may_guess):
        raise AmbiguousNameError(name.text, describe(db, ids))
    [decision] = pointed.items()
    return decision


def _facts(
    db: Connection, ids: Sequence[int], sure: Sequence[int], events: Sequence[Event]
) -> Iterator[tuple[int, Phrase]]:
    """Yield what is true of only one of these people, and could mean that they are meant."""
    there = acquainted.there(db, [event.id for event in events], ids)
    if len(there) == 1:
        title = events[0].title if len(events) == 1 else ", ".join(e.title for e in events)
        yield there.pop(), Phrase("was at {event}", event=title)
    firms = acquainted.firms(db, [*ids, *sure])
    labels = finding.labels(db, sure)
    for other in sure:
        beside = [id_ for id_ in ids if id_ in firms and firms[id_][0] == firms.get(other, (0,))[0]]
        if len(beside) == 1:
            yield beside[0], Phrase("at the same firm as {contact}", contact=labels[other])


def _likely(db: Connection, ids: Sequence[int]) -> Iterator[tuple[int, Phrase]]:
    """Yield whom of these people one knows better, which makes it likely and no more."""
    touched = [*acquainted.in_touch(db, ids)]
    if len(touched) == 1:
        yield touched[0], Phrase("the only one you have been in touch with")
    known = finding.known_in_person(db, ids)
    if len(known) == 1:
        yield known[0], _IN_PERSON


def similar_to(db: Connection, words: Sequence[str]) -> list[tuple[int, object]]:
    """Describe whose names are like words that may be names; asked when nobody was found."""
    similar = import_module("relnet.rules.similar").similar  # rapidfuzz only then
    keys = finding.name_keys(db)
    found = dict.fromkeys(id_ for word in words for id_ in similar(word, keys))
    return describe(db, found)[:3]
