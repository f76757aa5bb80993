import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.rules.organizations import has_legal_form, organization_key

FORMS = """
    AG | Aktiengesellschaft | GmbH | gGmbH | G.m.b.H. | Ges.m.b.H. | GesmbH | mbH | GmbH & Co. KG
    GmbH und Co KG | GmbH + Co. KG | GmbH & Co. KGaA | SE | SE & Co. KGaA | AG & Co. OHG | KG | OHG
    UG | UG (haftungsbeschränkt) | UG (haftungsbeschränkt) & Co. KG | e.K. | e. K. | eK | e.Kfm.
    e.V. | e. V. | eG | GbR | PartG mbB | PartGmbB | gUG (haftungsbeschränkt) | VVaG | GmbH i.G.
    Gesellschaft mit beschränkter Haftung | & Co. | & Cie | Ltd | Ltd. | Limited | Co., Ltd. | Inc.
    , Inc. | LLC | LLP | Corp. | Corporation | Pty Ltd | S.A. | SA | S.à r.l. | SARL | S.r.l. | SpA
    S.p.A. | B.V. | BV | N.V. | AB | A/S | AS | ApS | Oy | Oyj | s.r.o. | d.o.o. | sp. z o.o.
"""


@pytest.mark.parametrize("form", [form.strip() for form in FORMS.replace("\n", "|").split("|")])
@pytest.mark.parametrize("name", ["Voss", "Müller Maschinenbau", "Kern & Söhne"])
def test_the_legal_form_does_not_count(name, form):
    assert organization_key(f"{name} {form}") == organization_key(name)
    assert organization_key(f"{name} {form}".upper()) == organization_key(name)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Voss AG", "voss"),
        ("Müller Maschinenbau GmbH", "muller maschinenbau"),
        ("Mueller-Maschinenbau GmbH", "muller maschinenbau"),
        ("Kern & Söhne", "kern und sohne"),
        ("Kern und Söhne KG", "kern und sohne"),
        ("Kern and Soehne", "kern und sohne"),
        ("Kern + Söhne OHG", "kern und sohne"),
        ("Kern u. Söhne", "kern und sohne"),
        ("Kern&Söhne", "kern und sohne"),
        ("AG Kunstdruck", "ag kunstdruck"),
        ("SE Datentechnik GmbH", "se datentechnik"),
        ("Co Working Erfurt", "co working erfurt"),
        ("Voss Co Pack GmbH", "voss co pack"),
        ("Voss (Deutschland) GmbH", "voss deutschland"),
        ("Voss GmbH (Erfurt)", "voss gmbh erfurt"),
        ("Handelsgesellschaft Voss mbH", "handelsgesellschaft voss"),
        ("KG", "kg"),
        ("AG & Co. KG", "ag und co kg"),
        ("SE", "se"),
        ("&", "und"),
        ("", ""),
        ("王府", "王府"),
    ],
)
def test_keys(name, key):
    assert organization_key(name) == key


@given(st.text(), st.sampled_from(["", "GmbH", "AG", "& Co. KG", "Inc.", "e.V."]))
def test_a_key_never_gets_lost(name, form):
    key = organization_key(f"{name} {form}")
    assert key == key.strip()
    assert key or not any(map(str.isascii, filter(str.isalnum, name)))


@pytest.mark.parametrize(
    ("name", "is_company"),
    [
        ("Voss GmbH", True),
        ("Voss gmbh", True),
        ("Voss AG", True),
        ("Voss S.A.", True),
        ("Voss A/S", True),
        ("Turnverein e. V.", True),
        ("Voss UG (haftungsbeschränkt)", True),
        ("Voss, Inc.", True),
        ("Anna Weber", False),
        ("Anna Oy", False),
        ("Kim Se", False),
        ("Weber, A. G.", False),
        ("AG", False),
        ("", False),
    ],
)
def test_clear_companies(name, is_company):
    assert has_legal_form(name) is is_company
