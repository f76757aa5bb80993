"""What stands before the colon of a property: group, name and parameters."""

from __future__ import annotations

import re
from binascii import a2b_qp
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from relnet.formats.charset import codecs_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# vCard 2.1 writes these without "ENCODING=", everything else without "TYPE=".
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
# Types that say nothing a person would: what can be sent where is plain from the property.
_NOISE = {
    "", "internet", "email", "voice", "text", "msg", "pref", "postal", "parcel", "dom", "intl",
}  # fmt: skip
_PLACES = ("work", "home", "other")  # come first: "work fax", never "fax work"
_SYNONYMS = {
    "mobile": "cell", "homefax": "home fax", "workfax": "work fax", "home page": "homepage",
}  # fmt: skip
_KNOWN_LABELS = {*_PLACES, "cell", "fax", "pager", "main", "iphone", "school", "homepage"}
_APPLE = re.compile(r"_?\$!<([^>]*)>!\$_?\Z")  # _$!<Work>!$_
_SEAM = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")  # AssistantPhone, HomeFAX, not iPhone
# A label of one's own, as Samsung writes it.
_CUSTOM = re.compile(
    r"X-CUSTOM\((?:CHARSET=[^,]*,)?(ENCODING=QUOTED-PRINTABLE,)?(.*)\)", re.IGNORECASE
)
_CARETS = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}
_CARET = re.compile(r"\^[nN'^]")
LONGEST_KEPT = 200  # characters; longer heads do not come twice


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A property without its value; heads repeat from card to card, so they are kept.

    ``group`` is lower case, ``name`` and the names of ``params`` are upper case; the types and
    encodings that vCard 2.1 writes bare are values of TYPE and ENCODING. ``label`` puts the
    types into words; a ``charset`` is as declared.
    """

    name: str
    params: Mapping[str, tuple[str, ...]]
    group: str = ""
    label: str = ""
    is_preferred: bool = False
    encoding: Literal["", "BASE64", "QUOTED-PRINTABLE"] = ""
    charset: str = ""


def head_of(text: str) -> Head:
    """Parse a head; RFC 6350 3.3 and 5, RFC 6868, vCard 2.1, and all that is nearly so."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _head(text)


def spoken_label(text: str) -> str:
    """Put Apple's ``X-ABLabel`` into words: ``_$!<Work>!$_`` is work, a free text stays."""
    return _kept_label(text) if len(text) <= LONGEST_KEPT else _spoken_label(text)


def _spoken_label(text: str) -> str:
    if found := _APPLE.match(text):
        text = _SEAM.sub(" ", found[1]).lower()
    word = text.lower()
    word = _SYNONYMS.get(word, word)
    if word in _NOISE:
        return ""
    return word if word in _KNOWN_LABELS or " fax" in word else text


def _head(text: str) -> Head:
    name, *segments = _split_unquoted(text, ";")
    group, dot, rest = name.partition(".")
    params = _params(segments)
    encodings = {value.strip().upper() for value in params.get("ENCODING", ())}
    types = [word for value in params.get("TYPE", ()) for word in _words(value)]
    return Head(
        name=(rest if dot else group).strip().upper(),
        params=params,
        group=group.strip().lower() if dot else "",
        label=_label(types),
        is_preferred="pref" in types or "1" in params.get("PREF", ()),
        encoding=(
            "BASE64"
            if encodings & {"BASE64", "B"}
            else "QUOTED-PRINTABLE"
            if "QUOTED-PRINTABLE" in encodings
            else ""
        ),
        charset=params.get("CHARSET", ("",))[0],
    )


_kept = lru_cache(maxsize=4096)(_head)
_kept_label = lru_cache(maxsize=1024)(_spoken_label)


def _params(segments: list[str]) -> dict[str, tuple[str, ...]]:
    params: dict[str, list[str]] = {}
    for segment in segments:
        if found := _CUSTOM.fullmatch(segment.strip()):
            params.setdefault("TYPE", []).append(_custom(found))
            continue
        key, is_named, value = segment.partition("=")
        if is_named:
            params.setdefault(key.strip().upper(), []).extend(_values(value))
        elif bare := segment.strip():
            params.setdefault(_key_of(bare), []).append(bare)
    return {key: tuple(values) for key, values in params.items()}


def _key_of(bare: str) -> str:
    """Tell what a value without a name is for; some phones write ``FN;UTF-8;8BIT:...``."""
    if bare.upper() in _ENCODINGS:
        return "ENCODING"
    return "CHARSET" if not bare.isalpha() and codecs_for(bare) else "TYPE"


def _custom(found: re.Match[str]) -> str:
    """Return the words of Samsung's ``X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,...)``."""
    data = found[2].encode()
    return (a2b_qp(data) if found[1] else data).decode("utf-8", "replace").replace("\0", "")


def _values(text: str) -> Iterator[str]:
    for value in _split_unquoted(text.strip(), ","):
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1]  # noqa: PLW2901
        yield _CARET.sub(lambda found: _CARETS[found[0]], value) if "^" in value else value


def _split_unquoted(text: str, separator: str) -> list[str]:
    """Split at separators outside of double quotes; a quote without its partner is a letter."""
    if '"' not in text or text.count('"') % 2:
        return text.split(separator)
    parts = text.split('"')
    parts[::2] = [part.replace(separator, "\0") for part in parts[::2]]  # NUL occurs in no card
    return '"'.join(parts).split("\0")


def _words(value: str) -> list[str]:
    r"""Split ``TYPE="work,voice"`` (RFC 6350), ``TYPE=HOME,TYPE=VOICE``, ``TYPE=HOME\,VOICE``."""
    words = [word.strip(" \\").lower().removeprefix("type=") for word in value.split(",")]
    return [word.removeprefix("x-") for word in words]


def _label(types: list[str]) -> str:
    words = dict.fromkeys(_SYNONYMS.get(word, word) for word in types if word not in _NOISE)
    ordered = sorted(words, key=lambda word: word not in _PLACES)
    return " ".join(ordered)[:LONGEST_KEPT]
