"""What the texts name exists: links, modules, variables, pictures, counts."""

import csv
import re
import tomllib
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps

from tests.documented import PROJECT, texts

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


def test_the_text_on_the_database_names_every_table_and_column():
    """In the table's row, among the columns that stand in many, or in the part on the file it repeats."""
    page = (PROJECT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    tables = (PROJECT / "docs" / "database.md").read_text(encoding="utf-8")
    repeated = tables.partition("**Kolom yang berulang**")[2].partition("\n\n")[0]
    files = {
        "kolom `figures.csv`": page.partition("(figures.csv)")[2].partition("\n## ")[0],
        "kolom baris peringkat": page.partition("## Baris peringkat")[2].partition("\n## ")[0],
    }
    rows = {
        name: line
        for line in tables.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    models = [
        model
        for app in ("coverage", "regions")
        for model in apps.get_app_config(app).get_models()
        if not model._meta.proxy
    ]
    assert {model.__name__ for model in models} == set(rows)
    missing = []
    for model in models:
        row = rows[model.__name__]
        said = repeated + row + "".join(part for words, part in files.items() if words in row)
        released = {"published_in", "superseded_in"}
        missing += [
            f"{model.__name__}.{field.name}"
            for field in model._meta.fields
            if f"`{field.name}`" not in said and field.name not in released
        ]
    assert missing == []


def test_every_decision_stands_in_the_index():
    folder = PROJECT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [
        page.name for page in folder.glob("*.md") if page.name not in index and page.name != "README.md"
    ] == []


def test_both_readmes_lead_to_the_same():
    """Addresses but for their language, links and pictures, parts, and lines to be typed."""

    def leads(name: str) -> dict[str, list[str]]:
        page = (PROJECT / name).read_text(encoding="utf-8").replace("NAME.dump", "NAMA.dump")
        return {
            "addresses": sorted({re.sub("^/en/", "/", one) for one in re.findall(r"`(/[^`\s]*)`", page)}),
            "links": sorted({link for link in re.findall(r"\]\(([^)\s]+)\)", page) if "README" not in link}),
            "parts": re.findall(r"^(#+) ", page, flags=re.MULTILINE),
            "lines": re.findall(r"^(?:make|\.venv)[^#\n]*", page, flags=re.MULTILINE),
            "make": sorted(set(re.findall(r"`(?:[A-Z]+=\S+ )*make [^`]+`", page))),
        }

    assert leads("README.en.md") == leads("README.md")


def test_the_changelog_is_sorted_and_says_nothing_twice():
    """Lines of several branches are all kept when they are joined, so a moved one comes back."""
    page = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (.*)", page, flags=re.MULTILINE) == ["Ditambahkan", "Diubah", "Diperbaiki"]
    lines = [line for line in page.splitlines() if line]
    assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_version_and_licence_are_the_same_wherever_they_stand():
    def text(name: str) -> str:
        return (PROJECT / name).read_text(encoding="utf-8")

    project = tomllib.loads(text("pyproject.toml"))["project"]
    newest = re.search(r"^## (\S+) – \d{4}-\d{2}-\d{2}$", text("CHANGELOG.md"), flags=re.MULTILINE)
    assert newest is not None
    assert newest[1] == project["version"]
    assert project["license"] == "EUPL-1.2"
    assert re.match(r"\s*European Union Public Licence\s+V\. 1\.2", text("LICENSE"), flags=re.IGNORECASE)
    for name in ("README.md", "README.en.md", "CONTRIBUTING.md"):
        assert "[EUPL-1.2](LICENSE)" in text(name)


def test_the_checks_before_a_commit_are_those_of_make_check():
    hooks = re.findall(r"entry: (\.venv/bin/.*)", (PROJECT / ".pre-commit-config.yaml").read_text())
    check = (PROJECT / "Makefile").read_text(encoding="utf-8").partition("\ncheck:")[2].partition("\n\n")[0]
    assert len(hooks) >= 4
    for hook in hooks:
        assert hook.replace(".venv/bin", "$(BIN)").removesuffix(" --force-exclude") in check


def test_modules_to_be_run_exist():
    named = {module for _, module in texts(r"python3? -m ([\w.]+)")}
    assert {"pytest", "tests.house", "ucj_dashboard.backup"} <= named
    assert [module for module in sorted(named) if find_spec(module) is None] == []


def test_example_of_the_environment_is_complete():
    example = set(re.findall(r"^#?([A-Z_]+)=", (PROJECT / ".env.example").read_text(), flags=re.MULTILINE))
    readers = r"\b(?:text|flag|choice|listed|number|parts)\(\s*\"([A-Z_]+)\""
    read = {
        name for code in sources("ucj_dashboard", "coverage", "regions") for name in re.findall(readers, code)
    }
    environ = r"environ(?:\.get\(|\[)\"([A-Z_]+)\""
    read |= {name for code in sources("ucj_dashboard", "tests") for name in re.findall(environ, code)} - GIVEN
    assert read == example


def test_pictures_are_small():
    pictures = list((PROJECT / "docs" / "images").glob("*.png"))
    assert [picture.name for picture in pictures if picture.stat().st_size > 200_000] == []


def test_every_picture_is_shown():
    shown = {Path(link).name for _, link in texts(r"\]\(([^)\s]+\.png)\)")}
    assert {picture.name for picture in (PROJECT / "docs" / "images").glob("*.png")} == shown
