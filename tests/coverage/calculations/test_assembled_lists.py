"""Lines of many regions and days, each with its own target."""

from datetime import date
from decimal import Decimal

from coverage.calculations.assembling import (
    coverage_rows,
)
from tests.coverage.calculations.published import (
    potential,
    region,
    snapshot,
    target,
)

OWN = {"document_potential": None}


class TestCoverageRows:
    REGIONS = {"18": region("18"), "15": region("15")}

    def test_keeps_order_and_regions_apart(self):
        made = [
            snapshot(region_code="15", **OWN, printed_ratio=None, active_participants=100),
            snapshot(**OWN, printed_ratio=None, active_participants=100),
        ]
        known = [
            potential(potential_workers=500),
            potential(region_code="15", potential_workers=200),
        ]
        aims = [target(region_code="15", target_ratio=Decimal("0.6")), target()]
        found = coverage_rows(self.REGIONS, made, known, aims)
        assert [(r.region.code, r.coverage_ratio, r.target_ratio) for r in found] == [
            ("15", 0.5, 0.6),
            ("18", 0.2, 0.3262),
        ]

    def test_measures_each_day_against_the_target_of_its_year(self):
        made = [snapshot(as_of=date(year, 12, 31)) for year in (2023, 2024, 2025)]
        aims = [target(year=2025, target_ratio=Decimal("0.3839")), target()]
        found = coverage_rows(self.REGIONS, made, [], aims)
        assert [(r.target_year, r.target_ratio) for r in found] == [
            (None, None),
            (2024, 0.3262),
            (2025, 0.3839),
        ]

    def test_asked_for_a_document_measures_against_it_alone(self):
        aims = [target(document="RPJMD"), target(document="RKPD", target_ratio=Decimal("0.3"))]
        ratio = {
            name: coverage_rows(self.REGIONS, [snapshot()], [], aims, name)[0].target_ratio
            for name in (None, "RKPD", "KEMENDAGRI")
        }
        assert ratio == {None: 0.3262, "RKPD": 0.3, "KEMENDAGRI": None}

    def test_a_disputed_target_is_no_target(self):
        aims = [target(), target(target_ratio=Decimal("0.9"), source_ids=(4,))]
        (found,) = coverage_rows(self.REGIONS, [snapshot()], [], aims)
        assert (found.target_ratio, found.gap_to_target_people) == (None, None)
