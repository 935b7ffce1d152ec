"""Several regions on one pair of axes, drawn and described alike."""

import re
from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from coverage.charts.comparison import LETTER, PHONE, comparison_chart
from coverage.charts.comparison_tracks import APART, spread
from coverage.rows.figures import CoverageRow, RegionRow


def history(code: str, *figures: tuple[str, int, int]) -> list[CoverageRow]:
    region = RegionRow(code, f"Kab. {code}", "regency", "kabupaten", code[:2])
    return [
        CoverageRow(
            region,
            as_of=date.fromisoformat(day),
            as_of_precision="day",
            active_participants=active,
            potential_workers=potential,
            coverage_ratio=active / potential,
        )
        for day, active, potential in figures
    ]


TWO = {
    "18.01": history("18.01", ("2024-12-31", 311, 1_001), ("2025-06-30", 333, 1_001)),
    "18.02": history("18.02", ("2024-12-31", 511, 1_003), ("2025-06-30", 501, 1_003)),
}


class TestShares:
    def test_every_line_carries_its_name_and_last_share(self):
        chart = comparison_chart(TWO)
        assert "Kab. 18.01 33,27%</text>" in chart.drawing
        assert "Kab. 18.02 49,95%</text>" in chart.drawing
        wide = [label["text"] for label in chart.spec["layout"]["annotations"] if label["name"] == "wide"]
        assert wide == ["Kab. 18.01 33,27%", "Kab. 18.02 49,95%"]

    @pytest.mark.parametrize(
        ("code", "counts", "decimals", "label"),
        [
            pytest.param("13", (600_000, 2_900_000), 0, "Sumbar ±21%", id="rounded"),
            pytest.param("18.01", (1_333, 1_001), 2, "18.01 133,17%", id="long"),
        ],
    )
    def test_a_telephone_has_room_for_a_name_and_its_value(self, code, counts, decimals, label):
        rows = history(code, ("2024-11-30", *counts), ("2024-12-31", *counts))
        chart = comparison_chart({code: [replace(row, ratio_decimals=decimals) for row in rows]})
        ((left, said),) = re.findall(r'<text x="([\d.]+)%"[^>]*class="narrow">([^<]+)', chart.drawing)
        assert said == label
        assert float(left) / 100 * PHONE + len(said) * LETTER <= PHONE + 0.1

    def test_drawing_and_plotly_have_the_same_ticks(self):
        chart = comparison_chart(TWO)
        layout = chart.spec["layout"]
        for text in (*layout["xaxis"]["ticktext"], *layout["yaxis"]["ticktext"]):
            assert f">{text}</text>" in chart.drawing

    def test_each_region_has_a_mark_of_its_own(self):
        marks = [
            trace["marker"]["symbol"] for trace in comparison_chart(TWO).spec["data"] if "marker" in trace
        ]
        assert marks == ["circle", "square"]
        assert len(set(re.findall(r'class="mark" d="([^"]+)"', comparison_chart(TWO).drawing))) == 2

    def test_a_new_potential_breaks_the_line(self):
        broken = history("18.01", ("2024-12-31", 311, 1_001), ("2025-06-30", 333, 1_403))
        assert 'class="line"' not in comparison_chart({"18.01": broken}).drawing

    def test_the_table_has_a_line_a_day_newest_first(self):
        chart = comparison_chart(TWO)
        assert chart.columns == ("Per tanggal", "Kab. 18.01", "Kab. 18.02")
        assert chart.lines == (
            ("30 Jun 2025", "33,27%", "49,95%"),
            ("31 Des 2024", "31,07%", "50,95%"),
        )

    def test_october_comes_after_september(self):
        rows = history("18.01", ("2025-09-30", 311, 1_001), ("2025-10-31", 333, 1_001))
        assert [line[0] for line in comparison_chart({"18.01": rows}).lines] == ["31 Okt 2025", "30 Sep 2025"]

    def test_a_long_line_is_marked_at_its_end_alone(self):
        months = [(f"2024-{month:02}-28", 300 + month, 1_001) for month in range(1, 13)]
        many = history("18.01", *months, ("2025-01-28", 320, 1_001))
        assert comparison_chart({"18.01": many}).drawing.count('class="mark"') == 1
        assert comparison_chart({"18.01": many[1:]}).drawing.count('class="mark"') == 12

    @pytest.mark.parametrize(
        "histories",
        [
            pytest.param({}, id="nobody"),
            pytest.param({"18.01": []}, id="nothing"),
            pytest.param({code: rows[:1] for code, rows in TWO.items()}, id="a-day-each"),
        ],
    )
    def test_without_two_days_of_a_region_there_is_no_chart(self, histories):
        assert comparison_chart(histories) is None


class TestPoints:
    def test_lines_start_at_zero_and_fall_below_it(self):
        chart = comparison_chart(TWO, date(2024, 12, 1))
        assert chart.lines[0] == ("30 Jun 2025", "+2,20 poin", "−1,00 poin")
        assert chart.spec["layout"]["yaxis"]["range"][0] < -0.00997

    def test_a_region_that_cannot_be_told_is_named(self):
        late = {**TWO, "18.03": history("18.03", ("2025-06-30", 333, 1_001))}
        assert "Tanpa garis: Kab. 18.03." in comparison_chart(late, date(2024, 12, 1)).caption


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param([0.5] * 6, id="all-in-one-place"),
        pytest.param([0.0, 0.01, 0.02, 0.98, 0.99, 1.0], id="at-both-ends"),
        pytest.param([0.1, 0.5, 0.9], id="apart"),
    ],
)
def test_names_stand_apart_in_the_order_of_their_lines(ends):
    heights = list(spread({str(place): end for place, end in enumerate(ends)}).values())
    assert all(b - a >= APART - 1e-9 for a, b in pairwise(heights))
    assert heights[0] >= -1e-9
    assert heights[-1] <= 1
    if len(ends) == 3:
        assert heights == ends
