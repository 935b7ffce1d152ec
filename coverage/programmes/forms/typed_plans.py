"""What somebody typed about planning documents, read into records to hand in; nothing is stored here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.programmes.planning import RPJMD, PlanState
from coverage.models import DraftRecord, PlanningDocument
from coverage.parsing.numbers import parse_count, parse_percent, parse_year
from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.words import why_unreadable
from coverage.programmes.queries.plans_under_way import PlanUnderWay
from coverage.programmes.services.entry import LONGEST_SOURCE, RecordEntry
from coverage.rows.figures import RegionRow
from coverage.words import formats

COLUMNS = ("keadaan", "halaman", "persen", "orang", "tahun", "sumber")
LONGEST_PAGE = 40  # letters of the column
LONGEST_TYPED = 600  # letters that are read at all: a source that is too long is still told so


class PlanQuestion(Struct, frozen=True):
    """Which document is looked at: its first year, and the last of an RPJMD's period, None when unsaid."""

    document: str
    year: int
    until: int | None = None

    @property
    def citation_end(self) -> str:
        return f"{self.year}–{self.until}" if self.until and self.document == RPJMD else str(self.year)


class TypedPlan(Struct, frozen=True):
    """One region's row as texts by column; problem: why it cannot be used.

    known: the published look; under_way: one that waits, was returned or recalled.
    """

    region: RegionRow
    texts: Mapping[str, str]
    source: str
    known: PlanningDocument | None
    problem: str = ""
    under_way: PlanUnderWay | None = None


def stored_plans(codes: Sequence[str], question: PlanQuestion) -> dict[str, PlanningDocument]:
    """The newest published look at a document of each region. One query."""
    rows = PlanningDocument.objects.current().of_regions(codes)
    found = rows.filter(document=question.document, year=question.year).select_related("source")
    return {row.region_id: row for row in found.order_by("as_of", "id")}


def shown(
    region: RegionRow,
    known: PlanningDocument | None,
    question: PlanQuestion,
    under_way: PlanUnderWay | None = None,
) -> TypedPlan:
    """A row as it was last typed, else as it is published, else blank.

    source: the document itself, unless another is typed.
    """
    name = region.official_name or region.name
    place = f"Provinsi {name}" if region.level == "province" else name
    own = f"{question.document} {place} {question.citation_end}"
    texts = _texts(known)
    if under_way is not None:
        texts = _texts(None if under_way.retracts else under_way.record)
    return TypedPlan(region, texts, own, known, under_way=under_way)


def _texts(known: PlanningDocument | None) -> dict[str, str]:
    """A look as its fields show it; blank without one."""
    if known is None:
        return dict.fromkeys(COLUMNS, "") | {"keadaan": str(PlanState.UNKNOWN)}
    share = "" if known.target_ratio is None else formats.percent(known.target_ratio, known.target_decimals)
    state = {True: PlanState.HAS, False: PlanState.HAS_NOT, None: PlanState.UNKNOWN}[known.has_indicator]
    return {
        "keadaan": str(state),
        "halaman": known.page,
        "persen": share.removesuffix("%"),
        "orang": "" if known.target_people is None else str(known.target_people),
        "tahun": str(known.target_year or ""),
        "sumber": known.source.citation,
    }


def read(
    post: Mapping[str, Any], row: TypedPlan, question: PlanQuestion, today: date
) -> tuple[TypedPlan, list[RecordEntry]]:
    """The row as posted, with its problem, and what is to be handed in; nothing for a row that stays.

    A look from another source or for another target year replaces the one shown.
    """
    code = row.region.code
    if f"keadaan-{code}" not in post:
        return row, []
    texts = {name: str(post.get(f"{name}-{code}", ""))[:LONGEST_TYPED].strip() for name in COLUMNS}
    typed = replace(row, texts=texts)
    if texts == _texts(row.known) or _waits_unchanged(row, texts):
        return typed, []
    try:
        return typed, _entries(typed, question, today)
    except Unreadable as error:
        return replace(typed, problem=why_unreadable(error)), []


def _waits_unchanged(row: TypedPlan, texts: Mapping[str, str]) -> bool:
    return row.under_way is not None and row.under_way.is_waiting and texts == row.texts


def _more(texts: Mapping[str, str]) -> bool:
    return any(text for name, text in texts.items() if name != "keadaan")


def _entries(typed: TypedPlan, question: PlanQuestion, today: date) -> list[RecordEntry]:
    values = _values(typed, question, today)
    entry = RecordEntry(
        DraftRecord.Kind.PLAN, typed.region.code, values, source=typed.texts["sumber"] or typed.source
    )
    former = _former(typed)
    if values["has_indicator"] is None:
        if _more(typed.texts) and former is None:
            raise _unfit(_("pilih ada atau tidak ada"))
        return [former] if former is not None else []
    moved = typed.known is not None and (
        (typed.known.source.citation, typed.known.target_year) != (entry.source, values["target_year"])
    )
    return [former, entry] if former is not None and moved else [entry]


def _former(typed: TypedPlan) -> RecordEntry | None:
    """The published look taken back."""
    known = typed.known
    if known is None:
        return None
    key = {name: getattr(known, name) for name in ("source_id", "document", "year", "target_year")}
    return RecordEntry(DraftRecord.Kind.PLAN, known.region_id, key, retracts=True)


def _unfit(said: str) -> Unreadable:
    return Unreadable(Fault.SAID, said=said)


def _values(typed: TypedPlan, question: PlanQuestion, today: date) -> dict[str, Any]:
    texts = typed.texts
    states = {PlanState.HAS: True, PlanState.HAS_NOT: False, PlanState.UNKNOWN: None}
    if texts["keadaan"] not in states:
        raise _unfit(_("pilih ada, tidak ada, atau belum diperiksa"))
    if len(texts["halaman"]) > LONGEST_PAGE:
        raise _unfit(_("halaman lebih panjang dari %(most)s huruf") % {"most": LONGEST_PAGE})
    if len(texts["sumber"]) > LONGEST_SOURCE:
        raise _unfit(_("sumber lebih panjang dari %(most)s huruf") % {"most": LONGEST_SOURCE})
    share, people = parse_percent(texts["persen"]), parse_count(texts["orang"])
    has = states[PlanState(texts["keadaan"])]
    if has is False and (share is not None or people is not None):
        raise _unfit(_("dokumen tanpa indikator tidak punya target; pilih ada, atau kosongkan targetnya"))
    given = share is not None or people is not None
    return {
        "document": question.document,
        "year": question.year,
        "until": question.until,
        "has_indicator": has,
        "page": texts["halaman"],
        "target_year": (parse_year(texts["tahun"]) or question.year) if given else None,
        "target_ratio": share[0] if share else None,
        "target_decimals": share[1] if share else None,
        "target_people": people,
        "as_of": today,
        "as_of_precision": "day",
    }
