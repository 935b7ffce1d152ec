"""Publishing is one transaction under one lock: killed or raced, there is the old release or the new one."""

import signal

from tests.alone import printed_alone
from tests.coverage.releases.publisher import STEPS

publisher = printed_alone("tests.coverage.releases.publisher")


def test_killed_anywhere_it_leaves_the_old_release_and_never_a_mixture(publisher):
    found = publisher["killed"]
    old, new = found.pop("old"), found.pop("new")
    assert (old["releases"], new["releases"], new["ended"]) == (1, 2, 0)
    assert old["sound"]
    assert new["sound"]
    assert (old["drafts"], new["drafts"]) == (3, 0)
    assert len(found) == 2 * len(STEPS) + 1
    for point, state in found.items():
        assert state == old | {"ended": signal.SIGKILL}, point


def test_two_verifiers_at_once_make_two_releases_in_order(publisher):
    found = publisher["together"]
    (first, one), (second, other) = found["said"]
    assert (first, second) == (2, 3)
    assert {one, other} == {"verifikator.satu", "verifikator.dua"}
    assert found["made"][1:] == [[2, one], [3, other]]
    assert found["in_order"]
    assert found["all_sound"] == [True, True, True]
    release_of = {"verifikator.satu": 2 if one == "verifikator.satu" else 3}
    release_of["verifikator.dua"] = 5 - release_of["verifikator.satu"]
    assert dict(found["october"]) == {
        "18.01": release_of["verifikator.satu"],
        "18.02": release_of["verifikator.dua"],
        "18.71": release_of["verifikator.dua"],
    }
    assert {state for code, state in found["states"]} == {"published"}


def test_of_two_who_publish_the_same_one_is_told(publisher):
    found = publisher["same"]
    refusal, done = found["said"]
    assert done[0] == 2
    assert "18.01 tidak sedang menunggu (terbit)" in refusal[1]
    assert found["made"][1:] == [[2, done[1]]]


def test_an_undo_waits_for_who_publishes_and_then_sees_what_came(publisher):
    found = publisher["undone"]
    assert found["waited"], "it took the release back beside somebody who was publishing"
    (refusal,) = found["said"]
    assert "18.01 TOTAL 2025-09-30" in refusal
    assert (found["releases"], found["sound"]) == (2, True)
