"""How many regions there were on a day."""

from datetime import date

import pytest

from regions.directory import counted_on
from regions.importing import import_regions


@pytest.mark.django_db
def test_provinces_grew_with_the_laws_of_2022():
    import_regions()
    count = counted_on()

    assert [count(date(year, 12, 31), "province", None) for year in (2021, 2022, 2025)] == [34, 38, 38]
    assert count(date(2021, 12, 31), "regency", None) == 514
    assert count(date(2025, 1, 1), "regency", "18") == 15
