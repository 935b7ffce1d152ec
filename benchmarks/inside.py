"""What is done within a site's database, in a process of its own: python -m benchmarks.inside ACTION …

Prints JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

LAST_MONTH = date(2025, 12, 1)


def fill(months: str, releases: str) -> dict[str, float]:
    """The invented data set, longer than it is when asked so, and small releases until there are enough.

    Returns processor and passed seconds of the data set itself.
    """
    from django.core.management import call_command

    from benchmarks.writing import Meter
    from coverage.demo.loading import load
    from coverage.demo.seed import read_seed
    from coverage.rows.periods import months_before

    call_command("migrate", verbosity=0)
    call_command("import_regions", verbosity=0)
    every = tuple(months_before(LAST_MONTH, count) for count in reversed(range(int(months))))
    meter, began = Meter(), time.monotonic()
    made = load(seed=replace(read_seed(), months=every), say=lambda _: None)
    costs = {"cpu": meter.spent(), "seconds": time.monotonic() - began}
    for number in range(len(made), int(releases)):
        _correct(number)
    return costs


def _correct(number: int) -> None:
    """A release of three regencies whose last month is one more than it was."""
    from coverage.models import CurrentCoverage
    from tests.factories import publish, statement

    rows = CurrentCoverage.objects.filter(month=LAST_MONTH, segment="TOTAL", basis="domicile")
    known = rows.exclude(active_participants=None).filter(region__level="regency").order_by("region_id")
    chosen: Sequence[CurrentCoverage] = known[number % 400 :][:3]
    publish(
        *(
            statement(
                row.region_id,
                row.as_of.isoformat(),
                active_participants=row.active_participants + 1,
                entered=True,
            )
            for row in chosen
        )
    )


def writing(rounds: str) -> list[dict[str, float]]:
    from benchmarks.writing import measured

    return measured(int(rounds))


ACTIONS: dict[str, Callable[..., Any]] = {"fill": fill, "writing": writing}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(ACTIONS[sys.argv[1]](*sys.argv[2:])))
