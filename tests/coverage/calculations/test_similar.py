"""Which regions are alike: kind, size, share of BPU."""

from datetime import date

import pytest

from coverage.calculations.similar import Made, Profile, distance, profiles, similar
from coverage.rows.figures import CoverageRow, RegionRow, Segment
from regions.codes import kind_of, level_of


def region(code: str) -> RegionRow:
    return RegionRow(code, code, level_of(code), kind_of(code))


def like(code: str, potential: int, share: float | None = None) -> Profile:
    return Profile(region(code), potential, share)


def peopled(code: str, people: int, urban: float | None = None) -> Profile:
    return Profile(region(code), population=people, urban=urban)


def codes(found) -> list[str]:
    return [profile.region.code for profile in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(like("18", 1_000), like("15", 1_000), 0.0, id="twins"),
        pytest.param(like("18", 1_000), like("15", 2_000), 1.0, id="twice-as-large"),
        pytest.param(like("18", 1_000), like("15", 500), 1.0, id="half-as-large"),
        pytest.param(like("18", 1_000), like("15", 2_001), None, id="more-than-twice"),
        pytest.param(like("18", 1_000, 0.1), like("15", 1_000, 0.3), 1.0, id="twenty-points-of-bpu"),
        pytest.param(like("18", 1_000, 0.1), like("15", 1_000, None), 0.0, id="share-unknown"),
        pytest.param(like("18", 1_000), like("18.01", 1_000), None, id="province-and-kabupaten"),
        pytest.param(like("18.01", 1_000), like("18.71", 1_000), None, id="kabupaten-and-kota"),
        pytest.param(like("18.01", 1_000), like("35.01", 1_000), 0.0, id="kabupaten-of-two-provinces"),
        pytest.param(
            peopled("18.71", 300), peopled("18.72", 150), 1.0, id="people-where-workers-are-unknown"
        ),
        pytest.param(peopled("18.71", 300), like("18.72", 150), None, id="people-and-workers"),
        pytest.param(
            peopled("18.71", 300, urban=1.0), peopled("18.72", 300, urban=0.6), 1.0, id="less-urban"
        ),
        pytest.param(
            peopled("18.71", 300, urban=1.0), peopled("18.72", 300), 0.0, id="nobody-knows-how-urban"
        ),
    ],
)
def test_distance(one, other, expected):
    assert distance(one, other) == (None if expected is None else pytest.approx(expected))
    assert distance(other, one) == distance(one, other)


def test_the_most_alike_come_first_and_the_chosen_never():
    among = [like("11", 1_900), like("15", 1_100), like("16", 1_500), like("17", 5_000), like("18", 1_000)]
    assert codes(similar([like("18", 1_000)], among)) == ["15", "16", "11"]


def test_equals_stand_in_the_order_of_their_codes():
    among = [like("17", 1_000), like("15", 1_000), like("16", 1_000)]
    assert codes(similar([like("18", 1_000)], among, most=2)) == ["15", "16"]


def test_one_like_any_of_the_chosen_is_enough():
    chosen = [like("18", 1_000), like("35", 100_000)]
    assert codes(similar(chosen, [like("32", 90_000), like("15", 900), like("12", 10_000)])) == ["15", "32"]


def test_the_nearest_of_the_chosen_tells_how_alike_one_is():
    chosen = [like("18", 1_000), like("35", 1_800)]
    assert codes(similar(chosen, [like("15", 1_350), like("16", 1_000)])) == ["16", "15"]


def test_nothing_is_like_nothing():
    assert similar([], [like("15", 1_000)]) == []


def made(rows, bpu, **facts) -> list[Profile]:
    return profiles([region("18")], rows, bpu, {"18": Made(**facts)} if facts else {})


def test_the_list_of_regions_tells_people_and_how_urban():
    assert made([], [], population=168_000, desa=10, kelurahan=30) == [
        Profile(region("18"), population=168_000, urban=0.75)
    ]
    assert made([], [], population=5, desa=20, kelurahan=20)[0].urban == 0.5
    assert made([], [], population=5, desa=0, kelurahan=0)[0].urban is None


class TestProfiles:
    def rows(self, day=date(2025, 9, 30), bpu_day=date(2025, 9, 30), bpu=250, active=1_000, potential=4_000):
        total = CoverageRow(region("18"), as_of=day, active_participants=active, potential_workers=potential)
        alone = CoverageRow(region("18"), as_of=bpu_day, segment=Segment.BPU, active_participants=bpu)
        return [total], [alone]

    def test_share_of_bpu_among_the_participants(self):
        assert made(*self.rows()) == [Profile(region("18"), 4_000, 0.25)]

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param({"bpu_day": date(2025, 8, 31)}, id="another-day"),
            pytest.param({"bpu": None}, id="not-reported"),
            pytest.param({"active": None}, id="total-not-reported"),
            pytest.param({"active": 0}, id="nobody"),
        ],
    )
    def test_share_unknown(self, changed):
        assert made(*self.rows(**changed))[0].bpu_share is None

    def test_a_reported_zero_is_a_share(self):
        assert made(*self.rows(bpu=0))[0].bpu_share == 0.0

    @pytest.mark.parametrize("potential", [None, 0])
    def test_without_a_potential_nothing_is_known(self, potential):
        assert made(*self.rows(potential=potential)) == []
