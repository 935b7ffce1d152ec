"""What the grid's scripts are given: their files in order, and their words in the reader's language."""

from django.utils.translation import gettext as _

PARTS = ("numbers", "rows", "save", "sums", "clash", "undo", "paste_read", "paste", "keys")
SCRIPTS = tuple(f"js/grid_{name}.js" for name in PARTS)


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
        "paste_names": _("Kolom pertama berisi nama wilayah; baris dicocokkan dengan nama."),
        "paste_unknown": _("Nama yang tidak ada di lembar ini dan tidak ditempel: {names}."),
        "paste_do": _("Tempel"),
        "cancel": _("Batal"),
        "region": _("Wilayah"),
    }
