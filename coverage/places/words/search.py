"""What an answer of the search leads to, in a few words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from coverage.parsing.wish import Subject, Wish
from coverage.rows.figures import RegionRow


def label(wish: Wish, name: str) -> str:
    """ "Peringkat di Lampung", "Target 2026 Riau"; the place's own name when only it was asked for."""
    words = {"name": name, "year": wish.year}
    if wish.subject is None:
        return name
    if wish.year:
        dated = {
            Subject.TARGET: _("Target %(year)s %(name)s"),
            Subject.COVERAGE: _("Cakupan %(name)s sampai akhir %(year)s"),
            Subject.BUDGET: _("Anggaran %(year)s %(name)s"),
        }
        return dated[wish.subject] % words
    return {
        Subject.RANK: _("Peringkat di %(name)s"),
        Subject.GAP: _("Kesenjangan ke target: %(name)s"),
        Subject.TARGET: _("Target %(name)s"),
        Subject.UNREPORTED: _("Belum melapor di %(name)s"),
        Subject.COVERAGE: _("Cakupan %(name)s"),
        Subject.BUDGET: _("Anggaran %(name)s"),
        Subject.SIMILAR: _("Wilayah yang serupa dengan %(name)s"),
    }[wish.subject] % words


def place_note(region: RegionRow, province: str) -> str:
    """What kind of place it is, where it lies, its code: "kota · Jawa Barat · 32.79"."""
    kind = {
        "negara": _("negara"),
        "provinsi": pgettext("satu wilayah", "provinsi"),
        "kota": _("kota"),
        "kabupaten": _("kabupaten"),
    }[region.kind]
    return " · ".join(part for part in (kind, province, region.code) if part)
