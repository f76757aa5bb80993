"""Letters that the owner has written templates for."""

import json
import time

import pytest

from relnet.formats.letters import own_texts


@pytest.fixture
def village(relnet, monkeypatch, tmp_path):
    monkeypatch.setenv("RELNET_CONFIG", str(tmp_path))
    (tmp_path / "templates").mkdir()
    relnet("card", "set", "Jana Voß", "--email", "jana@voss.example")
    relnet(
        "event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair", "--on", "17.4."
    )
    relnet("add", "Anna Weber")
    relnet("edit", "anna-weber", "salutation=frau", "language=de", "form=du")
    relnet("log", "met", "anna-weber", "--event", "hm26", "--on", "17.4.", "--topic", "Greifer")
    return relnet


@pytest.fixture
def template(tmp_path):
    def write(text, name="thanks.txt"):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "templates" / name).write_bytes(data)

    return write


def drafted(village, *arguments):
    return json.loads(village("draft", "1", "-f", "json", *arguments).stdout)


def test_the_owners_text_goes_before_relnets(village, template):
    template(
        "Betreff: Danke, {{ given }}\n\n{{ salutation }}\n\ndanke für das Gespräch {{ at_event }}."
        "{% if topic %} {{ topic|upper }}!{% endif %}{% if person %} {{ person }}{% endif %}\n\n"
        "{{ closing }}\n{{ name }}\n"
    )
    letter = drafted(village)
    assert letter["subject"] == "Danke, Anna"
    assert letter["text"] == (
        "Liebe Anna,\n\ndanke für das Gespräch auf der Hannover Messe 2026. GREIFER!\n\n"
        "Herzliche Grüße\nJana\n"
    )
    assert (letter["template"], letter["variant"]) == ("thanks.txt", None)
    assert drafted(village, "--variant", "2")["template"] is None


def test_the_closest_name_counts(village, template):
    asked = {
        "thanks.txt": [],
        "thanks.de.txt": [],
        "thanks.de.du.txt": [],
    }
    for name in asked:
        template(f"Subject: {name}\nx", name)
        assert drafted(village)["subject"] == name
    assert drafted(village, "--form", "sie")["subject"] == "thanks.de.txt"
    assert drafted(village, "--lang", "en")["subject"] == "thanks.txt"
    assert drafted(village, "--lang", "en", "--form", "sie")["subject"] == "thanks.txt"


WRONG = "error: cannot use the template thanks.txt, line "


@pytest.mark.parametrize(
    ("text", "told", "hint"),
    [
        ("Subject: a\n\n{{ topc }}", "3: nothing is called topc.", "these are known: salutation"),
        ("Subject: a\n{% if topc %}x{% endif %}", "2: nothing is called topc.", "these are known:"),
        ("Subject: {{ person }}", "1: person is not known here.", "say it only where it is known: {% if person %} ... {% endif %}"),
        ("Subject: a\n\n\n{{ person|upper }}", "4: person is not known here.", "say it only"),
        ("Subject: a\n{% if topic %}", "2: {% if topic %} is not closed.", "it may hold {{ topic }}"),
        ("Subject: a\n{{ topic", "2: {{ topic is not closed.", "it may hold"),
        ("Subject: a\n{% if topic %}\nb\n{% if person %}\nc\n{% endif %}\nd", "2: {% if topic %} is not closed.", "it may hold"),
        ("Subject: a\n\n{% if topic }}b{% endif %}", "3: {% if topic is not closed.", "it may hold"),
        ("Subject: a\n{# b", "2: {# is not closed.", "it may hold"),
        ("Subject: a\n{% endif %}", "2: there is no {% if %} to this endif.", "it may hold"),
        ("Subject: a\n\n{% wenn topic %}", "3: wenn is nothing that a letter needs.", "it may hold"),
        ("Subject: a\n{{ topic|gross }}", "2: gross is nothing that a letter needs.", "it may hold"),
        ("Subject: a\n{% if topic < 3 %}b{% endif %}", "2: a comparison or a filter in it does not fit the facts.", "it may hold"),
        ("Subject: a\n{% if topic %}\nb\n{% endif %}\n\n{{ topic }}\nc {{ topic|first(2) }} d", "7: a comparison or a filter in it does", ""),
        ("Subject: a\n{% if person %}b {{ person }}{% endif %}\nc\nd {{ person }}", "4: person is not known here.", "say it only"),
        ("Subject: a\n\n{{ topic + }}", "3: {{ topic + }} is not understood.", "it may hold"),
        ("Dear Anna", "1: there is no subject.", "let the first line begin with 'Subject: '."),
        ("", "1: there is no subject.", "let the first line"),
        (b"Subject: a\n\xff", "2: this is not UTF-8.", "save it as UTF-8."),
        ("Subject: a\n" + "x" * 70_000, "1: it is longer than 64 kB.", "a letter is a page"),
        ("Subject: a\n{{ " + "(" * 5000 + "topic" + ")" * 5000 + " }}", "1: it is nested too deeply.", "it may hold"),
        # Nothing in it runs long, grows, or reaches anything else.
        ("Subject: a\n{% for a in topic %}{{ a }}{% endfor %}", "2: for is nothing that a letter needs.", ""),
        ("Subject: a\n{% for a in range(10000000000) %}x{% endfor %}", "2: ", ""),
        ("Subject: a\n{{ topic * 1000000000 }}", "2: mul is nothing", ""),
        ("Subject: a\n{{ 9 ** 9999999 }}", "2: pow is nothing", ""),
        ("Subject: a\n{% set a = topic ~ topic %}", "2: assign is nothing", ""),
        ("Subject: a\n{{ topic.__class__.__mro__ }}", "2: getattr is nothing", ""),
        ("Subject: a\n{{ topic['__class__'] }}", "2: getitem is nothing", ""),
        ("Subject: a\n{{ topic.format(1) }}", "2: call is nothing", ""),
        ("Subject: a\n{{ topic|center(1000000000) }}", "2: center is nothing", ""),
        ("Subject: a\n{{ topic|attr('x') }}", "2: attr is nothing", ""),
        ("Subject: a\n{% include '/etc/passwd' %}", "2: include is nothing", ""),
        ("Subject: a\n{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "2: macro is nothing", ""),
        ("Subject: a\n{{ self }}", "2: nothing is called self.", ""),
        ("Subject: a\n{{ cycler }}", "2: nothing is called cycler.", ""),
    ],
)  # fmt: skip
def test_a_template_may_be_wrong(village, template, text, told, hint):
    template(text)
    begun = time.monotonic()
    shown = village("draft", "1", code=3)
    assert time.monotonic() - begun < 10
    assert shown.stdout == ""
    first, second = shown.stderr.splitlines()
    assert first.startswith(WRONG + told)
    assert second.startswith(f"hint: {hint}")


def test_facts_are_put_in_and_not_run(village, template):
    village(
        "log", "met", "anna-weber", "--event", "hm26", "--on", "17.4.", "--topic", "{{ name }} {% x"
    )
    template("Subject: a\r\n\r\n{{ topic }} <&>\r\n")
    assert drafted(village)["text"] == "{{ name }} {% x <&>\n"


def test_conditions_filters_and_tests(village, template):
    template(
        "Subject: {{ topic|lower }}\n"
        "{% if form is defined or person is defined %}a{% elif topic == 'Greifer' and not place %}b{% endif %}"
        "{{ 'c' if topic else 'd' }}{{ person|default('nobody') }}{{ topic ~ '!' }}{# a remark #}".replace("form", "given")
    )  # fmt: skip
    assert drafted(village)["text"] == "acnobodyGreifer!\n"


def test_a_condition_on_a_line_of_its_own_leaves_no_gap(village, template):
    template(
        "Subject: a\na\n{% if topic %}\nb\n{% endif %}\n{% if person %}\nc\n{% endif %}\n\nd {% if topic %}e{% endif %}\n\n\n\nf"
    )
    assert drafted(village)["text"] == "a\nb\n\nd e\n\nf\n"
    template("Subject: a\n{% if topic %}\nb\n{% endif %}\n{{ topc }}")
    assert "line 5: nothing is called topc." in village("draft", "1", code=3).stderr


def test_without_jinja_the_way_to_it_is_told(village, template, monkeypatch):
    template("Subject: a\nb")

    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(own_texts, "import_module", missing)
    told = village("draft", "1", code=3).stderr
    assert told.startswith("error: this is written from your own template, and what reads it is")
    assert "pip install 'relnet[letters]'" in told
    assert drafted(village, "--variant", "1")["template"] is None


def test_a_template_that_cannot_be_read(village, template, tmp_path):
    template("Subject: a\nb")
    (tmp_path / "templates" / "thanks.txt").unlink()
    (tmp_path / "templates" / "thanks.txt").mkdir()  # not a file: as if there were none
    assert drafted(village)["template"] is None


@pytest.mark.parametrize("depth", [5, 19, 21, 99, 400, 2000])
@pytest.mark.parametrize(
    ("before", "after"), [("{% if topic %}", "{% endif %}"), ("(", ")"), ("not ", "")]
)
def test_a_template_nested_deeply_is_said_to_be(village, template, before, after, depth):
    nested = before * depth + "'x'" + after * depth
    template("Subject: a\n" + (nested if "%" in before else f"{{{{ {nested} }}}}"))
    told = village("draft", "1", code=None)
    if told.code:
        assert told.code == 3
        assert f"{WRONG}1: it is nested too deeply." in told.stderr
    else:
        assert told.code == 0


@pytest.mark.parametrize(
    "written", ["a\x1b[31mb", "a\x07b\x9b", "a\u202eb", '{{ "a\\ud800b" }}', "ab\x00", "ab \t"]
)
def test_control_characters_of_a_template_stay_out(village, template, written):
    template(f"Subject: s\n{written}\n\n  c\n")
    letter = json.loads(village("draft", "1", "-f", "json").stdout)
    assert letter["text"] in {"ab\n\n  c\n", "a[31mb\n\n  c\n"}
