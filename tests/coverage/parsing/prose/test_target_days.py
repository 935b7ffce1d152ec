"""The day a target is due is the day of no figure."""

from datetime import date

import pytest

from coverage.parsing.prose.timing import CARRIED_DAY, NO_DAY
from tests.coverage.parsing.prose.judging import read


def coverage_of(text: str, code: str = "18.72"):
    """The one draft that holds a region's coverage."""
    (found,) = (
        draft
        for draft in read(text).drafts
        if draft.row.region_code == code and draft.row.printed_ratio is not None
    )
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Cakupan Kota Metro 32,9 persen. Target 60 persen pada 31 Desember 2025.",
        "Cakupan Kota Metro 32,9 persen, target per 31 Desember 2025 sebesar 60 persen.",
        "Target per 31 Desember 2025 sebesar 60 persen, sedangkan cakupan Kota Metro 32,9 persen.",
        "Target per 31 Desember 2025 Kota Metro 60 persen.\nCakupan Kota Metro 32,9 persen.",
    ],
)
def test_a_figure_beside_it_stays_without_a_day(text):
    found = coverage_of(text)
    assert found.row.as_of is None
    assert NO_DAY in found.doubts
    (target,) = (draft.row for draft in read(text).drafts if draft.row.target_ratio is not None)
    assert target.target_year == 2025


def test_a_figure_keeps_its_own_day_beside_it():
    text = "Per 1 Mei 2025 cakupan Kota Metro 32,9 persen dan targetnya 60 persen pada 31 Desember 2025."
    assert coverage_of(text).row.as_of == date(2025, 5, 1)


def test_the_day_in_force_stays_over_it():
    text = (
        "Posisi 1 Mei 2025.\nTarget per 31 Desember 2025 Kota Metro 60 persen.\nCakupan Mesuji 12,5 persen."
    )
    found = coverage_of(text, "18.11")
    assert found.row.as_of == date(2025, 5, 1)
    assert CARRIED_DAY in found.doubts


def test_a_target_is_dated_by_figures_only_when_nothing_else_is_said():
    """The day of a coverage tells no year of a target that names its own."""
    text = "Per 1 Mei 2025 cakupan Kota Metro 32,9 persen, target tahun 2026 sebesar 60 persen."
    (target,) = (draft.row for draft in read(text).drafts if draft.row.target_ratio is not None)
    assert (target.as_of, target.target_year) == (None, 2026)
