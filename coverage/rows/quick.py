"""Rows that are made by the hundred thousand."""

from dataclasses import MISSING, field, fields, make_dataclass
from functools import wraps
from typing import Any, TypeVar

Row = TypeVar("Row")


def quickly_made(row: type[Row]) -> type[Row]:
    """Make a frozen dataclass with slots in a fourth of the time. For one that nothing inherits from.

    What freezes it has each field set by a call. So a row is born as one of a class that differs in nothing
    but that, is filled, and is one of its own before anybody has it.
    """
    given = [(one.name, one.type, _same(one)) for one in fields(row)]  # type: ignore[arg-type]
    born = make_dataclass(row.__name__, given, slots=True)
    become, fill = object.__setattr__, born.__init__  # type: ignore[misc]

    @wraps(row.__init__)
    def __init__(self: Any, *values: Any, **named: Any) -> None:
        become(self, "__class__", born)
        fill(self, *values, **named)
        self.__class__ = row

    row.__init__ = __init__  # type: ignore[method-assign]
    return row


def _same(one: Any) -> Any:
    """A field as another class can have it."""
    if one.default_factory is not MISSING:
        return field(default_factory=one.default_factory)
    return field(default=one.default)
