"""What is asked once: within a snapshot, and within a state of the database."""

import pytest

from coverage.queries import once


@pytest.fixture
def asked():
    return []


def doubled(asked, how):
    """A function that notes what it is asked for."""

    @how
    def answer(of):
        asked.append(of)
        return of * 2

    return answer


@pytest.fixture
def each(asked):
    return doubled(asked, once.once)


@pytest.fixture
def always(asked):
    return doubled(asked, once.lasting)


@pytest.fixture(autouse=True)
def _nothing_lasts():
    once.forget()
    yield
    once.forget()


def test_once_a_snapshot(each, asked):
    for _ in range(2):
        with once.remembering():
            assert [each(1), each(1), each(2)] == [2, 2, 4]
    assert asked == [1, 2, 1, 2]


def test_nothing_is_held_outside_a_snapshot(each, always, asked):
    assert [each(1), each(1), always(1), always(1)] == [2, 2, 2, 2]
    assert asked == [1, 1, 1, 1]


def test_lasting_answers_are_those_of_a_state(always, asked):
    for state in ("7-1", "7-1", "7-2", "7-1"):
        with once.remembering():
            once.in_state(state)
            assert always(1) == 2
    assert asked == [1, 1]


def test_where_the_state_is_not_known_they_last_a_snapshot(always, asked):
    with once.remembering():
        once.in_state("7-1")
        always(1)
    with once.remembering():
        assert [always(1), always(1)] == [2, 2]
    assert asked == [1, 1]


def test_a_state_ends_with_its_snapshot(always, asked):
    with once.remembering():
        once.in_state("7-1")
        with once.remembering():
            always(1)
        always(1)
    always(1)
    assert asked == [1, 1, 1]


def test_only_two_states_last(always, asked):
    for state in ("1", "2", "3", "1"):
        with once.remembering():
            once.in_state(state)
            always(1)
    assert asked == [1, 1, 1, 1]


def test_lasting_answers_stay_few(asked, monkeypatch):
    monkeypatch.setattr(once, "MOST", 3)
    always = once.lasting(asked.append)
    with once.remembering():
        once.in_state("1")
        for of in (0, 1, 2, 0, 3, 3, 0):
            always(of)
    assert asked == [0, 1, 2, 3, 0]


def test_long_answers_are_fewer(asked, monkeypatch):
    monkeypatch.setattr(once, "FEW", 1)
    few = once.lasting_few(asked.append)
    with once.remembering():
        once.in_state("1")
        for of in (0, 0, 1, 1, 0):
            few(of)
    assert asked == [0, 1, 0]
