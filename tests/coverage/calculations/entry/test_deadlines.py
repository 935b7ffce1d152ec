"""When a month is due, and where a region stands in it."""

from datetime import date

import pytest

from coverage.calculations.entry.deadlines import (
    DUE_DAYS,
    Completeness,
    PeriodRow,
    State,
    completeness,
    default_due,
    first_owed,
)

DUE = date(2025, 11, 10)


@pytest.mark.parametrize(
    ("month", "due"),
    [(date(2025, 10, 1), DUE), (date(2025, 12, 1), date(2026, 1, 10))],
)
def test_a_month_is_due_on_the_tenth_of_the_next(month, due):
    assert default_due(month) == due


def test_another_rule_holds_from_its_month_on(monkeypatch):
    monkeypatch.setitem(DUE_DAYS, date(2026, 1, 1), 5)
    assert [default_due(date(2025, 12, 1)), default_due(date(2026, 1, 1))] == [
        date(2026, 1, 10),
        date(2026, 2, 5),
    ]


@pytest.mark.parametrize(
    ("entered", "officer_since", "first"),
    [
        pytest.param(None, None, None, id="nobody-yet"),
        pytest.param(date(2025, 3, 1), None, date(2025, 3, 1), id="entered-by-someone"),
        pytest.param(None, date(2025, 11, 10), date(2025, 10, 1), id="on-the-day-october-is-due"),
        pytest.param(None, date(2025, 11, 11), date(2025, 11, 1), id="the-day-after"),
        pytest.param(date(2025, 12, 1), date(2025, 11, 11), date(2025, 11, 1), id="the-earlier-of-both"),
    ],
)
def test_the_first_month_a_region_owes(entered, officer_since, first):
    assert first_owed(entered, officer_since) == first


@pytest.mark.parametrize(
    ("published", "part", "handed_in", "today", "state", "late"),
    [
        pytest.param(True, None, None, 20, State.PUBLISHED, 0, id="a-document-has-no-day"),
        pytest.param(True, "published", 8, 20, State.PUBLISHED, 0, id="in-time"),
        pytest.param(True, "published", 13, 20, State.PUBLISHED, 3, id="published-late"),
        pytest.param(True, "draft", None, 20, State.PUBLISHED, 0, id="a-draft-never-hides-it"),
        pytest.param(False, "published", 13, 20, State.PUBLISHED, 3, id="published-of-another-day"),
        pytest.param(False, "submitted", 11, 20, State.SUBMITTED, 1, id="submitted-late"),
        pytest.param(False, "submitted", None, 20, State.SUBMITTED, 0, id="submitted-nobody-knows-when"),
        pytest.param(False, "returned", 9, 20, State.RETURNED, 10, id="returned"),
        pytest.param(False, "draft", None, 10, State.DRAFT, 0, id="draft-on-the-day"),
        pytest.param(False, None, None, 10, State.NONE, 0, id="due-today"),
        pytest.param(False, None, None, 11, State.LATE, 1, id="due-yesterday"),
    ],
)
def test_completeness(published, part, handed_in, today, state, late):
    found = completeness(
        published=published,
        part=part,
        handed_in=date(2025, 11, handed_in) if handed_in else None,
        due=DUE,
        today=date(2025, 11, today),
    )
    assert (found.state, found.days_late) == (state, late)


@pytest.mark.parametrize(
    ("part", "state", "late"),
    [
        pytest.param(None, State.NOT_OWED, 0, id="nothing-is-expected"),
        pytest.param("draft", State.DRAFT, 10, id="begun-all-the-same"),
    ],
)
def test_a_month_before_the_first_is_not_owed(part, state, late):
    found = completeness(
        published=False, part=part, handed_in=None, due=DUE, today=date(2025, 11, 20), owed=False
    )
    assert (found.state, found.days_late) == (state, late)


def test_what_is_handed_in_or_not_owed_is_done():
    assert {state for state in State if Completeness(state).is_done} == {
        State.PUBLISHED,
        State.SUBMITTED,
        State.NOT_OWED,
    }


class TestClosing:
    closed = PeriodRow(date(2025, 10, 1), DUE, date(2025, 11, 15), "Rina", "Laporan final", "Rina", {})

    def test_an_open_month_is_open_to_all(self):
        assert PeriodRow(date(2025, 10, 1), DUE).is_closed("18", date(2026, 1, 1)) is False

    def test_a_closed_month_is_closed(self):
        assert self.closed.is_closed("18.71", date(2025, 11, 15))

    @pytest.mark.parametrize("code", ["18.71", "18"])
    def test_an_exception_holds_through_its_last_day(self, code):
        period = PeriodRow(
            date(2025, 10, 1), DUE, date(2025, 11, 15), "Rina", "x", "Rina", {code: date(2025, 11, 20)}
        )
        assert not period.is_closed("18.71", date(2025, 11, 20))
        assert period.is_closed("18.71", date(2025, 11, 21))
        assert period.is_closed("15", date(2025, 11, 20))
