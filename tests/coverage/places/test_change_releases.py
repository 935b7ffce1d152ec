"""The page that explains a change: how many queries it takes, and what it says of an old release."""

import pytest

from tests.coverage.reading import get, said
from tests.factories import make_nation, publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db
QUERIES, OLD_QUERIES = 9, 13


def fill(count: int) -> None:
    """Regencies of Lampung in two months and two releases; the second release replaces a potential."""
    make_nation()
    codes = [f"18.{number:02}" for number in range(1, count + 1)]
    for note, day, added in (("satu", "2024-09-30", 0), ("dua", "2024-10-31", 90)):
        publish(
            *(
                statement(code, day, active_participants=4_321 + place, potential_workers=10_007 + added)
                for place, code in enumerate(codes)
            ),
            note=note,
        )


filled = stored_once(fill, scope="class")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("filled", [2, 20], indirect=True)
class TestQueries:
    def test_they_do_not_grow_with_the_regions(self, client, django_assert_num_queries):
        with django_assert_num_queries(QUERIES):
            get(client, "/wilayah/18.01/perubahan/")

    def test_nor_those_of_an_old_release(self, client, django_assert_num_queries):
        publish(statement("18.02", "2024-11-30", active_participants=5_001, potential_workers=10_097))
        with django_assert_num_queries(OLD_QUERIES):
            get(client, "/wilayah/18.01/perubahan/?rilis=2")


ADDRESS = "/wilayah/18.02/perubahan/"


def test_an_old_release_explains_what_it_knew(client):
    fill(2)
    before = said(get(client, ADDRESS))
    correction = {"active_participants": 5_001, "potential_workers": 10_097, "entered": True}
    publish(statement("18.02", "2024-10-31", **correction))
    assert "5.001" in said(get(client, ADDRESS))
    old = get(client, f"{ADDRESS}?rilis=2")
    assert "5.001" not in said(old)
    assert before.partition("Rilis 2")[0] == said(old).partition("Rilis 2")[0]
    assert 'name="rilis" value="2"' in old
