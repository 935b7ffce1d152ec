"""The truth of pages with the invented figures: 300 drawn with a fixed seed; CI draws some of a province."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings

from coverage.demo import loading
from regions.importing import import_regions
from tests.coverage.truth.kinds import CHECKS
from tests.coverage.truth.sweeping import LISTS, WHOLE, drawn, region_months, swept
from tests.once import stored_once

pytestmark = pytest.mark.django_db

COUNT = 300 if WHOLE else 12
PART = {} if WHOLE else {"months": 14, "provinces": ["18"]}


def _sweep() -> list[str]:
    """The faults of the drawn pages."""
    cache.clear()
    import_regions()
    with override_settings(DEMO=True):
        loading.load(**PART, say=lambda what: None)
        return swept(Client(), drawn(region_months(), COUNT), lists=LISTS)


found = stored_once(_sweep)


@pytest.mark.parametrize("kind", CHECKS)
def test_no_page_tells_this_untruth(found, kind):
    assert [fault for fault in found if f": {kind}: " in fault] == []
