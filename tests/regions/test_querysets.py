from datetime import date

import pytest

from regions.importing import import_regions
from regions.models import Region
from tests.factories import make_nation, make_province, make_regency

pytestmark = pytest.mark.django_db


def codes(regions):
    return [region.code for region in regions]


def test_a_region_is_in_force_from_its_first_day_until_the_day_it_is_gone():
    make_province("95", valid_from=date(2022, 7, 25), valid_until=date(2030, 1, 1))
    make_province("18")
    regions = Region.objects
    assert codes(regions.in_force_on(date(2022, 7, 24))) == ["18"]
    assert codes(regions.in_force_on(date(2022, 7, 25))) == ["18", "95"]
    assert codes(regions.in_force_on(date(2029, 12, 31))) == ["18", "95"]
    assert codes(regions.in_force_on(date(2030, 1, 1))) == ["18"]


def test_filters_read_as_a_sentence_and_keep_the_order():
    make_nation()
    make_regency("32.71")
    make_regency("18.72")
    make_regency("18.01")
    assert codes(Region.objects.at_level("regency").in_province("18")) == ["18.01", "18.72"]
    assert codes(Region.objects.of_kind("kota")) == ["18.72", "32.71"]
    assert codes(Region.objects.at_level("province")) == ["18", "32"]
    assert codes(Region.objects.at_level("nation")) == ["00"]


@pytest.mark.parametrize(
    ("day", "provinces"),
    [
        pytest.param(date(2021, 12, 31), 34, id="before-the-papua-laws"),
        pytest.param(date(2022, 7, 25), 37, id="three-new-provinces"),
        pytest.param(date(2022, 12, 8), 38, id="papua-barat-daya"),
        pytest.param(date(2025, 12, 31), 38, id="today"),
    ],
)
def test_new_provinces_count_from_their_law(day, provinces):
    import_regions()
    assert Region.objects.in_force_on(day).at_level("province").count() == provinces
    assert Region.objects.in_force_on(day).at_level("regency").count() == 514
