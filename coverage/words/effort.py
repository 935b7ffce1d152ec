"""What the target asks for until 31 December, in sentences, and whether anyone has moved that fast."""

from fractions import Fraction

from django.utils.translation import gettext as _

from coverage.calculations.pace import paths
from coverage.calculations.pace.paths import Effort
from coverage.calculations.pace.points import year_end
from coverage.calculations.pace.progress import Progress
from coverage.calculations.pace.realism import FEW, Realism
from coverage.calculations.precision import is_unsure
from coverage.words import formats
from coverage.words.outlook import MONTH, monthly
from coverage.words.sentences import gap_phrase, least_points
from coverage.words.status import beside

YEAR = 365  # days
WEEK = 7  # days


def needed(progress: Progress) -> list[str]:
    """What is asked for from the figure to 31 December, and how that compares with now; a sentence each."""
    effort = progress.effort
    if progress.target is None:
        return [_("Tanpa target %(year)s tidak ada yang dapat dihitung.") % {"year": progress.year}]
    if is_unsure(progress.row):
        text = _("Karena jumlahnya dibulatkan, %(gap)s apakah target %(year)s sudah tercapai.")
        return [text % {"year": progress.year, "gap": formats.unsure()}]
    if effort is None:
        words = {"year": progress.year, "gap": gap_phrase(progress.row)}
        return [_("Tahun %(year)s sudah ditutup: %(gap)s.") % words]
    if effort.required_points <= 0:
        return [
            _("Target %(year)s sudah tercapai; tidak ada lagi yang diperlukan.") % {"year": progress.year}
        ]
    return [_asked(progress, effort), _now(progress, effort)]


def _asked(progress: Progress, effort: Effort) -> str:
    words = {
        "end": formats.day(year_end(progress.year)),
        "left": formats.number(effort.days_left),
        "people": formats.people_in(effort.people, effort.unit),
        "month": heads(effort.per_month, effort.unit_within(paths.MONTH)),
        "week": weekly_heads(effort),
        "day": heads(effort.per_day, effort.unit_within(Fraction(1))),
        "points": least_points(effort.required_points * effort.days_left, _decimals(progress)),
        "weekly": least_points(effort.required_points * min(WEEK, effort.days_left)),
    }
    if effort.people is None or effort.people <= 0:
        text = _(
            "Sampai %(end)s, %(left)s hari sesudah angka terakhir, diperlukan %(points)s lagi: setara "
            "%(weekly)s seminggu. Jumlah orangnya tidak diketahui."
        )
    elif effort.days_left > MONTH:
        text = _(
            "Sampai %(end)s, %(left)s hari sesudah angka terakhir, diperlukan %(people)s peserta lagi: "
            "%(month)s sebulan, %(week)s seminggu, atau %(day)s sehari."
        )
    else:
        text = _(
            "Sampai %(end)s, %(left)s hari sesudah angka terakhir, diperlukan %(people)s peserta lagi: "
            "%(week)s seminggu atau %(day)s sehari."
        )
    return text % words


def _decimals(progress: Progress) -> int:
    return max(progress.row.ratio_decimals, progress.row.target_decimals)


def _now(progress: Progress, effort: Effort) -> str:
    """The required pace beside the one that was seen; "" when nothing was."""
    if effort.observed_points is None:
        return _("Laju sekarang belum diketahui, jadi belum dapat dibandingkan.")
    count = {"count": formats.number(len(progress.outlook.points))}
    by_line = _("menurut garis %(count)s angka terakhir") % count
    words = {
        "times": times_words(effort),
        "speed": _speed(effort),
        "by": _("menurut dua angka terakhir") if progress.move else by_line,
    }
    if effort.times is None:
        return _("Tidak ada kenaikan untuk dibandingkan: laju sekarang %(speed)s, %(by)s.") % words
    return _("Itu %(times)s kali laju sekarang, %(speed)s, %(by)s.") % words


def times_words(effort: Effort) -> str:
    """How many times the present pace is asked for: "4,4"; "" when that cannot be said."""
    return "" if effort.times is None else beside(effort.times, [1], formats.number, 1)


def _speed(effort: Effort) -> str:
    """The pace that was seen, in people where they are known."""
    observed = effort.observed_points or 0.0
    if effort.observed_people is not None and observed > 0 and effort.unit == 1:
        return _("%(people)s orang sehari") % {"people": heads(effort.observed_people)}
    return monthly(observed)


def heads(count: float | None, unit: int = 1) -> str:
    """People of an even way, which may be less than one a day; unit: they are known in."""
    if count is not None and 0 < count < 1 and unit == 1:
        return _("kurang dari 1")
    return formats.people_in(count, unit)


def weekly_heads(effort: Effort) -> str:
    """People of the next week."""
    return heads(effort.per_week, effort.unit_within(paths.WEEK))


def worked_example(progress: Progress) -> str:
    """The straight line through the last two figures, called what it is; "" when there is none to show beside
    what is asked.
    """
    move, effort = progress.move, progress.effort
    if move is None or effort is None or effort.required_points <= 0:
        return ""
    decimals = min(move.since.ratio_decimals, move.latest.ratio_decimals)
    words = {
        "from": formats.coverage(move.since),
        "since": formats.day(move.since.as_of, move.since.as_of_precision),
        "to": formats.coverage(move.latest),
        "day": formats.day(move.latest.as_of, move.latest.as_of_precision),
        "days": formats.number(move.days),
        "straight": formats.percent(move.straight, decimals),
        "end": formats.day(year_end(progress.year)),
        "moved": _change(move.points, decimals),
    }
    text = _(
        "Contoh hitung dari dua angka terakhir: %(from)s per %(since)s dan %(to)s per %(day)s, "
        "%(moved)s dalam %(days)s hari. Garis lurusnya %(straight)s pada %(end)s; "
        "dua angka tidak cukup untuk prakiraan."
    )
    said = text % words
    return said + " " + _("Potensi keduanya dianggap sama.") if move.assumed else said


def _change(points: float, decimals: int) -> str:
    if points == 0:
        return _("tetap")
    text = _("naik %(points)s") if points > 0 else _("turun %(points)s")
    return text % {"points": least_points(abs(points), decimals)}


def realistic(progress: Progress, found: Realism | None) -> list[str]:
    """How many known region-years managed what the target asks, or why nobody knows; a sentence each."""
    if found is None:
        return [_incomparable(progress)]
    words = {
        "managed": formats.number(found.managed),
        "of": formats.number(found.of),
        "points": least_points(found.required * YEAR),
        "few": FEW,
    }
    if not found.of:
        text = _(
            "Belum dapat dibandingkan: belum ada kasus serupa, yaitu wilayah lain yang setahun mulai dalam "
            "±5 poin dari titik awal ini. Target ini meminta %(points)s setahun."
        )
        return [text % words]
    if found.managed:
        text = _("%(managed)s dari %(of)s kasus serupa pernah bergerak secepat ini, %(points)s setahun.")
    else:
        text = _(
            "Belum ada wilayah yang pernah bergerak secepat ini, %(points)s setahun "
            "(0 dari %(of)s kasus serupa)."
        )
    said = [text % words]
    if found.is_few:
        said.append(_("Contohnya sedikit (kurang dari %(few)s): petunjuk, bukan ukuran.") % words)
    return said


def _incomparable(progress: Progress) -> str:
    words = {"year": progress.year, "before": progress.year - 1}
    if progress.target is None:
        return _("Tanpa target %(year)s tidak ada yang dapat dibandingkan.") % words
    if progress.baseline is None:
        text = _(
            "Data belum cukup: tidak ada titik awal, angka antara 30 September dan 31 Desember %(before)s."
        )
        return text % words
    return _("Target %(year)s tidak di atas titik awal tahunnya, jadi tidak meminta kenaikan.") % words
