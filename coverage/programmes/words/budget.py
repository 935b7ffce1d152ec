"""What a calculation says: cost, coverage, rank and cliffs in sentences, each from its numbers."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coverage.calculations.programmes.budget import Payer
from coverage.calculations.programmes.cover import CoverMonth
from coverage.calculations.programmes.what_if import PayerCost, Span
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import months_before
from coverage.words import formats, ranks
from coverage.words.ranks import rank_phrase


def cost(payers: Sequence[Payer], rupiah: int) -> str:
    """ "Melindungi 50.000 orang selama 12 bulan membutuhkan Rp 10.080.000.000."."""
    words = {
        "people": formats.people(sum(payer.heads for payer in payers)),
        "rupiah": formats.rupiah(rupiah),
    }
    lengths = {payer.months for payer in payers}
    if len(lengths) > 1:
        return _("Melindungi %(people)s orang membutuhkan %(rupiah)s.") % words
    words["months"] = formats.number(lengths.pop())
    return _("Melindungi %(people)s orang selama %(months)s bulan membutuhkan %(rupiah)s.") % words


def reached(row: CoverageRow, peak: CoverMonth, rank: int | None, of: int, regions: int) -> str:
    """Coverage at the most, and the rank it would have among so many ranked of so many regions."""
    words = {
        "from": formats.coverage(row),
        "to": formats.share_like(row, peak.coverage),
        "month": formats.month(peak.month),
        "name": row.region.name,
    }
    if row.active_participants is not None and peak.active <= row.active_participants:
        return _("Cakupan %(name)s tetap %(from)s.") % words
    text = _("Cakupan %(name)s naik dari %(from)s menjadi %(to)s mulai %(month)s") % words
    place = rank_phrase(rank, of, regions)
    return f"{text}, {place}." if place else f"{text}."


def uncounted(row: CoverageRow) -> str:
    """Why coverage and rank cannot be computed although the rupiah can."""
    if row.coverage_ratio is None:
        return ranks.reason(row)
    return _("jumlah orang tidak diketahui: dokumen membulatkan atau tidak memuat jumlahnya")


def cliff(row: CoverageRow, step: CoverMonth, before: CoverMonth, counted: bool) -> str:
    """What happens in a month in which cover ends."""
    words = {
        "month": formats.month(step.month),
        "people": formats.people(step.lost),
        "from": formats.share_like(row, before.coverage),
        "to": formats.share_like(row, step.coverage),
    }
    if counted and before.coverage is not None:
        text = _("%(month)s: perlindungan %(people)s orang berakhir; cakupan turun dari %(from)s ke %(to)s.")
        return text % words
    return _("%(month)s: perlindungan %(people)s orang berakhir.") % words


def span(found: Span) -> str:
    """ "Rp 16.800 × 12 bulan"."""
    words = {"rate": formats.rupiah(found.rate.rupiah), "months": formats.number(found.months)}
    return _("%(rate)s × %(months)s bulan") % words


def spans(cost: PayerCost) -> str:
    """A payer's rates and months: "Rp 16.800 × 6 bulan + Rp 20.000 × 6 bulan"."""
    return " + ".join(span(found) for found in cost.spans)


def paid_until(payer: Payer) -> str:
    """ "Januari 2026 sampai Desember 2026"."""
    words = {"first": formats.month(payer.start), "last": formats.month(months_before(payer.end, 1))}
    return _("%(first)s sampai %(last)s") % words


def missing(lacking: Sequence[tuple[str, date]]) -> str:
    """Which rates are missing: "JKK+JKM untuk Januari 2025 dan 1 bulan lain"."""
    by_name: dict[str, list[date]] = {}
    for name, month in lacking:
        by_name.setdefault(name, []).append(month)
    said = []
    for name, months in by_name.items():
        words = {"name": name, "month": formats.month(months[0]), "more": formats.number(len(months) - 1)}
        if len(months) == 1:
            said.append(_("%(name)s untuk %(month)s") % words)
        else:
            text = ngettext(
                "%(name)s untuk %(month)s dan %(more)s bulan lain",
                "%(name)s untuk %(month)s dan %(more)s bulan lain",
                len(months) - 1,
            )
            said.append(text % words)
    return "; ".join(said)
