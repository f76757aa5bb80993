"""Where one met, and at which firm, as a German sentence says it."""

import pytest

from relnet.rules.german_places import at_event, firm


@pytest.mark.parametrize(
    ("title", "kind", "said"),
    [
        ("Hannover Messe 2026", "fair", "auf der Hannover Messe 2026"),
        ("Hannover Messe", "", "auf der Hannover Messe"),
        ("Messe Leipzig", "", "auf der Messe Leipzig"),
        ("Nürnberger Spielwarenmesse", "fair", "auf der Nürnberger Spielwarenmesse"),
        ("EMO 2027", "fair", "auf der EMO 2027"),
        ("automatica", "fair", "auf der automatica"),
        ("Mittelstandskonferenz", "conference", "auf der Mittelstandskonferenz"),
        ("Expertenrunde Robotik", "", "bei der Expertenrunde Robotik"),
        ("Stammtisch", "dinner", "beim Stammtisch"),
        ("Erfurter Gründertag", "", "beim Erfurter Gründertag"),
        ("Leipziger Netzwerkabend", "", "beim Leipziger Netzwerkabend"),
        ("Mittelstandstag Erfurt", "", "beim Mittelstandstag Erfurt"),
        ("Tag der Logistik", "", "beim Tag der Logistik"),
        ("3. Automatisierungsforum", "", "beim 3. Automatisierungsforum"),
        ("Business Lunch", "", "beim Business Lunch"),
        ("Webinar Entgraten", "webinar", "beim Webinar Entgraten"),
        # What would have to be inflected, or is not known, is quoted.
        ("Internationale Handwerksmesse", "fair", "bei „Internationale Handwerksmesse“"),
        ("Digitaler Mittelstandstag", "", "bei „Digitaler Mittelstandstag“"),
        ("Großes Sommerfest", "", "bei „Großes Sommerfest“"),
        ("Die Gründermesse", "fair", "bei „Die Gründermesse“"),
        ("Messe und Kongress", "", "bei „Messe und Kongress“"),
        ("re:publica", "conference", "bei der Konferenz „re:publica“"),
        ("SPS", "event", "bei „SPS“"),
        ("Robotik heute", "webinar", "beim Webinar „Robotik heute“"),
        ("{title}", "fair", "auf der {title}"),
    ],
)
def test_at_event(title, kind, said):
    assert at_event(title, kind) == said


@pytest.mark.parametrize(
    ("name", "at", "to", "of"),
    [
        ("Voss AG", "bei der Voss AG", "zur Voss AG", "der Voss AG"),
        ("Koch GmbH & Co. KG", "bei der Koch GmbH & Co. KG", "zur Koch GmbH & Co. KG", "der Koch GmbH & Co. KG"),
        ("Deutsche Greifer AG", "bei der Deutschen Greifer AG", "zur Deutschen Greifer AG", "der Deutschen Greifer AG"),
        ("Linde AG", "bei der Linde AG", "zur Linde AG", "der Linde AG"),
        ("Nowak UG (haftungsbeschränkt)", "bei der Nowak UG (haftungsbeschränkt)", "zur Nowak UG (haftungsbeschränkt)", "der Nowak UG (haftungsbeschränkt)"),
        ("Greiftechnik", "bei Greiftechnik", "zu Greiftechnik", "von Greiftechnik"),
        ("Acme Inc.", "bei Acme Inc.", "zu Acme Inc.", "von Acme Inc."),
        ("Gründer Erfurt e. V.", "beim Gründer Erfurt e. V.", "zum Gründer Erfurt e. V.", "des Gründer Erfurt e. V."),
        ("AG", "bei der AG", "zur AG", "der AG"),
    ],
)  # fmt: skip
def test_firm(name, at, to, of):
    assert firm(name) == {"at": at, "to": to, "of": of}
