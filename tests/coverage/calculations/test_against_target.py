"""How many regions of a list stand below the target of their year."""

from coverage.calculations.against_target import AgainstTarget, against_target
from coverage.rows.figures import CoverageRow, RegionRow, Unranked
from coverage.words.ranks import against_target_words, rank_words, without


def row(code: str, share: float | None = 0.4, gap: float | None = None, **fields) -> CoverageRow:
    """gap: of the target above the share, in points."""
    region = RegionRow(code, f"Provinsi {code}", "province", "provinsi")
    target = None if share is None or gap is None else round(share + gap / 100, 4)
    given = {"printed_ratio": share, "target_ratio": target, "gap_to_target_points": gap}
    return CoverageRow(region, coverage_ratio=share, **given | fields)


def open_row(code: str) -> CoverageRow:
    """45 % of a target of 45 %, of counts that leave 42 to 48 % open."""
    counts = {"active_participants": 2_700_000, "potential_workers": 6_000_000, "printed_ratio": None}
    return row(code, 0.45, 0.0, **counts)


def ranked(count: int, left: int = 0) -> list[CoverageRow]:
    """So many regions with a rank, and so many without any figure."""
    rows = [row(str(code), rank=code) for code in range(1, count + 1)]
    return rows + [row(f"x{code}", None, unranked_reason=Unranked.NOT_REPORTED) for code in range(left)]


class TestAgainstTarget:
    def test_regions_are_counted_by_where_they_stand(self):
        rows = [row("11", gap=2.0), row("12", gap=0.0), row("13", gap=-1.0), row("14"), open_row("15")]

        assert against_target(rows) == AgainstTarget(below=1, reached=2, unsure=1, unknown=1)

    def test_old_figures_and_absent_ones_are_not_counted(self):
        rows = [row("11", gap=2.0, unranked_reason=Unranked.STALE), row("12", None)]

        assert against_target(rows).regions == 0

    def test_words(self):
        rows = [row("11", gap=2.0), row("12", gap=3.0), row("13", gap=-1.0), row("14")]

        assert against_target_words(rows) == "2 dari 4 di bawah target, 1 tercapai, 1 tanpa target"
        assert against_target_words(rows[:3]) == "2 dari 3 di bawah target, 1 tercapai"

    def test_what_rounded_counts_leave_open_is_counted_apart(self):
        rows = [row("11", gap=2.0), row("13", gap=-1.0), open_row("15")]

        assert against_target_words(rows) == (
            "1 dari 3 di bawah target, 1 tercapai, 1 belum dapat dipastikan"
        )

    def test_nothing_is_said_where_no_region_has_a_target(self):
        assert against_target_words([row("14"), row("15")]) == ""


class TestRanksInWords:
    def test_four_fifths_make_a_rank(self):
        rows = ranked(36, 2)

        assert rank_words(rows[30], rows) == "peringkat 31 dari 36 yang punya angka"
        assert without(rows) == "38 provinsi, 2 tanpa angka"

    def test_exactly_four_fifths_are_enough(self):
        rows = ranked(8, 2)

        assert rank_words(rows[0], rows) == "peringkat 1 dari 8 yang punya angka"

    def test_fewer_are_only_an_order(self):
        rows = ranked(11, 27)

        assert rank_words(rows[9], rows) == "urutan 10 di antara 11 yang punya angka"

    def test_among_three_nothing_is_said(self):
        rows = ranked(3)

        assert rank_words(rows[0], rows) == ""
        assert rank_words(ranked(4)[0], ranked(4)) == "peringkat 1 dari 4 yang punya angka"

    def test_a_region_without_a_rank_has_no_words(self):
        rows = ranked(8, 2)

        assert rank_words(rows[-1], rows) == ""

    def test_old_figures_are_figures(self):
        rows = [*ranked(8), row("x", unranked_reason=Unranked.STALE, as_of="2021-12-13")]

        assert without(rows) == "9 provinsi, 1 tanpa angka terkini"
        assert without(ranked(8)) == "8 provinsi, semua punya angka"
