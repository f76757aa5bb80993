"""When two names mean one company: Voss AG, VOSS Aktiengesellschaft, Voss."""

from __future__ import annotations

from functools import lru_cache

from relnet.model.folding import fold

# As on letterheads; folding makes one of "GesmbH" and "gesmbh", and words of dotted letters.
# GmbH & Co. KG has no entry: forms are taken off the end until none is left.
_FORMS = """
    AG | Aktiengesellschaft | gAG | InvAG | SE | OHG | offene Handelsgesellschaft | OG | GbR
    eGbR | GesbR | Gesellschaft bürgerlichen Rechts | KG | KGaA | KEG | Kommanditgesellschaft
    Kommanditgesellschaft auf Aktien | GmbH | gGmbH | mbH | m.b.H. | G.m.b.H. | GesmbH
    Ges.m.b.H. | Gesellschaft m.b.H. | Gesellschaft mit beschränkter Haftung | UG | gUG
    UG (haftungsbeschränkt) | gUG (haftungsbeschränkt) | UG haftungsbeschr.
    Unternehmergesellschaft | Unternehmergesellschaft (haftungsbeschränkt)
    e.K. | eK | e.Kfm. | e.Kfr. | e.U. | eingetragener Kaufmann | eingetragene Kauffrau
    e.V. | eV | eingetragener Verein | eG | e.G. | eingetragene Genossenschaft | VVaG | a.G.
    PartG | PartGmbB | PartG mbB | Partnerschaftsgesellschaft | Partnerschaftsgesellschaft mbB
    AöR | Anstalt des öffentlichen Rechts | KdöR | Körperschaft des öffentlichen Rechts
    i.G. | i.Gr. | i.L. | in Gründung | in Liquidation | & Co. | & Cie. | Co.
    Ltd. | Limited | Inc. | Incorporated | LLC | L.L.C. | LLP | LP | PLC | Corp. | Corporation
    Pty. | Pte. | SA | S.A. | SAS | S.A.S. | SARL | S.A.R.L. | S.à r.l. | Sàrl | EURL | SNC
    SRL | S.r.l. | SpA | S.p.A. | Sagl | SL | S.L. | Lda. | Ltda. | BV | B.V. | NV | N.V.
    AB | A.B. | AS | A/S | ASA | ApS | Oy | Oyj | a.s. | s.r.o. | d.o.o. | sp. z o.o. | Kft. | Zrt.
"""
# What people without a firm write in its place; many networks ask for something.
_NO_FIRM = {
    fold(text)
    for text in (
        "", "selbstständig", "selbständig", "selbstständige Tätigkeit", "freiberuflich",
        "freiberufler", "freiberuflerin", "freelance", "freelancer", "freelancing", "independent",
        "self-employed", "self employed", "selfemployed", "own business", "privat", "private",
        "student", "studentin", "Universität", "university", "Rentner", "Rentnerin", "retired",
        "im Ruhestand", "arbeitssuchend", "job seeking", "unemployed", "none", "n/a", "keine",
        "stealth", "stealth startup", "confidential", "various", "diverse",
    )
}  # fmt: skip
_SAME = {"and": "und", "u": "und"}


@lru_cache(maxsize=4096)  # an address book knows few firms, and each of them often
def organization_key(name: str) -> str:
    """Return the folded name without its legal form; &, + and "and" read "und".

    Forms count at the end only (not in SE Tylose or Co-Pilot); nothing but forms stays.
    """
    words = _words(name)
    return " ".join(words[: _end_of_name(words)] or words)


def is_firm(key: str) -> bool:
    """Tell whether a key names a firm: what freelancers write there is shared by strangers."""
    return key not in _NO_FIRM


def has_legal_form(name: str) -> bool:
    """Tell whether a name is clearly a company's: Voss GmbH, Voss AG; not Anna Oy."""
    words = _words(name)
    if not 0 < _end_of_name(words) < len(words):
        return False
    last = name.rsplit(maxsplit=1)[-1]
    could_be_a_name = "," in name or (last.isalpha() and last.istitle())
    return len(words[-1]) > _SHORT or not could_be_a_name


def _words(name: str) -> list[str]:
    joined = name.replace("&", " und ").replace("+", " und ")
    return [_SAME.get(word, word) for word in fold(joined).split()]


def _end_of_name(words: list[str]) -> int:
    """Return how many words come before the legal forms at the end."""
    end = len(words)
    while end and (length := _form_before(end, words)):
        end -= length
    return end


def _form_before(end: int, words: list[str]) -> int:
    """Return how many words the legal form has that ends there, 0 if there is none."""
    for form in _ENDING_IN.get(words[end - 1], ()):
        if words[max(end - len(form), 0) : end] == form:
            return len(form)
    return 0


def _by_last_word() -> dict[str, list[list[str]]]:
    """Group the forms by their last word, the longest first."""
    forms = [_words(form) for line in _FORMS.splitlines() for form in line.split("|")]
    groups: dict[str, list[list[str]]] = {}
    for form in sorted(filter(None, forms), key=len, reverse=True):
        groups.setdefault(form[-1], []).append(form)
    return groups


_ENDING_IN = _by_last_word()
_SHORT = 2  # letters; such a form could be a surname too
