from datetime import date

import pytest
from django.utils.html import conditional_escape, strip_tags
from msgspec.structs import replace

from coverage.calculations.pace.statuses import UNKNOWN, RegionStatus
from coverage.places.pages.tables import RankingTable
from coverage.rows.figures import CoverageRow, RegionRow

LAMPUNG = CoverageRow(
    RegionRow("18", "Lampung", "province", "provinsi", "00", "Lampung"),
    as_of=date(2024, 9, 24),
    as_of_precision="day",
    active_participants=760_468,
    potential_workers=3_058_943,
    coverage_ratio=760_468 / 3_058_943,
    target_document="",
    target_year=2024,
    target_ratio=0.3262,
    attainment_ratio=760_468 / 3_058_943 / 0.3262,
    gap_to_target_points=(0.3262 - 760_468 / 3_058_943) * 100,
    gap_to_target_people=237_359,
    rank=3,
    movement=2,
)
METRO = CoverageRow(
    RegionRow("18.72", "Kota Metro", "regency", "kota", "18", "Kota Metro"),
    as_of=date(2025, 5, 31),
    as_of_precision="month",
    active_participants=687_000,
    coverage_ratio=0.329,
    printed_ratio=0.329,
    ratio_decimals=1,
    rank=1,
)


def cells(row: CoverageRow, *others: CoverageRow) -> dict[str, str]:
    """The texts of a row's cells, in a table with other rows."""
    bound = next(iter(RankingTable([row, *others]).rows))
    return {column.name: " ".join(strip_spaced(str(cell))) for column, cell in bound.items()}


def strip_spaced(markup: str) -> list[str]:
    return strip_tags(markup.replace("<", " <")).split()


def test_a_row_is_written_with_its_units():
    assert cells(LAMPUNG) == {
        "rank": "3 ▲2",
        "name": "Lampung",
        "coverage_ratio": "24,86%",
        "bar": "",
        "target_ratio": "32,62%",
        "attainment_ratio": "76,2%",
        "gap_to_target_points": "7,76 237.359",
        "active_participants": "760.468",
        "potential_workers": "3.058.943",
        "as_of": "24 Sep 2024",
    }


def test_what_is_not_reported_is_a_dash_and_what_is_printed_says_so():
    shown = cells(METRO, LAMPUNG)
    assert shown["coverage_ratio"] == "32,9% *"
    assert shown["active_participants"] == "sekitar 687.000"
    assert shown["as_of"] == "Mei 2025"
    absent = ("target_ratio", "attainment_ratio", "gap_to_target_points", "potential_workers")
    assert {shown[name] for name in absent} == {"—"}


@pytest.mark.parametrize(("active", "expected"), [(0, "0"), (None, "—")])
def test_a_reported_zero_is_not_a_dash(active, expected):
    row = CoverageRow(METRO.region, active_participants=active)
    assert cells(row, LAMPUNG)["active_participants"] == expected


def test_a_column_without_any_figure_is_named_instead_of_shown():
    table = RankingTable([METRO])
    assert "target_ratio" not in table.columns.names()
    assert str(table.unfilled[0]) == "Target"


def test_rows_stay_in_the_order_they_came_in():
    table = RankingTable([LAMPUNG, METRO])
    assert [row.record for row in table.rows] == [LAMPUNG, METRO]


def test_names_lead_to_their_page_in_the_same_release():
    row = next(iter(RankingTable([METRO], suffix="?rilis=1").rows))
    assert row.get_cell("name") == '<a href="/wilayah/18.72/?rilis=1">Kota Metro</a>'


def test_a_share_of_rounded_counts_is_about_so_much():
    """2,7 of 6 million: sekitar 45 %, which may be 42 to 48 %; a target of 45 % lies between."""
    counts = {"active_participants": 2_700_000, "potential_workers": 6_000_000}
    row = replace(METRO, **counts, printed_ratio=None, coverage_ratio=0.45, ratio_decimals=0)
    row = replace(row, target_ratio=0.45, attainment_ratio=1.0, gap_to_target_points=0.0)
    found = cells(row)
    assert found["coverage_ratio"] == "sekitar 45% 42–48%"
    assert found["attainment_ratio"] == "sekitar 100%"
    assert found["gap_to_target_points"] == "belum dapat dipastikan"


class TestPace:
    STATUSES = {METRO.region.code: RegionStatus("limited")}

    def test_a_step_stands_in_its_column(self):
        table = RankingTable([METRO], statuses=self.STATUSES)
        assert "▼ terbatas" in str(next(iter(table.rows)).get_cell("pace"))

    def test_without_any_step_the_column_is_named_and_left_out(self):
        table = RankingTable([METRO], statuses={METRO.region.code: UNKNOWN})
        assert "pace" not in table.columns.names()
        assert "Laju" in table.unfilled


def test_growth_has_a_column_only_where_rows_are_sorted_by_it():
    grown = replace(METRO, growth_points=1.5, ratio_decimals=1)
    assert "growth_points" not in RankingTable([grown]).columns.names()
    table = RankingTable([grown], sorted_by="growth_points")
    assert next(iter(table.rows)).get_cell("growth_points") == "+1,5"
    assert [column.name for column, _link, marked in table.headers if marked] == ["growth_points"]


def test_rows_are_written_as_django_tables2_writes_their_cells():
    grown = replace(METRO, growth_points=1.5, ratio_decimals=1)
    table = RankingTable([LAMPUNG, grown], sorted_by="growth_points", statuses={"18": UNKNOWN})
    body = table.body()
    assert body.index("Lampung") < body.index("Kota Metro")
    for row in table.rows:
        for column, cell in row.items():
            written = f">{conditional_escape(cell)}</{'th' if column.name == 'name' else 'td'}>"
            assert written in body, column.name


def test_a_row_is_marked_and_has_a_box():
    body = RankingTable([LAMPUNG, METRO]).body(here="18", ticks="pilihan")
    assert body.count('<tr class="here">') == 1
    assert 'name="wilayah" value="18.72" form="pilihan" aria-label="Bandingkan Kota Metro"' in body
