"""The chart of a year's road to its target."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from coverage.calculations.pace.progress import progress
from coverage.calculations.schemes import Measure
from coverage.charts.path_steps import road
from coverage.charts.scale import band_scale
from coverage.charts.target_path import road_chart
from coverage.rows.figures import TargetRow
from tests.coverage.calculations.lines import counted, jambi, missed, typed
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

SCHEMES = {Measure.ATTAINMENT: BANDS, Measure.PACE: SPEEDS}
MONTHS = [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)]
TARGETS = [
    TargetRow("15", year, "RPJMD", Decimal(share), 0, None)
    for year, share in ((2024, "0.53"), (2025, "0.55"))
]
NAMES = ("Jalur rencana", "Jalur mengejar", "Prakiraan")


def known(*actives, target=0.53):
    rows = [typed(day, n, target_ratio=target) for day, n in zip(MONTHS, actives, strict=False)]
    return progress(rows[-1], rows, SCHEMES, MONTHS[-1], ranges=missed())


def chart(found, targets=TARGETS):
    return road_chart(found, targets)


def hovers(spec):
    return [text for trace in spec["data"] for text in trace.get("hovertext") or ()]


def test_every_way_is_drawn_named_and_listed():
    found = chart(known(400_000, 410_000, 430_000, 440_000))
    for name in NAMES:
        assert any(text.startswith(name) for text in hovers(found.spec))
        assert name in found.alternative
        assert name in found.columns
    for kind in ("fan", "fan-middle", "plan-path", "catch-up"):
        assert f'class="{kind}"' in found.drawing
    assert "jalur rencana" in found.drawing
    assert "prakiraan 45,5%" in found.drawing
    ElementTree.fromstring(found.drawing)


def test_the_table_has_a_line_a_day_and_no_guess():
    lines = {line[0]: line[1:] for line in chart(known(400_000, 410_000, 430_000, 440_000)).lines}
    assert lines["31 Desember 2023"] == ("40,00%", "40,00%", "—", "—", "—")
    assert lines["30 September 2024"][0] == "44,00%"
    assert lines["31 Desember 2024"][:3] == ("—", "53,00%", "53,00%")
    assert re.fullmatch(r"[\d,]+%–[\d,]+%", lines["31 Desember 2024"][4])


def test_jambi_has_only_the_way_that_catches_up():
    rows = jambi()
    found = chart(progress(rows[-1], rows, SCHEMES, date(2024, 12, 31)))
    assert "jalur mengejar (titik-titik)" in found.caption
    assert "rencana" not in found.caption
    assert "prakiraan" not in found.caption
    assert "45,17% per 2 Desember 2024 ke 53,00% per 31 Desember 2024" in found.alternative
    assert 'class="fan"' not in found.drawing


def test_only_the_target_of_the_year_is_shown():
    assert [goal.target.year for goal in road(known(400_000, 410_000), TARGETS).series.goals] == [2024]


def test_nothing_to_draw():
    assert chart(None) is None
    assert chart(known(400_000, target=None)) is None
    assert road(known(400_000, 410_000, target=None), []) is None


@pytest.mark.parametrize(
    "actives",
    [
        (400_000, 410_000, 430_000, 440_000),
        (1, 2, 3, 4),
        (990_000, 999_000, 1_200_000, 1_260_000),
        (0, 0, 0, 0),
    ],
)
def test_all_that_is_drawn_lies_within_the_axes(actives):
    found = road(known(*actives), TARGETS)
    series = found.series
    ratios = [
        *(point.ratio for point in series.points),
        *(ratio for point in found.fan for ratio in (point.low, point.high)),
        *(point.coverage for point in (*found.plan, *found.catch_up)),
        *(label.ratio for label in found.labels),
    ]
    assert all(0 <= series.up(ratio) <= 1 for ratio in ratios)
    assert 0 < series.across(series.points[0].day) < series.across(date(2024, 12, 31)) < 1


def test_an_axis_that_starts_above_zero_says_so():
    assert "Sumbu tegak mulai dari 35%." in chart(known(400_000, 410_000, 430_000, 440_000)).caption
    assert "Sumbu" not in chart(known(100, 200, 300, 400)).caption


@pytest.mark.parametrize(
    ("active", "here", "at"),
    [
        (100_000, 1, "20%"),
        (265_000, 1, "50%"),
        (398_000, 4, "75.09%"),
        (477_001, 5, "90%"),
        (900_000, 5, "100%"),
    ],
)
def test_the_scale_fills_the_band_and_marks_the_place(active, here, at):
    found = band_scale(known(active, target=0.5 if active == 100_000 else 0.53).level, BANDS)
    root = ElementTree.fromstring(found)
    kinds = [node.get("class") for node in root.iter("rect")]
    assert [place for place, kind in enumerate(kinds, 1) if kind == "band band-here"] == [here]
    assert root.find("svg").get("x") == at
    assert [node.text for node in root.iter("text")] == ["50", "65", "75", "90", "100"]


def test_without_an_attainment_there_is_no_scale():
    assert band_scale(known(400_000, target=None).level, BANDS) == ""


class TestAnotherPotential:
    """The year starts on 980.001 people and goes on with 1.000.001."""

    def found(self):
        later = zip(MONTHS[1:], (380_001, 400_003, 420_007), strict=True)
        rows = [counted(MONTHS[0], 364_003, 980_001)]
        rows += [counted(day, people, 1_000_001, target_ratio=0.53) for day, people in later]
        return progress(rows[-1], rows, SCHEMES, MONTHS[-1], ranges=missed())

    def test_the_start_is_drawn_as_an_open_mark_beside_its_own(self):
        drawn = chart(self.found())
        assert drawn.drawing.count('class="dot hollow"') == 1
        assert drawn.drawing.count('class="dot"') == 4
        assert "31 Desember 2023<br>36,40%<br>dihitung ulang dengan potensi 1.000.001" in hovers(drawn.spec)
        assert "titik awal dihitung ulang dengan potensi 1.000.001 (titik kosong)" in drawn.caption
        assert "Titik awal dihitung ulang dengan potensi 1.000.001: 36,40%." in drawn.alternative
        ElementTree.fromstring(drawn.drawing)

    def test_the_plan_starts_there_and_the_drawn_line_stays_split(self):
        found = road(self.found(), TARGETS)
        assert found.plan[0].coverage == pytest.approx(364_003 / 1_000_001)
        assert found.series.rebased == (MONTHS[1],)
        assert 0 <= found.series.up(float(found.start.coverage)) <= 1

    def test_without_it_there_is_no_such_mark(self):
        assert "dihitung ulang" not in chart(known(400_000, 410_000, 430_000, 440_000)).caption
