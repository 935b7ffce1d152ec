"""The English catalogue: complete, compiled, and with the same blanks to fill as the Indonesian."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

FOLDER = Path("locale/en/LC_MESSAGES")
BLANKS = re.compile(r"%\(\w+\)s|\{\w+\}|</?code>")
# What templatize() makes of a text in a template.
MARKED = re.compile(r"""\bgettext\((u'(?:[^'\\]|\\.)*'|u"(?:[^"\\]|\\.)*")\)""")


def entries(folder: Path = FOLDER) -> list[dict[str, str]]:
    """What the source file holds: msgid, msgstr and the like of each entry, and its comments as "#"."""
    found = []
    for block in (folder / "django.po").read_text().split("\n\n")[1:]:
        entry, name = {"#": ""}, ""
        for line in block.strip().splitlines():
            if line.startswith("#"):
                entry["#"] += line
                continue
            if not line.startswith('"'):
                name, _, line = line.partition(" ")
            entry[name] = entry.get(name, "") + ast.literal_eval(line)
        found.append(entry)
    return found


def translations(entry: dict[str, str]) -> dict[object, str]:
    """An entry as the compiled catalogue keeps it."""
    msgid = f"{entry['msgctxt']}\x04{entry['msgid']}" if "msgctxt" in entry else entry["msgid"]
    if "msgid_plural" in entry:
        return {(msgid, place): entry[f"msgstr[{place}]"] for place in (0, 1)}
    return {msgid: entry["msgstr"]}


def test_every_text_has_its_english():
    for entry in entries():
        assert "fuzzy" not in entry["#"], entry["msgid"]
        for text in translations(entry).values():
            assert text, entry["msgid"]
            assert sorted(BLANKS.findall(text)) == sorted(BLANKS.findall(entry["msgid"])), entry["msgid"]


def test_the_compiled_catalogue_is_that_of_the_source():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    written = {key: text for entry in entries() for key, text in translations(entry).items()}
    assert {key: text for key, text in compiled.items() if key} == written


def plainly() -> Iterator[tuple[str, str]]:
    """Each text that is looked up without a count, with its file."""
    for file in Path("templates").rglob("*.*"):
        for text in MARKED.findall(templatize(file.read_text())):
            yield ast.literal_eval(text), str(file)
    for folder in ("coverage", "regions", "ucj_dashboard"):
        for file in Path(folder).rglob("*.py"):
            for call in ast.walk(ast.parse(file.read_text())):
                match call:
                    case ast.Call(
                        func=ast.Name(id="_" | "gettext" | "gettext_lazy"), args=[ast.Constant(value=text)]
                    ):
                        yield text, str(file)


def test_what_is_said_with_a_count_is_said_with_one_everywhere():
    """A text with a plural is kept by its forms alone: before 3.11.5 Python finds it in no other way."""
    counted = {entry["msgid"] for entry in entries() if "msgid_plural" in entry}
    found = set(plainly())
    assert len(found) > 1_500, "few texts were found"
    assert [(text, file) for text, file in sorted(found) if text in counted] == []
