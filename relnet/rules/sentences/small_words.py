"""The words that hold a sentence together, German and English, in lower case with ae, oe, ue."""

from __future__ import annotations

from relnet.rules.sentences.word_lists import one_of

# What stands before the people with whom something happened ...
WITH = one_of("mit with w/ bei to an gegenueber")
# ... before who did it, for whom it was, and through whom it came about.
FROM = one_of("von by from")
FOR = one_of("fuer for")
THROUGH = one_of("durch through via dank")
# After these a capital word is a name, whether the village knows it or not.
SURELY = one_of("mit with w/")
AND = one_of("und and & + sowie u plus sowohl auch")
ABOUT = one_of(
    "ueber wegen bezueglich bzgl betreffend betreffs betreff betr wg thema topic about regarding re"
    " concerning sachen"
)
# What is said of a thing that somebody is thanked or congratulated for, or helped with.
FOR_WHAT = one_of("fuer for zu zum zur on beim with")

ARTICLES = one_of(
    "der die das den dem des ein eine einen einem einer eines the a an mein meine meinen"
    " meinem meiner unser unsere unseren unserem unserer my our sein seine seinen seinem"
    " seiner ihre ihren ihrem ihrer his their kein keine keinen keinem keiner no this that"
    " diese dieser diesen diesem dieses"
)
# After these a capital word is a thing or a time, never somebody: im Sommer, zur Messe.
NO_NAME_AFTER = ARTICLES | one_of(
    "im am ins ans zum zur beim vom in bis until till aus seit per um"
)

TITLES = one_of(
    "herr herrn frau fr hr fam familie mr mrs ms miss mister dr prof professor professorin"
    " dr.-ing dipl.-ing ing dipl doktor"
)
# Which titles say how somebody is addressed.
ADDRESSED = {
    **dict.fromkeys(("frau", "fr", "mrs", "ms", "miss"), "frau"),
    **dict.fromkeys(("herr", "herrn", "hr", "mr", "mister"), "herr"),
}
# What somebody is to another, whose name follows: seinem Kollegen Koch, his boss Miller.
KIN = one_of(
    "kollege kollegen kollegin chef chefin boss colleague assistent assistenten assistentin"
    " assistant partner partnerin mann husband wife sohn tochter son daughter bruder schwester"
    " brother sister freund freundin friend mitarbeiter mitarbeiterin nachfolger nachfolgerin"
    " vorgaenger successor predecessor"
)
PARTICLES = one_of("von vom zu zum zur van der den de di da del la le ter ten und v d v.d")
LEGAL_FORMS = one_of("ag gmbh kg se ug ohg gbr e.k inc ltd llc co")

MYSELF = one_of("ich wir i we habe hab hatte i've i'd we've we'd i'm i'll we'll")
ME = one_of("mir mich uns me us")
THEY = one_of("er sie he she they es man he'll she'll they'll he's she's they've")
# A pronoun that means one person.
ONE = one_of("er ihm ihn he him he'll he's she her she'll she's")
HAS = one_of("hat has haben")
GOT = one_of("bekommen bekam erhalten erhielt gekriegt kam kamen got received came")

# Verbs in their bare form that end what is to be done: Koch anrufen.
TO_DO = one_of(
    "anrufen zurueckrufen schreiben schicken senden treffen besuchen einladen gratulieren danken"
    " bedanken mailen anschreiben kondolieren vorstellen empfehlen melden fragen helfen liefern"
    " vereinbaren erinnern informieren antworten nachfassen nachfragen nachhaken nachreichen"
    " zuschicken zusenden zumailen nachschicken zurueckschicken weiterleiten klaeren abklaeren"
    " pruefen besorgen bestellen erstellen machen kalkulieren vorbereiten kontaktieren"
)

BY = one_of("bis by until till spaetestens before")
WITHIN = one_of("within innerhalb binnen")
ON = one_of("am on den vom ab seit since from until") | BY

# Nouns that stand where a name could, and are none.
THINGS = one_of(
    "team kollege kollegen kollegin kolleginnen chef chefin frau mann familie kunde kunden"
    " leute leuten anderen andere partner freunde freunden freund freundin co gast gaeste"
    " tochter sohn angebot offer datenblatt muster katalog preise preisliste preis zeichnung"
    " zeichnungen unterlagen vertrag auftrag rechnung bestellung lieferung projekt protokoll"
    " liste link infos info termin treffen rueckruf antwort rueckmeldung feedback anfrage"
    " besuch karte visitenkarte blumen wein buch schokolade praesent kaffee bier kuchen essen"
    " auto bahn zug erfolg freude messe fair stand halle konferenz kongress stammtisch buero"
    " werk hotel restaurant telefon handy mail email brief linkedin xing whatsapp teams zoom"
    " skype teams-call english deutsch geburtstag hochzeit befoerderung jubilaeum glueckwunsch"
    " danke dank thanks urlaub uhr euro eur prozent stueck tag tage woche monat jahr"
)

# Words that begin a sentence, and are no names although they have a capital letter then.
BEGINNINGS = (
    one_of(
        "kurz lange eben soeben gerade leider endlich heute dann danach davor spaeter frueher"
        " noch schon wieder nochmal erneut zufaellig spontan just again finally then also later"
        " quick quickly had have has was were got did nice good great long short gutes guter"
        " schoenes nettes langes kurzes tolles ein eine auf in at bei beim nach vor wegen ueber"
        " zusammen gemeinsam together today yesterday dear hi hello bitte ja nein ok nicht not"
        " hatte hatten war waren wurde wurden bin sind ist kam"
    )
    | MYSELF
    | ME
    | THEY
    | HAS
    | ARTICLES
    | AND
    | WITH
    | FROM
    | FOR
    | BY
)
# Names that are words, too: in small letters they are names only after "mit", or beside a verb that
# is for people (koch angerufen), but not if they may say how or when that was: lang telefoniert.
HOW_OR_WHEN = one_of(
    "lang kurz gross klein jung alt neu gut schnell stark frey fest reich frisch froh ernst"
    " will may long short best kind so da wann bis dick day winter sommer herbst"
)
COMMON = HOW_OR_WHEN | one_of(
    "roth mark bill rob grant young brown green white black price wood hill stone case page"
    " rich love moon rose art frank pat sue gene koch bauer richter kaiser"
    " berg stein wolf vogel fuchs engel blum weiss schwarz braun gruen grau rot blau"
)
