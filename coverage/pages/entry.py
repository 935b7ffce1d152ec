"""Figures on their way: a file before it is used, a submission before it is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coverage import figures_import, flagging, queries
from coverage.entry import RowState
from coverage.figures_import import Report
from coverage.models import Upload
from coverage.pages.completeness import Due, due
from coverage.pages.programme_entry import OwnDraft, own_draft
from coverage.queries.completeness import OpenPart, Publication, open_parts, recent_publications
from coverage.queries.plans_under_way import OpenPlan, open_plans
from coverage.queries.records_under_way import open_records
from coverage.queries.review import waiting_entries
from coverage.queries.submissions import SubmissionRow, draft_rows
from coverage.queries.target_entry import OpenTargets, open_targets
from coverage.querysets import region_rows
from coverage.rows import FlagRow, RegionRow, Severity, StatementRow
from coverage.scope import Role, Scope
from regions.models import Region

SHOWN_ROWS = 20
SHOWN_DRAFTS = 500
SHOWN_FLAGS = 200
MOST_PLACES = 3
SEVERITY_ORDER = (Severity.CONFLICT, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """The flags of one severity with their regions. more: how many are not listed."""

    severity: str
    count: int
    flags: tuple[tuple[FlagRow, RegionRow], ...]

    @property
    def more(self) -> int:
        return self.count - len(self.flags)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row before it is published. state: one of RowState, "" inside a submission."""

    row: StatementRow
    region: RegionRow
    state: str = ""
    conflicting: bool = False


@dataclass(frozen=True)
class UploadPage:
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


@dataclass(frozen=True)
class SubmissionPage:
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


@dataclass(frozen=True)
class HomePage:
    """The entry as one person finds it. waiting: handed in and not decided; theirs: for them to decide;
    targets, plans, records: returned or recalled; places: the assigned regions, none when they are many."""

    scope: Scope
    due: tuple[Due, ...]
    returned: tuple[OpenPart, ...]
    drafts: tuple[OpenPart, ...]
    waiting: tuple[SubmissionRow, ...]
    published: tuple[Publication, ...]
    targets: tuple[OpenTargets, ...] = ()
    plans: tuple[OpenPlan, ...] = ()
    records: tuple[OwnDraft, ...] = ()
    places: tuple[RegionRow, ...] = ()

    @property
    def came_back(self) -> int:
        """How many regions' figures, targets, planning documents and programmes were returned."""
        states = [*(target.state for target in self.targets), *(plan.state for plan in self.plans)]
        states += [record.under_way.state for record in self.records]
        return len(self.returned) + states.count("returned")

    @property
    def enters(self) -> bool:
        """Whether somebody fills in figures of any region."""
        return any(self.scope.may_enter(code) for code in ("00", *self.scope.regions))

    @property
    def reviews(self) -> bool:
        """Whether somebody decides about others' figures."""
        return self.scope.is_admin or Role.VERIFIER in self.scope.roles

    @property
    def periods(self) -> bool:
        """Whether somebody sets deadlines and closes months."""
        return self.scope.may_review("00")


def home_page(scope: Scope, today: date) -> HomePage:
    """What concerns one person. Thirteen queries, three more for returned programmes;
    none for who only reads."""
    if not scope.works_here:
        return HomePage(scope, (), (), (), (), ())
    parts = open_parts(scope)
    return HomePage(
        scope,
        tuple(due(scope, today)),
        tuple(part for part in parts if part.state == "returned"),
        tuple(part for part in parts if part.state == "draft"),
        tuple(waiting_entries(scope)),
        tuple(recent_publications(scope)),
        tuple(open_targets(scope)),
        tuple(open_plans(scope)),
        tuple(own_draft(record) for record in open_records(scope)),
        tuple(queries.region_list(sorted(scope.regions)) if len(scope.regions) <= MOST_PLACES else ()),
    )


def upload_page(upload: Upload) -> UploadPage:
    """What a kept file would do now: imported, looked at, taken back.

    Raises figures_import.Unusable and publishing.NotPublishable.
    """
    report = figures_import.run(bytes(upload.content), name=upload.name, dry_run=True)
    regions, conflicting = _regions(), set(report.conflicting)
    shown = zip(report.rows[:SHOWN_ROWS], report.states, strict=False)
    rows = tuple(
        DraftRow(row, regions[row.region_code], state, row.line in conflicting) for row, state in shown
    )
    return UploadPage(upload, report, grouped(report.flags, regions), rows)


def submission_page(submission: SubmissionRow) -> SubmissionPage:
    """What waits in a submission, audited beside what is published."""
    regions = _regions()
    rows = draft_rows(submission.id, [region.code for region in submission.regions])
    flags = flagging.found_beside_published(rows)
    shown = tuple(DraftRow(row, regions[row.region_code]) for row in rows[:SHOWN_DRAFTS])
    return SubmissionPage(submission, len(rows), grouped(flags, regions), shown)


def grouped(flags: Sequence[FlagRow], regions: Mapping[str, RegionRow]) -> tuple[FlagGroup, ...]:
    """Flags by severity, the gravest first; long lists are cut and say so."""
    groups = []
    for severity in SEVERITY_ORDER:
        found = tuple(flag for flag in flags if flag.severity == severity)
        if found:
            shown = tuple((flag, regions[flag.region_code]) for flag in found[:SHOWN_FLAGS])
            groups.append(FlagGroup(severity, len(found), shown))
    return tuple(groups)


def _regions() -> dict[str, RegionRow]:
    return region_rows(Region.objects.all())
