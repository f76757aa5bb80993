"""Say things in the owner's language: English is the source, German the first catalogue.

Help texts are translated when their module is imported, so ``use`` comes before the commands.
"""

from __future__ import annotations

import gettext
import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from relnet.model.visible import visible_line
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "de")
TAKE_A_VALUE = ("--db", "--lang", "--color")  # of the options before a command
# os.path: pathlib would cost every start 3 ms.
LOCALE = f"{os.path.dirname(os.path.dirname(__file__))}/locale"  # noqa: PTH120 -- see above
WEEKDAYS = (
    Phrase("Mon"), Phrase("Tue"), Phrase("Wed"), Phrase("Thu"), Phrase("Fri"), Phrase("Sat"),
    Phrase("Sun"),
)  # fmt: skip
_DAY = Phrase("{weekday} {year}-{month}-{day}")
_DATE = Phrase("{year}-{month}-{day}")
_YEARLESS = Phrase("--{month}-{day}")
_NUMBER = Phrase("1,000.5")  # an example, of which the two signs count

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Decide by ``--lang``, RELNET_LANG, then the locale; whatever is unknown means English."""
    wanted = [
        *_asked_for(arguments),
        environment.get("RELNET_LANG", ""),
        *environment.get("LANGUAGE", "").split(":"),
        environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG", ""),
    ]
    first = next((text for text in wanted if text), "en")
    return first[:2].lower() if first[:2].lower() in LANGUAGES else "en"


def _asked_for(arguments: Sequence[str]) -> list[str]:
    """Return what ``--lang`` says before the command; behind it, a letter's language is meant."""
    asked: list[str] = []
    rest = iter(arguments)
    for option in rest:
        if not option.startswith("-"):
            break
        name, sign, value = option.partition("=")
        if name in TAKE_A_VALUE and not sign:
            value = next(rest, "")
        if name == "--lang":
            asked = [value]
    return asked


def use(language: str) -> None:
    """Speak a language from now on, in relnet's own sentences and in click's."""
    global _catalogue  # noqa: PLW0603 -- the process has one owner, and so one language
    _catalogue = gettext.translation("relnet", LOCALE, [language], fallback=True)
    # click asks gettext for the process-wide domain, in the language of the environment.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("relnet", LOCALE)
    gettext.textdomain("relnet")


def _(text: str) -> str:
    """Translate a fixed text, such as a help text or a table head."""
    return _catalogue.gettext(text) if text else ""


def say(phrase: Phrase) -> str:
    """Translate a phrase and fill in its facts, made harmless for a terminal."""
    if phrase.plural:
        count = phrase.facts["n"]
        assert isinstance(count, int)  # noqa: S101 -- counted() takes nothing else
        text = _catalogue.ngettext(phrase.text, phrase.plural, count)
    else:
        text = _(phrase.text)
    return text.format(**{name: _fact(fact) for name, fact in phrase.facts.items()})


def _fact(fact: object) -> str:
    if isinstance(fact, Phrase):
        return say(fact)
    if isinstance(fact, date):
        return say_day(fact)
    return visible_line(str(fact))  # a sentence is one line, whatever is told in it


def say_day(day: date) -> str:
    """Write a day with its weekday: ``Fri 2026-11-20``, ``Fr 20.11.2026``."""
    return _(_DAY.text).format(
        weekday=_(WEEKDAYS[day.weekday()].text),
        year=f"{day.year:04}",
        month=f"{day.month:02}",
        day=f"{day.day:02}",
    )


def say_date(written: str) -> str:
    """Write a day as it is stored: ``1980-04-15``, ``15.04.1980``; a text that is none stays."""
    from relnet.model.partial_date import PartialDate

    try:
        day = PartialDate.parse(written)
    except ValueError:
        return written
    return _((_YEARLESS if day.year is None else _DATE).text).format(
        year=f"{day.year:04}" if day.year else "", month=f"{day.month:02}", day=f"{day.day:02}"
    )


def say_number(number: float, decimals: int) -> str:
    """Write a number with its thousands apart, and with decimals only if they are not zero."""
    example = _(_NUMBER.text)
    whole, point, rest = f"{number:,.{decimals}f}".partition(".")
    whole = whole.replace(",", example[1])
    return f"{whole}{example[5]}{rest}" if point and rest.strip("0") else whole


def say_amount(amount: float) -> str:
    """Write a sum of money, in whatever currency: ``12,000``, ``3,500.50``."""
    return say_number(amount, 2)


def say_moment(written: str) -> str:
    """Write a moment as it is stored (UTC) by the clock of this place: ``2026-04-21 14:30``.

    Without a time zone it is by that clock already; a text that is no moment stays.
    """
    try:
        moment = datetime.fromisoformat(written)
        moment = moment.astimezone() if moment.tzinfo else moment
    except (ValueError, OverflowError, OSError):  # a year that no clock has
        return written
    day = say_date(moment.date().isoformat())
    return say(Phrase("{day} {time}", day=day, time=moment.time().isoformat("minutes")))
