"""An entered row: its total, what it states, its coverage, and what is asked about it."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.entry.grid import (
    EnteredRow,
    Finding,
    RowFigures,
    completed,
    findings,
    statements_of,
)
from coverage.parsing.cells import read_cell
from coverage.rows.figures import RegionRow, StatementRow, TargetRow

OCTOBER = date(2025, 10, 1)
NOVEMBER = date(2025, 11, 5)
REGIONS = {
    "18": RegionRow("18", "Lampung", "province", "provinsi", "00", "Provinsi Lampung"),
    "18.71": RegionRow("18.71", "Bandar Lampung", "regency", "kota", "18", "Kota Bandar Lampung"),
    "18.72": RegionRow("18.72", "Metro", "regency", "kota", "18", "Kota Metro"),
}


def row(code: str = "18.71", **typed: str) -> EnteredRow:
    typed.setdefault("sumber", "Surat Disnaker 12/2025")
    cells = {column: read_cell(column, text, OCTOBER) for column, text in typed.items()}
    return EnteredRow(code, OCTOBER, {column: cell for column, cell in cells.items() if cell.text})


def published(code: str = "18.71", day: date = date(2025, 9, 30), **fields: object) -> StatementRow:
    fields.setdefault("source_title", "Laporan September")
    return StatementRow(code, day, "day", published_in=1, id=7, **fields)  # type: ignore[arg-type]


def found(*rows: EnteredRow, known: tuple[StatementRow, ...] = ()) -> list[Finding]:
    return findings(rows, REGIONS, known, today=NOVEMBER)


def places(*rows: EnteredRow, known: tuple[StatementRow, ...] = ()) -> list[tuple[str, str, str]]:
    return [(one.region_code, one.code, one.column) for one in found(*rows, known=known)]


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        pytest.param({"PU": "100", "BPU": "200", "JAKON": "30", "PMI": "4"}, 334, id="all-four"),
        pytest.param({"PU": "100", "BPU": "200", "JAKON": "30", "PMI": "0"}, 330, id="zero-is-typed"),
        pytest.param(
            {"PU": "1", "BPU": "1", "JAKON": "1", "PMI": "1", "total": "-"}, 4, id="a-dash-is-blank"
        ),
        pytest.param({"PU": "100", "BPU": "200", "JAKON": "30"}, None, id="three-are-no-total"),
        pytest.param({"total": "500"}, 500, id="typed"),
        pytest.param({"PU": "1", "BPU": "1", "JAKON": "1", "PMI": "1", "total": "9"}, 9, id="typed-wins"),
        pytest.param({"PU": "1", "BPU": "x", "JAKON": "1", "PMI": "1"}, None, id="one-unreadable"),
        pytest.param({"PU": "1", "BPU": "1", "JAKON": "1", "PMI": "1", "total": "x"}, None, id="bad-total"),
        pytest.param({"PU": "1", "BPU": "1", "JAKON": "1", "PMI": "1", "total": "hapus"}, None, id="retract"),
        pytest.param({}, None, id="blank"),
    ],
)
def test_total(typed, total):
    assert row(**typed).total == total


@pytest.mark.parametrize(
    ("typed", "blank"),
    [({}, True), ({"per_tanggal": "2025-10-30"}, True), ({"PU": "0"}, False), ({"PU": "hapus"}, False)],
)
def test_a_row_without_figures_is_blank(typed, blank):
    assert row(**typed).is_blank is blank


def test_each_figure_is_a_statement_of_its_own():
    entered = row(PU="100", BPU="0", potensi="1000", total="hapus", per_tanggal="30-10-2025")
    said = dict(statements_of(entered))
    assert list(said) == ["PU", "BPU", "total", "potensi"]
    assert (said["PU"].active_participants, said["BPU"].active_participants) == (100, 0)
    assert said["total"].retracts == "snapshot"
    assert said["potensi"].potential_workers == 1_000
    assert {statement.as_of for statement in said.values()} == {date(2025, 10, 30)}


class TestCompleted:
    """One cell of a published row is corrected."""

    DAY = date(2025, 10, 31)

    def known(self, total: int = 50, entered: bool = True) -> list[StatementRow]:
        counts = {"PU": 11, "BPU": 12, "JAKON": 13, "PMI": 14, "TOTAL": total}
        return [
            published(day=self.DAY, segment=segment, active_participants=count, entered=entered)
            for segment, count in counts.items()
        ]

    def test_a_summed_total_follows_and_the_source_stays(self):
        row = completed(EnteredRow("18.71", OCTOBER, {"PU": read_cell("PU", "12", OCTOBER)}), self.known())
        assert (row.total, row.source) == (51, "Laporan September")
        assert findings([row], REGIONS, self.known(), NOVEMBER) == []

    def test_a_total_that_was_no_sum_stays(self):
        assert completed(row(PU="12"), self.known(total=51)).total is None

    def test_what_is_typed_stands(self):
        kept = completed(row(PU="12", total="99"), self.known())
        assert (kept.total, kept.source) == (99, "Surat Disnaker 12/2025")

    @pytest.mark.parametrize("typed", [{"potensi": "900"}, {"PU": "hapus"}, {"PU": "x"}])
    def test_no_total_is_made_of_anything_else(self, typed):
        assert completed(row(**typed), self.known()).total is None

    def test_a_document_is_not_corrected_by_a_cell(self):
        alone = EnteredRow("18.71", OCTOBER, {"PU": read_cell("PU", "12", OCTOBER)})
        assert completed(alone, self.known(entered=False)) == alone


class TestFigures:
    TARGET = TargetRow("18.71", 2025, "RPJMD", Decimal("0.5"), 0, None, ())

    def test_of_a_row(self):
        figures = RowFigures(row(total="334"), (1_001, date(2025, 6, 30), False), self.TARGET)
        assert figures.coverage_ratio == pytest.approx(334 / 1_001)
        assert figures.gap_to_target_people == 167
        assert figures.gap_to_target_points == pytest.approx(50 - 33_400 / 1_001)

    @pytest.mark.parametrize(
        ("typed", "last", "potential"),
        [
            pytest.param("2000", (1_001, date(2025, 6, 30), False), 2_000, id="typed"),
            pytest.param("", (1_001, date(2025, 6, 30), False), 1_001, id="last-published"),
            pytest.param("", (1_000_000, date(2025, 6, 30), False), None, id="rounded-does-not-divide"),
            pytest.param("", (1_000_000, date(2025, 6, 30), True), 1_000_000, id="typed-zeros-divide"),
            pytest.param("", (1_001, date(2023, 6, 30), False), None, id="too-old-does-not-divide"),
            pytest.param("", None, None, id="none-known"),
            pytest.param("hapus", (1_001, date(2025, 6, 30), False), None, id="taken-back"),
            pytest.param("2 ribu", (1_001, date(2025, 6, 30), False), None, id="unreadable"),
            pytest.param("0", (1_001, date(2025, 6, 30), False), 0, id="zero"),
        ],
    )
    def test_potential(self, typed, last, potential):
        figures = RowFigures(row(total="334", potensi=typed), last)
        assert figures.potential == potential
        assert (figures.coverage_ratio is None) == (not potential)

    def test_nothing_is_made_up(self):
        figures = RowFigures(row(PU="5"), (1_001, date(2025, 6, 30), False), None)
        assert figures.coverage_ratio is None
        assert figures.gap_to_target_people is None
        assert figures.gap_to_target_points is None


class TestFindings:
    def test_a_plausible_row_has_none(self):
        assert (
            found(row(PU="101", potensi="1001"), known=(published(segment="PU", active_participants=100),))
            == []
        )

    def test_blank_rows_have_none(self):
        assert found(row(sumber="")) == []

    def test_what_must_be_mended(self):
        mend = found(row(PU="1.14", sumber=""))
        assert [(one.code, one.column, one.must_mend) for one in mend] == [
            ("unreadable", "PU", True),
            ("no_source", "sumber", True),
        ]

    @pytest.mark.parametrize(
        ("today", "code"), [(date(2025, 10, 30), "too_early"), (date(2025, 10, 31), None)]
    )
    def test_no_figure_of_a_later_day(self, today, code):
        given = findings([row(PU="100")], REGIONS, (), today=today)
        assert [one.code for one in given] == ([code] if code else [])

    def test_large_change_stands_at_its_segment(self):
        known = (published(segment="PU", active_participants=100),)
        assert places(row(PU="150", BPU="7"), known=known) == [("18.71", "large_change", "PU")]

    def test_a_wrong_sum_stands_at_the_total(self):
        entered = row(PU="1", BPU="1", JAKON="1", PMI="1", total="9000")
        assert places(entered) == [("18.71", "segments_mismatch", "total")]

    def test_a_rebased_potential_stands_at_the_potential(self):
        known = (published(potential_workers=1_001),)
        assert places(row(potensi="1500"), known=known) == [("18.71", "potential_rebased", "potensi")]

    def test_more_participants_than_workers_stand_at_the_total(self):
        assert places(row(total="1501", potensi="1401")) == [("18.71", "above_potential", "total")]
        assert places(row(total="6000", potensi="1000")) == [("18.71", "above_potential", "total")]

    @pytest.mark.parametrize(
        ("total", "potential"),
        [("126150", "100000"), ("290000", "200000"), ("1900000", "1000000"), ("126150", "100001")],
    )
    def test_above_a_hundred_per_cent_always_warns(self, total, potential):
        assert ("18.71", "above_potential", "total") in places(row(total=total, potensi=potential))

    @pytest.mark.parametrize("total", ["200001", "201000", "290000"])
    def test_above_a_rounded_published_potential_warns_too(self, total):
        rounded = published(potential_workers=200_000)
        assert ("18.71", "above_potential", "total") in places(row(total=total), known=(rounded,))

    @pytest.mark.parametrize("column", ["PU", "total", "potensi"])
    def test_more_people_than_live_anywhere_warn(self, column):
        assert ("18.71", "too_many_people", column) in places(row(**{column: "9000000000"}))

    def test_a_potential_a_hundred_times_the_last_warns(self):
        earlier = published(potential_workers=50_000)
        assert ("18.71", "potential_rebased", "potensi") in places(row(potensi="5000000"), known=(earlier,))

    def test_a_potential_a_hundred_times_the_one_it_replaces_warns(self):
        same_day = published(day=date(2025, 10, 31), potential_workers=50_000)
        assert ("18.71", "leap", "potensi") in places(row(potensi="5000000"), known=(same_day,))
        assert places(row(potensi="51000"), known=(same_day,)) == []

    def test_regencies_that_do_not_sum_stand_at_the_province(self):
        entered = (row("18", total="1111"), row("18.71", total="500"), row("18.72", total="501"))
        assert places(*entered) == [("18", "children_mismatch", "total")]

    def test_a_left_out_region_is_only_noted(self):
        many = {
            f"18.{n:02}": RegionRow(f"18.{n:02}", "", "regency", "kabupaten", "18", "") for n in range(1, 7)
        }
        rows = [row(code, total=str(1_001 + n)) for n, code in enumerate(list(many)[:5])]
        (noted,) = findings(rows, {"18": REGIONS["18"]} | many, (), today=NOVEMBER)
        assert (noted.region_code, noted.code, noted.column) == ("18.06", "region_missing", "")
        assert not noted.wants_answer

    def test_the_very_figure_that_is_entered_anew_is_no_evidence(self):
        known = (published(day=date(2025, 10, 31), segment="PU", active_participants=100, source_title="X"),)
        assert found(row(PU="500"), known=known) == []
