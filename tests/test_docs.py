"""What the texts name exists: links, commands, variables, addresses."""

import csv
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import get_commands
from django.urls import resolve
from django.utils import translation

PROJECT = Path(__file__).resolve().parents[1]
TEXTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("fixtures/**/*.md")])
README = "".join((PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md"))
GUIDES = "".join(file.read_text(encoding="utf-8") for file in TEXTS if file.name.startswith("guide-"))
# Not the site's own: set by what runs it, or by a request.
GIVEN = {
    "CI",
    "CONTENT_TYPE",
    "DJANGO_SETTINGS_MODULE",
    "MAKELEVEL",
    "PYTEST_XDIST_TESTRUNUID",
    "PYTEST_XDIST_WORKER",
    "PYTHONPATH",
    "UCJ_MAKE_PID",
    "UCJ_TEST_HOME",
}


def texts(pattern):
    """Every match in every text, with the text's name."""
    for file in TEXTS:
        for found in re.findall(pattern, file.read_text(encoding="utf-8")):
            yield file, found


def sources(*folders):
    for folder in folders:
        for file in (PROJECT / folder).rglob("*.py"):
            yield file.read_text(encoding="utf-8")


def test_links_between_texts_lead_somewhere():
    links = [(file, link) for file, link in texts(r"\]\(([^)\s]+)\)") if not urlsplit(link).scheme]
    assert len(links) > 30
    assert [
        f"{file.name}: {link}" for file, link in links if not (file.parent / link.partition("#")[0]).exists()
    ] == []


def test_rows_of_the_supplied_files_are_counted_as_they_are():
    def rows(name: str) -> list[dict[str, str]]:
        text = (PROJECT / "fixtures" / "published" / f"{name}.csv").read_text(encoding="utf-8")
        return list(csv.DictReader(text.splitlines()))

    page = (PROJECT / "docs" / "data-sources.md").read_text(encoding="utf-8")
    documents = {row["source_title"] for row in rows("figures")}
    assert f"memuat {len(rows('figures'))} baris dari {len(documents)} dokumen" in page
    assert f"memuat {len(rows('programmes'))} baris program" in page
    beside = [len(rows(name)) for name in ("meetings", "actions", "regulations")]
    assert "memuat {} rapat, {} kesepakatannya, dan {} hal".format(*beside) in page


def test_every_decision_stands_in_the_index():
    folder = PROJECT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [
        page.name for page in folder.glob("*.md") if page.name not in index and page.name != "README.md"
    ] == []


def test_make_targets_exist():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    named = {target for _, target in texts(r"(?:^|[`&] ?|[A-Z]=\S+ )make ([a-z]+)")}
    assert {"run", "test", "demo", "backup", "restore"} <= named
    assert named - targets == set()


def test_management_commands_exist():
    named = {command for _, command in texts(r"manage\.py ([a-z_]+)")}
    assert {"import_figures", "createsuperuser", "check_data"} <= named
    assert named - get_commands().keys() == set()


def test_example_of_the_environment_is_complete():
    example = set(re.findall(r"^#?([A-Z_]+)=", (PROJECT / ".env.example").read_text(), flags=re.MULTILINE))
    readers = r"\b(?:text|flag|choice|listed|number|parts)\(\s*\"([A-Z_]+)\""
    read = {
        name for code in sources("ucj_dashboard", "coverage", "regions") for name in re.findall(readers, code)
    }
    environ = r"environ(?:\.get\(|\[)\"([A-Z_]+)\""
    read |= {name for code in sources("ucj_dashboard", "tests") for name in re.findall(environ, code)} - GIVEN
    assert read == example


@pytest.mark.parametrize("address", sorted(set(re.findall(r"`(/[^`\s]*)`", README + GUIDES))))
def test_addresses_in_readme_and_guides_are_pages(address):
    with translation.override("en" if address.startswith("/en/") else "id"):
        resolve(urlsplit(address).path)


def test_pictures_are_small():
    pictures = list((PROJECT / "docs" / "images").glob("*.png"))
    assert [picture.name for picture in pictures if picture.stat().st_size > 200_000] == []


def test_every_picture_is_shown():
    shown = {Path(link).name for _, link in texts(r"\]\(([^)\s]+\.png)\)")}
    assert {picture.name for picture in (PROJECT / "docs" / "images").glob("*.png")} == shown
