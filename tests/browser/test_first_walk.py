"""The README's first walk: `make run`, the account of `make admin`, a month, a release, and Excel."""

import io
import os
import re
import subprocess
import time

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.routine import PROVINCE, ended, paste, rows
from tests.ucj_dashboard.processes import PLAIN, PROJECT
from tests.ucj_dashboard.sites import copied_to, room, started, variables

PASSWORD = "padi-sawah-1945"
MOST = 300  # seconds, as the README promises


@pytest.fixture
def fresh():
    """The address and variables of a site as `make run` makes it of nothing, which nobody has used yet."""
    with room("jalan") as var:
        given = variables(copied_to(var / "situs"))
        with started(given, make="run") as (site, _):
            yield f"http://127.0.0.1:{given['PORT']}", given
            site.terminate()
            site.wait(30)


def make_admin(given: dict[str, str]) -> None:
    words = ["make", "admin", "EMAIL=ani@contoh.id", "NAME=Ani", "REGION=Provinsi Lampung"]
    variables = os.environ | PLAIN | given | {"UCJ_ADMIN_PASSWORD": PASSWORD}
    subprocess.run(words, cwd=PROJECT, env=variables, check=True, timeout=120)


def test_one_account_enters_publishes_and_takes_excel_home_within_five_minutes(browser, fresh):
    address, given = fresh
    began, month = time.monotonic(), ended(1)
    make_admin(given)
    context = browser.new_context(
        base_url=address,
        locale="id-ID",
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    context.set_default_timeout(60_000)
    tab = context.new_page()
    tab.goto("/masuk/")
    tab.get_by_label("Nama pengguna").fill("ani@contoh.id")
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.locator("main").get_by_role("button", name="Masuk").click()
    expect(tab).to_have_url(re.compile("/entri/$"))

    tab.get_by_role("link", name="Akun", exact=True).click()
    tab.get_by_role("link", name=re.compile("^Menerbitkan sendiri")).click()
    tab.get_by_label("Wilayah", exact=True).fill("Provinsi Lampung")
    tab.get_by_label("Alasan").fill("Kantor satu orang")
    tab.get_by_role("button", name="Izinkan menerbitkan sendiri").click()
    expect(tab.locator("main")).to_contain_text("Kantor satu orang")

    tab.goto(f"/entri/{PROVINCE}/{month:%Y-%m}/")
    expect(tab.locator("#lembar[data-siap]")).to_be_visible()
    paste(tab, PROVINCE, "PU", rows(0))
    paste(tab, PROVINCE, "potensi", [[str(15 * 180_000)], *([["180000"]] * 15)])
    paste(tab, PROVINCE, "sumber", [["Laporan Kantor Cabang"]] * 16)
    tab.get_by_role("button", name="Periksa & ajukan").click()
    tab.get_by_role("link", name="Periksa dan terbitkan kiriman").click()
    tab.get_by_role("button", name="Terbitkan semua 16 wilayah").click()
    expect(tab.locator("main")).to_contain_text("Terbit sebagai rilis 2", timeout=120_000)

    file = context.request.get(f"/peringkat.xlsx?tingkat=kabkota&provinsi=18&bulan={month:%Y-%m}")
    book = openpyxl.load_workbook(io.BytesIO(file.body()))
    written = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(text == "64004" for text in written)  # Lampung Selatan: 36.000 + 20.000 + 8.000 + 4
    assert time.monotonic() - began < MOST
    context.close()
