"""Entering and mending programme, village and benefit rows of one region."""

from dataclasses import dataclass
from typing import Any

from coverage import queries, record_words
from coverage.forms.programmes import FORMS, RecordForm
from coverage.queries.own_records import own_record, own_records
from coverage.record_entry import RecordEntry
from coverage.rows import RegionRow

WORDS = {form.kind: word for word, form in FORMS.items()}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A published row. word: of its kind in addresses; title: what tells it from the region's others."""

    id: int
    word: str
    kind: str
    title: str
    source: str


@dataclass(frozen=True)
class ProgrammeEntryPage:
    """rows: what is published of the region; word: the kind being filled in; mended: the row being mended."""

    region: RegionRow
    rows: tuple[OwnRow, ...]
    word: str
    mended: OwnRow | None

    @property
    def kind(self) -> str:
        return record_words.kind_name(FORMS[self.word].kind)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Each kind's word and name."""
        return [(word, record_words.kind_name(form.kind)) for word, form in FORMS.items()]


def programme_entry_page(code: str, word: str, row: Any) -> ProgrammeEntryPage | None:
    """The page of one region; None for an unknown one. row: the stored row being mended, if any."""
    region = queries.region_row(code)
    if region is None:
        return None
    rows = tuple(_own(kind, found) for kind, found in own_records(code))
    return ProgrammeEntryPage(region, rows, word, _own(FORMS[word].kind, row) if row else None)


def stored_row(word: str, code: str, pk: str) -> Any:
    """The row with this id as the address names it; None for any other text."""
    return own_record(FORMS[word].kind, code, int(pk)) if pk.isdecimal() and len(pk) < 10 else None


def entries(code: str, form: RecordForm, row: Any) -> list[RecordEntry]:
    """What a filled-in form hands in. row: the one it mends; taken back when its key is another now."""
    citation = form.cleaned_data["source"].strip()
    values = form.values()
    same_source = row is not None and row.source.citation == citation
    if same_source:
        values["source_id"], citation = row.source_id, ""
    new = RecordEntry(form.kind, code, values, source=citation)
    if row is None or (same_source and _key(row, values)):
        return [new]
    return [taken_back(form.kind, code, row), new]


def taken_back(kind: str, code: str, row: Any) -> RecordEntry:
    """What takes a published row back."""
    values = {name: getattr(row, name) for name in type(row).KEY if name != "region_id"}
    return RecordEntry(kind, code, {**values, "as_of_precision": row.as_of_precision}, retracts=True)


def _key(row: Any, values: dict[str, Any]) -> bool:
    """Whether the values name the row's own key."""
    return all(values.get(name) == getattr(row, name) for name in type(row).KEY if name != "region_id")


def _own(kind: str, row: Any) -> OwnRow:
    name = record_words.kind_name(kind)
    return OwnRow(row.pk, WORDS[kind], name, record_words.title(row), row.source.citation)
