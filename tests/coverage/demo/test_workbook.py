"""The invented months of all 38 provinces: exported, uploaded, and as large as the country."""

from datetime import date
from time import process_time

import pytest
from django.test.utils import override_settings

from coverage.demo import loading
from coverage.parsing.workbook_key import Asked
from coverage.workbooks.files import entry_csv
from coverage.workbooks.pages.template import entry_file
from regions.importing import import_regions
from regions.models import Region
from tests.coverage.parsing.workbooks import filled, with_count
from tests.coverage.workbooks.workbook_files import ADMIN, downloaded, effects
from tests.coverage.workbooks.workbook_files import previewed as previewed_on
from tests.once import stored_once

DECEMBER = date(2025, 12, 1)


def previewed(content, **options):
    return previewed_on(content, today=date(2026, 1, 5), **options)


def _load() -> None:
    import_regions()
    with override_settings(DEMO=True):
        loading.load(months=2, say=lambda what: None)


demo_once = stored_once(_load)  # all regions and the last two invented months


@pytest.fixture(autouse=True)
def _demo(demo_once, db, settings):
    settings.DEMO = True


@pytest.fixture(scope="module")
def files(demo_once, django_db_blocker):
    """The workbook of each province, as downloaded."""
    with django_db_blocker.unblock(), override_settings(DEMO=True):
        return {code: downloaded(code, month=DECEMBER) for code in provinces()}


def provinces() -> list[str]:
    return list(Region.objects.filter(level="province", valid_until=None).values_list("code", flat=True))


def test_every_province_goes_out_and_comes_back_unchanged(files):
    assert len(files) == 38
    for code, content in files.items():
        shown = previewed(content)
        assert (shown.changes, shown.refusals) == (0, []), code
        assert shown.counts["same"] > 10, code


def test_every_province_goes_out_and_comes_back_as_csv():
    for code in provinces()[::6]:
        content = entry_csv(entry_file(code, DECEMBER, ADMIN)).encode()
        shown = previewed(content, name="isian.csv", asked=Asked(code, DECEMBER))
        assert (shown.changes, shown.refusals) == (0, []), code


def test_one_cell_changed_is_that_cell_in_every_province(files):
    for code, content in files.items():
        shown = previewed(with_count(content, "D2", 7))
        assert list(effects(shown)) == ["D2"], code


def test_the_whole_country_is_previewed_in_time():
    content = downloaded("00", month=DECEMBER)
    shown = previewed(content)
    assert len(shown.file.rows) == 38 + 514
    assert (shown.changes, shown.refusals) == (0, [])
    every = {f"J{line}": "Lembar baru" for line in range(2, 554)}
    every |= {f"D{line}": 1000 + line for line in range(2, 554)}
    started = process_time()
    shown = previewed(filled(every, content))
    assert shown.changes > 552
    assert process_time() - started < 10  # cell by cell without a query each; its speed is for make bench
