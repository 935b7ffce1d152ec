"""Ways to narrow the published rows, and to turn them into plain rows.

known_in(release) is the one place that says what a release knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from coverage.rows.figures import (
    CoverageRow,
    FlagRow,
    PotentialRow,
    RegionRow,
    SnapshotRow,
    StatementRow,
    TargetRow,
)
from coverage.rows.periods import window

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

STATEMENT_FIELDS = (
    "region_id",
    "as_of",
    "as_of_precision",
    "segment",
    "basis",
    "active_participants",
    "potential_workers",
    "printed_ratio",
    "printed_decimals",
    "target_year",
    "target_document",
    "target_ratio",
    "target_decimals",
    "target_people",
    "gap_people",
    "gap_meaning",
    "rank",
    "rank_of",
    "category",
    "notes",
    "source_id",
)


def region_rows(regions: models.QuerySet[Any]) -> dict[str, RegionRow]:
    """Regions as plain rows by code, in the queryset's order. One query."""
    return {
        region.code: RegionRow(
            region.code, region.short_name, region.level, region.kind, region.parent_code, region.name
        )
        for region in regions.only("code", "level", "kind", "name")
    }


def _columns(names: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    """A stored row by the names plain rows have: region_code, and arrays as tuples."""
    return {
        "region_code" if name == "region_id" else name: tuple(value) if isinstance(value, list) else value
        for name, value in zip(names, values, strict=True)
    }


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


def _among(codes: Collection[str], column: str = "region_id") -> Func:
    """region_id IN codes, with all codes as one parameter: 514 are a tenth of a ranking's work one by one."""
    return _any(column, Value(list(codes), ArrayField(models.CharField())))


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
        return self.filter(_among(codes)) if codes else self.none()

    def with_sources(self) -> Self:
        """Each row with `source_ids`, those of the statements it rests on, and whether it is `exact`."""
        return self.annotate(source_ids=SOURCES, exact=EXACT)

    def statement_rows(self) -> list[StatementRow]:
        """Statements in the order they were published."""
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
        ordered = self.annotate(decided=DECIDED).order_by("published_in_id", "id").values_list(*names)
        return [StatementRow(*values) for values in ordered]

    def potential_rows(self) -> list[PotentialRow]:
        names = ("region_id", "segment", "basis", "valid_from", "potential_workers", "source_ids", "exact")
        ordered = self.with_sources().order_by("region_id", "valid_from").values_list(*names)
        return [PotentialRow(**_columns(names, values)) for values in ordered]

    def flag_rows(self) -> list[FlagRow]:
        names = ("code", "severity", "region_id", "as_of", "message", "likely_cause", "id")
        ordered = self.order_by("region_id", "as_of", "code", "id").values_list(*names)
        return [FlagRow(**_columns(names, values)) for values in ordered]


class TargetQuerySet(PublishedQuerySet):
    """Targets; each knows why a verifier chose it over the others of its year, as the same release knows."""

    def known_in(self, release: int) -> Self:
        return super().known_in(release).annotate(override=_choice(lambda rows: rows.known_in(release)))

    def current(self) -> Self:
        return super().current().annotate(override=_choice(lambda rows: rows.current()))

    def target_rows(self) -> list[TargetRow]:
        """Plain rows. Only for targets of a release, or the current ones."""
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
        return [TargetRow(**_columns(names, values)) for values in ordered.values_list(*names)]


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
        ordered = self.with_sources().order_by("region_id", "as_of").values_list(*names)
        return [SnapshotRow(**_columns(names, values)) for values in ordered]


COVERAGE_FIELDS = (
    "as_of",
    "as_of_precision",
    "segment",
    "basis",
    "active_participants",
    "potential_workers",
    "potential_as_of",
    "coverage_ratio",
    "printed_ratio",
    "ratio_decimals",
    "target_document",
    "target_year",
    "target_ratio",
    "target_decimals",
    "target_people",
    "attainment_ratio",
    "gap_to_target_points",
    "gap_to_target_people",
    "unprotected_people",
    "active_exact",
    "potential_exact",
    "target_exact",
)
POINT_FIELDS = (
    "as_of",
    "segment",
    "basis",
    "coverage_ratio",
    "printed_ratio",
    "active_participants",
    "potential_workers",
    "active_exact",
    "potential_exact",
)
ARRAY_FIELDS = ("source_ids", "potential_source_ids", "target_source_ids")


class CurrentCoverageQuerySet(DayQuerySet):
    """The read model of the newest release."""

    def of_release(self, number: int) -> Self:
        """For readers of this release: the database refuses the query when the rows are of another one.

        Its function (migration 0015) is asked once a query, in the query's own snapshot.
        """
        asked = Func(Value(number), function="coverage_read_model_of", output_field=models.BooleanField())
        return self.filter(asked)

    def of_regions(self, codes: Collection[str]) -> Self:
        return self.filter(_among(codes)) if codes else self.none()

    def shown_in(self, months: Iterable[date], codes: Collection[str], segment: str, basis: str) -> Self:
        """The rows that a list of any of these months shows of each region, one for each month.

        It is the newest share that still speaks for the month, else the newest count that does, else the
        newest share of before, else the newest count. The same as calculations.shown.of_list.
        """
        of_region = Q(region=OuterRef("pk"), segment=segment, basis=basis)
        rows = self.model._default_manager.filter(of_region)
        shown = (self._first_of(codes, *_shown_in(rows, *window(month))) for month in months)
        return self.filter(reduce(or_, shown))

    def _first_of(self, codes: Collection[str], *orders: models.QuerySet[Any]) -> Q:
        """The first row of each region in the first order that has one: a look at the index for each region,
        where one order of all rows would read all months. As an array they are looked up by their keys.
        """
        firsts = Coalesce(*(Subquery(rows.values("pk")[:1]) for rows in orders))
        regions = apps.get_model("regions", "Region").objects.filter(_among(codes, "code")).order_by()
        return Q(_any("pk", ArraySubquery(regions.annotate(first=firsts).values("first"))))

    def coverage_rows(self, regions: Mapping[str, RegionRow], *, ranked: bool = True) -> list[CoverageRow]:
        """Plain rows, in the queryset's order. regions: by code, for all regions of the rows.

        ranked: with the rank that each had in its own month.
        """
        names = (*COVERAGE_FIELDS, *(["rank"] if ranked else []), *ARRAY_FIELDS)
        rows = []
        for code, *values in self.values_list("region_id", *names):
            columns: dict[str, Any] = dict(zip(names, values, strict=True))
            for name in ARRAY_FIELDS:
                columns[name] = tuple(columns[name])
            rows.append(CoverageRow(regions[code], **columns))
        return rows

    def point_columns(self) -> Iterable[tuple[Any, ...]]:
        """Region code, then what calculations.pace.points.point_of takes, of each share; oldest first."""
        shares = self.filter(coverage_ratio__isnull=False).order_by("region_id", "as_of")
        return shares.values_list("region_id", *POINT_FIELDS)
