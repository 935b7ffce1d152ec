"""What a programmes file can measure: each measure is a column of one kind of record."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from coverage.parsing.numbers import LARGEST_COUNT, LARGEST_RUPIAH, parse_count, parse_percent, parse_rupiah
from coverage.parsing.problems import Fault, Unreadable

VERIFICATIONS = ("belum", "sedang", "sudah")
PROGRAMME, VILLAGE, BENEFIT, RATE = "programme", "villagecoverage", "benefitpayment", "rate"


class Measure(Struct, frozen=True):
    """What a measure's value is: a column of a kind of record. most: the largest number that can be right."""

    kind: str
    column: str
    unit: str
    most: int
    parse: Callable[[str], Any] = parse_count


def parse_verification(text: str) -> str:
    """How far the data of a programme's people are verified. Raises Unreadable for another word."""
    if text not in VERIFICATIONS:
        raise Unreadable(Fault.UNKNOWN_CHOICE, text=text[:40], known=VERIFICATIONS)
    return text


def _people(column: str, kind: str = PROGRAMME) -> Measure:
    return Measure(kind, column, "people", LARGEST_COUNT)


def _rupiah(column: str, kind: str = PROGRAMME) -> Measure:
    return Measure(kind, column, "rupiah", LARGEST_RUPIAH, parse_rupiah)


MEASURES: Mapping[str, Measure] = {
    "registered_workers": _people("registered_workers"),
    "vulnerable_workers_eligible": _people("eligible_workers"),
    "vulnerable_workers_planned": _people("planned_workers"),
    "vulnerable_workers_verified": _people("verified_workers"),
    "vulnerable_workers_registered": _people("registered_workers"),
    "vulnerable_workers_paid": _people("paid_workers"),
    "vulnerable_workers_protected": _people("protected_workers"),
    # What a document says will be done, in words, and how far the people are verified.
    "programme_announced": Measure(PROGRAMME, "notes", "text", 0, str),
    "data_verification": Measure(PROGRAMME, "verification", "state", 0, parse_verification),
    "budget_planned": _rupiah("rupiah_planned"),
    "budget_spent": _rupiah("rupiah_spent"),
    "village_institutions_coverage_pct": Measure(VILLAGE, "institutions_ratio", "percent", 10, parse_percent),
    "village_institutions_eligible": _people("institutions_eligible", VILLAGE),
    "village_institutions_protected": _people("institutions_protected", VILLAGE),
    "village_institutions_unprotected": _people("institutions_unprotected", VILLAGE),
    "village_rule": Measure(VILLAGE, "workers_per_village", "people per village", 100_000),
    "villages": Measure(VILLAGE, "villages", "villages", 1_000_000),
    "villages_reached": Measure(VILLAGE, "villages_reached", "villages", 1_000_000),
    "benefit_paid": _rupiah("rupiah", BENEFIT),
    "bpu_premium_jkk_jkm": Measure(RATE, "rupiah", "rupiah per worker per month", 10**7, parse_rupiah),
}
