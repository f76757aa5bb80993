"""The words in which people promise, German and English, in lower case with ae, oe, ue."""

from __future__ import annotations

from relnet.rules.sentences.word_lists import one_of

# Stems of verbs in the present of one who is going to do it: -e is I, -t is he, she, you. The
# first are promises even without a day, the others may describe somebody (liefert Antriebe).
_CLEAR = one_of(
    "schick meld ruf schreib mail pruef klaer besorg erstell bestell bestaetig reich hak"
    " unterschreib ueberweis kuemmer informier vereinbar organisier frag"
)
_DESCRIBING = one_of(
    "liefer bring mach bereit kalkulier stell zahl test besuch komm leit red entscheid buch"
    " hol such teil stimm plan geh fahr schau denk ueberleg lad treff sprech geb empfehl helf"
    " nehm les"
)
ENGLISH = one_of(
    "send call write deliver check ask prepare order arrange book bring get give make share"
    " forward follow remind introduce invite schedule quote review confirm come visit meet"
    " test look sign pay decide answer reply ship order talk see"
)
_MODAL = one_of("muss soll sollte moechte must need needs todo")

STEMS = _CLEAR | one_of("send liefer bring stell buch bestell hol such teil")
# After "ich" these are promises even without a day.
I_DO = frozenset(
    f"{stem}e"
    for stem in one_of(
        "liefer bring mach bereit kalkulier stell test besuch buch hol such teil plan"
    )
) | one_of("lade gebe helfe")

CLEARLY_MINE = frozenset(f"{stem}e" for stem in _CLEAR) | one_of(
    "owe schulde sende antworte versende send forward remind deliver prepare follow"
)
CLEARLY_THEIRS = frozenset(f"{stem}t" for stem in _CLEAR) | one_of(
    "sendet versendet antwortet meldet bittet sends forwards delivers"
)
MINE_NOW = (
    CLEARLY_MINE
    | frozenset(f"{stem}e" for stem in _DESCRIBING)
    | one_of("lade helfe gebe nehme lese treffe spreche empfehle arbeite teste biete")
    | ENGLISH
    | frozenset(_MODAL)
)
THEIRS_NOW = (
    CLEARLY_THEIRS
    | frozenset(f"{stem}t" for stem in _DESCRIBING)
    | frozenset(f"{verb}s" for verb in ENGLISH)
    | one_of(
        "gibt spricht trifft empfiehlt hilft nimmt liest laedt leitet arbeitet entscheidet testet"
        " faehrt redet bereitet bietet verspricht promises replies"
    )
)
# Who says this speaks of a promise; whose it is tells the rest of the clause.
PROMISED = one_of(
    "versprochen zugesagt versprach zugesichert angekuendigt promised agreed vereinbart"
    " ausgemacht verabredet abgemacht arranged scheduled geplant planned zusage versprechen"
)
# The same for whoever does it: I will, he will; ich muss, er muss. With its subject left out it
# tells only that it is ahead.
EITHERS = one_of(
    "will shall should would must werden wollen moechte moechten muss muessen soll sollen sollte"
)
# Who did this gave their own word; what was agreed or planned is anybody's.
GAVE_WORD = one_of("versprochen versprach zugesagt zugesichert angekuendigt promised")
AHEAD_MINE = one_of("werde werden i'll we'll muss muessen soll sollen sollte must")
AHEAD_THEIRS = one_of("wird he'll she'll they'll")
# What things do that others are to bring.
ARRIVES = one_of("kommt kommen folgt folgen arrives arrive")
# Who wants a thing is owed it: er braucht das Angebot bis Freitag. Who wants to do something ...
WANTS = one_of(
    "braucht brauchen benoetigt benoetigen moechte moechten will wollen wants want needs need"
    " erwartet erwarten expects expect wuenscht wartet waits hofft hopes"
)
# How things stand, which nobody promises: er ist bis Freitag im Urlaub.
STATES = one_of(
    "ist bin sind war waren gilt gelten laeuft laufen dauert dauern is are was were lasts runs"
    " bleibt stays"
)
# Of these one owes something even without a day.
NEEDS = one_of(
    "braucht brauchen benoetigt benoetigen moechte moechten will wollen wants want needs need"
)
# Verbs that promise somebody's acquaintance, and their other half.
PRESENTS_TO = {"stellt": "vor", "macht": "bekannt"}
# By when, without a day.
SOON = one_of("asap schnellstmoeglich baldmoeglichst umgehend zeitnah dringend")
# What is said of an appointment that is not kept.
CALLED_OFF = one_of(
    "abgesagt verschoben verlegt ausgefallen flachgefallen entfallen entfaellt geplatzt abgeblasen"
    " gecancelt storniert verpasst verpasster vertagt cancelled canceled postponed rescheduled"
    " missed"
)
# The same in two words: the second ends the clause (sagte den Termin ab), or follows at once.
OFF_APART = {
    **dict.fromkeys(("sagt", "sagte", "sagten", "blies"), "ab"),
    **dict.fromkeys(("faellt", "fiel", "fallen", "fielen"), "aus"),
}
OFF_TOGETHER = {
    ("called", "off"), ("fell", "through"), ("got", "moved"), ("was", "moved"),
    ("wasser", "gefallen"),
}  # fmt: skip
# Who wants none of it, or to have it, wants nothing of the other.
NONE = one_of("nichts nothing nicht not kein keine keinen no none kind baby")
# What may stand at either end of a promise and says nothing about what is promised.
HULL = (
    PROMISED
    | AHEAD_MINE
    | AHEAD_THEIRS
    | one_of("ich wir i we er sie he she they who es will would need must muss muessen soll sollen")
    | one_of(
        "sollte todo dann then und and also auch noch to hat has habe hab have haben dass that so &"
    )
    | one_of("is are wants want needs braucht brauchen benoetigt benoetigen moechte wollen")
)
# What is or will be, and is nothing to do: he is in Vienna, sie hat Geburtstag, she'll be there.
BEING = one_of(
    "ist sind bin hat haben has have is are he's she's they're bleibt bleiben stays feiert feiern"
)
BE = one_of("sein be haben have bleiben stay")
# Who goes or comes somewhere does nothing for the other, unless it is "to us" or "by Friday".
GOING = one_of(
    "geht gehen goes going go faehrt fahren kommt kommen comes coming come zieht wechselt"
    " heiratet reist fliegt arbeitet leitet plant moves travels marries"
)
MARKS = {
    **dict.fromkeys(("todo", "to-do"), "mine"),
    **dict.fromkeys(("!ich", "!wir", "!i", "!we", "!me", "!us", "!mein", "!mine"), "mine"),
    **dict.fromkeys(
        ("!sie", "!er", "!es", "!he", "!she", "!they", "!him", "!her", "!them", "!theirs"),
        "theirs",
    ),
}
