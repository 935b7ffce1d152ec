"""Level and pace in words, answers each with a shape; no word may contradict its number."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.calculations.exact import exact, exact_coverage, quotient
from coverage.calculations.pace.outlook import METHOD
from coverage.calculations.pace.points import Reason, year_end
from coverage.calculations.pace.progress import Progress
from coverage.calculations.pace.status import (
    NOT_ENOUGH_DATA,
    REACHED,
    TARGET_BELOW_BASELINE,
    UNSURE,
    Level,
    Pace,
)
from coverage.calculations.pace.statuses import RegionStatus, counted
from coverage.calculations.precision import is_about, is_unsure
from coverage.calculations.rounding import rounded
from coverage.calculations.schemes import Scheme
from coverage.rows.figures import CoverageRow
from coverage.words import formats
from coverage.words.sentences import least_points, verdicts

MOST_DECIMALS = 4  # until a value stands on the right side of its threshold; behind it nobody counts


class Answer(Struct, frozen=True):
    """One answer. shape and word are read first, "" for a level, whose shape is its scale; said: why.

    tone: how the stylesheet calls its colour. given: False where there is no answer, only why.
    """

    tone: str
    shape: str
    word: str
    said: str
    given: bool = True


def beside(
    value: float,
    bounds: Iterable[Fraction | Decimal | float],
    write: Callable[[float | Decimal, int], str],
    decimals: int,
    shift: int = 0,
    most: int = MOST_DECIMALS,
) -> str:
    """A number with as many decimals as keep it on its own side of every bound; "sedikit di bawah 75%" else.

    write: number and decimals to text. shift: by how many places write moves the point, 2 for percentages.
    most: decimals it is known by.
    """
    exact = Decimal(str(value))
    limits = [Decimal(str(bound)) if isinstance(bound, float | int) else bound for bound in bounds]
    for places in range(decimals, most + 1):
        shown = rounded(exact, places + shift)
        if all(_side(shown, limit) == _side(exact, limit) for limit in limits):
            return write(value, places)
    nearest = min([Fraction(limit) for limit in limits], key=lambda limit: abs(limit - Fraction(exact)))
    bound = Decimal(nearest.numerator) / Decimal(nearest.denominator)
    words = {"bound": write(bound, max(-int(bound.normalize().as_tuple().exponent) - shift, 0))}
    return (_("sedikit di bawah %(bound)s") if exact < nearest else _("sedikit di atas %(bound)s")) % words


def share_beside(ratio: float, bounds: Iterable[Fraction | Decimal | float], decimals: int = 1) -> str:
    """A share as a percentage that stays on its side of the bounds."""
    return beside(ratio, bounds, formats.percent, decimals, 2)


def level_answer(progress: Progress) -> Answer:
    """How far the coverage is on the way to its target."""
    found, bands = progress.level, progress.bands
    if found is None or bands is None:
        return unknown(_("belum ada rentang capaian yang berlaku pada hari itu"))
    if found.code == NOT_ENOUGH_DATA or found.attainment is None:
        said = verdicts(progress.row)
        if said:
            return Answer("unknown", "○", _("dokumen menyebut target yang berbeda"), said)
        return unknown(why_none(progress, found.reason))
    limits = [step.limit for step in bands.steps if step.limit is not None]
    words = {
        "share": attainment(progress.row, limits),
        "coverage": formats.coverage(progress.row),
        "target": formats.target(progress.row),
        "band": band_words(bands, found.band or ""),
    }
    if progress.row.voices:
        return _level_by_documents(progress, found, words)
    if found.code == REACHED:
        said = _("%(share)s dari target: cakupan %(coverage)s, target %(target)s.") % words
        return Answer("reached", "●", _("tercapai"), said)
    if found.code == UNSURE:
        text = _("%(share)s dari target: jumlahnya dibulatkan, cakupan %(coverage)s, target %(target)s.")
        return Answer("unknown", "○", formats.unsure(), text % words)
    said = _("Cakupan %(coverage)s, target %(target)s: rentang %(band)s.") % words
    return Answer("level", "", _("%(share)s dari target") % words, said)


def _level_by_documents(progress: Progress, found: Level, words: Mapping[str, str]) -> Answer:
    """The level where documents of the year give different verdicts: each of them."""
    tone, shape = {REACHED: ("reached", "●"), UNSURE: ("unknown", "○")}.get(found.code, ("level", ""))
    name = formats.document(progress.row.target_document) or _("dokumen tanpa nama")
    text = _("%(share)s dari target menurut %(document)s") % {**words, "document": name}
    return Answer(tone, shape, text, verdicts(progress.row))


def attainment(row: CoverageRow, limits: Iterable[Decimal] = ()) -> str:
    """A line's coverage as a share of its target, clear of the target itself: "85,2%".

    limits: bounds it stays clear of too. Of rounded counts it is "sekitar 85%", with no more decimals than
    they allow.
    """
    coverage = exact_coverage(row)
    if coverage is None or not row.target_ratio:
        return formats.ABSENT
    ratio, decimals = quotient(coverage, exact(row.target_ratio)), min(row.ratio_decimals, 1)
    if not is_about(row):
        return share_beside(ratio, [*limits, 1], decimals)
    bounds = [] if is_unsure(row) else [1]
    told, plain = (
        beside(ratio, bounds, formats.percent, decimals, 2, decimals),
        formats.percent(ratio, decimals),
    )
    return _("sekitar %(count)s") % {"count": told} if told == plain else told


def band_words(bands: Scheme, code: str) -> str:
    """A band: "sampai 50%", "di atas 75% sampai 90%", "di atas 90%"."""
    low = None
    for step in bands.steps:
        if step.code == code:
            break
        low = step.limit
    words = {"low": _plain(low), "high": _plain(step.limit)}
    if low is None:
        return _("sampai %(high)s") % words
    if step.limit is None:
        return _("di atas %(low)s") % words
    return _("di atas %(low)s sampai %(high)s") % words


def pace_answer(progress: Progress) -> Answer:
    """Whether the year's movement is fast enough."""
    found, speeds = progress.pace, progress.speeds
    if found is None or speeds is None:
        return unknown(_("belum ada ambang laju yang berlaku pada hari itu"))
    if found.code == NOT_ENOUGH_DATA:
        return unknown(why_none(progress, found.reason), rounded=found.reason == Reason.COUNT_ROUNDED)
    if found.code == TARGET_BELOW_BASELINE:
        return pace_mark(TARGET_BELOW_BASELINE, _below_baseline(progress))
    return pace_mark(found.code, f"{_moved(progress, found, speeds)} {rebased_start(progress)}".rstrip())


def pace_mark(code: str, said: str = "") -> Answer:
    """A step of the pace as shape and word, for lists that have no room for its reason; said: why."""
    tone, shape, word = {
        "on_track": ("on-track", "▲", _("sesuai jalur")),
        "needs_acceleration": ("faster", "◆", _("perlu percepatan")),
        "limited": ("limited", "▼", _("terbatas")),
        "going_back": ("backward", "✕", _("mundur")),
        TARGET_BELOW_BASELINE: ("unknown", "○", _("target di bawah titik awal")),
        NOT_ENOUGH_DATA: ("unknown", "○", _("data belum cukup")),
    }.get(code, ("unknown", "○", code))
    return Answer(tone, shape, word, said)


def pace_counts(found: Mapping[str, RegionStatus]) -> list[tuple[Answer, str]]:
    """Each step of the pace with how many regions of a list hold it; nothing where none of them has one."""
    if not any(status.has_pace for status in found.values()):
        return []
    return [(pace_mark(code), formats.number(count)) for code, count in counted(found).items()]


def rebased_start(progress: Progress) -> str:
    """That the year's start stands on another potential than it was printed with; "" where it does not."""
    if not progress.is_rebased or progress.baseline is None:
        return ""
    printed, placed = progress.shown[0].coverage_ratio or 0.0, float(progress.baseline.coverage)
    words = {
        "workers": formats.people(progress.baseline.potential),
        "from": formats.coverage(progress.shown[0]),
        "to": beside(placed, [Fraction(str(printed))], formats.percent, 2, 2),
    }
    if placed == printed:
        return _("Titik awal dihitung ulang dengan potensi %(workers)s: tetap %(from)s.") % words
    return _("Titik awal dihitung ulang dengan potensi %(workers)s: %(to)s, semula %(from)s.") % words


def _below_baseline(progress: Progress) -> str:
    start = formats.coverage(progress.shown[0])
    if progress.is_rebased and progress.baseline is not None:
        start = share_beside(float(progress.baseline.coverage), [progress.target or 0], 2)
    words = {"target": formats.target(progress.row), "start": start}
    said = _("Target %(target)s tidak di atas titik awal tahun, %(start)s.") % words
    return f"{said} {rebased_start(progress)}".rstrip()


def _moved(progress: Progress, found: Pace, speeds: Scheme) -> str:
    first, decimals = progress.shown[0], min(row.ratio_decimals for row in (progress.row, progress.shown[0]))
    gained = (found.observed or 0.0) * (found.days or 0)
    needed = (found.required or 0.0) * (year_end(progress.year) - first.as_of).days if first.as_of else 0.0
    words = {
        "days": formats.number(found.days),
        "since": formats.day(first.as_of, first.as_of_precision),
        "gained": least_points(abs(gained), decimals),
        "needed": least_points(needed, max(decimals, progress.row.target_decimals)),
        "end": formats.day(year_end(progress.year)),
    }
    if gained < 0:
        text = _(
            "Turun %(gained)s dalam %(days)s hari sejak %(since)s; sampai %(end)s diperlukan naik %(needed)s."
        )
        return text % words
    limits = [step.limit for step in speeds.steps if step.limit is not None]
    words["ratio"] = beside(found.ratio or 0.0, limits, formats.number, 2)
    text = _(
        "%(ratio)s kali laju yang diperlukan: naik %(gained)s dalam %(days)s hari sejak %(since)s; "
        "sampai %(end)s diperlukan %(needed)s."
    )
    return text % words


def method_name(name: str) -> str:
    """A rule's name in the reader's language; one that staff gave stays as it is written."""
    ours = {
        METHOD: _("Garis lurus melalui 3 sampai 6 titik terakhir, digeser menurut uji balik"),
        "Laju lurus (Eurostat, Statistics Canada)": _("Laju lurus (Eurostat, Statistics Canada)"),
    }
    return ours.get(name, name)


def unknown(said: str, *, rounded: bool = False) -> Answer:
    """No answer yet, and why; rounded: because a count is."""
    word = _("data belum cukup (angka dibulatkan)") if rounded else _("data belum cukup")
    return Answer("unknown", "○", word, f"{said[:1].upper()}{said[1:]}.", given=False)


def why_none(progress: Progress, reason: Reason | None) -> str:
    """Why there is no answer, in words."""
    words = {"year": progress.year, "before": progress.year - 1}
    return {
        Reason.NO_FIGURE: _("belum ada angka cakupan tahun %(year)s"),
        Reason.NO_TARGET: _("tidak ada target %(year)s untuk angka ini"),
        Reason.NO_BASELINE: _(
            "tidak ada angka antara 30 September dan 31 Desember %(before)s sebagai titik awal"
        ),
        Reason.POTENTIAL_UNKNOWN: _("potensi angka terakhir tidak diketahui"),
        Reason.COUNT_UNKNOWN: _(
            "jumlah peserta pada titik awal tidak diketahui, jadi tidak dapat dihitung ulang dengan potensi "
            "angka terakhir"
        ),
        Reason.COUNT_ROUNDED: _(
            "peserta pada titik awal atau potensi angka terakhir dibulatkan, jadi titik awal tidak dapat "
            "dihitung ulang"
        ),
        Reason.BASIS_CHANGED: _("dasar hitungan berganti di antaranya"),
        Reason.FEW_POINTS: _("angka tahun %(year)s yang dapat dibandingkan kurang dari 3"),
        Reason.SHORT_PERIOD: _("belum 60 hari sejak titik awal"),
        Reason.YEAR_OVER: _("tahun %(year)s sudah ditutup"),
        None: _("belum dapat dihitung"),
    }[reason] % words


def _plain(limit: Decimal | None) -> str:
    """A limit without needless decimals."""
    if limit is None:
        return ""
    return formats.percent(limit, max(-int((limit * 100).normalize().as_tuple().exponent), 0))


def _side(value: Decimal, limit: Fraction | Decimal) -> int:
    return (value > limit) - (value < limit)
