"""German postcodes that a spreadsheet took for numbers: 1067 Dresden is 01067.

Austria, Switzerland and others have four digits, so it takes the country, a state, or a town of
which the first two digits are known, to tell that a zero is gone.
"""

from __future__ import annotations

from relnet.model.folding import fold

_SHORT = 4  # digits of 01067 without its zero
_GERMANY = {"d", "de", "deu", "brd", "deutschland", "germany", "allemagne"}
_STATES = {
    "sachsen", "sachsen anhalt", "thuringen", "thueringen", "brandenburg", "saxony",
    "saxony anhalt", "thuringia", "sn", "st", "th", "bb",
}  # fmt: skip
# Second digit of the postcodes of towns, so that 1010 Wien is not one of them.
_TOWNS = {
    "1": "dresden pirna meissen riesa radebeul freital senftenberg kamenz",
    "2": "gorlitz bautzen hoyerswerda zittau weisswasser lobau",
    "3": "cottbus forst spremberg guben finsterwalde lubbenau",
    "4": "leipzig altenburg torgau borna delitzsch grimma markkleeberg wurzen",
    "6": "halle dessau merseburg wittenberg bitterfeld eisleben naumburg weissenfels kothen",
    "7": "jena gera saalfeld rudolstadt greiz zeulenroda hermsdorf poessneck possneck",
    "8": "zwickau plauen aue reichenbach crimmitschau glauchau werdau schwarzenberg",
    "9": "chemnitz freiberg annaberg mittweida dobeln limbach zschopau",
}
_DIGIT = {town: digit for digit, towns in _TOWNS.items() for town in towns.split()}


def with_zero(postcode: str, city: str, region: str, country: str) -> str:
    """Return a postcode of four digits with its zero, where it is a German one beyond doubt."""
    if len(postcode) != _SHORT or not (postcode.isascii() and postcode.isdecimal()):
        return postcode
    if country:
        is_german = fold(country) in _GERMANY
    else:
        town = fold(city).partition(" ")[0]  # Halle (Saale), Dessau-Roßlau
        is_german = fold(region) in _STATES or _DIGIT.get(town) == postcode[0]
    return f"0{postcode}" if is_german else postcode
