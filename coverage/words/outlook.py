"""The outlook in words: where the line arrives on 31 December, beside the target, and how sure that is."""

from fractions import Fraction

from django.utils.translation import gettext as _

from coverage.calculations.pace.misses import FEWEST_TRIES
from coverage.calculations.pace.outlook import UNMEASURED, Outlook
from coverage.calculations.pace.points import Reason, year_end
from coverage.calculations.pace.progress import Progress
from coverage.calculations.precision import is_unsure
from coverage.words import formats
from coverage.words.sentences import gap_phrase, least_points
from coverage.words.status import Answer, share_beside, unknown, why_none

MONTH = 365 / 12  # days


def outlook_answer(progress: Progress) -> Answer:
    """Where the line arrives on 31 December, beside the target."""
    found, row = progress.outlook, progress.row
    if found.reason == Reason.YEAR_OVER:
        return _closed(progress)
    if found.code == UNMEASURED:
        return Answer("unknown", "○", _("rentang belum dapat diukur"), _without_range(progress))
    if found.projected is None or found.low is None or found.high is None:
        return unknown(_too_little(progress, found), rounded=found.reason == Reason.COUNT_ROUNDED)
    target = progress.target
    bounds = [] if target is None else [target]
    words = {
        "end": formats.day(year_end(progress.year)),
        "line": share_beside(found.projected, bounds),
        "low": share_beside(found.low, bounds),
        "high": share_beside(found.high, bounds),
        "count": formats.number(len(found.points)),
        "target": formats.target(row),
    }
    text = _("%(line)s pada %(end)s bila terus seperti %(count)s angka terakhir, rentang %(low)s–%(high)s.")
    said = f"{text % words} {_held(found)}"
    if target is None:
        return Answer("unknown", "○", _("tanpa target untuk dibandingkan"), said)
    if Fraction(str(found.low)) >= target:
        return Answer("on-track", "▲", _("mencapai target %(target)s") % words, said)
    if Fraction(str(found.high)) < target:
        return Answer("limited", "▼", _("di bawah target %(target)s") % words, said)
    return Answer("faster", "◆", _("target %(target)s di dalam rentang") % words, said)


def _held(found: Outlook) -> str:
    """How far the range can be trusted."""
    if not found.of:
        return _("Rentang ini belum diuji pada tahun lain.")
    words = {"held": formats.people(found.held), "of": formats.people(found.of)}
    return _("Pada uji balik rentang seperti ini bertahan %(held)s dari %(of)s kali.") % words


def _without_range(progress: Progress) -> str:
    """What is asked for beside what was seen, points a month: nobody knows how far such lines miss."""
    found, effort = progress.outlook, progress.effort
    words = {
        "few": FEWEST_TRIES,
        "count": formats.number(len(found.points)),
        "seen": monthly(found.slope or 0.0),
        "needed": least_points((effort.required_points if effort else 0.0) * MONTH),
    }
    why = _("Belum ada %(few)s uji balik yang serupa, jadi tidak ada angka prakiraan.") % words
    if effort is None:
        said = _("Teramati %(seen)s menurut garis %(count)s angka terakhir.") % words
    elif effort.required_points <= 0:
        said = _("Target sudah tercapai; teramati %(seen)s menurut garis %(count)s angka terakhir.") % words
    else:
        text = _("Diperlukan %(needed)s sebulan; teramati %(seen)s menurut garis %(count)s angka terakhir.")
        said = text % words
    return f"{said} {why}"


def monthly(speed: float) -> str:
    """A movement in words: "naik 0,31 poin sebulan"; speed: points a day."""
    if speed == 0:
        return _("tetap")
    words = {"points": least_points(abs(speed) * MONTH)}
    return (_("naik %(points)s sebulan") if speed > 0 else _("turun %(points)s sebulan")) % words


def _closed(progress: Progress) -> Answer:
    """The figure is of 31 December: nothing is foretold."""
    row = progress.row
    words = {"year": progress.year, "coverage": formats.coverage(row), "gap": gap_phrase(row)}
    if progress.target is None or row.gap_to_target_points is None:
        said = _("Tahun %(year)s ditutup dengan %(coverage)s.") % words
        return Answer("unknown", "○", _("tahun sudah ditutup"), said)
    said = _("Tahun %(year)s ditutup dengan %(coverage)s: %(gap)s.") % words
    if is_unsure(row):
        return Answer("unknown", "○", _("tahun sudah ditutup"), said)
    if row.gap_to_target_points <= 0:
        return Answer("reached", "●", _("ditutup, target tercapai"), said)
    return Answer("limited", "▼", _("ditutup di bawah target"), said)


def _too_little(progress: Progress, found: Outlook) -> str:
    if found.reason == Reason.POTENTIAL_UNKNOWN:
        return _("potensi angka terakhir tidak diketahui")
    if not found.points:
        return why_none(progress, found.reason)
    words = {"count": formats.number(len(found.points)), "year": progress.year}
    if found.reason == Reason.COUNT_ROUNDED:
        text = _(
            "angka lain dibulatkan, jadi tidak dapat dihitung ulang dengan potensi terakhir; baru %(count)s "
            "angka dengan potensi yang sama, diperlukan paling sedikit 3"
        )
        return text % words
    return _("baru %(count)s angka dengan potensi yang sama, diperlukan paling sedikit 3") % words
