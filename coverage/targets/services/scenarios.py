"""Draft targets of a province's regencies: kept under a name, sent on to a verifier, forgotten."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from msgspec import Struct

from coverage.models import Scenario, Submission
from coverage.submissions.refusal import EntryRefused, Refused, Why
from coverage.targets.services.entry import TargetEntry, submit_targets

DECIMALS = 2  # of a percentage, as documents print targets
LONGEST_NAME = 120  # letters of the column


class NotKept(Refused):
    """A scenario was not kept."""


class ScenarioPart(Struct, frozen=True):
    """A regency in a scenario. heads: people; potential: that its share was taken of, None when unknown."""

    code: str
    heads: int
    locked: bool
    potential: int | None

    @property
    def ratio(self) -> Decimal | None:
        """Heads as a share of the potential, with the two decimals that are handed in."""
        if not self.potential:
            return None
        return (Decimal(self.heads) / self.potential).quantize(Decimal(10) ** -(DECIMALS + 2), ROUND_HALF_UP)


def keep(
    *, region: str, year: int, name: str, method: str, people: int, parts: Sequence[ScenarioPart], by: User
) -> Scenario:
    """Keep a scenario under its name. Raises NotKept without a name, or when there is one of that name."""
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise NotKept.because(Why.SCENARIO_NAME, most=LONGEST_NAME)
    rows = [
        {"code": part.code, "heads": part.heads, "locked": part.locked, "potential": part.potential}
        for part in parts
    ]
    try:
        with transaction.atomic():
            return Scenario.objects.create(
                region_id=region,
                year=year,
                name=name.strip(),
                method=method,
                people=people,
                rows=rows,
                created_by=by,
            )
    except IntegrityError:
        raise NotKept.because(Why.SCENARIO_KNOWN) from None


def parts_of(rows: Sequence[Mapping[str, Any]]) -> tuple[ScenarioPart, ...]:
    """The parts of a stored scenario, in their order."""
    return tuple(
        ScenarioPart(row["code"], row["heads"], bool(row["locked"]), row.get("potential")) for row in rows
    )


@transaction.atomic
def send(*, scenario: Scenario, document: str, source: str, note: str, by: User) -> Submission:
    """Hand a scenario's targets in for somebody else to check and publish.

    document: of the targets, "RKPD"; source: the citation they are published with. Each regency's heads go
    with their share of the potential. Raises EntryRefused as submit_targets does, and when it was sent.
    """
    kept = Scenario.objects.select_for_update().get(pk=scenario.pk)
    if kept.submission_id is not None:
        raise EntryRefused.because(Why.SENT_BEFORE, number=kept.submission_id)
    rows = [
        TargetEntry(
            part.code,
            kept.year,
            document,
            target_ratio=part.ratio,
            target_decimals=None if part.ratio is None else DECIMALS,
            target_people=part.heads,
        )
        for part in parts_of(kept.rows)
    ]
    submission = submit_targets(
        rows=rows, source=source, by=by, name=f"{kept.name} ({document} {kept.year})", note=note
    )
    kept.submission = submission
    kept.save(update_fields=["submission"])
    return submission
