"""Uploaded files between their check and their use: what was previewed is what is imported."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from coverage.models import Submission, Upload
from coverage.parsing.figures import has_columns, read_figures
from coverage.parsing.portal.sheets import read_sheets
from coverage.parsing.problems import Problem, Unreadable
from coverage.parsing.text_file import BrokenLine, NoText
from coverage.workbooks.services import figures_import
from coverage.workbooks.services.figures_import import Report, Unusable
from regions.directory import name_index

KEPT = timedelta(days=1)  # a preview is of today's figures; older ones would surprise who publishes them


class NothingNew(Exception):
    """Every row of the file is published or waiting already; nothing was written."""


def keep(content: bytes, *, name: str, note: str, by: User, now: datetime) -> Upload:
    """Keep a readable file for its user to look at and use; files older than a day are dropped.

    A table with columns of its own waits to be asked what they mean. Raises Unusable, naming every bad cell;
    then nothing is kept.
    """
    is_ours = has_columns(content)
    problems = _problems(content, name, is_ours)
    if problems:
        raise Unusable(problems)
    Upload.objects.filter(created_at__lt=now - KEPT).delete()
    return Upload.objects.create(
        user_id=by.pk,
        name=name[:200],
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        note=note,
        meaning=None if is_ours else {},
        created_at=now,
    )


def _problems(content: bytes, name: str, is_ours: bool) -> Sequence[Problem]:
    if is_ours:
        return read_figures(content, name_index()).problems
    try:
        read_sheets(content, name, name_index())
    except (NoText, BrokenLine) as error:
        return [Problem(error.line, "", error.reason)]
    except Unreadable as error:
        return [Problem(1, "", error.reason)]
    return []


def kept(pk: int, *, by: User, now: datetime) -> Upload | None:
    """A user's own kept figures, None when they were used, are a day old, or are somebody else's."""
    return Upload.objects.filter(pk=pk, user=by.pk, created_at__gte=now - KEPT, month=None).first()


@transaction.atomic
def use(upload: Upload, *, publish: bool, note: str, by: User) -> Report:
    """Import a kept file as it was previewed and forget it: as a release, or as a waiting submission.

    Raises Upload.DoesNotExist when another request used it first, NothingNew, Unusable and
    NotPublishable; then nothing is written and the file stays.
    """
    held = Upload.objects.select_for_update().get(pk=upload.pk, user=by.pk)
    report = figures_import.run(
        bytes(held.content), name=held.name, meaning=held.meaning, publish=publish, note=note, by=by
    )
    if not report.new or report.submission is None:
        # Rows that wait may stand in a submission beside others; those were not in the preview.
        raise NothingNew
    Submission.objects.filter(pk=report.submission).update(note=note)
    held.delete()
    return report


def forget(upload: Upload) -> None:
    """Drop a kept file unused."""
    upload.delete()
