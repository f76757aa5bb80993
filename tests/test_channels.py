import subprocess
import sys
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.card import Channel
from relnet.model.digits import search_digits
from relnet.rules.channels import (
    is_free_mail,
    is_role_mailbox,
    mail_key,
    tidy,
)
from relnet.rules.mail_addresses import is_mail_address
from relnet.rules.phones import is_mobile, phone_key
from relnet.rules.web_addresses import network_of, web_key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("anna@example.com", "anna@example.com"),
        ("Anna.Weber@Example.COM", "anna.weber@example.com"),
        ("  <anna@example.com>; ", "anna@example.com"),
        ("anna@example.com,", "anna@example.com"),
        ("'anna@example.com'", "anna@example.com"),
        ("\u200banna@example.com\u00a0", "anna@example.com"),
        ("mailto:Anna@example.com?subject=Hallo", "anna@example.com"),
        ("MAILTO:anna@example.com", "anna@example.com"),
        ("Anna Weber <anna@example.com>", "anna@example.com"),
        ('"Weber, Anna" <Anna@example.com>', "anna@example.com"),
        ("anna@müller.example", "anna@xn--mller-kva.example"),
        ("anna@MU\u0308LLER.example", "anna@xn--mller-kva.example"),
        ("jürgen@example.com", "jürgen@example.com"),
        ("anna@..ü", "anna@..ü"),
        ("anna@localhost", "anna@localhost"),
        ("anna at example", "anna at example"),
        ("@", "@"),
        ("", ""),
        (" \t", ""),
    ],
)
def test_mail(written, key):
    assert mail_key(written) == key
    assert tidy(Channel("email", written)).key == key


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("anna@example.com", True),
        ("Anna Weber <anna@example.com>", True),
        ("anna@localhost", True),
        ("anna.weber+messe@mail.example.co.uk", True),
        ("jürgen@müller.example", True),
        ("o'neil@example.com", True),
        ("a/b=c@example.com", True),
        ("kaputt@", False),
        ("@example.com", False),
        ("@", False),
        ("a b@example.com", False),
        ("a@example .com", False),
        ("a\u00a0b@example.com", False),
        ("anna", False),
        ("anna@example..com", False),
        ("anna@.example.com", False),
        ("anna@example.com.", False),
        ("anna@uwe@example.com", False),
        ("anna@example.com; uwe@example.com", False),
        ("/o=Voss/ou=Exchange/cn=anna", False),
        ("", False),
        ("@" * 100_000, False),
        ("a." * 100_000, False),
        ("a@" + "a." * 100_000, False),
    ],
)
def test_what_can_be_written_to(written, is_one):
    assert is_mail_address(mail_key(written)) is is_one


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("+49 30 23125123", "+493023125123"),
        ("+49 (0)30 23125-123", "+493023125123"),
        ("+49 (0) 30 / 231 25 - 123", "+493023125123"),
        ("+49 (030) 23125-123", "+493023125123"),
        ("+49 030 23125123", "+493023125123"),
        ("(+49) 30 23125123", "+493023125123"),
        ("0049 30 23125123", "+493023125123"),
        ("0049 (0)30 23125123", "+493023125123"),
        ("030 23125123", "+493023125123"),
        ("030/231 25-123", "+493023125123"),
        ("(030) 23125123", "+493023125123"),
        ("030.23125.123", "+493023125123"),
        ("030–23125–123", "+493023125123"),
        ("+49\u00a030\u202f23125123", "+493023125123"),
        ("０３０ ２３１２５１２３", "+493023125123"),
        ("Tel.: 030 23125123", "+493023125123"),
        ("tel:+49-30-23125-123", "+493023125123"),
        ("3023125123", "+493023125123"),
        ("493023125123", "+493023125123"),
        ("1713920012", "+491713920012"),
        ("4930231250", "+4930231250"),  # +49 30, not 04930
        ("491713920012", "+491713920012"),
        ("49 171 39200 12", "+491713920012"),
        ("49-30-231250", "+4930231250"),
        ("4941123456", "+494941123456"),  # there is no area 0411, but 04941
        ("494112345", "tel:494112345"),
        ("49" * 20, "tel:" + "49" * 20),
        ("0171 3920012", "+491713920012"),
        ("0171/39 200 12", "+491713920012"),
        ("030 23125-0", "+4930231250"),
        ("030 23125 Durchwahl 123", "+493023125123"),
        ("030 23125-0, Durchwahl -123", "+493023125123"),
        ("030 23125-0 (DW 123)", "+493023125123"),
        ("030 23125123 (Durchwahl)", "+493023125123"),
        ("030 23125123 privat", "+493023125123"),
        ("030 23125123 ext. 17", "+493023125123;ext=17"),
        ("030 23125123 x17", "+493023125123;ext=17"),
        ("030 23125123 App. 17", "+493023125123;ext=17"),
        ("tel:+49-30-23125123;ext=17", "+493023125123;ext=17"),
        ("+44 20 7946 0123", "+442079460123"),
        ("+44 (0)20 7946 0123", "+442079460123"),
        ("0044 20 7946 0123", "+442079460123"),
        ("+1 (212) 555-0123", "+12125550123"),
        ("001 212 555 0123", "+12125550123"),
        ("+1 212-555-0123 ext. 4", "+12125550123;ext=4"),
        ("110", "tel:110"),
        ("116117", "tel:116117"),
        ("23125123", "tel:23125123"),
        ("(212) 555-0123", "tel:2125550123"),
        ("12345", "tel:12345"),
        ("+49 110", "tel:49110"),
        ("0 110", "tel:0110"),
        ("+49", "tel:49"),
        ("+999 12345", "tel:99912345"),
        ("030 23125123 / 0171 3920012", "tel:0302312512301713920012"),
        ("auf Anfrage", "tel:auf anfrage"),
        ("+", "tel:+"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_phone(written, key):
    assert phone_key(written) == key
    assert tidy(Channel("phone", written, "fax"), phone_key) == Channel(
        "phone", written, "fax", key=key
    )


@pytest.mark.parametrize(
    ("written", "region", "key"),
    [
        ("(212) 555-0123", "US", "+12125550123"),
        ("1 212 555 0123", "US", "+12125550123"),
        ("011 49 30 23125123", "US", "+493023125123"),
        ("555-0123", "US", "tel:5550123"),
        ("020 7946 0123", "GB", "+442079460123"),
        ("00 49 30 23125123", "AT", "+493023125123"),
        ("00 49 30 23125123", "CH", "+493023125123"),
    ],
)
def test_phone_from_elsewhere(written, region, key):
    assert phone_key(written, region) == key


@pytest.mark.parametrize("region", ["AT", "CH", "FR", "IT", "ES", "DK", "HU", "PL", "CZ", "SE"])
def test_example_numbers_of_a_country(region):
    number = phonenumbers.example_number(region)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    for name in ("INTERNATIONAL", "NATIONAL", "RFC3966"):
        style = getattr(phonenumbers.PhoneNumberFormat, name)
        assert phone_key(phonenumbers.format_number(number, style), region) == e164


def by_phonenumbers(written, region):
    number = phonenumbers.parse(written, region)
    assert phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


COUNTRIES = ["49", "43", "41", "33", "31", "34", "32", "351", "420", "44", "45", "46", "48", "1"]
GAPS = st.sampled_from(["", " ", "/", "-", ".", "\u2013", " - ", " / "])


@given(
    st.sampled_from(["+", "00", "00 ", "+ "]),
    st.sampled_from(COUNTRIES),
    st.from_regex(r"[1-9][0-9]{1,3}", fullmatch=True),
    GAPS,
    st.from_regex(r"[0-9]{3,9}", fullmatch=True),
    st.sampled_from(["DE", "AT", "CH", "FR"]),
)
def test_any_number_with_a_country_code(plus, country, area, gap, number, region):
    written = f"{plus}{country} {area}{gap}{number}"
    key = phone_key(written, region)
    assert key.startswith("tel:") or key == by_phonenumbers(written, region)


@given(
    st.sampled_from(["DE", "AT", "CH"]),
    st.from_regex(r"0[1-9][0-9]{1,3}", fullmatch=True),
    GAPS,
    st.from_regex(r"[0-9]{3,9}", fullmatch=True),
)
def test_any_national_number(region, area, gap, number):
    written = f"{area}{gap}{number}"
    key = phone_key(written, region)
    assert key.startswith("tel:") or key == by_phonenumbers(written, region)


@given(st.text(alphabet="0123456789+()-/ xabDWtel:;=.\u00a0\u0663") | st.text())
def test_any_text_has_a_phone_key(text):
    key = phone_key(text)
    assert bool(key) == bool(text.strip("\u00a0") and text.split())
    assert not key or key.startswith(("+", "tel:"))
    assert phone_key(key) == key or key.startswith("tel:")


def test_what_is_too_long_is_no_number():
    assert phone_key("030 23125123 " * 100) == "tel:" + "03023125123" * 100


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("030/231 25-123", "3023125123"),
        ("+49 (0)30 23125123", "3023125123"),
        ("+49 030 23125123", "3023125123"),
        ("0049 30 23125123", "3023125123"),
        ("(030) 23125-123", "3023125123"),
        ("23125123", "23125123"),
        ("+44 20 7946 0123", "442079460123"),
        ("anna", ""),
        ("anna-weber-2", ""),
        ("", ""),
    ],
)
def test_digits_to_look_up(written, digits):
    assert search_digits(written) == digits


@given(st.from_regex(r"0[1-9][0-9]{1,3}[ /-][0-9]{5,8}", fullmatch=True))
def test_digits_are_the_end_of_the_key(written):
    assert phone_key(written).endswith(search_digits(written))
    assert phone_key(f"+49 {written[1:]}").endswith(search_digits(f"+49 (0){written[1:]}"))


@pytest.mark.parametrize(
    ("url", "key", "network"),
    [
        ("https://www.linkedin.com/in/anna-weber/", "linkedin.com/in/anna-weber", "linkedin"),
        ("http://linkedin.com/in/Anna-Weber", "linkedin.com/in/anna-weber", "linkedin"),
        ("www.linkedin.com/in/anna-weber?trk=x#y", "linkedin.com/in/anna-weber", "linkedin"),
        ("https://de.linkedin.com/in/anna-weber/de", "linkedin.com/in/anna-weber", "linkedin"),
        ("https://LinkedIn.com/in/zo%C3%AB-klein", "linkedin.com/in/zoë-klein", "linkedin"),
        ("https://linkedin.com/in/zoe\u0308-klein", "linkedin.com/in/zoë-klein", "linkedin"),
        ("https://www.linkedin.com/company/voss/?x=1", "linkedin.com/company/voss", ""),
        ("https://www.linkedin.com/in/", "linkedin.com/in", ""),
        (
            "https://www.xing.com/profile/Anna_Weber7/cv?sc=1",
            "xing.com/profile/anna_weber7",
            "xing",
        ),
        ("https://github.com/AnnaWeber", "github.com/annaweber", "github"),
        ("https://github.com/annaweber/village", "github.com/annaweber/village", ""),
        ("https://twitter.com/AnnaWeber?s=20", "x.com/annaweber", "x"),
        ("https://mobile.twitter.com/annaweber", "x.com/annaweber", "x"),
        ("https://x.com/annaweber", "x.com/annaweber", "x"),
        ("https://x.com/annaweber/status/1", "x.com/annaweber/status/1", ""),
        ("https://m.facebook.com/anna.weber", "facebook.com/anna.weber", "facebook"),
        ("https://de-de.facebook.com/anna.weber", "facebook.com/anna.weber", "facebook"),
        ("https://www.facebook.com/profile.php?v=1&id=123", "facebook.com/123", "facebook"),
        ("https://www.facebook.com/profile.php", "facebook.com/profile.php", ""),
        ("https://www.instagram.com/anna_weber/", "instagram.com/anna_weber", "instagram"),
        ("https://www.instagram.com/p/abc/", "instagram.com/p/abc", ""),
        ("https://social.example/@anna", "social.example/@anna", "mastodon"),
        ("https://social.example/@anna/12", "social.example/@anna/12", ""),
        ("https://www.youtube.com/@anna", "youtube.com/@anna", "youtube"),
        ("https://www.example.com/", "example.com", ""),
        ("EXAMPLE.com/Pfad/", "example.com/Pfad", ""),
        ("https://user@example.com:443/a,b/?q=1#c", "example.com/a,b?q=1#c", ""),
        ("http://example.com:8080/a", "example.com:8080/a", ""),
        ("example.com:8080/a", "example.com:8080/a", ""),
        ("//example.com", "example.com", ""),
        ("http://müller.example/ü", "xn--mller-kva.example/ü", ""),
        ("https://example.com/?u=http://a.example/", "example.com?u=http://a.example/", ""),
        ("https://de.example.com/in/anna", "de.example.com/in/anna", ""),
        ("mailto:Anna@example.com", "mailto:anna@example.com", ""),
        ("kommt noch", "kommt noch", ""),
        ("<>", "", ""),
        ("", "", ""),
    ],
)
def test_web_addresses(url, key, network):
    assert (web_key(url), network_of(url)) == (key, network)
    assert (web_key(key), network_of(key)) == (key, network)


def test_a_page_on_a_network_is_a_profile():
    url = "https://www.linkedin.com/in/anna-weber"
    found = tidy(Channel("url", url, "work", preferred=True))
    assert found == Channel("profile", url, "linkedin", True, "linkedin.com/in/anna-weber")
    homepage = Channel("url", "https://example.com", "work")
    assert tidy(homepage) == Channel("url", "https://example.com", "work", key="example.com")


@given(st.text() | st.text(alphabet="htps:/wlinkedcom.@%C3Ain?#&=-"))
def test_any_text_has_a_web_key(text):
    key = web_key(text)
    assert tidy(Channel("url", text)).key == key
    assert not network_of(text) or network_of(key) == network_of(text)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("xmpp:Anna@Example.com", "xmpp:anna@example.com"),
        (" Skype: Anna.Weber ", "skype:anna.weber"),
        ("", ""),
    ],
)
def test_messengers(written, key):
    assert tidy(Channel("messenger", written)).key == key


def test_phones_wait_for_their_parser():
    assert tidy(Channel("phone", "030 23125123", key="as it was")).key == "as it was"


@pytest.mark.parametrize(
    ("key", "is_role"),
    [
        ("info@example.com", True),
        ("info-berlin@example.com", True),
        ("vertrieb.sued@example.com", True),
        ("office2@example.com", True),
        ("no-reply@example.com", True),
        ("noreply@example.com", True),
        ("büro@example.com", True),
        ("bewerbung@example.com", True),
        ("anna@example.com", False),
        ("anna.info@example.com", False),
        ("infantino@example.com", False),
        ("teamer.weber@example.com", False),
        ("", False),
    ],
)
def test_mailboxes_of_roles(key, is_role):
    assert is_role_mailbox(key) is is_role


@pytest.mark.parametrize(
    ("domain", "is_free"),
    [
        ("web.de", True),
        ("gmx.net", True),
        ("gmx.at", True),
        ("yahoo.co.uk", True),
        ("t-online.de", True),
        ("example.com", False),
        ("voss.example", False),
        ("myweb.de", False),
    ],
)
def test_free_mail(domain, is_free):
    assert is_free_mail(domain) is is_free


@pytest.mark.parametrize(
    ("module", "heavy"),
    [("relnet.rules.channels", "phonenumbers"), ("relnet.rules.names", "nameparser")],
)
def test_what_readers_import_is_light(module, heavy):
    code = f"import sys, {module}; sys.exit({heavy!r} in sys.modules)"
    root = Path(__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize(
    ("key", "carried"),
    [
        ("+4917139200", True),
        ("+493023125", False),
        ("+32471234567", True),
        ("+3242345678", False),  # Liège
        ("+12125550142", False),
    ],
)
def test_what_people_carry_is_told_by_its_prefix(key, carried):
    assert is_mobile(key) == carried
