"""The query string of the flag list."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.calculations.audit import CODES
from coverage.questions.asked import choice, page_number, refuse_unknown, unread
from regions.codes import CodeError, level_of

SEVERITIES = {"catatan": "info", "peringatan": "warning", "pertentangan": "conflict"}
STATES = {"terbuka": "open", "diterima": "accepted", "diperbaiki": "corrected"}
AGES = {"30": 30, "90": 90}
HELD = {"ada": True, "belum": False}
KNOWN = ("rilis", "wilayah", "kode", "tingkat", "keadaan", "umur", "ditangani", "halaman")


class FlagsQuestion(Struct, frozen=True):
    """Which flags to list; None is all of them.

    older_than: days between the release that raised a flag and the newest one; held: whether somebody looks
    after it.
    """

    region: str | None = None
    code: str | None = None
    severity: str | None = None
    state: str | None = None
    older_than: int | None = None
    held: bool | None = None
    page: int = 1


def flags(query: Mapping[str, str]) -> FlagsQuestion:
    """Read the flag list's address. Raises InvalidParameter."""
    refuse_unknown(query, KNOWN)
    region = query.get("wilayah", "").strip() or None
    if region is not None:
        try:
            level_of(region)
        except CodeError as error:
            raise unread("wilayah", error) from None
    return FlagsQuestion(
        region,
        choice("kode", query.get("kode", ""), {code: code for code in CODES}, None),
        choice("tingkat", query.get("tingkat", ""), SEVERITIES, None),
        choice("keadaan", query.get("keadaan", ""), STATES, None),
        choice("umur", query.get("umur", ""), AGES, None),
        choice("ditangani", query.get("ditangani", ""), HELD, None),
        page_number(query),
    )
