"""Loops cost the same at any depth of the stack."""

import resource
from concurrent.futures import ThreadPoolExecutor

from coverage.management.commands import work
from ucj_dashboard.stack import with_room

CALLS, DEPTHS = 300, range(300)  # a piece of 16 KiB holds some 130 frames of `faults_at`


def leaf(one=1, two=2, three=3, four=4, five=5, six=6):
    return [one, two, three, four, five, six]


def faults_at(depth):
    """How often the system gave memory while a loop of calls ran so deep in the stack."""
    if depth:
        return faults_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    for _call in range(CALLS):
        leaf()
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before


def most_faults(called):
    """Of all depths, in a thread, which has a stack of its own."""
    with ThreadPoolExecutor(1) as thread:
        return max(thread.map(called, DEPTHS))


def test_no_loop_asks_for_memory_at_each_call():
    assert most_faults(faults_at) >= CALLS  # else this Python keeps its pieces, and needs no such room
    assert most_faults(with_room(faults_at)) < CALLS / 10


def test_nor_does_one_in_a_test():
    assert max(map(faults_at, DEPTHS)) < CALLS / 10


def test_nor_does_one_in_the_worker(monkeypatch):
    """It makes pages, as the server does."""
    found = []
    monkeypatch.setattr(work, "work", lambda: found.append(max(map(faults_at, DEPTHS))))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(work.Command().handle).result()
    assert found[0] < CALLS / 10


def test_what_is_given_and_taken_goes_through():
    def given(one, *more, named):
        """Said of it."""
        return one, more, named

    held = with_room(given)
    assert held(1, 2, 3, named=4) == (1, (2, 3), 4)
    assert (held.__name__, held.__doc__) == ("given", "Said of it.")
