"""Which titles stand higher than others."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.rules.ladder import is_promotion, rung

LADDER = [
    ["Auszubildende", "Werkstudent", "Werkstudentin Einkauf", "Praktikantin", "Azubi", "Intern"],
    ["Sachbearbeiter", "Sachbearbeiter:in Einkauf", "Vertriebsmitarbeiterin", "Assistentin der Geschäftsführung",
     "Executive Assistant to the CEO", "Assistenz Geschäftsführung", "Vorstandssekretärin"],
    ["Referent", "Referentin des Vorstands", "Specialist", "Vertriebsingenieur", "Buyer", "Account Manager"],
    ["Senior Buyer", "Senior Referentin", "Senior Specialist", "Sr. Software Engineer", "Projektleiterin"],
    ["Teamleiter", "Team Lead", "Teamleiter*in Einkauf", "Gruppenleiterin", "Team Leader Purchasing", "Supervisor"],
    ["stv. Abteilungsleiter", "Stellvertretende Leiterin Einkauf", "Deputy Head of Sales"],
    ["Abteilungsleiter", "Head of Purchasing", "Leiter Einkauf", "Leiter(in) Einkauf", "LeiterIn Vertrieb",
     "Leitung Marketing", "Einkaufsleiterin", "Werkleiter"],
    ["Bereichsleiterin", "Director Sales", "Direktor Vertrieb"],
    ["Prokurist", "Prokuristin, Leiterin Einkauf", "Head of Sales / Prokura", "VP Engineering", "Vice President Sales"],
    ["Geschäftsführer", "Geschäftsführerin", "GF", "CEO", "CEO & Founder", "Vorstand", "Vorstandsvorsitzende",
     "Managing Director", "Chief Executive Officer", "Mitglied des Vorstands", "Geschäftsführender Gesellschafter"],
]  # fmt: skip
STEPS = [(low, high) for lower, higher in pairwise(LADDER) for low in lower for high in higher[:3]]


@pytest.mark.parametrize(("low", "high"), STEPS, ids=lambda title: title)
def test_each_rung_is_above_those_before_it(low, high):
    assert is_promotion(low, high)
    assert not is_promotion(high, low)


@pytest.mark.parametrize("rungs", LADDER, ids=lambda rungs: rungs[0])
def test_titles_of_one_rung_are_no_promotion(rungs):
    assert len({rung(title) for title in rungs}) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Baumpfleger", "Senior Baumpfleger"),
        ("Junior Baumpfleger", "Baumpfleger"),
        ("Baumpfleger I", "Baumpfleger II"),
        ("stv. Obmann", "Obmann"),
        ("Junior Consultant", "Consultant"),
        ("Senior Manager", "Director"),
        ("Vice President", "Senior Vice President"),
        ("CTO", "CEO"),
        ("Former CEO, Consultant", "Head of Sales"),
        ("Leiter Vertrieb", "Chief Sales Officer"),
    ],
)
def test_a_step_up(before, after):
    assert is_promotion(before, after)
    assert not is_promotion(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "CEO"),
        ("Einkäufer", ""),
        ("Baumpfleger", "CEO"),
        ("Head of Sales", "Zauberer"),
        ("Leiter Einkauf", "Leiterin Einkauf"),
        ("Leiter Einkauf", "Head of Purchasing"),
        ("Geschäftsführer", "CEO"),
        ("Einkäufer", "Buyer"),
        ("Vertriebsingenieur", "Account Manager"),
        ("Prokurist", "Founder"),
        ("Einkäufer", "Einkäufer (m/w/d)"),
        ("Ingenieur", "Vertrieb Halbleiter"),
        ("Referent", "Wegbegleiter"),
    ],
)
def test_what_is_no_promotion(before, after):
    assert not is_promotion(before, after)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("", None),
        ("Inhaber", None),
        ("Founder", None),
        ("Vertrieb Halbleiter", None),
        ("ehem. Geschäftsführer", None),
        ("Art Director", 20),
        ("Leiter der Abteilung Einkauf", 50),
        ("Head of Sales and Marketing", 50),
        ("Leiter/-in Einkauf", 50),
        ("Geschaeftsfuehrer", 80),
        ("Member of the Management Board", 80),
        ("Purchasing Head", 50),
        ("Buyer Head Office", 20),
        ("Account Executive", 20),
        ("Einkauf", None),
    ],
)
def test_rung(title, expected):
    assert rung(title) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_nobody_is_promoted_there_and_back(a, b):
    assert not (is_promotion(a, b) and is_promotion(b, a))
    assert not is_promotion(a, a)
