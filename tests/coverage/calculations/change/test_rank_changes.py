"""Ranks before and after a release, worked by hand."""

from coverage.calculations.change.rank_changes import rank_changes

WITHIN = dict.fromkeys(("18", "15", "16", "17"), "00") | {"18.71": "18", "18.72": "18"}


def moves(now, before):
    return [(one.code, one.former, one.rank, one.of) for one in rank_changes(now, before, WITHIN).moved]


def test_one_passes_two():
    before = {"15": 0.45, "16": 0.40, "17": 0.30, "18": 0.25}
    assert moves(before | {"18": 0.42}, before) == [("18", 4, 2, 4), ("16", 2, 3, 4), ("17", 3, 4, 4)]


def test_places_gained_are_positive():
    (first, *_rest) = rank_changes({"15": 0.1, "18": 0.2}, {"15": 0.3, "18": 0.2}, WITHIN).moved
    assert (first.code, first.movement, first.former_ratio, first.ratio) == ("18", 1, 0.2, 0.2)


def test_equal_values_share_a_rank():
    assert moves({"15": 0.4, "16": 0.4, "17": 0.3}, {"15": 0.4, "16": 0.35, "17": 0.3}) == [("16", 2, 1, 3)]


def test_a_newcomer_moves_nobody():
    found = rank_changes({"15": 0.9, "18": 0.2}, {"18": 0.2, "16": 0.1}, WITHIN)
    assert (found.moved, found.joined, found.left) == ((), ("15",), ("16",))
    many = rank_changes({"17": 0.9, "15": 0.2}, {"18": 0.2, "16": 0.1}, WITHIN)
    assert (many.joined, many.left) == (("15", "17"), ("16", "18"))


def test_regencies_are_ranked_within_their_province():
    now = {"15": 0.1, "18.71": 0.5, "18.72": 0.6}
    assert moves(now, {"15": 0.1, "18.71": 0.6, "18.72": 0.5}) == [("18.72", 2, 1, 2), ("18.71", 1, 2, 2)]


def test_a_reported_zero_is_ranked():
    assert moves({"15": 0.0, "16": 0.1}, {"15": 0.2, "16": 0.1}) == [("16", 2, 1, 2), ("15", 1, 2, 2)]


def test_nothing_before_and_nothing_now():
    assert rank_changes({}, {}, WITHIN).moved == ()
    assert rank_changes({"15": 0.1}, {}, WITHIN).joined == ("15",)
