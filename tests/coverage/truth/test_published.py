"""The truth of pages with the published figures: every region and month that has one; CI reads a part."""

import pytest
from django.core.cache import cache

from tests.coverage.truth.kinds import CHECKS
from tests.coverage.truth.sweeping import LISTS, WHOLE, Asked, drawn, region_months, swept

PART = 40


@pytest.fixture(scope="module")
def found(published_once, django_db_blocker):
    from django.test import Client

    cache.clear()
    with django_db_blocker.unblock():
        months = region_months()
        newest = [Asked(code) for code in sorted({asked.code for asked in months})]
        chosen = [*newest, *months] if WHOLE else [*drawn(newest, PART // 2), *drawn(months, PART)]
        return swept(Client(), chosen, lists=LISTS)


@pytest.mark.parametrize("kind", CHECKS)
def test_no_page_tells_this_untruth(found, kind):
    assert [fault for fault in found if f": {kind}: " in fault] == []
