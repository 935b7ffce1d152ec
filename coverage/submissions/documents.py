"""The way figures get in: as rows of a submission, to be checked and published region by region."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from msgspec import Struct
from msgspec.structs import replace

from coverage.models import DraftFigure, Source, Statement, Submission
from coverage.models.columns import STATEMENT_FIELDS, every_column, instance, statements
from coverage.models.copying import copy_rows
from coverage.models.querysets import among
from coverage.parsing.sources import parse_citation
from coverage.queries.compiled import compiled
from coverage.rows.figures import StatementRow
from coverage.submissions import filing
from coverage.submissions.locking import lock
from coverage.submissions.states import FILE, Kind


class RowState(StrEnum):
    """What became of one row of a file."""

    NEW = "new"
    PUBLISHED = "published"
    WAITING = "waiting"
    REPEATED = "repeated"


class Filed(Struct, frozen=True):
    """What became of a file. submission: the one that holds its rows, None when all are published already.

    rows: all rows of the file with their stored source; states: of each of them, in the same order.
    """

    submission: Submission | None
    rows: tuple[StatementRow, ...]
    states: tuple[RowState, ...]

    @property
    def new(self) -> int:
        """How many rows were stored now."""
        return self.states.count(RowState.NEW)


@transaction.atomic
def file_document(rows: Sequence[StatementRow], *, name: str, digest: str, by: User | None) -> Filed:
    """Put a document's rows into a submission, as submitted; rows published or waiting already are left out.

    rows: as coverage.parsing.figures reads them. Returns the submission that holds the file's unpublished
    rows: a new one, or the one they have been waiting in.
    """
    lock()  # two people with the same file at once would both file its rows
    sources = stored_sources((row.source_title, row.source_url) for row in rows)
    known = [replace(row, source_id=sources[row.source_title, row.source_url].pk) for row in rows]
    keys = [source.pk for source in sources.values()]
    published = {identity(row) for row in statements(_published(keys))}
    waiting = {tuple(said): submission for submission, *said in _waiting(keys)}
    unique = {identity(row): row for row in reversed(known) if identity(row) not in published}
    states = tuple(_state(row, unique, published, waiting) for row in known)
    fresh = [row for row, state in zip(known, states, strict=True) if state == RowState.NEW]
    if not fresh:
        submissions = {waiting[one] for one in unique}
        only = Submission.objects.get(pk=submissions.pop()) if len(submissions) == 1 else None
        return Filed(only, tuple(known), states)
    submission = filing.open_submission(Kind.DOCUMENT, name=name, digest=digest, by=by)
    keep_drafts((submission.pk, row) for row in fresh)
    filing.wait(submission, {row.region_code for row in fresh}, FILE, by=by)
    return Filed(submission, tuple(known), states)


def keep_text(*, citation: str, url: str, text: str) -> None:
    """Keep the whole text a source's rows were read from; another text of the same source is added below."""
    source = Source.objects.select_for_update().filter(citation=citation, url=url).first()
    if source is not None and text not in source.text:
        source.text = f"{source.text}\n\n{text}" if source.text else text
        source.save(update_fields=["text"])


def _state(
    row: StatementRow,
    unique: Mapping[tuple[Any, ...], StatementRow],
    published: Collection[tuple[Any, ...]],
    waiting: Collection[tuple[Any, ...]],
) -> RowState:
    if identity(row) in published:
        return RowState.PUBLISHED
    if unique[identity(row)] is not row:
        return RowState.REPEATED
    return RowState.WAITING if identity(row) in waiting else RowState.NEW


def keep_drafts(rows: Iterable[tuple[int, StatementRow]]) -> None:
    """Keep rows as drafts, each of a submission by its key. One query."""
    names = ("submission_id", "entered", "retracts", "line", *STATEMENT_FIELDS)
    copy_rows(
        DraftFigure,
        names,
        (
            (submission, row.entered, row.retracts, row.line, *columns(row).values())
            for submission, row in rows
        ),
    )


def columns(row: StatementRow) -> dict[str, Any]:
    """The stored columns of a row."""
    values = {name: getattr(row, name) for name in STATEMENT_FIELDS if name != "region_id"}
    values["as_of_precision"] = row.as_of_precision or ""
    return {"region_id": row.region_code, **values}  # in the order of STATEMENT_FIELDS


def stored_sources(cited: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Source]:
    """Documents by citation and address, made when missing. One query when none is, else three; one more
    where they are cited with an address.

    A document known without an address gets the one it is now cited with.
    """
    wanted = list(dict.fromkeys(cited))
    _learn_addresses(wanted)
    found = _known(wanted)
    if missing := [key for key in wanted if key not in found]:
        Source.objects.bulk_create((_source(*key) for key in missing), ignore_conflicts=True)
        found = _known(wanted)
    return {key: found[key] for key in wanted}


def _known(cited: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Source]:
    sources = (instance(Source, row) for row in _of_citations([text for text, _ in cited]))
    return {(source.citation, source.url): source for source in sources}


@compiled
def _of_citations(citations: Any) -> QuerySet[Any, Any]:
    return Source.objects.filter(among(citations, "citation")).order_by().values_list(*every_column(Source))


def entered_sources(citations: Iterable[str]) -> dict[str, int]:
    """Officers' sources by their citation, made when missing. Two queries."""
    wanted = set(citations)
    Source.objects.bulk_create(
        (Source(citation=text, title=text, entered=True) for text in sorted(wanted)), ignore_conflicts=True
    )
    return dict(Source.objects.filter(citation__in=wanted, url="").values_list("citation", "pk"))


def _learn_addresses(cited: Iterable[tuple[str, str]]) -> None:
    addresses = defaultdict(set)
    for citation, url in cited:
        addresses[citation].add(url)
    found = {
        citation: urls.pop() for citation, urls in addresses.items() if len(urls) == 1 and "" not in urls
    }
    if not found:
        return
    bare = Source.objects.filter(citation__in=found, url="", entered=False)
    for source in bare.exclude(citation__in=Source.objects.exclude(url="").values("citation")):
        source.url = found[source.citation]
        source.save(update_fields=["url"])


def _source(text: str, url: str) -> Source:
    citation = parse_citation(text)
    return Source(
        citation=text,
        url=url,
        title=citation.title,
        publisher=citation.publisher,
        published_on=citation.published_on,
        published_precision=citation.published_precision,
    )


def identity(row: StatementRow) -> tuple[Any, ...]:
    """All a row says and who says it; two rows with one identity are the same statement."""
    return tuple(columns(row).values())


@compiled
def _published(sources: Any) -> QuerySet[Any, Any]:
    return Statement.objects.current().filter(among(sources, "source_id")).statement_columns()


@compiled
def _waiting(sources: Any) -> QuerySet[Any, Any]:
    """Of the drafts that wait: their submission, then what they say."""
    drafts = filing.waiting(DraftFigure).filter(among(sources, "source_id"))
    return drafts.values_list("submission_id", *STATEMENT_FIELDS)
