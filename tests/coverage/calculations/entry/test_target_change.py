"""A typed row of the target form: what it says, and what it does to the published target."""

from decimal import Decimal

import pytest

from coverage.calculations.entry.target_change import target_change
from coverage.parsing.cells import Retract
from coverage.parsing.problems import Fault, Reason
from coverage.parsing.target_cells import read_target
from coverage.parsing.words import sentence
from coverage.rows.figures import TargetRow

HALF = (Decimal("0.5"), 0)


def published(share="0.5", decimals=0, people=900):
    ratio = None if share is None else Decimal(share)
    return TargetRow("18", 2025, "RPJMD", ratio, decimals, people)


@pytest.mark.parametrize(
    ("percent", "people", "share", "heads"),
    [
        pytest.param("38,39", "1.149.447", (Decimal("0.3839"), 2), 1_149_447, id="indonesian"),
        pytest.param(" 38.390% ", "1149447", (Decimal("0.3839"), 3), 1_149_447, id="plain"),
        pytest.param("0", "0", (Decimal(0), 0), 0, id="zero-is-a-number"),
        pytest.param("", " ", None, None, id="blank"),
        pytest.param("Hapus", "hapus", Retract.FIGURE, Retract.FIGURE, id="taken-back"),
    ],
)
def test_reads_what_was_typed(percent, people, share, heads):
    read = read_target(percent, people)
    assert (read.share, read.people, read.problems) == (share, heads, {})


@pytest.mark.parametrize(
    ("percent", "people", "column", "said"),
    [
        pytest.param("4o", "", "persen", "bukan persentase", id="letter"),
        pytest.param("-4", "", "persen", "negatif", id="negative"),
        pytest.param("", "1.14", "orang", "ribuan atau desimal", id="doubtful"),
        pytest.param("", "12,5", "orang", "bilangan bulat", id="half-a-head"),
    ],
)
def test_says_what_cannot_be_read(percent, people, column, said):
    read = read_target(percent, people)
    assert said in sentence(read.problems[column])
    assert not read.is_blank


def test_a_source_alone_says_nothing():
    assert read_target("", "", "Perda 3/2025").is_blank
    assert "300 huruf" in sentence(read_target("1", "", "x" * 301).problems["sumber"])


@pytest.mark.parametrize(
    ("typed", "now", "becomes"),
    [
        pytest.param(("55", ""), None, ((Decimal("0.55"), 0), None), id="first"),
        pytest.param(("", "700"), None, (None, 700), id="first-heads"),
        pytest.param(("0", ""), None, ((Decimal(0), 0), None), id="zero"),
        pytest.param(("55", "990"), published(), ((Decimal("0.55"), 0), 990), id="both"),
        pytest.param(("55", "hapus"), published(), ((Decimal("0.55"), 0), None), id="heads-taken-back"),
        pytest.param(("", "990"), published(people=None), (HALF, 990), id="heads-added"),
        pytest.param(("50,0", ""), published(), ((Decimal("0.5"), 1), 900), id="more-precise"),
        pytest.param(("hapus", "hapus"), published(), (None, None), id="all-taken-back"),
        pytest.param(("hapus", ""), published(people=None), (None, None), id="its-only-number"),
    ],
)
def test_what_is_typed_changes_the_target(typed, now, becomes):
    change = target_change(read_target(*typed), now)
    assert change.changes
    assert (change.share, change.people) == becomes
    assert change.retracts == (becomes == (None, None))


@pytest.mark.parametrize("typed", [("", ""), ("50", ""), ("50", "900"), ("", "900")])
def test_blank_and_the_same_again_change_nothing(typed):
    change = target_change(read_target(*typed), published())
    assert not change.changes
    assert not change.retracts


def test_fewer_decimals_are_no_change():
    for fewer in ("50", "50,0", "50,00"):
        assert not target_change(read_target(fewer, ""), published("0.5", 2)).changes
    assert target_change(read_target("50,000", ""), published("0.5", 2)).share == (Decimal("0.5"), 3)
    assert target_change(read_target("50", "1000"), published("0.5", 2)).share == (Decimal("0.5"), 2)


@pytest.mark.parametrize(
    ("typed", "now", "column", "fault"),
    [
        pytest.param(("55", ""), published(), "orang", Fault.PEOPLE_LEFT, id="share-alone"),
        pytest.param(("", "990"), published(), "persen", Fault.SHARE_LEFT, id="heads-alone"),
        pytest.param(("hapus", ""), published(), "orang", Fault.TAKE_BACK_BOTH, id="share-taken-back"),
        pytest.param(("", "hapus"), published(), "persen", Fault.TAKE_BACK_BOTH, id="heads-taken-back"),
        pytest.param(("hapus", ""), None, "persen", Fault.NO_TARGET_THERE, id="nothing-to-take-back"),
        pytest.param(("40", "hapus"), published(people=None), "orang", Fault.NO_TARGET_THERE, id="no-heads"),
    ],
)
def test_half_a_target_is_refused(typed, now, column, fault):
    change = target_change(read_target(*typed), now)
    assert (change.column, change.problem, change.changes) == (column, Reason(fault), False)
