"""What the grid's scripts are given: their files in order, and their words in the reader's language."""

from django.utils.translation import gettext as _

from coverage.parsing.workbook_header import COLUMN_OF

PARTS = ("numbers", "rows", "save", "sums", "clash", "undo", "paste_match", "paste_read", "paste", "keys")
SCRIPTS = tuple(f"js/grid_{name}.js" for name in PARTS)


def script_headings() -> dict[str, str]:
    """Columns of the grid by the headings people give them, as in the workbook."""
    return COLUMN_OF


def script_words() -> dict[str, str]:
    """Texts by the name the scripts know; {…} is filled in there."""
    return {
        "saved": _("Tersimpan"),
        "saving": _("Menyimpan {count} sel …"),
        "failed": _("Gagal menyimpan {count} sel: {why}"),
        "offline": _("tidak ada sambungan"),
        "signed_out": _("Anda sudah keluar; masuk lagi di tab lain"),
        "unknown": _("jawaban server tidak terbaca ({status})"),
        "undecided": _("{count} sel menunggu keputusan Anda"),
        "leave": _("Masih ada sel yang belum tersimpan."),
        "filled": _("{count} dari {of}"),
        "no_potential": _("tanpa potensi"),
        "points": _("{count} poin"),
        "clash_title": _("Dua orang mengisi sel yang sama"),
        "clash_theirs": _("Pakai “{text}”"),
        "clash_mine": _("Pakai “{text}” (angka saya)"),
        "blank": _("kosong"),
        "as_blank": _("“{text}” dibaca sebagai kosong"),
        "none": _("“{text}” bukan angka; tulis 0 atau kosongkan"),
        "uneven": _("“{text}” bisa berarti ribuan atau desimal; tulis bilangan bulat, misalnya 12.345"),
        "comma": _("“{text}” memakai koma; tulis {plain} bila ribuan"),
        "negative": _("“{text}” negatif; jumlah orang tidak pernah negatif"),
        "no_count": _("“{text}” bukan jumlah; tulis angka saja, misalnya 1149447"),
        "too_large": _("“{text}” terlalu besar untuk jumlah orang"),
        "paste_title": _("Tempel {rows} baris × {columns} kolom"),
        "paste_where": _("Mulai dari {column} {region}; {changed} sel berubah, {same} tetap."),
        "paste_many_rows": _("{count} baris terakhir melewati akhir lembar dan tidak ditempel."),
        "paste_many_columns": _("{count} kolom terakhir melewati tepi lembar dan tidak ditempel."),
        "paste_locked": _("Dilewati karena tidak dapat diubah: {names}."),
        "paste_unreadable": _("{count} sel tidak terbaca; diberi tanda dan tetap ditempel seperti tertulis."),
        "paste_groups": _("Koma dalam angka ini pemisah ribuan (25,800 = 25.800)"),
        "paste_matched": _("{changed} sel berubah, {same} tetap."),
        "paste_name": _("Baris dicocokkan dengan nama wilayah."),
        "paste_code": _("Baris dicocokkan dengan kode wilayah; periksa namanya di bawah."),
        "paste_bps": _(
            "Kolom pertama tampak seperti kode BPS, yang sering menunjuk wilayah lain. "
            "Salin daftarnya beserta nama wilayah."
        ),
        "paste_left": _("Kolom yang tidak ditempel: {names}."),
        "paste_twice": _("Disebut lebih dari sekali dan tidak ditempel: {names}."),
        "paste_as_is": _("Tempel semua kolom dan baris apa adanya, mulai dari sel ini"),
        "paste_unknown": _("Baris yang wilayahnya tidak ada di lembar ini dan tidak ditempel: {names}."),
        "paste_do": _("Tempel"),
        "cancel": _("Batal"),
        "region": _("Wilayah"),
    }
