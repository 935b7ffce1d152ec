"""A year of every region is audited in seconds."""

from datetime import date
from decimal import Decimal
from time import process_time

from coverage.calculations.audit import audit
from coverage.periods import month_end
from coverage.rows import Segment, StatementRow
from tests.coverage.audit.figures import regions

PARTS = ((Segment.PU, 5), (Segment.BPU, 3), (Segment.JAKON, 2))


def a_year():
    for month in range(1, 13):
        day = month_end(date(2025, month, 1))
        for place, code in enumerate(regions()):
            part = 1_000 + 37 * place + 11 * month
            total = {
                "active_participants": 10 * part,
                "potential_workers": 40 * (1_001 + 37 * place),
                "target_ratio": Decimal("0.9"),
                "target_decimals": 0,
                "target_year": 2025,
            }
            line = 4 * (place + 600 * month)
            yield StatementRow(code, day, "day", target_document="RPJMD", line=line, entered=True, **total)
            for shift, (segment, tenths) in enumerate(PARTS, 1):
                yield StatementRow(
                    code,
                    day,
                    "day",
                    segment=segment,
                    active_participants=tenths * part,
                    entered=True,
                    line=line + shift,
                )


def test_a_year_of_all_regions_takes_under_five_seconds():
    rows = list(a_year())
    assert len(rows) > 26_000
    start = process_time()
    audit(rows, regions())
    assert process_time() - start < 5
