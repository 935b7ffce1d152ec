"""Entering and mending programme, village and benefit rows of one region."""

from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.programmes.forms.programmes import FORMS, ProgrammeForm, RecordForm
from coverage.programmes.queries.own_records import own_record, own_records
from coverage.programmes.queries.records_under_way import RecordUnderWay, records_under_way
from coverage.programmes.services.entry import RecordEntry
from coverage.queries import places
from coverage.releases import words as record_words
from coverage.rows.figures import RegionRow

WORDS = {form.kind: word for word, form in reversed(FORMS.items())}


def word_of(kind: str, row: Any) -> str:
    """The form a row is mended in: a programme's with a budget year in that of budget lines."""
    return "anggaran" if getattr(row, "year", None) and kind == ProgrammeForm.kind else WORDS[kind]


class OwnRow(Struct, frozen=True):
    """A published row. word: of its kind in addresses; title: what tells it from the region's others."""

    id: int
    word: str
    kind: str
    title: str
    source: str


class OwnDraft(Struct, frozen=True):
    """A row that waits, was returned or recalled. word, kind, title: as of an OwnRow."""

    word: str
    kind: str
    title: str
    under_way: RecordUnderWay


class ProgrammeEntryPage(Struct, frozen=True):
    """rows: what is published of the region; drafts: what is not yet; word: the kind being filled in.

    mended: the published row being mended; draft: the one not published, otherwise.
    """

    region: RegionRow
    rows: tuple[OwnRow, ...]
    word: str
    mended: OwnRow | None
    drafts: tuple[OwnDraft, ...] = ()
    draft: OwnDraft | None = None

    @property
    def title(self) -> str:
        """Of the row being mended, "" for a new one."""
        row = self.mended or self.draft
        return row.title if row else ""

    @property
    def kind(self) -> str:
        return kind_of(self.word)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Each kind's word and name."""
        return [(word, kind_of(word)) for word in FORMS]


def kind_of(word: str) -> str:
    """What a form fills in: "Program", "Baris anggaran", …"""
    return _("Baris anggaran") if word == "anggaran" else record_words.kind_name(FORMS[word].kind)


def programme_entry_page(code: str, word: str, row: Any, draft: str = "") -> ProgrammeEntryPage | None:
    """The page of one region; None for an unknown one.

    row: the stored row being mended, if any; draft: else the id of the one not published, as text.
    """
    region = places.region_row(code)
    if region is None:
        return None
    rows = tuple(_own(kind, found) for kind, found in own_records(code))
    drafts = tuple(own_draft(found) for found in records_under_way(code))
    chosen = next((one for one in drafts if str(one.under_way.id) == draft and _fits(one, word)), None)
    mended = _own(FORMS[word].kind, row) if row else None
    return ProgrammeEntryPage(region, rows, word, mended, drafts, chosen)


def own_draft(found: RecordUnderWay) -> OwnDraft:
    """A row under way with its words."""
    kind = record_words.kind_name(found.kind)
    return OwnDraft(word_of(found.kind, found.row), kind, record_words.title(found.row), found)


def _fits(draft: OwnDraft, word: str) -> bool:
    """Whether a draft can be mended in the form of this kind."""
    return (
        FORMS[draft.word].kind == FORMS[word].kind
        and not draft.under_way.is_waiting
        and not draft.under_way.retracts
    )


def stored_row(word: str, code: str, pk: str) -> Any:
    """The row with this id as the address names it; None for any other text."""
    return own_record(FORMS[word].kind, code, int(pk)) if pk.isdecimal() and len(pk) < 10 else None


def entries(code: str, form: RecordForm, row: Any, draft: Any = None) -> list[RecordEntry]:
    """What a filled-in form hands in.

    row: the published one it mends; taken back when its key is another now. draft: an unsaved one instead.
    """
    citation = form.cleaned_data["source"].strip()
    values = form.values()
    former = row or draft
    same_source = former is not None and former.source is not None and former.source.citation == citation
    if same_source:
        values["source_id"], citation = former.source_id, ""
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
    return OwnRow(row.pk, word_of(kind, row), name, record_words.title(row), row.source.citation)
