"""What a budget checklist says, made from its counts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coverage.calculations.programmes.checklist import BudgetLine, BudgetState, YearTally
from coverage.programmes.words.programmes import funding
from coverage.words import formats

STATES = {
    BudgetState.BUDGETED: ("●", gettext_lazy("dianggarkan"), "reached"),
    BudgetState.NAMED: ("◐", gettext_lazy("disebut tanpa rupiah"), "unknown"),
    BudgetState.MISSING: ("○", gettext_lazy("belum ada baris"), "unknown"),
}


def opening(tallies: Sequence[YearTally]) -> str:
    """ "Anggaran 2025: 1 dari 16 daerah punya rupiah; 2026: belum satu pun dari 16 daerah punya baris."."""
    parts = [_part(tally) for tally in tallies]
    return _("Anggaran %(years)s.") % {"years": "; ".join(parts)}


def _part(tally: YearTally) -> str:
    words = {
        "year": tally.year,
        "budgeted": formats.people(tally.budgeted),
        "named": formats.people(tally.named),
        "count": formats.people(tally.count),
    }
    if tally.missing == tally.count:
        return _("%(year)s: belum satu pun dari %(count)s daerah punya baris") % words
    said = _("%(year)s: %(budgeted)s dari %(count)s daerah punya rupiah") % words
    return said + (_(", %(named)s disebut tanpa rupiah") % words if tally.named else "")


def line(found: BudgetLine) -> str:
    """One line in a sentence: "Bandar Lampung 2025: 2.951 direncanakan, anggaran Rp …, APBD (RT/RW)"."""
    row = found.row
    words = {"name": found.region.name, "year": found.year}
    if row is None:
        return _("%(name)s %(year)s: belum ada baris anggaran") % words
    parts = [
        _("%(count)s direncanakan") % {"count": formats.people(row.planned_workers)}
        if row.planned_workers is not None
        else "",
        _("%(count)s diverifikasi") % {"count": formats.people(row.verified_workers)}
        if row.verified_workers is not None
        else "",
        _("anggaran %(rupiah)s") % {"rupiah": formats.rupiah(row.rupiah_planned)}
        if row.rupiah_planned is not None
        else _("rupiah tidak disebut"),
        _("realisasi %(rupiah)s") % {"rupiah": formats.rupiah(row.rupiah_spent)}
        if row.rupiah_spent is not None
        else "",
        funding(row.funding) if row.funding else "",
    ]
    said = ", ".join(part for part in parts if part)
    return _("%(name)s %(year)s: %(said)s (%(group)s)") % {**words, "said": said, "group": row.group}
