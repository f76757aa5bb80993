"""What stands before and after a German name: Prof. Dr.-Ing., Herr, jun., a.D., geb. Schmidt."""

from __future__ import annotations

import re

# Each alternative is one title; the end of the pattern says where a title may end.
_TITLE = re.compile(
    r"""\s*(?:
        (?:herrn?|frau|mrs?)\.?\s(?:und|u|and|&|\+)(?=\.?\s(?:herrn?|frau|mrs?)\b)
      | herrn? | frau | fräulein | familie | eheleute | ehepaar | mrs? | ms | miss | mx | sir
      | (?:(?:univ|fh|hon|apl|ao|em)\.?[\s-]?)?prof | professor(?:in)? | privatdozent(?:in)?
      | dr(?:\.?-ing)? | dres | doktor | rechtsanw(?:alt|ältin) | steuerberater(?:in)?
      | dipl(?:om)?(?:\.?-[^\W\d_]+)+
      | dipl\.\s?(?:ing|kfm|kffr|inf|inform|phys|chem|math|psych|päd|betriebsw|volksw|oec|jur)
      | (?-i:PD | RA | RAin | StB | WP | KommR)
      | (?:hr|fr|fam|mag|ing|lic|rer|nat|pol|oec|med|dent|vet|phil|jur|iur|utr|theol|techn|mont
          |publ|agr|biol|psych|soc|sc|habil|mult|h\.\s?c|e\.\s?h|em)(?=\.)
      | [^\W\d_]+\sa\.\s?d(?=\.)
      | \((?:fh|ba|dh|tu|th|uni|univ\.?)\)
    )(?:\.|(?=\s|\Z)|(?<=\)))""",
    re.IGNORECASE | re.VERBOSE,
)
# jun and sen are names too (Jun Suzuki, Amartya Sen): with a capital they need their dot.
_SUFFIX = re.compile(
    r"""(?:\A|[\s,(]+)(
        (?:jun|sen)\. | (?-i:jun|sen) | [js]r\.? | junior | senior
      | d\.\s?[jä]\. | der\ (?:jüngere|ältere) | (?-i:a\.\s?D\. | i\.\s?R\. | Md[BL])
      | (?:geb|verw)(?:\.|orene[rn]?\b|itwete\b)[^)]+ | n[ée]e\s[^)]+
    )\)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def peel_titles(text: str) -> tuple[str, str]:
    """Return the titles before a name, and the rest, which is '' if there is nothing else."""
    end = 0
    while found := _TITLE.match(text, end):
        end = found.end()
    return text[:end].strip(), text[end:].strip()


def peel_suffixes(text: str) -> tuple[str, str]:
    """Return the name, and what follows it: generation, retirement, name at birth."""
    rest = text.strip()
    suffixes: list[str] = []
    while found := _SUFFIX.search(rest):
        suffixes.insert(0, found[1])
        rest = rest[: found.start()].rstrip()
    return rest, " ".join(suffixes)


def without_titles(text: str) -> str:
    """Return a name without what stands before it; nothing but titles stays as it is."""
    return peel_titles(text)[1] or text.strip()
