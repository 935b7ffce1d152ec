"""Querysets that are built and compiled once: that costs ten times what the database takes to answer.

A view on one page asks some twenty of them, the same every time but for their values.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import Expression

Row = tuple[Any, ...]

FIELDS: dict[type, Any] = {
    int: models.BigIntegerField(),
    float: models.FloatField(),
    str: models.CharField(),
    date: models.DateField(),
    datetime: models.DateTimeField(),
}
ARRAYS = {kind: ArrayField(field) for kind, field in FIELDS.items()}


class Place(NamedTuple):
    """Which of the values a parameter is, and its type; many: of which it is a list."""

    number: int
    kind: type
    many: bool


class Slot(Expression):
    """Where a value is put in whenever the query is asked."""

    def __init__(self, place: Place) -> None:
        super().__init__(output_field=(ARRAYS if place.many else FIELDS)[place.kind])
        self.number = place.number

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        field = self.output_field
        return f"%s::{field.db_type(connection)}" if isinstance(field, ArrayField) else "%s", (self,)


class Query:
    """A queryset of values as SQL; among its parameters are slots."""

    def __init__(self, rows: models.QuerySet[Any, Any]) -> None:
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.parameters = compiler.as_sql()
        self.columns = compiler.col_count
        self.converters = compiler.get_converters(column[0] for column in compiler.select)

    def ask(self, values: Sequence[Any]) -> list[Row]:
        """All rows for these values of its slots."""
        connection = connections[DEFAULT_DB_ALIAS]
        given = [values[one.number] if isinstance(one, Slot) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            rows = cursor.fetchall()
        if not self.converters:
            return [row[: self.columns] for row in rows]  # what it is ordered by stands behind
        return [self._converted(row[: self.columns], connection) for row in rows]

    def _converted(self, row: Row, connection: Any) -> Row:
        columns = list(row)
        for place, (converters, expression) in self.converters.items():
            for convert in converters:
                columns[place] = convert(columns[place], expression, connection)
        return tuple(columns)


def compiled(build: Callable[..., models.QuerySet[Any, Any]]) -> Callable[..., list[Row]]:
    """Make what builds a queryset of `values_list` into what asks it for its rows. One query.

    Of its parameters, all by position, numbers, texts, days and lists of them arrive as expressions, and so
    do those in a tuple; anything else, None or a flag, as it is, and a query is compiled for each. A list is
    of what rows must be among: when it is empty there are none, and no query.
    """
    known: dict[Row, Query] = {}

    @wraps(build)
    def ask(*parameters: Any) -> list[Row]:
        values: list[Any] = []
        places = tuple(_place(parameter, values) for parameter in parameters)
        if [] in values:
            return []
        if places not in known:
            known[places] = Query(build(*map(_slotted, places)))
        return known[places].ask(values)

    return ask


def _place(parameter: Any, values: list[Any]) -> Any:
    """A parameter, its values taken out into `values`."""
    if isinstance(parameter, tuple):
        return tuple(_place(part, values) for part in parameter)
    if isinstance(parameter, str):  # a choice among texts too
        parameter = str(parameter)
    many = isinstance(parameter, list)
    kind = type(parameter[0]) if many and parameter else type(parameter)
    if kind not in FIELDS and not many:
        return parameter
    values.append(parameter)
    return Place(len(values) - 1, kind, many)


def _slotted(place: Any) -> Any:
    if isinstance(place, Place):
        return Slot(place)
    return tuple(map(_slotted, place)) if isinstance(place, tuple) else place
