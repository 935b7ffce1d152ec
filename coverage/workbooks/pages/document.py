"""Documents' figures on their way: a file before it is used, a submission before it is published."""

from msgspec import Struct

from coverage.audit.pages.flag_groups import FlagGroup, grouped
from coverage.models import Upload
from coverage.queries.every_region import every_region
from coverage.releases import flags as flagging
from coverage.rows.figures import RegionRow, StatementRow
from coverage.submissions.documents import RowState
from coverage.submissions.queries.submissions import SubmissionRow, draft_rows
from coverage.workbooks.services import figures_import
from coverage.workbooks.services.figures_import import Report

SHOWN_ROWS = 20  # of a file that its user has at hand
SHOWN_DRAFTS = 500  # of a submission whose file the reader may not have


class DraftRow(Struct, frozen=True):
    """A row before it is published. state: one of RowState, "" inside a submission."""

    row: StatementRow
    region: RegionRow
    state: str = ""
    conflicting: bool = False


class UploadPage(Struct, frozen=True):
    """A checked file: what its rows would do, what the audit finds, how it begins."""

    upload: Upload
    report: Report
    flags: tuple[FlagGroup, ...]
    rows: tuple[DraftRow, ...]

    @property
    def more(self) -> int:
        """Rows that are not listed."""
        return self.report.rows_read - len(self.rows)

    @property
    def published(self) -> int:
        return self.report.states.count(RowState.PUBLISHED)

    @property
    def waiting(self) -> int:
        return self.report.states.count(RowState.WAITING)

    @property
    def repeated(self) -> int:
        return self.report.states.count(RowState.REPEATED)


class SubmissionPage(Struct, frozen=True):
    """A submission: where its regions stand, its unpublished rows, what the audit finds in them.

    count: of all unpublished rows; very many are not listed.
    """

    submission: SubmissionRow
    count: int
    flags: tuple[FlagGroup, ...]
    rows: tuple[DraftRow, ...]

    @property
    def more(self) -> int:
        """Rows that are not listed."""
        return self.count - len(self.rows)


def upload_page(upload: Upload) -> UploadPage:
    """What a kept file would do now: imported, looked at, taken back.

    Raises figures_import.Unusable and NotPublishable.
    """
    report = figures_import.run(bytes(upload.content), name=upload.name, meaning=upload.meaning, dry_run=True)
    regions, conflicting = every_region(), set(report.conflicting)
    shown = zip(report.rows[:SHOWN_ROWS], report.states, strict=False)
    rows = tuple(
        DraftRow(row, regions[row.region_code], state, row.line in conflicting) for row, state in shown
    )
    return UploadPage(upload, report, grouped(report.flags, regions), rows)


def submission_page(submission: SubmissionRow) -> SubmissionPage:
    """What waits in a submission, audited beside what is published."""
    regions = every_region()
    rows = draft_rows(submission.id, [region.code for region in submission.regions])
    flags = flagging.found_beside_published(rows)
    shown = tuple(DraftRow(row, regions[row.region_code]) for row in rows[:SHOWN_DRAFTS])
    return SubmissionPage(submission, len(rows), grouped(flags, regions), shown)
