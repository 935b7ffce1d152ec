"""What a meeting pack says about its numbers; no word may contradict its table. Rows in, sentences out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from coverage.calculations.meeting.officials import OfficialLine
from coverage.calculations.meeting.pack import Meeting
from coverage.calculations.pace.paths import Effort
from coverage.calculations.pace.progress import Progress
from coverage.calculations.pace.status import REACHED, UNSURE
from coverage.calculations.precision import is_unsure, people_unit, potential_unit
from coverage.calculations.programmes.cost_to_target import MONTHS
from coverage.calculations.rollup import Rollup
from coverage.calculations.schemes import Scheme
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import month_of, months_before
from coverage.words import effort as effort_words
from coverage.words import formats, ranks, sentences
from coverage.words.ranks import rank_phrase


def regions(level: str) -> str:
    """What a table lists: "provinsi" or "kabupaten/kota"."""
    return _("provinsi") if level == "province" else _("kabupaten/kota")


def level_of(pack: Meeting) -> str:
    """The level of the regions in the pack's table."""
    return "province" if pack.region.code == "00" else "regency"


def standing(pack: Meeting) -> str:
    """The rank and how it moved: "Peringkat 3 dari 13 yang punya angka; naik 2 tingkat …."."""
    peer = pack.peer
    if peer is None:
        return ""
    if peer.rank is None:
        return _("Belum diperingkat: %(why)s.") % {"why": ranks.reason(peer) or _("belum ada cakupan")}
    return _sentences(pack, rank_phrase(peer.rank, pack.of, pack.peers), _moved(pack))


def beside_rank(pack: Meeting) -> str:
    """The same without the rank, for a tile that shows it above."""
    return standing(pack) if pack.peer is None or pack.peer.rank is None else _sentences(pack, _moved(pack))


def _moved(pack: Meeting) -> str:
    """How the rank moved; "" where it is not told."""
    assert pack.peer is not None  # both callers have looked
    told = rank_phrase(pack.peer.rank, pack.of, pack.peers)
    return ranks.moved(pack.peer) if told else ""


def _sentences(pack: Meeting, *parts: str) -> str:
    """The parts as a sentence, and how many regions have no rank."""
    text = "; ".join(part for part in parts if part)
    said = [f"{text[:1].upper()}{text[1:]}."] if text else []
    if pack.peers > pack.of:
        said.append(_("%(left)s lain tanpa peringkat.") % {"left": formats.people(pack.peers - pack.of)})
    return " ".join(said)


def band(line: OfficialLine, bands: Scheme | None) -> str:
    """The category of a line: "tercapai", or the band of its attainment, "75–90%"; "—" without one.

    The upper limit belongs to its band.
    """
    if line.band is None or bands is None:
        return formats.ABSENT
    if line.band == REACHED:
        return _("tercapai")
    if line.band == UNSURE:
        return formats.unsure()
    limits = [None, *(step.limit for step in bands.steps)]
    place = next(place for place, step in enumerate(bands.steps) if step.code == line.band)
    words = {"low": _limit(limits[place]), "high": _limit(limits[place + 1])}
    if limits[place] is None:
        return _("sampai %(high)s%%") % words
    return (_("di atas %(low)s%%") if limits[place + 1] is None else _("%(low)s–%(high)s%%")) % words


def target_heads(line: OfficialLine) -> str:
    """The target in people: as printed, or a share of the potential in its unit."""
    row = line.row
    if line.target_is_printed:
        return formats.about_people(row.target_people, row.target_exact)
    return formats.people_in(line.target_people, potential_unit(row))


def _limit(limit: Decimal | None) -> str:
    """A limit as a percentage without its sign or needless decimals."""
    if limit is None:
        return ""
    share = (limit * 100).normalize()
    return formats.number(share, max(-int(share.as_tuple().exponent), 0))


class Week(NamedTuple):
    """What a week asks for, in people where they are known, else in points; unit: "" when it is said already.

    seen: what a week brought lately, signed; "—" for what is not known.
    """

    asked: str
    unit: str
    seen: str

    @property
    def asked_in_full(self) -> str:
        return f"{self.asked} {self.unit}".strip()


def weekly(progress: Progress | None) -> Week:
    """The pace that is required beside the one that was seen, both a week."""
    effort = progress.effort if progress else None
    if effort is None:
        return Week(formats.ABSENT, "", formats.ABSENT)
    points, enough = effort.observed_points, effort.required_points <= 0
    if effort.per_week is None:
        seen = formats.signed_points(None if points is None else points * 7)
        return Week(
            _("tidak ada") if enough else sentences.least_points(effort.required_points * 7), "", seen
        )
    seen = _seen(effort)
    if enough:
        return Week(_("tidak ada"), "", seen)
    return Week(effort_words.weekly_heads(effort), _("peserta"), seen)


def _seen(effort: Effort) -> str:
    """What a week brought lately, in people where their number is exact, else in points."""
    people, points = effort.observed_people, effort.observed_points
    if people is None or points is None:
        return formats.ABSENT
    if effort.unit > 1:
        return formats.signed_points(points * 7)
    return _("%(people)s peserta") % {"people": formats.signed_people(round(people * 7))}


def pace(progress: Progress | None) -> str:
    """What a week brought lately; why nothing is asked for where nothing is."""
    week = weekly(progress)
    if week.asked == formats.ABSENT:
        return needed(progress)[0]
    return _("teramati seminggu: %(seen)s") % {"seen": week.seen}


def needed(progress: Progress | None) -> list[str]:
    """What the target asks for until 31 December, beside what was seen; a sentence each."""
    if progress is None:
        return [_("Tanpa cakupan yang berlaku, laju yang diperlukan tidak dapat dihitung.")]
    return effort_words.needed(progress)


def costs(pack: Meeting) -> list[str]:
    """What closing the gap costs a year under each contribution in force, or why nobody can say."""
    heads, row = pack.heads_to_close, pack.row
    if is_unsure(row):
        text = _("Biaya menutup kesenjangan belum dapat dihitung: %(unsure)s apakah target sudah tercapai.")
        return [text % {"unsure": formats.unsure()}]
    if heads is None:
        return [_("Biaya menutup kesenjangan belum dapat dihitung: kesenjangan dalam orang tidak diketahui.")]
    if heads <= 0:
        return [_("Target sudah tercapai; tidak ada kesenjangan yang perlu dibiayai.")]
    if not pack.closing:
        first = months_before(month_of(row.as_of), -1) if row.as_of else None
        words = {"month": formats.month(first)}
        return [_("Iuran belum ada: tidak ada iuran tersimpan yang berlaku pada %(month)s.") % words]
    text = _(
        "Dengan iuran %(programmes)s %(rate)s sebulan: %(heads)s orang × %(rate)s × %(months)s bulan = "
        "%(rupiah)s, bila iuran semuanya dibayar."
    )
    return [
        text
        % {
            "programmes": found.rate.programmes,
            "rate": formats.rupiah(found.rate.rupiah),
            "heads": formats.people_in(found.heads, people_unit(row)),
            "months": MONTHS,
            "rupiah": formats.rupiah_in(found.rupiah, people_unit(row)),
        }
        for found in pack.closing
    ]


def table_notes(pack: Meeting) -> list[str]:
    """Why cells of the table are empty, and of which days its figures are; a sentence each."""
    lines, rows = pack.ranked, [line.row for line in pack.ranked]
    if not lines:
        return []
    words = {"of": formats.people(len(lines)), "regions": regions(level_of(pack))}
    notes = [_days(rows)]
    printed = sum(row.printed_ratio is not None for row in rows)
    if printed:
        text = _(
            "%(count)s dari %(of)s cakupan adalah persentase menurut dokumen: dokumennya membulatkan atau "
            "tidak memuat jumlah orang, jadi kesenjangan dalam orang kosong (—)."
        )
        notes.append(text % {**words, "count": formats.people(printed)})
    if one_target(rows):
        target = formats.target_name(rows[0].target_document, rows[0].target_year)
        notes.append(_("Semua diukur terhadap %(target)s.") % {"target": target})
    aimless = sum(row.target_ratio is None and row.target_people is None for row in rows)
    if aimless:
        text = _(
            "%(count)s dari %(of)s %(regions)s tidak bertarget dalam dokumen mana pun untuk tahun angkanya."
        )
        notes.append(text % {**words, "count": formats.people(aimless)})
    return notes


def one_target(rows: Sequence[CoverageRow]) -> bool:
    """Whether all rows are measured against one year's target of documents of one name."""
    return len({(row.target_document, row.target_year) for row in rows}) == 1 and bool(rows[0].target_year)


def same_day(rows: Sequence[CoverageRow]) -> bool:
    """Whether all rows are of one day, printed alike."""
    return len({(row.as_of, row.as_of_precision) for row in rows}) == 1


def _days(rows: Sequence[CoverageRow]) -> str:
    first = min(rows, key=lambda row: str(row.as_of))
    last = max(rows, key=lambda row: str(row.as_of))
    words = {
        "first": formats.day(first.as_of, first.as_of_precision),
        "last": formats.day(last.as_of, last.as_of_precision),
    }
    if same_day(rows):
        return _("Semua angka per %(last)s.") % words
    return _("Angka dari hari yang berbeda, %(first)s sampai %(last)s.") % words


def summed(total: Rollup, level: str) -> str:
    """What the sum's line is called: "Jumlah 13 dari 15 kabupaten/kota"."""
    words = {"counted": total.counted, "of": total.of, "regions": regions(level)}
    return _("Jumlah %(counted)s dari %(of)s %(regions)s") % words
