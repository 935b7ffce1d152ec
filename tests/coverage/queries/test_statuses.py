"""The status of every region of a list: as on each page, in a bounded number of queries."""

from datetime import date

import pytest

from coverage.calculations.pace.statuses import counted
from coverage.places.pages.status import status
from coverage.queries import figures, releases, statuses
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.periods import month_end
from tests.factories import publish, statement

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2025, 9, 1)
ASKED = Asked()


def fill(count):
    """Regencies whose potential changed in January: 18.01 is the slowest; each seventh has no target."""
    rows = []
    for place in range(1, count + 1):
        code, gained = f"18.{place:02}", 7_001 * place
        rows.append(statement(code, "2024-12-31", active_participants=230_001, potential_workers=980_003))
        for part, day in enumerate(("2025-03-31", "2025-06-30", "2025-09-30"), 1):
            people = 230_001 + gained * part // 3
            rows.append(statement(code, day, active_participants=people, potential_workers=1_000_003))
        if place % 7:
            rows.append(statement(code, None, target_year=2025, target_document="RPJMD", target="30"))
    publish(*rows)


def ranking(release):
    question = RankingQuestion(ASKED, level="regency", province="18")
    return figures.ranking(question, release, SEPTEMBER)


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_grow_with_the_regions(count, django_assert_num_queries):
    fill(count)
    release = releases.release_row()
    rows = ranking(release)
    with django_assert_num_queries(2):
        found = statuses.statuses(rows, release, ASKED)
    assert sorted(found) == [f"18.{place:02}" for place in range(1, count + 1)]


def test_an_old_release_takes_four_and_says_the_same(django_assert_num_queries):
    fill(3)
    now = statuses.statuses(ranking(releases.release_row()), releases.release_row(), ASKED)
    publish(statement("18.01", "2025-09-30", active_participants=270_001, segment="PU"))
    old = releases.release_row(1)
    rows = ranking(old)
    with django_assert_num_queries(4):
        assert statuses.statuses(rows, old, ASKED) == now


def test_each_line_says_what_its_page_says():
    fill(20)
    release = releases.release_row()
    rows = ranking(release)
    found = statuses.statuses(rows, release, ASKED)
    for row in rows:
        history = figures.history(row.region, release, ASKED, until=month_end(SEPTEMBER))
        page = status(history[-1], history, ASKED, release, SEPTEMBER).progress
        assert found[row.region.code].pace == page.pace.code
    # 7.001 people a place in 273 days, of 70.000 in 365: R = 0,134 × place.
    assert counted(found) == {
        "on_track": 12,
        "needs_acceleration": 2,
        "limited": 4,
        "not_enough_data": 2,
    }


def test_lines_without_a_current_share_are_unknown(django_assert_num_queries):
    publish(
        statement("18.01", "2023-01-31", share="20"), statement("18.02", None, target_year=2025, target="30")
    )
    release = releases.release_row()
    rows = ranking(release)
    with django_assert_num_queries(0):
        assert counted(statuses.statuses(rows, release, ASKED)) == {"not_enough_data": 2}
