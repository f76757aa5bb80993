"""Web addresses made comparable, and the pages of people among them."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

# Networks by host, and the folder in which accounts lie: '' is the root, @ a sign before them.
_NETWORKS = {
    "bsky.app": ("bluesky", "profile"),
    "facebook.com": ("facebook", ""),
    "flipboard.com": ("flipboard", "@"),
    "github.com": ("github", ""),
    "gitlab.com": ("gitlab", ""),
    "instagram.com": ("instagram", ""),
    "linkedin.com": ("linkedin", "in"),
    "medium.com": ("medium", "@"),
    "orcid.org": ("orcid", ""),
    "researchgate.net": ("researchgate", "profile"),
    "substack.com": ("substack", "@"),
    "t.me": ("telegram", ""),
    "threads.net": ("threads", "@"),
    "tiktok.com": ("tiktok", "@"),
    "unsplash.com": ("unsplash", "@"),
    "x.com": ("x", ""),
    "xing.com": ("xing", "profile"),
    "youtube.com": ("youtube", "@"),
}
_SAME_HOST = {"twitter.com": "x.com", "fb.com": "facebook.com", "threads.com": "threads.net"}
# Pages at the root that are no accounts.
_NO_ACCOUNT = {
    "about", "company", "events", "explore", "feed", "groups", "hashtag", "home", "i", "intent",
    "joinchat", "login", "p", "pages", "people", "privacy", "profile.php", "reel", "reels", "s",
    "search", "settings", "share", "sharer", "sharer.php", "signup", "stories", "watch",
}  # fmt: skip
_ANYBODY = "an-account"
_LONGEST_FOLDER = 60  # characters
_LONGEST_DOMAIN = 253  # characters (RFC 1035)
_EDGES = " \t\r\n\u00a0\u200b\ufeff<>\"',;"
_OPAQUE = re.compile(r"[a-z]+:(?!\d)", re.IGNORECASE)  # mailto:, but not localhost:8080
_HOST_END = re.compile(r"[/?#]")
_PATH_END = re.compile(r"[?#]")
# Mobile and language editions of a network: m., de., en-gb.
_EDITION = re.compile(r"(?:mobile|touch|web|m|[a-z]{2}(?:-[a-z]{2})?)\.(?=[^.]+\.[^.]+\Z)")
_ESCAPED = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_NUMBERED = re.compile(r"/profile\.php\?(?:[^#]*&)?id=(\d+)", re.ASCII)


def web_key(url: str) -> str:
    """Return a URL without scheme, www. and the slash at its end; the host is ASCII.

    On a known network there is no query, and an account is decoded, lower-case, and without
    edition or subpage: linkedin.com/in/anna-weber. '' for a blank.
    """
    return read_web_address(url)[0]


def network_of(url: str) -> str:
    """Return the network whose account page this is, such as ``linkedin``, else ''."""
    return read_web_address(url)[1]


def read_web_address(url: str) -> tuple[str, str]:
    """Return key and network of a URL together."""
    folder, _, name = url.rpartition("/")
    # Accounts of one network differ in their names alone, and most names are plain.
    if name.isascii() and name.replace("-", "").isalnum() and (known := _folder(folder)):
        prefix, network = known
        if (key := name.lower()) not in _NO_ACCOUNT:
            return f"{prefix}{key}", network
    return _read(url)


def _folder(url: str) -> tuple[str, str] | None:
    """Return the key of a network's folder of accounts, and the network."""
    return _known_folder(url) if len(url) <= _LONGEST_FOLDER else None


@lru_cache(maxsize=4096)
def _known_folder(url: str) -> tuple[str, str] | None:
    key, network = _read(f"{url}/{_ANYBODY}")
    is_folder = bool(network) and _ANYBODY not in url and key.endswith(f"/{_ANYBODY}")
    return (key.removesuffix(_ANYBODY), network) if is_folder else None


def _read(url: str) -> tuple[str, str]:
    text = url.strip(_EDGES)
    scheme, separator, rest = text.partition("://")
    if not separator or not scheme.isalnum():
        rest = text.removeprefix("//")
        if _OPAQUE.match(rest):
            return rest.lower(), ""
    host_end = _HOST_END.search(rest)
    cut = host_end.start() if host_end else len(rest)
    host, path = _host(rest[:cut]), rest[cut:]
    if account := _account(host, path):
        return account
    path_end = _PATH_END.search(path)
    cut = path_end.start() if path_end else len(path)
    tail = "" if host in _NETWORKS else path[cut:]
    return f"{host}{path[:cut].rstrip('/')}{tail}", ""


def ascii_domain(domain: str) -> str:
    """Return a lower-case domain as the DNS has it (IDNA); one it cannot have stays."""
    if not domain.isascii() and len(domain) <= _LONGEST_DOMAIN:
        with suppress(UnicodeError):  # an empty or overlong label: compared as written
            return domain.encode("idna").decode()
    return domain


@lru_cache(maxsize=4096)  # most pages in an address book lie on a few networks
def _host(text: str) -> str:
    host = text.rpartition("@")[2].lower().rstrip(".").removeprefix("www.")
    host = host.removesuffix(":443").removesuffix(":80")
    edition = _EDITION.match(host)
    network = host[edition.end() :] if edition else host
    network = _SAME_HOST.get(network, network)
    return network if network in _NETWORKS else ascii_domain(host)


def _account(host: str, path: str) -> tuple[str, str] | None:
    """Return key and network if this is the page of an account."""
    network, folder = _NETWORKS.get(host, ("mastodon", "@"))
    plain = path if "?" not in path and "#" not in path else _PATH_END.split(path, maxsplit=1)[0]
    steps = [*filter(None, plain.split("/"))]
    if host == "facebook.com" and (numbered := _NUMBERED.match(path)):
        return f"{host}/{numbered[1]}", network
    if folder in {"", "@"}:
        if len(steps) != 1 or not steps[0].startswith(folder) or steps[0].lower() in _NO_ACCOUNT:
            return None
        return f"{host}/{_decoded(steps[0])}", network
    if len(steps) < 2 or steps[0].lower() != folder:
        return None
    return f"{host}/{folder}/{_decoded(steps[1])}", network


def _decoded(step: str) -> str:
    """Undo percent encoding and case."""
    if step.isascii() and "%" not in step:
        return step.lower()
    plain = _ESCAPED.sub(
        lambda run: bytes.fromhex(run[0].replace("%", "")).decode(errors="replace"), step
    )
    return unicodedata.normalize("NFC", plain).lower()
