"""The API: when an answer may be kept, what it says before the first release, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.coverage.api.answers import LISTS, read, row_of, table
from tests.factories import statement


def test_a_stale_figure_is_told_without_a_rank(client, db):
    factories.publish(
        statement("18", "2023-01-31", share="20.00"), statement("15", "2024-09-24", share="30.00")
    )
    row = row_of(read(client, "ranking/?month=2024-09"), "18")
    assert (row["rank"], row["unranked_reason"], row["coverage_ratio"]) == (None, "stale", 0.2)


@pytest.mark.parametrize("address", [*LISTS, "series/00"])
def test_without_a_release_lists_are_empty(client, db, address):
    factories.make_nation()
    factories.make_province("18")
    answer = read(client, f"{address}/")
    assert answer["release"] is None
    assert not answer.get("ranked")
    budgets = read(client, "budgets/?region=18")
    assert (budgets["release"], budgets["count"], budgets["rows"]) == (None, 0, [])


def test_regions_are_known_before_the_first_release(client, db):
    factories.make_province("18")
    assert read(client, "regions/")["count"] == 1
    assert table(client, "ranking.csv") == []


def test_invented_figures_are_called_so(client, db, settings):
    factories.publish(statement("18", share="20.00"))
    assert "data_status" not in read(client, "ranking/")
    settings.DEMO = True
    assert read(client, "ranking/")["data_status"] == read(client, "flags/")["data_status"] == "DATA CONTOH"
    assert {row["data_status"] for row in table(client, "ranking.csv")} == {"DATA CONTOH"}


def test_an_answer_is_kept_until_the_next_release(client, db):
    factories.publish(statement("18", share="20.00"))
    first = client.get("/api/v1/ranking/")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=60"
    again = client.get("/api/v1/ranking/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/flags/", headers={"If-None-Match": tag}).status_code == 200
    factories.publish(statement("18", "2024-10-24", share="21.00"))
    assert client.get("/api/v1/ranking/", headers={"If-None-Match": tag}).status_code == 200


def test_a_refusal_is_not_kept(client, db):
    response = client.get("/api/v1/ranking/?level=x")
    assert "ETag" not in response
    assert response["Cache-Control"] == "private, no-store"


def test_the_api_is_read_only(client, db):
    assert client.post("/api/v1/ranking/", {"level": "regency"}).status_code == 405


@pytest.mark.parametrize(
    "address", ["ranking/?province=18", "ranking.csv?province=18", "regions/", "flags/", "budgets/?region=18"]
)
def test_queries_do_not_grow_with_the_regions(client, db, address):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{address}").status_code == 200
        return len(queries)

    factories.publish(*(_regency(number) for number in range(1, 3)))
    few = asked()
    factories.publish(*(_regency(number) for number in range(3, 21)))
    assert asked() == few


def _regency(number: int):
    return statement(
        f"18.{number:02}", active_participants=1_000 + number, potential_workers=50_001, target="30",
        target_year=2024, target_document="RPJMD", gap_people=17, gap_meaning="target",
    )  # fmt: skip
