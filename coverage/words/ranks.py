"""A rank in words, only where enough regions have one to deserve the name; its moves; why there is none."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from coverage.calculations.against_target import against_target
from coverage.calculations.ranking import FEWEST, has_quorum, ranked_count
from coverage.rows.figures import CoverageRow, Unranked
from coverage.words import formats


def rank_words(row: CoverageRow, rows: Sequence[CoverageRow]) -> str:
    """The rank of a line in its list. rows: the list it is ranked in."""
    return rank_phrase(row.rank, ranked_count(rows), len(rows))


def rank_phrase(rank: int | None, ranked: int, regions: int) -> str:
    """ "peringkat 31 dari 36 yang punya angka", below the quorum "urutan 10 di antara 11 yang punya angka".

    ranked: how many have a rank, of so many regions. "" without a rank, and where fewer than four have one.
    """
    found = rank_parts(rank, ranked, regions)
    return f"{found.name[:1].lower()}{found.name[1:]} {found.rank} {found.among}" if found else ""


def rank_cell(rank: int | None, ranked: int, regions: int) -> str:
    """ "3 dari 15" where the column says that it is a rank; below the quorum "urutan 3 di antara 9 yang punya
    angka", "—" below four and without a rank.
    """
    if rank is None or ranked < FEWEST:
        return formats.ABSENT
    return formats.rank(rank, ranked) if has_quorum(ranked, regions) else rank_phrase(rank, ranked, regions)


class RankParts(NamedTuple):
    """A rank in parts: "Peringkat", "31", "dari 36 yang punya angka"."""

    name: str
    rank: str
    among: str


def rank_parts(rank: int | None, ranked: int, regions: int) -> RankParts | None:
    """The same in parts, for a tile; None where there is nothing to say."""
    if rank is None or ranked < FEWEST:
        return None
    words = {"of": formats.people(ranked)}
    if has_quorum(ranked, regions):
        return RankParts(_("Peringkat"), formats.people(rank), _("dari %(of)s yang punya angka") % words)
    return RankParts(_("Urutan"), formats.people(rank), _("di antara %(of)s yang punya angka") % words)


def rank_tile(row: CoverageRow | None, rows: Sequence[CoverageRow]) -> RankParts | None:
    """The parts of the rank of a line in its list."""
    return rank_parts(row.rank, ranked_count(rows), len(rows)) if row else None


def without(rows: Sequence[CoverageRow]) -> str:
    """ "38 provinsi, 2 tanpa angka"; "tanpa angka terkini" where some of those have an old or partial one."""
    left = [row for row in rows if row.rank is None]
    regions = _("provinsi") if rows and rows[0].region.level == "province" else _("kabupaten/kota")
    words = {"count": formats.people(len(rows)), "regions": regions, "left": formats.people(len(left))}
    if not left:
        return _("%(count)s %(regions)s, semua punya angka") % words
    if all(row.as_of is None and row.beside is None for row in left):
        return _("%(count)s %(regions)s, %(left)s tanpa angka") % words
    return _("%(count)s %(regions)s, %(left)s tanpa angka terkini") % words


def reason(row: CoverageRow) -> str:
    """Why a region has no rank, in a few words; "" when it has one."""
    if row.unranked_reason is None:
        return ""
    told = row if row.unranked_reason == Unranked.STALE else row.beside or row
    words = {"day": formats.short_day(told.as_of, told.as_of_precision)}
    return {
        Unranked.CONFLICT: _("angka bertentangan"),
        Unranked.NO_POTENTIAL: _("potensi tidak diketahui"),
        Unranked.STALE: _("angka lama, per %(day)s"),
        Unranked.REGISTRATION_ONLY: _("menurut pendaftaran"),
        Unranked.LATER: _("angka pertama sesudahnya, per %(day)s"),
        Unranked.OTHER_SEGMENT: _("hanya segmen lain"),
        Unranked.STATEMENT_ONLY: _("hanya target atau peringkat tercetak"),
        Unranked.NOT_REPORTED: _("belum melapor"),
    }[Unranked(row.unranked_reason)] % words


def ranking_count(rows: Sequence[CoverageRow]) -> str:
    """How many regions a ranking holds, by reason: "38 wilayah: 24 diperingkat, 6 angkanya lama"."""
    counted = Counter(row.unranked_reason for row in rows)
    texts = {
        None: _("%(count)s diperingkat"),
        Unranked.CONFLICT: _("%(count)s angkanya bertentangan"),
        Unranked.NO_POTENTIAL: _("%(count)s tanpa potensi"),
        Unranked.STALE: _("%(count)s angkanya lama"),
        Unranked.REGISTRATION_ONLY: _("%(count)s menurut pendaftaran"),
        Unranked.LATER: _("%(count)s baru ada angka sesudahnya"),
        Unranked.OTHER_SEGMENT: _("%(count)s hanya segmen lain"),
        Unranked.STATEMENT_ONLY: _("%(count)s hanya target atau peringkat tercetak"),
        Unranked.NOT_REPORTED: _("%(count)s belum melapor"),
    }
    said = ", ".join(
        text % {"count": formats.people(counted[reason])}
        for reason, text in texts.items()
        if counted[reason] or reason is None
    )
    return _("%(count)s wilayah: %(parts)s") % {"count": formats.people(len(rows)), "parts": said}


def moved(row: CoverageRow) -> str:
    """How a rank moved since the month before, "" when there is nothing to compare."""
    if row.movement is None:
        return ""
    if row.movement == 0:
        return _("tetap dari bulan sebelumnya")
    words = {"places": formats.people(abs(row.movement))}
    if row.movement > 0:
        return _("naik %(places)s tingkat dari bulan sebelumnya") % words
    return _("turun %(places)s tingkat dari bulan sebelumnya") % words


def against_target_words(rows: Sequence[CoverageRow]) -> str:
    """ "9 dari 14 di bawah target, 2 tercapai, 3 tanpa target"; "" where nothing can be measured."""
    found = against_target(rows)
    if found.regions == found.unknown:
        return ""
    parts = [_("%(below)s dari %(regions)s di bawah target"), _("%(reached)s tercapai")]
    if found.unsure:
        parts.append(_("%(unsure)s belum dapat dipastikan"))
    if found.unknown:
        parts.append(_("%(unknown)s tanpa target"))
    words = {
        "below": formats.people(found.below),
        "regions": formats.people(found.regions),
        "reached": formats.people(found.reached),
        "unsure": formats.people(found.unsure),
        "unknown": formats.people(found.unknown),
    }
    return ", ".join(parts) % words
