import pytest
from msgspec.structs import replace

from tests.coverage.calculations.audit.figures import codes_of, only
from tests.factories import statement


def actives(count, as_of, **fields):
    return statement("16.06", as_of, active_participants=count, **fields)


def potential(count, as_of, **fields):
    return statement("18", as_of, potential_workers=count, **fields)


@pytest.mark.parametrize(
    ("before", "after", "flagged"),
    [
        pytest.param(88_958, 103_079, True, id="rise"),
        pytest.param(103_079, 88_958, True, id="fall"),
        pytest.param(88_958, 97_853, False, id="just-below-ten-per-cent"),
        pytest.param(88_958, 97_855, True, id="just-above-ten-per-cent"),
        pytest.param(0, 5_000, False, id="from-a-reported-zero"),
        pytest.param(13, 22, False, id="a-handful-of-people"),
        pytest.param(90_000, 103_079, False, id="rounded-may-be-less"),
    ],
)
def test_changes_above_ten_per_cent(before, after, flagged):
    rows = [actives(before, "2024-12-31"), actives(after, "2025-07-31")]
    assert codes_of(*rows) == (["large_change"] if flagged else [])


def test_a_change_is_told_with_both_days():
    flag = only("large_change", actives(88_958, "2024-12-31"), actives(103_079, "2025-07-31"))
    assert flag.message == (
        "Peserta aktif 103.079 per 31 Juli 2025: +15,9% dari 88.958 (per 31 Desember 2024) (212 hari)."
    )
    assert flag.severity == "warning"


def test_a_change_over_years_is_only_told():
    assert (
        only("large_change", actives(8_958, "2021-12-31"), actives(13_079, "2025-07-31")).severity == "info"
    )


def test_segments_and_bases_are_not_compared_with_each_other():
    rows = [
        actives(88_958, "2024-12-31"),
        actives(50_011, "2025-07-31", segment="PU"),
        actives(60_011, "2025-07-31", basis="registration"),
    ]
    assert codes_of(*rows) == []


def test_a_day_in_dispute_is_not_a_former_figure():
    rows = [
        actives(88_958, "2024-12-31"),
        actives(88_059, "2024-12-31", source_title="Lain"),
        actives(103_079, "2025-07-31"),
    ]
    assert codes_of(*rows) == ["conflicting_values"]


def test_a_change_is_flagged_on_the_new_statement_only():
    old, new = actives(88_958, "2024-12-31", line=7), actives(103_079, "2025-07-31", line=2)
    assert only("large_change", new, known=(old,)).lines == (2,)


def test_an_unchanged_neighbour_is_not_flagged_again():
    known = (actives(88_958, "2024-12-31"), actives(103_079, "2025-07-31"))
    assert codes_of(actives(104_001, "2025-08-31"), known=known) == []


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        pytest.param(2_994_131, 3_058_943, None, id="two-per-cent"),
        pytest.param(946_261, 978_084, "info", id="more-than-three"),
        pytest.param(397_894, 582_001, "warning", id="more-than-ten"),
        pytest.param(3_058_943, 2_800_000, "info", id="rounded-but-surely-less"),
        pytest.param(2_844_925, 2_900_000, None, id="rounded-and-maybe-equal"),
    ],
)
def test_potentials_that_move_more_than_three_per_cent(before, after, severity):
    rows = [potential(before, "2024-09-24"), potential(after, "2025-08-13")]
    if severity is None:
        assert codes_of(*rows) == []
    else:
        assert only("potential_rebased", *rows).severity == severity


def test_the_later_of_two_known_potentials_is_the_former_one():
    known = (potential(2_000_001, "2022-01-01"), potential(3_058_943, "2024-09-24"))
    assert codes_of(potential(3_060_001, "2025-08-13"), known=known) == []


def test_a_replaced_entry_is_no_former_figure():
    wrong = replace(actives(8_958, "2024-12-31"), entered=True, published_in=1)
    right = replace(actives(88_958, "2024-12-31"), entered=True, published_in=2)
    assert codes_of(actives(90_001, "2025-01-31"), known=(wrong, right)) == []
