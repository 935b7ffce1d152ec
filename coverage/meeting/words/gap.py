"""Who stands out in a ranking, and who makes half of what is missing: names as the table has them."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coverage.calculations.meeting.extremes import Extremes
from coverage.calculations.meeting.gap_makers import GapMakers
from coverage.rows.figures import CoverageRow
from coverage.words import formats
from coverage.words.status import share_beside

MOST_NAMED = 6  # in one sentence; the rest is counted


def best_title(found: Extremes) -> str:
    return _title(
        len(found.best), _("Cakupan tertinggi"), _("Dua cakupan tertinggi"), _("Tiga cakupan tertinggi")
    )


def worst_title(found: Extremes) -> str:
    return _title(
        len(found.worst), _("Cakupan terendah"), _("Dua cakupan terendah"), _("Tiga cakupan terendah")
    )


def _title(count: int, one: str, two: str, three: str) -> str:
    return {2: two, 3: three}.get(count, one)


def shares(rows: Sequence[CoverageRow]) -> list[str]:
    """Regions with their coverage, those that share one in one line: "Kab. A dan Kab. B 23,3%, sama"."""
    found = []
    for _share, group in groupby(rows, key=lambda row: row.coverage_ratio):
        equal = list(group)
        words = {"names": names([row.region.name for row in equal]), "share": formats.coverage(equal[0])}
        text = _("%(names)s %(share)s") if len(equal) == 1 else _("%(names)s, sama-sama %(share)s")
        found.append(text % words)
    return found


def nobody_stands_out(found: Extremes) -> str:
    """Why there is neither a highest nor a lowest; "" when there is."""
    if found.best or found.worst:
        return ""
    if not found.of:
        return _("Belum ada wilayah yang diperingkat, jadi tidak ada yang tertinggi atau terendah.")
    if found.of == 1:
        return _("Baru satu wilayah yang diperingkat, jadi tidak ada yang tertinggi atau terendah.")
    return _("Semua %(count)s wilayah yang diperingkat sama cakupannya.") % {
        "count": formats.people(found.of)
    }


def makers(found: GapMakers) -> list[str]:
    """Which regions make half of what is missing, and who could not be counted; a sentence each."""
    parts = []
    if found.total:
        parts.append(_half(found))
        if found.equals:
            words = {"names": names([row.region.name for row in found.equals])}
            parts.append(_("Sama besar dengan yang terakhir: %(names)s.") % words)
    elif found.known:
        parts.append(_("Tidak ada yang kurang: semua yang diketahui kesenjangannya sudah mencapai target."))
    else:
        return [
            _(
                "Belum dapat dihitung: kesenjangan dalam orang tidak diketahui untuk satu wilayah pun, sebab "
                "dokumennya mencetak persentase tanpa jumlah orang atau tidak memuat target."
            )
        ]
    if found.known < found.of:
        words = {"missing": formats.people(found.of - found.known), "of": formats.people(found.of)}
        parts.append(
            _("%(missing)s dari %(of)s wilayah tidak ikut: kesenjangannya dalam orang tidak diketahui.")
            % words
        )
    return parts


def maker_lines(found: GapMakers) -> list[str]:
    """Who they are, the widest gap first: "Kab. Tanggamus 17.944 peserta"."""
    return [
        _("%(name)s %(people)s peserta") % {"name": row.region.name, "people": formats.gap_people(row)}
        for row in found.rows
    ]


def _half(found: GapMakers) -> str:
    words = {
        "count": formats.people(len(found.rows)),
        "short": formats.people(found.short),
        "share": share_beside(found.share or 0.0, [0.5, 1], 0),
        "people": formats.people_in(found.people, found.unit),
        "total": formats.people_in(found.total, found.unit),
    }
    return (
        ngettext(
            "%(count)s wilayah saja menanggung %(share)s kesenjangan: %(people)s dari %(total)s peserta yang "
            "kurang di %(short)s wilayah.",
            "%(count)s dari %(short)s wilayah yang kurang menanggung %(share)s kesenjangan: %(people)s dari "
            "%(total)s peserta.",
            len(found.rows),
        )
        % words
    )


def names(found: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"; of many the first six and how many more."""
    given = list(found)
    if len(given) > MOST_NAMED:
        words = {"names": ", ".join(given[:MOST_NAMED]), "more": formats.people(len(given) - MOST_NAMED)}
        return _("%(names)s, dan %(more)s lain") % words
    if len(given) < 2:
        return "".join(given)
    words = {"first": ", ".join(given[:-1]), "last": given[-1]}
    return (_("%(first)s dan %(last)s") if len(given) == 2 else _("%(first)s, dan %(last)s")) % words
