"""A session lives as long as it is used, and twelve hours longer."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session

from tests.factories import make_user

START = datetime(2025, 11, 3, 1, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(client):
    with time_machine.travel(START, tick=False) as clock:
        client.force_login(make_user(roles=["operator"], regions=["18"]))
        yield clock


def is_signed_in(client) -> bool:
    return client.get("/entri/").status_code == 200


def test_it_ends_after_twelve_hours_without_use(client, clock):
    clock.move_to(START + timedelta(hours=12, seconds=1))
    assert not is_signed_in(client)


def test_use_puts_its_end_off(client, clock):
    for hours in (11, 22, 33):
        clock.move_to(START + timedelta(hours=hours))
        assert is_signed_in(client)
    assert client.cookies["sessionid"]["max-age"] == 12 * 3600


def test_use_is_written_every_ten_minutes_at_most(client, clock):
    ends = []
    for minutes in (0, 5, 9, 10, 15, 19, 20):
        clock.move_to(START + timedelta(minutes=minutes))
        assert is_signed_in(client)
        ends.append((Session.objects.get().expire_date - START) - timedelta(hours=12))
    assert [int(end.total_seconds() // 60) for end in ends] == [0, 0, 0, 10, 10, 10, 20]


def test_a_stranger_gets_none(client):
    assert client.get("/").status_code == 200
    assert not Session.objects.exists()
