"""Why a coverage and a rank changed, in sentences made from the numbers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coverage.calculations.change.explaining import Explanation, Unsplit
from coverage.calculations.movement import Movement
from coverage.calculations.precision import active_is_rounded, potential_is_rounded
from coverage.calculations.rounding import rounded
from coverage.rows.figures import CoverageRow
from coverage.words import formats
from coverage.words.formats import joined
from coverage.words.sentences import least_points, whose


def changed_between(found: Explanation) -> str:
    """How far the coverage moved between two dates; that nobody can tell when a share is unknown.

    Where it cannot be parted, the same sentence says why.
    """
    words = {
        "coverage": whose(found.after, _("Cakupan")),
        "since": formats.day(found.before.as_of, found.before.as_of_precision),
        "until": formats.day(found.after.as_of, found.after.as_of_precision),
        "before": formats.coverage(found.before),
        "after": formats.coverage(found.after),
    }
    if found.points is None:
        words["coverage"] = whose(found.after, _("cakupan"))
        return _("Perubahan %(coverage)s dari %(since)s sampai %(until)s tidak dapat dihitung.") % words
    if found.movement in UNTOLD:
        return UNTOLD[found.movement]() % words
    if found.points == 0:
        return _("%(coverage)s tetap %(after)s dari %(since)s sampai %(until)s.") % words
    words["points"] = least_points(abs(found.points), found.decimals)
    if found.points > 0:
        text = _(
            "%(coverage)s naik %(points)s dari %(since)s sampai %(until)s: dari %(before)s menjadi %(after)s."
        )
    else:
        text = _(
            "%(coverage)s turun %(points)s dari %(since)s sampai %(until)s: "
            "dari %(before)s menjadi %(after)s."
        )
    return _with_why_not(text % words, found)


def _with_why_not(said: str, found: Explanation) -> str:
    """A movement with the reason why nobody knows its parts; as it is where they are known."""
    if not found.lacking:
        return said
    reasons = joined([f"{text[:1].lower()}{text[1:].rstrip('.')}" for text in lacks(found.lacking)])
    words = {"said": said.rstrip("."), "reasons": reasons}
    return _("%(said)s; pembagiannya belum diketahui karena %(reasons)s.") % words


def _is_told(found: Explanation) -> bool:
    """Whether the sentence of the movement says already why it cannot be parted."""
    return bool(found.points) and found.movement not in UNTOLD


UNTOLD = {
    Movement.CONTRADICTION: lambda: _(
        "%(coverage)s disebut %(before)s (%(since)s) dan %(after)s (%(until)s): keduanya tentang waktu yang "
        "sama dan tidak dapat sama-sama benar."
    ),
    Movement.ONE_TIME: lambda: _(
        "%(coverage)s disebut %(before)s (%(since)s) dan %(after)s (%(until)s), tentang waktu yang sama."
    ),
    Movement.UNSURE: lambda: _(
        "%(coverage)s disebut %(before)s (%(since)s) dan %(after)s (%(until)s); ketelitiannya tidak cukup "
        "untuk mengatakan naik atau turun."
    ),
}


def causes(found: Explanation) -> str:
    """Where a change comes from: participants, another potential, or why nobody can tell."""
    unsure = _("Satu dokumennya hanya menyebut bulan atau tahun, jadi urutannya tidak pasti.")
    return " ".join(part for part in (unsure if found.order_is_unsure else "", _causes(found)) if part)


def _causes(found: Explanation) -> str:
    if found.lacking:
        return " ".join(
            part for part in (_unsplit(found), _participants_alone(found), _potentials_alone(found)) if part
        )
    words = {
        "people": _people(found),
        "potential": formats.potential(found.after),
        "former": formats.potential(found.before),
        "active": formats.active(found.after),
        "by_participants": formats.signed_points(found.participants_points),
        "by_potential": formats.signed_points(found.potential_points),
    }
    if not found.participants and not found.potential:
        return _("Peserta dan potensinya sama.")
    if not found.potential:
        text = _("Seluruhnya karena peserta (%(people)s); potensinya tetap %(potential)s.")
    elif not found.participants:
        text = _(
            "Seluruhnya karena potensi berganti dari %(former)s menjadi %(potential)s; "
            "pesertanya tetap %(active)s."
        )
    else:
        text = _(
            "Peserta (%(people)s) memberi %(by_participants)s; potensi yang berganti "
            "dari %(former)s menjadi %(potential)s memberi %(by_potential)s."
        )
    return f"{text % words} {_approximately(found)}".rstrip()


def _people(found: Explanation) -> str:
    """ "+74.174 orang"; of rounded counts both instead of their difference."""
    if active_is_rounded(found.before) or active_is_rounded(found.after):
        words = {"before": formats.active(found.before), "after": formats.active(found.after)}
        return _("dari %(before)s menjadi %(after)s") % words
    return _("%(count)s orang") % {"count": formats.signed_people(found.participants)}


def _approximately(found: Explanation) -> str:
    rows = (found.before, found.after)
    if not any(active_is_rounded(row) or potential_is_rounded(row) for row in rows):
        return ""
    return _("Ada jumlah yang dibulatkan, jadi bagian-bagiannya kira-kira.")


def _unsplit(found: Explanation) -> str:
    if _is_told(found):
        return ""
    reasons = " ".join(lacks(found.lacking))
    if found.points is None:
        return reasons
    return _("Perubahan ini tidak dapat dipecah menjadi bagian peserta dan bagian potensi. %(reasons)s") % {
        "reasons": reasons
    }


def lacks(lacking: Sequence[tuple[CoverageRow, Unsplit]]) -> list[str]:
    """What the dates of a change lack, a sentence each; dates that lack the same share one."""
    days: dict[Unsplit, list[str]] = {}
    for row, lack in lacking:
        days.setdefault(lack, []).append(formats.day(row.as_of, row.as_of_precision))
    return [_LACKS[lack]() % {"days": joined(said)} for lack, said in days.items()]


_LACKS = {
    Unsplit.NO_COUNTS: lambda: _("Untuk %(days)s dokumennya hanya menyebut persentase."),
    Unsplit.NO_PARTICIPANTS: lambda: _("Untuk %(days)s dokumennya tidak menyebut jumlah peserta."),
    Unsplit.NO_POTENTIAL: lambda: _("Untuk %(days)s potensinya tidak diketahui."),
    Unsplit.ZERO_POTENTIAL: lambda: _("Untuk %(days)s potensinya tercatat 0."),
    Unsplit.ROUNDED: lambda: _(
        "Untuk %(days)s jumlahnya dibulatkan, jadi yang dipakai persentase dari dokumennya."
    ),
}


def _participants_alone(found: Explanation) -> str:
    if found.participants is None:
        return ""
    words = {"people": formats.people(abs(found.participants))}
    if found.participants == 0:
        return _("Jumlah pesertanya tetap.")
    if found.participants > 0:
        return _("Pesertanya bertambah %(people)s orang.") % words
    return _("Pesertanya berkurang %(people)s orang.") % words


def _potentials_alone(found: Explanation) -> str:
    if not found.potentials_disagree:
        return ""
    return _("Potensinya berganti dari %(former)s menjadi %(potential)s.") % {
        "former": formats.potential(found.before),
        "potential": formats.potential(found.after),
    }


def rounding_note(found: Explanation) -> str:
    """That the written parts do not add up to the written change; "" when they do."""
    if found.points is None or found.participants_points is None or found.potential_points is None:
        return ""
    parts = (found.points, found.participants_points, found.potential_points)
    whole, participants, potential = (rounded(part, 2) for part in parts)
    return "" if whole == participants + potential else _("Bagian-bagiannya dibulatkan sendiri-sendiri.")


def same_figure(row: CoverageRow) -> str:
    """That one figure speaks for both months."""
    return _("Angka per %(day)s berlaku untuk kedua bulan; cakupannya tidak berubah.") % {
        "day": formats.day(row.as_of, row.as_of_precision)
    }


def people_moved(change: int | None, *, rounded: bool) -> str:
    """A change in people with its sign; "—" when it is unknown, or the difference of rounded counts."""
    return formats.signed_people(None if rounded else change)
