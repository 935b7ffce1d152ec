import re
from pathlib import Path

import pytest

from coverage.calculations.audit import CODES
from coverage.files import words
from coverage.words import labels
from coverage.words.labels import flag_section

TEXT = Path("docs/audit.md").read_text(encoding="utf-8")
METHODS = Path("docs/methods.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
CITED = {
    heading
    for module in Path("coverage/calculations/audit").glob("*.py")
    for heading in re.findall(r'docs/audit\.md,\s+"([^"]+)"', module.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_explained(code):
    assert f"`{code}`" in TEXT


def test_every_code_has_its_names_on_pages_and_in_files():
    assert set(CODES) == labels.FLAGS.keys() == labels.FLAG_SECTIONS.keys() == words.FLAGS.keys()


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_line_example_and_section_in_the_methods(code):
    (line,) = re.findall(
        rf"^\| \[`{code}`\]\(audit\.md#([a-z-]+)\) \| (.+) \| (.+) \|$", METHODS, re.MULTILINE
    )
    section, rule, example = line
    assert f"#{section}" == flag_section(code)
    assert len(rule) > 20
    assert re.search(r"\d", example)


def test_every_cited_section_stands_in_the_text():
    assert set(HEADINGS) >= CITED
    assert len(CITED) > 10
