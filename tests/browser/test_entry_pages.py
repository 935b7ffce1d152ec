"""The pages of those who enter and decide, light and dark, on a screen and on a telephone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from coverage.entry.services import handing_in
from coverage.submissions import moving
from coverage.targets.services.entry import TargetEntry, submit_targets
from coverage.workbooks.services import uploads
from tests.browser.axe import found_in_both_themes
from tests.browser.conftest import HEIGHTS
from tests.coverage.entry.grids import FULL, fill
from tests.factories import make_user

PASSWORD = "sandi-uji-lampung-18"
TARGETS = "/entri/target/18/?tahun=2025&dokumen=RPJMD"
PAGES = (
    "/entri/",
    "/entri/periksa/",
    "/entri/kelengkapan/",
    "/entri/periode/2025-10/",
    "/entri/unggah/",
    "/entri/unggah/bulan/",
    "/entri/riwayat/18/",
    "/entri/riwayat/sumber/1/",
    "/entri/rilis/1/batalkan/",
    "/entri/target/",
    TARGETS,
    "/akun/",
    "/akun/kantor/",
)
PORTAL = "nama_kabupaten_kota;jumlah_penduduk;tahun\nKOTA METRO;168676;2020\nKABUPATEN MESUJI;227518;2020\n"


@pytest.fixture(scope="module")
def admin(site):
    """Somebody who may do everything."""
    person = make_user("admin", roles=["admin"])
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture(scope="module")
def kiriman(admin):
    """A returned region, one that waits and a draft; targets that wait. Numbers of the two submissions."""
    officer = make_user("operator.lampung", roles=["operator"], regions=["18"])
    parts = handing_in.submit(parts=[fill(code, officer, **FULL) for code in ("18.02", "18.03")], by=officer)
    fill("18.04", officer, PU="1.149")
    moving.give_back(part=parts[0], reason="Jakon terhitung dua kali?", comments={}, by=admin)
    rows = [TargetEntry(code, 2025, "RPJMD", target_people=1_234_567) for code in ("18", "18.05")]
    targets = submit_targets(rows=rows, source="Perda 3/2025", by=officer, name="Target RPJMD 2025", note="")
    return parts[1].submission_id, targets.pk


@pytest.fixture(scope="module")
def asked(admin):
    """The questions about an uploaded table of a portal."""
    kept = uploads.keep(PORTAL.encode(), name="penduduk.csv", note="", by=admin, now=timezone.now())
    return f"/entri/unggah/{kept.pk}/kolom/"


@pytest.fixture
def signed_in(page, admin):
    """Opens a page, signed in: `signed_in(390)`."""

    def opened(width: int) -> Page:
        tab = page(width, color_scheme="light")
        tab.goto("/masuk/")
        tab.get_by_label("Nama pengguna").fill(admin.username)
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        tab.locator("main").get_by_role("button", name="Masuk").click()
        tab.wait_for_url(lambda address: "/masuk/" not in address)
        return tab

    return opened


def test_readable_for_everyone(signed_in, admin, kiriman, asked):
    """Each page is opened once and made narrower: no script reads the width when a page is opened."""
    tab = signed_in(1280)
    own = [f"/entri/kiriman/{number}/" for number in kiriman] + [f"/akun/{admin.pk}/", asked]
    for address in (*PAGES, *own):
        assert tab.goto(address).status == 200, address
        for width in (1280, 390):
            assert complaints(tab, width) == [], (address, width)


@pytest.mark.parametrize("width", [1280, 390])
def test_targets_that_cannot_be_read_are_said_readably(signed_in, kiriman, width):
    tab = signed_in(width)
    tab.goto(TARGETS)
    tab.get_by_label("Target persen Kab. Lampung Selatan").fill("4o")
    tab.get_by_label("Target orang Kota Metro").fill("90123")
    tab.get_by_role("button", name="Periksa & ajukan").click()
    expect(tab.locator("#hasil")).to_contain_text("bukan persentase")
    assert complaints(tab, width) == []


def complaints(tab: Page, width: int) -> list[str]:
    """What axe says in both themes, and what is wider than the screen."""
    tab.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    wide, shown = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return found_in_both_themes(tab) + ([f"{wide} px of {shown}"] if wide > shown else [])
