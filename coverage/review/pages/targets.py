"""Targets that wait, as their verifier reads them: each beside the published one, flags with them."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from coverage.queries.every_region import every_region
from coverage.queries.releases import newest_number
from coverage.review.pages.decisions import Decisions
from coverage.rows.figures import FlagRow, StatementRow, TargetRow
from coverage.submissions.queries.drafts import comments
from coverage.submissions.queries.submissions import SubmissionRegionRow, SubmissionRow, draft_rows
from coverage.submissions.queries.waiting import Rights
from coverage.targets.queries.entry import targets_of_keys
from coverage.targets.services.check import target_flags


class TargetProposal(Struct, frozen=True):
    """One target. now: the published one of its year and document, None when there is none."""

    proposed: StatementRow
    now: TargetRow | None

    @property
    def retracts(self) -> bool:
        return bool(self.proposed.retracts)

    @property
    def points(self) -> float | None:
        """Percentage points between the published and the proposed share."""
        before = self.now.target_ratio if self.now else None
        after = self.proposed.target_ratio
        return None if before is None or after is None else float(Decimal(after) - before) * 100

    @property
    def people(self) -> int | None:
        """Heads more (+) or fewer than the published target has."""
        before = self.now.target_people if self.now else None
        after = self.proposed.target_people
        return None if before is None or after is None else after - before


class TargetReviewLine(Struct, frozen=True):
    """One region that waits."""

    part: SubmissionRegionRow
    proposals: tuple[TargetProposal, ...]
    flags: tuple[FlagRow, ...]
    comments: Mapping[str, str]
    may_publish: bool
    may_return: bool
    may_recall: bool


class TargetReviewPage(Decisions[TargetReviewLine], Struct, frozen=True):
    """A submission of targets: lines that wait, flagged ones first; the regions decided already.

    seen: number of the newest release, posted back with the decision.
    """

    submission: SubmissionRow
    lines: tuple[TargetReviewLine, ...]
    others: tuple[SubmissionRegionRow, ...]
    seen: int


def target_review_page(submission: SubmissionRow, rights: Mapping[int, Rights]) -> TargetReviewPage:
    """What waits in a submission of targets, beside what is published. Seven queries.

    submission: with the regions the reader may see; rights: by part.
    """
    waiting = submission.waiting
    rows = draft_rows(submission.id, [part.code for part in waiting])
    now = targets_of_keys(rows)
    flags = target_flags([row for row in rows if not row.retracts], every_region())
    said = comments([part.id for part in waiting])
    lines = [
        TargetReviewLine(
            part,
            tuple(TargetProposal(row, now.get(_key(row))) for row in rows if row.region_code == part.code),
            flags.get(part.code, ()),
            said.get(part.id, {}),
            rights[part.id].publish,
            rights[part.id].give_back,
            rights[part.id].recall,
        )
        for part in waiting
    ]
    return TargetReviewPage(
        submission,
        tuple(sorted(lines, key=lambda line: not line.flags)),
        tuple(part for part in submission.regions if not part.is_waiting),
        newest_number(),
    )


def _key(row: StatementRow) -> tuple[str, int, str]:
    return row.region_code, row.target_year or 0, row.target_document
