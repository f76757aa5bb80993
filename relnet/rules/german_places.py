"""How a German sentence says where: auf der Hannover Messe, beim Gründertag, bei der Voss AG."""

from __future__ import annotations

import re

# A word of a title tells its gender, by its end.
_FAIRS = (
    "messe", "expo", "ausstellung", "konferenz", "tagung", "convention", "gala", "party", "feier",
    "show",
)  # fmt: skip
_SHE = ("runde", "veranstaltung", "schulung", "führung", "akademie", "lounge", "eröffnung")
_HE_OR_IT = (
    "tag", "kongress", "gipfel", "summit", "stammtisch", "abend", "empfang", "workshop", "ball",
    "treff", "brunch", "lunch", "kurs", "lehrgang", "besuch", "markt", "salon", "tisch", "dialog",
    "forum", "treffen", "symposium", "seminar", "webinar", "meetup", "barcamp", "frühstück",
    "essen", "dinner", "fest", "festival", "event", "kolloquium", "gespräch", "camp", "jubiläum",
)  # fmt: skip
_BY_KIND = {
    "fair": "auf der {title}",
    "conference": "bei der Konferenz „{title}“",
    "webinar": "beim Webinar „{title}“",
    "seminar": "beim Seminar „{title}“",
    "road_show": "bei der Roadshow „{title}“",
}
# Words that would have to change their end after "der" or "beim".
_ARTICLE = re.compile(r"(?:Der|Die|Das|Ein|Eine|The|the)\Z")
_SHE_CHANGES = re.compile(r"[^\W\d_]{2,}e\Z")
_HE_CHANGES = re.compile(
    r"(?!leipzig|danzig)(?:[^\W\d_]*(?:sch|lich|al|ig|iv|är|ell)"
    r"|offen|neu|groß|rund|klein|jung|erst|zweit|dritt)er\Z|[^\W\d_]{2,}es\Z",
    re.IGNORECASE,
)
# The legal form of a firm tells its gender; an adjective before it follows.
_SHE_IS = re.compile(
    r"\b(?:AG|g?GmbH|mbH|KG|KGaA|SE|UG|OHG|GbR|eG|PartG(?: ?mbB)?)"
    r"(?: ?\(haftungsbeschränkt\))?\Z"
)
_HE_IS = re.compile(r"\be\. ?V\.\Z")
_ADJECTIVE = re.compile(
    r"\A(?:Allgemeine|Vereinigte|Erste|Neue|Internationale|Technische"
    r"|(?:Nord|Süd|West|Ost|Mittel)?[Dd]eutsche"
    r"|Österreichische|Schweizerische|Bayerische|Sächsische|Thüringische|Hessische) "
)


def firm(name: str) -> dict[str, str]:
    """Return a firm behind at, to and of: bei der Voss AG, zur Voss AG, der Voss AG.

    Its legal form tells its gender; without one it has no article.
    """
    if _SHE_IS.search(name):
        name = _ADJECTIVE.sub(lambda found: f"{found[0].rstrip()}n ", name, count=1)
        return {"at": f"bei der {name}", "to": f"zur {name}", "of": f"der {name}"}
    if _HE_IS.search(name):
        return {"at": f"beim {name}", "to": f"zum {name}", "of": f"des {name}"}
    return {"at": f"bei {name}", "to": f"zu {name}", "of": f"von {name}"}


def at_event(title: str, kind: str = "") -> str:
    """Return a title with preposition and article, as the dative asks for.

    Where its gender is not known, or a word of it would have to be inflected, the title stands
    in quotation marks instead: nothing is said wrong. A fair is feminine: die EMO, die automatica.
    """
    words = title.split()
    genders = [gender for word in words if (gender := _gender(word))]
    head = next((n for n, word in enumerate(words) if _gender(word)), 0)
    changes = {"f": _SHE_CHANGES, "m": _HE_CHANGES}[genders[0] if genders else "f"]
    is_inflected = any(map(_ARTICLE.match, words)) or any(map(changes.match, words[:head]))
    if is_inflected or len({*genders}) > 1:
        return f"bei „{title}“"
    if not genders:
        return _BY_KIND.get(kind, "bei „{title}“").replace("{title}", title)
    if genders[0] == "m":
        return f"beim {title}"
    return f"{'auf' if words[head].casefold().endswith(_FAIRS) else 'bei'} der {title}"


def _gender(word: str) -> str:
    """Return f, or m for what has the same dative, masculine and neuter; '' if it is not known."""
    folded = word.casefold().rstrip(".,:;!?")
    if folded.endswith((*_FAIRS, *_SHE)):
        return "f"
    return "m" if folded.endswith(_HE_OR_IT) else ""
