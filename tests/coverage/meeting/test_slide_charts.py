"""Lines of the slides' chart: one for each potential."""

from datetime import date

from coverage.meeting.files.slide_charts import runs
from coverage.rows.figures import CoverageRow
from tests.coverage.meeting.meetings import PROVINCE


def on(month: int, potential: int | None) -> CoverageRow:
    return CoverageRow(PROVINCE, as_of=date(2025, month, 1), potential_workers=potential)


def test_a_line_ends_where_the_potential_is_another():
    rows = [on(1, 3_058_943), on(2, None), on(3, 2_800_000), on(4, 2_800_000)]
    assert runs(rows) == [rows[:2], rows[2:]]


def test_a_potential_rounded_goes_on():
    rows = [on(1, 1_312_370), on(2, 1_300_000)]
    assert runs(rows) == [rows]
