"""An officer of Lampung fills a month by pasting: a whole block, one that does not fit, a list with names."""

from playwright.sync_api import expect

from tests.browser.grid.sheet import KEPT, block, field, paste, result, saved, stored


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
