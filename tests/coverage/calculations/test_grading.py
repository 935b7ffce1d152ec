"""How far documents bear each other out."""

import pytest
from msgspec.structs import replace

from coverage.calculations.grading import Grade, figures_of, grades, target_key
from tests.factories import statement

LAMPOST, ANTARA, AGAIN = 1, 2, 3
PUBLISHERS = {LAMPOST: "lampost.co", ANTARA: "antara", AGAIN: "lampost.co"}


def row(source: int, **fields):
    return statement(source_id=source, **fields)


def graded(*rows, source: int = LAMPOST) -> Grade:
    counts: dict[int, int] = {}
    for one in rows:
        counts[one.source_id] = counts.get(one.source_id, 0) + figures_of(one)
    return grades(rows, counts, PUBLISHERS)[source]


def test_another_publisher_s_same_figures_confirm():
    printed = {"active_participants": 760_468, "potential_workers": 3_058_943, "share": "24.86"}
    found = graded(row(LAMPOST, **printed), row(ANTARA, **printed | {"potential_workers": 3_150_000}))
    assert found == Grade(figures=2, confirmed=1, contradicted=1)
    both = graded(row(LAMPOST, **printed), row(ANTARA, **printed))
    assert both == Grade(figures=2, confirmed=2)


def test_a_rounded_number_can_confirm():
    found = graded(row(LAMPOST, active_participants=760_468), row(ANTARA, active_participants=760_000))
    assert found == Grade(figures=1, confirmed=1)


def test_the_same_publisher_confirms_nothing():
    assert graded(row(LAMPOST, share="24.86"), row(AGAIN, share="24.86")) == Grade(figures=1, alone=1)


def test_a_count_and_a_share_say_nothing_about_each_other():
    found = graded(row(LAMPOST, share="24.86"), row(ANTARA, active_participants=760_468))
    assert found == Grade(figures=1, alone=1)


def test_confirmed_by_one_and_contradicted_by_another():
    found = graded(row(LAMPOST, share="24.86"), row(ANTARA, share="24.9"), row(4, share="25.9"))
    assert (found.confirmed, found.contradicted, found.both, found.alone) == (1, 1, 1, 0)
    assert Grade(figures=9, confirmed=4, contradicted=3, alone=4).both == 2


def test_a_document_against_itself():
    found = graded(row(LAMPOST, share="25.6"), row(LAMPOST, share="26.6"))
    assert found == Grade(figures=2, alone=2, against_itself=2)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"as_of": "2024-09-25"}, id="another-day"),
        pytest.param({"region_code": "18.01"}, id="another-region"),
        pytest.param({"segment": "PU"}, id="another-segment"),
        pytest.param({"basis": "registration"}, id="another-basis"),
        pytest.param({"as_of": None}, id="undated"),
    ],
)
def test_other_things_are_not_compared(other):
    assert graded(row(LAMPOST, share="24.86"), row(ANTARA, share="12.5", **other)).alone == 1


def test_targets_compare_within_their_document_and_year():
    named = {"as_of": None, "target_year": 2025, "target_document": "RPJMD"}
    ours = row(LAMPOST, target="38.39", **named)
    assert graded(ours, row(ANTARA, target="38.4", **named)).confirmed == 1
    assert graded(ours, row(ANTARA, target="32.6", **named)).contradicted == 1
    assert graded(ours, row(ANTARA, target="32.6", **named | {"target_document": "RKPD"})).alone == 1
    assert graded(ours, row(ANTARA, target="38.39", **named | {"target_year": 2026})).alone == 1


def test_targets_compare_share_with_share_and_heads_with_heads():
    named = {"as_of": None, "target_year": 2025, "target_document": "RPJMD"}
    share, heads = row(LAMPOST, target="38.39", **named), row(LAMPOST, target_people=1_149_447, **named)
    assert graded(share, row(ANTARA, target_people=1_149_447, **named)) == Grade(figures=1, alone=1)
    assert graded(heads, row(ANTARA, target="38.39", **named)) == Grade(figures=1, alone=1)
    assert graded(heads, row(ANTARA, target_people=1_149_447, **named)) == Grade(figures=1, confirmed=1)
    assert graded(heads, row(ANTARA, target_people=1_249_447, **named)) == Grade(figures=1, contradicted=1)
    both = row(ANTARA, target="32.6", target_people=1_149_447, **named)
    assert graded(heads, both) == Grade(figures=1, confirmed=1)


def test_a_reported_zero_is_a_figure_and_nothing_is_none():
    assert graded(row(LAMPOST, active_participants=0), row(ANTARA, active_participants=0)).confirmed == 1
    assert graded(row(LAMPOST, rank=3)) == Grade()


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ({"target_year": 2025, "target_ratio": 0.5}, ("18", 2025, "RPJMD")),
        ({"target_year": 2025, "target_people": 900}, ("18", 2025, "RPJMD")),
        ({"target_year": None, "target_ratio": 0.5}, None),
        ({"target_year": 2025}, None),
        ({"target_year": 2025, "target_ratio": 0.5, "segment": "PU"}, None),
        ({"target_year": 2025, "target_ratio": 0.5, "basis": "registration"}, None),
    ],
)
def test_a_target_has_a_year_and_a_number(printed, key):
    blank = {"target_ratio": None, "target_people": None, "target_document": "RPJMD"}
    assert target_key(replace(row(LAMPOST), **blank | printed)) == key
