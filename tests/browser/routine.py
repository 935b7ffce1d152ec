"""The monthly routine of Lampung and its fifteen regencies as tests walk it; a module for each office."""

import io
import re
from datetime import date
from urllib.parse import urlsplit

import openpyxl
from django.utils import timezone
from playwright.sync_api import Page, expect

from coverage.models import SubmissionRegion
from coverage.rows.periods import month_of, months_before
from coverage.words import formats
from tests.browser.test_month_road import paste
from tests.factories import make_user

PASSWORD = "sandi-uji-rutin-18"
PROVINCE = "18"
SOURCE = "Laporan Kantor Cabang"


def ended(back: int) -> date:
    """The month that ended so many months ago: 1 is the last."""
    return months_before(month_of(timezone.localdate()), back)


def signed_in(page, name: str, *roles: str) -> Page:
    """Signs somebody in, who lands on /entri/; the tab keeps the screens they see from there on."""
    person = make_user(name, roles=roles, regions=[PROVINCE])
    person.set_password(PASSWORD)
    person.save()
    tab = page(permissions=["clipboard-read", "clipboard-write"])
    tab.goto("/masuk/")
    tab.get_by_label("Nama pengguna").fill(name)
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.screens = []
    tab.on("framenavigated", lambda frame: seen(tab, urlsplit(frame.url).path))
    tab.locator("main").get_by_role("button", name="Masuk").click()
    expect(tab.locator("h1")).to_have_text("Entri")
    return tab


def seen(tab: Page, path: str) -> None:
    """Note a screen; one that is shown again in its place is no other."""
    if not tab.screens or tab.screens[-1] != path:
        tab.screens.append(path)


def rows(base: int) -> list[list[str]]:
    """The province's line, and its fifteen regencies that make up its sum."""
    parts = [[36_000 + base + place, 20_000, 8_000, 4] for place in range(15)]
    return [
        [str(sum(column)) for column in zip(*parts, strict=True)],
        *([str(one) for one in row] for row in parts),
    ]


def fill_the_sheet(tab: Page, month: date, base: int) -> None:
    tab.locator("main tr", has_text=formats.month(month)).locator("th a").first.click()
    expect(tab.locator("#lembar[data-siap]")).to_be_visible()
    paste(tab, PROVINCE, "PU", rows(base))
    paste(tab, PROVINCE, "potensi", [[str(15 * 180_000)], *([["180000"]] * 15)])
    paste(tab, PROVINCE, "sumber", [[SOURCE]] * 16)
    tab.get_by_role("button", name="Periksa & ajukan").click()
    expect(tab.locator("#sisa")).to_contain_text("16 wilayah diajukan")


def send_the_workbook(tab: Page, month: date, base: int) -> None:
    row = tab.locator("main tr", has_text=formats.month(month)).first
    with tab.expect_download() as download:
        row.get_by_role("link", name="buku kerja").click()
    content = filled(download.value.path().read_bytes(), base)
    tab.get_by_label("Buku kerja yang sudah diisi").set_input_files(
        {"name": download.value.suggested_filename, "mimeType": "application/octet-stream", "buffer": content}
    )
    tab.get_by_role("button", name="Unggah dan periksa").click()
    tab.get_by_role("button", name=re.compile("^Ajukan")).click()


def filled(content: bytes, base: int) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Isian"]
    heads = {
        str(cell.value).strip(): cell.column
        for row in sheet.iter_rows(max_row=12)
        for cell in row
        if cell.value
    }
    codes = {str(cell.value): cell.row for row in sheet.iter_rows() for cell in row[:1] if cell.value}
    names = {"PU": 0, "BPU": 1, "JAKON": 2, "Jakon": 2, "PMI": 3}
    places = sorted(code for code in codes if re.fullmatch(r"\d\d(\.\d\d)?", code))
    assert len(places) == 16
    for code, counts in zip(places, rows(base), strict=True):
        for head, place in names.items():
            if head in heads:
                sheet.cell(codes[code], heads[head], int(counts[place]))
        sheet.cell(codes[code], column(heads, "potensi"), 180_000 * (15 if len(code) == 2 else 1))
        sheet.cell(codes[code], column(heads, "sumber"), SOURCE)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(heads: dict[str, int], name: str) -> int:
    return next(at for head, at in heads.items() if head.lower().startswith(name))


def publish_all(tab: Page) -> None:
    tab.get_by_role("button", name="Terbitkan semua 16 wilayah").click()
    expect(tab.locator("main")).to_contain_text("Terbit sebagai rilis", timeout=90_000)


def published(month: date) -> int:
    parts = SubmissionRegion.objects.filter(region__code__startswith=PROVINCE, month=month, state="published")
    return parts.count()
