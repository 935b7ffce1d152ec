"""Which of a region's figures is shown, and which printed rank is quoted."""

from datetime import date

import pytest

from coverage.calculations.printed_rank import last_printed_rank, printed_ranks
from coverage.calculations.shown import dated_by, days_of, leading, of_list, up_to
from coverage.rows.figures import Basis, CoverageRow, RegionRow, Segment, StatementRow

LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi")
AFTER = date(2024, 12, 31)


def share(day: str) -> CoverageRow:
    return CoverageRow(LAMPUNG, date.fromisoformat(day), coverage_ratio=0.25)


def count(day: str) -> CoverageRow:
    return CoverageRow(LAMPUNG, date.fromisoformat(day), active_participants=700_000)


def undated() -> CoverageRow:
    return CoverageRow(LAMPUNG, active_participants=700_000)


class TestOwnPage:
    def test_leads_with_its_newest_share_whatever_its_age(self):
        assert leading([share("2021-12-13"), count("2025-06-30")]) == share("2021-12-13")

    def test_leads_with_its_newest_count_without_a_share(self):
        assert leading([count("2024-06-30"), count("2025-06-30")]) == count("2025-06-30")

    def test_has_nothing_to_lead_with(self):
        assert leading([]) is None

    def test_is_told_up_to_its_figure(self):
        history = [share("2024-01-31"), share("2024-06-30"), count("2025-06-30")]

        assert up_to(history, history[1]) == history[:2]
        assert up_to([*history, undated()], undated()) == []
        assert up_to([*history, undated()], history[2]) == history

    @pytest.mark.parametrize(("last", "told"), [("2024-06-29", 1), ("2024-06-30", 2), ("2025-12-31", 3)])
    def test_is_told_up_to_a_day_that_one_included(self, last: str, told: int):
        history = [share("2024-01-31"), share("2024-06-30"), count("2025-06-30"), undated()]

        assert dated_by(history, date.fromisoformat(last)) == history[:told]

    def test_is_told_whole_without_a_day(self):
        assert dated_by([share("2024-01-31"), undated()], None) == [share("2024-01-31"), undated()]

    def test_is_of_the_days_it_names(self):
        assert days_of([share("2024-01-31"), undated(), share("2024-06-30")]) == {
            date(2024, 1, 31),
            date(2024, 6, 30),
        }


class TestList:
    def test_shows_a_current_share_before_a_newer_count(self):
        assert of_list([share("2025-01-31"), count("2025-06-30")], AFTER) == share("2025-01-31")

    def test_shows_a_current_count_before_an_old_share(self):
        assert of_list([share("2024-12-31"), count("2025-06-30")], AFTER) == count("2025-06-30")

    def test_shows_an_old_share_before_an_old_count(self):
        assert of_list([share("2021-12-13"), count("2022-12-31")], AFTER) == share("2021-12-13")


def printed(rank: int, of: int | None, day: str | None, **fields) -> StatementRow:
    as_of = date.fromisoformat(day) if day else None
    return StatementRow("18", as_of, "day" if day else None, rank=rank, rank_of=of, source_id=1, **fields)


class TestPrintedRank:
    FOUR = ((None, None), (None, None), (None, None), (date(2025, 1, 1), None))

    def last(self, *rows: StatementRow, **words):
        published = words.pop("published", {})
        found = last_printed_rank(printed_ranks(rows, published, self.FOUR, "regency"), **words)
        return found and (found.rank, found.day)

    def test_the_newest_one_among_all_regions_of_its_day(self):
        rows = printed(2, 3, "2024-05-31"), printed(4, 4, "2025-05-31")

        assert self.last(*rows) == (4, date(2025, 5, 31))

    def test_one_among_another_number_of_regions_is_not_quoted(self):
        assert self.last(printed(2, 4, "2024-05-31")) is None
        assert self.last(printed(2, None, "2024-05-31")) is None

    def test_one_among_a_few_is_no_rank_of_all(self):
        assert list(printed_ranks([printed(1, 1, "2025-05-31")], {}, self.FOUR, "regency")) == []

    def test_only_of_all_participants_by_domicile(self):
        assert self.last(printed(2, 3, "2024-05-31", segment=Segment.BPU)) is None
        assert self.last(printed(2, 3, "2024-05-31", basis=Basis.REGISTRATION)) is None

    def test_a_rank_without_a_day_has_that_of_its_document(self):
        known = {1: (date(2025, 5, 1), "month")}

        assert self.last(printed(2, 4, None), published=known) == (2, date(2025, 5, 1))
        assert self.last(printed(2, 4, None)) is None

    def test_later_ones_are_not_known_yet(self):
        assert self.last(printed(2, 4, "2025-05-31"), until=date(2025, 5, 30)) is None
        assert self.last(printed(2, 4, "2025-05-31"), until=date(2025, 5, 31)) == (2, date(2025, 5, 31))

    @pytest.mark.parametrize(("day", "of"), [("2024-12-31", 3), ("2025-01-01", 4)])
    def test_a_region_counts_from_its_first_day_on(self, day: str, of: int):
        told = [one.of for one in self.all_of(day, self.FOUR) if one.is_of_all]

        assert told == [of]

    @pytest.mark.parametrize(("day", "of"), [("2024-12-31", 4), ("2025-01-01", 3)])
    def test_a_region_no_longer_counts_on_the_day_it_ends(self, day: str, of: int):
        ended = (*self.FOUR[:3], (None, date(2025, 1, 1)))
        told = [one.of for one in self.all_of(day, ended) if one.is_of_all]

        assert told == [of]

    def all_of(self, day: str, spans):
        """A rank of two, of three and of four regions, as printed."""
        return printed_ranks([printed(1, of, day) for of in (2, 3, 4)], {}, spans, "regency")
