"""python -m benchmarks.pages: what readers open, against a bare view, query and file.

Through Django's test client: the whole stack but for the socket.
"""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks import measuring

ROUNDS = 9


@dataclass(frozen=True)
class Case:
    """One address, and the floor it is held against. cached: whether pages of it are kept."""

    name: str
    address: str
    floor: str = "view kosong"
    cached: bool = True


CASES = (
    Case("Indonesia", "/"),
    Case("provinsi", "/wilayah/18/"),
    Case("provinsi, rilis lama", "/wilayah/18/?rilis=1"),
    Case("kabupaten/kota", "/wilayah/18.71/"),
    Case("peringkat 514", "/peringkat/?tingkat=kabkota", "SQL polos"),
    Case("peringkat 514, .csv", "/peringkat.csv?tingkat=kabkota", "SQL + CSV polos"),
    Case("peringkat 514, .xlsx", "/peringkat.xlsx?tingkat=kabkota", "SQL + XlsxWriter polos"),
    Case("peringkat 514, API", "/api/v1/ranking/?level=regency", "SQL + JSON polos", cached=False),
)


def main() -> None:
    release = measuring.start()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings

    from coverage.serving import kept

    reader = Client(headers={"host": "localhost"})

    def cold(address: str) -> Callable[[], Any]:
        def call() -> Any:
            kept.clear()
            return reader.get(address)

        return call

    def again(address: str) -> Callable[[], Any]:
        return lambda: reader.get(address)

    with override_settings(ROOT_URLCONF="benchmarks.urls", VISITOR_PER_MINUTE=0):
        answers = {case: reader.get(case.address) for case in CASES}
        for case, answer in answers.items():
            assert answer.status_code == 200, case
        records = json.loads(answers[CASES[-1]].content)["rows"]
        floors = {
            "view kosong": again("/healthz/kosong/"),
            "SQL polos": bare_sql,
            "SQL + CSV polos": lambda: (bare_sql(), bare_csv(records)),
            "SQL + XlsxWriter polos": lambda: (bare_sql(), bare_workbook(records)),
            "SQL + JSON polos": lambda: (bare_sql(), json.dumps(records)),
        }
        taken = measuring.side_by_side(
            floors | {f"cold {case.name}": cold(case.address) for case in CASES}, ROUNDS
        )
        warm = measuring.side_by_side({case.name: again(case.address) for case in CASES}, ROUNDS)
        queries = {}
        for case in CASES:
            kept.clear()
            with CaptureQueriesContext(
                connection,
            ) as captured:
                reader.get(case.address)
            queries[case] = len(captured)

    print(
        f"Rilis {release}, {len(records)} kabupaten/kota. {measuring.machine()} "
        f"Median dari {ROUNDS}, milidetik.\n"
    )
    print(
        measuring.table(
            "pembanding", "ms", rows=[(name, measuring.milliseconds(taken[name])) for name in floors]
        )
    )
    print()
    rows = []
    for case in CASES:
        seconds, floor = taken[f"cold {case.name}"], taken[case.floor]
        rows.append(
            (
                case.name,
                measuring.milliseconds(seconds),
                f"{measuring.times(seconds, floor)} {case.floor}",
                measuring.milliseconds(warm[case.name]) if case.cached else "–",
                str(queries[case]),
                f"{len(answers[case].content) / 1000:.0f} kB",
            )
        )
    print(measuring.table("alamat", "pertama kali", "terhadap", "tersimpan", "kueri", "ukuran", rows=rows))


def bare_sql() -> list[Any]:
    """The newest figure of every regency, and nothing else."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (region_id) * FROM coverage_currentcoverage "
            "WHERE segment = 'TOTAL' AND basis = 'domicile' AND length(region_id) = 5 "
            "ORDER BY region_id, as_of DESC"
        )
        return list(cursor.fetchall())


def bare_csv(records: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(record.values() for record in records)
    return text.getvalue()


def bare_workbook(records: list[dict[str, Any]]) -> bytes:
    """The same values on one sheet without a format."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for line, record in enumerate(records):
            sheet.write_row(
                line, 0, [str(value) if isinstance(value, list) else value for value in record.values()]
            )
    return content.getvalue()


if __name__ == "__main__":
    main()
