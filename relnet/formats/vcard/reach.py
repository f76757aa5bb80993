"""How to reach somebody: the properties that become channels and addresses.

Each function takes a property into the draft, and returns False if it has no use for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import components, text
from relnet.model.card import Address, Channel

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

# How phones and address books call messengers, and the service that each stands for.
SERVICES = {
    "X-AIM": "aim", "X-GADUGADU": "gadugadu", "X-GOOGLE TALK": "gtalk", "X-GOOGLE-TALK": "gtalk",
    "X-GROUPWISE": "groupwise", "X-GTALK": "gtalk", "X-ICQ": "icq", "X-JABBER": "xmpp",
    "X-KADDRESSBOOK-X-IMADDRESS": "", "X-MATRIX": "matrix", "X-MS-IMADDRESS": "", "X-MSN": "msn",
    "X-QQ": "qq", "X-SAMETIME": "sametime", "X-SIGNAL": "signal", "X-SIP": "sip",
    "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-TELEGRAM": "telegram",
    "X-THREEMA": "threema", "X-WHATSAPP": "whatsapp", "X-YAHOO": "yahoo", "X-YAHOO-ID": "yahoo",
    **{
        f"X-MESSAGING/{service.upper()}-ALL": service  # KDE
        for service in ("aim", "gadu", "icq", "irc", "meanwhile", "msn", "skype", "xmpp", "yahoo")
    },
}  # fmt: skip
NETWORKS = {
    f"X-{network.upper()}": network
    for network in ("facebook", "instagram", "linkedin", "mastodon", "twitter", "xing")
}
_ADR_PARTS = 7


def email(draft: Draft, head: Head, value: str) -> bool:
    """Take EMAIL, also as a ``mailto:`` URI."""
    address = text(value)
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if address:
        draft.channels.append(Channel("email", address, draft.label(head), head.is_preferred))
    return True


def phone(draft: Draft, head: Head, value: str) -> bool:
    """Take TEL; ``tel:+1-555-0100;ext=17`` (RFC 3966) becomes ``+1-555-0100 ext. 17``."""
    number = text(value)
    if number[:4].lower() == "tel:":
        number, _, params = number[4:].partition(";")
        extension = params[4:] if params[:4].lower() == "ext=" else ""
        number += f" ext. {extension}" if extension else params and f";{params}"
    if number:
        draft.channels.append(Channel("phone", number, draft.label(head), head.is_preferred))
    return True


def url(draft: Draft, head: Head, value: str) -> bool:
    """Take URL."""
    if address := text(value):
        draft.channels.append(Channel("url", address, draft.label(head), head.is_preferred))
    return True


def profile(draft: Draft, head: Head, value: str) -> bool:
    """Take Apple's X-SOCIALPROFILE, SOCIALPROFILE (RFC 9554), X-TWITTER and the like."""
    address = text(value)
    if address[:8].lower() == "x-apple:":  # of a network that Apple does not know
        address = _param(head, "X-USER") or address[8:]
    network = NETWORKS.get(head.name) or _param(head, "SERVICE-TYPE").lower()
    if address:
        label = network or draft.label(head)
        draft.channels.append(Channel("profile", address, label, head.is_preferred))
    return True


def messenger(draft: Draft, head: Head, value: str) -> bool:
    """Take IMPP (RFC 4770), X-ICQ and the like; the value becomes ``service:handle``."""
    handle = text(value)
    service = SERVICES.get(head.name) or _param(head, "X-SERVICE-TYPE", "SERVICE-TYPE").lower()
    if handle[:8].lower() == "x-apple:":
        handle = handle[8:]
    if handle:
        if service and (head.name != "IMPP" or ":" not in handle):
            handle = f"{service}:{handle.removeprefix(f'{service}:')}"
        draft.channels.append(Channel("messenger", handle, draft.label(head), head.is_preferred))
    return True


def address(draft: Draft, head: Head, value: str) -> bool:
    """Take ADR; commas are data, for many do not escape them. RFC 9554's parts stay behind."""
    parts = components(value)
    if len(parts) < _ADR_PARTS:
        parts += [""] * _ADR_PARTS
    po_box, extended, street, city, region, postcode, country = parts[:_ADR_PARTS]
    if any(parts[:_ADR_PARTS]):
        place = 0 if head.is_preferred else len(draft.addresses)
        label = draft.label(head)
        draft.addresses.insert(
            place,
            Address(street, extended, po_box, postcode, city, region, country, label),
        )
    return True


def _param(head: Head, *names: str) -> str:
    return next((value for name in names for value in head.params.get(name, ())), "").strip()
