"""Short and pet names, German, English and of neighbours, and the names they may stand for."""

from __future__ import annotations

from relnet.model.folding import fold

# Only what is not simply the beginning of the longer name (Alex, Chris, Max).
_FULL_NAMES = {
    "Aljoscha": "Alexei Alexej", "Andi": "Andreas Andrea", "Andy": "Andreas Andrew", "Ania": "Anna",
    "Anni": "Anna Annemarie", "Asia": "Joanna", "Babsi": "Barbara", "Basia": "Barbara",
    "Basti": "Sebastian", "Bea": "Beate", "Becky": "Rebecca", "Beppe": "Giuseppe",
    "Bernd": "Bernhard", "Berni": "Bernhard", "Bernie": "Bernard Bernhard",
    "Bert": "Albert Robert Hubert Norbert", "Betty": "Elisabeth Bettina", "Bill": "William",
    "Billy": "William", "Bob": "Robert", "Bobbie": "Roberta", "Bobby": "Robert",
    "Cathy": "Catherine", "Charlie": "Charles", "Chuck": "Charles", "Conni": "Cornelia",
    "Conny": "Cornelia Konrad", "Danny": "Daniel", "Darek": "Dariusz", "Dave": "David",
    "Debbie": "Deborah", "Dick": "Richard", "Didi": "Dieter Dietmar",
    "Dima": "Dmitri Dmitrij Dmitriy", "Dirk": "Dietrich", "Drew": "Andrew", "Eddie": "Edward",
    "Edi": "Eduard", "Elli": "Elisabeth Elke", "Ernie": "Ernst", "Evi": "Eva",
    "Franzi": "Franziska", "Fritz": "Friedrich", "Gabi": "Gabriele Gabriela", "Geli": "Angelika",
    "Gene": "Eugene", "Gerd": "Gerhard", "Gert": "Gerhard", "Gitta": "Brigitte",
    "Gitti": "Brigitte", "Gosia": "Małgorzata", "Gustl": "August Auguste", "Hank": "Henry",
    "Hanna": "Johanna", "Hannes": "Johannes", "Hans": "Johannes Johann", "Harry": "Harald Henry",
    "Heiner": "Heinrich", "Heini": "Heinrich", "Heinz": "Heinrich", "Ina": "Katharina Regina",
    "Inge": "Ingeborg", "Jack": "John", "Jarek": "Jarosław", "Jenny": "Jennifer", "Jim": "James",
    "Jimmy": "James", "Jo": "Johannes Josef Joachim Johanna", "Jochen": "Joachim", "Joe": "Joseph",
    "Johnny": "John", "Jörn": "Jürgen", "Joschka": "Josef", "Jupp": "Josef", "Kalle": "Karl",
    "Kasia": "Katarzyna", "Kate": "Katherine", "Käthe": "Katharina", "Kathy": "Katherine Kathleen",
    "Kati": "Katharina Katrin", "Katja": "Katharina Jekaterina", "Kenny": "Kenneth",
    "Klaus": "Nikolaus", "Kolja": "Nikolai Nikolaj", "Krzysiek": "Krzysztof", "Kuba": "Jakub",
    "Kurt": "Konrad", "Larry": "Lawrence", "Lena": "Magdalena Helena", "Leni": "Helene",
    "Lisa": "Elisabeth", "Lisbeth": "Elisabeth", "Liz": "Elizabeth", "Lotte": "Charlotte",
    "Lutz": "Ludwig", "Maggie": "Margaret", "Maik": "Michael", "Mandy": "Manuela",
    "Manni": "Manfred", "Manolo": "Manuel", "Meg": "Margaret", "Memo": "Mehmet", "Micha": "Michael",
    "Michi": "Michael Michaela", "Mike": "Michael", "Mischa": "Michael Michail Mikhail",
    "Misha": "Mikhail Michail", "Mitzi": "Maria", "Molly": "Mary", "Moni": "Monika",
    "Nacho": "Ignacio", "Nancy": "Ann", "Natascha": "Natalia Natalja", "Nick": "Nicholas Nikolaus",
    "Nina": "Antonina Katharina", "Ola": "Aleksandra", "Olli": "Oliver", "Paco": "Francisco",
    "Pancho": "Francisco", "Patsy": "Patricia", "Peggy": "Margaret", "Pepe": "José Giuseppe",
    "Pippo": "Filippo", "Pit": "Peter", "Poldi": "Leopold", "Polly": "Mary",
    "Resi": "Theresia Therese", "Rick": "Richard", "Ricky": "Richard", "Rolf": "Rudolf",
    "Rudi": "Rudolf", "Sally": "Sarah", "Sandra": "Alexandra", "Sandy": "Sandra Alexandra",
    "Sascha": "Alexander Aleksandr Alexandra", "Sasha": "Aleksandr Alexander Aleksandra",
    "Schorsch": "Georg", "Sepp": "Josef", "Sigi": "Siegfried Sieglinde",
    "Steffen": "Stefan Stephan", "Steffi": "Stefanie Stephanie", "Steve": "Steven Stephen",
    "Susi": "Susanne Susanna", "Susie": "Susan", "Tanja": "Tatjana Tatiana",
    "Ted": "Edward Theodore", "Terry": "Terence Theresa", "Tess": "Theresa", "Theo": "Theodor",
    "Tina": "Christina Martina Bettina", "Tomek": "Tomasz", "Toni": "Anton Antonia",
    "Tony": "Anthony", "Trudi": "Gertrud", "Udo": "Ulrich", "Uli": "Ulrich Ulrike",
    "Ulli": "Ulrich Ulrike", "Uschi": "Ursula", "Vicky": "Victoria Viktoria", "Vroni": "Veronika",
    "Wanja": "Iwan Ivan", "Willi": "Wilhelm", "Willy": "Wilhelm", "Wojtek": "Wojciech",
    "Wolle": "Wolfgang", "Wolodja": "Wladimir Vladimir", "Xandi": "Alexander", "Zosia": "Zofia",
}  # fmt: skip

_KNOWN = {fold(nickname): frozenset(fold(names).split()) for nickname, names in _FULL_NAMES.items()}


def stands_for(nickname: str, name: str) -> bool:
    """Tell whether one folded given name is a known short form of the other."""
    return name in _KNOWN.get(nickname, ())


def full_names(nickname: str) -> frozenset[str]:
    """Return the folded given names that a folded one is a known short form of."""
    return _KNOWN.get(nickname, _NONE)


_NONE: frozenset[str] = frozenset()
