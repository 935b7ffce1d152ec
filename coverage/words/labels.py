"""Short names of flags, of documents in order, and of what a figure counts, in the reader's language."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from coverage.calculations import in_force
from coverage.rows.figures import Basis, Segment
from coverage.words import formats

FLAGS = {
    "coverage_mismatch": _("cakupan tercetak tidak cocok"),
    "target_mismatch": _("target orang tidak cocok"),
    "gap_mismatch": _("kesenjangan tercetak tidak cocok"),
    "segments_mismatch": _("jumlah segmen tidak sama dengan total"),
    "above_potential": _("peserta melebihi potensi"),
    "potential_rebased": _("potensi berganti"),
    "large_change": _("perubahan besar"),
    "conflicting_values": _("nilai bertentangan"),
    "conflicting_targets": _("target bertentangan"),
    "region_missing": _("wilayah terlewat"),
    "rank_base": _("peringkat tercetak tidak cocok"),
    "children_mismatch": _("jumlah kabupaten/kota tidak sama dengan provinsi"),
    "target_scale": _("skala target perlu dilihat"),
    "budget_mismatch": _("anggaran tidak cocok"),
}

# Sections of docs/audit.md as the methods page names them.
FLAG_SECTIONS = {
    "coverage_mismatch": "cakupan-tercetak",
    "target_mismatch": "target-dalam-orang",
    "gap_mismatch": "kesenjangan-tercetak",
    "segments_mismatch": "segmen",
    "above_potential": "di-atas-potensi",
    "potential_rebased": "potensi-berganti",
    "large_change": "perubahan-besar",
    "conflicting_values": "dua-angka-untuk-satu-hal",
    "conflicting_targets": "target-yang-bertentangan",
    "region_missing": "wilayah-yang-terlewat",
    "rank_base": "peringkat-tercetak",
    "children_mismatch": "provinsi-dan-kabupatenkota",
    "target_scale": "skala-target",
    "budget_mismatch": "anggaran",
}

ACTION_STATES = {
    "open": _("Belum dimulai"),
    "running": _("Berjalan"),
    "done": _("Selesai"),
    "dropped": _("Dibatalkan"),
}


# Columns of the entry forms, by their names there.
COLUMNS = {
    "per_tanggal": _("Per tanggal"),
    "total": _("total"),
    "JAKON": "Jakon",
    "potensi": _("potensi"),
    "sumber": _("sumber"),
    "persen": _("persen"),
    "orang": _("orang"),
}


def column_name(column: str) -> str:
    """What a column of an entry form is called; segments keep their names."""
    return str(COLUMNS.get(column, column))


def flag_name(code: str) -> str:
    """What a flag says, in a few words: "gap_mismatch" is "kesenjangan tercetak tidak cocok"."""
    return str(FLAGS.get(code, code))


def flags_in_short(codes: Iterable[str]) -> str:
    """What was found, each kind once: "kesenjangan tercetak tidak cocok (2), potensi berganti"."""
    return ", ".join(
        f"{flag_name(code)} ({formats.people(count)})" if count > 1 else flag_name(code)
        for code, count in Counter(codes).items()
    )


def flag_section(code: str) -> str:
    """Where the methods page explains a flag: "#kesenjangan-tercetak"; "" for an unknown code."""
    return f"#{FLAG_SECTIONS[code]}" if code in FLAG_SECTIONS else ""


def counted(segment: str, basis: str) -> str:
    """Which participants a figure counts: "Jasa konstruksi (Jakon) · pendaftaran", "" for all by domicile."""
    parts = [] if segment == Segment.TOTAL else [formats.segment(segment)]
    if basis == Basis.REGISTRATION:
        parts.append(formats.basis(basis))
    return " · ".join(parts)


def document_order(region_code: str) -> str:
    """The documents whose targets apply in a region, from the strongest to the weakest: "RPJMD, RKPD, …"."""
    return ", ".join(formats.document(name) for name in in_force.document_order(region_code) if name)


def action_state(state: str) -> str:
    """How far an agreed action is: "running" is "Berjalan"."""
    return str(ACTION_STATES.get(state, state))
