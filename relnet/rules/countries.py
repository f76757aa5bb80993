"""Countries as addresses name them: by ISO code, in English, in German, in their own language.

No library at hand knows names: ``phonenumbers`` comes without them, ``holidays`` has codes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.card import Address

_SHORTEST, _LONGEST = 2, 60  # characters; what is longer is no country
# By ISO 3166: names, the code of three letters, and that of cars where letters begin with it
# (A-1010 Wien). "Georgia" is a state, too.
_CALLED = {
    "AE": "United Arab Emirates, Vereinigte Arabische Emirate, UAE, VAE, ARE",
    "AL": "Albania, Albanien, Shqipëria",
    "AR": "Argentina, Argentinien, ARG",
    "AT": "Austria, Österreich, Autriche, AUT, A",
    "AU": "Australia, Australien, AUS",
    "BA": "Bosnia and Herzegovina, Bosnien und Herzegowina, Bosnia, Bosnien, Bosna i Hercegovina",
    "BE": "Belgium, Belgien, België, Belgique, BEL, B",
    "BG": "Bulgaria, Bulgarien, България",
    "BR": "Brazil, Brasilien, Brasil, BRA",
    "BY": "Belarus, Weißrussland, Беларусь",
    "CA": "Canada, Kanada, CAN",
    "CH": "Switzerland, Schweiz, Suisse, Svizzera, Svizra, Die Schweiz, CHE",
    "CL": "Chile",
    "CN": "China, People's Republic of China, Volksrepublik China, VR China, PR China, 中国, CHN",
    "CO": "Colombia, Kolumbien",
    "CY": "Cyprus, Zypern, Κύπρος",
    "CZ": "Czech Republic, Czechia, Tschechien, Tschechische Republik, Česko, Česká republika, CZE",
    "DE": "Germany, Deutschland, Allemagne, Bundesrepublik Deutschland, BRD, DEU, D",
    "DK": "Denmark, Dänemark, Danmark, DNK",
    "EE": "Estonia, Estland, Eesti",
    "EG": "Egypt, Ägypten, مصر",
    "ES": "Spain, Spanien, España, ESP, E",
    "FI": "Finland, Finnland, Suomi, FIN",
    "FR": "France, Frankreich, FRA, F",
    "GB": (
        "United Kingdom, Great Britain, Britain, England, Scotland, Wales, Northern Ireland,"
        " Vereinigtes Königreich, Großbritannien, Schottland, Nordirland, Royaume-Uni, UK, GB, GBR"
    ),
    "GR": "Greece, Griechenland, Ελλάδα, Hellas, GRC",
    "HK": "Hong Kong, Hongkong, 香港",
    "HR": "Croatia, Kroatien, Hrvatska",
    "HU": "Hungary, Ungarn, Magyarország",
    "ID": "Indonesia, Indonesien",
    "IE": "Ireland, Irland, Éire, Republic of Ireland, IRL",
    "IL": "Israel, ישראל",
    "IN": "India, Indien, Bharat, IND",
    "IS": "Iceland, Island, Ísland",
    "IT": "Italy, Italien, Italia, ITA, I",
    "JP": "Japan, 日本, JPN",
    "KR": "South Korea, Südkorea, Korea, Republic of Korea, Republik Korea, 대한민국, KOR",
    "LI": "Liechtenstein, Fürstentum Liechtenstein",
    "LT": "Lithuania, Litauen, Lietuva",
    "LU": "Luxembourg, Luxemburg, Lëtzebuerg, LUX, L",
    "LV": "Latvia, Lettland, Latvija",
    "MA": "Morocco, Marokko, Maroc",
    "MC": "Monaco",
    "ME": "Montenegro, Crna Gora",
    "MK": "North Macedonia, Nordmazedonien, Северна Македонија",
    "MT": "Malta",
    "MX": "Mexico, Mexiko, México, MEX",
    "MY": "Malaysia",
    "NL": "Netherlands, The Netherlands, Niederlande, Nederland, Holland, Pays-Bas, NLD",
    "NO": "Norway, Norwegen, Norge, NOR, N",
    "NZ": "New Zealand, Neuseeland",
    "PL": "Poland, Polen, Polska, POL",
    "PT": "Portugal, PRT, P",
    "RO": "Romania, Rumänien, România",
    "RS": "Serbia, Serbien, Srbija, Србија",
    "RU": "Russia, Russland, Russian Federation, Russische Föderation, Россия",
    "SA": "Saudi Arabia, Saudi-Arabien, السعودية",
    "SE": "Sweden, Schweden, Sverige, SWE, S",
    "SG": "Singapore, Singapur",
    "SI": "Slovenia, Slowenien, Slovenija",
    "SK": "Slovakia, Slowakei, Slovak Republic, Slovensko, SVK",
    "TH": "Thailand",
    "TN": "Tunisia, Tunesien, Tunisie",
    "TR": "Turkey, Türkei, Türkiye, TUR",
    "TW": "Taiwan, 台灣",
    "UA": "Ukraine, Україна",
    "US": (
        "United States, United States of America, Vereinigte Staaten, Vereinigte Staaten von"
        " Amerika, America, Amerika, États-Unis, Estados Unidos, USA, US"
    ),
    "VN": "Vietnam, Việt Nam",
    "XK": "Kosovo, Kosova",
    "ZA": "South Africa, Südafrika",
}


def country_of(addresses: Iterable[Address]) -> str:
    """Return the ISO 3166 code of the one country that addresses are in; '' if nobody says."""
    codes = {
        country_code(address.country) if address.country else _written_last(address)
        for address in addresses
    }
    return codes.pop() if len(codes) == 1 else ""


def _written_last(address: Address) -> str:
    """Return the code of the country with which an address ends that is one text, as on a label.

    Only a part of its own is one: neither Österreich 5, nor a place that is called Amerika, nor
    the CA of California.
    """
    text = ", ".join(filter(None, (address.street, address.city, address.region))).rstrip(" ,\n")
    start = max(text.rfind(","), text.rfind("\n")) + 1
    last = text[start:].strip()
    return _codes().get(_word(last), "") if start and _SHORTEST <= len(last) <= _LONGEST else ""


@lru_cache(maxsize=1024)
def country_code(name: str) -> str:
    """Return the ISO 3166 code of a country by any of its names; '' for what is none.

    Two letters may be any code: whether there is such a country, who uses it finds out.
    """
    letters = name.strip().upper()
    if len(letters) == 2 and letters.isascii() and letters.isalpha() and letters != "UK":
        return letters
    return _codes().get(_word(name), "") if len(name) <= _LONGEST else ""


@cache
def _codes() -> dict[str, str]:
    return {_word(name): code for code, names in _CALLED.items() for name in names.split(", ")}


def _word(name: str) -> str:
    return fold(name).replace(" ", "")  # U.S.A.
