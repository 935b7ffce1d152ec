import pytest

from regions.directory import name_index
from regions.models import RegionAlias
from tests.factories import make_regency

pytestmark = pytest.mark.django_db


def test_the_index_holds_stored_names_and_aliases(django_assert_num_queries):
    merauke = make_regency("93.01", "Kabupaten Merauke")
    RegionAlias.objects.create(region=merauke, alias="91.01", type="former_code")
    RegionAlias.objects.create(region=merauke, alias="Marauke", type="name")
    with django_assert_num_queries(2):
        index = name_index()
    assert index.resolve_code("91.01") == index.by_name("Kab. Marauke") == index.by_name("Merauke") == "93.01"
