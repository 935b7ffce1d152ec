"""The health address, and what every answer carries."""

from unittest.mock import patch

import pytest
from django.db import OperationalError


@pytest.mark.django_db
def test_healthz_is_ok_while_the_database_answers(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_healthz_is_503_without_the_database(client):
    with patch("ucj_dashboard.health.connection.cursor", side_effect=OperationalError):
        assert client.get("/healthz").status_code == 503
