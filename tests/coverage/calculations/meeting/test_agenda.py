"""What is open of what was agreed, the late first."""

from datetime import date

from coverage.calculations.meeting.agenda import agenda, is_late
from coverage.rows.records import ActionRow

SEPTEMBER = date(2025, 9, 18)
DECEMBER = date(2025, 12, 1)


def action(number, due=None, state="open", agreed=SEPTEMBER):
    return ActionRow(number, "18", "Lampung", agreed, "Rapat", f"T{number}", "", due, None, state, "", None)


def test_late_ones_first_then_by_day_then_undated():
    rows = [
        action(1),
        action(2, date(2026, 1, 31)),
        action(3, date(2025, 11, 30)),
        action(4, date(2025, 10, 31), "running"),
        action(5, date(2025, 10, 1), "done"),
    ]
    found = agenda(rows, DECEMBER)
    assert [row.id for row in found.open] == [4, 3, 2, 1]
    assert [row.id for row in found.late] == [4, 3]


def test_the_last_meeting_counts_what_it_agreed():
    rows = [
        action(1, agreed=date(2025, 5, 1)),
        action(2, state="done"),
        action(3),
        action(4, state="dropped"),
    ]
    found = agenda(rows, DECEMBER)
    assert (found.last, len(found.agreed), found.still_open, len(found.open)) == (SEPTEMBER, 3, 1, 2)


def test_nothing_agreed():
    found = agenda([], DECEMBER)
    assert (found.last, found.agreed, found.open, found.late) == (None, (), (), ())


def test_due_on_the_day_itself_is_in_time():
    assert not is_late(action(1, DECEMBER), DECEMBER)
    assert is_late(action(1, date(2025, 11, 30)), DECEMBER)
    assert not is_late(action(1, date(2025, 11, 30), "done"), DECEMBER)
