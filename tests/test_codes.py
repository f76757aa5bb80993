"""Codes in pictures: what they say, and pictures that are damaged or built to hurt."""

import json
import struct
import sys
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from relnet.errors import UnreadableFileError
from relnet.formats import codes
from relnet.formats.kinds import detect
from relnet.formats.sources import open_source
from relnet.model.card import Card, Channel, Name

VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Voß;Jürgen;;;\r\nEMAIL:j@voss.example\r\nEND:VCARD\r\n"
MECARD = "MECARD:N:Voß,Jana;TEL:03023125100;;"


def code(text, kind="QRCode", scale=4):
    """Draw a code as a picture in shades of grey."""
    if kind == "QRCode":
        out = BytesIO()
        segno.make(text, micro=False).save(out, kind="png", scale=scale)
        return Image.open(out).convert("L")
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    pixels = memoryview(zxingcpp.write_barcode_to_image(made, scale=scale))
    height, width = pixels.shape
    picture = Image.new("L", (width + 40, height + 40), "white")
    picture.paste(Image.frombytes("L", (width, height), pixels.tobytes()), (20, 20))
    return picture


def saved(picture, form="PNG", **options):
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def read(data):
    with open_source(BytesIO(data)) as parts:
        [part] = parts
        assert part.format == "qr"
        return [*part.records]


def refusal(data):
    with pytest.raises(UnreadableFileError) as caught:
        read(data)
    return str(caught.value.why), str(caught.value.hint)


def cards(data):
    return [record.card for record in read(data)]


JANA = Card(Name(family="Voß", given="Jana"), channels=(Channel("phone", "03023125100"),))
SAYS = [
    ("a MECARD", MECARD, JANA),
    ("LinkedIn", "https://www.linkedin.com/in/jana-voss", Channel("profile", "https://www.linkedin.com/in/jana-voss", "linkedin")),
    ("LinkedIn, of a country", "http://de.linkedin.com/in/jana/", Channel("profile", "http://de.linkedin.com/in/jana/", "linkedin")),
    ("XING", "HTTPS://WWW.XING.COM/profile/Jana_Voss/cv", Channel("profile", "HTTPS://WWW.XING.COM/profile/Jana_Voss/cv", "xing")),
    ("an address", "mailto:jana@voss.example", Channel("email", "jana@voss.example")),
    ("an address with a subject", "MAILTO:jana%2Bmesse@voss.example?subject=Messe", Channel("email", "jana+messe@voss.example")),
    ("a number", "tel:+49-30-23125100;ext=1", Channel("phone", "+49-30-23125100")),
    ("a number to write to", "SMSTO:+493023125100:Hello", Channel("phone", "+493023125100")),
    ("WhatsApp", "https://wa.me/493023125100?text=Messe", Channel("phone", "+493023125100")),
    ("an address alone", "jana@voss.example", Channel("email", "jana@voss.example")),
    ("a mail", "MATMSG:TO:jana@voss.example;SUB:Messe;;", Channel("email", "jana@voss.example")),
    ("a badge", "4711", "badge:4711"),
    ("a badge with an at sign", "jana@4711", "badge:jana@4711"),
    ("a badge in blanks", " HM26  4711\n", "badge:HM26 4711"),
    ("a badge of letters", "https://badges.example/b?id=4711", "badge:https://badges.example/b?id=4711"),
    ("a page of a firm on LinkedIn", "https://www.linkedin.com/company/voss", "badge:https://www.linkedin.com/company/voss"),
    ("a page that only names LinkedIn", "https://fake.example/linkedin.com/in/x", "badge:https://fake.example/linkedin.com/in/x"),
    ("no address", "mailto:", "badge:mailto:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in SAYS], ids=[c[0] for c in SAYS])
def test_what_a_code_says(text, said):
    wanted = Card(uid=said) if isinstance(said, str) else said
    if isinstance(said, Channel):
        wanted = Card(channels=(said,))
    [record] = read(saved(code(text)))
    assert record.card == wanted
    assert (record.line, record.raw.decode()) == (1, text.strip())
    assert (record.reason, record.is_skipped) == (None, False)


@pytest.mark.parametrize("kind", ["QRCode", "Aztec", "DataMatrix", "PDF417"])
@pytest.mark.parametrize("text", [VCARD, MECARD, "4711"])
def test_kinds_of_codes(kind, text):
    [record] = read(saved(code(text, kind)))
    if text == VCARD:
        assert record.card.name == Name(family="Voß", given="Jürgen")
        assert record.card.channels == (Channel("email", "j@voss.example"),)
    else:
        assert record.card == (JANA if text == MECARD else Card(uid="badge:4711"))


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("JPEG", {"quality": 70}),
        ("PNG", {}),
        ("GIF", {}),
        ("WEBP", {"quality": 70}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
    ],
)
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_kinds_of_pictures(form, options, mode):
    data = saved(code(MECARD).convert(mode), form, **options)
    assert detect(data) == "qr"
    assert cards(data) == [JANA]


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "CMYK", "I;16", "I"])
def test_kinds_of_colours(mode):
    form = "TIFF" if mode in {"CMYK", "I;16", "I"} else "PNG"
    picture = code(MECARD)
    picture = picture.convert("I").convert(mode) if mode == "I;16" else picture.convert(mode)
    assert cards(saved(picture, form)) == [JANA]


def test_what_is_transparent_is_paper():
    ink = code(MECARD).point(lambda shade: 255 - shade)
    picture = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), mask=ink)
    assert cards(saved(picture)) == [JANA]


@pytest.mark.parametrize("turned", [17, 90, 180, 233])
def test_a_photograph_may_be_turned(turned):
    page = Image.new("L", (600, 600), 230)
    page.paste(code(VCARD, scale=5), (80, 80))
    page = page.rotate(turned, expand=True, fillcolor=200, resample=Image.Resampling.BICUBIC)
    [record] = read(saved(page.convert("RGB"), "JPEG", quality=80))
    assert record.card.name.family == "Voß"


def test_light_ink_on_dark():
    assert cards(saved(code(MECARD).point(lambda shade: 255 - shade))) == [JANA]


def test_several_codes_are_several_records_from_top_to_bottom():
    page = Image.new("L", (700, 1000), "white")
    texts = ["4711", MECARD, VCARD, "4712"]
    for place, text in zip([(30, 700), (30, 30), (350, 300), (350, 700)], texts, strict=True):
        page.paste(code(text), place)
    found = [(record.line, record.raw.decode()[:6]) for record in read(saved(page))]
    assert found == [(1, MECARD[:6]), (2, "BEGIN:"), (3, "4711"), (4, "4712")]


def test_every_page_of_a_scan_is_read():
    pages = [code(text) for text in ("4711", "4712", "4713")]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [card.uid for card in cards(data)] == ["badge:4711", "badge:4712", "badge:4713"]


def test_an_animation_is_its_first_picture():
    data = saved(code("4711"), "GIF", save_all=True, append_images=[code("4712")])
    assert [card.uid for card in cards(data)] == ["badge:4711"]


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "L"), ("PNG", "LA")])
def test_a_large_photograph_is_reduced(form, mode):
    page = Image.new("L", (7000, 7000), "white")
    page.paste(code(VCARD, scale=16), (3000, 2000))
    [record] = read(saved(page.convert(mode), form))
    assert record.card.name.given == "Jürgen"


@pytest.mark.parametrize(
    ("head", "charset"), [("VERSION:2.1", "ISO-8859-1"), ("VERSION:2.1", "UTF-8")]
)
def test_a_card_that_names_its_charset_is_right(head, charset):
    text = f"BEGIN:VCARD\r\n{head}\r\nN;CHARSET={charset}:Voß;Jürgen;;;\r\nEND:VCARD\r\n"
    data = saved(code(text.encode(charset)))
    assert [card.name.given for card in cards(data)] == ["Jürgen"]


def test_a_code_may_hold_several_cards():
    text = VCARD + VCARD.replace("Jürgen", "Jana")
    records = read(saved(code(text)))
    assert [(record.line, record.card.name.given) for record in records] == [
        (1, "Jürgen"),
        (2, "Jana"),
    ]


def test_bytes_that_are_no_text_are_a_badge_in_hex():
    assert [card.uid for card in cards(saved(code(b"\xff\xfe\x00\x01\x80")))] == [
        "badge:fffe000180"
    ]


def test_an_id_holds_nothing_that_acts():
    assert [card.uid for card in cards(saved(code("47\u202e11 \u200b A")))] == ["badge:4711 A"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("MECARD:NOTE:4711;;", codes.NAMELESS),
        ("BEGIN:VCARD\nVERSION:3.0\nNOTE:4711\nEND:VCARD", None),
    ],
)
def test_a_card_that_names_nobody_is_rejected(text, reason):
    [record] = read(saved(code(text)))
    assert (record.card, record.is_skipped) == (None, False)
    assert record.reason is not None
    assert reason in {None, record.reason}


def test_a_code_of_blanks_is_skipped():
    [record] = read(saved(code("   ")))
    assert (record.card, record.reason, record.is_skipped) == (None, codes.EMPTY, True)


@pytest.mark.parametrize(
    "text",
    [
        "WIFI:S:Halle 5;T:WPA;P:secret;;", "otpauth://totp/x?secret=ABC", "geo:52.37,9.73",
        "BCD\n002\n1\nSCT\n\nVoß AG", "BEGIN:VEVENT\nSUMMARY:Rundgang\nEND:VEVENT",
    ],
)  # fmt: skip
def test_what_is_of_no_person_is_skipped(text):
    [record] = read(saved(code(text)))
    assert (record.card, record.reason, record.is_skipped) == (None, codes.NO_PERSON, True)


# What is refused.


def test_a_picture_without_a_code():
    why, hint = refusal(saved(Image.new("L", (300, 300), 128), "JPEG"))
    assert why == "there is no code in the picture."
    assert "closer" in hint


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows=b""):
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [
        png(8001, 8001),
        png(60_000, 60_000),
        png(2**31 - 1, 2**31 - 1),
        png(2**31 - 1, 1),
        saved(Image.new("1", (10_000, 9_000)), "TIFF", compression="group4"),
    ],
)
def test_a_bomb_is_not_unpacked(data):
    assert len(data) < 20_000
    assert refusal(data)[0] == "the picture is larger than 64 million pixels."


def test_a_picture_that_is_a_line():
    assert refusal(png(1, 60_000_000))[0] == codes.DAMAGED.text


def test_a_later_page_may_be_a_bomb_too():
    large = Image.new("1", (10_000, 9_000))
    pages = {"save_all": True, "append_images": [large], "compression": "group4"}
    data = saved(code("4711").convert("1"), "TIFF", **pages)
    assert refusal(data)[0] == "the picture is larger than 64 million pixels."


def test_too_many_bytes(monkeypatch):
    monkeypatch.setattr(codes, "SIZE_LIMIT", 1000)
    assert refusal(saved(code(VCARD), "BMP"))[0] == "it is larger than 64 MB."


FORMS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
SAMPLES = {form: saved(code(MECARD).convert("RGB"), form) for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6])
def test_a_truncated_picture(form, part):
    data = SAMPLES[form]
    assert refusal(data[: max(int(len(data) * part), 16)])[0] == codes.DAMAGED.text


@pytest.mark.parametrize(
    "head",
    [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0" + VCARD.encode(),
        b"\x89PNG\r\n\x1a\n\0\0",
        b"GIF89a" + b"\0" * 40,
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"\0\0\0\x1cftypavif\0\0\0\0avif",
    ],
)
def test_what_only_begins_like_a_picture(head):
    assert detect(head) == "qr"
    assert refusal(head)[1] == "save it as JPEG or PNG, and import that."


@pytest.mark.parametrize("text", [b"BMW AG,Erfurt\n", b"BM", b"RIFFRAFF\n", b"II*", b"GIF8"])
def test_what_is_no_picture(text):
    assert detect(text) is None


@given(data=st.data())
def test_no_bytes_are_too_bad(data):
    sample = bytearray(SAMPLES[data.draw(st.sampled_from(FORMS))])
    for _ in range(data.draw(st.integers(1, 4))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableFileError):
        lines = [record.line for record in codes.read(BytesIO(bytes(sample)))]
        assert lines == sorted(set(lines))


@given(st.text(max_size=80))
def test_any_text_of_a_code_is_a_record(text):
    found = [*codes._records(text.strip(), text.encode(errors="replace"))]
    assert all(record.card or record.reason for record in found)


# Through the front door.


@pytest.fixture
def photo(tmp_path):
    def make(text, name="photo.jpg"):
        path = tmp_path / name
        path.write_bytes(saved(code(text), "JPEG"))
        return path

    return make


def test_a_card_is_imported(relnet, photo):
    path = photo(VCARD)
    report = json.loads(relnet("import", path, "-f", "json").stdout)
    assert report["files"][0]["format"] == "qr"
    assert (report["records"], report["created"]) == (1, 1)
    assert json.loads(relnet("show", "voß", "-f", "json").stdout)["emails"] == ["j@voss.example"]
    again = json.loads(relnet("import", path, "-f", "json").stdout)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 1)


def test_a_picture_may_come_through_a_pipe(relnet):
    assert "1 new" in relnet("import", "-", stdin=saved(code(MECARD))).stderr


def test_a_badge_waits_for_the_list_of_the_organizer(relnet, photo, tmp_path):
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--on", "2026-04-20")
    relnet("import", photo("HM26-4711"), "--event", "hm26")
    [line] = json.loads(
        relnet("today", "-f", "json", "--fields", "kind,contact_id,contact").stdout
    )[1:]
    assert (line["kind"], line["contact_id"]) == ("card", 1)
    listed = tmp_path / "list.vcf"
    listed.write_text(VCARD.replace("\nN:", "\nUID:badge:HM26-4711\r\nN:"), "utf-8")
    report = json.loads(relnet("import", listed, "-f", "json").stdout)
    assert (report["created"], report["updated"]) == (0, 1)
    shown = json.loads(relnet("show", "1", "-f", "json").stdout)
    assert (shown["name"], shown["emails"]) == ("Jürgen Voß", ["j@voss.example"])
    assert [line["kind"] for line in json.loads(relnet("today", "-f", "json").stdout)] == ["thank"]


def test_without_the_extra_the_way_to_it_is_said(relnet, photo, monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    told = relnet("import", photo(VCARD), code=3).stderr
    assert "what reads codes in pictures is not installed." in told
    assert "hint: install it: pip install 'relnet[qr]', or pipx inject relnet segno" in told


def test_a_picture_that_another_format_is_asked_of(relnet, photo):
    told = relnet("import", photo(VCARD), "--from", "vcard", code=3).stderr
    assert "it looks like qr: leave --from out." in told


def test_what_is_no_vcard_does_not_leave_within_one(relnet, tmp_path):
    text = "MECARD:N:Voß,Jana;;\nhttps://www.linkedin.com/in/jana-voss\nB-4711: Halle 3\n"
    scanned = tmp_path / "scanned.txt"
    scanned.write_text(text, "utf-8")
    relnet("import", scanned)
    left = [*relnet("export", "vcard").stdout.splitlines()]
    names = {line.partition(":")[0].partition(";")[0] for line in left}
    assert names == {"BEGIN", "VERSION", "UID", "FN", "N", "X-SOCIALPROFILE", "END"}


def test_portraits_in_an_archive_are_left_alone(relnet, tmp_path):
    import zipfile

    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Contacts/all.vcf", VCARD)
        archive.writestr("Contacts/portrait.jpg", saved(Image.new("L", (50, 50)), "JPEG"))
    assert "1 record: 1 new" in relnet("import", path).stderr


@pytest.mark.parametrize(
    ("form", "mode", "side", "options", "limit"),
    [
        ("WEBP", "RGB", 4100, {}, 16),
        ("WEBP", "RGBA", 4100, {"lossless": True}, 16),
        ("TIFF", "RGBA", 5600, {"compression": "tiff_adobe_deflate"}, 30),
        ("PNG", "LA", 7800, {}, 60),
        ("JPEG", "CMYK", 5600, {"subsampling": 0}, 30),
        ("JPEG", "RGB", 6500, {"subsampling": 0}, 40),
    ],
)
def test_a_picture_that_would_take_too_much_memory(form, mode, side, options, limit):
    data = saved(Image.new(mode, (side, side)), form, **options)
    why, hint = refusal(data)
    assert why == f"the picture is larger than {limit} million pixels."
    assert hint == codes.CUT_OUT.text


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_code_in_a_large_picture_of_any_mode(mode):
    large = Image.new("L", (6000, 5001), "white")
    large.paste(code(MECARD, scale=20), (1000, 3000))
    [card] = cards(saved(large.convert(mode)))
    assert card.name.family == "Voß"


@pytest.mark.parametrize("size", [(900, 700), (4001, 5003)])
def test_a_picture_in_shades_of_grey_is_the_same_in_bands(monkeypatch, size):
    picture = Image.effect_noise(size, 90).convert("RGBA")
    whole = codes._grey(Image, picture, "-").tobytes()
    monkeypatch.setattr(codes, "BAND", 5000)
    assert codes._grey(Image, picture, "-").tobytes() == whole
