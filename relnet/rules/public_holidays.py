"""Public holidays of every country and state, as the library ``holidays`` knows them.

The library takes as long to load as everything else together, so that only who needs a year
that is not in the database yet, or checks a setting, asks for it (``jobs/know_holidays.py``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from relnet.model.folding import fold
from relnet.rules import countries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def holidays_in(country: str, region: str, years: Sequence[int]) -> dict[date, str]:
    """Return the days off in these years with their local names.

    ``country`` and ``region`` as ``country_code`` and ``region_code`` write them; without a
    region only what the whole country keeps. A country that is not known has none: settings
    may come from a file.
    """
    if country_code(country) != country:
        return {}
    made = _library().country_holidays(country)
    found = _library().country_holidays(
        country,
        subdiv=region if region in made.subdivisions else None,
        years=years,
        language=made.default_language,
    )
    return {day: name for day, name in found.items() if day.year in years}


def country_code(text: str) -> str | None:
    """Return the ISO 3166 code of a country (``de``, ``Deutschland``); None if there is none."""
    code = countries.country_code(text)
    return code if code in _library().list_supported_countries() else None


def region_code(country: str, text: str) -> str | None:
    """Return the code of a region (``NW``, ``DE-NW``, ``Nordrhein-Westfalen``), None if unknown."""
    return _regions(country).get(fold(text).removeprefix(f"{country.lower()} "))


def region_codes(country: str) -> list[str]:
    """Return the codes of the regions that have holidays of their own."""
    return [*dict.fromkeys(_regions(country).values())]


def _regions(country: str) -> dict[str, str]:
    known = _library().country_holidays(country)
    codes = {fold(code): code for code in known.subdivisions}
    return codes | {fold(name): code for name, code in known.subdivisions_aliases.items()}


def _library() -> Any:  # noqa: ANN401 -- a module
    # Named, not imported: half a second that only one run a year needs.
    return import_module("holidays")
