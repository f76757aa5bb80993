"""Short and pet names, German, English and of neighbours, and the names they may stand for."""

from __future__ import annotations

from relnet.model.folding import fold

# Only what is not simply the beginning of the longer name (Alex, Chris, Max).
_FULL_NAMES = {
    "Abby": "Abigail", "Achim": "Joachim", "Aljoscha": "Alexei Alexej", "Andi": "Andreas Andrea",
    "Andy": "Andreas Andrew", "Ania": "Anna", "Änne": "Anna", "Anni": "Anna Annemarie",
    "Asia": "Joanna", "Babsi": "Barbara", "Basia": "Barbara", "Basti": "Sebastian",
    "Bastian": "Sebastian", "Bea": "Beate", "Becky": "Rebecca", "Benni": "Benjamin",
    "Benny": "Benjamin", "Beppe": "Giuseppe", "Bernd": "Bernhard", "Berni": "Bernhard",
    "Bernie": "Bernard Bernhard", "Bert": "Albert Robert Hubert Norbert",
    "Berti": "Berthold Bertram", "Beth": "Elizabeth", "Betsy": "Elizabeth",
    "Betti": "Bettina Elisabeth", "Betty": "Elisabeth Bettina", "Bill": "William",
    "Billy": "William", "Bine": "Sabine", "Bob": "Robert", "Bobbie": "Roberta", "Bobby": "Robert",
    "Cathy": "Catherine", "Charlie": "Charles",
    "Chrissi": "Christian Christiane Christina Christine",
    "Christel": "Christa Christiane Christine", "Christl": "Christa Christiane Christine",
    "Chuck": "Charles", "Cindy": "Cynthia", "Conni": "Cornelia", "Conny": "Cornelia Konrad",
    "Dani": "Daniel Daniela", "Danny": "Daniel", "Darek": "Dariusz", "Dave": "David",
    "Debbie": "Deborah", "Dick": "Richard", "Didi": "Dieter Dietmar",
    "Dima": "Dmitri Dmitrij Dmitriy", "Dirk": "Dietrich", "Drew": "Andrew", "Eddie": "Edward",
    "Ede": "Eduard", "Edi": "Eduard", "Elli": "Elisabeth Elke", "Ernie": "Ernst", "Evi": "Eva",
    "Franzi": "Franziska", "Fred": "Alfred Manfred", "Freddy": "Alfred Frederik Friedrich Manfred",
    "Fritz": "Friedrich", "Gabi": "Gabriele Gabriela", "Geli": "Angelika", "Gene": "Eugene",
    "Gerd": "Gerhard", "Gert": "Gerhard", "Gerti": "Gertraud Gertrud", "Gitta": "Brigitte",
    "Gitte": "Brigitte", "Gitti": "Brigitte", "Gosia": "Małgorzata", "Grete": "Margarete",
    "Gretel": "Margarete", "Günni": "Günter", "Gustl": "August Auguste", "Hajo": "Hans Hansjoachim",
    "Hank": "Henry", "Hanna": "Johanna", "Hanne": "Hannelore Johanna", "Hannes": "Johannes",
    "Hanni": "Hannelore Johanna", "Hans": "Johannes Johann", "Hansi": "Hans Johann Johannes",
    "Harry": "Harald Henry", "Heidi": "Adelheid Heidemarie Heidrun", "Heiner": "Heinrich",
    "Heini": "Heinrich", "Heinz": "Heinrich", "Hilde": "Hildegard Mathilde",
    "Ina": "Katharina Regina", "Inge": "Ingeborg Ingrid", "Irmi": "Irmgard Irmtraud",
    "Jack": "John", "Jarek": "Jarosław", "Jeff": "Geoffrey", "Jenny": "Jennifer",
    "Jerry": "Gerald Jerome", "Jim": "James", "Jimmy": "James",
    "Jo": "Johannes Josef Joachim Johanna", "Jochen": "Joachim", "Joe": "Joseph", "Johnny": "John",
    "Jörn": "Jürgen", "Joschka": "Josef", "Jule": "Julia Juliane", "Jupp": "Josef", "Kalle": "Karl",
    "Kalli": "Karl", "Kasia": "Katarzyna", "Kate": "Katherine", "Käthe": "Katharina",
    "Kathi": "Katharina Kathrin", "Kathy": "Katherine Kathleen", "Kati": "Katharina Katrin",
    "Katie": "Catherine Katherine", "Katja": "Katharina Jekaterina", "Kenny": "Kenneth",
    "Klaus": "Nikolaus", "Kolja": "Nikolai Nikolaj", "Krzysiek": "Krzysztof", "Kuba": "Jakub",
    "Kurt": "Konrad", "Larry": "Lawrence", "Lena": "Magdalena Helena", "Leni": "Helene Magdalena",
    "Lilo": "Liselotte", "Lisa": "Elisabeth", "Lisbeth": "Elisabeth", "Lise": "Elisabeth",
    "Liz": "Elizabeth", "Lore": "Eleonore Hannelore", "Lotte": "Charlotte", "Lotti": "Charlotte",
    "Lutz": "Ludwig", "Maggie": "Margaret", "Maik": "Michael", "Mandy": "Manuela",
    "Manne": "Manfred", "Manni": "Manfred", "Manolo": "Manuel", "Manu": "Manuel Manuela",
    "Matze": "Mathias Matthias", "Meg": "Margaret", "Meli": "Melanie", "Memo": "Mehmet",
    "Micha": "Michael", "Michi": "Michael Michaela", "Mick": "Michael", "Mike": "Michael",
    "Mischa": "Michael Michail Mikhail", "Misha": "Mikhail Michail", "Mitzi": "Maria",
    "Molly": "Mary", "Moni": "Monika", "Nacho": "Ignacio", "Nancy": "Ann",
    "Natascha": "Natalia Natalja", "Nele": "Cornelia", "Nick": "Nicholas Nikolaus",
    "Nicki": "Nicole Niklas", "Nico": "Nicolas Nikolas Nikolaus", "Nina": "Antonina Katharina",
    "Ola": "Aleksandra", "Olli": "Oliver", "Paco": "Francisco", "Pancho": "Francisco",
    "Patsy": "Patricia", "Peggy": "Margaret", "Pepe": "José Giuseppe", "Piet": "Peter",
    "Pippo": "Filippo", "Pit": "Peter", "Poldi": "Leopold", "Polly": "Mary",
    "Resi": "Theresia Therese", "Richi": "Richard", "Rick": "Richard", "Ricki": "Richard",
    "Ricky": "Richard", "Robbie": "Robert", "Robby": "Robert", "Rolf": "Rudolf",
    "Rosi": "Rosa Rosemarie Roswitha", "Rudi": "Rudolf", "Sally": "Sarah", "Sandra": "Alexandra",
    "Sandy": "Sandra Alexandra", "Sanne": "Susanne", "Sascha": "Alexander Aleksandr Alexandra",
    "Sasha": "Aleksandr Alexander Aleksandra", "Schorsch": "Georg", "Sebi": "Sebastian",
    "Sepp": "Josef", "Siggi": "Siegfried Sieglinde", "Sigi": "Siegfried Sieglinde",
    "Silvi": "Silvia", "Steffen": "Stefan Stephan", "Steffi": "Stefanie Stephanie",
    "Steve": "Steven Stephen", "Sue": "Susan", "Suse": "Susanne", "Susi": "Susanne Susanna",
    "Susie": "Susan", "Tanja": "Tatjana Tatiana", "Ted": "Edward Theodore",
    "Terry": "Terence Theresa", "Tess": "Theresa", "Theo": "Theodor",
    "Tina": "Christina Martina Bettina Kristina", "Tine": "Christine Martina", "Tobi": "Tobias",
    "Toby": "Tobias", "Tom": "Thomas", "Tomek": "Tomasz", "Tommi": "Thomas", "Tommy": "Thomas",
    "Toni": "Anton Antonia", "Tony": "Anthony", "Traudl": "Gertraud Waltraud", "Trude": "Gertrud",
    "Trudi": "Gertrud", "Udo": "Ulrich", "Uli": "Ulrich Ulrike", "Ulli": "Ulrich Ulrike",
    "Ursel": "Ursula", "Uschi": "Ursula", "Vicki": "Viktoria", "Vicky": "Victoria Viktoria",
    "Volki": "Volker", "Vroni": "Veronika", "Wanja": "Iwan Ivan", "Wastl": "Sebastian",
    "Werni": "Werner", "Willi": "Wilhelm", "Willy": "Wilhelm", "Wim": "Wilhelm",
    "Wojtek": "Wojciech", "Wolfi": "Wolfgang", "Wolle": "Wolfgang", "Wolodja": "Wladimir Vladimir",
    "Xander": "Alexander", "Xandi": "Alexander", "Zosia": "Zofia",
}  # fmt: skip

_KNOWN = {fold(nickname): frozenset(fold(names).split()) for nickname, names in _FULL_NAMES.items()}


def stands_for(nickname: str, name: str) -> bool:
    """Tell whether one folded given name is a known short form of the other."""
    return name in _KNOWN.get(nickname, ())


def full_names(nickname: str) -> frozenset[str]:
    """Return the folded given names that a folded one is a known short form of."""
    return _KNOWN.get(nickname, _NONE)


_NONE: frozenset[str] = frozenset()
