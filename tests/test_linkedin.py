"""LinkedIn's Connections.csv: each era, each way a spreadsheet saves it, each damaged row."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from relnet.formats import linkedin
from relnet.model.card import Card, Channel, Name, Position
from relnet.model.reading import Reading

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "exports"

TO_2021 = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
SINCE_2023 = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GERMAN = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n"
PREAMBLE = 'Notes:\n"Some addresses are missing. You may ""learn more"" elsewhere."\n\n'
URL = "https://www.linkedin.com/in/jana-voß"

JANA = Card(
    Name(given="Jana", family="Voß"),
    channels=(
        Channel("email", "jana@voss.example"),
        Channel("profile", URL, "linkedin"),
    ),
    positions=(Position("Voß AG", "", "Leiterin, Einkauf"),),
    stated_on="2026-02-08",
)
ROW = f'Jana,Voß,{URL},jana@voss.example,Voß AG,"Leiterin, Einkauf",08 Feb 2026'
WITHOUT_URL = 'Jana,Voß,jana@voss.example,Voß AG,"Leiterin, Einkauf",08 Feb 2026\n'


def read(text, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return list(linkedin.read(BytesIO(data), Reading()))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SINCE_2023 + ROW, 2),
        (PREAMBLE + SINCE_2023 + ROW, 5),
        (GERMAN + ROW.replace("Feb", "Februar"), 2),
        ("sep=,\n" + SINCE_2023 + ROW, 3),
        ("x\n" * 10_000 + SINCE_2023 + ROW, 10_002),
        ((PREAMBLE + SINCE_2023 + ROW).replace("\n", "\r\n"), 5),
        ((PREAMBLE + SINCE_2023 + ROW).replace("\n", "\r"), 5),
        (SINCE_2023.replace("\n", "\r\n") + ROW + "\n", 2),
        (SINCE_2023.replace(",", ";") + ROW.replace(",", ";").replace("n; E", "n, E"), 2),
        (SINCE_2023.replace(",", "\t") + ROW.replace(",", "\t").replace("n\t E", "n, E"), 2),
        (f"{SINCE_2023.strip()},,\n{ROW},,\n,,,,,,,,\n\n", 2),
        (f"{SINCE_2023}\n\n{ROW}", 4),
        ('"' + SINCE_2023.strip().replace(",", '","') + '"\n' + ROW, 2),
        (SINCE_2023 + '"' + ROW.replace('"', '""') + '"', 2),  # as a German Excel saves it
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_eras_spreadsheets_and_encodings(text, line, encoding):
    [record] = read(text, encoding)
    assert (record.card, record.line, record.reason) == (JANA, line, None)


def test_the_first_years_had_no_url():
    [record] = read(PREAMBLE + TO_2021 + WITHOUT_URL)
    assert record.card.channels == (Channel("email", "jana@voss.example"),)
    assert record.card.positions == JANA.positions


def test_columns_in_any_order_and_unknown_ones():
    [record] = read(
        "Connected On,Company,Company,Mood,,Last Name,First Name\n"
        "08 Feb 2026,Voß AG,Old AG,good,7,Voß,Jana\n"
    )
    assert record.card.name == JANA.name
    assert record.card.positions == (Position("Voß AG"),)
    assert json.loads(record.raw) == {
        "Connected On": "08 Feb 2026",
        "Company": "Voß AG",
        "Company #3": "Old AG",
        "Mood": "good",
        "#5": "7",
        "Last Name": "Voß",
        "First Name": "Jana",
    }


def test_raw_explains_itself():
    [record] = read(SINCE_2023 + 'Jana,"Voß ""J""",,,,,08 Feb 2026\n')
    assert record.raw.decode() == (
        r'{"First Name": "Jana", "Last Name": "Voß \"J\"", "Connected On": "08 Feb 2026"}'
    )


def test_windows_1252_is_read_and_said():
    good, guessed = read((SINCE_2023 + "Uwe,Klein,,,,,\n" + ROW).encode("cp1252"))
    assert good.reason is None
    assert guessed.card == JANA
    assert str(guessed.reason) == "it is not UTF-8; it was read as Windows-1252."


def test_nul_is_left_out_and_said():
    [record] = read(SINCE_2023 + ROW.replace("Jana", "Ja\0na"))
    assert record.card == JANA
    assert "NUL" in str(record.reason)


@pytest.mark.parametrize(
    ("last_name", "family", "suffix"),
    [
        ('"Dr. Voß, Ph.D."', "Dr. Voß", "Ph.D."),
        ('"Voß, MBA, PMP"', "Voß", "MBA, PMP"),
        ("von der Heide", "von der Heide", ""),
        (" Voß ", "Voß", ""),
    ],
)
def test_credentials_are_no_part_of_the_name(last_name, family, suffix):
    [record] = read(f"{SINCE_2023}Jana,{last_name},,,,,\n")
    assert record.card.name == Name(given="Jana", family=family, suffix=suffix)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("08 Feb 2026", "2026-02-08"),
        ("8 February 2026", "2026-02-08"),
        ("4-Apr-21", "2021-04-04"),
        ("2026-02-08", "2026-02-08"),
        ("2026-02-08 14:03:22 UTC", "2026-02-08"),
        ("08.02.2026", "2026-02-08"),
        ("8. Mär. 26", "2026-03-08"),
        ("08 März 2026", "2026-03-08"),
        ("31 Dez 2025", "2025-12-31"),
        ("14 Okt. 2025", "2025-10-14"),
        ("3. Mai 2025", "2025-05-03"),
        ("1er août 2025", "2025-08-01"),
        ("12 févr. 2025", "2025-02-12"),
        ("12 déc. 2025", "2025-12-12"),
        ("Feb 8, 2026", "2026-02-08"),
        ("29 Feb 2024", "2024-02-29"),
    ],
)
def test_days(written, day):
    [record] = read(f'{SINCE_2023}Jana,Voß,,,,,"{written}"\n')
    assert (record.card.stated_on, record.reason) == (day, None)


@pytest.mark.parametrize(
    "written", ["02/08/2026", "29 Feb 2025", "soon", "08 Foo 2026", "0 Feb 2026", "9" * 99]
)
def test_what_is_no_day_is_said_and_kept(written):
    [record] = read(f"{SINCE_2023}Jana,Voß,,,,,{written}\n")
    assert record.card.stated_on == ""
    assert str(record.reason) == f"the day {written} is not understood."
    assert written in record.raw.decode()


@pytest.mark.parametrize(
    "row",
    [",,,,,,21 Feb 2026", ",,https://www.linkedin.com/in/x1,,Voß AG,,01 Jan 2023", " ,, ,,,,"],
)
def test_hidden_profiles_are_skipped_and_counted(row):
    hidden, other = read(f"{SINCE_2023}{row}\n{ROW}")
    assert (hidden.card, hidden.is_skipped, hidden.line) == (None, True, 2)
    assert "hidden" in str(hidden.reason)
    assert other.card == JANA


def test_line_breaks_inside_cells():
    text = f'{SINCE_2023}Uwe,Klein,,,"Klein\nGmbH",,\n{ROW}\n'
    klein, jana = read(text.replace("\n", "\r\n"))
    assert klein.card.positions == (Position("Klein\nGmbH"),)
    assert (jana.card, jana.line) == (JANA, 4)


QUOTES = "its quotation marks do not pair up."


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('Uwe,"Klein,,,,,01 Jan 2024', QUOTES),
        ('Uwe,Klein,,,"Klein GmbH,,', QUOTES),
        ('"Uwe",K"lein,,,"Klein" GmbH,,', QUOTES),
        ('Uwe,"Klein"x,,,,,', QUOTES),
        ("Uwe,Klein,,,Klein, GmbH,,01 Jan 2024", "it has 8 cells for 7 columns."),
        ("Uwe,Klein,," + "x" * 200_000 + ",,,", "it is longer than 131072 characters."),
        ("Uwe,Klein,," + "x," * 2_000_000, "it is longer than 131072 characters."),
    ],
)
@pytest.mark.parametrize(
    "following", [[ROW], [ROW] * 3, [ROW, 'Eva,"Groß, MBA",,,,,', ROW], [ROW, "", "Eva,Groß,,,,,"]]
)
def test_a_damaged_row_costs_only_itself(row, reason, following):
    records = read("\n".join([SINCE_2023.strip(), ROW, row, *following]))

    damaged = [record for record in records if not record.card]
    assert [(record.line, str(record.reason)) for record in damaged] == [(3, reason)]
    assert row.startswith(damaged[0].raw.decode().strip())
    names = ["Jana", *("Jana" if text == ROW else "Eva" for text in following if text)]
    assert [record.card.name.given for record in records if record.card] == names
    assert records[-1].line == 3 + len(following)


def test_a_quotation_mark_closed_in_another_row_is_not_believed():
    records = read(f'{SINCE_2023}Uwe,"Klein,,,,,\nEva,Groß",,\n{ROW}')
    assert [(record.line, bool(record.card)) for record in records] == [
        (2, False),
        (3, True),  # a quotation mark within a cell is a character like others
        (4, True),
    ]


def test_a_short_row_is_read_and_said():
    [record] = read(SINCE_2023 + "Uwe,Klein,https://www.link\n")
    assert record.card.name == Name(given="Uwe", family="Klein")
    assert str(record.reason) == "it has 3 cells for 7 columns; the rest is empty."


def test_a_file_cut_in_the_middle_of_a_row_costs_that_row():
    [whole, cut] = read(SINCE_2023 + "Eva,Groß,,,Voss AG,CEO,08 Feb 2026\nUwe,Klein,,,Vo")
    assert whole.card.name.given == "Eva"
    assert cut.card is None
    assert str(cut.reason) == "the file ends in the middle of this row."


@pytest.mark.parametrize("line", ['x","y', '"', '\'"""', '"a', ',"', '""",'])
def test_time_is_linear_whatever_the_quotation_marks(line):
    """A hundred thousand open rows end; read again from each, they would take hours."""
    records = read(SINCE_2023 + f"{line}\n" * 100_000)
    assert len(records) > 30_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        SINCE_2023,
        PREAMBLE + GERMAN,
        "First Name,Last Name,Phone\nJana,Voß,1\n",
        ("x" * 100 + "\n") * 1000 + SINCE_2023 + ROW,
    ],
)
def test_nothing_to_read(text):
    assert read(text) == []


@pytest.mark.skipif(not CORPUS.exists(), reason="the collected exports are not here")
@pytest.mark.parametrize(
    ("name", "cards", "skipped"),
    [
        ("richbodo+prm/tests__fixtures__linkedin__sources__Connections.csv", 18, 3),
        (
            "silkyrich+linkedin-export-viewer/fixtures__sample_export__Connections.csv",
            None,
            None,
        ),
    ],
)
def test_collected_exports(name, cards, skipped):
    data = (CORPUS / name).read_bytes()
    records = read(data)
    kept = [record for record in records if record.card]
    assert not [record for record in records if record.reason and not record.is_skipped]
    assert len(kept) == (cards or data.count(b"https://www.linkedin.com/in/fake-"))
    assert len(records) - len(kept) == (skipped or 0)
    assert all(record.card.stated_on for record in kept)
