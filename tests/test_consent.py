"""Which channel is allowed: the rule, and relnet privacy through the front door."""

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.consent import Consent, Reach, Way
from relnet.model.suggestion import SuggestionKind
from relnet.rules.consent import ADVERTISING, EVERY_KIND, advise, covers, purposes, says_no

KINDS = get_args(SuggestionKind)
WAYS = get_args(Way)
ALL_WAYS = frozenset(WAYS)


def said(channel, purpose, state="given", on="2026-04-01"):
    return Consent(channel, purpose, state, date.fromisoformat(on))


def reach(*ways, preferred="", is_business=True, consents=()):
    return Reach(frozenset(ways or WAYS), preferred, is_business, tuple(consents))


# kind, how they can be reached, the channel, the advice
CASES = [
    ("congratulate", reach("email", "phone", "post"), "phone",
     "phone presumed (B2B) · post ok · mail: no consent"),
    ("reconnect", reach("email"), "", "mail: no consent"),
    ("reconnect", reach("email", "phone"), "phone", "phone presumed (B2B) · mail: no consent"),
    ("reconnect", reach("email", "phone", is_business=False), "", "mail: no consent · phone: no consent"),
    ("share", reach("email", "messenger", "profile", "post"), "post",
     "post ok · mail: no consent · messenger: no consent · profile: no consent"),
    ("meet", reach("profile"), "", "profile: no consent"),
    ("thank", reach("email", "phone", "post"), "email", "mail ok · phone ok · post ok"),
    ("promise", reach("profile"), "profile", "profile ok"),
    ("follow_up", reach("phone", is_business=False), "phone", "phone ok"),
    ("card", reach("post"), "post", "post ok"),
    ("condolence", reach("email", "post", preferred="post"), "post", "post ok · mail ok"),
    ("thank", reach("email", "phone", preferred="phone"), "phone", "phone ok · mail ok"),
    ("congratulate", reach("email", "post", preferred="email"), "post", "post ok · mail: no consent"),
    ("congratulate", reach("email", "phone", consents=[said("email", "Geburtstagsgrüße")]), "email",
     "mail ok (consent of 2026-04-01) · phone presumed (B2B)"),
    ("reconnect", reach("email", consents=[said("email", "Geburtstagsgrüße")]), "", "mail: no consent"),
    ("share", reach("profile", consents=[said("messenger", "newsletter")]), "profile",
     "profile ok (consent of 2026-04-01)"),
    ("congratulate", reach("phone", "post", consents=[said("phone", "Werbung", "withdrawn")]), "post",
     "post ok · phone: withdrawn on 2026-04-01"),
    ("thank", reach("phone", consents=[said("phone", "Werbung", "withdrawn")]), "phone", "phone ok"),
    ("thank", reach("phone", consents=[said("phone", "all", "withdrawn")]), "",
     "phone: withdrawn on 2026-04-01"),
    ("follow_up", reach("email", preferred="email", consents=[said("email", "Kontakt", "withdrawn")]), "",
     "mail: withdrawn on 2026-04-01"),
    ("reconnect", reach("post", consents=[said("post", "Katalog", "withdrawn")]), "post", "post ok"),
    ("reconnect", reach("post", consents=[said("post", "Xyz", "withdrawn")]), "",
     "post: withdrawn on 2026-04-01"),
    ("reconnect", reach("email", consents=[said("email", "Xyz")]), "", "mail: no consent"),
    ("congratulate", Reach(), "", "no way to reach them is known"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "whom", "channel", "advice"), CASES)
def test_advice(kind, whom, channel, advice):
    found = advise(kind, whom)
    assert (found.channel, str(found.advice)) == (channel, advice)


@pytest.mark.parametrize(
    ("purpose", "kinds"),
    [
        ("greetings", {"congratulate"}), ("Weihnachtsgrüße", {"congratulate"}),
        ("Glueckwuensche", {"congratulate"}), ("Newsletter", {"share"}),
        ("Kontaktpflege", {"reconnect"}), ("staying in touch", {"reconnect"}),
        ("Einladungen und Grüße", {"meet", "congratulate"}), ("Dank", {"thank"}),
        ("WERBUNG", ADVERTISING), ("advertising", ADVERTISING),
        ("alles", EVERY_KIND), ("any purpose", EVERY_KIND), ("*", EVERY_KIND),
        ("alle Newsletter", {"share"}), ("all advertising", ADVERTISING),
        ("Datenschutzinformation nach Art. 13", set()), ("Informationspflicht", set()),
        ("Information nach Art. 13 DSGVO", set()), ("information under article 13 GDPR", set()),
        ("Vertrag und Kontaktdaten speichern", set()), ("store contact data", set()),
        ("Kontaktaufnahme und Speicherung der Kontaktdaten", {"reconnect"}),
        ("eventuell", set()), ("auf Wunsch", set()), ("Produktinformationen", {"share"}),
        ("Allianz", set()), ("ballroom", set()), ("", set()), ("🎂", set()),
    ],
)  # fmt: skip
def test_purposes(purpose, kinds):
    assert purposes(purpose) == kinds


@pytest.mark.parametrize(
    ("purpose", "is_refusal"),
    [("keine Werbung", True), ("No newsletter!", True), ("Kein Anruf", True), ("Werbung", False),
     ("Werbung unerwünscht", True), ("ohne Werbung", True), ("unsubscribe from all", True),
     ("Werbewiderspruch", True), ("Opt-out", True), ("news without ads", True),
     ("Newsletter abbestellt", True), ("hat der Werbung widersprochen", True),
     ("opt-in newsletter", False), ("Newsletter, jederzeit widerrufbar", False),
     ("Notizen", False), ("Neues", False)],
)  # fmt: skip
def test_a_purpose_that_says_no(purpose, is_refusal):
    assert says_no(purpose) is is_refusal


@pytest.mark.parametrize(
    ("channel", "purpose", "kinds"),
    [
        ("email", "Newsletter", {"share"}), ("email", "unsubscribe from all", EVERY_KIND),
        ("email", "keine Werbung, kein Kontakt", EVERY_KIND), ("phone", "keine Anrufe", EVERY_KIND),
        ("phone", "keine Werbeanrufe", ADVERTISING), ("post", "Xyz", ADVERTISING),
        ("post", "Kontaktdaten löschen", ADVERTISING),
    ],
)  # fmt: skip
def test_what_is_taken_back(channel, purpose, kinds):
    assert covers(said(channel, purpose, "withdrawn")) == kinds


consents = st.builds(
    said,
    st.sampled_from(["email", "phone", "post", "messenger"]),
    st.sampled_from(["greetings", "Werbung", "all", "Newsletter", "Xyz", "Kontakt", ""]),
    st.sampled_from(["given", "withdrawn"]),
)


@given(
    kind=st.sampled_from(KINDS), ways=st.frozensets(st.sampled_from(WAYS)), is_business=st.booleans(),
    preferred=st.sampled_from(["", *WAYS]), history=st.lists(consents, max_size=5),
)  # fmt: skip
def test_the_last_word_counts(kind, ways, is_business, preferred, history):
    found = advise(kind, Reach(ways, preferred, is_business, tuple(history)))
    assert found.channel in {"", *ways}
    if found.channel:
        on = "messenger" if found.channel == "profile" else found.channel
        words = [one.state for one in history if one.channel == on and kind in covers(one)]
        assert words[-1:] != ["withdrawn"]
        if found.channel in {"email", "messenger", "profile"} and kind in ADVERTISING:
            assert words[-1:] == ["given"]


@pytest.fixture
def village(relnet):
    relnet("add", "Anna Weber", "--email", "anna@example.com", "--phone", "030 23125010",
           "--organization", "Voss AG")  # fmt: skip
    relnet("rhythm", "set", "anna", "1w")
    relnet("log", "call", "anna", "--on", "2026-04-01")
    return relnet


def channels(village):
    return {
        row["kind"]: row["channel"]
        for row in json.loads(village("privacy", "show", "anna", "-f", "json").stdout)["channels"]
    }


def test_consent_is_kept_and_heeded(village):
    assert channels(village)["reconnect"] == "phone"
    told = village("privacy", "consent", "anna", "--channel", "email", "--purpose", "contact",
                   "--on", "1.4.", "--note", "am Stand").stderr  # fmt: skip
    assert told == (
        "Anna Weber allows mail for contact, since Wed 2026-04-01.\n"
        "Suggestions heed it for staying in touch.\n"
        "undo: relnet undo 4\n"
    )
    assert channels(village)["reconnect"] == "email"
    assert channels(village)["congratulate"] == "phone"
    village(
        "privacy", "consent", "anna", "--channel", "email", "--purpose", "contact", "--withdraw"
    )
    assert (channels(village)["reconnect"], channels(village)["thank"]) == ("phone", "phone")
    shown = json.loads(village("privacy", "show", "anna", "-f", "json").stdout)
    assert shown["consents"] == [
        {"channel": "email", "purpose": "contact", "state": "given", "decided_on": "2026-04-01",
         "note": "am Stand"},
        {"channel": "email", "purpose": "contact", "state": "withdrawn", "decided_on": "2026-04-21",
         "note": None},
    ]  # fmt: skip
    village("undo")
    assert channels(village)["reconnect"] == "email"


def test_privacy_show_for_people(village):
    assert village("privacy", "show", "anna").stdout == (
        "Anna Weber\n"
        "  nothing is kept about consent\n"
        "  thanks: mail ok · phone ok\n"
        "  answers and promises: mail ok · phone ok\n"
        "  good wishes: phone presumed (B2B) · mail: no consent\n"
        "  staying in touch: phone presumed (B2B) · mail: no consent\n"
        "  meetings: phone presumed (B2B) · mail: no consent\n"
        "  texts and news: phone presumed (B2B) · mail: no consent\n"
    )
    village("privacy", "consent", "anna", "--channel", "email", "--purpose", "newsletter")
    lines = village("privacy", "show", "anna").stdout.splitlines()
    assert lines[1] == "  Tue 2026-04-21: mail allowed for newsletter"
    assert (
        lines[-1] == "  texts and news: mail ok (consent of Tue 2026-04-21) · phone presumed (B2B)"
    )


def test_the_preferred_channel_goes_first_where_it_is_allowed(village):
    village("edit", "anna", "preferred=phone")
    assert channels(village)["thank"] == "phone"
    village("edit", "anna", "preferred=email")
    assert (channels(village)["thank"], channels(village)["reconnect"]) == ("email", "phone")


def test_an_address_to_write_to_has_a_street_and_a_place(village):
    village("edit", "anna", "city=Köln")
    assert "post" not in village("privacy", "show", "anna").stdout
    village("edit", "anna", "street=Ringstraße 4")
    assert "post ok" in village("privacy", "show", "anna").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--purpose", "news"], "--channel"),
        (["--channel", "email"], "--purpose"),
        (["--channel", "fax", "--purpose", "news"], "fax"),
        (["--channel", "email", "--purpose", " "], "say what it was given for."),
        (
            ["--channel", "email", "--purpose", "news", "--on", "1.1.2027"],
            "say the day on which it was",
        ),
        (["--channel", "email", "--purpose", "news", "--on", "1/2/2026"], "2026-02-01"),
        (
            ["--channel", "email", "--purpose", "keine Werbung"],
            "say what they do not want, and --withdraw.",
        ),
        (
            ["--channel", "email", "--purpose", "Werbung unerwünscht"],
            "say what they do not want, and --withdraw.",
        ),
        (
            ["--channel", "email", "--purpose", "keine Anrufe", "--withdraw"],
            "its words name another channel: --channel phone.",
        ),
    ],
)
def test_consent_that_makes_no_sense(village, arguments, told):
    assert told in village("privacy", "consent", "anna", *arguments, code=2).stderr
    assert "nothing is kept" in village("privacy", "show", "anna").stdout


def test_consent_is_about_somebody(village):
    assert "nobody" in village("privacy", "show", "paul", code=1).stderr
    told = village(
        "privacy", "consent", "paul", "--channel", "email", "--purpose", "x", code=1
    ).stderr
    assert "nobody here is called paul" in told


def test_a_purpose_no_suggestion_has_is_kept_all_the_same(village):
    told = village("privacy", "consent", "anna", "--channel", "email", "--purpose", "Xyz").stderr
    assert "It is kept, but no suggestion counts on it: relnet does not know these words." in told
    assert channels(village)["share"] == "phone"
