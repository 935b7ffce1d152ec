"""The texts in docs/: what the code cites exists, and nothing it holds is left unexplained."""

import re
from pathlib import Path

import pytest

from coverage.calculations.audit import CODES
from coverage.files.fields import RANKING_KEYS
from coverage.parsing.figures import COLUMNS, OPTIONAL
from coverage.sources.pages.methods import rendered
from coverage.sources.views.sources import DOCUMENTS, TEXTS
from coverage.words.labels import FLAG_SECTIONS, FLAGS

CITED = re.compile(r'(docs/[\w-]+\.md)(?:,\s+"([^"]+)")?')
CODE = [path for app in ("coverage", "regions", "ucj_dashboard") for path in Path(app).rglob("*.py")]


def citations() -> set[tuple[str, str]]:
    return {found.groups("") for path in CODE for found in CITED.finditer(path.read_text(encoding="utf-8"))}


def headings(file: str) -> set[str]:
    return set(re.findall(r"^#+ (.+)$", Path(file).read_text(encoding="utf-8"), re.MULTILINE))


def dictionary_rows(section: str) -> set[str]:
    """First cells of the tables of one section, without their backticks."""
    text = (DOCUMENTS / "data-dictionary.md").read_text(encoding="utf-8")
    part = text.split(f"## {section}\n")[1].split("\n## ")[0]
    return {
        name for cell in re.findall(r"^\|(.+?)\|", part, re.MULTILINE) for name in re.findall("`(.+?)`", cell)
    }


@pytest.mark.parametrize(("file", "section"), sorted(citations()))
def test_what_the_code_cites_exists(file, section):
    assert Path(file).is_file()
    assert not section or section in headings(file)


def test_every_flag_has_a_name_and_a_section_that_explains_it():
    html = rendered(DOCUMENTS / "audit.md").html
    assert set(FLAGS) == set(FLAG_SECTIONS) == set(CODES)
    for code, section in FLAG_SECTIONS.items():
        explained = html.split(f'id="{section}"')[1].split("<h3")[0]
        assert f"<code>{code}</code>" in explained


def test_ids_are_unique_on_the_methods_page():
    ids = [id_ for name in TEXTS for _, id_, _ in rendered(DOCUMENTS / name).headings]
    assert len(ids) == len(set(ids))


def test_the_dictionary_lists_every_column_of_a_figures_file():
    assert dictionary_rows("Angka dokumen (figures.csv)") == {*COLUMNS, *OPTIONAL}


def test_the_dictionary_lists_every_key_of_a_ranking():
    assert dictionary_rows("Baris peringkat (API dan CSV)") == set(RANKING_KEYS)
