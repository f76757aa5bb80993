"""Write contacts as the CSV that classic Outlook imports, under English or German columns.

Outlook reads the table in the code page of Windows, so it is cp1252 where that has every letter,
else UTF-8 with its mark, which Outlook.com and the new Outlook read. What cannot be seen, such as
the marks around a number that was pasted, does not count: cp1252 goes without. Outlook has places
for one job, three mail addresses and three postal ones, one web page, and so on: what has none is
left out, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from relnet.formats import delimited_out
from relnet.formats.outlook_columns import COLUMNS
from relnet.model.card import Address, Position
from relnet.model.contact import written_name
from relnet.model.partial_date import PartialDate
from relnet.model.visible import ACTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from relnet.formats.outlook_columns import Headers
    from relnet.model.contact import Contact

Encoding = Literal["cp1252", "utf-8"]

_NO_YEAR = 1604  # what Apple writes; Outlook's days begin with 1601
# Where a number goes by its label; then wherever there is room for any.
_PHONES = {
    "work": ("Business Phone", "Business Phone 2"),
    "home": ("Home Phone", "Home Phone 2"),
    "cell": ("Mobile Phone",),
    "work cell": ("Mobile Phone",),
    "home cell": ("Mobile Phone",),
    "iphone": ("Mobile Phone",),
    "fax": ("Business Fax",),
    "work fax": ("Business Fax",),
    "home fax": ("Home Fax",),
    "other fax": ("Other Fax",),
    "pager": ("Pager",),
    "main": ("Primary Phone",),
    "work main": ("Company Main Phone",),
    "car": ("Car Phone",),
    "isdn": ("ISDN",),
    "radio": ("Radio Phone",),
    "textphone": ("TTY/TDD Phone",),
    "tty": ("TTY/TDD Phone",),
    "callback": ("Callback",),
    "assistant": ("Assistant's Phone",),
}
_ANY_PHONE = ("Other Phone", "Primary Phone", "Business Phone", "Home Phone", "Business Phone 2",
              "Home Phone 2", "Mobile Phone", "Radio Phone")  # fmt: skip
_ANY_FAX = ("Other Fax", "Business Fax", "Home Fax")
_MAILS = ("E-mail", "E-mail 2", "E-mail 3")
_PLACES = {"work": ("Business",), "home": ("Home",)}
_ANY_PLACE = ("Other", "Business", "Home")
_RELATIONS = {
    "spouse": "Spouse", "manager": "Manager's Name", "assistant": "Assistant's Name",
    "child": "Children",
}  # fmt: skip
# What cp1252 lacks and nobody misses: marks of writing direction, and blanks without a width;
# line breaks by other names become such.
_UNSEEN = dict.fromkeys((*(code for code in ACTING if code > 0x7F), *range(0x200B, 0x2010),
                         0x2060, 0xFEFF)) | dict.fromkeys((0x85, 0x2028, 0x2029), "\n")  # fmt: skip


@dataclass(slots=True)
class Row:
    """The cells of one contact so far, by the English names of the columns."""

    headers: Headers
    cells: dict[str, str] = field(default_factory=dict)
    left_out: int = 0

    def put(self, columns: Iterable[str], value: str) -> None:
        """Put a value into the first of these columns that is free; else it is left out."""
        for column in columns:
            if not self.cells.get(column):
                self.cells[column] = value
                return
        self.left_out += bool(value)


def encoding_of(contacts: Iterable[Contact], headers: Headers) -> Encoding:
    """Return the encoding of the table of these contacts."""
    texts = (" ".join(_row(contact, headers).cells.values()) for contact in contacts)
    return "cp1252" if all(map(_fits_windows, texts)) else "utf-8"


def write(
    out: TextIO,
    contacts: Iterable[Contact],
    headers: Headers,
    encoding: Encoding,
    *,
    guards: bool = True,
) -> int:
    """Write the table to ``out``, which has its encoding, and must not translate line ends.

    Returns how many values are left out.
    """
    columns = COLUMNS[headers]
    protect = delimited_out.guard if guards else str
    shown = _seen if encoding == "cp1252" else str
    empty = dict.fromkeys(columns, "")  # nearly all of the 92 stay so
    left_out = 0

    def rows() -> Iterator[list[str]]:
        nonlocal left_out
        for contact in contacts:
            row = _row(contact, headers)
            left_out += row.left_out
            cells = {name: protect(shown(cell)) for name, cell in row.cells.items() if cell}
            yield [*(empty | cells).values()]

    if encoding == "utf-8":
        out.write("\ufeff")
    delimited_out.write_rows(out, [*columns.values()], rows(), "crlf", guards=False)
    return left_out


def _fits_windows(text: str) -> bool:
    try:
        _seen(text).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _seen(cell: str) -> str:
    """Put a text into the letters of Windows, which are composed, as far as it has them."""
    if cell.isascii():
        return cell
    composed = normalize("NFC", cell)
    return composed if composed.isprintable() else composed.translate(_UNSEEN)


def _row(contact: Contact, headers: Headers) -> Row:
    row = Row(headers)
    _add_name(row, contact)
    position = contact.positions[0] if contact.positions else Position()
    company = position.organization
    if contact.kind == "organization":
        company = company or contact.label
    row.cells |= {"Company": company, "Department": position.department}
    row.cells["Job Title"] = position.title
    for channel in contact.channels:
        if channel.kind == "email":
            _add_mail(row, contact, channel.value)
        elif channel.kind == "phone":
            _add_phone(row, channel.value, channel.label)
    pages = [c.value for kind in ("url", "profile") for c in contact.channels if c.kind == kind]
    for page in pages:
        row.put(["Web Page"], page)
    row.left_out += sum(channel.kind == "messenger" for channel in contact.channels)
    for address in contact.addresses:
        _add_address(row, address)
    _add_dates(row, contact)
    for relation in contact.relations:
        row.put(filter(None, [_RELATIONS.get(relation.kind, "")]), relation.name)
    row.cells |= {"Categories": ";".join(contact.tags), "Notes": "\n\n".join(contact.notes)}
    row.cells["Language"] = contact.language
    row.left_out += bool(contact.nickname) + len(contact.positions[1:])
    return row


def _add_name(row: Row, contact: Contact) -> None:
    name = contact.name
    given, family = name.given, name.family
    if not (given or family) and contact.kind != "organization":
        has_mail = any(channel.kind == "email" for channel in contact.channels)
        given = written_name(contact) or ("" if has_mail or contact.positions else contact.label)
    row.cells |= {"Title": name.prefix, "First Name": given, "Middle Name": name.additional}
    row.cells |= {"Last Name": family, "Suffix": name.suffix}


def _add_mail(row: Row, contact: Contact, address: str) -> None:
    for mail in _MAILS:
        if not row.cells.get(f"{mail} Address"):
            row.cells |= {f"{mail} Address": address, f"{mail} Type": "SMTP"}
            row.cells[f"{mail} Display Name"] = contact.label
            return
    row.left_out += 1


def _add_phone(row: Row, number: str, label: str) -> None:
    any_column = _ANY_FAX if "fax" in label.casefold() else _ANY_PHONE
    row.put((*_PHONES.get(label, ()), *any_column), number)


def _add_address(row: Row, address: Address) -> None:
    """Put an address where its label says; street and what belongs to it take three lines."""
    lines = [*filter(None, f"{address.street}\n{address.extended}".split("\n"))]
    parts = {
        "Street": lines[0] if lines else "",
        "Street 2": lines[1] if len(lines) > 1 else "",
        "Street 3": ", ".join(lines[2:]),
        "City": address.city,
        "State": address.region,
        "Postal Code": address.postcode,
        "Country/Region": address.country,
        "Address PO Box": address.po_box,
    }
    for place in (*_PLACES.get(address.label, ()), *_ANY_PLACE):
        if not any(row.cells.get(f"{place} {part}") for part in parts):
            row.cells |= {f"{place} {part}": value for part, value in parts.items()}
            return
    row.left_out += 1


def _add_dates(row: Row, contact: Contact) -> None:
    """Put in birthday and anniversary: German as Germans write, else ISO, read everywhere."""
    for day in contact.dates:
        column = {"birthday": "Birthday", "anniversary": "Anniversary"}.get(day.kind)
        try:
            known = PartialDate.parse(day.value)
        except ValueError:
            column = None
        if not column:
            row.left_out += 1
            continue
        year = known.year or _NO_YEAR
        german = f"{known.day:02}.{known.month:02}.{year:04}"
        iso = f"{year:04}-{known.month:02}-{known.day:02}"
        row.put([column], german if row.headers == "de" else iso)
