"""Programmes, actions and flags of a meeting pack in lines; counts stay apart, as documents print them."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from coverage.calculations.meeting.agenda import Agenda, is_late
from coverage.programmes.words import programmes as programme_words
from coverage.rows.figures import FlagRow, Severity
from coverage.rows.records import ActionRow, BenefitRow, ProgrammeRow, VillageRow
from coverage.words import formats


def programme(row: ProgrammeRow) -> str:
    """ "Lampung, pekerja rentan: 896.780 berhak, 11.908 terlindungi (1,33%) (13 Agu 2025)"."""
    paid = programme_words.funding(row.funding) if row.funding else ""
    what = [part for part in (row.group, programme_words.ecosystem(row.ecosystem), paid) if part]
    return _line(row, ", ".join(what), [programme_words.programme_summary(row)])


def village(row: VillageRow) -> str:
    """ "Jambi, kelembagaan desa: 33,02% terlindungi; 65.875 orang belum (2 Des 2024)"."""
    counts = [
        (row.villages, _("%(count)s desa")),
        (row.workers_per_village, _("tiap desa paling sedikit %(count)s pekerja")),
        (row.villages_reached, _("%(count)s desa sudah mencapainya")),
        (row.institutions_eligible, _("berhak %(count)s orang")),
        (row.institutions_protected, _("terlindungi %(count)s orang")),
        (row.institutions_unprotected, _("%(count)s orang belum terlindungi")),
    ]
    parts = [text % {"count": formats.people(count)} for count, text in counts if count is not None]
    if row.institutions_ratio is not None:
        share = formats.percent(row.institutions_ratio, row.institutions_decimals)
        parts.append(_("%(share)s terlindungi (menurut dokumen)") % {"share": share})
    return _line(row, row.group or _("ekosistem desa"), parts)


def benefit(row: BenefitRow) -> str:
    """ "Lampung, manfaat JKM, nelayan: Rp 42.000.000 untuk 1 orang (8 Des 2025)"."""
    parts = [] if row.rupiah is None else [formats.rupiah(row.rupiah)]
    if row.recipients is not None:
        parts.append(_("%(count)s penerima") % {"count": formats.people(row.recipients)})
    what = ", ".join(part for part in (_("manfaat %(kinds)s") % {"kinds": row.kinds}, row.group) if part)
    return _line(row, what, parts)


def _line(row: ProgrammeRow | VillageRow | BenefitRow, what: str, parts: Sequence[str]) -> str:
    words = {
        "name": row.region_name,
        "what": what,
        "parts": "; ".join(parts) or _("tanpa angka"),
        "day": formats.short_day(row.as_of, row.as_of_precision) if row.as_of else _("tanpa tanggal"),
    }
    return _("%(name)s, %(what)s: %(parts)s (%(day)s)") % words


def last_meeting(agenda: Agenda) -> list[str]:
    """How much of what was agreed is still open; a sentence each."""
    if agenda.last is None:
        return [_("Belum ada kesepakatan rapat yang dicatat untuk wilayah ini.")]
    words = {
        "day": formats.day(agenda.last),
        "agreed": formats.people(len(agenda.agreed)),
        "open": formats.people(agenda.still_open),
        "all": formats.people(len(agenda.open)),
        "late": formats.people(len(agenda.late)),
        "month": formats.month(agenda.day),
    }
    said = [_("Rapat %(day)s menyepakati %(agreed)s tindak lanjut; %(open)s masih terbuka.") % words]
    if len(agenda.open) > agenda.still_open:
        said.append(_("Dengan rapat sebelumnya ada %(all)s yang terbuka.") % words)
    if agenda.late:
        said.append(_("%(late)s lewat batas: seharusnya selesai sebelum %(month)s.") % words)
    return said


def due(row: ActionRow, agenda: Agenda) -> str:
    """When an action is due, and that it is late: "30 Sep 2025, lewat batas"."""
    if row.due_on is None:
        return _("tanpa batas waktu")
    day = formats.short_day(row.due_on)
    return _("%(day)s, lewat batas") % {"day": day} if is_late(row, agenda.day) else day


def state(row: ActionRow) -> str:
    """Where an action stands."""
    return {
        "open": _("belum dimulai"),
        "running": _("berjalan"),
        "done": _("selesai"),
        "dropped": _("dibatalkan"),
    }[row.state]


def action(row: ActionRow, agenda: Agenda, most: int | None = None) -> str:
    """An open action in one line: "Menyisir data RT/RW (Disnaker; 30 Sep 2025, lewat batas; berjalan)".

    most: how many characters its text may have; the rest is cut, what stands in brackets never is.
    """
    text = row.action.rstrip(". ")
    if most is not None and len(text) > most:
        text = f"{text[: most - 1].rstrip()}…"
    budget = None if row.budget is None else formats.rupiah(row.budget)
    parts = [part for part in (row.office, due(row, agenda), state(row), budget) if part]
    return f"{text} ({'; '.join(parts)})"


def flags(found: Sequence[FlagRow]) -> str:
    """How many flags nobody has answered: "4 catatan terbuka: 1 pertentangan, 3 peringatan."."""
    if not found:
        return _("Tidak ada catatan pemeriksaan yang terbuka tentang angka-angka ini.")
    counted = Counter(flag.severity for flag in found)
    kinds = [
        (counted[Severity.CONFLICT], _("%(count)s pertentangan")),
        (counted[Severity.WARNING], _("%(count)s peringatan")),
        (counted[Severity.INFO], _("%(count)s catatan biasa")),
    ]
    said = ", ".join(text % {"count": formats.people(count)} for count, text in kinds if count)
    words = {"count": formats.people(len(found)), "kinds": said}
    return _("%(count)s catatan pemeriksaan terbuka: %(kinds)s.") % words
