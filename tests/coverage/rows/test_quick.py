"""Rows that are quickly made are rows like any other."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from inspect import signature

import pytest

from coverage.rows.figures import CoverageRow, StatementRow
from coverage.rows.quick import quickly_made, replaced


@dataclass(frozen=True, slots=True)
class Plain:
    code: str
    people: int = 0
    sources: list[int] = field(default_factory=list)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    code: str
    people: int = 0
    sources: list[int] = field(default_factory=list)


def test_they_are_of_their_own_class_and_filled():
    made = Quick("18", sources=[7])
    assert type(made) is Quick
    assert (made.code, made.people, made.sources) == ("18", 0, [7])
    assert Quick("18").sources is not Quick("18").sources
    assert repr(made) == "Quick(code='18', people=0, sources=[7])"


@pytest.mark.parametrize("name", ["code", "other"])
def test_they_are_frozen(name):
    for row in (Plain("18"), Quick("18")):
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            setattr(row, name, "x")
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            delattr(row, name)
        assert row.code == "18"


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("18", 1, [], 4), {}), (("18",), {"code": "19"}), (("18",), {"no": 1})]
)
def test_what_does_not_fit_is_refused_alike(values, named):
    for row in (Plain, Quick):
        with pytest.raises(TypeError, match=row.__name__):
            row(*values, **named)


def test_copies_are_equal():
    made = StatementRow("18", segment="PU")
    for other in (replace(made), copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert type(other) is StatementRow
        assert other == made
        assert hash(other) == hash(made)
    assert replace(made, segment="BPU") != made


@pytest.mark.parametrize("row", [Quick, StatementRow, CoverageRow])
def test_their_parameters_are_their_fields(row):
    assert list(signature(row).parameters) == [one.name for one in fields(row)]


@pytest.mark.parametrize("row", [Plain("18", 5), Quick("18", 5), StatementRow("18", segment="PU", line=4)])
def test_a_row_is_replaced_as_dataclasses_do(row):
    assert replaced(row) == row
    name = fields(row)[0].name
    other = replaced(row, **{name: "19"})
    assert (type(other), other) == (type(row), replace(row, **{name: "19"}))
    assert getattr(row, name) == "18"
    with pytest.raises(KeyError):
        replaced(row, nothing=1)
