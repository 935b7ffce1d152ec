"""How stored records are written: each column's name, and its value with its unit."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.models import DraftRecord
from coverage.releases.records import MODELS
from coverage.words import formats

KINDS = {
    DraftRecord.Kind.PROGRAMME: gettext_lazy("Program"),
    DraftRecord.Kind.VILLAGE: gettext_lazy("Ekosistem desa"),
    DraftRecord.Kind.BENEFIT: gettext_lazy("Manfaat dibayar"),
    DraftRecord.Kind.PLAN: gettext_lazy("Dokumen perencanaan"),
    DraftRecord.Kind.OVERRIDE: gettext_lazy("Pilihan target"),
}
COLUMNS = {
    "source_id": gettext_lazy("Sumber"),
    "as_of": gettext_lazy("Per tanggal"),
    "group": gettext_lazy("Kelompok"),
    "kinds": gettext_lazy("Manfaat"),
    "ecosystem": gettext_lazy("Ekosistem"),
    "selection": gettext_lazy("Data pemilihan"),
    "verification": gettext_lazy("Verifikasi data"),
    "funding": gettext_lazy("Pendanaan"),
    "eligible_workers": gettext_lazy("Berhak, orang"),
    "planned_workers": gettext_lazy("Direncanakan, orang"),
    "verified_workers": gettext_lazy("Diverifikasi, orang"),
    "registered_workers": gettext_lazy("Didaftarkan, orang"),
    "paid_workers": gettext_lazy("Iurannya dibayar, orang"),
    "protected_workers": gettext_lazy("Terlindungi, orang"),
    "rupiah_planned": gettext_lazy("Anggaran"),
    "rupiah_spent": gettext_lazy("Realisasi"),
    "rupiah": gettext_lazy("Dibayar"),
    "months": gettext_lazy("Bulan dibayar"),
    "cover_until": gettext_lazy("Berlaku sampai"),
    "obstacle": gettext_lazy("Hambatan verifikasi"),
    "villages": gettext_lazy("Desa"),
    "workers_per_village": gettext_lazy("Pekerja per desa"),
    "villages_reached": gettext_lazy("Desa yang mencapainya"),
    "institutions_eligible": gettext_lazy("Lembaga desa, berhak"),
    "institutions_protected": gettext_lazy("Lembaga desa, terlindungi"),
    "institutions_unprotected": gettext_lazy("Lembaga desa, belum"),
    "institutions_ratio": gettext_lazy("Cakupan lembaga desa, tercetak"),
    "recipients": gettext_lazy("Penerima, orang"),
    "document": gettext_lazy("Dokumen"),
    "year": gettext_lazy("Tahun"),
    "until": gettext_lazy("Sampai tahun"),
    "has_indicator": gettext_lazy("Memuat indikator"),
    "page": gettext_lazy("Halaman"),
    "target_year": gettext_lazy("Tahun target"),
    "target_ratio": gettext_lazy("Target"),
    "target_people": gettext_lazy("Target, orang"),
    "reason": gettext_lazy("Alasan"),
    "notes": gettext_lazy("Catatan"),
}
DECIMALS = {"institutions_ratio": "institutions_decimals", "target_ratio": "target_decimals"}
YEARS = ("year", "until", "target_year")
QUOTED = ("group", "kinds", "page", "reason", "notes", "obstacle")  # words of a document or a person


def kind_name(kind: str) -> str:
    """What a record is: "programme" is "Program"."""
    return str(KINDS[DraftRecord.Kind(kind)])


def column_name(column: str) -> str:
    """What a column of any record is called, with its unit where it is a count."""
    return str(COLUMNS[column])


def title(row: Any) -> str:
    """What tells a record from the region's others, beside its source: "RKPD 2026", "RT/RW · Desa · APBD"."""
    if hasattr(row, "document"):
        named = " ".join(str(part) for part in (formats.document(row.document), period(row)) if part)
        if getattr(row, "target_year", None):
            return _("%(document)s, target %(year)s") % {"document": named, "year": row.target_year}
        return named
    parts = [said(row, name) for name in ("kinds", "group", "ecosystem", "funding") if getattr(row, name, "")]
    if getattr(row, "year", None):
        parts.append(_("anggaran %(year)s") % {"year": row.year})
    if getattr(row, "as_of", None):
        parts.append(formats.day(row.as_of, row.as_of_precision))
    return " · ".join(parts)


def period(row: Any) -> str:
    """The years a planning document speaks of: "2026", "2025–2029"."""
    last = getattr(row, "until", None)
    return f"{row.year}–{last}" if last and last != row.year else str(row.year)


def said(row: Any, column: str) -> str:
    """A column of a stored or unsaved record in words; "—" for what is not reported. Never its source."""
    value = getattr(row, column)
    if value is None or value == "":
        return formats.ABSENT
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, date):
        return formats.day(value, row.as_of_precision if column == "as_of" else None)
    if column in DECIMALS:
        return formats.percent(Decimal(value), getattr(row, DECIMALS[column]))
    if column.startswith("rupiah"):
        return formats.rupiah(value)
    if column in YEARS:
        return str(value)
    if column == "document":
        return formats.document(value)
    if isinstance(value, int):
        return formats.people(value)
    choices = dict(row._meta.get_field(column).flatchoices)
    return str(choices.get(value, value))


def shown_columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind that have a name, in the order they are stored; not those of its source."""
    names = (field.attname for field in MODELS[kind]._meta.concrete_fields)
    return tuple(name for name in names if name in COLUMNS and name != "source_id")
