"""The API keeps what openapi.json promises: statuses, content types and shapes, for whatever is asked."""

from functools import cache

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from coverage.api import api
from ucj_dashboard.wsgi import application

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ADDRESSES = [
    "regions/", "regions.csv", "ranking/", "ranking.csv", "series/{code}/", "series/{code}.csv",
    "series/{code}/targets.csv", "flags/", "flags.csv",
]  # fmt: skip


EXISTING = {"release": 1, "month": "2024-09", "province": "18", "region": "18"}


@cache
def described():
    """What openapi.json promises, of this very application."""
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    schema.app = application
    return schema


def about_what_exists(case):
    """The same question about Lampung in the first release; most made-up codes and numbers are only 404."""
    case.query = {name: EXISTING.get(name, value) for name, value in (case.query or {}).items()}
    case.path_parameters = dict.fromkeys(case.path_parameters or {}, "18")
    return case


@pytest.fixture
def _connection_stays():
    """Requests of the plain WSGI application would close the connection that holds the test's figures."""
    ends = (request_started, request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.mark.usefixtures("_connection_stays")
@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_are_as_described(published, address):
    asked = described()[f"/api/v1/{address}"]["GET"].as_strategy()

    @given(case=asked | asked.map(about_what_exists))
    @settings(
        max_examples=50,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case):
        case.call_and_validate(checks=PROMISES)

    ask()
