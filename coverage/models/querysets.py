"""Ways to narrow the published rows, and to turn them into plain rows.

known_in(release) is the one place that says what a release knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Expression, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from coverage.models.columns import (
    LINE_FIELDS,
    POINT_FIELDS,
    STATEMENT_FIELDS,
    flag_row,
    lines,
    made,
    statements,
)
from coverage.rows.figures import (
    CoverageRow,
    FlagRow,
    PotentialRow,
    RegionRow,
    SnapshotRow,
    StatementRow,
    TargetRow,
)

SOURCES = ArrayAgg("statements__source_id", distinct=True, default=Value([]))


def _decided(statement: str) -> Q:
    """Statements by which a verifier chose a document's figure: its digits are the document's.

    statement: lookup prefix of the statement.
    """
    return Q(**{f"{statement}submission__kind": "decision", f"{statement}source__entered": False})


DECIDED = Case(When(_decided(""), then=True), default=False)
# Whether an officer typed one of the statements a figure rests on: its digits are all meant.
EXACT = BoolOr(
    Case(
        When(_decided("statements__"), then=False), When(statements__entered=True, then=True), default=False
    ),
    default=False,
)


def _shown_in(rows: models.QuerySet[Any], after: date, until: date) -> tuple[models.QuerySet[Any], ...]:
    """Of a region's rows the current shares, the newest first; then all up to a day, in order of choice."""
    share = Q(coverage_ratio__isnull=False)
    choice = Case(
        When(share, as_of__gt=after, then=0),
        When(as_of__gt=after, then=1),
        When(share, then=2),
        default=3,
    )
    known = rows.filter(as_of__lte=until)
    return known.filter(share, as_of__gt=after).order_by("-as_of"), known.order_by(choice, "-as_of")


def among(codes: Collection[str] | Expression, column: str = "region_id") -> Func:
    """region_id IN codes, with all codes as one parameter: 514 are a tenth of a ranking's work one by one."""
    array = codes if isinstance(codes, Expression) else Value(list(codes), ArrayField(models.CharField()))
    return _any(column, array)


def _any(column: str, array: Any) -> Func:
    """column = ANY(array)."""
    return Func(
        F(column),
        array,
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )


class PublishedQuerySet(models.QuerySet[Any]):
    """Rows with published_in and superseded_in."""

    def known_in(self, release: int) -> Self:
        """Rows that a release shows: published in it or before, not yet superseded then."""
        return self.filter(published_in_id__lte=release).filter(
            Q(superseded_in=None) | Q(superseded_in_id__gt=release)
        )

    def current(self) -> Self:
        """Rows that no release has superseded."""
        return self.filter(superseded_in=None)

    def of_regions(self, codes: Collection[str]) -> Self:
        return self.filter(among(codes)) if codes else self.none()

    def of_key(self, key: Mapping[str, Any]) -> Self:
        """Rows of a natural key, of which columns may be empty."""
        empty = {f"{name}__isnull": True for name, value in key.items() if value is None}
        return self.filter(**empty, **{name: value for name, value in key.items() if value is not None})

    def with_sources(self) -> Self:
        """Each row with `source_ids`, those of the statements it rests on, and whether it is `exact`."""
        return self.annotate(source_ids=SOURCES, exact=EXACT)

    def statement_rows(self) -> list[StatementRow]:
        """Statements in the order they were published."""
        return statements(self.statement_columns())

    def statement_columns(self) -> models.QuerySet[Any, Any]:
        names = (
            *STATEMENT_FIELDS,
            "source__citation",
            "source__url",
            "entered",
            "retracts",
            "published_in_id",
            "line",
            "id",
            "decided",
        )
        return self.annotate(decided=DECIDED).order_by("published_in_id", "id").values_list(*names)

    def potential_rows(self) -> list[PotentialRow]:
        return made(PotentialRow, self.potential_columns())

    def potential_columns(self) -> models.QuerySet[Any, Any]:
        names = ("region_id", "segment", "basis", "valid_from", "potential_workers", "source_ids", "exact")
        return self.with_sources().order_by("region_id", "valid_from").values_list(*names)

    def flag_rows(self) -> list[FlagRow]:
        return [flag_row(*columns) for columns in self.flag_columns()]

    def flag_columns(self, *more: str) -> models.QuerySet[Any, Any]:
        """What flag_row takes; more: "state", where it is annotated."""
        names = ("id", "code", "severity", "region_id", "as_of", "message", "likely_cause")
        return self.order_by("region_id", "as_of", "code", "id").values_list(*names, *more)


class TargetQuerySet(PublishedQuerySet):
    """Targets; each knows why a verifier chose it over the others of its year, as the same release knows."""

    def known_in(self, release: int) -> Self:
        return super().known_in(release).annotate(override=_choice(lambda rows: rows.known_in(release)))

    def current(self) -> Self:
        return super().current().annotate(override=_choice(lambda rows: rows.current()))

    def target_rows(self) -> list[TargetRow]:
        """Plain rows. Only for targets of a release, or the current ones."""
        return made(TargetRow, self.target_columns())

    def target_columns(self) -> models.QuerySet[Any, Any]:
        names = (
            "region_id",
            "year",
            "document",
            "target_ratio",
            "target_decimals",
            "target_people",
            "source_ids",
            "override",
            "exact",
        )
        ordered = self.with_sources().order_by("region_id", "year", "document", "source_id")
        return ordered.values_list(*names)


def _choice(known: Callable[[Any], Any]) -> Coalesce:
    """The reason of the override that means a target; "" when none does. known: those a release knows."""
    overrides = known(apps.get_model("coverage", "TargetOverride").objects.all()).filter(
        Q(source=None) | Q(source=OuterRef("source_id")),
        region=OuterRef("region_id"),
        year=OuterRef("year"),
        document=OuterRef("document"),
    )
    return Coalesce(Subquery(overrides.values("reason")[:1]), Value(""), output_field=models.TextField())


class DayQuerySet(models.QuerySet[Any]):
    """Rows of a region, day, segment and basis."""

    def counted(self, segment: str, basis: str) -> Self:
        return self.filter(segment=segment, basis=basis)

    def within(self, since: date, until: date) -> Self:
        return self.filter(as_of__gte=since, as_of__lte=until)

    def last_until(self, day: date) -> Self:
        """The last row of each region, segment and basis on or before a day, however old."""
        last = (
            self.filter(as_of__lte=day)
            .order_by("region_id", "segment", "basis", "-as_of")
            .distinct("region_id", "segment", "basis")
        )
        return self.filter(pk__in=last.values("pk"))


class SnapshotQuerySet(DayQuerySet, PublishedQuerySet):
    """Participant snapshots."""

    def snapshot_rows(self) -> list[SnapshotRow]:
        """Oldest first within a region."""
        return made(SnapshotRow, self.snapshot_columns())

    def snapshot_columns(self) -> models.QuerySet[Any, Any]:
        names = (
            "region_id",
            "as_of",
            "as_of_precision",
            "segment",
            "basis",
            "active_participants",
            "document_potential",
            "printed_ratio",
            "printed_decimals",
            "source_ids",
            "exact",
        )
        return self.with_sources().order_by("region_id", "as_of").values_list(*names)


class CurrentCoverageQuerySet(DayQuerySet):
    """The read model of the newest release."""

    def of_release(self, number: int) -> Self:
        """For readers of this release: the database refuses the query when the rows are of another one.

        Its function (migration 0015) is asked once a query, in the query's own snapshot.
        """
        asked = Func(Value(number), function="coverage_read_model_of", output_field=models.BooleanField())
        return self.filter(asked)

    def of_regions(self, codes: Collection[str]) -> Self:
        return self.filter(among(codes)) if codes else self.none()

    def shown_in(
        self, windows: Iterable[tuple[date, date]], codes: Collection[str], segment: str, basis: str
    ) -> Self:
        """The rows that a list of any of some months shows of each region, one for each month.

        It is the newest share that still speaks for the month, else the newest count that does, else the
        newest share of before, else the newest count. The same as calculations.shown.of_list. windows: of
        the months, as rows.periods.window gives them.
        """
        of_region = Q(region=OuterRef("pk"), segment=segment, basis=basis)
        rows = self.model._default_manager.filter(of_region)
        shown = (self._first_of(codes, *_shown_in(rows, *ends)) for ends in windows)
        return self.filter(reduce(or_, shown))

    def _first_of(self, codes: Collection[str], *orders: models.QuerySet[Any]) -> Q:
        """The first row of each region in the first order that has one: a look at the index for each region,
        where one order of all rows would read all months. As an array they are looked up by their keys.
        """
        firsts = Coalesce(*(Subquery(rows.values("pk")[:1]) for rows in orders))
        regions = apps.get_model("regions", "Region").objects.filter(among(codes, "code")).order_by()
        return Q(_any("pk", ArraySubquery(regions.annotate(first=firsts).values("first"))))

    def coverage_rows(self, regions: Mapping[str, RegionRow]) -> list[CoverageRow]:
        """Plain rows, in the queryset's order. regions: by code, for all regions of the rows."""
        return lines(self.line_columns(), regions)

    def line_columns(self) -> models.QuerySet[Any, Any]:
        return self.values_list("region_id", "rank", *LINE_FIELDS)

    def point_columns(self) -> models.QuerySet[Any, Any]:
        """Region code, then what calculations.pace.points.point_of takes, of each share; oldest first."""
        shares = self.filter(coverage_ratio__isnull=False).order_by("region_id", "as_of")
        return shares.values_list("region_id", *POINT_FIELDS)
