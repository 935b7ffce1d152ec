"""budget_mismatch: rupiah against workers × rate × months."""

from datetime import date

from coverage.calculations.agreement import count_tolerance
from coverage.calculations.audit import spans, words
from coverage.rows.figures import FlagRow, Severity

LONGEST = 24  # months: budgets are of one year, now and then of two


def budget_mismatch(
    rupiah: int,
    workers: int,
    rate: int,
    months: int,
    *,
    region_code: str = "",
    as_of: date | None = None,
) -> FlagRow | None:
    """A flag when printed rupiah cannot be workers × rate × months; None when it can.

    rate: rupiah a worker and month (16.800 for JKK + JKM). Formula: workers × rate × months, the workers as
    printed (a plan counts exactly; a rounded count stands for its interval), the rupiah within one, or one
    unit of their last non-zero digit when rounded. Info when one head makes up the difference, a
    warning beyond. Source: docs/audit.md, "Anggaran".
    """
    printed = count_tolerance(rupiah)
    counted = spans.reach(workers)
    low, high = counted.low * rate * months, counted.high * rate * months
    if low <= printed.high and printed.low <= high:
        return None
    computed = workers * rate * months
    one_head = abs(rupiah - computed) <= rate * months
    message = (
        f"Tercetak Rp {words.people(rupiah)}; {words.people(workers)} pekerja × Rp {words.people(rate)} × "
        f"{months} bulan = Rp {words.people(computed)} (selisih Rp {words.people(rupiah - computed)})."
    )
    severity = Severity.INFO if one_head else Severity.WARNING
    cause = _likely_cause(rupiah, workers, rate, months)
    return FlagRow("budget_mismatch", severity, region_code, as_of, message, cause)


def _likely_cause(rupiah: int, workers: int, rate: int, months: int) -> str:
    for other in range(1, LONGEST + 1):
        if other != months and workers * rate * other == rupiah:
            return f"Tepat untuk {other} bulan, bukan {months}."
    for factor in (10, 100, 1000):
        if workers * rate * months == rupiah * factor:
            return f"Kurang faktor {words.people(factor)} pada rupiah."
        if workers * rate * months * factor == rupiah:
            return f"Lebih faktor {words.people(factor)} pada rupiah."
    return ""
