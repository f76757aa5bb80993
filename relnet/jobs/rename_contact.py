"""Give a contact another name, and the label and sort key that follow from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.addressing import titles
from relnet.rules.names import display, name_key
from relnet.store import edits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.model.contact import Contact
    from relnet.store import Connection

NAME_PARTS = ("given", "additional", "family", "prefix", "suffix")


def rename(db: Connection, contact: Contact, parts: Mapping[str, str]) -> Contact:
    """Give a contact other parts of the name, nickname or language, and the label that follows."""
    columns = dict(parts)
    nickname = columns.pop("nickname", contact.nickname)
    language = columns.pop("language", contact.language)
    name = replace(contact.name, **columns)
    has_title = _is_shown_with_title(contact)
    if {"given", "family"} & columns.keys() or (has_title and "prefix" in columns):
        whole = f"{titles(name.prefix)} {name.given} {name.additional} {name.family}"
        written = " ".join(whole.split()) if has_title else ""
        name = replace(name, formatted=parts.get("formatted") or written)
    label = display(name, [contact.label])
    edits.set_columns(
        db,
        contact.id,
        {
            **{part: getattr(name, part) for part in ("formatted", *NAME_PARTS)},
            "nickname": nickname,
            "language": language,
            "label": label,
            "name_key": name_key(name, label),
        },
    )
    return replace(contact, name=name, nickname=nickname, language=language, label=label)


def _is_shown_with_title(contact: Contact) -> bool:
    """Tell whether the name was written with its title; else it is left to the parts."""
    title = titles(contact.name.prefix)
    return bool(title) and contact.label.startswith((title, contact.name.prefix))
