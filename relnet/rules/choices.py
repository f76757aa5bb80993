"""What the owner may choose: every setting, what it means, and which values it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError, UnknownSettingError
from relnet.model.noun import noun
from relnet.phrase import Phrase
from relnet.rules.public_holidays import country_code, region_code, region_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Check = Callable[[str, Mapping[str, str]], str]

HOURS_IN_WEEK = 168


@noun
class Setting:
    """Something to choose; ``default`` holds where nothing is chosen.

    ``check`` returns the value as it is kept, or raises BadValueError; it sees the other
    settings, too.
    """

    default: str
    meaning: Phrase
    check: Check


def _country(text: str, _others: Mapping[str, str]) -> str:
    if code := country_code(text):
        return code
    wanted = Phrase("say it by its ISO code, such as DE, AT, CH or NL.")
    raise BadValueError("country", text, wanted)


def _region(text: str, others: Mapping[str, str]) -> str:
    country = others.get("country", SETTINGS["country"].default)
    if code := region_code(country, text):
        return code
    if codes := region_codes(country):
        wanted = Phrase("{country} has {codes}.", country=country, codes=", ".join(codes))
    else:
        wanted = Phrase("holidays are the same in all of {country}.", country=country)
    raise BadValueError("region", text, wanted)


def _hours(text: str, _others: Mapping[str, str]) -> str:
    try:
        hours = float(text.strip().replace(",", "."))
    except ValueError:
        hours = 0.0
    if not 0 < hours <= HOURS_IN_WEEK:
        wanted = Phrase("say a number of hours, such as 3 or 2.5.")
        raise BadValueError("hours_per_week", text, wanted)
    return f"{hours:g}"


SETTINGS = {
    "country": Setting(
        "DE",
        Phrase("whose public holidays count, and whose numbers need no country code"),
        _country,
    ),
    "region": Setting(
        "", Phrase("the state or canton with holidays of its own, such as NW or BY"), _region
    ),
    "hours_per_week": Setting(
        "3", Phrase("how many hours a week you have to keep in touch"), _hours
    ),
}  # in the order in which they are checked: a region is one of a country


def checked(wanted: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return what is chosen when these values are, too; '' goes back to the default.

    A region that the new country does not have is left out. UnknownSettingError, BadValueError.
    """
    for name in wanted:
        if name not in SETTINGS:
            raise UnknownSettingError(name, [*SETTINGS])
    result = dict(chosen)
    for name, setting in SETTINGS.items():
        text = wanted.get(name, "").strip()
        if name in wanted:
            result.pop(name, None)
        if text:
            result[name] = setting.check(text, result)
    if "country" in wanted and "region" in result:
        country = result.get("country", SETTINGS["country"].default)
        if region_code(country, result["region"]) != result["region"]:
            del result["region"]
    return result
