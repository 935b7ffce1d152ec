"""What the cells of an uploaded month would change, beside what is published and what is being entered."""

from datetime import date

import pytest

from coverage.calculations.entry.workbook import Beside, Change, DayFigures, compare, shown_day
from coverage.parsing.cells import MOST_SOURCE, Retract
from coverage.parsing.problems import Fault, Reason
from coverage.parsing.workbook_cells import ReadCell
from coverage.parsing.workbook_key import Key
from coverage.parsing.workbook_rows import COLUMNS, WorkbookFile, WorkbookRow

MONTH, DAY, EARLIER, TODAY = (date(2025, 10, 1), date(2025, 10, 31), date(2025, 10, 15), date(2025, 11, 5))
PUBLISHED = {DAY: DayFigures({"total": 500}, "Laporan")}
UNREAD = Reason.said("tidak terbaca")
ADDRESSES = {column: f"{letter}7" for column, letter in zip(COLUMNS, "ABCDEFGHIJ", strict=True)}


def cell(column, value=None, text=None, **more):
    return ReadCell(ADDRESSES[column], str(value) if text is None else text, value, **more)


def changes(*, base=PUBLISHED, now=PUBLISHED, drafted=None, today=TODAY, shut="", **cells):
    """The row's changes by column, and what would be written."""
    row = WorkbookRow(7, "18.01", cells, ADDRESSES)
    file = WorkbookFile(Key("18", MONTH, 1), True, (row,), ())
    (found,) = compare(file, {"18.01": Beside(base, now, drafted or {}, shut)}, today)
    return {one.column: one for one in found.cells}, found.written


def source(text="Laporan"):
    return cell("sumber", text=text)


def test_what_was_exported_changes_nothing():
    found, written = changes(per_tanggal=cell("per_tanggal", DAY), total=cell("total", 500), sumber=source())
    assert {one.change for one in found.values()} == {Change.SAME}
    assert written == {}


def test_another_count_is_written_with_its_day_and_source():
    found, written = changes(per_tanggal=cell("per_tanggal", DAY), total=cell("total", 501), sumber=source())
    assert (found["total"].change, found["total"].old, found["total"].new) == (Change.CHANGED, "500", "501")
    assert (found["per_tanggal"].change, found["sumber"].change) == (Change.SAME, Change.SAME)
    assert written == {"total": "501", "per_tanggal": "2025-10-31", "sumber": "Laporan"}


@pytest.mark.parametrize("column", ["per_tanggal", "total", "sumber"])
def test_an_unreadable_cell_is_refused_with_its_reason(column):
    found, written = changes(**{column: cell(column, text="?", problem=UNREAD)})
    assert (found[column].change, found[column].problem) == (Change.REFUSED, UNREAD)
    assert written == {}


def test_figures_of_another_day_leave_those_of_the_former_published():
    found, written = changes(
        per_tanggal=cell("per_tanggal", EARLIER), total=cell("total", 480), sumber=source()
    )
    assert (found["per_tanggal"].change, found["per_tanggal"].note) == (
        Change.CHANGED,
        "angka per 2025-10-31 tetap terbit",
    )
    assert (found["total"].change, written["per_tanggal"]) == (Change.NEW, "2025-10-15")


def test_the_first_day_of_a_region_has_none_before_it():
    found, _ = changes(
        base={}, now={}, per_tanggal=cell("per_tanggal", EARLIER), total=cell("total", 480), sumber=source()
    )
    assert (found["per_tanggal"].change, found["per_tanggal"].note) == (Change.NEW, "")
    assert found["sumber"].change == Change.NEW


@pytest.mark.parametrize("column", ["per_tanggal", "sumber"])
def test_a_day_or_a_source_without_figures_changes_nothing(column):
    typed = {"per_tanggal": cell("per_tanggal", EARLIER), "sumber": source("Berita")}
    found, written = changes(**{column: typed[column]})
    assert found[column].change == Change.SAME
    assert found[column].note.endswith("tanpa angka tidak mengubah apa pun")
    assert written == {}


def test_an_untouched_cell_leaves_what_was_published_meanwhile():
    now = {DAY: DayFigures({"total": 700}, "Laporan")}
    found, written = changes(now=now, total=cell("total", 500), sumber=source())
    assert (found["total"].change, found["total"].note) == (
        Change.SAME,
        "tidak disentuh; yang terbit sekarang 700",
    )
    assert written == {}


def test_a_touched_one_says_what_stood_there():
    now = {DAY: DayFigures({"total": 700}, "Laporan")}
    found, _ = changes(now=now, drafted={"total": "650"}, total=cell("total", 600), sumber=source())
    assert (found["total"].change, found["total"].note) == (
        Change.CHANGED,
        "saat diunduh 500; mengganti isian 650",
    )


def test_figures_without_a_source_or_of_a_day_to_come_are_refused():
    found, _ = changes(total=cell("total", 501))
    assert (found["sumber"].change, found["sumber"].address) == (Change.REFUSED, "J7")
    for today, refused in ((DAY, False), (date(2025, 10, 30), True)):
        found, _ = changes(total=cell("total", 501), sumber=source(), today=today)
        assert ("per_tanggal" in found) is refused
        assert found["total"].change == Change.CHANGED


def test_a_count_is_told_as_it_was_read():
    found, _ = changes(total=cell("total", 1_501, "1.501"), sumber=source())
    assert (found["total"].new, found["total"].old) == ("1501", "500")


def test_what_is_in_the_grid_already_changes_nothing():
    found, written = changes(drafted={"total": "501"}, total=cell("total", 501), sumber=source())
    assert (found["total"].change, found["total"].note) == (Change.SAME, "sudah ada di lembar isian")
    assert written == {}


def test_what_is_not_published_cannot_be_taken_back():
    found, written = changes(potensi=cell("potensi", Retract.FIGURE, "hapus"), sumber=source())
    assert (found["potensi"].change, found["potensi"].note) == (
        Change.SAME,
        "tidak ada angka terbit untuk ditarik",
    )
    assert written == {}


def test_a_refused_cell_keeps_its_reason_alone():
    found, _ = changes(total=cell("total", text="?", problem=UNREAD, note="berisi rumus"))
    assert (found["total"].problem, found["total"].note) == (UNREAD, "")


def test_a_cell_that_stands_for_a_blank_changes_nothing():
    found, written = changes(total=cell("total", text="-"), potensi=cell("potensi", 900), sumber=source())
    assert (found["total"].change, found["total"].new) == (Change.SAME, "-")
    assert written == {"potensi": "900", "per_tanggal": "2025-10-31", "sumber": "Laporan"}


def test_a_source_may_be_as_long_as_a_cell_can_keep():
    found, _ = changes(total=cell("total", 501), sumber=source("x" * MOST_SOURCE))
    assert found["sumber"].change == Change.CHANGED
    found, written = changes(total=cell("total", 501), sumber=source("x" * (MOST_SOURCE + 1)))
    too_long = Reason(Fault.SHORTEN_SOURCE, {"most": MOST_SOURCE})
    assert (found["sumber"].change, found["sumber"].problem) == (Change.REFUSED, too_long)
    assert found["total"].change == Change.CHANGED
    assert written == {}


def test_a_shut_region_refuses_whatever_changes():
    found, _ = changes(shut="sedang diperiksa", total=cell("total", 501), sumber=source())
    assert (found["total"].change, found["total"].problem) == (
        Change.REFUSED,
        Reason.said("sedang diperiksa"),
    )
    assert found["sumber"].change == Change.SAME


def test_a_row_speaks_of_the_last_day_with_participants():
    counts, potential = DayFigures({"total": 5}), DayFigures({"potensi": 9})
    assert shown_day({EARLIER: counts, DAY: potential}) == EARLIER
    assert shown_day({EARLIER: potential, DAY: potential}) == DAY
    assert shown_day({}) is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param(cell("per_tanggal", EARLIER, "15 Okt 2025"), "2025-10-15", id="read"),
        pytest.param(
            cell("per_tanggal", text="kemarin", problem=Reason.said("bukan hari")), "kemarin", id="not-read"
        ),
    ],
)
def test_a_day_is_told_as_read_else_as_typed(typed, told):
    found, _ = changes(per_tanggal=typed, total=cell("total", 480), sumber=source())
    assert found["per_tanggal"].new == told
