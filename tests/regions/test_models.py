from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from regions.models import Province, Regency, Region, RegionAlias
from tests.factories import make_nation, make_province, make_regency

pytestmark = pytest.mark.django_db


def refuse(name, **changes):
    """A region that breaks one rule: the database names the constraint, a form the sentence."""
    lampung = make_province("18", tile_x=3, tile_y=4)
    fields = {
        "code": "18.71",
        "level": "regency",
        "kind": "kota",
        "name": "Kota Uji",
        "province": lampung,
    } | changes
    region = Region(**fields)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        region.save(force_insert=True)
    with pytest.raises(ValidationError) as refusal:
        region.full_clean()
    return " ".join(refusal.value.messages)


def test_code_pattern():
    assert "bentuk kode Kemendagri" in refuse("region_code_pattern", code="18.70")


def test_level_fits_code():
    assert "Tingkat tidak cocok" in refuse(
        "region_level_fits_code", code="19.71", level="province", kind="provinsi", province=None
    )


def test_kind_fits_code():
    assert "Jenis tidak cocok" in refuse("region_kind_fits_code", kind="kabupaten")


def test_province_fits_code():
    assert "dua angka pertama" in refuse("region_province_fits_code", province=make_province("32"))


def test_a_regency_needs_its_province():
    assert "dua angka pertama" in refuse("region_province_fits_code", province=None)


def test_a_province_lies_in_no_province():
    assert "dua angka pertama" in refuse(
        "region_province_fits_code",
        code="19",
        level="province",
        kind="provinsi",
        province=make_province("32"),
    )


def test_valid_until_after_valid_from():
    day = date(2025, 1, 1)
    assert "sesudah tanggal awal" in refuse(
        "region_valid_until_after_valid_from", valid_from=day, valid_until=day
    )


def test_tile_whole():
    assert "keduanya" in refuse("region_tile_whole", tile_x=1)


def test_one_tile_per_province():
    message = refuse(
        "one_tile_per_province",
        code="19",
        level="province",
        kind="provinsi",
        province=None,
        tile_x=3,
        tile_y=4,
    )
    assert "sudah ditempati provinsi lain" in message


def test_one_tile_per_regency():
    make_regency("18.72", tile_x=0, tile_y=0)
    assert "sudah ditempati kabupaten/kota lain" in refuse("one_tile_per_regency", tile_x=0, tile_y=0)


def test_squares_of_two_provinces_do_not_collide():
    make_regency("18.71", tile_x=0, tile_y=0)
    make_regency("32.71", tile_x=0, tile_y=0)


def test_one_alias_per_region():
    metro = make_regency("18.72")
    RegionAlias.objects.create(region=metro, alias="Metro")
    with pytest.raises(ValidationError, match="sudah ada pada wilayah itu"):
        RegionAlias(region=metro, alias="Metro").full_clean()
    with pytest.raises(IntegrityError, match="one_alias_per_region"):
        RegionAlias.objects.create(region=metro, alias="Metro")


def test_one_region_per_former_code():
    RegionAlias.objects.create(region=make_regency("93.01"), alias="91.01", type="former_code")
    other = RegionAlias(region=make_regency("93.02"), alias="91.01", type="former_code")
    with pytest.raises(ValidationError, match="sudah dipakai wilayah lain"):
        other.full_clean()
    with pytest.raises(IntegrityError, match="one_region_per_former_code"):
        other.save()


def test_a_region_knows_its_short_name_and_parent():
    metro = make_regency("18.72", "Kota Metro")
    assert str(metro) == "18.72 Kota Metro"
    assert make_regency("18.03", "Kabupaten Lampung Utara").short_name == "Kab. Lampung Utara"
    assert [metro.parent_code, metro.province.parent_code, make_nation().parent_code] == ["18", "00", None]


def test_a_renumbered_region_knows_its_code_on_a_day():
    merauke = make_regency("93.01", former_code="91.01", code_since=date(2022, 7, 25))
    assert merauke.code_on(date(2022, 7, 24)) == "91.01"
    assert merauke.code_on(date(2022, 7, 25)) == "93.01"
    assert make_regency("18.71").code_on(date(2022, 7, 24)) == "18.71"


def test_proxies_keep_to_their_level():
    make_nation()
    make_regency("18.71")
    assert [region.code for region in Province.objects.all()] == ["18"]
    assert [region.code for region in Regency.objects.all()] == ["18.71"]


def test_an_alias_shows_where_it_leads():
    assert (
        str(RegionAlias(region=make_regency("93.01"), alias="91.01", type="former_code")) == "91.01 → 93.01"
    )
