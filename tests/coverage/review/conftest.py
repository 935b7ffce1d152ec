"""October of Lampung, handed in beside a published September."""

import pytest

from tests.coverage.entry.entered import hand_in
from tests.factories import make_user, publish, statement
from tests.once import stored_once


@pytest.fixture
def stranger():
    return make_user("verifikator.jambi", roles=["verifikator"], regions=["15"])


def _september():
    publish(
        *(
            statement(code, "2025-09-30", active_participants=active, potential_workers=10_007)
            for code, active in (("18.01", 5_003), ("18.02", 4_002), ("18.71", 3_001))
        )
    )


september = stored_once(_september, scope="class")


@pytest.fixture
def before(september, db):
    """Three regencies as published in September."""


@pytest.fixture
def parts(operator, before):
    """18.01 stays, 18.02 grows past it; 18.71 is not entered."""
    return hand_in(operator, {"18.01": {"total": "5003"}, "18.02": {"total": "6003"}})
