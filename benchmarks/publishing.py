"""python -m benchmarks.publishing: one province's month into a release, and the audit of a whole release.

Everything is rolled back; the database stays as it was.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from benchmarks import measuring

ROUNDS = 3
PROVINCE = "18"


def main() -> None:
    release = measuring.start()
    from coverage.models import Statement
    from coverage.releases import flags

    known = Statement.objects.known_in(release).statement_rows()
    rows = next_month(known)
    taken = measuring.side_by_side(
        {
            "COPY polos, baris yang sama": partial(bare_copy, rows),
            "simpan sebagai kiriman dan terbitkan": partial(publish, rows),
            "SELECT polos, semua pernyataan": bare_select,
            "pemeriksaan seluruh rilis": lambda: flags.find(known),
        },
        ROUNDS,
    )
    copy, publishing, select, audit = taken.values()
    print(
        f"Rilis {release}, {len(known)} pernyataan; bulan baru {len(rows)} baris. {measuring.machine()} "
        f"Median dari {ROUNDS}, milidetik.\n"
    )
    floors = ("–", measuring.times(publishing, copy), "–", measuring.times(audit, select))
    shown = [
        (name, measuring.milliseconds(seconds), floor)
        for (name, seconds), floor in zip(taken.items(), floors, strict=True)
    ]
    print(measuring.table("langkah", "ms", "terhadap pembanding di atasnya", rows=shown))


def next_month(known: Sequence) -> list:
    """The province's newest monthly figures, as a document of the month after would print them."""
    ours = [row for row in known if row.region_code[:2] == PROVINCE and row.as_of and not row.target_year]
    newest = max(row.as_of for row in ours)
    return [
        replace(
            row,
            id=None,
            source_id=None,
            source_title="Ukur (Pengukuran, 2026-02-01)",
            source_url="",
            as_of=newest + timedelta(days=31),
            line=line,
            rank=None,
            rank_of=None,
        )
        for line, row in enumerate((row for row in ours if row.as_of == newest), start=2)
    ]


def publish(rows: Sequence) -> None:
    from django.db import transaction

    from coverage.releases import publishing
    from coverage.submissions.documents import file_document

    with transaction.atomic():
        filed = file_document(rows, name="ukur.csv", digest="", by=None)
        assert filed.submission is not None
        publishing.publish(
            submission=filed.submission, regions={row.region_code for row in rows}, by=None, note=""
        )
        transaction.set_rollback(True)


def bare_copy(rows: Sequence) -> None:
    from django.db import transaction

    from coverage.models import DraftFigure, Source, Submission
    from coverage.models.copying import copy_rows
    from coverage.submissions.documents import columns

    with transaction.atomic():
        source = Source.objects.create(citation="Ukur", title="Ukur")
        submission = Submission.objects.create(kind=Submission.Kind.DOCUMENT, name="ukur.csv")
        values = [
            columns(replace(row, source_id=source.pk))
            | {"submission_id": submission.pk, "entered": False, "retracts": "", "line": row.line}
            for row in rows
        ]
        copy_rows(DraftFigure, list(values[0]), [list(row.values()) for row in values])
        transaction.set_rollback(True)


def bare_select() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM coverage_statement")
        cursor.fetchall()


if __name__ == "__main__":
    main()
