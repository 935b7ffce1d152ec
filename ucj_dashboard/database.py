"""Addresses of databases, as the environment gives them."""

from typing import Any

import dj_database_url

from ucj_dashboard.env import SettingRefused


def at(variable: str, address: str) -> dict[str, Any]:
    """Django's settings for an address; the variable is named when it cannot be read."""
    try:
        settings = {**dj_database_url.parse(address)}
    except (ValueError, KeyError) as error:
        raise SettingRefused(
            f"{variable} tidak terbaca: tulis postgresql://nama:sandi@host/basisdata."
        ) from error
    if not str(settings["ENGINE"]).endswith("postgresql"):
        raise SettingRefused(f"{variable} harus menunjuk PostgreSQL: postgresql://nama:sandi@host/basisdata.")
    return settings


def owner(address: str, site: dict[str, Any]) -> dict[str, Any]:
    """How who owns the tables connects, where the site does otherwise; refused when it is the same role."""
    settings = at("UCJ_OWNER_DATABASE_URL", address)
    if settings["NAME"] != site["NAME"]:
        raise SettingRefused(
            "UCJ_OWNER_DATABASE_URL harus menunjuk basis data yang sama dengan DATABASE_URL."
        )
    if settings["USER"] == site["USER"]:
        raise SettingRefused(
            "UCJ_OWNER_DATABASE_URL memakai pengguna DATABASE_URL: tulis pemilik tabel, atau kosongkan."
        )
    return {
        name: settings[name] for name in ("HOST", "PORT", "USER", "PASSWORD", "OPTIONS") if name in settings
    }
