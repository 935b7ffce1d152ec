"""What a budget checklist says, made from its counts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coverage.calculations.programmes.checklist import BudgetLine, BudgetState, RegionBudget, YearTally
from coverage.programmes.words.programmes import funding
from coverage.rows.records import ProgrammeRow
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
    said = ", ".join(filter(None, (_workers(row), _planned(row), _spent(row), _funding(row))))
    return _("%(name)s %(year)s: %(said)s (%(group)s)") % {**words, "said": said, "group": row.group}


def beside_rupiah(row: ProgrammeRow) -> str:
    """A line without its planned rupiah: "500 direncanakan, realisasi Rp …, APBD (RT/RW)"."""
    said = ", ".join(filter(None, (_workers(row), _spent(row), _funding(row))))
    return f"{said} ({row.group})" if said and row.group else said or row.group


def in_short(budgets: Sequence[RegionBudget], most: int) -> list[str]:
    """Regions without any line by name, then missing years, then lines; at most so many, the rest counted."""
    empty = [budget.region.name for budget in budgets if not budget.lines]
    lines = [found for budget in budgets if budget.lines for found in budget.every]
    said = [_without(empty, most)] if empty else []
    said += [line(found) for found in sorted(lines, key=lambda found: found.row is not None)]
    return said if len(said) <= most else [*said[: most - 1], _more(len(said) - most + 1)]


def _without(names: Sequence[str], most: int) -> str:
    counted = ngettext(
        "%(counter)s daerah tanpa satu pun baris anggaran",
        "%(counter)s daerah tanpa satu pun baris anggaran",
        len(names),
    ) % {"counter": len(names)}
    shown = [*names[:most], *([_more(len(names) - most)] if len(names) > most else [])]
    return f"{counted}: {', '.join(shown)}"


def _more(count: int) -> str:
    return _("dan %(count)s lagi") % {"count": count}


def _workers(row: ProgrammeRow) -> str:
    planned, verified = row.planned_workers, row.verified_workers
    parts = (
        _("%(count)s direncanakan") % {"count": formats.people(planned)} if planned is not None else "",
        _("%(count)s diverifikasi") % {"count": formats.people(verified)} if verified is not None else "",
    )
    return ", ".join(filter(None, parts))


def _planned(row: ProgrammeRow) -> str:
    if row.rupiah_planned is None:
        return _("rupiah tidak disebut")
    return _("anggaran %(rupiah)s") % {"rupiah": formats.rupiah(row.rupiah_planned)}


def _spent(row: ProgrammeRow) -> str:
    if row.rupiah_spent is None:
        return ""
    return _("realisasi %(rupiah)s") % {"rupiah": formats.rupiah(row.rupiah_spent)}


def _funding(row: ProgrammeRow) -> str:
    return funding(row.funding) if row.funding else ""
