"""Templates: lines that people can read and compare, and what of them is sent."""

from pathlib import Path

from django.template.loader import get_template

LONGEST = 160  # two versions of a line fit one above the other on a laptop's screen, uncut
TEMPLATES = sorted(path for path in Path("templates").rglob("*") if path.is_file())


def test_no_line_of_a_template_is_too_long():
    assert TEMPLATES
    lines = ((path, number, line) for path in TEMPLATES for number, line in numbered(path))
    assert not [f"{path}:{number}" for path, number, line in lines if len(line) > LONGEST]


def numbered(path):
    return enumerate(path.read_text().splitlines(), 1)


def test_indentation_is_not_sent():
    assert not [line for line in get_template("base.html").template.source.splitlines() if line[:1] == " "]
