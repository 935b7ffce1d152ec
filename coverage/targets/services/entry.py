"""Targets by region, year and document, handed in by an officer, checked and published like counts."""

from collections.abc import Sequence
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct

from coverage.models import DraftFigure, Source, Submission
from coverage.rows.figures import StatementRow
from coverage.submissions import filing
from coverage.submissions.documents import entered_sources, keep_drafts
from coverage.submissions.filing import Desk
from coverage.submissions.locking import lock
from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import HAND_IN_ROWS, Kind
from regions.models import Region

LONGEST_DOCUMENT = 40  # letters of the column
LONGEST_SOURCE = 500  # letters of the column
YEARS = range(2000, 2101)  # those that can be typed: coverage.parsing.numbers
Key = tuple[str, int, str]


class TargetEntry(Struct, frozen=True):
    """The target of one region for one year in one document, as a whole: it replaces what is published.

    document: "RPJMD", never blank. target_ratio: 0.605 is 60.5 %, with the decimals of the percentage
    typed; target_people: people. At least one of the two, or neither and retracts to take the target back.
    source: a citation for this row, "" for the one of all rows.
    """

    region_code: str
    year: int
    document: str
    target_ratio: Decimal | None = None
    target_decimals: int | None = None
    target_people: int | None = None
    retracts: bool = False
    source: str = ""

    @property
    def key(self) -> Key:
        return self.region_code, self.year, self.document


@transaction.atomic
def submit_targets(
    *, rows: Sequence[TargetEntry], source: Source | str, by: User, name: str, note: str
) -> Submission:
    """Hand in targets for somebody else to check and publish, region by region.

    source: the document they come from, or its citation; a row may name its own. note: for the verifier.
    The caller has made sure that the person may enter these regions. What of the same targets was returned
    or recalled before is replaced. Returns the new submission. Raises EntryRefused, naming region and reason,
    when a row says nothing or too much, a source is missing, or the same target waits already.
    """
    lock()  # the same target handed in twice at once would wait twice
    _refuse_unusable(rows, source)
    codes = {row.region_code for row in rows}
    submission = DESK.open_instead({row.key for row in rows}, codes, name=name, note=note, by=by)
    sources = entered_sources({row.source for row in rows if row.source} | _citation(source))
    common = source.pk if isinstance(source, Source) else sources.get(source.strip(), 0)
    keep_drafts(
        (submission.pk, _statement(row, sources.get(row.source, common), line))
        for line, row in enumerate(rows, 1)
    )
    filing.wait(submission, codes, HAND_IN_ROWS, by=by)
    return submission


def _citation(source: Source | str) -> set[str]:
    return {source.strip()} - {""} if isinstance(source, str) else set()


def _statement(row: TargetEntry, source: int, line: int) -> StatementRow:
    return StatementRow(
        row.region_code,
        target_year=row.year,
        target_document=row.document,
        target_ratio=row.target_ratio,
        target_decimals=row.target_decimals,
        target_people=row.target_people,
        source_id=source,
        entered=True,
        retracts="target" if row.retracts else "",
        line=line,
    )


def _refuse_unusable(rows: Sequence[TargetEntry], source: Source | str) -> None:
    if not rows:
        raise EntryRefused.because(Why.NO_TARGETS)
    known = set(Region.objects.filter(valid_until=None).values_list("code", flat=True))
    seen: set[Key] = set()
    problems = []
    for row in rows:
        why = _problem(row, known) or (Why.TWICE if row.key in seen else None)
        if why is None and not (row.source or _citation(source) or isinstance(source, Source)):
            why = Why.NO_TARGET_SOURCE
        if why is not None:
            about = f"{row.region_code} {row.document} {row.year}"
            problems.append(Problem(why, about, {"most": LONGEST_SOURCE}))
        seen.add(row.key)
    if isinstance(source, str) and len(source) > LONGEST_SOURCE:
        problems.append(Problem(Why.LONG_SOURCE, data={"most": LONGEST_SOURCE}))
    if problems:
        raise EntryRefused(*problems)


def _problem(row: TargetEntry, known: set[str]) -> Why | None:
    """What is wrong with one row by itself, None when nothing is."""
    share, people = row.target_ratio, row.target_people
    if row.region_code not in known:
        return Why.UNKNOWN_REGION
    if row.year not in YEARS:
        return Why.YEAR
    if not 0 < len(row.document) <= LONGEST_DOCUMENT:
        return Why.NO_DOCUMENT
    if row.retracts != (share is None and people is None):
        return Why.BOTH_OR_NEITHER
    if (share is not None and (not 0 <= share < 10 or row.target_decimals is None)) or (people or 0) < 0:
        return Why.OUT_OF_RANGE
    if len(row.source) > LONGEST_SOURCE:
        return Why.LONG_SOURCE
    return None


def _key(figure: DraftFigure) -> tuple[str, int | None, str]:
    return figure.region_id, figure.target_year, figure.target_document


DESK = Desk(Kind.TARGETS, DraftFigure, _key)
