"""Targets by region, year and document, handed in by an officer, checked and published like counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coverage.entry import draft, hand_in
from coverage.grid_entry import NotEntered, entered_sources
from coverage.locking import lock
from coverage.models import DraftFigure, Source, Submission, SubmissionRegion
from coverage.rows import StatementRow
from regions.models import Region

State = SubmissionRegion.State
OPEN = (State.DRAFT, State.RETURNED)
KIND = Submission.Kind.TARGETS
LONGEST_DOCUMENT = 40
LONGEST_SOURCE = 500
YEARS = range(2000, 2101)
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class TargetEntry:
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
    or recalled before is replaced. Returns the new submission. Raises NotEntered, naming region and reason,
    when a row says nothing or too much, a source is missing, or the same target waits already.
    """
    lock()  # the same target handed in twice at once would wait twice
    _refuse_unusable(rows, source)
    keys = {row.key for row in rows}
    under_way = _under_way(keys)
    _refuse_waiting(under_way)
    submission = Submission.objects.create(kind=KIND, name=name[:200], note=note.strip(), created_by=by)
    _replace_open(under_way, keys, submission, by)
    sources = entered_sources({row.source for row in rows if row.source} | _citation(source))
    common = source.pk if isinstance(source, Source) else sources.get(source.strip(), 0)
    DraftFigure.objects.bulk_create(
        draft(_statement(row, sources.get(row.source, common), line), submission)
        for line, row in enumerate(rows, 1)
    )
    hand_in(submission, {row.region_code for row in rows}, by)
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
        raise NotEntered(_("Belum ada target yang diisi."))
    known = set(Region.objects.filter(valid_until=None).values_list("code", flat=True))
    seen: set[Key] = set()
    problems = []
    for row in rows:
        problem = _problem(row, known) or (_("tertulis dua kali") if row.key in seen else "")
        if not problem and not (row.source or _citation(source) or isinstance(source, Source)):
            problem = _("sumber kosong; target tanpa sumber tidak dapat diajukan")
        if problem:
            problems.append(f"{row.region_code} {row.document} {row.year}: {problem}")
        seen.add(row.key)
    if isinstance(source, str) and len(source) > LONGEST_SOURCE:
        problems.append(_("sumber lebih panjang dari %(most)s huruf") % {"most": LONGEST_SOURCE})
    if problems:
        raise NotEntered("; ".join(problems))


def _problem(row: TargetEntry, known: set[str]) -> str:
    """What is wrong with one row by itself, "" when nothing is."""
    share, people = row.target_ratio, row.target_people
    if row.region_code not in known:
        return _("tidak ada wilayah dengan kode itu")
    if row.year not in YEARS:
        return _("tahun di luar 2000–2100")
    if not 0 < len(row.document) <= LONGEST_DOCUMENT:
        return _("dokumen belum dipilih")
    if row.retracts != (share is None and people is None):
        return _("isi target, atau tarik target yang terbit; tidak keduanya")
    if (share is not None and (not 0 <= share < 10 or row.target_decimals is None)) or (people or 0) < 0:
        return _("target di luar batas yang dapat disimpan")
    if len(row.source) > LONGEST_SOURCE:
        return _("sumber lebih panjang dari %(most)s huruf") % {"most": LONGEST_SOURCE}
    return ""


def _under_way(keys: Iterable[Key]) -> dict[SubmissionRegion, dict[Key, int]]:
    """Parts of target submissions not decided yet that hold any of these targets: drafts by their target."""
    codes = {code for code, _year, _document in keys}
    found = SubmissionRegion.objects.select_for_update(of=("self",)).filter(
        submission__kind=KIND, region__in=codes, state__in=(*OPEN, State.SUBMITTED)
    )
    parts = {(part.submission_id, part.region_id): part for part in found.order_by("pk")}
    drafts = DraftFigure.objects.filter(submission__in={pk for pk, _code in parts}, region__in=codes)
    by_part: dict[SubmissionRegion, dict[Key, int]] = {part: {} for part in parts.values()}
    for figure in drafts:
        part = parts.get((figure.submission_id, figure.region_id))
        if part is not None and figure.target_year is not None:
            key = (figure.region_id, figure.target_year, figure.target_document)
            by_part[part][key] = figure.pk
    wanted = set(keys)
    return {part: held for part, held in by_part.items() if wanted & held.keys()}


def _refuse_waiting(under_way: Mapping[SubmissionRegion, Mapping[Key, int]]) -> None:
    waiting = [part for part in under_way if part.state == State.SUBMITTED]
    if waiting:
        said = _(
            "target %(code)s sedang diperiksa di kiriman %(number)s; tarik kembali dahulu untuk mengubahnya"
        )
        raise NotEntered(
            "; ".join(said % {"code": part.region_id, "number": part.submission_id} for part in waiting)
        )


def _replace_open(
    under_way: Mapping[SubmissionRegion, Mapping[Key, int]],
    keys: set[Key],
    submission: Submission,
    by: User,
) -> None:
    """Take these targets out of what was returned or recalled; a part that holds nothing more has ended."""
    for part, held in under_way.items():
        DraftFigure.objects.filter(pk__in=[pk for key, pk in held.items() if key in keys]).delete()
        if not held.keys() - keys:
            part.state, part.decided_by_id, part.decided_at = State.WITHDRAWN, by.pk, timezone.now()
            part.reason = _("Diganti kiriman %(number)s.") % {"number": submission.pk}
            part.save(update_fields=["state", "reason", "decided_by", "decided_at"])
