"""The back-test that the methods page prints, from the published figures and from the invented ones."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coverage.calculations.pace.backtest import back_test, misses_of
from coverage.calculations.pace.points import points_of
from coverage.queries import known_years, releases
from coverage.questions.asked import Asked
from coverage.words import formats
from tests.coverage.calculations.demo_histories import demo_histories

DOCUMENT = Path("docs/methods-status.md")


def told() -> str:
    return " ".join(DOCUMENT.read_text(encoding="utf-8").split())


def counted(count):
    return f"{formats.people(count.held)} dari {formats.people(count.of)}"


def share(count):
    return formats.percent(count.held / count.of, 1)


@pytest.fixture(scope="module")
def invented():
    return back_test(map(points_of, demo_histories().values()))


def test_the_document_says_what_the_invented_figures_give(invented):
    found, text = invented, told()
    assert found.of > 15_000
    assert (
        f"rentang bertahan {counted(found.total)} kali ({share(found.total)}), {found.series} wilayah; "
        f"{formats.people(found.of - found.total.of)} kali tanpa rentang. "
        f"Jarak tengah antara prakiraan dan angka Desember {formats.points(found.off)}."
    ) in text
    for year, count in found.years:
        others = " dan ".join(str(other) for other, _ in found.years if other != year)
        assert f"| {year} | {others} | {counted(count)} | {share(count)} |" in text
    for months, count in found.ahead:
        assert f"| {months} | {counted(count)} | {share(count)} |" in text


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_range_of_other_years_holds_four_times_of_five(invented, year):
    held, of = dict(invented.years)[year]
    assert of > 5_000
    assert 0.75 <= held / of <= 0.85


def test_the_projection_lies_within_its_range():
    misses = misses_of(map(points_of, demo_histories().values()))
    spreads = [misses.spread(kind, year) for kind in misses.by_kind for year in (2023, 2024, 2025)]
    known = [found for found in spreads if found is not None]
    assert len(known) > 30
    assert all(found.low < found.median < found.high for found in known)


@pytest.mark.usefixtures("published")
def test_the_document_says_what_the_published_figures_give():
    release = releases.release_row()
    found = back_test(known_years.every_series(release, Asked()).values())
    assert f"**Angka terbitan**: {counted(found.total)}." in told()
    out = StringIO()
    call_command("backtest", stdout=out)
    assert f"Rentang bertahan {counted(found.total)} kali" in out.getvalue()


@pytest.mark.usefixtures("published")
def test_a_release_that_is_not_there():
    with pytest.raises(CommandError, match="Belum ada rilis itu"):
        call_command("backtest", release=99)
