from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relnet.model.card import Name
from relnet.rules.full_names import split
from relnet.rules.names import display, folded, handle_for, name_key, names_agree

# formatted -> prefix | given | additional | family | suffix
FULL_NAMES = {
    "Anna Weber": "|Anna||Weber|",
    "Anna Maria Weber": "|Anna|Maria|Weber|",
    "Hans P. Meier": "|Hans|P.|Meier|",
    "A. Weber": "|A.||Weber|",
    "Hans-Peter Müller-Lüdenscheidt": "|Hans-Peter||Müller-Lüdenscheidt|",
    "ANNA MÜLLER": "|ANNA||MÜLLER|",
    "anna müller": "|anna||müller|",
    "Müller, Hans": "|Hans||Müller|",
    "Weber, Anna M.": "|Anna|M.|Weber|",
    "O'Neill, Sean": "|Sean||O'Neill|",
    "Anja": "|Anja|||",
    "Dr. Anna Weber": "Dr.|Anna||Weber|",
    "Dr Anna Weber": "Dr|Anna||Weber|",
    "Prof. Dr. Dr. Hans Meier": "Prof. Dr. Dr.|Hans||Meier|",
    "Prof.Dr.Hans Meier": "Prof.Dr.|Hans||Meier|",
    "Prof. em. Dr. Eva Klein": "Prof. em. Dr.|Eva||Klein|",
    "Univ.-Prof. Mag. Dr. Eva Klein": "Univ.-Prof. Mag. Dr.|Eva||Klein|",
    "Dr. h.c. mult. Hans Meier": "Dr. h.c. mult.|Hans||Meier|",
    "Dr. h. c. Hans Meier": "Dr. h. c.|Hans||Meier|",
    "Dr. H. Meier": "Dr.|H.||Meier|",
    "Dr. rer. nat. habil. Eva Klein": "Dr. rer. nat. habil.|Eva||Klein|",
    "Dr.rer.nat. Eva Klein": "Dr.rer.nat.|Eva||Klein|",
    "Dr. med. dent. Eva Klein": "Dr. med. dent.|Eva||Klein|",
    "Dr.-Ing. Eva Klein": "Dr.-Ing.|Eva||Klein|",
    "Dipl.-Kfm. Hans Meier": "Dipl.-Kfm.|Hans||Meier|",
    "Dipl.-Ing. (FH) Hans Meier": "Dipl.-Ing. (FH)|Hans||Meier|",
    "Dipl.-Wirtsch.-Ing. Hans Meier": "Dipl.-Wirtsch.-Ing.|Hans||Meier|",
    "Dipl. Ing. Hans Meier": "Dipl. Ing.|Hans||Meier|",
    "Mag. Anna Huber": "Mag.|Anna||Huber|",
    "Ing. Peter Krug": "Ing.|Peter||Krug|",
    "PD Dr. Anna Weber": "PD Dr.|Anna||Weber|",
    "RA Hans Meier": "RA|Hans||Meier|",
    "Herr Hans Meier": "Herr|Hans||Meier|",
    "Herrn Prof. Dr. Uwe Klein": "Herrn Prof. Dr.|Uwe||Klein|",
    "Frau Weber": "Frau|||Weber|",
    "Frau Dr. Weber": "Frau Dr.|||Weber|",
    "Eheleute Meier": "Eheleute|||Meier|",
    "Eheleute Anna und Hans Meier": "Eheleute|Anna und Hans||Meier|",
    "Familie Meier": "Familie|||Meier|",
    "Familie Anna und Hans Meier": "Familie|Anna und Hans||Meier|",
    "Herr und Frau Meier": "Herr und Frau|||Meier|",
    "Anna und Hans Meier": "||||",
    "Anna & Hans Meier": "||||",
    "Anna u. Hans Meier": "||||",
    "Anna and Hans Meier": "||||",
    "Anna Weber und Hans Meier": "||||",
    "Eva von Stein und Hans Meier": "||||",
    "Dr. Anna und Dr. Hans Meier": "||||",
    "Meier, Anna und Hans": "||||",
    "Herr Meier / Frau Weber": "||||",
    "Herr Meier/Frau Weber": "||||",
    "Frau Weber, Herr Meier": "||||",
    "Anna Meier, Hans Meier": "||||",
    "Anna Meier; Hans Weber": "||||",
    "Anna Weber, Hans Meier, Eva Klein": "||||",
    "Meyer Schulz, Anna Maria": "|Anna|Maria|Meyer Schulz|",
    "Weber, Frau Anna": "Frau|Anna||Weber|",
    "Hans Herr": "|Hans||Herr|",
    "Georg Freiherr von und zu Tannenfels": "|Georg||Freiherr von und zu Tannenfels|",
    "Georg vom und zum Tannenfels": "|Georg||vom und zum Tannenfels|",
    "José Moreno y Prieto": "|José||Moreno y Prieto|",
    "Anna Weber/Meier": "|Anna||Weber/Meier|",
    "Weber, Dr. Anna": "Dr.|Anna||Weber|",
    "Weber, Anna, Dr.": "Dr.|Anna||Weber|",
    "Oberst a.D. Hans Meier": "Oberst a.D.|Hans||Meier|",
    "Hans Meier a.D.": "|Hans||Meier|a.D.",
    "Hans Meier, Oberst a. D.": "|Hans||Meier|Oberst a. D.",
    "Hans Meier jun.": "|Hans||Meier|jun.",
    "Hans Meier jun": "|Hans||Meier|jun",
    "Hans Meier, sen.": "|Hans||Meier|sen.",
    "Meier, Hans jun.": "|Hans||Meier|jun.",
    "Meier jun., Hans": "|Hans||Meier|jun.",
    "Hans Meier Jr.": "|Hans||Meier|Jr.",
    "Hans Meier d. J.": "|Hans||Meier|d. J.",
    "Hans Meier d.Ä.": "|Hans||Meier|d.Ä.",
    "Hans Meier III": "|Hans||Meier|III",
    "Anna Weber geb. Schmidt": "|Anna||Weber|geb. Schmidt",
    "Anna Weber, geb. Schmidt": "|Anna||Weber|geb. Schmidt",
    "Anna Weber (geb. Schmidt)": "|Anna||Weber|geb. Schmidt",
    "Anna Weber, geborene von Stein": "|Anna||Weber|geborene von Stein",
    "Anna Weber M.Sc.": "|Anna||Weber|M.Sc.",
    "Anna Weber, MBA": "|Anna||Weber|MBA",
    "Dr. Anna Weber, LL.M.": "Dr.|Anna||Weber|LL.M.",
    "Weber, Ph.D.": "|||Weber|Ph.D.",
    "Anna 'Anni' Weber": "|Anna||Weber|",
    "Anna (Anni) Weber": "|Anna||Weber|",
    "von Stein": "|||von Stein|",
    "Von Stein": "|||Von Stein|",
    "van Dyk": "|||van Dyk|",
    "von der Heide, Karl": "|Karl||von der Heide|",
    "Eva von der Heide": "|Eva||von der Heide|",
    "Prof. Dr. Eva von der Heide": "Prof. Dr.|Eva||von der Heide|",
    "Hans van den Berg": "|Hans||van den Berg|",
    "Karl-August zu Tannenfels": "|Karl-August||zu Tannenfels|",
    "Karl August zu Tannenfels": "|Karl|August|zu Tannenfels|",
    "Ludwig Mies van der Aue": "|Ludwig||Mies van der Aue|",
    "Eva Meyer zu Tannen": "|Eva||Meyer zu Tannen|",
    "Otto Graf von Tannenfels": "|Otto||Graf von Tannenfels|",
    "Graf von Tannenfels, Otto": "|Otto||Graf von Tannenfels|",
    "Karl Otto Prinz von Tannenfels": "|Karl|Otto|Prinz von Tannenfels|",
    "Eva Gräfin Tannenfels": "|Eva||Gräfin Tannenfels|",
    "Freiherr vom Berg": "|||Freiherr vom Berg|",
    "Hans Graf": "|Hans||Graf|",
    "Anna Baron": "|Anna||Baron|",
    "Klaus Kaiser": "|Klaus||Kaiser|",
    "José Luis Moreno Prieto": "|José|Luis Moreno|Prieto|",
    "María de la Cruz Prieto": "|María||de la Cruz Prieto|",
    "Mehmet Ali Öztürk": "|Mehmet|Ali|Öztürk|",
    "Leyla Yıldız": "|Leyla||Yıldız|",
    "Jun Suzuki": "|Jun||Suzuki|",
    "Suzuki Jun": "|Suzuki||Jun|",
    "Amita Sen": "|Amita||Sen|",
    "Ing Lee": "|Ing||Lee|",
    "Man Ma": "|Man||Ma|",
    "Van Nguyen": "|Van||Nguyen|",
    "Nguyễn Văn Bình": "|Nguyễn|Văn|Bình|",
    "王小红": "|||王小红|",
    "Иван Петров": "|Иван||Петров|",
    "Voss AG": "||||",
    "Voss Maschinenbau GmbH & Co. KG": "||||",
    "Dr.": "||||",
    "!!!": "||||",
    "": "||||",
    "  ": "||||",
    "Anna " * 40: "||||",
}


@pytest.mark.parametrize(("formatted", "parts"), FULL_NAMES.items())
def test_full_names(formatted, parts):
    name = split(formatted)
    found = (name.prefix, name.given, name.additional, name.family, name.suffix)
    assert "|".join(found) == parts
    assert name.formatted == " ".join(formatted.split())


PARTS = [
    "Anna", "Jürgen", "Weber", "Groß", "von", "der", "zu", "Graf", "Dr.", "Prof.", "Herr", "h.c.",
    "jun.", "sen", "geb.", "Dipl.-Ing.", "(FH)", "a.D.", ",", "MBA", "M.Sc.", "und", "Mies", "P.",
    "Müller-Lüdenscheidt", "Öztürk", "'t", "GmbH", "王",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join) | st.text())
def test_splitting_invents_nothing(formatted):
    name = split(formatted)
    parts = (name.prefix, name.given, name.additional, name.family, name.suffix)
    assert not Counter("".join(parts)) - Counter("".join(formatted.split()) + " " * 99)
    assert all(part == part.strip() for part in parts)


@pytest.mark.parametrize(
    ("name", "others", "label"),
    [
        (Name("Dr. Anna Weber", family="Weber"), [], "Dr. Anna Weber"),
        (Name("  Anna\n Weber "), [], "Anna Weber"),
        (Name(given="Anna", family="Weber", prefix="Dr."), [], "Anna Weber"),
        (Name(given="Hans", additional="P.", family="Meier"), [], "Hans P. Meier"),
        (Name(family="Weber"), ["Anni"], "Weber"),
        (Name(" "), ["", "Anni", "Voss AG"], "Anni"),
        (Name(prefix="Frau"), ["Voss AG"], "Voss AG"),
        (Name(), [], "?"),
        (Name(), ["", " "], "?"),
    ],
)
def test_labels(name, others, label):
    assert display(name, others) == label


@pytest.mark.parametrize(
    ("name", "label", "key"),
    [
        (Name(given="Anna", family="Weber"), "Anna Weber", "weber anna"),
        (Name(given="Hans", additional="P.", family="Meier"), "Hans P. Meier", "meier hans"),
        (Name(given="Jürgen", family="Groß"), "Jürgen Groß", "gross jurgen"),
        (Name(family="Weber", prefix="Dr."), "Dr. Weber", "weber"),
        (Name("Voss AG"), "Voss AG", "voss ag"),
        (Name(), "Anni", "anni"),
    ],
)
def test_sorting(name, label, key):
    assert name_key(name, label) == key


@pytest.mark.parametrize(
    ("label", "handle"),
    [
        ("Anna Weber", "anna-weber"),
        ("Jürgen Groß", "juergen-gross"),
        ("Ju\u0308rgen GROSS", "juergen-gross"),
        ("Prof. Dr. Jürgen Groß", "juergen-gross"),
        ("Frau Dr.-Ing. Eva Klein", "eva-klein"),
        ("Herr und Frau Lorenz", "lorenz"),
        ("Mr. & Mrs. John Smith", "john-smith"),
        ("Hans und Eva Lorenz", "hans-und-eva-lorenz"),
        ("Müller, Hans", "mueller-hans"),
        ("Élodie Brûlé", "elodie-brule"),
        ("Søren Ærø", "soeren-aeroe"),
        ("Leyla Yıldız", "leyla-yildiz"),
        ("O'Neill, Seán", "o-neill-sean"),
        ("Voss GmbH & Co. KG", "voss-gmbh-co-kg"),
        ("Hannover Messe 2026", "hannover-messe-2026"),
        ("110", "contact-110"),
        ("030 23125", "contact-030-23125"),
        ("王小红", "contact"),
        ("", "contact"),
        ("Dr.", "dr"),
        (
            "Bundesverband der mittelständischen Tannenbaumzüchter",
            "bundesverband-der-mittelstaendischen",
        ),
        ("a" * 60, "a" * 40),
    ],
)
def test_handles(label, handle):
    assert handle_for(label) == handle


@given(st.text() | st.text(alphabet="Aäß 0-9.王"))
def test_handles_are_short_words(label):
    handle = handle_for(label)
    assert 0 < len(handle) <= 40
    assert set(handle) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not handle.replace("-", "").isdecimal()
    assert handle == handle.strip("-")
    assert handle_for(handle) == handle


def person(text):
    """Read ``Given+Additional|Family|Suffix``, or a formatted name."""
    if "|" not in text:
        return Name(text)
    given, family, suffix = (*text.split("|"), "")[:3]
    given, _, additional = given.partition("+")
    return Name(given=given, additional=additional, family=family, suffix=suffix)


@pytest.mark.parametrize(
    ("a", "b", "agreement"),
    [
        ("Anna|Weber", "Anna|Weber", "same"),
        ("Anna|Weber", "ANNA|WEBER", "same"),
        ("Anna|Weber", "Weber|Anna", "same"),
        ("Anna|Weber", "Anna Weber", "same"),
        ("Anna|Weber", "Weber, Anna", "same"),
        ("Anna|Weber", "Dr. Anna|Weber", "same"),
        ("Anna|Weber", "Anna|Weber, MBA", "same"),
        ("Anna|Weber", "Anna|Weber|Ph.D.", "same"),
        ("Jürgen|Groß", "Juergen|Gross", "same"),
        ("Anna|Müller-Lüdenscheidt", "Anna|Müller Lüdenscheidt", "same"),
        ("Hans-Peter|Meier", "Hans Peter|Meier", "same"),
        ("Hans-Peter|Meier", "Hans+Peter|Meier", "same"),
        ("Hansjörg|Meier", "Hans-Jörg|Meier", "same"),
        ("Hans+P.|Meier", "Hans|Meier", "same"),
        ("Eva von der|Heide", "Eva|von der Heide", "same"),
        ("王小红", "王小红", "same"),
        ("Hans|Meier|a.D.", "Hans|Meier", "same"),
        ("Anna|Weber", "A.|Weber", "compatible"),
        ("Anna|Weber", "Anna|W.", "compatible"),
        ("Anna|Weber", "|Weber", "compatible"),
        ("Anna|Weber", "Anna|", "compatible"),
        ("Anna|Weber", "Weber|", "compatible"),
        ("Anna|Weber", "|", "compatible"),
        ("Anna|Müller", "Anna|Müller-Lüdenscheidt", "compatible"),
        ("Eva|Heide", "Eva|von der Heide", "compatible"),
        ("Hans|Meier", "Hans-Peter|Meier", "compatible"),
        ("H. P.|Meier", "Hans-Peter|Meier", "compatible"),
        ("Hans+P.|Meier", "Hans+Peter|Meier", "compatible"),
        ("Karl Friedrich|Grau", "Friedrich|Grau", "compatible"),
        ("Weber|Anna M.", "Anna|Weber", "compatible"),
        ("Weber|Gabi", "Gabriele|Weber", "compatible"),
        ("Weber|Gabriele", "Gabi|Weber", "compatible"),
        ("Alex|Klein", "Alexandra|Klein", "compatible"),
        ("Max|Weber", "Maximilian|Weber", "compatible"),
        ("Hans|Weber", "Johannes|Weber", "compatible"),
        ("Gabi|Weber", "Gabriele|Weber", "compatible"),
        ("Uli|Weber", "Ulrike|Weber", "compatible"),
        ("Mike|Weber", "Michael|Weber", "compatible"),
        ("Stefan|Weber", "Stephan|Weber", "compatible"),
        ("Kathrin|Weber", "Katrin|Weber", "compatible"),
        ("Philip|Weber", "Philipp|Weber", "compatible"),
        ("Hans|Meier|jun.", "Hans|Meier", "compatible"),
        ("Hans|Meier|jun.", "Hans|Meier|sen.", "different"),
        ("Hans|Meier|d. J.", "Hans|Meier|der Ältere", "different"),
        ("Hans|Meier jun.", "Hans|Meier|sen.", "different"),
        ("Anna|Weber", "Peter|Weber", "different"),
        ("Anna|Weber", "Anna|Klein", "different"),
        ("Anna|Weber", "Hanna|Weber", "different"),
        ("Anna|Weber", "B.|Weber", "different"),
        ("Anna|Weber", "Peter Weber", "different"),
        ("Hans+P.|Meier", "Hans+K.|Meier", "different"),
        ("Daniel|Weber", "Daniela|Weber", "different"),
        ("Andrea|Weber", "Andreas|Weber", "different"),
        ("Michael|Weber", "Michaela|Weber", "different"),
        ("Paul|Weber", "Pauline|Weber", "different"),
        ("Ulrich|Weber", "Ulrike|Weber", "different"),
        ("Tim|Weber", "Timo|Weber", "different"),
        ("Da|Da", "Anna|Weber", "different"),
    ],
)
def test_one_person_or_two(a, b, agreement):
    assert names_agree(person(a), person(b)) == agreement
    assert names_agree(person(b), person(a)) == agreement


@pytest.mark.parametrize(
    ("a", "b", "agreement"),
    [
        ("Voss AG", "VOSS AG", "same"),
        ("Müller GmbH", "Mueller GmbH", "same"),
        ("Voss AG", "Voss GmbH", "different"),
    ],
)
def test_one_company_or_two(a, b, agreement):
    assert names_agree(Name(a), Name(b), "organization") == agreement


@pytest.mark.parametrize(
    ("suffix", "born"),
    [
        ("geb. Ott", ("ott",)),
        ("geb. Ott, MBA", ("ott",)),
        ("Dr., née von Ott", ("von", "ott")),
        ("MBA", ()),
    ],
)
def test_the_name_at_birth_stands_in_the_suffix(suffix, born):
    assert folded(Name(given="Anna", family="Weber", suffix=suffix)).born == born


NAMES = st.builds(
    Name,
    formatted=st.sampled_from(["", "Anna Weber", "Weber"]) | st.text(max_size=20),
    given=st.sampled_from(["", "Anna", "A.", "Hans-Peter", "Jo", "Dr. Uli"]) | st.text(max_size=9),
    family=st.sampled_from(["", "Weber", "von Stein", "Meier jun."]) | st.text(max_size=9),
    suffix=st.sampled_from(["", "sen.", "MBA"]),
)


@given(NAMES, NAMES)
@example(Name(family="I:1", given="Anna"), Name(given="I:0"))
def test_agreement_has_no_direction(a, b):
    assert names_agree(a, b) == names_agree(b, a)
    assert names_agree(a, a) in {"same", "compatible"}
