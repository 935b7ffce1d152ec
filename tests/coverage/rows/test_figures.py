"""Rows as everybody else may take them: they never change, and are equal when they hold the same."""

import copy
import pickle

import pytest
from msgspec import Struct
from msgspec.structs import replace

from coverage.rows import figures
from coverage.rows.figures import StatementRow

ROWS = [each for each in vars(figures).values() if isinstance(each, type) and issubclass(each, Struct)]
ROW = StatementRow("18", segment="PU")


def test_none_of_them_changes():
    assert StatementRow in ROWS
    assert [row.__name__ for row in ROWS if row is not Struct and not row.__struct_config__.frozen] == []


@pytest.mark.parametrize("name", ["region_code", "other"])
def test_what_would_change_one_is_refused(name):
    with pytest.raises(AttributeError):
        setattr(ROW, name, "19")
    with pytest.raises(AttributeError):
        delattr(ROW, name)
    assert ROW.region_code == "18"


def test_copies_are_equal():
    for other in (replace(ROW), copy.copy(ROW), copy.deepcopy(ROW), pickle.loads(pickle.dumps(ROW))):
        assert (type(other), other, hash(other)) == (StatementRow, ROW, hash(ROW))
    assert replace(ROW, segment="BPU") != ROW


def test_a_change_of_no_field_is_refused():
    with pytest.raises(TypeError, match="nothing"):
        replace(ROW, nothing=1)
