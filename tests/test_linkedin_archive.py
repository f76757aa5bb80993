"""LinkedIn's archive beside connections and messages: each file's columns, days and traps."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from relnet.formats import linkedin
from relnet.formats.sources import open_source
from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.model.happening import Happening
from relnet.model.reading import Reading

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "exports"
PAGE = "https://www.linkedin.com/in/jana-voß"
JANA = Card(Name("Jana Voß"), channels=(Channel("profile", PAGE, "linkedin"),))
HIDDEN = "the profile is hidden: the row names nobody."


def read(text, **wishes):
    return list(linkedin.read(BytesIO(text.encode()), Reading(**wishes)))


def only(text, **wishes):
    [record] = read(text, **wishes)
    return record


# Invitations.csv

TO_2023 = "From,To,Sent At,Message,Direction\n"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"


@pytest.mark.parametrize(
    ("row", "direction"),
    [
        (f'Jana Voß,Maren Albers,"1/29/26, 2:37 PM",,INCOMING,{PAGE},https://x', "theirs"),
        (f'Maren Albers,Jana Voß,"1/29/26, 2:37 PM",,OUTGOING,https://x,{PAGE}', "mine"),
        (f"Maren Albers,Jana Voß,1/29/26,,outgoing,https://x,{PAGE}", "mine"),
        (f"Maren Albers,Jana Voß,2026-01-29 14:37:00 UTC,,OUTGOING,https://x,{PAGE}", "mine"),
        (f"Maren Albers,Jana Voß,29.01.26 14:37,,Ausgehend,https://x,{PAGE}", "mine"),
    ],
)
def test_invitations(row, direction):
    record = only(INVITATIONS + row)
    assert record.card == JANA
    assert record.happening == Happening("invitation", "2026-01-29", "", direction)


def test_invitations_had_no_pages():
    record = only(TO_2023 + 'Jana Voß,Maren Albers,"12/9/22, 2:37 PM",,INCOMING')
    assert record.card == Card(Name("Jana Voß"))
    assert record.happening == Happening("invitation", "2022-12-09", "", "theirs", introduces=False)


def test_an_invitation_keeps_its_message_only_if_asked():
    text = TO_2023 + 'Jana Voß,Maren Albers,"12/9/22, 2:37 PM","Hello,\nyou",INCOMING'
    without, with_text = only(text), only(text, with_text=True)
    assert (without.happening.note, with_text.happening.note) == ("", "Hello,\nyou")
    assert b"Hello" not in without.raw
    assert without.key == with_text.key


def test_an_invitation_is_the_same_in_a_later_archive():
    row = 'Jana Voß,Maren Albers,"12/9/22, 2:37 PM",,INCOMING'
    assert only(TO_2023 + row).key == only(INVITATIONS + f"{row},{PAGE},").key


@pytest.mark.parametrize(
    ("row", "reason", "is_skipped"),
    [
        ("LinkedIn Member,Me,1/29/26,,INCOMING,,", HIDDEN, True),
        ("Me,,1/29/26,,OUTGOING,,", HIDDEN, True),
        ("Me,Jana Voß,1/29/26,,SIDEWAYS,,", "the direction SIDEWAYS is not understood.", False),
        ("Me,Jana Voß,29/1/26,,OUTGOING,,", "the day 29/1/26 is not understood.", False),
        ("Me,Jana Voß,,,OUTGOING,,", "the day  is not understood.", False),
    ],
)
def test_invitations_of_nobody_and_of_no_day(row, reason, is_skipped):
    record = only(INVITATIONS + row)
    assert (record.card, str(record.reason), record.is_skipped) == (None, reason, is_skipped)


# Endorsement_Received_Info.csv, Recommendations_Received.csv

ENDORSEMENTS = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
    "Endorsement Status\n"
)
RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"


@pytest.mark.parametrize("status", ["ACCEPTED", "PENDING", ""])
def test_endorsements(status):
    record = only(
        f"{ENDORSEMENTS}2024/02/01 15:02:55 UTC,Sewing,Jana,Voß,www.linkedin.com/in/jana-voß,{status}"
    )
    assert record.card == Card(Name("", "Voß", "Jana"), channels=JANA.channels)
    assert record.happening == Happening("endorsement", "2024-02-01", "Sewing", "theirs")


def test_endorsements_had_no_pages():
    header = ENDORSEMENTS.replace(",Endorser Public Url", "")
    early = only(f"{header}2024/02/01 15:02:55 UTC,Sewing,Jana,Voß,PENDING")
    assert early.card == Card(Name("", "Voß", "Jana"))
    assert not early.happening.introduces
    later = only(f"{ENDORSEMENTS}2024/02/01 15:02:55 UTC,Sewing,Jana,Voß,x.example,ACCEPTED")
    assert early.key == later.key


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ('"01/29/24, 02:37 PM"', "2024-01-29"),
        ('"02/01/24, 02:37 PM"', "2024-02-01"),
        ("02/01/24", "2024-02-01"),
        ("2024-02-01", "2024-02-01"),
    ],
)
def test_recommendations(written, day):
    text = f'{RECOMMENDATIONS}Jana,"Voß, MBA",Voß AG,CEO,"Very, very good",{written},VISIBLE'
    record = only(text)
    assert record.card == Card(
        Name("", "Voß", "Jana", suffix="MBA"), positions=(Position("Voß AG", "", "CEO"),)
    )
    assert record.happening == Happening("recommendation", day, "", "theirs")
    assert b"good" not in record.raw
    assert only(text, with_text=True).happening.note == "Very, very good"


@pytest.mark.parametrize("name", ["Recommendations_Given.csv", "Recommendations Given (1).csv"])
def test_recommendations_that_the_owner_gave(tmp_path, name):
    path = tmp_path / name
    path.write_text(RECOMMENDATIONS + "Jana,Voß,,,x,02/01/24,VISIBLE\n")
    with open_source(path) as parts:
        [record] = [record for part in parts for record in part.records]
    assert (record.card, str(record.reason)) == (None, "you wrote it yourself.")


@pytest.mark.parametrize(
    ("text", "reason", "is_skipped"),
    [
        (ENDORSEMENTS + "2024/02/01 1:02,Sewing,Jana,Voß,,HIDDEN", "its status is HIDDEN.", True),
        (ENDORSEMENTS + "2024/02/01 1:02,Sewing,,,,ACCEPTED", HIDDEN, True),
        (ENDORSEMENTS + "2024,Sewing,Jana,Voß,,", "the day 2024 is not understood.", False),
        (RECOMMENDATIONS + "Jana,Voß,,,x,02/01/24,HIDDEN", "its status is HIDDEN.", True),
        (RECOMMENDATIONS + "Jana,Voß,,,x,30/01/24,", "the day 30/01/24 is not understood.", False),
    ],
)
def test_praise_that_is_none(text, reason, is_skipped):
    record = only(text)
    assert (record.card, str(record.reason), record.is_skipped) == (None, reason, is_skipped)


# Notes.csv

NOTES = (
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
)


@pytest.mark.parametrize(
    ("row", "notes", "stated_on"),
    [
        (
            '"Met at the fair,\nwants grippers",05 Mar 2026,',
            ("Met at the fair,\nwants grippers",),
            "2026-03-05",
        ),
        ("Likes tea,2026-03-05,2026-04-01", ("Likes tea",), "2026-04-01"),
        (',"3/5/26, 2:37 PM",', (), "2026-03-05"),
    ],
)
def test_notes_are_the_owner_s_own(row, notes, stated_on):
    record = only(f"{NOTES}Jana,Voß,{PAGE},{row}")
    assert record.card == Card(
        Name("", "Voß", "Jana"), channels=JANA.channels, notes=notes, stated_on=stated_on
    )
    assert record.happening is None


# Contacts.csv

CONTACTS = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
    "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles\n"
)


def test_contacts_of_synced_address_books():
    record = only(
        CONTACTS + 'GOOGLE,Jana,Voß,Voß AG; Voß KG,CEO,"jana@voss.example, info@voss.example",'
        '"+49 30 23125010,Mobile:+49 171 3920001","1/29/26, 2:37 PM","Ring 1, Erfurt",'
        f'www.voss.example,SKYPE:jana.voss,Jana Voß,"Nov 5","Erfurt, Germany",,{PAGE}'
    )
    assert record.card == Card(
        Name("", "Voß", "Jana"),
        channels=(
            Channel("email", "jana@voss.example"),
            Channel("email", "info@voss.example"),
            Channel("phone", "+49 30 23125010"),
            Channel("phone", "+49 171 3920001", "mobile"),
            Channel("url", PAGE),
            Channel("url", "www.voss.example"),
            Channel("messenger", "skype:jana.voss"),
        ),
        addresses=(Address(street="Ring 1, Erfurt", city="Erfurt", country="Germany"),),
        positions=(Position("Voß AG", "", "CEO"), Position("Voß KG")),
        dates=(SpecialDate("birthday", "--11-05"),),
        stated_on="2026-01-29",
    )


def test_a_contact_with_its_full_name_alone_and_one_of_nobody():
    row = "GOOGLE,,,,,{},,,,,,{},,,,\n"
    named, reachable, nobody = read(
        CONTACTS
        + row.format("", "Jana Voß")
        + row.format("jana@voss.example", "")
        + row.format("", "")
    )
    assert named.card == Card(Name("Jana Voß"))
    assert reachable.card == Card(channels=(Channel("email", "jana@voss.example"),))
    assert (nobody.card, str(nobody.reason), nobody.is_skipped) == (
        None,
        "the row names nobody.",
        True,
    )


# The owner's own card.

PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
)


def test_the_profile_is_the_owner_s_own_card():
    record = only(
        PROFILE + 'Maren,"Albers, MBA",Quast,Ring 1,"Nov 5, 1990",Sewing,"I\nsew",Textiles,99084,'
        '"Erfurt, Thuringia, Germany","[@maren,albers]",'
        '"[PERSONAL:https://albers.example,COMPANY:http://a.example/b]",[SKYPE:maren]'
    )
    assert record.is_own
    assert record.card == Card(
        Name("", "Albers", "Maren", suffix="MBA"),
        channels=(
            Channel("profile", "https://x.com/maren", "x"),
            Channel("profile", "https://x.com/albers", "x"),
            Channel("url", "https://albers.example", "personal"),
            Channel("url", "http://a.example/b", "company"),
            Channel("messenger", "skype:maren"),
        ),
        addresses=(
            Address(
                street="Ring 1",
                postcode="99084",
                city="Erfurt",
                region="Thuringia",
                country="Germany",
            ),
        ),
        dates=(SpecialDate("birthday", "1990-11-05"),),
    )
    assert json.loads(record.raw)["Maiden Name"] == "Quast"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (
            "Email Address,Confirmed,Primary,Updated On\nm@albers.example,Yes,Yes,Not Available",
            Card(channels=(Channel("email", "m@albers.example", preferred=True),)),
        ),
        (
            "Email Address,Confirmed,Primary,Updated On\nm@albers.example,Yes,No,",
            Card(channels=(Channel("email", "m@albers.example"),)),
        ),
        (
            "Extension,Number,Type\n+49,171 3920001,Mobile",
            Card(channels=(Channel("phone", "+49 171 3920001", "cell"),)),
        ),
        (
            "Extension,Number,Type\n17,+49 30 23125010,Work",
            Card(channels=(Channel("phone", "+49 30 23125010 ext. 17", "work"),)),
        ),
        (
            "Extension,Number,Type\n,+49 30 23125010,",
            Card(channels=(Channel("phone", "+49 30 23125010"),)),
        ),
        (
            "Company Name,Title,Description,Location,Started On,Finished On\nVoß AG,CEO,,,Jan 2024,",
            Card(positions=(Position("Voß AG", "", "CEO"),)),
        ),
    ],
)
def test_further_files_add_to_the_own_card(text, card):
    record = only(text)
    assert (record.card, record.is_own, record.reason) == (card, True, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Email Address,Confirmed,Primary\n,Yes,Yes", "there is nothing in the row."),
        ("Extension,Number,Type\n,,Mobile", "there is nothing in the row."),
        ("Company Name,Title,Started On,Finished On\n,,Jan 2024,", "there is nothing in the row."),
        (
            "Company Name,Title,Started On,Finished On\nVoß AG,CEO,Jan 2024,Mar 2025",
            "you are no longer in this position.",
        ),
    ],
)
def test_what_adds_nothing_to_the_own_card(text, reason):
    record = only(text)
    assert (record.card, str(record.reason), record.is_skipped) == (None, reason, True)


# All of them.

SAMPLES = {
    "Connections.csv": f"First Name,Last Name,URL,Connected On\nJana,Voß,{PAGE},08 Feb 2026\n",
    "Contacts.csv": CONTACTS + "G,Jana,Voß,,,jana@voss.example,,,,,,,,,,\n",
    "Profile.csv": PROFILE + "Maren,Albers,,,,,,,,,,,\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary\nm@albers.example,Yes,Yes\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,+49 30 23125010,Work\n",
    "Positions.csv": "Company Name,Title,Started On,Finished On\nVoß AG,CEO,Jan 2024,\n",
    "Notes.csv": f"{NOTES}Jana,Voß,{PAGE},Likes tea,,\n",
    "Invitations.csv": INVITATIONS + f"Jana Voß,Me,1/29/26,,INCOMING,{PAGE},\n",
    "messages.csv": "Conversation ID,From,To,Date\na,Jana Voß,Me,2026-01-29\nb,Uwe Klein,Me,2026-01-29\n",
    "Endorsement_Received_Info.csv": f"{ENDORSEMENTS}2024/02/01,Sewing,Jana,Voß,,\n",
    "Recommendations_Received.csv": f"{RECOMMENDATIONS}Jana,Voß,,,Good,02/01/24,VISIBLE\n",
}
every_file = pytest.mark.parametrize("name", SAMPLES)


def respelled(text, spell):
    """Spell the columns of a file anew."""
    header, _, rows = text.partition("\n")
    return ",".join(map(spell, header.split(","))) + "\n" + rows


def facts(records):
    return [(record.line, record.card, record.happening, record.is_own) for record in records]


@every_file
@pytest.mark.parametrize(
    "spell",
    [
        str.upper,
        str.lower,
        lambda column: column.replace(" ", ""),
        lambda column: column.replace(" ", "_"),
        lambda column: f" {column} ",
    ],
)
def test_columns_are_known_however_they_are_spelled(name, spell):
    text = SAMPLES[name]
    assert read(text)[0].card
    assert facts(read(respelled(text, spell))) == facts(read(text))


@every_file
def test_columns_stand_in_any_order_among_unknown_ones(name):
    table = [["Mood", *row.split(",")][::-1] for row in SAMPLES[name].splitlines()]
    text = "".join(",".join(row) + "\n" for row in table)
    assert facts(read(text)) == facts(read(SAMPLES[name]))


@every_file
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(",", ";").replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: '"' + text.strip().replace(",", '","').replace("\n", '"\n"') + '"',
    ],
    ids=["spreadsheet", "mark", "quoted"],
)
def test_saved_again(name, change):
    assert facts(read(change(SAMPLES[name]))) == facts(read(SAMPLES[name]))


@every_file
def test_a_preamble_is_passed_over(name):
    preamble = 'Notes:\n"Some ""columns"" are explained here, or not."\n\n'
    moved = [(line - 3, *rest) for line, *rest in facts(read(preamble + SAMPLES[name]))]
    assert moved == facts(read(SAMPLES[name]))


@every_file
def test_a_header_alone_is_nothing(name):
    assert read(SAMPLES[name].partition("\n")[0]) == []


def test_an_archive_is_read_whole_and_twice_the_same():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        for name in reversed(SAMPLES):
            made.writestr(f"Basic_LinkedInDataExport_01-02-2026/{name}", SAMPLES[name])
        made.writestr("Company Follows.csv", "Organization,Followed On\nVoß AG,2026-01-29\n")
        made.writestr("learning_coach_messages.csv", "No conversations found\n")
        made.writestr("guide_messages.csv", SAMPLES["messages.csv"])
        made.writestr("SavedJobs.csv", "")

    def parts():
        with open_source(BytesIO(archive.getvalue())) as found:
            return [(part.path.rpartition("/")[2], part.format, [*part.records]) for part in found]

    first = parts()
    assert [name for name, _, _ in first] == [*SAMPLES]
    assert {form for _, form, _ in first} == {"linkedin"}
    assert all(record.card for _, _, records in first for record in records)
    assert parts() == first


@pytest.mark.skipif(not CORPUS.exists(), reason="the collected exports are not here")
def test_a_collected_archive():
    folder = CORPUS / "silkyrich+linkedin-export-viewer"
    found = {
        path.stem.rpartition("__")[2]: list(linkedin.read(BytesIO(path.read_bytes()), Reading()))
        for path in folder.glob("*.csv")
    }
    counts = {name: len(records) for name, records in found.items() if records}
    assert counts == {
        "Connections": 2000,
        "Email_Addresses": 2,
        "Invitations": 162,
        "PhoneNumbers": 4,
        "Profile": 1,
    }
    records = [record for some in found.values() for record in some]
    assert all(record.card and not record.reason for record in records)
    assert all(record.happening for record in found["Invitations"])
    assert {record.happening.direction for record in found["Invitations"]} == {"mine", "theirs"}


# What else is in the archive

OTHERS = {
    "Skills.csv": "Name\nLeadership\n",
    "Skills (1).csv": "Name\nLeadership\n",
    "Courses.csv": "Name,Number\nStatistics,101\n",
    "Languages.csv": "\ufeffName,Proficiency\r\nFrench,Elementary proficiency\r\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\nCPA,,Board,Mar 2020,,\n",
    "Organizations.csv": "Name,Position,Description,Started On,Finished On\nRotary,Treasurer,,,\n",
    "Publications.csv": "Name,Published On,Description,Publisher,Url\nOn wine,Jan 2010,,Press,\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTU Wien,2001,,,,\n",
    "Member_Follows.csv": "Date,FullName,Status\nTue Mar 03 2020,Bo Star,Active\n",
    "Job Applications.csv": "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    'Resume Name,Question And Answers\n"3/2/20, 10:00 AM",me@example.com,+44 20 7946 0001,Falk AG,CFO,,cv.pdf,\n',
    "guide_messages.csv": "CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER\n",
}  # fmt: skip
NO_CONTACTS = "LinkedIn keeps no contacts in it."


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_without_contacts_is_refused_alone(relnet, tmp_path, name):
    file = tmp_path / name
    file.write_text(OTHERS[name])
    for options in ((), ("--from", "linkedin"), ("--explain",)):
        told = relnet("import", file, *options, code=3).stderr
        assert told.startswith(f"error: cannot read {file}: {NO_CONTACTS}\n")


def test_a_list_of_guests_is_none_of_those(relnet, tmp_path):
    guests = tmp_path / "guests.csv"
    guests.write_text("Date,Full Name,Status\n2026-04-20,Mia Brandt,yes\n", "utf-8")
    assert "1 new" in relnet("import", guests).stderr


def test_files_without_contacts_are_passed_over_among_others(relnet, tmp_path):
    for name, text in {**OTHERS, "Connections.csv": SAMPLES["Connections.csv"]}.items():
        (tmp_path / name).write_text(text)
    files = sorted(tmp_path.iterdir())
    assert relnet("import", "--explain", *files).stdout.count("Connections.csv") > 1
    told = json.loads(relnet("import", *files, "--format", "json").stdout)
    assert [file["path"] for file in told["files"]] == [str(tmp_path / "Connections.csv")]
    passed_over = {remark["path"] for remark in told["remarks"] if remark["reason"] == NO_CONTACTS}
    assert passed_over == {str(tmp_path / name) for name in OTHERS}
    assert "Leadership" not in relnet("list", "--fields", "name").stdout


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("names.csv", "Name\nJana Voß\n", ()),
        ("Skills.csv", "Name,Email\nJana Voß,jana@voss.example\n", ()),
        ("phones.csv", "Name,Number\nJana Voß,030 23125001\n", ()),
        ("Skills.csv", "Name\nJana Voß\n", ("--from", "csv")),
        ("Skills.csv", "Name\nJana Voß\n", ("--map", "Name=name")),
        ("who.csv", "Name,Phone\nName,Proficiency\nJana Voß,030 23125001\n", ()),
    ],
)  # fmt: skip
def test_what_only_looks_alike_is_a_table_of_people(relnet, tmp_path, name, text, options):
    (tmp_path / name).write_text(text)
    relnet("import", tmp_path / name, *options)
    assert "Jana Voß" in relnet("list", "--fields", "name").stdout
