"""Pages take as many queries with twenty regions as with two."""

import pytest

from coverage.models import Source
from tests.coverage.places.test_views import PAGES
from tests.coverage.reading import get
from tests.coverage.workbooks.filled import fill
from tests.once import stored_once

twenty = stored_once(lambda: fill(20))
pytestmark = pytest.mark.usefixtures("twenty", "db")


@pytest.mark.parametrize("name", PAGES)
def test_queries_do_not_grow_with_the_regions(client, name, django_assert_num_queries):
    address, queries = PAGES[name]
    address = address.format(source=Source.objects.get().pk)
    with django_assert_num_queries(queries):
        get(client, address)


@pytest.mark.parametrize("address", ["/wilayah/18/", "/wilayah/18.01/"])
def test_what_all_pages_share_is_not_asked_again(client, address, django_assert_max_num_queries):
    """Regions, thresholds, months of lists, contradictions: once a process, until something changes."""
    get(client, "/wilayah/18.02/")
    with django_assert_max_num_queries(20):
        get(client, address)
