"""Nothing looks for circles while many rows are worked on; afterwards it does again, whatever happened."""

import gc

import pytest

from coverage.rows.many import uncollected


def test_rows_are_worked_on_uncollected():
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled(), "the inner one ends with the outer one"
    assert gc.isenabled()


def test_a_failure_ends_it():
    with pytest.raises(ValueError, match="gagal"), uncollected():
        raise ValueError("gagal")
    assert gc.isenabled()


def test_who_collects_nothing_goes_on_so():
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
