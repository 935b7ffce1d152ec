"""How the page of a job says what is done, step by step."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coverage.models import Job
from coverage.releases.progress import Step
from coverage.words import formats


def step(name: str, count: int | None) -> str:
    """A step in a few words, with its count where it is known."""
    if count is None:
        return PLAIN[Step(name)]()
    return COUNTED[Step(name)](count) % {"count": formats.number(count)}


PLAIN: dict[Step, Callable[[], str]] = {
    Step.FILE: lambda: _("membaca berkas"),
    Step.PARTS: lambda: _("memeriksa kiriman"),
    Step.ROWS: lambda: _("menulis baris"),
    Step.BACK: lambda: _("mengembalikan baris"),
    Step.FIGURES: lambda: _("menetapkan angka"),
    Step.AUDIT: lambda: _("memeriksa angka"),
    Step.PAGES: lambda: _("menyusun halaman"),
    Step.SEAL: lambda: _("menghitung checksum"),
}
COUNTED: dict[Step, Callable[[int], str]] = {
    Step.FILE: lambda n: ngettext("membaca %(count)s baris berkas", "membaca %(count)s baris berkas", n),
    Step.PARTS: lambda n: ngettext("memeriksa %(count)s wilayah", "memeriksa %(count)s wilayah", n),
    Step.ROWS: lambda n: ngettext("menulis %(count)s baris", "menulis %(count)s baris", n),
    Step.BACK: lambda n: ngettext("mengembalikan %(count)s baris", "mengembalikan %(count)s baris", n),
    Step.FIGURES: lambda n: ngettext(
        "menetapkan angka dari %(count)s baris", "menetapkan angka dari %(count)s baris", n
    ),
    Step.AUDIT: lambda n: ngettext("memeriksa angka: %(count)s baris", "memeriksa angka: %(count)s baris", n),
    Step.PAGES: lambda n: ngettext(
        "menyusun halaman: %(count)s baris", "menyusun halaman: %(count)s baris", n
    ),
}


def done(kind: str, release: int, undoes: int | None) -> str:
    """What a finished job made."""
    if kind == Job.Kind.UNDO:
        return _("Rilis %(old)s dibatalkan oleh rilis %(new)s.") % {"old": undoes, "new": release}
    return _("Terbit sebagai rilis %(number)s.") % {"number": release}
