"""What is wrong in a file or a cell, as sentences for whoever typed or sent it."""

from collections.abc import Mapping

from coverage.parsing.problems import Fault, Problem, Reason, Unreadable
from coverage.parsing.workbook_rows import Refusal

AGAIN = "simpan sebagai .xlsx, lalu unggah lagi"
DOWNLOAD = "unduh buku kerjanya dari halaman isian"
NO_WORKBOOK = f"berkas ini bukan buku kerja Excel; {AGAIN}"
NOT_HERE = f"dan tidak dapat dipakai di sini; {DOWNLOAD}"

NUMBERS = {
    Fault.SAYS_NONE: "“{text}” bukan angka; tulis 0 atau kosongkan",
    Fault.COMMA_GROUPS: "“{text}” memakai koma; tulis {count} bila ribuan",
    Fault.UNEVEN_GROUPS: ("“{text}” bisa berarti ribuan atau desimal; tulis bilangan bulat, misalnya 12.345"),
    Fault.NO_COUNT: "“{text}” bukan jumlah; tulis angka saja, misalnya 1149447",
    Fault.NEGATIVE_PEOPLE: "“{text}” negatif; jumlah orang tidak pernah negatif",
    Fault.NEGATIVE_RUPIAH: "“{text}” negatif; rupiah tidak pernah negatif",
    Fault.TOO_MANY_PEOPLE: "“{text}” terlalu besar untuk jumlah orang",
    Fault.TOO_MUCH_RUPIAH: "“{text}” terlalu besar untuk rupiah",
    Fault.RANK_TOO_LARGE: "“{text}” terlalu besar untuk peringkat",
    Fault.NEGATIVE_SHARE: "“{text}” tidak boleh negatif",
    Fault.NO_SHARE: "“{text}” bukan persentase; tulis misalnya 38,39",
    Fault.TOO_MANY_DECIMALS: "“{text}” punya lebih dari {most} desimal",
    Fault.SHARE_TOO_LARGE: "“{text}” terlalu besar untuk persentase",
    Fault.NO_YEAR: "“{text}” bukan tahun; tulis misalnya 2025",
    Fault.NO_DAY: "“{text}” bukan tanggal; tulis misalnya 2025-09-24",
    Fault.NO_MONTH: "bulan ditulis seperti 2025-09, bukan “{text}”",
    Fault.YEAR_OUT_OF_RANGE: "tahun {year} di luar 2000–2100",
}
CELLS = {
    Fault.LONG_SOURCE: "sumber lebih panjang dari {most} huruf",
    Fault.OTHER_MONTH: "“{text}” di luar bulan {month:%m-%Y}; tulis misalnya {month:%Y-%m}-28",
    Fault.NO_DAY_OF_MONTH: "“{text}” bukan tanggal; tulis misalnya {month:%Y-%m}-28",
    Fault.NO_VALUE: "berisi rumus tanpa nilai; ganti dengan angkanya",
    Fault.NO_ENTRY: "berisi {text}, bukan isian; ganti dengan angkanya",
    Fault.DAY_FOR_NUMBER: "berisi tanggal atau jam ({text}), bukan angka; ubah format selnya menjadi angka",
    Fault.FRACTION: "“{text}” bukan bilangan bulat; jumlah orang ditulis tanpa pecahan",
    Fault.FRACTION_OF_THOUSANDS: (
        "“{text}” bukan bilangan bulat; tulis {count} bila ribuan, orang tidak punya pecahan"
    ),
    Fault.MERGED: "sel digabung; pisahkan dahulu (Merge & Center)",
    Fault.NO_SOURCE_TO_FILE: "sumber kosong; angka tanpa sumber tidak dapat diajukan",
    Fault.SHORTEN_SOURCE: "sumber lebih dari {most} huruf; persingkat",
    Fault.DAY_TO_COME: "{day:%d-%m-%Y} belum tiba; isi hari angkanya, paling akhir {today:%d-%m-%Y}",
    Fault.BLANK_DAY_TO_COME: (
        "kosong berarti {day:%d-%m-%Y}, yang belum tiba; isi hari angkanya, paling akhir {today:%d-%m-%Y}"
    ),
    Fault.NO_TARGET_THERE: "belum ada target terbit yang dapat ditarik; kosongkan sel ini",
    Fault.SHARE_LEFT: (
        "jumlah orang berubah, persentasenya tidak; isi juga persentasenya, atau tulis hapus di sini"
    ),
    Fault.PEOPLE_LEFT: (
        "persentase berubah, jumlah orangnya tidak; isi juga jumlahnya, atau tulis hapus di sini"
    ),
    Fault.TAKE_BACK_BOTH: (
        "tulis hapus di kedua kolom untuk menarik target, atau isi angka penggantinya di sini"
    ),
}
REGIONS = {
    Fault.NO_REGION: "kode wilayah kosong",
    Fault.OTHER_NAME: "kode {code} adalah {name}, bukan “{written}”",
    Fault.PERHAPS_CODE: (
        "kode “{text}” mungkin {code} ({name}), tetapi wilayahnya tertulis “{written}”; "
        "tulis kodenya sebagai teks"
    ),
    Fault.UNKNOWN_ROOT: "tidak ada wilayah dengan kode {code}",
    Fault.OUTSIDE_FILE: "{name} ({code}) di luar wilayah berkas ini, {root_name} ({root})",
    Fault.OUTSIDE_BUDGET: "{name} ({code}) di luar {root_name} ({root})",
    Fault.NATION: "Indonesia (00) tidak diisi lewat buku kerja",
    Fault.NOT_YOUR_REGION: "{name} ({code}) bukan wilayah tugas Anda; hapus barisnya",
    Fault.REGION_TWICE: "{name} ({code}) sudah ada di baris {line}",
}
PACKAGES = {
    Fault.NO_TEXT: "bukan teks UTF-8; simpan sebagai “CSV UTF-8” atau .xlsx",
    Fault.NUL: "berisi byte kosong; ini bukan berkas CSV",
    Fault.BROKEN_CSV: "susunan CSV rusak di baris {line} ({said})",
    Fault.MARKUP: f"ini halaman web atau XML, {NO_WORKBOOK}",
    Fault.LARGE_FILE: "berkas lebih besar dari 5 MB; bagi menjadi beberapa berkas",
    Fault.LARGE_WORKBOOK: "berkas lebih besar dari 5 MB; buku kerja satu bulan jauh lebih kecil",
    Fault.LARGE_MONTH: "berkas lebih besar dari 5 MB; berkas satu bulan jauh lebih kecil",
    Fault.LARGE_UNPACKED: (
        "isi berkas lebih besar dari 20 MB setelah dibuka; hapus baris dan gambar yang tidak perlu"
    ),
    Fault.OLD_EXCEL: (
        "berkas .xls lama atau terkunci kata sandi: buka di Excel, lalu Simpan sebagai "
        "“Buku kerja Excel (.xlsx)” tanpa sandi, dan unggah berkas baru itu"
    ),
    Fault.XLSB: f"berkas .xlsb; {AGAIN}",
    Fault.NO_WORKBOOK: NO_WORKBOOK,
    Fault.BROKEN_WORKBOOK: f"buku kerja ini rusak; buka di Excel, {AGAIN}",
    Fault.MACROS: f"buku kerja berisi makro; {AGAIN} tanpa makro",
    Fault.XLSM: f"buku kerja berisi makro (.xlsm); {AGAIN} tanpa makro",
    Fault.ODD_PACKAGE: f"susunan berkas tidak wajar (bagian berulang atau terlalu banyak); {AGAIN}",
    Fault.PASSWORD: f"berkas terkunci kata sandi; {AGAIN} tanpa sandi",
    Fault.EMBEDDED: f"buku kerja memuat berkas lain di dalamnya; hapus, {AGAIN}",
    Fault.DOCTYPE: f"buku kerja berisi definisi yang tidak wajar (DOCTYPE); {AGAIN}",
    Fault.TOO_MANY_CELLS: "buku kerja berisi terlalu banyak sel; hapus baris dan kolom yang tidak perlu",
    Fault.TOO_MANY_ROWS: "lebih dari {most} baris",
    Fault.TOO_MANY_COLUMNS: "baris {line} punya {count} kolom; paling banyak {most}",
    Fault.TOO_MANY_FIGURES: "lebih dari {most} angka; bagi menjadi beberapa berkas",
    Fault.OUTSIDE_TABLE: "sel {cells} di luar tabel; paling banyak {most} baris",
}
MONTHS = {
    Fault.NO_HEADINGS: (
        "tidak ada baris judul kolom; perlu kode atau wilayah dan sekurangnya satu dari {columns}; "
        f"{DOWNLOAD}"
    ),
    Fault.HEADING_TWICE: "kolom {columns} ada dua kali; hapus atau ganti judul yang bukan datanya",
    Fault.NO_REGION_COLUMN: f"tidak ada kolom kode atau wilayah; {DOWNLOAD}",
    Fault.OTHER_FORMAT: f"versi templat {{format}} tidak dikenal; {DOWNLOAD} yang baru",
    Fault.BROKEN_KEY: f"kunci buku kerja rusak; {DOWNLOAD} yang baru",
    Fault.CHANGED_KEY: f"kunci buku kerja diubah; {DOWNLOAD} yang baru",
    Fault.INVENTED_DATA: f"buku kerja ini berisi data contoh {NOT_HERE}",
    Fault.REAL_DATA: f"buku kerja ini berisi angka asli {NOT_HERE}",
    Fault.OTHER_ROOT: "buku kerja ini untuk wilayah {held}, bukan {asked}",
    Fault.OTHER_MONTHS_BOOK: "buku kerja ini untuk bulan {held:%m-%Y}, bukan {asked:%m-%Y}",
    Fault.MONTH_UNCLEAR: "bulannya tidak jelas dari isi berkas; sebutkan bulannya",
    Fault.MONTH_NOT_BEGUN: "bulan {month:%m-%Y} belum mulai",
    Fault.MONTH_TOO_OLD: "bulan {month:%m-%Y} terlalu lama; yang dapat diisi mulai {first:%m-%Y}",
}
TABLES = {
    Fault.COLUMN_MISSING: "kolom ini tidak ada",
    Fault.COLUMN_UNKNOWN: "kolom ini tidak dikenal",
    Fault.COLUMN_TWICE: "kolom ini ada dua kali",
    Fault.CELL_COUNT: "{count} kolom, seharusnya {expected}",
    Fault.LONG_TEXT: "{count} huruf; paling banyak {most}",
    Fault.LONG_CATEGORY: "kategori {count} huruf; paling banyak {most}",
    Fault.UNKNOWN_CHOICE: "“{text}” tidak dikenal; pilih {known}",
    Fault.NO_SOURCE: "sumber kosong; angka tanpa sumber tidak dapat dimasukkan",
    Fault.NO_WEB_ADDRESS: "“{text}” bukan alamat web; tulis lengkap dengan https://",
}
MEETINGS = {
    Fault.NO_AGREED_DAY: "hari kesepakatan kosong; tulis misalnya 2025-09-18",
    Fault.NOT_YET_AGREED: "{day} belum tiba; kesepakatan dicatat sesudah rapatnya",
    Fault.DUE_BEFORE_AGREED: "{due} sebelum hari kesepakatan {agreed}",
    Fault.NO_MEETING: "rapat kosong",
    Fault.NO_ACTION: "tindakan kosong",
    Fault.NO_MEETING_DAY: "hari rapat kosong; tulis misalnya 2025-09-18",
    Fault.NOT_YET_MET: "rapat {day} belum berlangsung; hasilnya diisi sesudahnya",
    Fault.NO_MEETING_NAME: "nama rapat kosong",
    Fault.UNKNOWN_REGULATION: "“{text}” belum tercatat; masukkan dahulu dengan import_regulations",
    Fault.NO_NUMBER: "nomor kosong",
    Fault.NO_TITLE: "judul kosong",
    Fault.NO_ISSUER: "penerbit kosong",
    Fault.NO_OFFICE: "pihak yang diminta kosong",
    Fault.NO_TASK: "isi kosong",
}
PROGRAMMES = {
    Fault.OTHER_UNIT: "satuan {measure} adalah {unit}, bukan “{text}”",
    Fault.NO_RATE_DAY: "iuran tanpa tanggal; tulis sejak kapan berlaku",
    Fault.VALUE_BLANK: "nilai kosong; hapus baris yang tidak menyebut angka",
    Fault.VALUE_TOO_LARGE: "{value} terlalu besar untuk {measure}",
    Fault.PROGRAMME_ONLY: "hanya untuk baris program",
    Fault.NO_GROUP: "kelompok kosong; tulis siapa yang dihitung",
    Fault.OTHER_VALUE: "{column} {value}, tetapi baris {line} menyebut {other}",
    Fault.OTHER_PRECISION: "hari yang sama, tetapi baris {line} menulisnya lain",
    Fault.NO_TEMPLATE: "baris judul bukan seperti templat: kolom {columns} tidak ada",
    Fault.LINE_TWICE: "baris yang sama sudah ada di baris {line}",
    Fault.NO_BUDGET_YEAR: "tahun anggaran kosong; tulis misalnya 2026",
    Fault.BUDGET_TOO_OLD: "tahun {year} terlalu lama; mulai {first}",
    Fault.NO_DOCUMENT_DAY: "hari dokumen kosong; tulis misalnya 2025-12-08, atau hanya 2025",
    Fault.MONTHS_OUT_OF_RANGE: "{months} bulan; tulis 1 sampai {most}",
    Fault.NO_AMOUNT: "tidak ada angka; isi rupiah atau jumlah orang",
    Fault.NO_PAYER: "dana kosong; sebut pembayarnya: {known}",
    Fault.NO_DOCUMENT: "dokumen kosong; angka tanpa dokumen tidak dapat dimasukkan",
}
PORTALS = {
    Fault.NO_TABLE: (
        "tidak ada tabel wilayah yang dikenali; perlu satu baris judul kolom, satu kolom nama atau kode "
        "wilayah, dan sekurangnya satu kolom angka"
    ),
    Fault.SHEET_GONE: "lembar “{name}” tidak ada lagi",
    Fault.NOT_ASKED_YET: "arti kolomnya belum dipilih",
    Fault.NO_FIGURES: "tidak ada angka di kolom yang dipilih",
    Fault.NO_PERCENT: "tampak seperti pecahan dari satu; tulis dalam persen, misalnya 24,86",
    Fault.DAY_BLANK: "tahun atau tanggal kosong",
    Fault.NO_REGION_CHOSEN: "pilih kolom nama atau kode wilayah",
    Fault.NO_FIGURE_CHOSEN: "pilih sekurangnya satu kolom angka",
    Fault.CHOSEN_TWICE: "dua kolom berarti sama: {columns}",
    Fault.NO_DAY_CHOSEN: "tulis per tanggal berapa angkanya, atau pilih kolom tahun atau tanggalnya",
    Fault.DAY_TWICE: "harinya disebut dua kali (di isian, kolom, atau judul kolom); pilih satu saja",
}
SITE_FILES = {
    Fault.NO_ORIGIN: (
        "Berkas ini tidak menyebut rilis, checksum, dan alamat, jadi tidak berasal dari situs ini "
        "atau kolom asalnya sudah dihapus."
    ),
    Fault.ORIGINS_DIFFER: ("Baris-baris berkas ini menyebut asal yang berbeda; isinya digabung atau diubah."),
}
SENTENCES: Mapping[Fault, str] = {
    Fault.SAID: "{said}",
    **NUMBERS,
    **CELLS,
    **REGIONS,
    **PACKAGES,
    **MONTHS,
    **TABLES,
    **MEETINGS,
    **PROGRAMMES,
    **PORTALS,
    **SITE_FILES,
}


def sentence(reason: Reason) -> str:
    """Why something cannot be used; several of a kind stand with commas between them."""
    data = {
        name: ", ".join(map(str, value)) if isinstance(value, tuple) else value
        for name, value in reason.data.items()
    }
    return SENTENCES[reason.fault].format(**data)


def why_unreadable(error: Unreadable) -> str:
    """Why a text or a file cannot be read."""
    return sentence(error.reason)


def placed(problem: Problem) -> str:
    """A problem after its line and column."""
    place = f"baris {problem.line}" + (f", kolom {problem.column}" if problem.column else "")
    return f"{place}: {sentence(problem.reason)}"


def located(refusal: Refusal) -> str:
    """A refused cell of a workbook after its address."""
    return f"sel {refusal.address}: {sentence(refusal.reason)}"
