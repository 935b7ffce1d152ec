"""Settled statements as the figures that readers see."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.settling import potential_of, snapshot_of, target_of
from tests.coverage.calculations.published import ACTIVE, ANTARA, DAY, LAMPOST, POTENTIAL, SHARE, stated


class TestFacts:
    def test_two_reports_make_the_more_precise_snapshot(self):
        for agreeing in ((LAMPOST, ANTARA), (ANTARA, LAMPOST)):
            made = snapshot_of(agreeing)
            assert (made.active_participants, made.document_potential) == (ACTIVE, POTENTIAL)
            assert (made.printed_ratio, made.printed_decimals) == (SHARE, 2)
            assert set(made.source_ids) == {11, 12}

    def test_a_snapshot_is_dated_by_the_most_exact(self):
        told = [stated(as_of_precision=precision, active_participants=5) for precision in ("year", "month")]
        assert snapshot_of(told).as_of_precision == "month"
        assert snapshot_of([*told, stated(active_participants=5)]).as_of_precision == "day"

    def test_an_entry_gives_its_own_numbers(self):
        """An officer who corrects 760.468 to 770.000 has not agreed with the newspaper's 760.468."""
        entry = stated(
            entered=True,
            active_participants=770_000,
            potential_workers=3_060_000,
            source_id=21,
            as_of_precision="month",
        )
        made = snapshot_of([entry, LAMPOST])
        assert (made.active_participants, made.document_potential) == (770_000, 3_060_000)
        assert (made.printed_ratio, made.as_of_precision) == (None, "month")
        assert made.source_ids == (21, 11)
        assert potential_of([entry, LAMPOST]).potential_workers == 3_060_000

    def test_an_entry_without_a_potential_takes_nobody_elses(self):
        entry = stated(entered=True, active_participants=ACTIVE)
        assert snapshot_of([entry, LAMPOST]).document_potential is None

    def test_a_share_alone_brings_its_own_potential(self):
        """Lampung, 8 December 2025 (Sinarlampung): 25,27 % of 3,1 million, no count."""
        made = snapshot_of(
            [stated(printed_ratio=Decimal("0.2527"), printed_decimals=2, potential_workers=3_100_000)]
        )
        assert (made.active_participants, made.document_potential) == (None, 3_100_000)

    def test_a_count_does_not_take_the_potential_of_a_share(self):
        """Vintages are never mixed: the second document's potential is not the first one's."""
        count = stated(active_participants=760_468)
        share = stated(printed_ratio=SHARE, printed_decimals=2, potential_workers=3_058_943)
        made = snapshot_of([count, share])
        assert (made.active_participants, made.document_potential) == (760_468, None)

    def test_a_reported_zero_stays_zero(self):
        assert snapshot_of([stated(active_participants=0)]).active_participants == 0

    def test_the_share_with_most_decimals_speaks(self):
        told = [
            stated(printed_ratio=Decimal("0.25"), printed_decimals=0),
            stated(printed_ratio=SHARE, printed_decimals=2),
        ]
        assert snapshot_of(told).printed_ratio == SHARE

    def test_a_share_of_unknown_decimals_stands_for_a_whole_per_cent(self):
        told = [stated(printed_ratio=Decimal("0.25")), stated(printed_ratio=SHARE, printed_decimals=1)]
        assert snapshot_of(told[:1]).printed_decimals == 0
        assert snapshot_of(told).printed_decimals == 1

    def test_one_source_is_named_once(self):
        assert snapshot_of([LAMPOST, LAMPOST]).source_ids == (11,)
        assert snapshot_of([stated(active_participants=5)]).source_ids == ()

    @pytest.mark.parametrize("made", [snapshot_of, potential_of, target_of])
    def test_every_fact_names_all_its_sources_once_in_their_order(self, made):
        fields = {"active_participants": ACTIVE, "potential_workers": POTENTIAL, "target_people": 5}
        rows = [stated(id=at, source_id=at, target_year=2024, **fields) for at in (12, 11, 12)]
        assert made([*rows, stated(source_id=None, target_year=2024, **fields)]).source_ids == (12, 11)

    def test_potential_begins_on_the_day_of_its_statement(self):
        made = potential_of([ANTARA, LAMPOST])
        assert (made.potential_workers, made.valid_from, made.source_ids) == (POTENTIAL, DAY, (12, 11))

    def test_target_takes_share_and_heads_where_they_are_most_precise(self):
        told = [
            stated(
                target_year=2025, target_ratio=Decimal("0.38"), target_decimals=0, target_people=1_174_328
            ),
            stated(
                target_year=2025, target_ratio=Decimal("0.3839"), target_decimals=2, target_people=1_170_000
            ),
        ]
        made = target_of(told)
        assert (made.target_ratio, made.target_decimals) == (Decimal("0.3839"), 2)
        assert (made.target_people, made.year, made.document) == (1_174_328, 2025, "")

    def test_target_of_heads_alone_has_no_share(self):
        made = target_of([stated(target_year=2025, target_people=57_550_000, as_of=date(2025, 6, 30))])
        assert (made.target_ratio, made.target_decimals, made.target_people) == (None, None, 57_550_000)

    def test_target_entered_gives_its_own_numbers(self):
        told = stated(
            target_year=2025, target_ratio=Decimal("0.3839"), target_decimals=2, target_people=997_827
        )
        entry = stated(target_year=2025, target_people=998_000, entered=True)
        made = target_of([entry, told])
        assert (made.target_people, made.target_ratio) == (998_000, Decimal("0.3839"))
