"""Short and pet names, German and English, and the names they may stand for."""

from __future__ import annotations

from relnet.model.folding import fold

# Only what is not simply the beginning of the longer name (Alex, Chris, Max).
_FULL_NAMES = {
    "Andi": "Andreas Andrea", "Andy": "Andreas Andrew", "Anni": "Anna Annemarie",
    "Babsi": "Barbara", "Basti": "Sebastian", "Bea": "Beate", "Berni": "Bernhard",
    "Bernd": "Bernhard", "Bert": "Albert Robert Hubert Norbert", "Betty": "Elisabeth Bettina",
    "Bill": "William", "Bob": "Robert", "Conny": "Cornelia Konrad", "Conni": "Cornelia",
    "Dave": "David", "Dick": "Richard", "Didi": "Dieter Dietmar", "Dirk": "Dietrich",
    "Edi": "Eduard", "Eddie": "Edward", "Elli": "Elisabeth Elke", "Ernie": "Ernst",
    "Evi": "Eva", "Franzi": "Franziska", "Fritz": "Friedrich", "Gabi": "Gabriele Gabriela",
    "Gerd": "Gerhard", "Gert": "Gerhard", "Geli": "Angelika", "Gitti": "Brigitte",
    "Gitta": "Brigitte", "Gustl": "August Auguste", "Hanna": "Johanna", "Hannes": "Johannes",
    "Hans": "Johannes Johann", "Harry": "Harald Henry", "Heiner": "Heinrich",
    "Heinz": "Heinrich", "Heini": "Heinrich", "Ina": "Katharina Regina", "Inge": "Ingeborg",
    "Jim": "James", "Jimmy": "James", "Jo": "Johannes Josef Joachim Johanna",
    "Jochen": "Joachim", "Joe": "Joseph", "Jörn": "Jürgen", "Jupp": "Josef",
    "Kalle": "Karl", "Kati": "Katharina Katrin", "Käthe": "Katharina", "Kate": "Katherine",
    "Klaus": "Nikolaus", "Kurt": "Konrad", "Lena": "Magdalena Helena", "Leni": "Helene",
    "Lisa": "Elisabeth", "Liz": "Elizabeth", "Lotte": "Charlotte", "Maggie": "Margaret",
    "Manni": "Manfred", "Mandy": "Manuela", "Mike": "Michael", "Maik": "Michael",
    "Michi": "Michael Michaela", "Micha": "Michael", "Mitzi": "Maria", "Moni": "Monika",
    "Nick": "Nicholas Nikolaus", "Nina": "Antonina Katharina", "Olli": "Oliver",
    "Peggy": "Margaret", "Poldi": "Leopold", "Resi": "Theresia Therese", "Rolf": "Rudolf",
    "Rudi": "Rudolf", "Sepp": "Josef", "Sandra": "Alexandra", "Sascha": "Alexander",
    "Schorsch": "Georg", "Sigi": "Siegfried Sieglinde", "Steffi": "Stefanie",
    "Steffen": "Stefan", "Steve": "Steven Stephen", "Susi": "Susanne Susanna",
    "Ted": "Edward Theodore", "Tina": "Christina Martina Bettina", "Theo": "Theodor",
    "Toni": "Anton Antonia", "Tony": "Anthony", "Udo": "Ulrich", "Uli": "Ulrich Ulrike",
    "Ulli": "Ulrich Ulrike", "Uschi": "Ursula", "Vroni": "Veronika", "Willi": "Wilhelm",
    "Willy": "Wilhelm", "Wolle": "Wolfgang", "Xandi": "Alexander",
}  # fmt: skip

_KNOWN = {fold(nickname): frozenset(fold(names).split()) for nickname, names in _FULL_NAMES.items()}


def stands_for(nickname: str, name: str) -> bool:
    """Tell whether one folded given name is a known short form of the other."""
    return name in _KNOWN.get(nickname, ())


def full_names(nickname: str) -> frozenset[str]:
    """Return the folded given names that a folded one is a known short form of."""
    return _KNOWN.get(nickname, _NONE)


_NONE: frozenset[str] = frozenset()
