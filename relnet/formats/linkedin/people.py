"""Who is meant: names and profile pages as all files of the archive give them."""

from __future__ import annotations

from urllib.parse import unquote

from relnet.model.card import Card, Channel, Name
from relnet.phrase import Phrase

HIDDEN = Phrase("the profile is hidden: the row names nobody.")
_NOBODY = {"", "linkedin member", "linkedin-mitglied", "linkedin mitglied", "membre de linkedin"}
_FIRMS = ("/company/", "/school/", "/showcase/")


def name_of(given: str, family: str) -> Name:
    """Return a name in parts; credentials behind the family name, and a comma, are its suffix."""
    if "," not in family:
        return Name("", family, given)
    family, _, suffix = family.partition(",")
    return Name("", family.rstrip(), given, "", "", suffix.lstrip())


def person(name: str, url: str, notes: tuple[str, ...] = ()) -> Card | None:
    """Return the card of a full name and a page; None if that is nobody."""
    if is_nobody(name):
        name = ""
    if not (name or url):
        return None
    if any(folder in url for folder in _FIRMS):
        channels = (Channel("url", with_scheme(url)),)
        return Card(Name(name), "organization", channels=channels, notes=notes)
    return Card(Name(name), channels=profiles(url), notes=notes)


def known_by(given: str, family: str, url: str, notes: tuple[str, ...] = ()) -> Card | None:
    """Return the card of a name in parts and a page; None if that is nobody."""
    if is_nobody(f"{given} {family}".strip()):
        return person("", url, notes)
    return Card(name_of(given, family), channels=profiles(url), notes=notes)


def are_known(*cards: Card) -> bool:
    """Tell whether all cards say more than a name, by which nobody is recognised again."""
    return all(card.channels or card.positions for card in cards)


def is_nobody(name: str) -> bool:
    """Tell whether this is what LinkedIn calls who has closed the account or hides the name."""
    return name.casefold() in _NOBODY


def profiles(url: str) -> tuple[Channel, ...]:
    """Return the channel of a profile page, if there is one."""
    return (Channel("profile", with_scheme(url), "linkedin"),) if url else ()


def with_scheme(url: str) -> str:
    """Complete ``www.linkedin.com/in/anna-weber``."""
    return url if "://" in url else f"https://{url}"


def slug(url: str) -> str:
    """Return what is a person's own in the address of their page: ``anna-weber``."""
    path = url.partition("?")[0].partition("#")[0].rstrip("/")
    return unquote(path.rpartition("/")[2]).casefold()
