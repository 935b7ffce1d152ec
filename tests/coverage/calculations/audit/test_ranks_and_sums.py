import pytest
from msgspec.structs import replace

from tests.coverage.calculations.audit.figures import codes_of, flags_of, only, regions
from tests.factories import statement

LAMPUNG = sorted(code for code, region in regions().items() if region.parent_code == "18")


def counted_on(day, level, province):
    """38 provinces since the laws of 2022."""
    return {"province": 38 if day.year > 2022 else 34, "regency": 15}[level]


def rank(place, of, code="15", as_of="2024-12-02", **fields):
    return statement(code, as_of, rank=place, rank_of=of, **fields)


def test_a_rank_out_of_a_former_number_of_provinces():
    flag = only("rank_base", rank(16, 34), counted_on=counted_on)
    assert flag.message == "Tercetak peringkat 16 dari 34; per 2 Desember 2024 ada 38 provinsi."
    assert flag.likely_cause == "34 adalah jumlah provinsi sampai akhir 2022."


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(rank(34, 38), id="all-provinces"),
        pytest.param(rank(16, 34, as_of="2021-12-31"), id="the-number-of-its-day"),
        pytest.param(rank(2, 5), id="an-island-group"),
        pytest.param(rank(6, None), id="out-of-an-unsaid-number"),
        pytest.param(rank(16, 34, basis="registration"), id="a-rank-of-counts"),
        pytest.param(rank(1, 15, code="18.72"), id="all-regencies"),
        pytest.param(rank(1, 4, code="18.72"), id="a-few-regencies"),
        pytest.param(rank(120, 514, code="18.72"), id="all-regencies-of-the-nation"),
    ],
)
def test_ranks_that_need_no_look(row):
    assert flags_of(row, counted_on=counted_on) == []


def test_a_rank_out_of_the_wrong_number_of_regencies():
    assert "15 kabupaten/kota di Lampung" in only("rank_base", rank(1, 14, code="18.72")).message


def islands(*shares):
    codes = ("64", "65", "62", "63", "61")
    return [
        rank(place, 5, code, "2023-03-31", share=share)
        for place, (code, share) in enumerate(zip(codes, shares, strict=True), 1)
    ]


def test_ranks_of_a_full_list_follow_the_coverage():
    assert codes_of(*islands("70.86", "57.86", "52.92", "34.25", "32.28")) == []


def test_a_rank_against_the_coverage_is_flagged_on_both():
    codes = codes_of(*islands("70.86", "52.92", "57.86", "34.25", "32.28"))
    assert codes == ["rank_base", "rank_base"]


def test_equal_values_share_a_rank_and_rounding_leaves_room():
    assert codes_of(*islands("70.86", "52.9", "52.92", "34.25", "32.28")) == []


def test_a_list_with_a_gap_is_not_ranked():
    rows = islands("70.86", "52.92", "57.86", "34.25", "32.28")
    assert codes_of(*rows[:4]) == []


def province(total, parts, column="active_participants", **fields):
    rows = [statement("18", **{column: total}, **fields)]
    named = zip(LAMPUNG, parts, strict=False)
    return [*rows, *(statement(code, **{column: part}, **fields) for code, part in named)]


PARTS = [10_001 + 7 * place for place in range(15)]


@pytest.mark.parametrize("column", ["active_participants", "potential_workers"])
def test_regencies_that_sum_to_their_province(column):
    assert codes_of(*province(sum(PARTS), PARTS, column)) == []
    assert codes_of(*province(sum(PARTS) + 16, PARTS, column)) == []  # one head each, and the province's own


def test_regencies_that_do_not_sum_to_their_province():
    flag = only("children_mismatch", *province(sum(PARTS) + 17, PARTS))
    assert (flag.region_code, flag.severity) == ("18", "warning")
    assert "selisih −17" in flag.message


def test_target_heads_are_summed_by_document_and_year():
    rows = province(sum(PARTS) + 500, PARTS, "target_people", target_year=2025, target_document="RPJMD")
    assert "children_mismatch" in codes_of(*rows)
    other = replace(rows[0], target_document="RKPD")
    assert "children_mismatch" not in codes_of(other, *rows[1:])


def test_a_missing_or_disputed_regency_leaves_the_sum_open():
    rows = province(sum(PARTS) + 500, PARTS)
    assert "children_mismatch" not in codes_of(*rows[:-1])
    disputed = replace(rows[-1], active_participants=99_999, source_title="Lain")
    assert "children_mismatch" not in codes_of(*rows, disputed)


def test_a_rounded_province_leaves_room():
    assert codes_of(*province(151_000, PARTS)) == []


def test_a_correction_of_one_regency_is_checked_against_the_known_rest():
    rows = [replace(row, entered=True, published_in=1) for row in province(sum(PARTS), PARTS)]
    corrected = replace(rows[-1], active_participants=PARTS[-1] + 90, published_in=None)
    assert codes_of(corrected, known=tuple(rows)) == ["children_mismatch"]
