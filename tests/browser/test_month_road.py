"""A month's whole road in Lampung: entered, handed in, returned in part, mended, published and read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.coverage.entry.grids import ADDRESS
from tests.factories import make_user

PASSWORD = "sandi-uji-lampung-18"
KEPT = re.compile("^Tersimpan$")
CITY = "/wilayah/18.71/?bulan=2025-10"
WRONG, RIGHT = 84_001, 48_001  # Bandar Lampung's PU as first entered, and as mended


@pytest.fixture
def signed_in(page):
    """Signs a new person in at /masuk/, in a browser of their own: `signed_in("nama", "operator")`."""

    def opened(name: str, role: str, **options) -> Page:
        person = make_user(name, roles=[role], regions=["18"])
        person.set_password(PASSWORD)
        person.save()
        tab = page(**options)
        tab.goto("/masuk/")
        tab.get_by_label("Nama pengguna").fill(name)
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        tab.locator("main").get_by_role("button", name="Masuk").click()
        tab.wait_for_url(lambda address: "/masuk/" not in address)
        return tab

    return opened


def test_from_the_operators_sheet_to_the_readers_page(page, signed_in, worker):
    reader = page()
    reader.goto(CITY)
    expect(byline(reader)).to_contain_text("Rilis 1")
    expect(reader.locator("h1")).to_contain_text("32,8%")

    operator = signed_in("operator.lampung", "operator", permissions=["clipboard-read", "clipboard-write"])
    operator.goto(ADDRESS)
    fill_the_sheet(operator)
    hand_in(operator, regions=15)

    verifier = signed_in("verifikator.lampung", "verifikator")
    open_submission(verifier)
    give_back_the_city(verifier)
    reader.reload()
    expect(byline(reader)).to_contain_text("Rilis 1")
    expect(reader.locator("main")).not_to_contain_text(dotted(WRONG))

    mend_the_city(operator)
    hand_in(operator, regions=1)
    publish_everything(verifier)

    reader.reload()
    expect(byline(reader)).to_contain_text("Rilis 2")
    expect(reader.locator("h1")).to_contain_text("42,23%")
    expect(reader.locator("h1")).to_contain_text("76.005 dari 180.000")
    expect(reader.locator("main")).to_contain_text(dotted(RIGHT))
    expect(reader.locator("main")).not_to_contain_text(dotted(WRONG))
    expect(reader.locator("main")).to_contain_text("15 diperingkat")

    reader.goto(CITY + "&rilis=1")
    expect(byline(reader)).to_contain_text("Rilis 1")
    expect(reader.locator("h1")).to_contain_text("32,8%")
    expect(reader.locator("main")).not_to_contain_text(dotted(RIGHT))


def fill_the_sheet(tab: Page) -> None:
    field(tab, "18.01", "potensi").focus()
    tab.keyboard.type("160000")
    tab.keyboard.press("Enter")
    tab.keyboard.type("170000")
    tab.keyboard.press("Enter")
    type_into(tab, "18.01", "PU", 52_000)
    for column, number in [("BPU", 20_000), ("JAKON", 8_000), ("PMI", 0)]:
        type_into(tab, "18.01", column, number)
    expect(result(tab, "18.01")).to_have_text("50,00%")
    paste(tab, "18.01", "PU", [[str(36_000 + n), "20000", "8000", "4"] for n in range(15)])
    expect(result(tab, "18.01")).to_have_text("40,00%")
    paste(tab, "18.03", "potensi", [["180000"]] * 13)
    paste(tab, "18.01", "sumber", [["Surat Disnaker 12/2025"]] * 15)
    expect(result(tab, "18.71")).to_have_text("35,57%")
    type_into(tab, "18.71", "PU", WRONG)
    expect(result(tab, "18.71")).to_have_text("62,23%")


def hand_in(tab: Page, regions: int) -> None:
    tab.get_by_role("button", name="Periksa & ajukan").click()
    expect(tab.locator("main")).to_contain_text(f"{regions} wilayah diajukan")
    expect(tab.locator('tr[data-wilayah="18.71"]')).to_contain_text("diajukan")


def open_submission(tab: Page) -> None:
    tab.goto("/entri/")
    tab.get_by_role("link", name=re.compile("^Kiriman")).click()
    expect(tab.locator("main")).to_contain_text("15 wilayah menunggu keputusan untuk Oktober 2025")


def give_back_the_city(tab: Page) -> None:
    city = tab.locator('[id="wilayah-18.71"]')
    expect(city).to_contain_text(dotted(WRONG))
    city.get_by_role("checkbox").check()
    city.locator("summary").click()
    city.get_by_label("PU", exact=True).fill("Bukankah 48.001?")
    tab.get_by_label("Alasan pengembalian").fill("Angka PU tertukar")
    tab.get_by_role("button", name="Kembalikan yang dicentang").click()
    expect(tab.locator("main")).to_contain_text("1 wilayah dikembalikan")
    expect(tab.locator("main")).to_contain_text("14 wilayah menunggu keputusan")


def mend_the_city(tab: Page) -> None:
    tab.goto("/entri/")
    expect(tab.locator("main")).to_contain_text("Angka PU tertukar")
    tab.get_by_role("link", name="Kota Bandar Lampung, Oktober 2025").click()
    expect(tab.locator('[id="catatan-18.71"]')).to_contain_text("Angka PU tertukar")
    expect(tab.locator('[id="catatan-18.71"]')).to_contain_text("Bukankah 48.001?")
    type_into(tab, "18.71", "PU", RIGHT)


def publish_everything(tab: Page) -> None:
    tab.goto("/entri/")
    tab.get_by_role("link", name=re.compile("^Kiriman")).click()
    tab.get_by_label("Catatan").fill("Lampung, Oktober 2025")
    tab.get_by_role("button", name="Terbitkan semua 15 wilayah").click()
    expect(tab.locator("h1")).to_have_text("Menerbitkan kiriman")
    expect(tab.locator("main")).to_contain_text("Terbit sebagai rilis 2", timeout=60_000)
    tab.locator("main").get_by_role("link", name="Rilis 2").click()
    expect(tab.locator("h1")).to_contain_text("Rilis 2")


def byline(tab: Page):
    return tab.locator("main .byline").first


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def type_into(tab: Page, region: str, column: str, number: int) -> None:
    field(tab, region, column).focus()
    tab.keyboard.type(str(number))
    tab.keyboard.press("Enter")
    expect(tab.locator("#keadaan")).to_have_text(KEPT)


def field(tab: Page, region: str, column: str):
    return tab.locator(f'[name="sel|{region}|{column}"]')


def result(tab: Page, region: str):
    return tab.locator(f'[data-wilayah="{region}"] [data-hasil="cakupan"] output')


def paste(tab: Page, region: str, column: str, rows: list[list[str]]) -> None:
    field(tab, region, column).focus()
    tab.evaluate("text => navigator.clipboard.writeText(text)", "\n".join("\t".join(row) for row in rows))
    tab.keyboard.press("Control+V")
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text(f"Tempel {len(rows)} baris × {len(rows[0])} kolom")
    dialog.get_by_role("button", name="Tempel").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT, timeout=30_000)
