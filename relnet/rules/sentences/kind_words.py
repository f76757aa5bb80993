"""The words that tell what happened, German and English, in lower case with ae, oe, ue."""

from __future__ import annotations

from relnet.rules.sentences.word_lists import one_of

# How much a word tells: gratuliert more than angerufen, that more than Anruf or geschrieben.
SAYS_WHY, SAYS_HOW, NAMES_IT, HINTS = 4, 3, 2, 1

# Forms of verbs that tell of the past. What was done (participle), and who did it then stands
# in another word ...
PARTICIPLES = {
    "call": "telefoniert angerufen zurueckgerufen durchgeklingelt angeklingelt gezoomt phoned",
    "met": "getroffen begegnet kennengelernt gesehen besucht gegessen wiedergesehen aufgesucht"
    " angetroffen zusammengesessen",
    "mail": "gemailt angemailt zurueckgemailt emailed e-mailed mailed",
    "message": "gechattet getextet gesimst angetextet",
    "thanks": "gedankt bedankt",
    "congratulation": "gratuliert beglueckwuenscht",
    "gift": "geschenkt beschenkt verschenkt",
    "help": "geholfen ausgeholfen weitergeholfen unterstuetzt",
    "introduction": "vorgestellt bekanntgemacht vermittelt",
    "referral": "empfohlen weiterempfohlen",
    "invitation": "eingeladen",
    "endorsement": "endorsed",
    "condolence": "kondoliert",
}  # fmt: skip
# ... and who did it (finite forms); in English both look alike.
PASTS = {
    "call": "rief riefen telefonierte telefonierten called phoned telephoned rang dialled zoomed",
    "met": "traf trafen begegnete besuchte besuchten met saw visited lunched dined",
    "mail": "mailte mailten emailed e-mailed mailed",
    "message": "messaged texted dmed pinged whatsapped",
    "thanks": "dankte dankten bedankte bedankten thanked",
    "congratulation": "gratulierte gratulierten congratulated",
    "gift": "schenkte schenkten gifted",
    "help": "half halfen unterstuetzte unterstuetzten helped assisted supported",
    "introduction": "introduced vermittelte",
    "referral": "empfahl empfahlen recommended referred",
    "invitation": "invited",
    "endorsement": "endorsed",
    "condolence": "kondolierte kondolierten condoled",
}
NOUNS = {
    "call": "telefonat anruf rueckruf telefon telefonisch phone call videocall zoom teams skype"
    " videokonferenz telefonkonferenz videoanruf telephone telco telko tel",
    "met": "essen mittagessen abendessen geschaeftsessen arbeitsessen lunch dinner breakfast"
    " fruehstueck brunch kaffee coffee bier beer drinks drink besuch spaziergang"
    " feierabendbier persoenlich treffen begegnung wiedersehen",
    "meeting": "meeting besprechung sitzung termin workshop appointment mtg",
    "mail": "mail mails e-mail email e-mails emails",
    "message": "nachricht sms whatsapp linkedin xing threema telegram chat message messenger slack",
    "letter": "brief briefe postkarte letter postcard weihnachtskarte grusskarte"
    " geburtstagskarte urlaubskarte glueckwunschkarte",
    "thanks": "danke dankeschoen dankesmail dankeskarte dankesbrief dankesanruf thanks thank-you",
    "congratulation": "glueckwunsch glueckwuensche geburtstagsgruss geburtstagsgruesse"
    " gratulation congratulations congratulation congrats",
    "gift": "geschenk geschenke gift gifts blumen blumenstrauss praesent pralinen flowers",
    "help": "hilfe help unterstuetzung",
    "introduction": "introduction intro",
    "referral": "empfehlung referral weiterempfehlung",
    "invitation": "einladung invitation",
    "endorsement": "endorsement",
    "recommendation": "recommendation",
    "condolence": "beileid beileidskarte beileidsbrief beileidsschreiben kondolenz"
    " kondolenzkarte kondolenzbrief kondolenzschreiben trauerkarte trauerbrief anteilnahme"
    " condolence condolences",
    "note": "notiz note gehoert erfahren heard learned learnt",
}
# What leaves open how, and is right only where nothing else tells.
VAGUE = {
    "met": "gesprochen geredet unterhalten geplaudert getalkt sprach sprachen spoke talked chatted"
    " gespraech gespraeche talk talks conversation chat ausgetauscht diskutiert discussed gewesen"
    " besprochen gequatscht geschnackt geratscht",
    "mail": "geschrieben angeschrieben schrieb schrieben wrote written geantwortet answered replied"
    " geschickt gesendet gesandt schickte sent",
}
# Several words that are one.
TOGETHER = {
    ("kennen", "gelernt"): "kennengelernt", ("bekannt", "gemacht"): "bekanntgemacht",
    ("weiter", "empfohlen"): "weiterempfohlen", ("weiter", "geholfen"): "weitergeholfen",
    ("ran", "into"): "met", ("bumped", "into"): "met", ("caught", "up"): "met",
    ("got", "together"): "met", ("thank", "you"): "thanks",
    ("called", "off"): "cancelled", ("stopped", "by"): "met", ("jour", "fixe"): "meeting",
    ("vielen", "dank"): "danke", ("herzlichen", "dank"): "danke",
}  # fmt: skip
# The first of these and the second stand apart: stellte mir Koch vor.
APART = {"stellte": "vor", "stellten": "vor", "lud": "ein", "luden": "ein", "machte": "bekannt"}
# Nouns of which these are the end: Kundengespräch, Geburtstagsbrief.
ENDS = {
    "call": "anruf telefonat telefongespraech -call",
    "meeting": "besprechung meeting sitzung",
    "met": "treffen besuch gespraech",
    "mail": "mail mails",
    "message": "nachricht",
    "letter": "brief",
    "gift": "geschenk",
    "invitation": "einladung",
    "referral": "empfehlung",
}
# Ends that no word but a noun has, also where all is written small.
ONLY_NOUNS = one_of(
    "telefonat telefongespraech -call besprechung sitzung meeting gespraech nachricht"
)
# Who gave one of these made a gift: Groß gave me a bottle of wine; in German the verb may end it.
GIVEN = one_of("gave gab gaben got received bekam erhielt")
GIVEN_LAST = one_of("gegeben bekommen erhalten gekriegt")
PRESENTS = one_of(
    "wine bottle flowers chocolate chocolates book present gift wein flasche blumen pralinen buch"
    " schokolade geschenk praesent"
)
# What is done with people only, so that the capital word before it is one of them.
WITH_PEOPLE = one_of(
    "telefoniert gesprochen geredet unterhalten angerufen zurueckgerufen kennengelernt"
)
# In these both take part alike, so that nobody began it.
MUTUAL = frozenset({"met", "meeting", "note"})
MUTUAL_WORDS = one_of(
    "telefoniert telefonat telefonierte telefonierten gesprochen spoke talked gezoomt"
    " videocall videokonferenz geredet unterhalten telefon phone gechattet chat zoom teams"
    " telko telco tel"
)
# In these somebody brings two others together, or speaks for one.
BETWEEN = frozenset({"introduction", "referral", "recommendation", "endorsement"})


def _by_word(*tables: tuple[dict[str, str], int, int]) -> dict[str, tuple[str, int]]:
    """Give each word its kind and how much it tells; ``says`` is for what has a reason."""
    return {
        word: (kind, reasoned if kind in _REASONS else plain)
        for table, reasoned, plain in tables
        for kind, words in table.items()
        for word in words.split()
    }


_REASONS = {
    "thanks", "congratulation", "gift", "help", "introduction", "referral", "invitation",
    "endorsement", "recommendation", "condolence",
}  # fmt: skip
KIND_OF = _by_word(
    (VAGUE, HINTS, HINTS),
    (NOUNS, NAMES_IT, NAMES_IT),
    (PARTICIPLES, SAYS_WHY, SAYS_HOW),
    (PASTS, SAYS_WHY, SAYS_HOW),
) | {word: (kind, SAYS_HOW) for kind in _REASONS if kind in NOUNS for word in NOUNS[kind].split()}
KIND_OF |= dict.fromkeys(NOUNS["condolence"].split(), ("condolence", SAYS_WHY))  # one reason
END_OF = {end: kind for kind, ends in ENDS.items() for end in ends.split()}
FINITE = frozenset(word for words in PASTS.values() for word in words.split()) | one_of(
    "sprach sprachen spoke talked chatted discussed schrieb schrieben wrote answered replied"
    " schickte sent stellte stellten lud luden machte gave gab gaben ran bumped caught"
)
ENGLISH_PASTS = frozenset(word for word in FINITE if word.endswith("ed")) | frozenset(
    {"rang", "met", "saw", "gave", "wrote", "sent", "spoke", "ran"}
)
VERBS = (
    FINITE
    | frozenset(word for words in PARTICIPLES.values() for word in words.split())
    | one_of("gesprochen geredet unterhalten geplaudert ausgetauscht diskutiert besprochen")
    | one_of("geschrieben angeschrieben geantwortet geschickt gesendet gesandt written")
)
