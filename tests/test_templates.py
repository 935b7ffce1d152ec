"""Templates: lines that people can read and compare, and what of them is sent."""

from pathlib import Path

import pytest
from django.template.loader import get_template

LONGEST = 160  # two versions of a line fit one above the other on a laptop's screen, uncut
TEMPLATES = sorted(path for path in Path("templates").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_line_of_a_template_is_too_long(path):
    lines = path.read_text().splitlines()
    assert not [number for number, line in enumerate(lines, 1) if len(line) > LONGEST]


def test_indentation_is_not_sent():
    assert not [line for line in get_template("base.html").template.source.splitlines() if line[:1] == " "]
