"""Points as they are read for many regions are those of the histories, and give every page's step."""

from datetime import date

import pytest

from coverage.calculations.pace.points import points_of
from coverage.calculations.pace.status import pace
from coverage.calculations.schemes import Measure, scheme_in_force
from coverage.models.columns import region_rows
from coverage.queries import figures, releases, schemes
from coverage.queries.points import points
from coverage.queries.releases import ReleaseRow
from coverage.queries.statuses import statuses
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.periods import month_end
from regions.models import Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def newest() -> ReleaseRow:
    release = releases.release_row()
    assert release is not None
    return release


@pytest.mark.parametrize("segment", ["TOTAL", "PU"])
@pytest.mark.parametrize("basis", ["domicile", "registration"])
def test_they_are_the_points_of_the_histories(segment, basis):
    regions, asked = region_rows(Region.objects.all()), Asked(segment=segment, basis=basis)
    for release in {newest(), releases.release_row(1)}:
        histories = figures.histories(regions, release, asked)
        expected = {code: points_of(rows) for code, rows in histories.items()}
        assert points(regions, release, asked) == expected
        if segment == "TOTAL" and basis == "domicile":
            assert any(expected.values())


def test_they_keep_to_the_days_asked_for():
    regions = region_rows(Region.objects.all())
    since, until = date(2024, 9, 30), date(2025, 6, 30)
    every, found = points(regions, newest(), Asked()), points(regions, newest(), Asked(), since, until)
    assert found == {code: [p for p in known if since <= p.day <= until] for code, known in every.items()}


@pytest.mark.parametrize("level", ["province", "regency"])
@pytest.mark.parametrize("month", [date(2024, 9, 1), date(2025, 3, 1), date(2025, 12, 1)])
def test_every_line_has_the_step_of_its_own_history(level, month):
    release, known = newest(), schemes.all_schemes()
    rows = figures.ranking(RankingQuestion(Asked(), level=level), release, month)
    found = statuses(rows, release, Asked())
    regions = {row.region.code: row.region for row in rows}
    histories = figures.histories(regions, release, Asked(), until=month_end(month))
    current = [
        row for row in rows if row.as_of and row.coverage_ratio is not None and not row.unranked_reason
    ]
    assert current
    for row in current:
        speeds = scheme_in_force(known, Measure.PACE, row.as_of)
        until = [one for one in histories[row.region.code] if one.as_of <= row.as_of]
        expected = pace(until, row.target_ratio, row.as_of.year, speeds).code if speeds else None
        assert found[row.region.code].pace == expected
