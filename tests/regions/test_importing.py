import shutil
from datetime import date

import pytest

from regions.importing import FIXTURES, UnusableRegions, import_regions
from regions.models import Region, RegionAlias
from tests.factories import make_province

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the files, to change."""
    return shutil.copytree(FIXTURES, tmp_path / "regions")


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_list_is_loaded_whole():
    report = import_regions()
    assert (report.new, report.changed, report.unchanged) == (553, (), 0)
    assert (report.new_aliases, report.unchanged_aliases) == (261, 0)
    assert Region.objects.of_kind("kabupaten").count() == 416
    assert Region.objects.of_kind("kota").count() == 98
    metro = Region.objects.get(code="18.72")
    assert (metro.name, metro.province_id, metro.bps_code, metro.population_year) == (
        "Kota Metro",
        "18",
        "1872",
        2024,
    )
    assert metro.tile_x is not None


def test_population_of_provinces_and_regencies_agrees():
    import_regions()
    for province in Region.objects.at_level("province"):
        assert sum(region.population for region in province.regencies.all()) == province.population
    assert (
        sum(region.population for region in Region.objects.at_level("province"))
        == Region.objects.get(code="00").population
    )


def test_papua_keeps_its_past():
    import_regions()
    south, merauke = Region.objects.get(code="93"), Region.objects.get(code="93.01")
    assert (south.valid_from, south.predecessor_id, south.law) == (date(2022, 7, 25), "91", "UU 14/2022")
    assert (merauke.former_code, merauke.code_since, merauke.valid_from) == ("91.01", date(2022, 7, 25), None)


def test_a_second_run_changes_nothing():
    import_regions()
    report = import_regions()
    assert (report.new, report.changed, report.unchanged) == (0, (), 553)
    assert (report.new_aliases, report.unchanged_aliases) == (0, 261)


def test_only_a_changed_row_is_written(folder, django_assert_max_num_queries):
    import_regions(folder=folder)
    rewrite(folder / "regions.csv", "Kota Metro", "Kota Metro Raya")
    with django_assert_max_num_queries(8):
        report = import_regions(folder=folder)
    assert [(change.region, change.columns) for change in report.changed] == [
        ("18.72 Kota Metro", ("nama resmi",))
    ]
    assert Region.objects.get(code="18.72").name == "Kota Metro Raya"


def test_two_regions_can_swap_squares(folder):
    import_regions(folder=folder)
    rewrite(folder / "tiles.csv", "\n18,3,4\n", "\nXX,3,4\n")
    rewrite(folder / "tiles.csv", "\n31,4,4\n", "\n18,4,4\n")
    rewrite(folder / "tiles.csv", "\nXX,3,4\n", "\n31,3,4\n")
    assert [change.columns for change in import_regions(folder=folder).changed] == [("kolom petak",)] * 2
    assert Region.objects.get(code="31").tile_x == 3


def test_rows_the_files_do_not_name_stay():
    own = make_province("99", "Provinsi Sendiri")
    RegionAlias.objects.create(region=own, alias="Punya Kami")
    import_regions()
    Region.objects.filter(code="18.72").update(valid_until=date(2040, 1, 1))
    assert import_regions().changed == ()
    assert RegionAlias.objects.filter(alias="Punya Kami", region="99").exists()
    assert Region.objects.get(code="18.72").valid_until == date(2040, 1, 1)


def test_a_dry_run_counts_and_stores_nothing():
    assert import_regions(dry_run=True).new == 553
    assert not Region.objects.exists()


def test_bad_files_are_refused_whole(folder):
    rewrite(folder / "regions.csv", "18.72,regency", "18.72,province")
    rewrite(folder / "aliases.csv", "\n18.05,Tuba,", "\n18.88,Tuba,")
    with pytest.raises(UnusableRegions) as refusal:
        import_regions(folder=folder)
    assert [(problem.file, problem.column) for problem in refusal.value.problems] == [
        ("regions.csv", "level"),
        ("aliases.csv", "code"),
    ]
    assert not Region.objects.exists()
