"""Which two dates are compared: what an address asks, and what a region's own dates answer."""

from datetime import date

import pytest

from coverage.places.questions import Side, When, change, sides
from coverage.questions.asked import InvalidParameter
from coverage.rows.figures import Basis, Segment
from tests.coverage.calculations.published import line

DAYS = [date(2024, 8, 12), date(2024, 10, 1), date(2024, 12, 2)]
HISTORY = [line("15", 0.4, as_of=day) for day in DAYS]


def ends(history=HISTORY, **query: str) -> tuple[Side, Side] | None:
    return sides(change(query), history)


def days(**query: str) -> list[date | None]:
    return [end.row.as_of for end in ends(**query) or ()]


def refused(history=HISTORY, **query: str) -> tuple[str, str]:
    with pytest.raises(InvalidParameter) as error:
        ends(history, **query)
    return error.value.parameter, error.value.message


def test_nothing_asked_is_the_newest_against_the_one_before():
    assert days() == DAYS[1:]


def test_one_end_asked():
    assert days(dari="2024-08-12") == [DAYS[0], DAYS[2]]
    assert days(sampai="2024-10-01") == DAYS[:2]


def test_any_two_dates():
    assert days(dari="2024-08-12", sampai="2024-12-02") == [DAYS[0], DAYS[2]]


def test_a_month_is_its_last_figure():
    since, until = ends(dari="2024-08", sampai="2024-10") or (None, None)
    assert since == Side(HISTORY[0], date(2024, 8, 1), by_month=True)
    assert until == Side(HISTORY[1], date(2024, 10, 1), by_month=True)


def test_an_earlier_figure_speaks_for_a_month_for_twelve_months():
    assert days(dari="2024-11", sampai="2025-11") == [DAYS[1], DAYS[2]]
    assert refused(sampai="2025-12")[0] == "sampai"


def test_one_figure_may_speak_for_both_months():
    assert days(dari="2024-12", sampai="2025-03") == [DAYS[2], DAYS[2]]


@pytest.mark.parametrize("history", [[], HISTORY[:1]])
def test_fewer_than_two_figures_make_no_change(history):
    assert ends(history) is None


def test_segment_basis_and_release_are_read():
    question = change({"segmen": "bpu", "basis": "pendaftaran", "rilis": "3", "dari": "2024-10"})
    asked = question.asked
    assert (asked.segment, asked.basis, asked.release) == (Segment.BPU, Basis.REGISTRATION, 3)
    assert (question.since, question.until) == (When(date(2024, 10, 1), by_month=True), None)


@pytest.mark.parametrize(
    "text", ["kemarin", "2024-13", "2024-10-32", "0000-01-01", "2024-1-2", "02-12-2024", "2024"]
)
def test_what_is_no_date_is_named(text):
    for name in ("dari", "sampai"):
        parameter, message = refused(**{name: text})
        assert parameter == name
        assert f"“{text}” bukan tanggal" in message


@pytest.mark.parametrize(
    ("query", "name", "says"),
    [
        ({"dari": "2024-09-01"}, "dari", "Tanggal yang ada: 2024-12-02, 2024-10-01, 2024-08-12."),
        ({"sampai": "2020-01"}, "sampai", "yang berlaku untuk bulan 2020-01"),
        ({"dari": "2024-12-02", "sampai": "2024-10-01"}, "sampai", "harus sesudah"),
        ({"dari": "2024-10-01", "sampai": "2024-10-01"}, "sampai", "Kedua tanggal sama"),
        ({"dari": "2024-10-01", "sampai": "2024-10"}, "sampai", "Kedua tanggal sama"),
        ({"dari": "2025-03", "sampai": "2024-12"}, "sampai", "harus sesudah"),
        ({"dari": "2024-12-02"}, "dari", "Kedua tanggal sama"),
        ({"sampai": "2024-08-12"}, "sampai", "Tidak ada angka sebelum 2024-08-12."),
        ({"bulan": "2024-12"}, "bulan", "tidak dikenal"),
    ],
)
def test_what_cannot_be_asked_is_named(query, name, says):
    parameter, message = refused(**query)
    assert parameter == name
    assert says in message


def test_without_any_figure_a_date_is_refused():
    assert refused([], dari="2024-10-01") == (
        "dari",
        "Wilayah ini tidak punya angka per 2024-10-01. Belum ada angkanya dalam rilis ini.",
    )


def test_many_dates_are_cut():
    history = [line("15", 0.4, as_of=date(2024, 1, day)) for day in range(1, 29)]
    assert refused(history, dari="2020-01-01")[1].endswith("2024-01-17, dan 16 lagi.")
