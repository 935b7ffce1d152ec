"""Workbooks as LibreOffice prints them: the words of every page, where they stand and how large they are."""

import io
import re
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec import Struct
from openpyxl import load_workbook

ZOOM = 3  # at which pdftohtml tells sizes, in whole points
FOOT = 30  # points at the foot of a page that hold no cells


class Word(Struct, frozen=True):
    """Its box in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Word") -> bool:
        """Whether the boxes lie over each other by more than letters of one line do."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 0.35 * min(self.bottom - self.top, other.bottom - other.top)


class Page(Struct, frozen=True):
    """sheet: the one it prints, as its foot says; smallest: points of its smallest letters, rounded down."""

    sheet: str
    words: tuple[Word, ...]
    smallest: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def touching(self) -> list[tuple[str, str]]:
        """Words printed over each other."""
        return [
            (one.text, two.text)
            for place, one in enumerate(self.words)
            for two in self.words[place + 1 :]
            if one.covers(two)
        ]


def printed(files: Mapping[str, bytes], folder: Path, *, but: Collection[str]) -> dict[str, list[Page]]:
    """The pages of every workbook, by name, but for these sheets. One start of LibreOffice for all."""
    for name, content in files.items():
        hide(content, but, folder / f"{name}.xlsx")
    sources = [str(folder / f"{name}.xlsx") for name in files]
    home = f"-env:UserInstallation=file://{folder}/office"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *sources,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: pages_of(folder / f"{name}.pdf", sheets_of(content)) for name, content in files.items()}


def hide(content: bytes, sheets: Collection[str], file: Path) -> None:
    """Write the workbook with these sheets hidden: what others say of them stays, and nobody prints them."""
    named = "|".join(map(re.escape, sheets))
    with ZipFile(io.BytesIO(content)) as given, ZipFile(file, "w") as written:
        for part in given.namelist():
            text = given.read(part)
            if part == "xl/workbook.xml":
                text = re.sub(rf'(<sheet name="(?:{named})")'.encode(), rb'\1 state="hidden"', text)
            written.writestr(part, text)


def sheets_of(content: bytes) -> list[str]:
    return load_workbook(io.BytesIO(content), read_only=True).sheetnames


def pages_of(pdf: Path, sheets: list[str]) -> list[Page]:
    """The pages of a PDF, each with the sheet that its foot names; words of the foot are left out."""
    found = []
    boxes = _xml("pdftotext", "-bbox", str(pdf), "-").iter("{http://www.w3.org/1999/xhtml}page")
    texts = _xml("pdftohtml", "-xml", "-i", "-stdout", "-zoom", str(ZOOM), str(pdf))
    sizes = {font.attrib["id"]: int(font.attrib["size"]) / ZOOM for font in texts.iter("fontspec")}
    for page, looks in zip(boxes, texts.iter("page"), strict=True):
        height = float(page.attrib["height"])
        words = [
            Word(item.text or "", *(float(item.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")))
            for item in page
        ]
        foot = " ".join(word.text for word in words if word.bottom > height - FOOT)
        sheet = next((name for name in sheets if f"{name} · Halaman" in foot), "")
        cells = tuple(word for word in words if word.bottom <= height - FOOT)
        found.append(Page(sheet, cells, min(sizes[text.attrib["font"]] for text in looks.iter("text"))))
    return found


def _xml(*command: str) -> ElementTree.Element:
    return ElementTree.fromstring(subprocess.run(command, check=True, capture_output=True).stdout)
