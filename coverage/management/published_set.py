"""The published figures and programmes that come with the project: a first release, and what came later."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction
from msgspec import Struct
from msgspec.structs import replace

from coverage.models import ContributionRate, DraftFigure, Release, Statement
from coverage.models.columns import STATEMENT_FIELDS
from coverage.parsing.figures import read_figures
from coverage.parsing.problems import Unusable
from coverage.parsing.programmes import PrintedRecord, ProgrammesFile
from coverage.programmes.services import importing
from coverage.releases import publishing
from coverage.releases.records import MODELS
from coverage.rows.figures import StatementRow
from coverage.submissions import documents
from regions.directory import name_index

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "published"
FIGURES = FOLDER / "figures.csv"
PROGRAMMES = FOLDER / "programmes.csv"
SAID = tuple(name for name in STATEMENT_FIELDS if name not in {"source_id", "category", "notes"})


class Supplied(Struct, frozen=True):
    """Rows of a figures file and records of a programmes file."""

    figures: Sequence[StatementRow]
    programmes: ProgrammesFile

    @property
    def is_empty(self) -> bool:
        return not (self.figures or self.programmes.records or self.programmes.rates)


@transaction.atomic
def publish_together(figures: Path, programmes: Path, note: str) -> Release:
    """Publish a figures file and a programmes file as one release.

    Raises Unusable, naming every bad cell, and NotPublishable when both are published already.
    """
    return _publish(_read(figures, programmes), figures, programmes, note)


@transaction.atomic
def publish_newer(figures: Path, programmes: Path, note: str) -> Release:
    """Publish what of the two files this site never had, as one release. Raises as publish_together.

    Documents that were known without an address get theirs.
    """
    documents.stored_sources((row.source_title, row.source_url) for row in _read(figures, programmes).figures)
    return _publish(newer(figures, programmes), figures, programmes, note)


def newer(figures: Path, programmes: Path) -> Supplied:
    """What of the two files this site never had; what it published once and corrected since is not new.

    Raises Unusable.
    """
    supplied = _read(figures, programmes)
    file = supplied.programmes
    return Supplied(
        _unknown_figures(supplied.figures),
        replace(
            file,
            records=tuple(_unknown_records(file.records)),
            rates=tuple(
                rate
                for rate in file.rates
                if not ContributionRate.objects.filter(
                    programmes=rate.programmes, segment=rate.segment, valid_from=rate.valid_from
                ).exists()
            ),
        ),
    )


def _read(figures: Path, programmes: Path) -> Supplied:
    read = read_figures(figures.read_bytes(), name_index())
    if read.problems:
        raise Unusable(read.problems)
    return Supplied(read.rows, importing.read(programmes.read_bytes()))


def _publish(supplied: Supplied, figures: Path, programmes: Path, note: str) -> Release:
    filed = documents.file_document(supplied.figures, name=figures.name, digest=_digest(figures), by=None)
    records, _ = importing.file(
        supplied.programmes, name=programmes.name, digest=_digest(programmes), by=None
    )
    submissions = [held for held in (filed.submission, records.submission) if held]
    return publishing.publish_waiting(submissions=submissions, by=None, note=note)


def _unknown_figures(rows: Sequence[StatementRow]) -> list[StatementRow]:
    """Rows that neither a release nor a submission ever held, told by document, region, day and numbers.

    A document is known by its citation, since it may have been cited without its address.
    """
    known = {
        values
        for model in (Statement, DraftFigure)
        for values in model.objects.filter(
            source__citation__in={row.source_title for row in rows}
        ).values_list("source__citation", *SAID)
    }
    return [row for row in rows if (row.source_title, *_said(row)) not in known]


def _said(row: StatementRow) -> Iterator[object]:
    columns = documents.columns(row)
    return (columns[name] for name in SAID)


def _unknown_records(records: Iterable[PrintedRecord]) -> list[PrintedRecord]:
    known = {
        (kind, *key)
        for kind, model in MODELS.items()
        if kind in {record.kind for record in records}
        for key in model.objects.values_list("region_id", "source__citation", "as_of", "group")
    }
    return [record for record in records if (record.kind, *_place(record)) not in known]


def _place(record: PrintedRecord) -> tuple[object, ...]:
    """Where a record stands: a document may come to say more of another group of the same day."""
    group = record.values.get("group", "")
    return (record.region_code, record.source_title, record.as_of, group)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
