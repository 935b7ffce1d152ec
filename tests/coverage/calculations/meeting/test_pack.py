"""Which flags a meeting sees, and in which order."""

from datetime import date

from coverage.calculations.meeting.pack import open_flags
from coverage.rows.figures import FlagRow
from tests.coverage.calculations.published import DAY

LATER = date(2024, 12, 2)


def flag(severity="warning", region="18.01", day=DAY, code="large_change", **fields):
    return FlagRow(code, severity, region, day, **{"message": "ada", "state": "open", **fields})


def test_contradictions_come_before_warnings_and_these_before_remarks():
    remark, warning, conflict = flag("info"), flag("warning"), flag("conflict")
    assert open_flags([remark, warning, conflict], "18") == (conflict, warning, remark)


def test_severity_goes_before_the_region_and_the_region_before_the_day():
    own, newer, conflict = flag(region="18"), flag(day=LATER), flag("conflict")
    assert open_flags([newer, own, conflict], "18") == (conflict, own, newer)


def test_the_newest_day_comes_first_and_none_last():
    old, new, undated = flag(), flag(day=LATER), flag(day=None)
    assert open_flags([undated, old, new], "18") == (new, old, undated)


def test_equals_go_by_region_code_and_sentence_whatever_the_order():
    wanted = (
        flag(region="18.01", code="above_potential"),
        flag(region="18.01", message="a"),
        flag(region="18.01", message="b"),
        flag(region="18.02", code="above_potential"),
    )
    assert open_flags(wanted, "18") == wanted
    assert open_flags(wanted[::-1], "18") == wanted


def test_answered_flags_are_left_out():
    assert open_flags([flag(state="accepted"), flag(state="corrected")], "18") == ()
