"""What is known of the planning documents, in words made from the counts."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from coverage.calculations.programmes.planning import RKPD, PlanState, PlanTally
from coverage.words import formats

# What somebody who looks can find.
FOUND = (PlanState.HAS, PlanState.HAS_NOT, PlanState.UNKNOWN)
STATES = {
    PlanState.HAS: ("●", pgettext_lazy("indikator dalam dokumen", "ada"), "reached"),
    PlanState.HAS_NOT: ("✕", pgettext_lazy("indikator dalam dokumen", "tidak ada"), "backward"),
    PlanState.PRINTED: ("◐", gettext_lazy("ada, dari dokumen"), "reached"),
    PlanState.UNKNOWN: ("○", gettext_lazy("belum diperiksa"), "unknown"),
}


def document_name(document: str, year: int) -> str:
    """ "RPJMD", "RKPD 2026": an annual document goes with its year."""
    return f"{document} {year}" if document == RKPD else document


def opening(year: int, tallies: Sequence[tuple[str, PlanTally]], place: str) -> str:
    """The page's sentence. place: "" for the whole country."""
    parts = [_part(document_name(document, year), counted) for document, counted in tallies]
    said = "; ".join(parts)
    return f"{place}: {said}." if place else f"{said}."


def _part(document: str, counted: PlanTally) -> str:
    if counted.unknown == counted.count:
        return _unread(document, counted)
    said = _("%(document)s %(has)s dari %(count)s daerah memuat indikator UCJ") % {
        "document": document,
        "has": formats.people(counted.held),
        "count": formats.people(counted.count),
    }
    missing = []
    if counted.printed:
        missing.append(_("%(count)s menurut dokumen lain") % {"count": formats.people(counted.printed)})
    if counted.has_not:
        missing.append(_("%(count)s tidak") % {"count": formats.people(counted.has_not)})
    if counted.unknown:
        missing.append(_("%(count)s belum diperiksa") % {"count": formats.people(counted.unknown)})
    return f"{said} ({', '.join(missing)})" if missing else said


def _unread(document: str, counted: PlanTally) -> str:
    """Nobody looked into any of them: no count of those that have it, not even 0."""
    return _("%(document)s belum diperiksa di satu pun dari %(count)s daerah") % {
        "document": document,
        "count": formats.people(counted.count),
    }
