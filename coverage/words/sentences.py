"""Sentences made from numbers. Whole sentences are translated, and no word may contradict its figure."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec.structs import replace

from coverage.calculations.assembling import has_target
from coverage.calculations.precision import (
    Verdict,
    gap_decimals,
    is_unsure,
    named_interval,
    people_unit,
    verdict,
)
from coverage.calculations.rounding import rounded
from coverage.rows.figures import Basis, CoverageRow, Segment, Unranked, Voice
from coverage.words import formats


def headline(row: CoverageRow) -> str:
    """The one true sentence of a region: what is covered, by when, and how far that is from the target."""
    if row.coverage_ratio is None and row.active_participants is None:
        return nothing_known(row)
    if row.unranked_reason == Unranked.REGISTRATION_ONLY:
        return _and_beside(_registered(row), row)
    parts = [_and_beside(_covered(row), row)]
    if row.coverage_ratio is not None and has_target(row):
        parts.append(verdicts(row) or target_sentence(row))
        parts.append(next_target(row))
    if row.unranked_reason == Unranked.STALE and row.beside is None:
        parts.append(_("Dalam 12 bulan sesudahnya tidak ada angka baru."))
    return " ".join(part for part in parts if part)


def nothing_known(row: CoverageRow) -> str:
    """Why a region has no figure."""
    words = {"name": row.region.name, "day": _day(row.beside or row)}
    text = {
        Unranked.CONFLICT: _(
            "Angka %(name)s bertentangan antardokumen; belum ada yang ditampilkan sebelum diputuskan."
        ),
        Unranked.REGISTRATION_ONLY: _(
            "Untuk %(name)s baru ada angka menurut tempat pendaftaran; "
            "angka menurut domisili belum dilaporkan."
        ),
        Unranked.LATER: _("Angka pertama %(name)s baru ada per %(day)s."),
        Unranked.OTHER_SEGMENT: _(
            "Untuk %(name)s hanya ada angka segmen lain; cakupannya belum dapat dihitung."
        ),
        Unranked.STATEMENT_ONLY: _(
            "Untuk %(name)s hanya ada target atau peringkat tercetak; angka pesertanya belum dilaporkan."
        ),
    }.get(Unranked(row.unranked_reason or Unranked.NOT_REPORTED))
    return (text or _("Belum ada angka yang dilaporkan untuk %(name)s.")) % words


def _registered(row: CoverageRow) -> str:
    """A count by registration where nothing is known by domicile."""
    words = {
        "active": formats.about_people(row.active_participants),
        "participants": whose(replace(row, basis=Basis.DOMICILE), _("peserta")),
        "day": _day(row),
    }
    text = _("%(active)s %(participants)s menurut pendaftaran, per %(day)s; cakupan belum dapat dihitung.")
    said = text % words
    return said[:1].upper() + said[1:]


def _and_beside(sentence: str, row: CoverageRow) -> str:
    """The same sentence with what is newer: a contradiction, or a count without a potential."""
    newer = row.beside
    if row.contradicted_by:
        sentence = _contradicted(sentence, row.contradicted_by)
    if newer is None:
        return sentence
    words = {"said": sentence.removesuffix("."), "day": _day(newer)}
    if newer.unranked_reason == Unranked.CONFLICT:
        return _("%(said)s; angka per %(day)s bertentangan antardokumen.") % words
    words["active"] = formats.about_people(newer.active_participants)
    return _("%(said)s; per %(day)s ada %(active)s peserta, potensinya tidak diketahui.") % words


def _contradicted(sentence: str, others: Sequence[CoverageRow]) -> str:
    """The same sentence with what other documents say of the same time."""
    told = [
        _("%(share)s per %(day)s") % {"share": formats.coverage(other), "day": _day(other)}
        if other.coverage_ratio is not None
        else _("%(active)s peserta per %(day)s") % {"active": formats.active(other), "day": _day(other)}
        for other in others
    ]
    words = {"said": sentence.removesuffix("."), "others": ", ".join(told)}
    return _("%(said)s; bertentangan dengan dokumen lain: %(others)s.") % words


def _day(row: CoverageRow) -> str:
    return formats.day(row.as_of, row.as_of_precision)


def _covered(row: CoverageRow) -> str:
    words = {
        "day": formats.day(row.as_of, row.as_of_precision),
        "workers": whose(row, _("pekerja")),
        "participants": whose(row, _("peserta aktif")),
        "coverage": formats.coverage(row),
        "active": formats.active(row),
        "potential": formats.potential(row),
    }
    if row.coverage_ratio is None and row.potential_workers == 0:
        text = _("Per %(day)s ada %(active)s %(participants)s; potensinya tercatat 0.")
    elif row.coverage_ratio is None:
        text = _("Per %(day)s ada %(active)s %(participants)s; potensinya tidak diketahui.")
    elif row.printed_ratio is not None:
        text = f"{_printed(row)}{_printed_counts(row)}."
    elif row.active_participants == 0:
        text = _("Per %(day)s dilaporkan 0 peserta aktif dari %(potential)s %(workers)s.")
    elif row.coverage_ratio > 1:
        text = _(
            "Per %(day)s, peserta aktif mencapai %(coverage)s dari potensi %(workers)s: "
            "%(active)s peserta, potensi %(potential)s."
        )
    else:
        text = _("Per %(day)s, %(coverage)s %(workers)s terlindungi: %(active)s dari %(potential)s.")
    return text % words


def share_interval(row: CoverageRow) -> str:
    """ "42–48%": what a share of rounded counts may be; "" where it is known to a point."""
    found = named_interval(row)
    return f"{found.low}–{found.high}%" if found else ""


def _printed(row: CoverageRow) -> str:
    if (row.coverage_ratio or 0) > 1:
        return _(
            "Per %(day)s, peserta aktif mencapai %(coverage)s dari potensi %(workers)s (menurut dokumen)"
        )
    return _("Per %(day)s, %(coverage)s %(workers)s terlindungi (menurut dokumen)")


def _printed_counts(row: CoverageRow) -> str:
    if row.active_participants is None:
        return ""
    if row.potential_workers is None:
        return _("; %(active)s peserta")
    return _("; %(active)s peserta dari %(potential)s")


def whose(row: CoverageRow, people: str) -> str:
    """Whom a figure counts: "pekerja Jambi", "peserta aktif BPU Jambi"."""
    words = {"people": people, "name": row.region.name, "segment": row.segment}
    if row.segment == Segment.TOTAL_EXCL_JAKON:
        text = _("%(people)s %(name)s di luar jasa konstruksi") % words
    elif row.segment == Segment.TOTAL:
        text = _("%(people)s %(name)s") % words
    else:
        text = _("%(people)s %(segment)s %(name)s") % words
    if row.basis == Basis.REGISTRATION:
        return _("%(people)s menurut tempat pendaftaran") % {"people": text}
    return text


def target_sentence(row: CoverageRow) -> str:
    """How far the coverage is from the target of its year."""
    label = target_label(row)
    if row.target_ratio is None or row.gap_to_target_points is None:
        if row.target_people is not None:
            words = {"label": label, "people": formats.about_people(row.target_people, row.target_exact)}
            return _("%(label)s tercetak %(people)s peserta, tanpa persentase.") % words
        return _("%(label)s belum diketahui.") % {"label": label}
    words = {"label": label, "target": formats.target(row), "gap": _gap(row)}
    if is_unsure(row):
        text = _("%(label)s adalah %(target)s; karena jumlahnya dibulatkan, %(gap)s apakah sudah tercapai.")
        return text % words
    if row.gap_to_target_points == 0:
        return _("%(label)s adalah %(target)s dan tepat tercapai.") % words
    if row.gap_to_target_people == 0:
        return _("%(label)s adalah %(target)s; selisihnya kurang dari satu peserta.") % words
    if row.gap_to_target_points < 0:
        return _("%(label)s, %(target)s, sudah tercapai: %(gap)s di atas target.") % words
    return _("%(label)s adalah %(target)s; kurang %(gap)s.") % words


def verdicts(row: CoverageRow) -> str:
    """What documents of the figure's year say where they say different things: "Target 2025 tercapai menurut
    RPJMN; kurang 15,14 poin menurut Kemendagri (1 dokumen lain: 52,5%)."; "" where they agree.
    """
    if not row.voices or row.as_of is None:
        return ""
    words = {"year": row.as_of.year, "said": "; ".join(map(_voice, row.voices))}
    return _("Target %(year)s %(said)s.") % words


def _voice(voice: Voice) -> str:
    line = voice.line
    words = {
        "verdict": _("tercapai") if verdict(line) == Verdict.REACHED else gap_phrase(line),
        "document": formats.document(line.target_document) or _("dokumen tanpa nama"),
    }
    said = _("%(verdict)s menurut %(document)s") % words
    return f"{said} {others(voice)}" if voice.others else said


def others(voice: Voice) -> str:
    """ "(1 dokumen lain: 52,5%)": the weaker documents of a verdict."""
    text = ngettext(
        "(%(count)s dokumen lain: %(shares)s)", "(%(count)s dokumen lain: %(shares)s)", len(voice.others)
    )
    return text % {"count": len(voice.others), "shares": ", ".join(map(formats.target, voice.others))}


def next_target(row: CoverageRow) -> str:
    """What the first target after the figure's year asks for, once that year is over; "" before, and without
    one. A target that lies below the figure is said to.
    """
    line = row.next_target
    if line is None or line.gap_to_target_points is None:
        return ""
    words = {"label": target_label(line), "target": formats.target(line), "gap": _gap(line)}
    if is_unsure(line):
        return (
            _("%(label)s adalah %(target)s; karena jumlahnya dibulatkan, %(gap)s apakah di atas angka ini.")
            % words
        )
    if line.gap_to_target_points <= 0:
        return _("%(label)s, %(target)s, tidak di atas angka ini.") % words
    return _("%(label)s adalah %(target)s: masih %(gap)s dari angka ini.") % words


def target_label(row: CoverageRow) -> str:
    """ "Target RPJMD 2025", "Target 2024" when the document has no name."""
    return formats.target_name(
        row.target_document, row.target_year or (row.as_of.year if row.as_of else None)
    )


def _gap(row: CoverageRow) -> str:
    """ "102.750 peserta (7,83 poin)", without its sign; only the points when the heads are unknown."""
    assert row.gap_to_target_points is not None
    if is_unsure(row):
        return formats.unsure()
    points = least_points(abs(row.gap_to_target_points), gap_decimals(row))
    if row.gap_to_target_people is None:
        return points
    people = formats.people_in(abs(row.gap_to_target_people), people_unit(row))
    words = {"people": people, "points": points}
    return _("%(people)s peserta (%(points)s)") % words


def gap_phrase(row: CoverageRow) -> str:
    """The gap in few words: "kurang 7,83 poin", "0,17 poin di atas target", "tepat tercapai",
    "belum dapat dipastikan"; "" when unknown.
    """
    gap = row.gap_to_target_points
    if gap is None:
        return ""
    if is_unsure(row):
        return formats.unsure()
    if gap == 0:
        return _("tepat tercapai")
    words = {"points": least_points(abs(gap), gap_decimals(row))}
    return (_("kurang %(points)s") if gap > 0 else _("%(points)s di atas target")) % words


def least_points(points: float, decimals: int = 2) -> str:
    """Points that are not nothing: what would be rounded to zero is "di bawah 0,01 poin"."""
    text = formats.points(points, decimals)
    if points and text == formats.points(0, decimals):
        return _("di bawah %(points)s") % {"points": formats.points(10**-decimals, decimals)}
    return text


def changed(
    points: float | None,
    participants_points: float | None = None,
    potential_points: float | None = None,
    decimals: int = 2,
) -> str:
    """The change of coverage since the figure before and its two causes, all in percentage points.

    decimals: as many as both shares are known by.
    """
    if points is None:
        return ""
    if points == 0:
        text = _("tetap")
    elif points > 0:
        text = _("naik %(points)s") % {"points": least_points(points, decimals)}
    else:
        text = _("turun %(points)s") % {"points": least_points(-points, decimals)}
    if participants_points is None or not potential_points:
        return text
    whole, *parts = (rounded(part, decimals) for part in (points, participants_points, potential_points))
    if whole != sum(parts):  # parts that do not add up when written would contradict the change
        return text
    words = {
        "change": text,
        "participants": formats.signed_points(participants_points, decimals),
        "potential": formats.signed_points(potential_points, decimals),
    }
    return _("%(change)s: %(participants)s karena peserta, %(potential)s karena potensi baru") % words
