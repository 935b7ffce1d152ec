import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from django.core.serializers.json import DjangoJSONEncoder

from coverage.calculations.assembling import with_target
from coverage.charts import plotly, theme
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow

JAMBI = RegionRow("15", "Jambi", "province", "provinsi", "00")
LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi", "00")
ACEH = RegionRow("11", "Aceh", "province", "provinsi", "00")
TARGETS = [
    TargetRow("15", year, "RPJMD", Decimal(share), 0, None)
    for year, share in ((2024, "0.53"), (2025, "0.55"))
]
TOKENS = Path(__file__).parents[3] / "static/css/tokens.css"


def counted(region, day, active, potential, target=TARGETS[0]):
    row = CoverageRow(
        region,
        as_of=day,
        as_of_precision="day",
        active_participants=active,
        potential_workers=potential,
        coverage_ratio=active / potential,
        source_ids=(7,),
    )
    return with_target(row, target)


HISTORY = [
    CoverageRow(
        JAMBI,
        as_of=date(2024, 10, 1),
        as_of_precision="day",
        coverage_ratio=0.4138,
        printed_ratio=0.4138,
    ),
    counted(JAMBI, date(2024, 12, 2), 592_806, 1_312_370),
]


def leaves(part):
    """Every value inside a description."""
    if isinstance(part, dict):
        for value in part.values():
            yield from leaves(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from leaves(value)
    else:
        yield part


def test_series_says_day_share_people_and_source_under_the_pointer():
    chart = plotly.series_chart(HISTORY, TARGETS, {7: "Kanwil Sumbagsel, 3 Desember 2024"})
    points = chart.spec["data"][-1]
    assert list(points["hovertext"]) == [
        "1 Oktober 2024<br>41,38%, menurut dokumen",
        "2 Desember 2024<br>45,17%<br>592.806 dari 1.312.370<br>Kanwil Sumbagsel, 3 Desember 2024",
    ]


def test_series_in_words_and_as_a_table():
    chart = plotly.series_chart(HISTORY, TARGETS)
    assert chart.alternative == (
        "Grafik garis cakupan Jambi: 41,38% per 1 Oktober 2024, 45,17% per 2 Desember 2024. "
        "Target RPJMD 2024: 53%, Target RPJMD 2025: 55%."
    )
    assert chart.lines[0] == ("2 Desember 2024", "45,17%", "592.806", "1.312.370", "53%", "")
    assert chart.lines[1][:4] == ("1 Oktober 2024", "41,38% (menurut dokumen)", "—", "—")


def test_series_hollows_printed_shares():
    colours = plotly.series_chart(HISTORY).spec["data"][-1]["marker"]["color"]
    assert list(colours) == ["var(--ground)", "var(--accent)"]
    drawing = ElementTree.fromstring(plotly.series_chart(HISTORY).drawing)
    assert [node.get("class") for node in drawing.iter("circle")] == ["dot hollow", "dot"]


def test_no_share_no_chart():
    assert plotly.series_chart([CoverageRow(JAMBI, as_of=date(2024, 1, 1))], TARGETS) is None


def test_descriptions_are_plain_and_small():
    spec = plotly.series_chart(HISTORY, TARGETS).spec
    text = json.dumps(spec, cls=DjangoJSONEncoder)
    assert len(text) < 8_000
    assert all(value is None or isinstance(value, str | int | float | bool) for value in leaves(spec))
    assert "bdata" not in text


def test_every_colour_is_one_of_the_stylesheet():
    charts = [
        plotly.series_chart(HISTORY, TARGETS),
    ]
    used = {name for chart in charts for name in re.findall(r"var\((--[a-z-]+)\)", json.dumps(chart.spec))}
    assert used
    assert used <= set(re.findall(r"(--[a-z0-9-]+):", TOKENS.read_text()))
    assert not any(re.search(r"#[0-9a-f]{6}", json.dumps(chart.spec)) for chart in charts)


def test_dashes_are_those_of_the_drawing():
    style = Path("static/css/charts.css").read_text()
    for name, dashes in theme.DASHES.items():
        drawn = re.search(rf"\.{name} {{[^}}]*stroke-dasharray: (\d+) (\d+)", style)
        assert dashes == "{}px,{}px".format(*drawn.groups()), name


def test_the_axes_are_those_of_the_drawing():
    chart = plotly.series_chart(HISTORY, TARGETS)
    drawn = {"".join(node.itertext()) for node in ElementTree.fromstring(chart.drawing).iter("text")}
    layout = chart.spec["layout"]
    assert {*layout["xaxis"]["ticktext"], *layout["yaxis"]["ticktext"]} <= drawn
