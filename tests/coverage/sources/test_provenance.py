"""Where each figure came from."""

import pytest
from django.urls import reverse

from coverage.releases import publishing
from coverage.sources.queries.provenance import provenance
from tests.coverage.entry.entered import SOURCE, hand_in
from tests.factories import make_regency, make_user, publish, statement

pytestmark = pytest.mark.django_db

ADDRESS = reverse("entry_history", args=["18.71"])


@pytest.fixture
def twice(operator):
    """An entry that replaces another of the same day, each in its release."""
    verifier = make_user("verifikator.lampung", roles=["verifikator"], regions=["18"])
    for count in (503, 509):
        (part,) = hand_in(operator, {"18.71": {"total": count}})
        publishing.publish_parts(parts=[part.pk], by=verifier, note="")


def test_says_who_when_from_what_in_place_of_what_in_which_release(twice):
    newest, former = provenance("18.71")
    assert (newest.statement.active_participants, former.statement.active_participants) == (509, 503)
    assert (newest.handed_in_by, newest.published_by) == ("operator.lampung", "verifikator.lampung")
    assert newest.statement.source_title == SOURCE
    assert newest.replaced.active_participants == 503
    assert (newest.statement.published_in, former.statement.published_in) == (2, 1)
    assert former.replaced is None


def test_a_document_beside_an_entry_replaces_nothing(twice):
    publish(statement("18.71", "2025-10-31", active_participants=600, source_title="Berita"))
    assert provenance("18.71")[0].replaced is None


def test_targets_and_potentials_have_their_way_too():
    publish(
        statement(
            "18.71",
            "2025-09-30",
            potential_workers=1_003,
            target="40",
            target_year=2025,
            target_document="RPJMD",
        )
    )
    (row,) = provenance("18.71")
    assert (row.statement.potential_workers, row.statement.target_document) == (1_003, "RPJMD")


class TestPage:
    def test_shows_it(self, client, operator, twice):
        client.force_login(operator)
        page = client.get(ADDRESS).content.decode()
        assert "509 peserta" in page
        assert "503 peserta" in page
        assert SOURCE in page
        assert "verifikator.lampung" in page

    def test_of_another_province_is_refused(self, client, twice, caplog):
        client.force_login(make_user("orang.jambi", roles=["operator", "verifikator"], regions=["15"]))
        assert client.get(ADDRESS).status_code == 403
        assert "tidak berhak membaca riwayat 18.71" in caplog.text

    def test_an_unknown_region_is_not_found(self, client, operator):
        client.force_login(operator)
        assert client.get(reverse("entry_history", args=["18.99"])).status_code == 404

    def test_one_without_figures_says_so(self, client, operator):
        make_regency("18.71")
        client.force_login(operator)
        assert "Belum ada angka yang terbit" in client.get(ADDRESS).content.decode()

    @pytest.mark.parametrize("count", [2, 120])
    def test_takes_the_same_queries_for_any_count(self, client, operator, count, django_assert_num_queries):
        publish(
            *(
                statement(
                    "18.71", f"{2010 + number // 12}-{number % 12 + 1:02}-28", active_participants=number
                )
                for number in range(count)
            )
        )
        client.force_login(operator)
        client.get(ADDRESS)
        with django_assert_num_queries(13):  # session, user, scope, region, statements twice, parts; records
            page = client.get(ADDRESS)
        assert page.context["page"].of == (1 if count == 2 else 2)
