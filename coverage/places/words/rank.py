"""Why a rank moved and how firm it is, in sentences made from the numbers."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coverage.calculations.change.rank_moves import Place, RankMove
from coverage.calculations.change.rank_range import RankRange
from coverage.calculations.entry.publish_preview import Standing
from coverage.rows.figures import CoverageRow
from coverage.words import formats
from coverage.words.formats import joined
from coverage.words.ranks import rank_cell, rank_phrase

MOST_NAMED = 6  # in one sentence; the rest is counted


def place(found: Place | Standing | None) -> str:
    """A rank for a column of ranks; "—" without one."""
    return formats.ABSENT if found is None else rank_cell(found.rank, found.of, found.regions)


def placed(found: Place | None) -> str:
    """A rank for a sentence: "peringkat 31 dari 36 yang punya angka", or the order below the quorum.

    Where so few are ranked that it says nothing, their number alone.
    """
    if found is None:
        return formats.ABSENT
    few = _("satu dari hanya %(of)s wilayah yang punya angka") % {"of": formats.people(found.of)}
    return rank_phrase(found.rank, found.of, found.regions) or few


def moved_between(move: RankMove, since: date, until: date) -> str:
    """A rank in two months, who moved it, the changed list, the potentials. since, until: months."""
    parts = (_ranks(move, since, until), _same_regions(move), _overtaken(move), _list(move), potentials(move))
    return " ".join(part for part in parts if part)


def unmoved(name: str, before: Place | None, after: Place | None, since: date, until: date) -> str:
    """The ranks of two months between which there is no movement to tell: one month, or a rank is missing."""
    words = {
        "name": name,
        "before": placed(before),
        "after": placed(after),
        "since": formats.month(since),
        "until": formats.month(until),
    }
    if since == until and after is not None:
        text = _("Kedua tanggal dalam satu bulan; %(name)s pada %(until)s: %(after)s.")
    elif since == until:
        text = _("Pada %(until)s %(name)s tidak diperingkat.")
    elif before is None and after is None:
        text = _("Pada %(since)s dan %(until)s %(name)s tidak diperingkat.")
    elif before is None:
        text = _("Pada %(since)s %(name)s tidak diperingkat; pada %(until)s %(after)s.")
    else:
        text = _("%(name)s: %(before)s pada %(since)s; pada %(until)s tidak diperingkat.")
    return text % words


def _ranks(move: RankMove, since: date, until: date) -> str:
    words = {
        "name": move.own.after.region.name,
        "before": placed(move.all_before),
        "after": placed(move.all_after),
        "since": formats.month(since),
        "until": formats.month(until),
    }
    if move.all_before == move.all_after:
        return _("%(name)s: tetap %(after)s, pada %(since)s maupun %(until)s.") % words
    return _("%(name)s: %(before)s pada %(since)s dan %(after)s pada %(until)s.") % words


def _same_regions(move: RankMove) -> str:
    """The move among those ranked in both months; "" when that is the whole list."""
    words = {
        "before": formats.people(move.same_before.rank),
        "after": formats.people(move.same_after.rank),
        "of": formats.people(move.same_after.of),
    }
    if move.same_after.of == 1:
        return _("Tidak ada wilayah lain yang diperingkat pada kedua bulan itu.")
    if not move.joined and not move.left:
        return ""
    if move.change_of_same == 0:
        return _("Di antara %(of)s yang diperingkat pada kedua bulan urutannya tetap %(after)s.") % words
    return (
        _("Di antara %(of)s yang diperingkat pada kedua bulan urutannya %(before)s menjadi %(after)s.")
        % words
    )


def _overtaken(move: RankMove) -> str:
    if move.same_after.of == 1:
        return ""
    if not move.passed_by and not move.passed:
        return _("Tidak ada yang menyusul atau tersusul.")
    said = []
    if move.passed_by:
        said.append(_("Yang menyusul: %(names)s.") % {"names": names(r.after for r in move.passed_by)})
    if move.passed:
        said.append(_("Yang tersusul: %(names)s.") % {"names": names(r.after for r in move.passed)})
    return " ".join(said)


def _list(move: RankMove) -> str:
    """How the list grew or shrank; "" when nobody joined or left."""
    said = []
    if move.joined:
        words = {"count": formats.people(len(move.joined)), "above": formats.people(move.joined_above)}
        if move.joined_above:
            text = _("%(count)s wilayah baru melapor, %(above)s di antaranya berada di atas.")
        else:
            text = _("%(count)s wilayah baru melapor, tidak satu pun berada di atas.")
        said.append(text % words)
    if move.left:
        words = {"count": formats.people(len(move.left)), "above": formats.people(move.left_above)}
        if move.left_above:
            text = _("%(count)s wilayah keluar dari daftar, %(above)s tadinya di atasnya.")
        else:
            text = _("%(count)s wilayah keluar dari daftar, tidak satu pun tadinya di atasnya.")
        said.append(text % words)
    return " ".join(said)


def potentials(move: RankMove) -> str:
    """What the rank would be on the former potentials; "" when none is known to have changed."""
    if move.potentials_kept is None:
        return ""
    words = {"names": names(rival.after for rival in move.rebased), "rank": placed(move.potentials_kept)}
    if move.potentials_kept == move.all_after:
        return _("Potensi berganti: %(names)s; dengan potensi lama tetap %(rank)s.") % words
    return _("Potensi berganti: %(names)s; dengan potensi lama %(rank)s.") % words


def names(rows: Iterable[CoverageRow]) -> str:
    """Names of regions; of many the first, and how many more."""
    said = [row.region.name for row in rows]
    if len(said) > MOST_NAMED:
        more = _("%(count)s lain") % {"count": formats.people(len(said) - MOST_NAMED + 1)}
        said = [*said[: MOST_NAMED - 1], more]
    return joined(said)


def reach_sentence(reach: RankRange) -> str:
    """Between which ranks a region stands when only the potentials' vintages change."""
    phrase = rank_phrase(reach.rank, reach.of, reach.regions)
    words = {
        "rank": f"{phrase[:1].upper()}{phrase[1:]}",
        "best": formats.people(reach.best),
        "worst": formats.people(reach.worst),
        "varied": formats.people(reach.varied),
    }
    if reach.varied == 0:
        return (
            _(
                "%(rank)s; rentangnya belum dapat diuji, "
                "karena tidak ada wilayah di daftar ini yang punya lebih dari satu potensi."
            )
            % words
        )
    if reach.best == reach.worst:
        return _("%(rank)s, tetap bila hanya tahun potensinya berganti.") % words
    return _("%(rank)s; antara %(best)s dan %(worst)s bila hanya tahun potensinya berganti.") % words


def reach_assumptions(reach: RankRange) -> str:
    """What the range takes for granted; "" when there is nothing to try."""
    if not reach.varied:
        return ""
    parts = [
        _("Peserta tetap; setiap wilayah boleh memakai potensi mana pun yang diketahui rilis ini untuknya."),
        ngettext(
            "%(count)s wilayah punya lebih dari satu potensi.",
            "%(count)s wilayah punya lebih dari satu potensi.",
            reach.varied,
        )
        % {"count": formats.people(reach.varied)},
    ]
    if reach.fixed:
        text = ngettext(
            "%(count)s cakupan tercetak tidak bergeser.",
            "%(count)s cakupan tercetak tidak bergeser.",
            reach.fixed,
        )
        parts.append(text % {"count": formats.people(reach.fixed)})
    if reach.rounded:
        text = ngettext(
            "%(count)s potensi yang dibulatkan dihitung seperti tercetak.",
            "%(count)s potensi yang dibulatkan dihitung seperti tercetak.",
            reach.rounded,
        )
        parts.append(text % {"count": formats.people(reach.rounded)})
    return " ".join(parts)
