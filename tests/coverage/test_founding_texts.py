"""docs/seeds.md: every sentence of the five founding texts, and that what it says stands where it says."""

import io
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from pptx import Presentation

from coverage.management.published_set import FIGURES, PROGRAMMES
from coverage.models import Meeting
from coverage.programmes.services import importing
from coverage.serving import kept
from tests.coverage.reading import get, said
from tests.factories import make_user

PAGE = Path("docs/seeds.md").read_text(encoding="utf-8")
TEXTS = Path("tests/coverage/parsing/texts")
PUBLISHED = FIGURES.parent
# A full stop ends a sentence unless it stands behind a title or "No".
BETWEEN = re.compile(r'(?<!Dr)(?<!S)(?<!M)(?<!No)(?<!Plt)(?<!RR)(?<!co)(?<=[.!?”"])\s+(?=[A-Z“"(0-9])')
# Shares, and counts of four digits and more; a document's number and its days are none.
FIGURE = re.compile(r"\d+,\d+(?= ?(?:%|persen))|\d+(?= ?(?:%|persen))|\d{1,3}(?:\.\d{3})+")
HELD = re.compile(r"/rapat/(\d)/")


def rows(part: str) -> list[list[str]]:
    """The cells of a part's table, without its head."""
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def parts() -> dict[str, str]:
    """The parts of the page by their headings."""
    found = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0]: part for part in found}


def of_texts() -> list[tuple[str, list[list[str]]]]:
    """Each text's file with its rows: sentence, address in code marks or "tanpa isi", words."""
    found = []
    for part in parts().values():
        file = re.search(r"texts/(\S+\.txt)\)", part)
        if file:
            found.append((file[1], rows(part)))
    return found


def sentences(file: str) -> list[str]:
    lines = (TEXTS / file).read_text(encoding="utf-8").splitlines()
    return [sentence for line in lines for sentence in BETWEEN.split(" ".join(line.split())) if sentence]


STANDING = [
    pytest.param(row[1].strip("`"), row[2].strip("| "), id=f"{file[:12]}: {row[0][:40]}")
    for file, table in of_texts()
    for row in table
    if row[1].startswith("`")
]
PROMISES = [
    pytest.param(row[2].strip("`"), row[3].strip("| ") if len(row) > 3 else "", id=row[0])
    for row in rows(parts()["Yang dijanjikan"])
]


@pytest.fixture(scope="module")
def as_at_first_start(published_once, django_db_blocker):
    """What `make run` loads: figures, programmes, regulations, meetings and what they agreed."""
    with django_db_blocker.unblock():
        importing.run(PROGRAMMES.read_bytes(), name=PROGRAMMES.name, publish=True, note="Program terbitan")
        for name in ("regulations", "meetings", "actions"):
            call_command(f"import_{name}", str(PUBLISHED / f"{name}.csv"))
        kept.clear()
        yield


def opened(address: str) -> str:
    """An address as the page writes it, with a meeting by its place in the file."""
    held = HELD.search(address)
    if held is None:
        return address
    meetings = Meeting.objects.order_by("id").values_list("pk", flat=True)
    return HELD.sub(f"/rapat/{meetings[int(held[1]) - 1]}/", address)


def read(client, address: str) -> str:
    """A page's own text, all cells of a workbook, all words of slides, or a text as it is."""
    kind = urlsplit(address).path.rpartition(".")[2]
    if kind not in ("xlsx", "pptx", "txt"):
        return said(get(client, address))
    content = client.get(address).content
    if kind == "txt":
        return content.decode()
    if kind == "pptx":
        shapes = [shape for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes]
        return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    sheets = load_workbook(io.BytesIO(content), read_only=True).worksheets
    cells = [
        str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell
    ]
    return " ".join([*(sheet.title for sheet in sheets), *cells])


def test_every_sentence_of_the_five_texts_is_listed_in_order():
    listed = of_texts()
    assert len(listed) == 5
    for file, table in listed:
        written = sentences(file)
        assert len(written) == len(table), file
        for sentence, row in zip(written, table, strict=True):
            start = row[0].replace("\\", "").removesuffix(" …")
            assert sentence.startswith(start), (file, row[0])


def test_what_has_no_content_names_no_number_or_month():
    """Nobody can call a sentence with a figure empty, but for the clock of the page it was printed on."""
    for file, table in of_texts():
        for sentence, row in zip(sentences(file), table, strict=True):
            if row[1] == "tanpa isi":
                assert not re.search(r"\d[\d.,]*\s*(%|persen|orang|pekerja|peserta|desa)", sentence), sentence


def test_every_figure_of_a_sentence_is_among_the_words_that_stand_there():
    """But for what a share leaves of a hundred: 66,98% beside 33,02%."""
    for file, table in of_texts():
        for sentence, row in zip(sentences(file), table, strict=True):
            if row[1] == "tanpa isi":
                continue
            words = row[2].strip("| ")
            beside = {100 - number(share) for share in re.findall(r"([\d,]+)%", words)}
            for figure in FIGURE.findall(sentence):
                assert figure in words or number(figure) in beside, (sentence, figure)


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Those opened so far, by address: most have several sentences."""
    return {}


@pytest.mark.parametrize(("address", "words"), STANDING)
def test_what_a_sentence_says_stands_at_its_address(client, as_at_first_start, db, pages, address, words):
    if address not in pages:
        pages[address] = said(get(client, opened(address)))
    for told in words.split(" · "):
        assert told in pages[address], told


@pytest.mark.parametrize(("address", "words"), PROMISES)
def test_a_promise_is_kept_at_its_address(client, as_at_first_start, db, address, words):
    if address.startswith("/entri/"):
        client.force_login(make_user("petugas", roles=["operator", "admin"], regions=["18"]))
    page = read(client, opened(address))
    assert words
    for told in words.split(" · "):
        assert told in page, told


def test_every_row_of_the_mission_but_three_is_promised():
    numbers = [int(row[0]) for row in rows(parts()["Yang dijanjikan"])]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 31)) - {26, 27}
