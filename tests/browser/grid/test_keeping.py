"""What an officer types is kept, or taken back: undone, beside another officer, on a bad line."""

import pytest
from playwright.sync_api import expect

from coverage.models import DraftCell
from tests.browser.grid.sheet import KEPT, block, field, paste, saved, stored
from tests.coverage.entry.grids import ADDRESS, fill
from tests.factories import make_user


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
