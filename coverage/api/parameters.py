"""What the API can be asked, with its bounds; the descriptions are those of openapi.json and of a refusal."""

from datetime import date
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from coverage.calculations.audit import CODES
from coverage.calculations.ranking import Order
from coverage.parsing.days import parse_month
from coverage.questions.asked import Asked, InvalidParameter, RankingQuestion, checked
from coverage.rows.figures import Basis, Segment

MONTH = r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"
PROVINCE = r"^[1-9][0-9]$"
REGION = r"^(00|[1-9][0-9](\.[0-9]{2})?)$"

HINTS = {
    "release": "nomor rilis, mulai dari 1; tanpa ini rilis terbaru",
    "month": "bulan data seperti 2025-09; tanpa ini gambaran terbaru yang paling lengkap",
    "document": "target hanya dari dokumen ini (RPJMD, RKPD, RPJMN, …); tanpa ini yang berlaku",
    "segment": "TOTAL, PU, BPU, JAKON, PMI atau TOTAL_EXCL_JAKON",
    "basis": "domicile (domisili) atau registration (tempat pendaftaran)",
    "level": "province atau regency",
    "province": "kode provinsi dua angka, misalnya 18",
    "kind": "kota atau kabupaten, dengan level=regency",
    "sort": "coverage, attainment, gap atau growth",
    "region": "kode wilayah, misalnya 18 atau 18.71",
    "year": "tahun anggaran, misalnya 2026; tanpa ini dua tahun di sekitar bulan terbaru rilis",
    "code": "kode catatan pemeriksaan, misalnya gap_mismatch",
}

SegmentName = Literal["TOTAL", "PU", "BPU", "JAKON", "PMI", "TOTAL_EXCL_JAKON"]
BasisName = Literal["domicile", "registration"]
LevelName = Literal["province", "regency"]
KindName = Literal["kota", "kabupaten"]
OrderName = Literal["coverage", "attainment", "gap", "growth"]


def _without_null(schema: dict[str, Any]) -> None:
    """A query string has no null: describe an optional parameter by its values alone."""
    for details in schema["properties"].values():
        for choice in details.pop("anyOf", ()):
            if choice != {"type": "null"}:
                details.update(choice)


def _optional(name: str, **bounds: Any) -> Any:
    return Field(None, description=HINTS[name], **bounds)


class ReleaseParameters(Schema):
    """What every address understands."""

    model_config = ConfigDict(json_schema_extra=_without_null)

    release: int | None = _optional("release", ge=1, le=999_999_999)


class RegionParameters(ReleaseParameters):
    level: LevelName | None = _optional("level")
    province: str | None = _optional("province", pattern=PROVINCE)

    def checked_level(self) -> LevelName | None:
        """The level asked for; a province asks for its regencies. Raises InvalidParameter."""
        return _level(self.level, self.province)


class RankingParameters(ReleaseParameters):
    level: LevelName | None = _optional("level")
    province: str | None = _optional("province", pattern=PROVINCE)
    kind: KindName | None = _optional("kind")
    month: str | None = _optional("month", pattern=MONTH)
    sort: OrderName = Field("coverage", description=HINTS["sort"])
    document: str | None = _optional("document", min_length=1, max_length=40)
    segment: SegmentName = Field("TOTAL", description=HINTS["segment"])
    basis: BasisName = Field("domicile", description=HINTS["basis"])

    def question(self) -> RankingQuestion:
        """The same question a page asks. Raises InvalidParameter."""
        asked = Asked(
            month=_month(self.month),
            release=self.release,
            document=self.document.strip().upper() if self.document else None,
            segment=Segment(self.segment),
            basis=Basis(self.basis),
        )
        level = _level(self.level, self.province) or "province"
        if level == "province" and self.kind:
            raise InvalidParameter(
                "kind", "Parameter kind hanya menyaring kabupaten/kota; pakai level=regency."
            )
        return checked(RankingQuestion(asked, level, self.province, self.kind, Order(self.sort)))


class SeriesParameters(ReleaseParameters):
    segment: SegmentName = Field("TOTAL", description=HINTS["segment"])
    basis: BasisName = Field("domicile", description=HINTS["basis"])

    def asked(self) -> Asked:
        return Asked(release=self.release, segment=Segment(self.segment), basis=Basis(self.basis))


class FlagParameters(ReleaseParameters):
    region: str | None = _optional("region", pattern=REGION)
    code: str | None = _optional("code", json_schema_extra={"enum": list(CODES)})

    def checked_code(self) -> str | None:
        """The flag code asked for. Raises InvalidParameter."""
        if self.code is not None and self.code not in CODES:
            raise InvalidParameter(
                "code", f"Kode pemeriksaan “{self.code[:40]}” tidak dikenal: {', '.join(CODES)}."
            )
        return self.code


class BudgetParameters(ReleaseParameters):
    region: str = Field(description=HINTS["region"], pattern=REGION)
    year: int | None = _optional("year", ge=2015, le=2100)


def _level(level: LevelName | None, province: str | None) -> LevelName | None:
    if level == "province" and province:
        raise InvalidParameter(
            "province", "Parameter province hanya menyaring kabupaten/kota; pakai level=regency."
        )
    return level or ("regency" if province else None)


def _month(text: str | None) -> date | None:
    return parse_month(text) if text else None
