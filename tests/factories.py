"""Test data, built by plain functions; each takes what the test is about and makes up the rest."""

from typing import Any

from regions.codes import kind_of, level_of, province_code
from regions.models import Region


def make_nation(**fields: Any) -> Region:
    """Indonesia, `00`; the stored row when there is one."""
    return _region("00", "Indonesia", fields)


def make_province(code: str = "18", name: str | None = None, **fields: Any) -> Region:
    """A province; the stored row when there is one."""
    return _region(code, name or f"Provinsi {code}", fields)


def make_regency(code: str = "18.71", name: str | None = None, **fields: Any) -> Region:
    """A kabupaten or kota, by its code; makes its province when that is missing."""
    province = str(province_code(code))
    if not Region.objects.filter(code=province).exists():
        make_province(province)
    return _region(code, name or f"{kind_of(code).capitalize()} {code}", {"province_id": province, **fields})


def _region(code: str, name: str, fields: dict[str, Any]) -> Region:
    region, _ = Region.objects.get_or_create(
        code=code, defaults={"name": name, "level": level_of(code), "kind": kind_of(code), **fields}
    )
    return region
