"""The API: the same figures as pages and files, in the shape its description promises."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.coverage.api.answers import LISTS, read, row_of, table
from tests.coverage.places.ranking_files import published_file
from tests.factories import statement
from tests.once import stored_once

ORIGIN = ["release", "release_checksum", "address"]
LAMPUNG = "ranking/?level=regency&province=18&month=2024-09"
ROW = [
    "rank", "previous_rank", "unranked_reason", "code", "name", "kind", "as_of", "as_of_precision", "basis",
    "active_participants", "potential_workers", "potential_as_of", "coverage_ratio", "printed_ratio",
    "target_document", "target_year", "target_ratio", "target_people", "attainment_ratio",
    "gap_to_target_points", "gap_to_target_people", "unprotected_people", "source_ids", "flags",
]  # fmt: skip
POINT = [
    "as_of", "as_of_precision", "month", "basis", "active_participants", "potential_workers",
    "potential_as_of", "coverage_ratio", "printed_ratio", "source_ids",
]  # fmt: skip


NEWEST = [*(f"{name}/" for name in LISTS), "ranking/?level=regency&province=18"]
OLD = [
    *(f"{name}{end}?" for name in LISTS for end in ("/", ".csv")),
    *(f"budgets{end}?region=18&" for end in ("/", ".csv")),
]


def test_regencies_of_lampung_are_ranked_as_published(published, client):
    answer = read(client, LAMPUNG)
    assert [*answer] == [*ORIGIN, "month", "level", "regions", "ranked", "rows"]
    head = (answer["release"], answer["month"], answer["level"], answer["regions"], answer["ranked"])
    assert head == (1, "2024-09", "regency", 15, 13)
    assert all([*row] == ROW for row in answer["rows"])
    first, last = answer["rows"][0], answer["rows"][12]
    assert (first["rank"], first["name"], first["coverage_ratio"]) == (1, "Kota Metro", 0.329)
    assert (first["printed_ratio"], first["active_participants"]) == (0.329, None)
    assert (last["rank"], last["name"], last["coverage_ratio"]) == (13, "Kabupaten Pesisir Barat", 0.019)
    left = [(row["rank"], row["name"], row["unranked_reason"]) for row in answer["rows"][13:]]
    assert left == [
        (None, "Kabupaten Lampung Utara", "conflict"),
        (None, "Kabupaten Pesawaran", "not_reported"),
    ]


def _answered_before() -> tuple[dict[str, dict], dict[str, bytes]]:
    """What the newest release answers, and release 1 asked for by number, by address; then comes another."""
    client = Client()
    newest = {path: read(client, path) for path in NEWEST}
    first = {address: client.get(f"/api/v1/{address}release=1").content for address in OLD}
    factories.publish(
        statement("18.09", "2024-09-25", share="12.5"),
        statement("18", "2026-03-30", active_participants=900_001, potential_workers=3_100_005),
    )
    return newest, first


answered_before = stored_once(_answered_before, scope="class", database="published_once")


@pytest.mark.usefixtures("db")
class TestLater:
    """Another release was published since."""

    @pytest.mark.parametrize("path", NEWEST)
    def test_an_answer_says_where_the_same_is_had_again(self, answered_before, client, path):
        before = answered_before[0][path]
        again = client.get(before["address"].removeprefix("http://testserver")).json()
        assert again == before
        assert before["release"] == 1
        assert len(before["release_checksum"]) == 64

    @pytest.mark.parametrize("address", OLD)
    def test_an_old_release_is_answered_the_same(self, answered_before, client, address):
        before = answered_before[1][address]
        assert client.get(f"/api/v1/{address}release=1").content == before
        if not address.startswith("regions"):
            assert client.get(f"/api/v1/{address}").content != before


def test_csv_of_a_release_stays_the_same_bytes(published, client):
    for name in ("ranking.csv", "regions.csv", "series/18.csv", "series/18/targets.csv", "flags.csv"):
        before = client.get(f"/api/v1/{name}").content
        address = table(client, name)[0]["address"]
        assert address.startswith("http://testserver/")
        assert client.get(f"/api/v1/{name}?release=1").content == before


def test_lampung_is_measured_against_its_target(published, client):
    row = row_of(read(client, "ranking/?month=2024-09"), "18")
    assert (row["active_participants"], row["potential_workers"]) == (760_468, 3_058_943)
    assert row["coverage_ratio"] == 760_468 / 3_058_943
    assert (row["target_ratio"], row["target_document"], row["target_year"]) == (0.3262, "", 2024)
    assert (row["gap_to_target_people"], row["unprotected_people"]) == (237_359, 2_298_475)
    assert round(row["gap_to_target_points"], 2) == 7.76
    assert (row["as_of"], row["as_of_precision"], row["basis"]) == ("2024-09-24", "day", "domicile")
    assert all(isinstance(number, int) for number in row["source_ids"])


def test_gap_of_jambi_is_the_published_one(published, client):
    assert row_of(read(client, "ranking/?month=2024-12"), "15")["gap_to_target_people"] == 102_750


def test_json_csv_and_file_hold_the_same_ranking(published, client):
    asked = "level=regency&province=18&month=2024-09"
    answer = read(client, f"ranking/?{asked}")
    rows = [(row["code"], row["rank"], row["coverage_ratio"]) for row in answer["rows"]]
    lines = table(client, f"ranking.csv?{asked}")
    file = published_file(level="regency", province="18")
    assert rows == [(line["code"], _number(line["rank"]), _number(line["coverage_ratio"])) for line in lines]
    assert rows == [(row.region.code, row.rank, row.coverage_ratio) for row in file.page.rows]


def _number(text: str) -> float | None:
    return float(text) if text else None


def test_kind_and_order_can_be_asked(published, client):
    cities = read(client, f"{LAMPUNG}&kind=kota")["rows"]
    assert [row["code"] for row in cities] == ["18.72", "18.71"]
    by_gap = [row["gap_to_target_points"] for row in read(client, "ranking/?month=2024-12&sort=gap")["rows"]]
    known = [gap for gap in by_gap if gap is not None]
    assert known == sorted(known, reverse=True)


def test_a_document_asked_for_is_the_only_target(published, client):
    row = row_of(read(client, "ranking/?month=2025-12&document=KEMENDAGRI"), "18")
    assert (row["target_document"], row["target_ratio"]) == ("KEMENDAGRI", 0.3839)


def test_registration_is_never_ranked_with_domicile(published, client):
    assert {row["basis"] for row in read(client, "ranking/?basis=registration")["rows"]} == {"registration"}


def test_regions_by_level_and_province(published, client):
    answer = read(client, "regions/?level=province")
    assert (answer["release"], answer["count"], len(answer["rows"])) == (1, 38, 38)
    assert answer["rows"][0] == {
        "code": "11",
        "name": "Aceh",
        "level": "province",
        "kind": "provinsi",
        "parent_code": "00",
    }
    assert read(client, "regions/?province=18")["count"] == 15
    assert read(client, "regions/")["rows"][0]["code"] == "00"


def test_series_holds_every_point_and_every_target(published, client):
    answer = read(client, "series/18/")
    assert [*answer] == [*ORIGIN, "code", "points", "targets"]
    assert all([*point] == POINT for point in answer["points"])
    days = [point["as_of"] for point in answer["points"]]
    assert days == sorted(days)
    assert (days[0], answer["points"][0]["month"]) == ("2024-09-24", "2024-09")
    assert {
        "year": 2025,
        "document": "RPJMD",
        "target_ratio": 0.3839,
        "target_people": 1_149_447,
    }.items() <= next(row for row in answer["targets"] if row["document"] == "RPJMD").items()
    assert "" in {row["document"] for row in answer["targets"]}


def test_series_as_csv_are_two_tables(published, client):
    answer = read(client, "series/18/")
    assert len(table(client, "series/18.csv")) == len(answer["points"])
    assert len(table(client, "series/18/targets.csv")) == len(answer["targets"])
    assert table(client, "series/18.72.csv")[0]["printed_ratio"] == "0.329"


def test_flags_are_found_by_region_and_code(published, client):
    answer = read(client, "flags/?region=18&code=gap_mismatch")
    assert answer["count"] == len(answer["rows"]) > 0
    assert [*answer["rows"][0]] == [
        "code", "severity", "region_code", "as_of", "message", "likely_cause", "state",
    ]  # fmt: skip
    assert {(row["code"], row["region_code"], row["state"]) for row in answer["rows"]} == {
        ("gap_mismatch", "18", "open")
    }
    assert len(table(client, "flags.csv")) == read(client, "flags/")["count"]


@pytest.mark.parametrize(
    "address", ["series/99/", "series/1871/", "series/99.csv", "ranking/?province=99", "flags/?region=99",
                "regions/?province=99", "ranking/?release=99", "regions.csv?release=2", "budgets/?region=99",
                "budgets.csv?region=18&release=99"],
)  # fmt: skip
def test_what_does_not_exist_is_404_with_a_message(published, client, address):
    assert [*read(client, address, 404)] == ["detail"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("ranking/?mont=2024-09", "mont"),
        ("ranking/?month=2024-13", "month"),
        ("ranking/?month=", "month"),
        ("ranking/?month=0001-01", "month"),
        ("ranking/?month=2030-01", "month"),
        ("ranking/?level=kabkota", "level"),
        ("ranking/?level=province&province=18", "province"),
        ("ranking/?level=province&kind=kota", "kind"),
        ("ranking/?province=18.71", "province"),
        ("ranking/?basis=domisili", "basis"),
        ("ranking/?sort=name", "sort"),
        ("ranking/?release=0", "release"),
        ("ranking/?release=1&release=2", "release"),
        ("ranking.csv?release=x", "release"),
        ("regions/?kind=kota", "kind"),
        ("series/18/?segment=ALL", "segment"),
        ("series/18.csv?month=2024-09", "month"),
        ("flags/?region=abc", "region"),
        ("flags/?code=gap", "code"),
        ("budgets/", "region"),
        ("budgets.csv?region=18&year=1999", "year"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_422_and_named(published, client, address, parameter):
    answer = read(client, address, 422)
    assert answer["parameter"] == parameter
    assert answer["detail"]


def test_the_description_names_every_address_and_loads_nothing_from_elsewhere(client, db):
    described = read(client, "openapi.json")
    assert {path.removeprefix("/api/v1") for path in described["paths"]} == {
        "/regions/", "/regions.csv", "/ranking/", "/ranking.csv", "/series/{code}/", "/series/{code}.csv",
        "/series/{code}/targets.csv", "/flags/", "/flags.csv", "/budgets/", "/budgets.csv",
    }  # fmt: skip
    assert "http" not in json.dumps(described)
    assert client.get("/api/v1/docs").status_code == 404
    assert reverse("api:openapi-json") == "/api/v1/openapi.json"
