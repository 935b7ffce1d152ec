"""The published figures and programmes that come with the project, as one first release."""

import hashlib
from pathlib import Path

from django.db import transaction

from coverage.models import Release
from coverage.parsing.figures import read_figures
from coverage.programmes.services import importing
from coverage.releases import publishing
from coverage.submissions import documents
from coverage.workbooks.services import figures_import
from regions.directory import name_index


@transaction.atomic
def publish_together(figures: Path, programmes: Path, note: str) -> Release:
    """Publish a figures file and a programmes file as one release.

    Raises figures_import.Unusable or programmes_import.Unusable, naming every bad cell, and
    publishing.NotPublishable when both are published already.
    """
    content = figures.read_bytes()
    read = read_figures(content, name_index())
    if read.problems:
        raise figures_import.Unusable(read.problems)
    filed = documents.file_document(read.rows, name=figures.name, digest=_digest(content), by=None)
    content = programmes.read_bytes()
    found = importing.read(content)
    records, _ = importing.file(found, name=programmes.name, digest=_digest(content), by=None)
    submissions = [held for held in (filed.submission, records.submission) if held]
    return publishing.publish_waiting(submissions=submissions, by=None, note=note)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
