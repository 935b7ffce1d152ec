"""Lines of the slides' chart: one for each potential."""

from datetime import date

from msgspec.structs import replace
from pptx import Presentation

from coverage.meeting.files.slide_charts import by_region, runs
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


def test_labels_are_as_exact_as_their_shares():
    """2,7 of 6 million beside a share of exact counts."""
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    exact = replace(on(2, 3_058_943), active_participants=760_468, coverage_ratio=760_468 / 3_058_943)
    about = replace(on(1, 6_000_000), active_participants=2_700_000, coverage_ratio=0.45, ratio_decimals=0)
    by_region(slide, [about, exact])
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    words = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
    told = [text.text for text in chart._chartSpace.iter(words)]
    assert told[:2] == ["sekitar 45%", "24,86%"]
