"""What each document of a figure's year says of it, and the target that comes after that year."""

import re
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from coverage.calculations.verdicts import distinct_targets, judged
from coverage.rows.figures import TargetRow
from coverage.templatetags.words import headline_linked
from coverage.words import sentences
from tests.coverage.calculations.lines import counted

DAY, CLOSE = date(2025, 9, 30), date(2025, 12, 31)
SAME_YEAR, NEXT_YEAR = date(2025, 12, 1), date(2026, 1, 1)


def target(document, percent, year=2025, code="15", decimals=None, **fields):
    shown = len(percent.partition(".")[2]) if decimals is None else decimals
    return TargetRow(code, year, document, Decimal(percent) / 100, shown, None, **fields)


def row(day=DAY, code="15"):
    """40,01 % of exact counts."""
    return counted(day, 400_107, 1_000_007, code=code)


def said(*targets, newest=SAME_YEAR, document=None, **of):
    return sentences.verdicts(judged(row(**of), targets, newest, document))


class TestVerdicts:
    def test_documents_that_say_the_same_are_one_voice(self):
        assert said(target("RPJMD", "50"), target("RKPD", "45")) == ""

    def test_each_verdict_has_one_clause_by_its_strongest_document(self):
        found = said(target("KEMENDAGRI", "55.15"), target("RPJMD", "38"), target("ROADMAP", "52.5"))
        assert found == (
            "Target 2025 tercapai menurut RPJMD; kurang 15,14 poin menurut Kemendagri "
            "(1 dokumen lain: 52,5%)."
        )

    def test_shares_that_round_to_each_other_are_one(self):
        targets = [target("RPJMD", "62"), target("KEMENDAGRI", "62.22"), target("ROADMAP", "30")]
        assert [one.document for one in distinct_targets(targets)] == ["RPJMD", "ROADMAP"]

    def test_indonesia_asks_its_own_documents(self):
        found = said(target("RPJMN", "35", code="00"), target("KEMENDAGRI", "55.15", code="00"), code="00")
        assert found.startswith("Target 2025 tercapai menurut RPJMN; kurang")

    def test_a_document_that_is_asked_for_is_the_only_voice(self):
        assert said(target("RPJMD", "38"), target("RKPD", "50"), document="RPJMD") == ""

    def test_unnamed_documents_that_contradict_each_other_are_both_named(self):
        first = target("", "50", source_ids=(1,))
        found = said(first, target("", "38.39", source_ids=(2,)))
        assert found == (
            "Target 2025 kurang 9,99 poin menurut dokumen tanpa nama; tercapai menurut dokumen tanpa nama."
        )
        same = said(first, target("", "60", source_ids=(2,)))
        assert same == "Target 2025 kurang 9,99 poin menurut dokumen tanpa nama (1 dokumen lain: 60%)."

    def test_one_that_a_verifier_chose_comes_first(self):
        found = said(target("RPJMD", "38"), target("RKPD", "50", override="surat gubernur"))
        assert found.startswith("Target 2025 kurang 9,99 poin menurut RKPD; tercapai menurut RPJMD")


@pytest.mark.parametrize(
    "fields", [{"as_of": None}, {"coverage_ratio": None}, {"segment": "PU"}, {"basis": "registration"}]
)
def test_a_line_that_no_target_speaks_of_stays_as_it_is(fields):
    line = replace(row(), **fields)
    assert judged(line, [target("RPJMD", "38"), target("RKPD", "50")], NEXT_YEAR) == line


def test_on_pages_other_documents_lead_to_all_targets():
    targets = [target("RPJMD", "40"), target("RKPD", "50"), target("KEMENDAGRI", "52.5")]
    line = judged(row(), targets, SAME_YEAR)
    shown = headline_linked(line)
    assert '<a href="/wilayah/15/target/riwayat/">(1 dokumen lain: 52,5%)</a>' in shown
    assert re.sub("<[^>]+>", "", shown) == sentences.headline(line)
    assert '<a href="/wilayah/15/target/riwayat/?rilis=3">' in headline_linked(line, "?rilis=3")
    assert "<a" not in headline_linked(judged(row(), [target("RPJMD", "40")], SAME_YEAR))


class TestNextTarget:
    TARGETS = (target("RPJMD", "45"), target("RPJMD", "48", 2026), target("RPJMD", "52", 2027))

    def told(self, *targets, newest, day=DAY, document=None):
        return sentences.next_target(judged(row(day), targets or self.TARGETS, newest, document))

    def test_none_while_the_year_goes_on(self):
        assert self.told(newest=SAME_YEAR) == ""

    @pytest.mark.parametrize(("day", "newest"), [(DAY, NEXT_YEAR), (CLOSE, SAME_YEAR)])
    def test_the_year_is_over_with_a_later_figure_or_its_last_day(self, day, newest):
        assert self.told(newest=newest, day=day) == (
            "Target RPJMD 2026 adalah 48%: masih 79.896 peserta (7,99 poin) dari angka ini."
        )

    def test_it_is_over_with_its_own_last_day_that_another_figure_has(self):
        found = judged(row(), self.TARGETS, SAME_YEAR, own_days={CLOSE})
        assert sentences.next_target(found).startswith("Target RPJMD 2026")

    def test_it_is_the_first_from_the_newest_figures_year_on(self):
        assert self.told(newest=date(2027, 3, 1)).startswith("Target RPJMD 2027 adalah 52%")

    def test_a_year_without_a_target_is_passed_over(self):
        assert self.told(self.TARGETS[0], self.TARGETS[2], newest=NEXT_YEAR).startswith("Target RPJMD 2027")

    def test_a_year_with_heads_alone_is_passed_over(self):
        heads = TargetRow("15", 2026, "RPJMD", None, None, 500_000)
        assert self.told(self.TARGETS[0], heads, self.TARGETS[2], newest=NEXT_YEAR).startswith(
            "Target RPJMD 2027"
        )

    def test_a_year_whose_documents_contradict_each_other_is_passed_over(self):
        unnamed = [
            target("", percent, 2026, source_ids=(place,)) for place, percent in enumerate(("48", "60"))
        ]
        assert self.told(self.TARGETS[0], *unnamed, self.TARGETS[2], newest=NEXT_YEAR).startswith(
            "Target RPJMD 2027"
        )

    def test_one_below_the_figure_is_said_to_be(self):
        found = self.told(self.TARGETS[0], target("RPJMD", "40", 2026), newest=NEXT_YEAR)
        assert found == "Target RPJMD 2026, 40%, tidak di atas angka ini."

    def test_without_a_later_target_nothing_is_said(self):
        assert self.told(self.TARGETS[0], newest=NEXT_YEAR) == ""
