import re
from datetime import date
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from coverage.charts import drawings, theme, tiles
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.words import formats

JAMBI = RegionRow("15", "Jambi", "province", "provinsi", "00")
ACEH = RegionRow("11", "Aceh", "province", "provinsi", "00")
DKI = RegionRow("31", "DKI Jakarta", "province", "provinsi", "00")
PLACES = {"11": (0, 0), "15": (1, 2), "31": (2, 1)}


def drawn(text):
    """Parsed, so that every drawing is known to be well-formed."""
    return ElementTree.fromstring(str(text))


def texts(root):
    return ["".join(node.itertext()) for node in root.iter() if node.tag in ("text", "title")]


def test_bar_is_as_long_as_its_share_of_the_scale():
    bar = drawn(drawings.bar(CoverageRow(JAMBI, coverage_ratio=0.45, target_ratio=0.53), 0.6))
    assert [node.get("width") for node in bar.iter("rect")] == ["100%", "75%"]
    assert [node.get("x1") for node in bar.iter("line")] == ["88.33%"]


def test_a_share_above_a_hundred_per_cent_is_drawn_and_written_whole():
    most = CoverageRow(JAMBI, coverage_ratio=1.0461, active_participants=10_463, potential_workers=10_002)
    scale = drawings.scale_of([most, CoverageRow(ACEH, coverage_ratio=0.5)])
    ground, fill = drawn(drawings.bar(most, scale)).iter("rect")
    assert (scale, ground.get("width"), fill.get("width")) == (1.1, "100%", "95.1%")
    assert formats.coverage(most) == "104,61%"


def test_bar_of_nothing_reported_has_no_length():
    bar = drawn(drawings.bar(CoverageRow(JAMBI), 0.6))
    assert len(list(bar.iter("rect"))) == 1


def test_scale_is_the_next_full_ten_per_cent():
    assert drawings.scale_of([CoverageRow(JAMBI, coverage_ratio=0.452, target_ratio=0.53)]) == 0.6
    assert drawings.scale_of([CoverageRow(JAMBI, coverage_ratio=0.3)]) == 0.3
    assert drawings.scale_of([CoverageRow(JAMBI, coverage_ratio=1.26)]) == 1.3
    assert drawings.scale_of([]) == 0.1


def test_drawings_escape_names():
    assert "&lt;b&gt;" in drawings.element("text", "<b>")
    assert 'class="a&quot;b"' in drawings.element("rect", class_='a"b')


def test_sparkline_breaks_where_nothing_was_reported():
    line = drawn(drawings.sparkline([0.1, 0.2, None, 0.3, 0.4], "naik"))
    assert len(list(line.iter("polyline"))) == 2
    assert drawings.sparkline([0.1]) == ""


def test_tiles_link_to_their_regions_and_keep_the_release():
    rows = [CoverageRow(ACEH, coverage_ratio=0.34), CoverageRow(JAMBI, coverage_ratio=0.05)]
    grid = drawn(tiles.tile_grid(rows, PLACES, "?rilis=3"))
    assert [link.get("href") for link in grid.iter("a")] == ["/wilayah/11/?rilis=3", "/wilayah/15/?rilis=3"]
    assert [link.get("class") for link in grid.iter("a")] == ["step-6 current", "step-1 current"]


def test_tile_steps_are_chosen_from_the_figures_shown():
    rows = [CoverageRow(ACEH, coverage_ratio=0.34), CoverageRow(JAMBI, coverage_ratio=0.31)]
    assert [link.get("class") for link in drawn(tiles.tile_grid(rows, PLACES)).iter("a")] == [
        "step-4 current",
        "step-1 current",
    ]
    legend = tiles.legend(rows)
    assert "di bawah 32%" in legend
    assert "36% ke atas" in legend
    assert "36% ke atas" in tiles.legend(
        [*rows, CoverageRow(DKI, coverage_ratio=0.9, unranked_reason="conflict")]
    )


@pytest.mark.parametrize(
    ("ratios", "bounds"),
    [
        pytest.param([0.31, 0.34], (0.32, 0.33, 0.34, 0.35, 0.36), id="close-together"),
        pytest.param([0.31, 0.52], (0.35, 0.40, 0.45, 0.50, 0.55), id="by-five"),
        pytest.param([0.05, 0.62], (0.15, 0.30, 0.45, 0.60, 0.75), id="by-fifteen"),
        pytest.param([0.05, 1.06], (0.20, 0.40, 0.60, 0.80, 1.00), id="above-one"),
        pytest.param([0.05, 2.5], (0.20, 0.40, 0.60, 0.80, 1.00), id="wider-than-any-step"),
        pytest.param([0.30], (0.31, 0.32, 0.33, 0.34, 0.35), id="on-a-bound"),
        pytest.param([], (0.01, 0.02, 0.03, 0.04, 0.05), id="nothing"),
    ],
)
def test_bounds_of_steps(ratios, bounds):
    assert theme.step_bounds(ratios) == pytest.approx(bounds)


def test_tiles_tell_current_old_registered_and_absent_apart():
    old = CoverageRow(ACEH, date(2024, 8, 26), "day", coverage_ratio=0.5, unranked_reason="stale")
    counted = CoverageRow(DKI, date(2025, 2, 28), "month", active_participants=8_010_000)
    rows = [
        replace(old, region=DKI, unranked_reason=None),
        old,
        CoverageRow(JAMBI, unranked_reason="registration_only", beside=replace(counted, region=JAMBI)),
    ]
    grid = drawn(tiles.tile_grid(rows, PLACES))
    assert [link.get("class") for link in grid.iter("a")] == [
        "step-1 current",
        "step-1 old",
        "no-figure registered",
    ]
    assert [len(list(link.iter("rect"))) for link in grid.iter("a")] == [1, 1, 2]
    assert "08/24" in texts(grid)
    assert "Jambi: sekitar 8,01 juta peserta menurut pendaftaran, Februari 2025" in texts(grid)


def test_tiles_outline_what_is_above_all_and_leave_empty_what_is_absent():
    rows = [CoverageRow(DKI, coverage_ratio=1.06), CoverageRow(JAMBI, unranked_reason="not_reported")]
    grid = drawn(tiles.tile_grid(rows, PLACES))
    assert [link.find(".//rect").get("class") for link in grid.iter("a")] == ["square over", "square"]
    assert [link.get("class") for link in grid.iter("a")] == ["step-1 current", "no-figure without"]
    assert "Jambi: belum melapor" in texts(grid)


def test_tiles_coloured_by_attainment():
    rows = [
        CoverageRow(DKI, coverage_ratio=0.6, attainment_ratio=1.0),
        CoverageRow(JAMBI, coverage_ratio=0.4, attainment_ratio=0.75),
        CoverageRow(ACEH, coverage_ratio=0.4),
    ]
    grid = drawn(tiles.tile_grid(rows, PLACES, colour="attainment"))
    assert [link.get("class").split()[0] for link in grid.iter("a")] == ["step-6", "step-3", "no-figure"]
    assert "target tercapai" in tiles.legend(rows, "attainment")


def test_a_tile_whose_target_lies_in_its_interval_has_no_colour_of_attainment():
    """2,7 of 6 million: 42 to 48 %, so that 45 % may be reached or not."""
    counts = {"active_participants": 2_700_000, "potential_workers": 6_000_000, "coverage_ratio": 0.45}
    row = CoverageRow(JAMBI, target_ratio=0.45, attainment_ratio=1.0, ratio_decimals=0, **counts)
    grid = drawn(tiles.tile_grid([row], PLACES, colour="attainment"))
    (link,) = grid.iter("a")
    assert link.get("class") == "no-figure current"
    assert [rect.get("fill") for rect in link.iter("rect")] == [None, "url(#dots)"]
    assert "?" in texts(link)
    assert "tercapainya target belum dapat dipastikan" in " ".join(texts(link))
    assert "belum dapat dipastikan" in tiles.legend([row], "attainment")
    certain = replace(row, target_ratio=0.5, attainment_ratio=0.9)
    assert "belum dapat dipastikan" not in tiles.legend([certain], "attainment")
    (link,) = drawn(tiles.tile_grid([certain], PLACES, colour="attainment")).iter("a")
    assert link.get("class") == "step-4 current"


def test_tiles_without_places_draw_nothing():
    assert tiles.tile_grid([CoverageRow(JAMBI, coverage_ratio=0.4)], {}) == ""


def test_drawings_carry_no_inline_style():
    rows = [CoverageRow(JAMBI, coverage_ratio=0.4, target_ratio=0.5)]
    for text in (tiles.tile_grid(rows, PLACES), tiles.legend(rows), drawings.bar(rows[0], 1.0)):
        assert not re.search(r"style=|<style|<script", text)


def test_labels_are_short():
    names = {
        "18.03": "Kab. Lampung Utara",
        "18.12": "Kab. Tulang Bawang Barat",
        "18.72": "Kota Metro",
        "18.10": "Kab. Pringsewu",
    }
    assert [tiles.label_of(code, name) for code, name in names.items()] == [
        "LamUta",
        "TuBaBa",
        "Metro",
        "Pring.",
    ]
    assert tiles.label_of("62", "Kalimantan Tengah") == "Kalteng"
