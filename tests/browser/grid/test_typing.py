"""An officer of Lampung types a month: by keyboard, on a small screen, without a script."""

import re

import pytest
from playwright.sync_api import expect

from coverage.entry.services import handing_in
from coverage.models import DraftFigure, Submission, SubmissionRegion
from coverage.releases.publishing import publish_waiting
from tests.browser.axe import found_in_both_themes
from tests.browser.grid.conftest import PASSWORD
from tests.browser.grid.sheet import KEPT, field, stored
from tests.coverage.entry.entered import hand_in
from tests.coverage.entry.grids import ADDRESS, FULL, fill


def test_the_keys_of_a_spreadsheet(signed_in):
    tab = signed_in()
    first = field(tab, "18.01", "PU")
    first.focus()
    tab.keyboard.type("12")
    tab.keyboard.press("ArrowRight")
    expect(field(tab, "18.01", "BPU")).to_be_focused()
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("F2")
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.type("0")
    expect(first).to_have_value("102")
    tab.keyboard.press("Escape")
    expect(first).to_have_value("12")
    tab.keyboard.type("7")
    expect(first).to_have_value("7")
    tab.keyboard.press("Enter")
    expect(field(tab, "18.02", "PU")).to_be_focused()
    tab.keyboard.press("Shift+Enter")
    expect(first).to_be_focused()
    tab.keyboard.press("End")
    expect(field(tab, "18.01", "sumber")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(field(tab, "18.02", "PU")).to_be_focused()
    tab.keyboard.press("Control+D")
    expect(field(tab, "18.02", "PU")).to_have_value("7")
    tab.keyboard.press("Control+Home")
    expect(field(tab, "18", "PU")).to_be_focused()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert (stored("18.01"), stored("18.02")) == ({"PU": "7"}, {"PU": "7"})


def test_a_published_cell_is_corrected_in_three_clicks(signed_in, officer):
    tab = signed_in()
    counts = {"PU": "50.000", "BPU": "20.000", "JAKON": "5.000", "PMI": "25"}
    hand_in(officer, {"18.72": counts | {"potensi": "100.000"}})
    publish_waiting(submissions=Submission.objects.all(), by=None, note="Oktober")
    tab.goto("/entri/")
    tab.get_by_role("link", name="koreksi Oktober 2025").click()
    expect(tab.locator('[data-wilayah="18.72"]')).to_contain_text("terbit")
    field(tab, "18.72", "PU").click()
    tab.keyboard.type("51000")
    expect(field(tab, "18.72", "total")).to_have_attribute("placeholder", "76.025")
    tab.keyboard.press("Tab")
    along = tab.locator("#catatan-18\\.72")
    expect(along).to_contain_text("Total mengikuti segmennya: 76.025. Sumbernya tetap “Laporan Oktober 2025”")
    tab.get_by_role("button", name="Periksa & ajukan").click()
    expect(tab.locator("#sisa")).to_contain_text("1 wilayah diajukan")
    figures = DraftFigure.objects.order_by("id").values_list(
        "segment", "active_participants", "source__title"
    )
    assert list(figures) == [
        ("PU", 51_000, "Laporan Oktober 2025"),
        ("TOTAL", 76_025, "Laporan Oktober 2025"),
    ]


def test_a_number_is_shown_in_groups_when_its_cell_is_left(signed_in):
    tab = signed_in()
    first = field(tab, "18.01", "PU")
    first.focus()
    tab.keyboard.type("687000")
    tab.keyboard.press("ArrowDown")
    expect(first).to_have_value("687.000")
    tab.keyboard.type("1'234")
    tab.keyboard.press("ArrowDown")
    expect(field(tab, "18.02", "PU")).to_have_value("1.234")
    tab.keyboard.type("-")
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("#catatan-18\\.03")).to_contain_text("“-” dibaca sebagai kosong")
    tab.keyboard.type("nihil")
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("#catatan-18\\.04")).to_contain_text("tulis 0 atau kosongkan")
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert (stored("18.01"), stored("18.03")) == ({"PU": "687.000"}, {"PU": "-"})


def test_handed_in_rows_cannot_be_typed_into(signed_in, officer):
    handing_in.submit(parts=[fill("18.02", officer, **FULL)], by=officer)
    tab = signed_in()
    expect(field(tab, "18.02", "PU")).to_have_count(0)
    field(tab, "18.01", "PU").focus()
    tab.keyboard.press("ArrowDown")
    expect(field(tab, "18.03", "PU")).to_be_focused()


ROWS_SEEN = """() => {
  const top = document.querySelector(".grid thead").getBoundingClientRect().bottom;
  const foot = document.querySelector(".grid tfoot th").getBoundingClientRect().top;
  const rows = [...document.querySelectorAll("tr.grid-row")].map((row) => row.getBoundingClientRect());
  return rows.filter((row) => row.top >= top - 1 && row.bottom <= Math.min(foot, innerHeight) + 1).length;
}"""


def test_twelve_rows_of_sixteen_are_seen_on_a_small_screen(signed_in, officer):
    hand_in(officer, {"18.03": {"PU": 52_000, "BPU": 20_000, "JAKON": 8_000, "PMI": 1}})
    SubmissionRegion.objects.filter(region="18.03").delete()
    fill("18.01", officer, PU="812345", BPU="712345", JAKON="12345", PMI="0", sumber="Surat Disnaker 12/2025")
    tab = signed_in(1366, viewport={"width": 1366, "height": 650})
    assert tab.evaluate(ROWS_SEEN) >= 12
    assert tab.evaluate("document.querySelector('.grid-scroll').scrollWidth") <= 1366


def test_without_a_script_it_is_a_plain_form(page, officer):
    """It is asked for, and shown, as soon as somebody has signed in."""
    tab = page(java_script_enabled=False)
    tab.goto(ADDRESS)
    tab.get_by_label("Nama pengguna").fill(officer.username)
    tab.get_by_label("Kata sandi").fill(PASSWORD)
    tab.locator("main").get_by_role("button", name="Masuk").click()
    field(tab, "18.01", "PU").fill("1.14")
    field(tab, "18.02", "PU").fill("5")
    tab.get_by_role("button", name="Simpan").last.click()
    expect(tab.locator("main")).to_contain_text("2 sel tersimpan")
    expect(field(tab, "18.01", "PU")).to_have_value("1.14")
    expect(tab.locator("#catatan-18\\.01")).to_contain_text("ribuan atau desimal")
    field(tab, "18.01", "PU").fill("687 000")
    tab.get_by_role("button", name="Simpan").last.click()
    expect(field(tab, "18.01", "PU")).to_have_value("687.000")


@pytest.mark.parametrize("width", [1280, 390])
def test_readable_for_everyone_and_only_the_sheet_scrolls_sideways(signed_in, officer, width):
    fill("18.01", officer, PU="1.14", BPU="7")
    fill("18.02", officer, potensi="900000")
    tab = signed_in(width, color_scheme="light")
    for _ in range(2):
        assert found_in_both_themes(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.emulate_media(color_scheme="light")
        button = tab.get_by_role("button", name=re.compile("^Periksa"))
        expect(button).to_be_in_viewport()
        button.click()
        expect(tab.locator("#hasil")).to_be_visible()
