"""What each kind of row in the published file becomes on the pages: one test a kind."""

from datetime import date

import pytest

from coverage.calculations.precision import WholePercents, named_interval
from coverage.models import Statement
from coverage.parsing.days import parse_month
from coverage.places.pages.ranking import ranking_page
from coverage.places.pages.region import region_page
from coverage.queries import figures, releases
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import Basis, Segment
from coverage.words.sentences import headline

pytestmark = pytest.mark.usefixtures("published")


def page(code: str, month: str | None = None, **asked):
    question = Asked(month=parse_month(month) if month else None, **asked)
    return region_page(code, question, releases.release_row())


def ranked(peers):
    return [row.region.code for row in peers.rows if row.rank is not None]


def test_counts_and_share():
    row = page("18", "2024-09").row
    assert (row.active_participants, row.potential_workers) == (760_468, 3_058_943)
    assert row.printed_ratio is None
    assert round(row.coverage_ratio, 4) == 0.2486
    assert (row.gap_to_target_people, round(row.gap_to_target_points, 2)) == (237_359, 7.76)
    assert row.unprotected_people == 2_298_475


def test_agreeing_documents_are_both_named():
    shown = page("18", "2024-09")
    publishers = {shown.sources[source].publisher for source in shown.row.source_ids}
    assert publishers == {"Lampost.co", "ANTARA"}


def test_share_alone_is_shown_as_printed():
    row = page("18.72", "2024-09").row
    assert (row.coverage_ratio, row.printed_ratio, row.ratio_decimals) == (0.329, 0.329, 1)
    assert row.active_participants is None
    assert row.gap_to_target_people is None


def test_count_alone_has_no_coverage():
    row = page("17.02", "2025-06").row
    assert (row.active_participants, row.coverage_ratio) == (27_045, None)
    assert row.unranked_reason == "no_potential"


def test_potential_alone_is_no_figure():
    shown = page("21.71", "2025-11")
    assert shown.row.unranked_reason == "other_segment"
    assert shown.row.as_of is None


def test_segment_with_its_own_potential():
    row = page("21.71", "2025-11", segment=Segment.JAKON).row
    assert (row.active_participants, row.potential_workers) == (43_700, 101_000)
    assert row.target_ratio is None


def test_target_alone_stands_among_the_targets():
    targets = {(t.year, t.document): float(t.target_ratio) for t in page("14").targets}
    assert targets[2029, "ROADMAP"] == 0.85


def test_rank_alone_becomes_no_figure():
    shown = page("14", "2025-08")
    assert str(shown.row.as_of) == "2025-07-30"
    assert [s.rank for s in shown.printed.statements if s.as_of and s.as_of.month == 8] == [10]


def test_gap_alone_becomes_no_figure():
    shown = page("75", "2025-07")
    assert shown.row.unranked_reason == "stale"
    assert Statement.objects.filter(region="75", gap_people=88_753).exists()


def test_no_day_is_listed_and_never_the_newest():
    shown = page("81")
    assert str(shown.row.as_of) == "2025-10-31"
    assert [float(s.printed_ratio) for s in shown.printed.undated if s.printed_ratio] == [0.42]


def test_rounded_counts_show_the_printed_share():
    row = page("18", "2025-08").row
    assert (row.coverage_ratio, row.printed_ratio) == (0.245, 0.245)
    assert (row.active_participants, row.potential_workers) == (687_000, 2_800_000)
    assert row.gap_to_target_people is None


def test_rounded_counts_without_share_are_divided():
    row = page("36", "2025-10").row
    assert (row.coverage_ratio, row.printed_ratio, row.ratio_decimals) == (0.45, None, 0)
    assert named_interval(row) == WholePercents(42, 48)


def test_a_printed_share_of_a_rounded_count_is_the_figure():
    row = page("36", "2025-11").row
    assert (row.coverage_ratio, row.printed_ratio, row.ratio_decimals) == (0.429, 0.429, 1)


def test_registration_basis_is_a_ranking_of_its_own():
    assert page("31").row.unranked_reason == "registration_only"
    assert page("31", basis=Basis.REGISTRATION).row.active_participants == 8_010_000


def test_month_precision():
    assert page("18", "2025-05").row.as_of_precision == "month"


def test_printed_rank_stands_beside_ours():
    shown = page("15", "2024-12")
    assert [(s.rank, s.rank_of, s.category) for s in shown.printed.beside] == [(16, 34, "rendah")]
    assert shown.row.gap_to_target_people == 102_750
    assert shown.row.rank == 4
    assert len(ranked(shown.peers)) == 12


def test_disputed_region_lists_both_values():
    shown = page("18", "2024-09")
    assert [float(s.printed_ratio) for s in shown.disputed["18.03"]] == [0.256, 0.266]
    assert {row.region.code: row.unranked_reason for row in shown.unranked} == {
        "18.03": "conflict",
        "18.09": "not_reported",
    }


def test_unnamed_targets_that_disagree_are_not_in_force():
    shown = page("13", "2025-08")
    assert shown.row.target_ratio is None
    assert sorted(float(t.target_ratio) for t in shown.targets_of_year) == [0.322, 0.34]


def test_named_documents_win_over_unnamed():
    row = page("18", "2025-12").row
    assert (row.target_document, row.target_people) == ("RPJMD", 1_149_447)


def test_indonesia_goes_by_rpjmn_and_lists_kemendagri():
    shown = page("00", "2025-10")
    assert (shown.row.target_document, shown.row.target_ratio) == ("RPJMN", 0.3215)
    assert "KEMENDAGRI" in {t.document for t in shown.targets_of_year}


def test_asked_document_or_none():
    assert page("00", "2025-10", document="KEMENDAGRI").row.target_ratio == 0.5215
    assert page("00", "2025-10", document="RPJPN").row.target_ratio is None


def test_the_ranking_of_lampung():
    question = RankingQuestion(Asked(), "regency", "18")
    rows = figures.ranking(question, releases.release_row(), date(2024, 9, 1))

    assert [row.rank for row in rows] == [1, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12, 13, None, None]
    assert (rows[0].region.official_name, rows[0].coverage_ratio) == ("Kota Metro", 0.329)
    assert (rows[12].region.official_name, rows[12].coverage_ratio) == ("Kabupaten Pesisir Barat", 0.019)


class TestMonths:
    """Each list speaks for the month of its own fullest recent picture."""

    def test_lampung_is_not_emptied_by_a_figure_of_another_list(self):
        shown = page("18")
        assert shown.below.month == date(2024, 9, 1)
        assert len(ranked(shown.below)) == 13
        assert len(shown.below.rows) == 15

    def test_jambi_stays_in_the_list_of_provinces(self):
        shown = page("15")
        assert shown.peers.month == date(2026, 2, 1)
        assert shown.row.as_of == date(2025, 3, 17)
        assert shown.row.rank == shown.peer.rank == 7

    def test_a_list_without_figures_takes_the_month_of_all_regencies(self):
        shown = page("95")
        assert shown.below.months.borrowed == "regency"
        assert shown.below.month == page("12.01").peers.month

    def test_an_asked_month_holds_for_both_lists(self):
        shown = page("18", "2025-05")
        assert (shown.peers.month, shown.below.month) == (date(2025, 5, 1), date(2025, 5, 1))

    def test_filters_do_not_change_the_month(self):
        release = releases.release_row()
        every = ranking_page(RankingQuestion(Asked(), "regency"), release)
        only = ranking_page(RankingQuestion(Asked(), "regency", kind="kota"), release)
        assert only.month == every.month

    def test_old_figures_stand_below_the_ranking_by_their_value(self):
        rows = [row for row in page("00").ranking if row.unranked_reason == "stale"]
        assert rows == list(page("00").unranked[: len(rows)])
        assert [row.coverage_ratio for row in rows] == sorted(
            (row.coverage_ratio for row in rows), reverse=True
        )

    def test_an_old_figure_leads_its_own_page(self):
        row = page("82").row
        assert (row.as_of, row.unranked_reason) == (date(2021, 12, 13), "stale")
        assert headline(row).startswith("Per 13 Desember 2021, 31,24% pekerja Maluku Utara terlindungi")

    def test_a_count_by_registration_is_called_so(self):
        row = page("32").row
        assert (row.basis, row.unranked_reason) == ("registration", "registration_only")
        said = "Sekitar 4,96 juta peserta Jawa Barat menurut pendaftaran, per Februari 2025; "
        assert headline(row) == said + "cakupan belum dapat dihitung."

    def test_a_contradiction_is_not_forgotten_with_time(self):
        shown = page("18.03", "2026-03")
        assert shown.row.unranked_reason == "conflict"
        assert shown.peer.unranked_reason == "conflict"

    def test_the_last_official_rank_is_quoted_below_the_quorum(self):
        (printed,) = page("18").printed.ranks
        assert (printed.rank, printed.of, printed.day) == (34, 38, date(2025, 5, 31))
