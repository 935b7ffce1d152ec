"""Which two dates of a region are compared: their query string, and what a region's own dates answer."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.parsing.days import parse_month
from coverage.questions.asked import Asked, InvalidParameter, common
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import month_of, window

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
KNOWN = ("rilis", "segmen", "basis", "dari", "sampai")
MOST_NAMED = 12  # days in one sentence: a year of months


class When(Struct, frozen=True):
    """A day, or by_month the month that starts on it."""

    day: date
    by_month: bool = False

    def __str__(self) -> str:
        return f"{self.day:%Y-%m}" if self.by_month else f"{self.day:%Y-%m-%d}"


class ChangeQuestion(Struct, frozen=True):
    """Which change to explain; None: the newest figure, against the one before it."""

    asked: Asked
    since: When | None = None
    until: When | None = None


class Side(Struct, frozen=True):
    """One end of a change: the region's own line, and the month whose list ranks it.

    by_month: asked as a month, for which an earlier figure may speak.
    """

    row: CoverageRow
    month: date
    by_month: bool = False


def change(query: Mapping[str, str]) -> ChangeQuestion:
    """Read the address of an explanation. Raises InvalidParameter."""
    return ChangeQuestion(
        common(query, KNOWN),
        _when("dari", query.get("dari", "").strip()),
        _when("sampai", query.get("sampai", "").strip()),
    )


def sides(question: ChangeQuestion, history: Sequence[CoverageRow]) -> tuple[Side, Side] | None:
    """The two ends that are meant among a region's figures, oldest first; None when it has only one.

    Raises InvalidParameter for a date on which the region has none, and when the second is not later.
    """
    until = _side("sampai", question.until, history) if question.until else None
    since = _side("dari", question.since, history) if question.since else None
    if until is None and history:
        until = _of_day(history[-1])
    if since is None and until is not None:
        earlier = [row for row in history if _day(row) < _day(until.row)]
        since = _of_day(earlier[-1]) if earlier else None
    if since is None or until is None:
        if question.until is not None:
            said = _("Tidak ada angka sebelum %(day)s.") % {"day": question.until}
            raise InvalidParameter("sampai", f"{said} {_dates(history)}")
        return None
    _check(since, until, "sampai" if question.until else "dari")
    return since, until


def _check(since: Side, until: Side, name: str) -> None:
    if (_day(since.row), since.month) == (_day(until.row), until.month):
        raise InvalidParameter(name, _("Kedua tanggal sama; pilih dua tanggal yang berbeda."))
    if _day(since.row) > _day(until.row) or since.month > until.month:
        raise InvalidParameter(name, _("Tanggal “sampai” harus sesudah tanggal “dari”."))


def _when(name: str, text: str) -> When | None:
    if not text:
        return None
    try:
        return When(date.fromisoformat(text)) if DAY.fullmatch(text) else When(parse_month(text), True)
    except ValueError:
        said = _("“%(text)s” bukan tanggal; tulis seperti 2024-12-02, atau 2024-12 untuk bulan data.")
        raise InvalidParameter(name, said % {"text": text[:40]}) from None


def _side(name: str, when: When, history: Sequence[CoverageRow]) -> Side:
    after, last = window(when.day)
    for row in reversed(history):
        if (after < _day(row) <= last) if when.by_month else (_day(row) == when.day):
            return Side(row, month_of(when.day), when.by_month)
    of_month = _("Wilayah ini tidak punya angka yang berlaku untuk bulan %(when)s.")
    said = of_month if when.by_month else _("Wilayah ini tidak punya angka per %(when)s.")
    raise InvalidParameter(name, f"{said % {'when': when}} {_dates(history)}")


def _of_day(row: CoverageRow) -> Side:
    return Side(row, month_of(_day(row)))


def _day(row: CoverageRow) -> date:
    assert row.as_of is not None  # every figure of a history has its day
    return row.as_of


def _dates(history: Sequence[CoverageRow]) -> str:
    newest = [f"{_day(row):%Y-%m-%d}" for row in reversed(history)]
    if not newest:
        return _("Belum ada angkanya dalam rilis ini.")
    words = {"days": ", ".join(newest[:MOST_NAMED]), "more": len(newest) - MOST_NAMED}
    if len(newest) > MOST_NAMED:
        return _("Tanggal yang ada: %(days)s, dan %(more)s lagi.") % words
    return _("Tanggal yang ada: %(days)s.") % words
