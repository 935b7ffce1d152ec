"""An entered row: its total, what it states, what goes with a correction, its coverage."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.entry.findings import findings
from coverage.calculations.entry.grid import EnteredRow, RowFigures, by_region, completed, statements_of
from coverage.parsing.cells import read_cell
from coverage.rows.figures import StatementRow, TargetRow
from tests.coverage.calculations.entry.typed import NOVEMBER, OCTOBER, REGIONS, published, row


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
    for statement in said.values():
        assert (statement.region_code, statement.as_of, statement.as_of_precision) == (
            "18.71",
            date(2025, 10, 30),
            "day",
        )
        assert (statement.source_title, statement.entered) == ("Surat Disnaker 12/2025", True)


@pytest.mark.parametrize(("typed", "taken_back"), [({"potensi": "hapus"}, ["potential"]), ({}, [])])
def test_a_potential_is_taken_back_only_when_that_is_typed(typed, taken_back):
    said = statements_of(row(PU="100", **typed))
    assert [statement.retracts for column, statement in said if column == "potensi"] == taken_back


def test_published_statements_are_found_by_their_region():
    first, second, other = published(), published(day=date(2025, 10, 31)), published("18.72")
    found = by_region([first, other, second])
    assert (found["18.71"], found["18.72"], found["18"]) == ([first, second], [other], [])


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

    @pytest.mark.parametrize("missing", ["PMI", "TOTAL"])
    def test_a_total_is_the_sum_of_all_four_or_of_none(self, missing):
        known = [row for row in self.known(total=36) if row.segment != missing]
        assert completed(row(PU="12"), known).total is None

    def test_what_is_typed_stands(self):
        kept = completed(row(PU="12", total="99"), self.known())
        assert (kept.total, kept.source) == (99, "Surat Disnaker 12/2025")

    @pytest.mark.parametrize("typed", [{"potensi": "900"}, {"PU": "hapus"}, {"PU": "x"}])
    def test_no_total_is_made_of_anything_else(self, typed):
        assert completed(row(**typed), self.known()).total is None

    @pytest.mark.parametrize(
        ("other", "kept"),
        [
            pytest.param({}, "Surat BPS", id="its-own"),
            pytest.param({"day": date(2025, 9, 30)}, "", id="another-day"),
            pytest.param({"code": "18.72"}, "", id="another-region"),
            pytest.param({"basis": "registration"}, "", id="another-basis"),
            pytest.param({"entered": False}, "", id="a-document"),
        ],
    )
    def test_a_corrected_potential_keeps_the_source_it_has(self, other, kept):
        given = {"day": self.DAY, "potential_workers": 900, "entered": True, "source_title": "Surat BPS"}
        assert completed(row(potensi="901", sumber=""), [published(**given | other)]).source == kept

    def test_of_several_corrected_the_last_column_gives_the_source(self):
        known = published(day=self.DAY, potential_workers=900, entered=True, source_title="Surat BPS")
        corrected = completed(row(PU="12", potensi="901", sumber=""), [known, *self.known()])
        assert corrected.source == "Surat BPS"

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
