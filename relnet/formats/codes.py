"""QR codes and their kin in pictures and lists: cards, profiles, and the badges of fairs.

Pictures are opened by Pillow and codes read by zxing-cpp, which the extra ``qr`` installs.
"""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from importlib import import_module
from io import BytesIO
from math import ceil, prod, sqrt
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import unquote

from relnet.errors import UnreadableFileError
from relnet.formats import mecard, vcard
from relnet.formats.lines import Lines, decoded
from relnet.model.card import BADGE, Card, Channel, Record
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.card import ChannelKind

SIZE_LIMIT = 64 << 20  # bytes of a picture
PIXEL_LIMIT = 64_000_000
SCANNED = 20_000_000  # pixels; a larger picture is reduced, which costs no code
BAND = 1 << 20  # pixels that are made grey at a time
MEMORY = 240_000_000  # bytes for all the pixels of a picture
PAGE_LIMIT = 100  # pages of a TIFF, which scanners write

# The only formats that Pillow may try: others were never meant for photographs.
_OPENED = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF.{4}WEBP|II\*\0|MM\0\*"
    rb"|BM.{4}\0{4}.{4}[\x0c-\x7c]\0{3}|.{4}ftyp(?:heic|heix|mif1|avif)",
    re.DOTALL,
)
_WRITTEN = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,9}(?:MECARD|BIZCARD):", re.IGNORECASE)
_READ = ("QRCode", "Aztec", "DataMatrix", "PDF417")
_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z-]{1,20}\.)?(?:(linkedin)\.com/in|(xing)\.com/profile)/[^\s/?#]+",
    re.IGNORECASE,
)
_REACH: tuple[tuple[re.Pattern[str], ChannelKind, str], ...] = (
    (re.compile(r"MATMSG:TO:([^;]+)", re.I), "email", ""),  # NTT docomo
    (re.compile(r"([^\s@:;,/?]+@[^\s@:;,/?]+\.[^\W\d_]{2,})\Z"), "email", ""),
    (re.compile(r"(?:tel|sms|smsto):([^;:?]+)", re.I), "phone", ""),  # RFC 3966, RFC 5724
    (re.compile(r"https?://wa\.me/\+?(\d+)", re.I), "phone", "+"),  # WhatsApp
)
# Networks, second factors, payments (EPC, Swiss, Girocode), places, appointments.
_NO_PERSON = re.compile(
    r"(?:WIFI|otpauth(?:-migration)?|geo|bitcoin|ethereum|upi|market):|(?:BCD|SPC)\r?\n"
    r"|BEGIN:V(?:EVENT|CALENDAR|TODO)",
    re.IGNORECASE,
)
# What Pillow raises if a picture is damaged, or built to hurt.
_FAULTS = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError,
    RuntimeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip

NOT_INSTALLED = Phrase("it is a picture, and what reads codes in pictures is not installed.")
INSTALL = Phrase(
    "install it: pip install 'relnet[qr]', or pipx inject relnet segno zxing-cpp pillow"
)
DAMAGED = Phrase("the picture is damaged, or of a kind that is not read.")
SAVE_ANEW = Phrase("save it as JPEG or PNG, and import that.")
TOO_LONG = Phrase("it is larger than {n} MB.", n=SIZE_LIMIT >> 20)
CUT_OUT = Phrase("cut the code out, and import that.")
NO_CODE = Phrase("there is no code in the picture.")
CLOSER = Phrase("take it again from closer up: sharp, straight, and with a white edge around it.")
EMPTY = Phrase("the code is empty.")
NO_PERSON = Phrase("the code is of no person: a network, a payment, a place or the like.")
NAMELESS = Phrase("the code has no name and no way to reach anybody.")


def heading(head: bytes) -> bytes | None:
    """Know a picture, or what a scanner wrote down of one, by its first bytes."""
    return b"" if _PICTURE.match(head) or _WRITTEN.match(head) else None


def read(file: BinaryIO) -> Iterator[Record]:
    """Read the codes of a picture, from top to bottom; ``line`` is the number of the code.

    In a text each line is a code.

    ``raw`` is a code's text. A vCard, MECARD or BIZCARD becomes the card it is; a page on
    LinkedIn or XING, an address and a number a card with that channel. What is of no person is
    skipped, any other text taken for the id of a badge. UnreadableFileError if there is no code,
    if the picture is damaged or too large, or if the libraries are missing.
    """
    path = str(getattr(file, "name", "-"))
    data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise UnreadableFileError(path, TOO_LONG, CUT_OUT)
    line = 0
    for text, raw in _lines(data) if _WRITTEN.match(data) else _codes(data, path):
        for record in _records(text, raw):
            line += 1
            yield Record(line, record.raw, record.card, record.reason, record.is_skipped)


def _lines(data: bytes) -> Iterator[tuple[str, bytes]]:
    for line in Lines(BytesIO(data)):
        if line.strip():
            yield decoded(line)[0].strip("\ufeff \t\n"), line


def _codes(data: bytes, path: str) -> list[tuple[str, bytes]]:
    """Return the codes as text, and as the bytes they hold."""
    try:  # both are extras, and worth their import only where a picture is read
        pillow, zxing = import_module("PIL.Image"), import_module("zxingcpp")
    except ImportError:
        raise UnreadableFileError(path, NOT_INSTALLED, INSTALL) from None
    found: list[tuple[str, bytes]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is odd about a picture helps nobody
        warnings.simplefilter("error", pillow.DecompressionBombWarning)
        try:
            with pillow.open(BytesIO(data), formats=_OPENED) as picture:
                for page in _pages(picture):
                    found += _found(zxing, _grey(pillow, page, path))
        except (pillow.DecompressionBombError, pillow.DecompressionBombWarning):
            raise UnreadableFileError(path, _too_large(PIXEL_LIMIT), CUT_OUT) from None
        except _FAULTS as error:
            raise UnreadableFileError(path, DAMAGED, SAVE_ANEW) from error
    if not found:
        raise UnreadableFileError(path, NO_CODE, CLOSER)
    return found


def _pages(picture: Any) -> Iterator[Any]:  # noqa: ANN401 -- Pillow is imported where it is needed
    yield picture
    for number in range(1, PAGE_LIMIT) if picture.format == "TIFF" else ():
        try:
            picture.seek(number)
        except EOFError:
            return
        yield picture


def _grey(pillow: Any, picture: Any, path: str) -> Any:  # noqa: ANN401 -- the same
    """Return the picture in shades of grey, what is transparent white, and not too large.

    Band by band: a copy of all of it in colours would take several times its memory.
    """
    if prod(picture.size) > (most := _pixel_limit(picture)):
        raise UnreadableFileError(path, _too_large(most), CUT_OUT)
    factor = _factor(picture)
    picture.draft("L", tuple(side // factor for side in picture.size))  # a JPEG gives less then
    factor = _factor(picture)
    width, height = picture.size
    grey = pillow.new("L", (ceil(width / factor), ceil(height / factor)))
    rows = factor * max(BAND // width // factor, 1)
    for top in range(0, height, rows):
        band = picture.crop((0, top, width, min(top + rows, height)))
        grey.paste(_in_grey(pillow, band, factor), (0, top // factor))
    return grey


def _in_grey(pillow: Any, band: Any, factor: int) -> Any:  # noqa: ANN401 -- the same
    if not band.has_transparency_data:
        return band.convert("L").reduce(factor)
    ink = band.convert("RGBA").reduce(factor)
    paper = pillow.new("RGBA", ink.size, "white")
    paper.alpha_composite(ink)
    return paper.convert("L")


def _pixel_limit(picture: Any) -> int:  # noqa: ANN401 -- the same
    """Return how many pixels a picture may have, by the bytes that its decoder takes for each."""
    if picture.format in {"JPEG", "MPO"}:  # two of each colour, if it comes in several scans
        areas: list[int] = [across * down for _, across, down, _ in picture.layer]
        return min(PIXEL_LIMIT, MEMORY * max(areas) // (2 * sum(areas)))
    needed = 1 if picture.mode in {"1", "L", "P"} else 4
    # A TIFF may be one strip, held twice; WebP keeps canvases, and what is on them.
    needed = {"TIFF": 2 * needed, "WEBP": 15}.get(picture.format, needed)
    return min(PIXEL_LIMIT, MEMORY // needed)


def _factor(picture: Any) -> int:  # noqa: ANN401 -- the same
    return ceil(sqrt(prod(picture.size) / SCANNED))


def _too_large(most: int) -> Phrase:
    return Phrase("the picture is larger than {n} million pixels.", n=most // 1_000_000)


def _found(zxing: Any, grey: Any) -> list[tuple[str, bytes]]:  # noqa: ANN401 -- the same
    formats = [getattr(zxing.BarcodeFormat, name) for name in _READ]
    plain = zxing.TextMode.Plain
    # Light that changes over the picture needs local shades, faint print the whole picture's.
    for shades in (zxing.Binarizer.LocalAverage, zxing.Binarizer.GlobalHistogram):
        if found := zxing.read_barcodes(grey, formats, binarizer=shades, text_mode=plain):
            found.sort(key=lambda code: (code.position.top_left.y, code.position.top_left.x))
            return [(_text(zxing, code), code.bytes) for code in found]
    return []


def _text(zxing: Any, code: Any) -> str:  # noqa: ANN401 -- the same
    is_binary = code.content_type == zxing.ContentType.Binary
    text: str = code.bytes.hex() if is_binary else code.text
    return text.lstrip("\ufeff").strip()


def _records(text: str, data: bytes) -> Iterator[Record]:
    raw = text.encode(errors="backslashreplace")
    if not text:
        yield Record(0, raw, reason=EMPTY, is_skipped=True)
    elif _NO_PERSON.match(text):
        yield Record(0, raw, reason=NO_PERSON, is_skipped=True)
    elif text[:11].upper() == "BEGIN:VCARD":
        # A card that names its charset is right about its bytes; else zxing-cpp has decoded it.
        yield from vcard.read(BytesIO(data if b"CHARSET=" in data.upper() else raw))
    elif text.upper().startswith(mecard.BEGINNINGS):
        card = mecard.read(text)
        yield Record(0, raw, card, None if card else NAMELESS)
    else:
        channels = tuple(_channels(text))
        badge = "" if channels else BADGE + " ".join(filter(None, map(_shown, text.split())))
        yield Record(0, raw, Card(channels=channels, uid=badge))


def _channels(text: str) -> Iterator[Channel]:
    """Yield the ways to reach somebody that a text is, if it is nothing else."""
    if found := _PROFILE.match(text):
        yield Channel("profile", text, (found[1] or found[2]).lower())
    elif text[:7].lower() == "mailto:":  # RFC 6068: several addresses, then header fields
        for part in text[7:].partition("?")[0].split(","):
            if address := unquote(part).strip():
                yield Channel("email", address)
    else:
        for shape, kind, before in _REACH:
            if (found := shape.match(text)) and (value := found[1].strip()):
                yield Channel(kind, before + value)
                break


def _shown(text: str) -> str:
    """Leave out what acts instead of being read, such as the separators of GS1."""
    return "".join(filter(str.isprintable, text))
