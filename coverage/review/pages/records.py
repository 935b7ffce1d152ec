"""Programmes, plans and choices, old beside new: of a submission for its verifier, of a release for all."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.audit import budget_flags
from coverage.models import Programme
from coverage.queries import records
from coverage.queries import sources as papers
from coverage.queries.sources import SourceRow
from coverage.releases import words as record_words
from coverage.releases.draft_records import RecordPair, record_pairs, released_pairs
from coverage.rows.figures import FlagRow
from coverage.words.formats import ABSENT


class FieldChange(Struct, frozen=True):
    """One column in words; before: "—" when nothing was published, after: "—" when it is taken back.

    quoted: both are words of a document or a person, not ours.
    """

    label: str
    before: str
    after: str
    quoted: bool = False


class RecordChange(Struct, frozen=True):
    """What publishing would do to one record. fields: the columns that change, all it says when it is new.

    kind: "Program", "Dokumen perencanaan", …; title: what tells it from the region's others; group: the words
    of a document in it. flags: what the audit finds in it before it is published.
    """

    kind: str
    title: str
    source: SourceRow | None
    is_new: bool
    retracts: bool
    fields: tuple[FieldChange, ...]
    flags: tuple[FlagRow, ...] = ()
    group: str = ""

    @property
    def is_same(self) -> bool:
        """Whether it is published already, word for word."""
        return not self.fields and not self.is_new and not self.retracts


def record_changes(submission: int, codes: Collection[str]) -> dict[str, tuple[RecordChange, ...]]:
    """The draft records of a submission beside the published ones of their keys, by region code.

    Two queries and one a kind of record, one more for budgets, however many the rows; one where there are
    none.
    """
    pairs = record_pairs(submission, codes)
    if not pairs:
        return {}
    sources = papers.sources({pair.new.source_id for pair in pairs if pair.new.source_id})
    found: dict[str, list[RecordChange]] = defaultdict(list)
    rates = records.rates() if any(_is_budget(pair) for pair in pairs) else []
    for pair in pairs:
        told = budget_flags([records.budget_row(pair.new)], rates) if _is_budget(pair) else ()
        change = _change(pair, sources.get(pair.new.source_id))
        found[pair.region_code].append(replace(change, flags=tuple(told)))
    return {code: tuple(changes) for code, changes in found.items()}


def _is_budget(pair: RecordPair) -> bool:
    return isinstance(pair.new, Programme) and pair.new.rupiah_planned is not None and not pair.retracts


def released_changes(number: int) -> list[tuple[str, RecordChange]]:
    """What a release did to each record, with its region's code. Six queries, however many the rows."""
    pairs = released_pairs(number)
    sources = papers.sources({pair.new.source_id for pair in pairs if pair.new.source_id})
    return [(pair.region_code, _change(pair, sources.get(pair.new.source_id))) for pair in pairs]


def _change(pair: RecordPair, source: SourceRow | None) -> RecordChange:
    columns = record_words.shown_columns(pair.kind)
    fields = tuple(field for name in columns if (field := _field(name, pair)) is not None)
    return RecordChange(
        record_words.kind_name(pair.kind),
        record_words.title(pair.new),
        source,
        is_new=pair.former is None,
        retracts=pair.retracts,
        fields=fields,
        group=getattr(pair.new, "group", ""),
    )


def _field(name: str, pair: RecordPair) -> FieldChange | None:
    before = _said(pair.former, name)
    after = _said(None if pair.retracts else pair.new, name)
    if before == after or name in type(pair.new).KEY:  # the title tells the key
        return None
    return FieldChange(record_words.column_name(name), before, after, name in record_words.QUOTED)


def _said(row: Any, name: str) -> str:
    return ABSENT if row is None else record_words.said(row, name)
