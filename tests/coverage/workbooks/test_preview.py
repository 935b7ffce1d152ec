"""What an uploaded month would do: against what is published, and what is being entered."""

from datetime import date

import pytest

from coverage.entry.services import cells as grid_cells
from coverage.models import DraftCell, Submission
from coverage.parsing.words import located
from coverage.parsing.workbook_key import Asked
from coverage.workbooks.files import entry_csv
from coverage.workbooks.pages.template import entry_file
from tests.coverage.parsing.refused import unreadable
from tests.coverage.parsing.workbooks import filled
from tests.coverage.workbooks.workbook_files import (
    ADMIN,
    LAMPUNG,
    OCTOBER,
    SOURCE,
    changed,
    downloaded,
    effects,
    figure,
    lampung,
    previewed,
)
from tests.factories import make_regency, make_user, publish, statement
from tests.once import stored_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october")]
october = stored_once(lampung)


class TestUnchanged:
    def test_an_untouched_export_changes_nothing(self):
        shown = previewed(downloaded())
        assert shown.counts == {"new": 0, "changed": 0, "same": 9, "refused": 0}
        assert not shown.written

    def test_neither_does_its_csv(self):
        content = entry_csv(entry_file("18", OCTOBER, ADMIN)).encode()
        shown = previewed(content, name="isian.csv", asked=Asked("18", OCTOBER))
        assert (shown.changes, shown.counts["same"]) == (0, 9)

    def test_what_was_published_since_is_not_taken_back(self):
        old = downloaded()
        publish(figure("18.71", "PU", 71_000, entered=True))
        shown = previewed(old)
        assert not shown.changes
        assert [cell.note for row in shown.rows for cell in row.cells if cell.note] == [
            "tidak disentuh; yang terbit sekarang 71000"
        ]

    def test_a_day_or_a_source_alone_changes_nothing(self):
        shown = previewed(changed(C3=date(2025, 10, 20), J3="Sumber saja"))
        assert not shown.changes
        assert not shown.written

    def test_nothing_published_is_nothing_to_retract(self):
        assert not previewed(changed(D3="hapus")).changes


class TestChanged:
    def test_one_cell_is_that_cell(self):
        shown = previewed(changed(D5=70_500))
        assert effects(shown) == {"D5": ("changed", "70000", "70500")}
        assert shown.written == {"18.71": {"PU": "70500", "per_tanggal": "2025-10-31", "sumber": SOURCE}}

    def test_a_new_figure_is_new(self):
        shown = previewed(changed(D3=10, J3="SIPP"))
        assert effects(shown) == {"D3": ("new", "", "10"), "J3": ("new", "", "SIPP")}
        assert shown.written == {"18.01": {"PU": "10", "per_tanggal": "2025-10-31", "sumber": "SIPP"}}

    def test_a_retraction_says_so(self):
        assert effects(previewed(changed(D5="hapus"))) == {"D5": ("changed", "70000", "hapus")}

    def test_another_source_states_the_row_anew(self):
        shown = previewed(changed(J5="Laporan yang diperbaiki"))
        assert effects(shown) == {"J5": ("changed", SOURCE, "Laporan yang diperbaiki")}
        assert shown.written["18.71"] == {
            "PU": "70000",
            "total": "90000",
            "per_tanggal": "2025-10-31",
            "sumber": "Laporan yang diperbaiki",
        }

    def test_another_day_states_the_row_for_that_day(self):
        shown = previewed(changed(C5=date(2025, 10, 15)))
        assert effects(shown) == {
            "C5": ("changed", "2025-10-31", "2025-10-15"),
            "D5": ("new", "", "70000"),
            "H5": ("new", "", "90000"),
        }

    def test_what_was_published_since_is_said(self):
        old = downloaded()
        publish(figure("18.71", "PU", 71_000, entered=True))
        (cell,) = [
            c for row in previewed(filled({"D5": 72_000}, old)).rows for c in row.cells if c.change != "same"
        ]
        assert (cell.old, cell.new, cell.note) == ("71000", "72000", "saat diunduh 70000")

    def test_warnings_are_those_of_the_grid(self):
        shown = previewed(changed(D5=170_000))
        assert {"large_change"} <= {found.code for found in shown.findings}
        assert shown.ready == frozenset()


class TestRefused:
    def test_a_region_of_someone_else_is_named(self):
        make_regency("15.71", "Kota Jambi")
        shown = previewed(downloaded("00"), LAMPUNG)
        assert [located(refusal) for refusal in shown.refusals] == [
            "sel A2: Provinsi 15 (15) bukan wilayah tugas Anda; hapus barisnya",
            "sel A3: Kota Jambi (15.71) bukan wilayah tugas Anda; hapus barisnya",
        ]

    def test_a_figure_without_source(self):
        shown = previewed(changed(D3=10))
        assert [located(r) for r in shown.refusals] == [
            "sel J3: sumber kosong; angka tanpa sumber tidak dapat diajukan"
        ]

    def test_unreadable_cells_beside_another_source_are_not_counted(self):
        shown = previewed(changed(D3="banyak", E3=-5, J3="SIPP"))
        assert [(refusal.address, refusal.text) for refusal in shown.refusals] == [
            ("D3", "banyak"),
            ("E3", "-5"),
        ]
        assert not shown.written
        assert not shown.findings

    def test_a_long_source_only_where_it_would_be_used(self):
        publish(figure("18.02", "PU", 5, source_title="S" * 350))
        assert not previewed(downloaded()).refusals
        (refusal,) = previewed(changed(D4=6)).refusals
        assert located(refusal) == "sel J4: sumber lebih dari 300 huruf; persingkat"

    def test_the_end_of_a_month_that_has_not_come(self):
        december = filled({"D3": 10, "J3": "SIPP"}, downloaded(month=date(2025, 12, 1)))
        (refusal,) = previewed(december).refusals
        assert "sel C3: kosong berarti 31-12-2025, yang belum tiba" in located(refusal)

    def test_a_day_to_come(self):
        december = filled({"C3": "9/12/2025", "D3": 10, "J3": "SIPP"}, downloaded(month=date(2025, 12, 1)))
        (refusal,) = previewed(december).refusals
        assert located(refusal) == "sel C3: 09-12-2025 belum tiba; isi hari angkanya, paling akhir 08-12-2025"

    def test_not_a_day_to_come_that_a_document_gave(self):
        publish(figure("18.02", "PU", 5, "2025-12-31"))
        assert not previewed(downloaded(month=date(2025, 12, 1))).refusals

    def test_a_closed_month(self):
        content = changed(D5=70_500)
        shown = previewed(content, closed=lambda codes, month, today: {"18.71": "bulan ini sudah ditutup"})
        assert [located(refusal) for refusal in shown.refusals] == ["sel D5: bulan ini sudah ditutup"]
        closed = previewed(downloaded(), closed=lambda codes, month, today: dict.fromkeys(codes, "ditutup"))
        assert not closed.refusals

    def test_a_demo_file_stays_out(self, settings):
        content = downloaded()
        settings.DEMO = True
        with unreadable("berisi angka asli"):
            previewed(content)


class TestUnderWay:
    @pytest.fixture
    def officer(self):
        return make_user("operator.lampung", roles=["operator"], regions=["18"])

    def type(self, officer, **cells):
        for column, text in cells.items():
            grid_cells.save_cell(region="18.71", month=OCTOBER, column=column, text=text, base=0, by=officer)

    def test_what_an_untouched_file_leaves_alone(self, officer):
        self.type(officer, PU="70123")
        assert not previewed(downloaded()).changes

    def test_what_it_would_replace_is_said(self, officer):
        self.type(officer, PU="70123")
        (cell,) = [c for row in previewed(changed(D5=70_500)).rows for c in row.cells if c.change != "same"]
        assert cell.note == "mengganti isian 70123"

    def test_what_stands_there_already_is_no_change(self, officer):
        self.type(officer, PU="70.500.000", sumber="SIPP")
        shown = previewed(changed(D5=70_500_000, J5="SIPP"))
        assert not shown.changes

    def test_what_is_with_the_verifier_is_refused(self, officer):
        self.type(officer, PU="70123", sumber="SIPP")
        part = grid_cells.begun("18.71", OCTOBER)
        part.state = "submitted"
        part.save()
        assert not previewed(downloaded()).refusals
        (refusal,) = previewed(changed(D5=70_500)).refusals
        assert "sedang diperiksa verifikator" in located(refusal)

    def test_a_preview_writes_nothing(self):
        previewed(changed(D5=70_500))
        assert not DraftCell.objects.exists()
        assert not Submission.objects.filter(kind="grid").exists()


def test_a_figure_of_the_registration_basis_is_another_one():
    publish(statement("18.02", "2025-10-31", basis="registration", active_participants=9))
    assert not previewed(downloaded()).file.rows[2].cells
