"""What cards write before a name: Herr and Frau, which say how to address somebody, and titles."""

from __future__ import annotations

from functools import lru_cache

from relnet.model.folding import fold

SALUTED = {  # by folded word
    **dict.fromkeys(("frau", "fr", "fraulein", "ms", "mrs", "miss", "madame", "mme"), "frau"),
    **dict.fromkeys(("herr", "herrn", "hr", "mr", "monsieur"), "herr"),
    **dict.fromkeys(("mx", "divers"), "neutral"),
}


@lru_cache(maxsize=1024)
def parted(prefix: str) -> tuple[str, str, str]:
    """Return what ``Frau Prof. Dr.`` says: frau, its word Frau, and the titles Prof. Dr.

    The first two are '' for what does not say it, or says it of several people.
    """
    if fold(prefix) == "m":  # Monsieur, but for the M. of M. Sc.
        return "herr", prefix, ""
    words = [(SALUTED.get(fold(word), ""), word) for word in prefix.split()]
    said = [(salutation, word) for salutation, word in words if salutation]
    titles = " ".join(word for salutation, word in words if not salutation)
    return (*said[0], titles) if len(said) == 1 else ("", "", prefix)


def addressed(noted: str, prefix: str) -> str:
    """Return frau, herr or neutral: as the owner noted it, else as the prefix says, else ''."""
    return noted or parted(prefix)[0]


def titles(prefix: str) -> str:
    """Return the titles of a prefix, without Herr and Frau."""
    return parted(prefix)[2]
