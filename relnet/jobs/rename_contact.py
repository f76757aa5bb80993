"""Give a contact another name, and the label and sort key that follow from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.rules.names import display, name_key
from relnet.store import edits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.model.card import Name
    from relnet.model.contact import Contact
    from relnet.store import Connection

NAME_PARTS = ("given", "additional", "family", "prefix", "suffix")


def rename(db: Connection, contact: Contact, parts: Mapping[str, str]) -> Contact:
    """Give a contact other parts of the name, nickname or language, and the label that follows."""
    columns = dict(parts)
    nickname = columns.pop("nickname", contact.nickname)
    language = columns.pop("language", contact.language)
    name = replace(contact.name, **columns)
    if {"given", "family"} & columns.keys():
        name = replace(name, formatted=parts.get("formatted") or _formatted(name, contact.label))
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


def _formatted(name: Name, label: str) -> str:
    """Write the name with its title, if it was shown with one; '' leaves it to the parts."""
    if not name.prefix or not label.startswith(name.prefix):
        return ""
    return " ".join(f"{name.prefix} {name.given} {name.additional} {name.family}".split())
