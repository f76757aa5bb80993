"""QR codes, drawn by segno, which the extra ``qr`` installs."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from relnet.errors import DataError
from relnet.formats.codes import INSTALL
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from typing import Literal

SCALE = 8  # pixels of a module in a picture, or units of an SVG
QUIET = 2  # modules around a code on a screen; ISO 18004 asks for 4, which pictures have

NOT_INSTALLED = Phrase("what draws codes is not installed.")
TOO_LONG = Phrase("the card is too long for a code.")
SHORTEN = Phrase("hand it on as a file: relnet card -o card.vcf")


def picture(text: str, form: str) -> bytes:
    """Draw a text as a QR code, in ``png`` or ``svg``; no scratch harms it (level M or better)."""
    out = BytesIO()
    _code(text, "m").save(out, kind=form, scale=SCALE)
    return out.getvalue()


def half_blocks(text: str) -> list[str]:
    """Draw a text as a QR code in block elements, two modules above each other in a letter.

    Ink is light on dark. The lines are equally long and hold no escapes.
    """
    out = StringIO()
    _code(text, "l").terminal(out, border=QUIET, compact=True)
    return out.getvalue().splitlines()


def _code(text: str, error: Literal["l", "m"]) -> Any:  # noqa: ANN401 -- segno is an extra
    try:  # worth its import only where a code is drawn
        segno = import_module("segno")
    except ImportError:
        raise DataError(NOT_INSTALLED, INSTALL) from None
    try:  # phones take UTF-8 for granted, and few know how to be told of anything else
        return segno.make(text, error=error, micro=False, encoding="utf-8")
    except segno.DataOverflowError:
        raise DataError(TOO_LONG, SHORTEN) from None
