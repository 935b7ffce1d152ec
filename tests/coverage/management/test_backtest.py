"""The back-test that the methods page prints, from the published figures and from the invented ones."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coverage.calculations.pace.backtest import back_test
from coverage.queries import known_years, releases
from coverage.questions.asked import Asked
from coverage.words import formats
from tests.coverage.calculations.demo_histories import demo_histories

DOCUMENT = Path(__file__).parents[3] / "docs" / "methods-status.md"


def told() -> str:
    return " ".join(DOCUMENT.read_text(encoding="utf-8").split())


def counted(held: int, of: int) -> str:
    return f"{formats.people(held)} dari {formats.people(of)}"


def test_the_document_says_what_the_invented_figures_give():
    found = back_test(demo_histories().values())
    text = told()
    assert found.of > 10_000
    share = formats.percent(found.held / found.of, 1)
    assert (
        f"rentang bertahan {counted(found.held, found.of)} kali ({share}), "
        f"{found.series} wilayah. Jarak tengah antara garis dan angka Desember {formats.points(found.off)}."
    ) in text
    for months, held, of in found.ahead:
        assert f"| {months} | {counted(held, of)} |" in text


@pytest.mark.usefixtures("published")
def test_the_document_says_what_the_published_figures_give():
    release = releases.release_row()
    found = back_test(known_years.every_history(release, Asked()).values())
    assert f"**Angka terbitan**: {counted(found.held, found.of)}." in told()
    out = StringIO()
    call_command("backtest", stdout=out)
    assert f"Rentang bertahan {counted(found.held, found.of)} kali" in out.getvalue()


@pytest.mark.usefixtures("published")
def test_a_release_that_is_not_there():
    with pytest.raises(CommandError, match="Belum ada rilis itu"):
        call_command("backtest", release=99)
