"""An entered submission as its verifier reads it: each figure beside the published one, flags first."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.entry.findings import Finding
from coverage.calculations.entry.grid import SEGMENT_COLUMNS
from coverage.calculations.entry.publish_preview import Prospect, prospects
from coverage.entry.services import check
from coverage.models import SubmissionRegion
from coverage.models.cells import Column, Reason
from coverage.queries import changes, places, releases
from coverage.queries.releases import newest_number
from coverage.review.pages.decisions import Decisions
from coverage.review.pages.records import RecordChange, record_changes, released_changes
from coverage.rows.figures import FlagRow, RegionRow, Segment, StatementRow
from coverage.rows.periods import month_of
from coverage.submissions.queries import drafts
from coverage.submissions.queries.drafts import LastFigure, answers, comments
from coverage.submissions.queries.submissions import SubmissionRegionRow, SubmissionRow, draft_rows
from coverage.submissions.queries.waiting import Rights, peers_of, totals_of
from coverage.words.labels import flag_name

COLUMN_OF = {segment: column for column, segment in SEGMENT_COLUMNS.items()} | {Segment.TOTAL: "total"}
COLUMNS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi")
MOST_UNDONE = 500  # listed; all are undone


class Remark(Struct, frozen=True):
    """A finding and what the operator says to it. reason, note: "" when it is not answered."""

    finding: Finding
    region: RegionRow
    reason: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        return flag_name(self.finding.code)

    @property
    def is_open(self) -> bool:
        """Whether an answer is wanted and missing."""
        return (self.finding.wants_answer or self.finding.must_mend) and not self.reason


class ReviewCell(Struct, frozen=True):
    """One figure. now: the newest published up to the month's end; proposed: None when it is taken back."""

    column: str
    now: LastFigure | None
    proposed: int | None
    flagged: bool
    comment: str

    @property
    def label(self) -> str:
        return str(Column(self.column).label)

    @property
    def change(self) -> int | None:
        return None if self.now is None or self.proposed is None else self.proposed - self.now.value

    @property
    def change_ratio(self) -> float | None:
        change = self.change
        return change / self.now.value if change is not None and self.now and self.now.value else None


class ReviewLine(Struct, frozen=True):
    """One region that waits. as_of, source: of its figures; may_publish: nobody decides on their own.

    records: what publishing does to its programmes and plans.
    """

    part: SubmissionRegionRow
    as_of: date | None
    source: str
    cells: tuple[ReviewCell, ...]
    remarks: tuple[Remark, ...]
    comment: str
    prospect: Prospect | None
    may_publish: bool
    may_return: bool
    may_recall: bool
    records: tuple[RecordChange, ...] = ()

    @property
    def unanswered(self) -> int:
        """Marks that nobody answered: it is published only with a reason."""
        return sum(remark.is_open for remark in self.remarks)


class ReviewPage(Decisions[ReviewLine], Struct, frozen=True):
    """A submission: lines that wait, the flagged ones first; the regions decided or not handed in.

    general: findings about regions that do not wait here; passed: peers whose rank moves all the same.
    seen: number of the newest release, posted back with the decision.
    """

    submission: SubmissionRow
    month: date | None
    lines: tuple[ReviewLine, ...]
    others: tuple[SubmissionRegionRow, ...]
    general: tuple[Remark, ...]
    passed: tuple[Prospect, ...]
    seen: int

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All findings, those that must be looked at first."""
        every = [remark for line in self.lines for remark in line.remarks] + list(self.general)
        return tuple(sorted(every, key=lambda remark: (not remark.is_open, not remark.finding.wants_answer)))


def review_page(submission: SubmissionRow, rights: Mapping[int, Rights]) -> ReviewPage:
    """What waits in an entered submission, beside what is published. Fifteen queries; where programmes or
    plans wait, two more for them.

    submission: with the regions the reader may see; rights: by part.
    """
    waiting = submission.waiting
    rows = draft_rows(submission.id, [part.code for part in waiting])
    month = submission.month or max((month_of(row.as_of) for row in rows if row.as_of), default=None)
    peers = peers_of([part.code for part in waiting])
    changes = prospects(peers, *totals_of(peers.keys()), rows, month) if month else {}
    remarks = _remarks(waiting, peers)
    last = drafts.last_figures([part.code for part in waiting], month) if month else {}
    said = comments([part.id for part in waiting])
    records = record_changes(submission.id, [part.code for part in waiting])
    for code, changed in records.items():
        remarks[code] += [_told(flag, peers[code]) for change in changed for flag in change.flags]
    lines = [
        _line(
            part,
            [row for row in rows if row.region_code == part.code],
            last,
            remarks.pop(part.code, []),
            said.get(part.id, {}),
            changes.get(part.code),
            rights[part.id],
            records.get(part.code, ()),
        )
        for part in waiting
    ]
    own = {part.code for part in waiting}
    passed = [change for code, change in changes.items() if code not in own and change.movement]
    return ReviewPage(
        submission,
        month,
        tuple(sorted(lines, key=lambda line: not any(found.finding.wants_answer for found in line.remarks))),
        tuple(part for part in submission.regions if not part.is_waiting),
        tuple(remark for found in remarks.values() for remark in found),
        tuple(sorted(passed, key=lambda change: change.then.rank or 0)),
        newest_number(),
    )


def _told(flag: FlagRow, region: RegionRow) -> Remark:
    """What the audit finds in a record; nobody answers it before it is published."""
    said = Finding(region.code, "", flag.code, flag.message, flag.likely_cause, wants_answer=False)
    return Remark(said, region)


def _remarks(
    waiting: Sequence[SubmissionRegionRow], regions: Mapping[str, RegionRow]
) -> dict[str, list[Remark]]:
    """Findings by region code, each with its answer."""
    ids = {part.code: part.id for part in waiting}
    found = check.check(SubmissionRegion.objects.filter(pk__in=ids.values()))
    given_answers = answers(ids.values())
    by_region: dict[str, list[Remark]] = defaultdict(list)
    for finding in found:
        if finding.region_code not in regions:
            continue
        given = given_answers.get(ids.get(finding.region_code, 0), {})
        reason, note = given.get((finding.code, finding.column), ("", ""))
        label = str(Reason(reason).label) if reason else ""
        by_region[finding.region_code].append(Remark(finding, regions[finding.region_code], label, note))
    return by_region


def _line(
    part: SubmissionRegionRow,
    rows: Sequence[StatementRow],
    last: Mapping[tuple[str, str], LastFigure],
    remarks: Sequence[Remark],
    comments: Mapping[str, str],
    prospect: Prospect | None,
    rights: Rights,
    records: tuple[RecordChange, ...],
) -> ReviewLine:
    stated = {_column(row): row for row in rows}
    flagged = {remark.finding.column for remark in remarks}
    cells = [
        ReviewCell(
            column, last.get((part.code, column)), _value(row), column in flagged, comments.get(column, "")
        )
        for column in COLUMNS
        if (row := stated.get(column))
    ]
    first = rows[0] if rows else None
    return ReviewLine(
        part,
        first.as_of if first else None,
        first.source_title if first else "",
        tuple(cells),
        tuple(remarks),
        comments.get("", ""),
        prospect,
        rights.publish,
        rights.give_back,
        rights.recall,
        records,
    )


def _column(row: StatementRow) -> str:
    if row.potential_workers is not None or row.retracts == "potential":
        return "potensi"
    return COLUMN_OF.get(Segment(row.segment), "")


def _value(row: StatementRow) -> int | None:
    return row.potential_workers if _column(row) == "potensi" else row.active_participants


class UndoPage(Struct, frozen=True):
    """A release somebody may take back: what it changed, and for which regions.

    records: its programmes, plans and choices, by region code.
    """

    release: releases.ReleaseRow
    changes: changes.ReleaseChanges
    regions: Mapping[str, RegionRow]
    records: Sequence[tuple[str, RecordChange]] = ()


def undo_page(number: int, codes: Collection[str]) -> UndoPage:
    """A release that exists, with what it changed in these regions."""
    release = releases.release_row(number)
    assert release is not None  # the view saw to it
    regions = {region.code: region for region in places.region_list(sorted(codes))}
    return UndoPage(
        release, changes.release_changes(number, most=MOST_UNDONE), regions, released_changes(number)
    )
