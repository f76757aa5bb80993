"""Telephone numbers of people who live abroad are read as they are dialled there."""

import json

import pytest

from relnet.model.card import Address, Card, Channel
from relnet.rules.countries import country_code, country_of
from relnet.rules.phones import phone_key_at
from relnet.rules.tidying import arrive

ABROAD = [
    ("United Kingdom", "London", "020 7946 0001", "+442079460001"),
    ("Österreich", "Wien", "01 535 01 23", "+4315350123"),
    ("CH", "Zürich", "044 555 01 23", "+41445550123"),
    ("USA", "New York", "(212) 555-0123", "+12125550123"),
    ("Frankreich", "Paris", "01 99 00 12 34", "+33199001234"),
]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("Großbritannien", "GB"),
        ("england", "GB"),
        ("Oesterreich", "AT"),
        ("A", "AT"),
        ("AUT", "AT"),
        ("Suisse", "CH"),
        ("us", "US"),
        ("U.S.A.", "US"),
        ("Vereinigte Staaten von Amerika", "US"),
        ("France", "FR"),
        ("The Netherlands", "NL"),
        ("Česká republika", "CZ"),
        ("Ελλάδα", "GR"),
        ("日本", "JP"),
        ("Deutschland", "DE"),
        ("Narnia", ""),
        ("Österreich" * 10, ""),
        ("", ""),
    ],
)
def test_a_country_has_many_names(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(("country", "city", "number", "key"), ABROAD)
def test_a_number_is_read_where_its_owner_lives(country, city, number, key):
    assert phone_key_at([Address(city=city, country=country)])(number) == key


@pytest.mark.parametrize(
    ("countries", "number", "key"),
    [
        (["UK"], "+49 30 23125 10", "+49302312510"),
        (["UK"], "0049 30 23125 10", "+49302312510"),
        (["US"], "030 23125 10", "+49302312510"),  # possible only at home
        (["ZZ"], "030 23125 10", "+49302312510"),
        (["UK"], "110", "tel:110"),
        (["UK", "Great Britain"], "020 7946 0001", "+442079460001"),
        (["UK", "Germany"], "030 23125 10", "+49302312510"),
        (["UK", ""], "030 23125 10", "+49302312510"),  # who names none means home
        (["UK", "Narnia"], "030 23125 10", "+49302312510"),
        ([], "030 23125 10", "+49302312510"),
    ],
)
def test_a_number_is_read_at_home_where_the_country_is_in_doubt(countries, number, key):
    assert phone_key_at([Address(city="X", country=one) for one in countries])(number) == key


LETTERS = [
    ("Stumpergasse 1\n1060 Wien\nÖsterreich", "0664 5550123", "+436645550123"),
    ("1 Invented Row, London, United Kingdom", "020 7946 0777", "+442079460777"),
    ("1 Invented Row\nLondon\nUK\n", "020 7946 0777", "+442079460777"),
    ("350 Fifth Ave\nNew York, NY 10001, USA", "(212) 555-0177", "+12125550177"),
    ("350 Fifth Ave, New York, NY 10001, U.S.", "(212) 555-0177", "+12125550177"),
]


@pytest.mark.parametrize(("text", "number", "key"), LETTERS)
def test_an_address_that_is_one_text_ends_with_its_country(relnet, tmp_path, text, number, key):
    street, _, rest = text.replace("\n", ", ").partition(", ")
    for address in (Address(text), Address(street, city=rest), Address(city=rest)):
        assert phone_key_at([address])(number) == key
    label = text.replace(",", "\\,").replace("\n", "\\n")
    file = tmp_path / "a.vcf"
    lines = "BEGIN:VCARD", "VERSION:3.0", "N:Falk;Mara;;;", f"TEL:{number}", f"LABEL:{label}"
    file.write_text("\n".join([*lines, "END:VCARD", ""]), "utf-8")
    relnet("import", file)
    assert [one["key"] for one in channels(relnet) if one["kind"] == "phone"] == [key]


@pytest.mark.parametrize(
    "address",
    [
        Address("Österreich 5", city="Cham"),
        Address("Amerika", city="Penig"),  # a place in Saxony
        Address("Amerika"),
        Address("Hof 3, A", city=""),
        Address("1 Main St", city="Holland", region="MI"),
        Address("1 Main St, San Diego, CA"),
        Address("Am Markt 1, Österreichring"),
        Address("Am Markt 1\nWien\nÖsterreich", country="Deutschland"),
    ],
)
def test_what_is_called_like_a_country_is_none(address):
    assert phone_key_at([address])("030 23125 10") == "+49302312510"
    assert country_of([address]) in {"", "DE"}


def vcard(country, city, number):
    lines = "BEGIN:VCARD", "VERSION:3.0", "N:Falk;Mara;;;", f"TEL:{number}"
    return "\n".join([*lines, f"ADR:;;;{city};;;{country}", "END:VCARD", ""])


def google(country, city, number):
    head = "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Address 1 - City"
    return f"{head},Address 1 - Country\nMara,Falk,Work,{number},{city},{country}\n"


def outlook(country, city, number):
    head = "First Name,Last Name,Business Phone,Business City,Business Country/Region"
    return f"{head}\nMara,Falk,{number},{city},{country}\n"


@pytest.mark.parametrize(
    ("form", "name"), [(vcard, "a.vcf"), (google, "g.csv"), (outlook, "o.csv")]
)
@pytest.mark.parametrize(("country", "city", "number", "key"), ABROAD)
def test_files_say_where_somebody_lives(relnet, tmp_path, form, name, country, city, number, key):
    file = tmp_path / name
    file.write_text(form(country, city, number), "utf-8")
    relnet("import", file)
    assert [one["key"] for one in channels(relnet) if one["kind"] == "phone"] == [key]
    assert "1 already known" in relnet("import", file).stderr


@pytest.mark.parametrize(("country", "city", "number", "key"), ABROAD)
def test_a_village_written_by_hand_says_it_too(relnet, tmp_path, country, city, number, key):
    mara = {"id": 1, "name": "Mara Falk", "channels": [{"kind": "phone", "written": number}]}
    mara["addresses"] = [{"city": city, "country": country}]
    village = {"schema": 1, "contacts": [mara, {"id": 2, "name": "Jonas Falk"}]}
    file = tmp_path / "village.json"
    file.write_text(json.dumps(village), "utf-8")
    relnet("import", file)
    found = json.loads(relnet("export", "json").stdout)["contacts"]
    assert [one["key"] for contact in found for one in contact["channels"]] == [key]


def channels(relnet):
    (found,) = json.loads(relnet("export", "json").stdout)["contacts"]
    return found["channels"]


def test_a_number_typed_for_somebody_abroad_is_read_there(relnet, tmp_path):
    file = tmp_path / "a.vcf"
    file.write_text(vcard("UK", "London", "020 7946 0001"), "utf-8")
    relnet("import", file)
    relnet("edit", "1", "phone+=020 7946 0002", "preferred=020 7946 0002")
    found = {one["key"]: one["preferred"] for one in channels(relnet)}
    assert found == {"+442079460001": False, "+442079460002": True}
    relnet("edit", "1", "phone-=(020) 7946-0001")
    assert [one["key"] for one in channels(relnet)] == ["+442079460002"]


def test_a_number_that_was_read_at_home_goes_as_it_is_written(relnet):
    relnet("add", "Mara Falk")
    relnet("edit", "1", "phone=020 7946 0001")
    relnet("edit", "1", "country=UK")
    relnet("edit", "1", "phone-=020 7946 0001")
    assert channels(relnet) == []


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        (("", False), ("work", False), ("b", "work", False)),
        (("", True), ("work", False), ("b", "work", True)),
        (("home", False), ("work", True), ("a", "home", True)),
        (("", False), ("", True), ("a", "", True)),
    ],
)
def test_a_number_that_comes_twice_keeps_what_either_says(first, again, expected):
    numbers = {"a": "(030) 23125-10", "b": "030 2312510"}
    said = zip(numbers.values(), (first, again), strict=True)
    twice = tuple(Channel("phone", number, *more) for number, more in said)
    (kept,) = arrive(Card(channels=twice), "2026-04-21").card.channels
    value, *more = expected
    assert (kept.value, kept.label, kept.preferred) == (numbers[value], *more)


def test_a_number_with_two_labels_leaves_as_it_came(relnet, tmp_path):
    file = tmp_path / "a.vcf"
    lines = "TEL:(030) 23125-10", "TEL;TYPE=WORK:(030) 23125-10", "REV:20260101T000000Z"
    card = "\n".join(["BEGIN:VCARD", "VERSION:3.0", "N:Falk;Mara;;;", *lines, "END:VCARD", ""])
    file.write_text(card, "utf-8")
    relnet("import", file)
    assert [one["label"] for one in channels(relnet)] == ["work"]
    assert {*lines} <= {*relnet("export", "vcard").stdout.splitlines()}


def test_a_number_is_no_news_once_the_address_is_known(relnet, tmp_path):
    file = tmp_path / "a.vcf"
    card = vcard("UK", "London", "020 7946 0001").replace("ADR", "UID:mara\nADR")
    home = "\n".join(line for line in card.splitlines() if not line.startswith("ADR"))
    for text in (f"{home}\n", card):
        file.write_text(text, "utf-8")
        relnet("import", file)
    assert [one["written"] for one in channels(relnet)] == ["020 7946 0001"]
