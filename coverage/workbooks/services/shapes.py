"""What the columns of a published table mean: said once, remembered for its publisher's next one."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from coverage.models import TableShape, Upload
from coverage.parsing.portal.columns import Column, headings
from coverage.parsing.portal.rows import Meaning
from coverage.parsing.problems import Unusable
from coverage.workbooks.services.figures_import import read_meant


@transaction.atomic
def give_meaning(
    upload: Upload, meaning: Meaning, *, asked: Sequence[Column], publisher: str, title: str, now: datetime
) -> None:
    """Keep with a kept table what its columns mean, and remember it for the publisher's tables of this shape.

    Raises Unusable, naming every cell that cannot be read so; then nothing is kept or remembered.
    """
    read = read_meant(bytes(upload.content), upload.name, meaning.as_json())
    if read.problems:
        raise Unusable(read.problems)
    Upload.objects.filter(pk=upload.pk).update(meaning=meaning.as_json())
    TableShape.objects.update_or_create(
        publisher=publisher,
        headings=digest(asked),
        defaults={
            "meanings": dict(meaning.columns),
            "basis": meaning.basis,
            "title": title,
            "url": meaning.url,
            "used_at": now,
        },
    )


def remembered(asked: Sequence[Column]) -> list[TableShape]:
    """What tables with these headings meant before, the latest first; one a publisher. One query."""
    return list(TableShape.objects.filter(headings=digest(asked)).order_by("-used_at"))


def digest(asked: Sequence[Column]) -> str:
    """What a table's headings are remembered by."""
    return hashlib.sha256(headings(asked).encode()).hexdigest()
