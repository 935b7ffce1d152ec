"""Words and sentences about programmes, villages and benefits, made from their numbers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.calculations.audit.budgets import BudgetCheck
from coverage.calculations.programmes.data_chain import DataChain
from coverage.calculations.programmes.villages import implied_people, lever
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.records import ProgrammeRow, VillageRow
from coverage.words import formats

ECOSYSTEMS = {
    "desa": gettext_lazy("ekosistem desa"),
    "pasar": gettext_lazy("ekosistem pasar"),
    "umkm": gettext_lazy("ekosistem UMKM"),
}
SELECTIONS = {
    "P3KE": "P3KE",
    "DTSEN": "DTSEN",
    "DTKS": "DTKS",
    "desil": gettext_lazy("desil"),
    "lain": gettext_lazy("data lain"),
}
VERIFICATIONS = {
    "belum": gettext_lazy("belum diverifikasi"),
    "sedang": gettext_lazy("sedang diverifikasi"),
    "sudah": gettext_lazy("sudah diverifikasi"),
}
FUNDINGS = {
    "APBD": "APBD",
    "APBD_P": gettext_lazy("APBD perubahan"),
    "DBH_SAWIT": gettext_lazy("DBH sawit"),
    "DBHCHT": "DBHCHT",
    "APBDES": "APBDes",
    "CSR": "CSR",
    "BAZNAS": "Baznas",
    "LAIN": gettext_lazy("dana lain"),
}


def ecosystem(value: str) -> str:
    """ "desa" is "ekosistem desa"; "" when none is named."""
    return str(ECOSYSTEMS.get(value, ""))


def funding(value: str) -> str:
    """Who pays; "—" when no document says so."""
    return str(FUNDINGS.get(value, formats.ABSENT))


def selection(row: ProgrammeRow) -> str:
    """From which data the people were chosen, and whether it was verified; "—" when not said."""
    parts = (SELECTIONS.get(row.selection), VERIFICATIONS.get(row.verification))
    return ", ".join(str(part) for part in parts if part) or formats.ABSENT


def payer(row: ProgrammeRow) -> str:
    """ "dibayar APBD"; "" when no document says so."""
    return _("dibayar %(funding)s") % {"funding": funding(row.funding)} if row.funding else ""


def target_of(row: ProgrammeRow | VillageRow) -> str:
    """What a line is to reach: workers planned, or a hundred in every village; "sasaran belum disebut"."""
    if isinstance(row, VillageRow):
        return lever_sentence(row) or _("sasaran belum disebut")
    if row.planned_workers is None:
        return _("sasaran belum disebut")
    return _("sasaran %(count)s pekerja") % {"count": formats.people(row.planned_workers)}


def verified_of(row: ProgrammeRow) -> str:
    """ "8.200 diverifikasi dari 12.051"; how far otherwise: "belum diverifikasi", "—"."""
    whole = row.planned_workers if row.planned_workers is not None else row.eligible_workers
    if row.verified_workers is not None:
        words = {"count": formats.people(row.verified_workers), "of": formats.people(whole)}
        if whole is None:
            return _("%(count)s diverifikasi; dari berapa tidak disebut") % words
        return _("%(count)s diverifikasi dari %(of)s") % words
    return str(VERIFICATIONS.get(row.verification, formats.ABSENT))


def chain_sentence(chain: DataChain) -> str:
    """ "P3KE 2023: 1.200 diverifikasi dari 3.000 → DTSEN 2025: sedang diverifikasi"."""
    return " → ".join(_step(row, row.group if chain.mixed else "") for row in chain.rows)


def _step(row: ProgrammeRow, group: str) -> str:
    head = f"{data_of(row)} {formats.short_day(row.as_of, row.as_of_precision)}"
    head += f" ({group})" if group else ""
    said = verified_of(row)
    return head if said == formats.ABSENT else f"{head}: {said}"


def data_of(row: ProgrammeRow) -> str:
    """The data the people come from; "—" when not said."""
    return str(SELECTIONS.get(row.selection, formats.ABSENT))


def protected_share(row: ProgrammeRow) -> str:
    """ "1,33% dari yang berhak"; "" when either count is unknown."""
    share = coverage_ratio(row.protected_workers, row.eligible_workers)
    return "" if share is None else _("%(share)s dari yang berhak") % {"share": formats.percent(share)}


def protected_sentence(row: ProgrammeRow) -> str:
    """ "11.908 dari 896.780 pekerja rentan di Lampung terlindungi (1,33%), per 13 Agustus 2025."."""
    said = _("%(protected)s dari %(eligible)s %(group)s di %(place)s terlindungi (%(share)s), per %(day)s.")
    undated = _("%(protected)s dari %(eligible)s %(group)s di %(place)s terlindungi (%(share)s).")
    return (said if row.as_of else undated) % {
        "protected": formats.people(row.protected_workers),
        "eligible": formats.people(row.eligible_workers),
        "group": row.group,
        "place": row.region_name,
        "share": formats.percent(coverage_ratio(row.protected_workers, row.eligible_workers)),
        "day": formats.day(row.as_of, row.as_of_precision),
    }


def sum_of(row: ProgrammeRow, check: BudgetCheck) -> str:
    """ "50.000 pekerja × Rp 16.800 × 12 bulan = Rp 10.080.000.000"."""
    return _("%(workers)s pekerja × %(rate)s × %(months)s bulan = %(rupiah)s") % {
        "workers": formats.people(row.planned_workers),
        "rate": formats.rupiah(check.rate.rupiah),
        "months": formats.number(row.months),
        "rupiah": formats.rupiah(check.computed),
    }


def lever_sentence(row: VillageRow) -> str:
    """ "2.446 desa × 100 pekerja = 244.600 pekerja"; "" when either is unknown."""
    workers = lever(row.villages, row.workers_per_village)
    if workers is None:
        return ""
    return _("%(villages)s desa × %(each)s pekerja = %(workers)s pekerja") % {
        "villages": formats.people(row.villages),
        "each": formats.people(row.workers_per_village),
        "workers": formats.people(workers),
    }


def implied_sentence(row: VillageRow) -> str:
    """ "tersirat 98.343–98.358 orang seluruhnya"; "" when the document prints the total or too little."""
    implied = implied_people(row.institutions_unprotected, row.institutions_ratio, row.institutions_decimals)
    if implied is None or row.institutions_eligible is not None:
        return ""
    low, high = formats.people(implied.low), formats.people(implied.high)
    return _("tersirat %(span)s orang seluruhnya") % {"span": low if low == high else f"{low}–{high}"}


def programme_summary(row: ProgrammeRow) -> str:
    """All that a programme's row says, in one line: "896.780 berhak, 11.908 terlindungi (1,33%)"."""
    counts = (
        (row.eligible_workers, _("%(count)s berhak")),
        (row.planned_workers, _("%(count)s direncanakan")),
        (row.verified_workers, _("%(count)s diverifikasi")),
        (row.registered_workers, _("%(count)s didaftarkan")),
        (row.paid_workers, _("%(count)s iurannya dibayar")),
        (row.protected_workers, _("%(count)s terlindungi")),
    )
    parts = [words % {"count": formats.people(count)} for count, words in counts if count is not None]
    share = coverage_ratio(row.protected_workers, row.eligible_workers)
    if share is not None:
        parts[-1] += f" ({formats.percent(share)})"
    if row.rupiah_planned is not None:
        parts.append(_("anggaran %(rupiah)s") % {"rupiah": formats.rupiah(row.rupiah_planned)})
    if row.rupiah_spent is not None:
        parts.append(_("realisasi %(rupiah)s") % {"rupiah": formats.rupiah(row.rupiah_spent)})
    if row.months is not None:
        parts.append(_("untuk %(months)s bulan") % {"months": formats.number(row.months)})
    if row.cover_until is not None:
        parts.append(_("berlaku sampai %(day)s") % {"day": formats.day(row.cover_until)})
    if not row.has_figures and (row.selection or row.verification):
        parts.append(selection(row))
    return ", ".join(parts) or (_("baru diumumkan") if row.notes else formats.ABSENT)


def village_summary(row: VillageRow) -> str:
    """All that a village row says, in one line; "33,02% anggota lembaga desa terlindungi, 65.875 belum"."""
    parts = [lever_sentence(row)]
    if not parts[0] and row.villages is not None:
        parts.append(_("%(count)s desa") % {"count": formats.people(row.villages)})
    if row.villages_reached is not None:
        parts.append(_("%(count)s desa mencapainya") % {"count": formats.people(row.villages_reached)})
    if row.institutions_protected is not None and row.institutions_eligible is not None:
        words = {
            "protected": formats.people(row.institutions_protected),
            "eligible": formats.people(row.institutions_eligible),
        }
        parts.append(_("%(protected)s dari %(eligible)s anggota lembaga desa terlindungi") % words)
    if row.institutions_ratio is not None:
        share = formats.percent(row.institutions_ratio, row.institutions_decimals)
        parts.append(_("%(share)s anggota lembaga desa terlindungi") % {"share": share})
    if row.institutions_unprotected is not None:
        parts.append(_("%(count)s belum") % {"count": formats.people(row.institutions_unprotected)})
    return ", ".join(part for part in parts if part) or formats.ABSENT
