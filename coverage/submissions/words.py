"""Refusals of an entry as sentences for the person who made it."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import Kind

SENTENCES = {
    Why.LOCKED: _("Angka wilayah ini sedang diperiksa; tarik kembali dahulu untuk mengubahnya."),
    Why.CLOSED: "%(said)s",
    Why.CLASH: _("%(by)s sudah mengisi “%(text)s” di sel ini."),
    Why.LONG_CELL: _("Tidak tersimpan: lebih dari %(most)s huruf. Singkatkan."),
    Why.NO_FIGURES: _("Belum ada angka yang diisi."),
    Why.NO_TARGETS: _("Belum ada target yang diisi."),
    Why.NO_RECORDS: _("Belum ada yang diisi."),
    Why.FOUND: "%(said)s",
    Why.NO_ANSWER_REASON: _("Pilih alasan."),
    Why.NO_ANSWER_NOTE: _("Tulis keterangan singkat."),
    Why.NO_REGION: _("Tidak ada wilayah dengan kode %(code)s."),
    Why.UNKNOWN_REGION: _("tidak ada wilayah dengan kode itu"),
    Why.YEAR: _("tahun di luar 2000–2100"),
    Why.NO_DOCUMENT: _("dokumen belum dipilih"),
    Why.BOTH_OR_NEITHER: _("isi target, atau tarik target yang terbit; tidak keduanya"),
    Why.OUT_OF_RANGE: _("target di luar batas yang dapat disimpan"),
    Why.NO_TARGET_SOURCE: _("sumber kosong; target tanpa sumber tidak dapat diajukan"),
    Why.NO_RECORD_SOURCE: _("sumber kosong; tanpa sumber tidak dapat diajukan"),
    Why.LONG_SOURCE: _("sumber lebih panjang dari %(most)s huruf"),
    Why.TWICE: _("tertulis dua kali"),
    Why.SENT_BEFORE: _("Skenario ini sudah diajukan sebagai kiriman %(number)s."),
    Why.NO_RETURN_REASON: _("Tulis alasan pengembalian."),
    Why.MOVED_ON: _("Keadaan sudah berubah: %(state)s. Muat ulang halaman."),
    Why.HANDED_IN_ANEW: format_lazy(
        "%(code)s {said}", said=_("diajukan ulang sejak halaman dibuka; muat ulang dan periksa kembali")
    ),
    Why.NONE_WAITS: _("Tidak ada yang dapat ditarik kembali."),
}
WAITS = {
    Kind.TARGETS: _(
        "target %(code)s sedang diperiksa di kiriman %(number)s; tarik kembali dahulu untuk mengubahnya"
    ),
    Kind.RECORDS: _(
        "%(code)s sedang diperiksa di kiriman %(number)s; tarik kembali dahulu untuk mengubahnya"
    ),
}


def why_refused(error: EntryRefused) -> str:
    """All reasons of a refusal, one after another."""
    return "; ".join(_sentence(problem) for problem in error.problems)


def _sentence(problem: Problem) -> str:
    sentence = WAITS[Kind(str(problem.data["kind"]))] if problem.why == Why.WAITS else SENTENCES[problem.why]
    said = str(sentence) % problem.data
    return f"{problem.about}: {said}" if problem.about else said
