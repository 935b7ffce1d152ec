"""An officer of Lampung fills a month: by keyboard, by pasting, beside another officer, on a bad line."""

import re

import pytest
from playwright.sync_api import Page, expect

from coverage.entry.services import handing_in
from coverage.models import DraftCell, DraftFigure, Submission, SubmissionRegion
from coverage.releases.publishing import publish_waiting
from tests.browser.test_every_page import COLOURS, RULES, found
from tests.coverage.entry.entered import hand_in
from tests.coverage.entry.grids import FULL, MONTH, fill
from tests.factories import make_user

ADDRESS = "/entri/18/2025-10/"
PASSWORD = "sandi-uji-lampung-18"
KEPT = re.compile("^Tersimpan$")


@pytest.fixture(scope="module")
def officer(site):
    """An operator of Lampung."""
    person = make_user(roles=["operator"], regions=["18"])
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture(autouse=True)
def _nothing_entered(site):
    yield
    SubmissionRegion.objects.filter(month__isnull=False).delete()


@pytest.fixture
def signed_in(page, officer):
    """Opens the grid, signed in: `signed_in(390)`."""

    def opened(width: int = 1280, address: str = ADDRESS, **options) -> Page:
        tab = page(width, **options)
        tab.goto(address)
        tab.get_by_label("Nama pengguna").fill(officer.username)
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        tab.locator("main").get_by_role("button", name="Masuk").click()
        if options.get("java_script_enabled", True):
            expect(tab.locator("#lembar[data-siap]")).to_be_visible()
        return tab

    return opened


def field(tab: Page, region: str, column: str):
    return tab.locator(f'[name="sel|{region}|{column}"]')


def stored(region: str) -> dict[str, str]:
    cells = DraftCell.objects.filter(part__region=region, part__month=MONTH)
    return dict(cells.values_list("column", "text"))


def saved(tab: Page) -> int:
    """How many requests have kept cells."""
    return sum(address.endswith("/sel/") for address in tab.visit.requests)


def result(tab: Page, region: str, name: str):
    return tab.locator(f'[data-wilayah="{region}"] [data-hasil="{name}"] output')


def block(rows: int) -> str:
    return "\n".join(
        "\t".join(str(1_000 * row + part) for part in (1, 2, 3, 4)) for row in range(1, rows + 1)
    )


def paste(tab: Page, text: str) -> None:
    tab.evaluate("text => navigator.clipboard.writeText(text)", text)
    tab.keyboard.press("Control+V")


def test_a_month_is_filled_by_keyboard_and_paste_and_handed_in(signed_in):
    tab = signed_in(permissions=["clipboard-read", "clipboard-write"])
    field(tab, "18.01", "PU").focus()
    paste(tab, block(15))
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("Tempel 15 baris × 4 kolom")
    expect(dialog).to_contain_text("60 sel berubah")
    assert stored("18.01") == {}
    dialog.get_by_role("button", name="Tempel").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert saved(tab) == 1
    assert stored("18.72") == {"PU": "15.001", "BPU": "15.002", "JAKON": "15.003", "PMI": "15.004"}
    sums = tab.locator("tr[data-jumlah] [data-kolom=total]")
    expect(sums).to_contain_text("15 dari 15")
    expect(sums).to_contain_text("480.150")

    field(tab, "18.01", "potensi").focus()
    tab.keyboard.type("8020")
    expect(result(tab, "18.01", "cakupan")).to_have_text("50,00%")
    for _ in range(2):
        tab.keyboard.press("Tab")
    tab.keyboard.type("Surat Disnaker 12/2025")
    tab.keyboard.press("Enter")
    expect(field(tab, "18.02", "sumber")).to_be_focused()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert stored("18.01")["sumber"] == "Surat Disnaker 12/2025"

    tab.get_by_role("button", name="Periksa & ajukan").click()
    expect(tab.locator("#hasil")).to_contain_text("perlu diperbaiki")
    expect(tab.locator("#catatan-18\\.02")).to_contain_text("Sumber kosong")
    for box in tab.locator("#catatan-18\\.01 .grid-answer").all():
        box.locator("select").select_option("potensi")
        box.locator("input").fill("Dihitung ulang")
    tab.get_by_role("button", name="Ajukan semua yang terisi").click()
    expect(tab.locator("main")).to_contain_text("1 wilayah diajukan")
    expect(tab.locator('[data-wilayah="18.01"]')).to_contain_text("diajukan")
    tab.get_by_role("button", name="Tarik kembali").click()
    expect(tab.locator('[data-wilayah="18.01"]')).to_contain_text("draf")


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


def test_edits_and_pastes_are_undone_across_saving_and_checking(signed_in):
    tab = signed_in(permissions=["clipboard-read", "clipboard-write"])
    undo, first = tab.get_by_role("button", name="Urungkan"), field(tab, "18.01", "PU")
    expect(undo).to_be_disabled()
    first.focus()
    tab.keyboard.type("7")
    tab.keyboard.press("Enter")
    first.focus()
    paste(tab, block(15))
    tab.get_by_role("dialog").get_by_role("button", name="Tempel").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert stored("18.72")["PMI"] == "15.004"
    tab.keyboard.type("9")  # still being typed: a step of its own
    tab.keyboard.press("Control+Z")
    expect(first).to_have_value("1.001")
    before = saved(tab)
    tab.keyboard.press("Control+Z")
    expect(first).to_have_value("7")
    expect(first).to_be_focused()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert saved(tab) - before <= 2  # the paste taken back at once, behind the one under way
    assert (stored("18.01")["PU"], stored("18.72")["PMI"]) == ("7", "")
    tab.keyboard.press("Control+Shift+Z")
    expect(field(tab, "18.72", "PMI")).to_have_value("15.004")
    tab.get_by_role("button", name="Periksa & ajukan").click()
    expect(tab.locator("#hasil")).to_contain_text("perlu diperbaiki")
    undo.click()
    expect(field(tab, "18.72", "PMI")).to_have_value("")
    undo.click()
    expect(first).to_have_value("")
    expect(undo).to_be_disabled()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert stored("18.01")["PU"] == ""


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


def test_what_another_officer_changed_since_is_not_undone(signed_in):
    tab = signed_in()
    first = field(tab, "18.01", "PU")
    first.focus()
    tab.keyboard.type("7")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.type("8")
    tab.keyboard.press("Enter")
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    DraftCell.objects.filter(column="PU").update(text="90", version=2)
    tab.reload()
    expect(tab.locator("#lembar[data-siap]")).to_be_visible()
    tab.keyboard.press("Control+Z")
    tab.keyboard.press("Control+Z")
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    expect(first).to_have_value("90")
    assert stored("18.01") == {"PU": "90", "BPU": ""}


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


def test_a_block_says_what_does_not_fit(signed_in):
    tab = signed_in(permissions=["clipboard-read", "clipboard-write"])
    field(tab, "18.72", "per_tanggal").focus()
    paste(tab, "2025-10-30\tSurat\tlebih\n2025-10-30\tSurat\tlebih\n")
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("1 baris terakhir")
    expect(dialog).to_contain_text("1 kolom terakhir")
    dialog.get_by_role("button", name="Batal").click()
    field(tab, "18.01", "PU").focus()
    paste(tab, "Kota Metro\t25,800\nKab. Atlantis\t1")
    expect(dialog).to_contain_text("Kab. Atlantis")
    expect(dialog).to_contain_text("1 sel tidak terbaca")
    dialog.get_by_label("pemisah ribuan").check()
    expect(dialog).not_to_contain_text("tidak terbaca")
    dialog.get_by_role("button", name="Tempel").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert (stored("18.72"), stored("18.01")) == ({"PU": "25.800"}, {})


def test_a_list_with_numbering_in_front_lands_by_name(signed_in):
    tab = signed_in(permissions=["clipboard-read", "clipboard-write"])
    field(tab, "18.01", "PU").focus()
    paste(tab, "No\tKabupaten/Kota\tJumlah\n1\tKOTA METRO\t222\n2\tLampung Tengah\t111\n\tJUMLAH\t333\n")
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("Baris dicocokkan dengan nama wilayah.")
    expect(dialog).to_contain_text("Kolom yang tidak ditempel: No.")
    expect(dialog).to_contain_text("tidak ditempel: JUMLAH.")
    as_is = dialog.get_by_label("apa adanya")
    as_is.check()
    expect(dialog).to_contain_text("Mulai dari PU Kab. Lampung Selatan")
    as_is.uncheck()
    dialog.get_by_role("button", name="Tempel").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert (stored("18.72"), stored("18.02"), stored("18.01")) == ({"PU": "222"}, {"PU": "111"}, {})
    assert saved(tab) == 1


@pytest.mark.parametrize(("choice", "kept"), [("angka saya", "120"), ("“90”", "90")])
def test_two_officers_in_one_cell(signed_in, choice, kept):
    tab = signed_in()
    fill("18.01", make_user("operator.dua", roles=["operator"], regions=["18"]), PU="90")
    field(tab, "18.01", "PU").focus()
    tab.keyboard.type("120")
    tab.keyboard.press("Enter")
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("operator.dua sudah mengisi “90”")
    assert stored("18.01") == {"PU": "90"}
    dialog.get_by_role("button", name=choice).click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    expect(field(tab, "18.01", "PU")).to_have_value(kept)
    assert stored("18.01") == {"PU": kept}


def test_two_tabs_of_one_officer_ask_as_well(signed_in):
    tab = signed_in()
    other = tab.context.new_page()
    other.goto(tab.url)
    expect(other.locator("#lembar[data-siap]")).to_be_visible()
    for each, text in ((tab, "1111"), (other, "2222")):
        field(each, "18.01", "PU").focus()
        each.keyboard.type(text)
        each.keyboard.press("Enter")
        if each is tab:
            expect(tab.locator("#keadaan")).to_have_text(KEPT)
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("1.111")
    assert stored("18.01")["PU"] in ("1111", "1.111")
    dialog.get_by_role("button", name="angka saya").click()
    expect(other.locator("#keadaan")).to_have_text(KEPT)
    assert stored("18.01")["PU"] in ("2222", "2.222")


def test_leaving_at_once_stores_or_asks(signed_in):
    tab = signed_in()
    field(tab, "18.01", "PU").focus()
    tab.keyboard.type("3333")
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tab.goto("/entri/")
    tab.goto(ADDRESS)
    kept = stored("18.01").get("PU", "").replace(".", "") == "3333"
    assert kept or asked == ["beforeunload"]


def test_a_clash_put_off_is_asked_again(signed_in):
    tab = signed_in()
    fill("18.01", make_user("operator.dua", roles=["operator"], regions=["18"]), PU="90")
    field(tab, "18.01", "PU").fill("120")
    field(tab, "18.01", "PU").press("Enter")
    tab.get_by_role("dialog").press("Escape")
    tab.get_by_role("button", name="Coba lagi").click()
    tab.get_by_role("dialog").get_by_role("button", name="“90”").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    assert stored("18.01") == {"PU": "90"}


def test_what_fails_is_said_and_tried_again(signed_in):
    tab = signed_in()
    tab.route("**/sel/", lambda route: route.abort())
    field(tab, "18.01", "PU").focus()
    tab.keyboard.type("1.14")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.type("5")
    tab.keyboard.press("Enter")
    expect(tab.locator("#keadaan")).to_contain_text("Gagal menyimpan 2 sel: tidak ada sambungan")
    with tab.expect_event("dialog") as warning:
        tab.close(run_before_unload=True)
    assert warning.value.type == "beforeunload"
    warning.value.dismiss()
    tab.unroute("**/sel/")
    tab.get_by_role("button", name="Coba lagi").click()
    expect(tab.locator("#keadaan")).to_have_text(KEPT)
    expect(tab.locator("#catatan-18\\.01")).to_contain_text("ribuan atau desimal")
    assert stored("18.01") == {"PU": "1.14", "BPU": "5"}
    tab.visit.problems.clear()  # the browser's own line about the lost connection


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


def test_without_a_script_it_is_a_plain_form(signed_in):
    tab = signed_in(java_script_enabled=False)
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
        assert found(tab, RULES) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.emulate_media(color_scheme="dark")
        assert found(tab, COLOURS) == []
        tab.emulate_media(color_scheme="light")
        button = tab.get_by_role("button", name=re.compile("^Periksa"))
        expect(button).to_be_in_viewport()
        button.click()
        expect(tab.locator("#hasil")).to_be_visible()
