"""Rows made by the rules raise no mismatch, at any precision; slips put into them are found."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.audit import audit
from coverage.calculations.audit.words import people
from coverage.rows.figures import StatementRow
from tests.coverage.calculations.audit.figures import regions
from tests.factories import statement

DAY = statement().as_of
MISMATCHES = {
    "coverage_mismatch",
    "target_mismatch",
    "gap_mismatch",
    "segments_mismatch",
    "children_mismatch",
}

decimals = st.integers(0, 3)
units = st.none() | st.sampled_from([1, 1, 1, 1_000, 10_000])  # of what is printed; None: it is left out
# What of a row does not hang on anything else in it, made once: the meaning of its gap, and whether it is
# one to a target; then what is printed, and how exactly.
SHAPES = st.tuples(
    st.integers(0, 10_000),
    st.sampled_from([("", True), ("", False), ("target", True), ("unprotected", False)]),
    st.tuples(units, units, units),
    st.booleans(),
    st.none() | decimals,
    st.none() | decimals,
)
POTENTIALS = st.integers(1, 6_000_000)


def rounded_share(part: Decimal, whole: int, places: int) -> Decimal:
    return (part / whole).quantize(Decimal(1).scaleb(-2 - places), ROUND_HALF_UP)


def to_unit(count: int, unit: int) -> int:
    """Rounded to the unit, where that moves the count by less than 5 %: nobody prints 1.499 as 1.000."""
    rounded = int((Decimal(count) / unit).quantize(Decimal(1), ROUND_HALF_UP)) * unit
    return rounded if abs(rounded - count) * 20 < rounded else count


@st.composite
def true_rows(draw: st.DrawFn) -> StatementRow:
    """A row whose numbers were computed and then printed, each rounded in its own way or left out."""
    potential = draw(POTENTIALS)
    active = draw(st.integers(0, potential + potential // 5))
    per_myriad, (meaning, to_target), printed, has_gap, places, target_places = draw(SHAPES)
    target = Decimal(per_myriad) / 10_000
    heads = int((target * potential).quantize(Decimal(1), ROUND_HALF_UP))
    counts = [
        None if unit is None else to_unit(value, unit)
        for value, unit in zip((active, potential, heads), printed, strict=True)
    ]
    return StatementRow(
        "18",
        DAY,
        "day",
        active_participants=counts[0],
        potential_workers=counts[1],
        target_people=counts[2],
        gap_people=(heads if to_target else potential) - active if has_gap else None,
        gap_meaning=meaning,
        target_year=2024,
        printed_ratio=None if places is None else rounded_share(Decimal(active), potential, places),
        printed_decimals=places,
        target_ratio=None if target_places is None else rounded_share(target, 1, target_places),
        target_decimals=target_places,
    )


def mismatches(*rows: StatementRow, known: tuple[StatementRow, ...] = ()) -> list[str]:
    return [flag.code for flag in audit(rows, regions(), known) if flag.code in MISMATCHES]


@settings(max_examples=600, deadline=None)
@given(true_rows())
def test_true_rows_raise_no_mismatch(row):
    assert mismatches(row) == []


@settings(max_examples=200, deadline=None)
@given(true_rows(), POTENTIALS)
def test_the_audit_answers_for_any_pair_of_rows(row, gap):
    """Whatever stands beside it, a wrong row gets a flag or none, never an error."""
    wrong = replace(row, gap_people=gap, line=2)
    known = replace(row, as_of=row.as_of.replace(year=2023))
    assert all(flag.message for flag in audit([wrong], regions(), [known]))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 900_000), min_size=4, max_size=4), st.sampled_from([1, 1_000, 10_000]))
def test_segments_rounded_each_on_its_own_agree(parts, unit):
    names = ("PU", "BPU", "JAKON", "PMI")
    rows = [statement(active_participants=to_unit(sum(parts), unit))]
    rows += [
        statement(segment=name, active_participants=to_unit(part, unit))
        for name, part in zip(names, parts, strict=True)
    ]
    assert mismatches(*rows) == []


TIGHT = st.integers(200_000, 5_000_000).filter(lambda count: count % 1_000)


@st.composite
def tight_rows(draw: st.DrawFn) -> StatementRow:
    """Exact counts and a share to two decimals, so that every digit matters."""
    potential = draw(TIGHT)
    active = draw(st.integers(potential // 10, potential).filter(lambda count: count % 1_000))
    share = rounded_share(Decimal(active), potential, 2)
    return statement(
        active_participants=active, potential_workers=potential, printed_ratio=share, printed_decimals=2
    )


def swap_at(count: int, at: int) -> int:
    digits = list(str(count))
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


@settings(max_examples=300, deadline=None)
@given(tight_rows(), st.sampled_from(["active_participants", "potential_workers"]), st.data())
def test_swapped_digits_are_found(row, column, data):
    true = getattr(row, column)
    digits = str(true)
    places = [at for at, (left, right) in enumerate(pairwise(digits)) if left != right and right != "0"]
    assume(places)
    wrong = replace(row, **{column: swap_at(true, data.draw(st.sampled_from(places)))})
    assume(getattr(wrong, column) % 1_000)
    flags = [flag for flag in audit([wrong], regions()) if flag.code == "coverage_mismatch"]
    assume(flags)  # swapping the last digits may stay inside the rounding
    assert f"dibaca {people(true)}" in flags[0].likely_cause or flags[0].likely_cause.count("dibaca") == 3


@settings(max_examples=200, deadline=None)
@given(tight_rows(), st.sampled_from([10, Decimal("0.1")]))
def test_a_slipped_comma_is_found(row, factor):
    wrong = replace(row, printed_ratio=row.printed_ratio * factor, printed_decimals=1 if factor == 10 else 3)
    (flag,) = [flag for flag in audit([wrong], regions()) if flag.code == "coverage_mismatch"]
    assert "Bergeser faktor sepuluh: cakupan" in flag.likely_cause or "tertukar" in flag.likely_cause


@settings(max_examples=100, deadline=None)
@given(st.lists(true_rows(), max_size=4))
def test_the_order_of_flags_is_fixed(rows):
    numbered = [replace(row, line=line) for line, row in enumerate(rows, 2)]
    assert audit(numbered, regions()) == audit(tuple(numbered), dict(regions()))
