"""How to reach somebody: the properties that become channels.

Each function takes a property into the draft, and returns False if it has no use for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from relnet.formats.vcard.escapes import text
from relnet.model.card import Channel

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

# How phones and address books call messengers, and the service that each stands for.
SERVICES = {
    "X-AIM": "aim", "X-DISCORD": "discord", "X-GADUGADU": "gadugadu", "X-GOOGLE TALK": "gtalk",
    "X-GOOGLE-TALK": "gtalk",
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
    for network in (
        "bluesky",
        "facebook",
        "flickr",
        "github",
        "instagram",
        "linkedin",
        "mastodon",
        "myspace",
        "pinterest",
        "threads",
        "tiktok",
        "twitter",
        "xing",
        "youtube",
    )
}
PAGES = ("X-EVOLUTION-BLOG-URL", "X-EVOLUTION-VIDEO-URL", "X-KADDRESSBOOK-BLOGFEED")
_SIP = ("sip:", "sips:")
_APPLE = "x-apple:"  # makes a URI of a name


def email(draft: Draft, head: Head, value: str) -> bool:
    """Take EMAIL, also as a ``mailto:`` URI."""
    address = text(value)
    if ":" in address and address[:7].lower() == "mailto:":
        address = address[7:]
    if address:
        draft.channels.append(Channel("email", address, draft.label(head), head.is_preferred))
    return True


def phone(draft: Draft, head: Head, value: str) -> bool:
    """Take TEL; ``tel:+1-555-0100;ext=17`` (RFC 3966) becomes ``+1-555-0100 ext. 17``.

    ``sip:anna@example.com`` is no number, and goes where X-SIP goes.
    """
    number = text(value)
    if ":" in number:
        if number[:5].lower().startswith(_SIP):
            return messenger(draft, head, value)
        if number[:4].lower() == "tel:":
            number, _, params = number[4:].partition(";")
            extension = params[4:] if params[:4].lower() == "ext=" else ""
            number += f" ext. {extension}" if extension else params and f";{params}"
    if number:
        draft.channels.append(Channel("phone", number, draft.label(head), head.is_preferred))
    return True


def url(draft: Draft, head: Head, value: str) -> bool:
    """Take URL, and what address books call a web page."""
    if address := text(value):
        draft.channels.append(Channel("url", address, draft.label(head), head.is_preferred))
    return True


def profile(draft: Draft, head: Head, value: str) -> bool:
    """Take Apple's X-SOCIALPROFILE, SOCIALPROFILE (RFC 9554), X-TWITTER and the like."""
    address = text(value)
    if address[:8].lower() == _APPLE:  # of a network that Apple does not know
        address = _unquoted(address[8:]) or _param(head, "X-USER")
    network = NETWORKS.get(head.name) or _param(head, "SERVICE-TYPE").lower()
    if address:
        label = network or draft.label(head)
        draft.channels.append(Channel("profile", address, label, head.is_preferred))
    return True


def messenger(draft: Draft, head: Head, value: str) -> bool:
    """Take IMPP (RFC 4770), X-ICQ and the like; the value becomes ``service:handle``."""
    handle = text(value)
    service = SERVICES.get(head.name) or _param(head, "X-SERVICE-TYPE", "SERVICE-TYPE").lower()
    is_bare = head.name != "IMPP" or ":" not in handle
    if handle[:8].lower() == _APPLE:
        is_bare, handle = True, _unquoted(handle[8:])
    if handle:
        if service and is_bare:
            handle = f"{service}:{handle.removeprefix(f'{service}:')}"
        draft.channels.append(Channel("messenger", handle, draft.label(head), head.is_preferred))
    return True


def _unquoted(name: str) -> str:
    """Take ``%40anna`` for ``@anna``, unless that would bring in what nobody sees."""
    plain = unquote(name).strip()
    return plain if plain.isprintable() else name


def _param(head: Head, *names: str) -> str:
    return next((value for name in names for value in head.params.get(name, ())), "").strip()
