"""Refusals as sentences for the person who asked."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coverage.submissions.refusal import Problem, Refused, Why
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
    Why.NOTHING_WAITS: _("tidak ada angka yang menunggu"),
    Why.NOTHING_WAITS_FOR: _("tidak ada angka yang menunggu untuk wilayah %(codes)s"),
    Why.NOT_WAITING: _("%(code)s tidak sedang menunggu (%(state)s)"),
    Why.OWN_WORK: _("%(code)s Anda ajukan sendiri; orang lain yang menerbitkannya"),
    Why.OPENED_ACCOUNT: _("%(code)s diajukan akun yang sandinya Anda buka; orang lain yang menerbitkannya"),
    Why.PUBLISHED_ANEW: _("%(code)s terbit lagi sejak diperiksa; muat ulang dan periksa kembali"),
    Why.CHANGED_LATER: _("rilis yang lebih baru sudah mengubah lagi: %(rows)s"),
    Why.NOT_YOUR_REGIONS: _("Anda tidak berhak menerbitkan wilayah %(codes)s"),
    Why.NOT_YOUR_DOCUMENT: _("Anda tidak berhak menerbitkan angka dokumen"),
    Why.NOT_YOUR_RELEASE: _("Anda tidak berhak membatalkan rilis %(number)s"),
    Why.LONG_NOTE: _("catatan paling panjang %(most)s huruf"),
    Why.UNANSWERED: _(
        "%(codes)s masih punya catatan yang belum dijawab; buka kirimannya, centang, dan tulis alasannya"
    ),
    Why.NOTHING_NEW: _("semua baris berkas itu sudah terbit atau menunggu"),
    Why.FILE_OUT_OF_DATE: _("berkas itu tidak dapat dipakai lagi; unggah sekali lagi"),
    Why.OTHER_RATE: _("iuran %(programmes)s sejak %(day)s sudah tercatat Rp %(known)s, bukan Rp %(rupiah)s"),
    Why.OTHER_FIGURES: _("menunggu dengan isi lain di kiriman %(number)s; putuskan dahulu yang itu"),
    Why.NO_DECISION_REASON: _("Tulis alasan pilihan ini; alasan itu dibaca semua orang di halaman rilis."),
    Why.CONFLICT_CHANGED: _("Pertentangan ini sudah berubah; muat ulang halaman."),
    Why.NO_SIDE: _("Pilihan itu bukan salah satu sisi pertentangan ini."),
    Why.SIDES_ONLY: _("Pertentangan dijawab dengan memilih salah satu angka."),
    Why.NO_ANSWER: _("Pilih jawaban."),
    Why.NO_FLAG_NOTE: _("Tulis keterangan singkat; keterangan itu dibaca semua orang."),
    Why.TARGET_REPLACED: _("Target itu sudah diganti; muat ulang halaman."),
    Why.CHOSEN_ALREADY: _("Target itu sudah dipilih dengan alasan yang sama."),
    Why.NONE_CHOSEN: _("Tidak ada pilihan untuk tahun itu."),
    Why.NO_TARGET_PICKED: _("Pilih salah satu target tahun itu."),
    Why.NO_CHOICE_REASON: _("Tulis alasannya; alasan itu dibaca semua orang di samping target."),
    Why.LONG_REASON: _("Alasan paling panjang %(most)s huruf."),
    Why.SCENARIO_NAME: _("Beri nama skenario, paling panjang %(most)s huruf."),
    Why.SCENARIO_KNOWN: _("Skenario dengan nama itu sudah ada; pilih nama lain."),
    Why.EARLY_DEADLINE: _("Batas waktu harus sesudah bulannya berakhir."),
    Why.NO_CLOSING_REASON: _("Tulis alasan penutupan dan siapa yang dihubungi."),
    Why.NO_EXCEPTION_REASON: _("Tulis alasan pengecualian."),
    Why.EMAIL_KNOWN: _("Sudah ada akun dengan alamat surel itu."),
    Why.OWN_ADMIN_ROLE: _("Anda tidak dapat mencabut peran admin Anda sendiri; mintalah admin lain."),
    Why.OWN_ACCOUNT: _("Anda tidak dapat menonaktifkan akun Anda sendiri; mintalah admin lain."),
    Why.SUPERUSER: _("Akun pengelola sistem hanya diubah oleh pengelola sistem."),
}
WAITS = {
    Kind.TARGETS: _(
        "target %(code)s sedang diperiksa di kiriman %(number)s; tarik kembali dahulu untuk mengubahnya"
    ),
    Kind.RECORDS: _(
        "%(code)s sedang diperiksa di kiriman %(number)s; tarik kembali dahulu untuk mengubahnya"
    ),
}


def why_refused(error: Refused) -> str:
    """All reasons of a refusal, one after another."""
    return "; ".join(sentence(problem) for problem in error.problems)


def sentence(problem: Problem) -> str:
    """One reason, after what it is about."""
    known = WAITS[Kind(str(problem.data["kind"]))] if problem.why == Why.WAITS else SENTENCES[problem.why]
    said = str(known) % problem.data
    return f"{problem.about}: {said}" if problem.about else said
