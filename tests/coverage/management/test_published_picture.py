"""What release 1 of a fresh set-up knows: the counts that pages and lists rest on."""

from datetime import date

import pytest

from coverage.calculations.assembling import targets_in_force
from coverage.models import Conflict, CurrentCoverage, Target
from regions.models import Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def provinces():
    return set(Region.objects.filter(level="province", valid_until=None).values_list("code", flat=True))


def test_thirty_provinces_have_a_share():
    found = CurrentCoverage.objects.of_regions(provinces()).counted("TOTAL", "domicile")
    assert len(set(found.exclude(coverage_ratio=None).values_list("region_id", flat=True))) == 30


def test_of_december_2025_24_are_current_6_old_5_known_by_registration_and_3_not_at_all():
    shares = CurrentCoverage.objects.of_regions(provinces()).counted("TOTAL", "domicile")
    shares = shares.exclude(coverage_ratio=None).filter(as_of__lte=date(2025, 12, 31))
    known = set(shares.values_list("region_id", flat=True))
    current = set(shares.filter(as_of__gt=date(2024, 12, 31)).values_list("region_id", flat=True))
    counted = CurrentCoverage.objects.of_regions(provinces()).counted("TOTAL", "registration")
    registered = set(counted.values_list("region_id", flat=True)) - known
    assert (len(current), len(known - current)) == (24, 6)
    assert sorted(registered) == ["31", "32", "33", "51", "76"]
    assert sorted(provinces() - known - registered) == ["92", "95", "96"]


def test_thirteen_provinces_have_a_target_in_force_in_the_year_of_their_newest_share():
    found = CurrentCoverage.objects.of_regions(provinces()).counted("TOTAL", "domicile")
    newest = found.exclude(coverage_ratio=None).order_by("region_id", "-as_of").distinct("region_id")
    years = {code: day.year for code, day in newest.values_list("region_id", "as_of")}
    in_force = targets_in_force(Target.objects.known_in(1).of_regions(provinces()).target_rows())
    assert sum((code, year) in in_force for code, year in years.items()) == 13


def test_only_lampung_utara_stays_a_conflict():
    assert list(Conflict.objects.current().values_list("kind", "region_id")) == [("snapshot", "18.03")]
