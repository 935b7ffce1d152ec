"""The Indonesian words of the files: an office's file stays Indonesian whichever language the page is in."""

from coverage.calculations.against_target import Stand
from coverage.calculations.pace.status import NOT_ENOUGH_DATA, TARGET_BELOW_BASELINE
from coverage.calculations.precision import Verdict
from coverage.calculations.ranking import Order
from coverage.rows.figures import Basis, Segment, Unranked

LEVELS = {"province": "provinsi", "regency": "kabupaten/kota"}
ORDERS = {
    Order.COVERAGE: "cakupan",
    Order.ATTAINMENT: "capaian terhadap target",
    Order.GAP: "kesenjangan ke target",
    Order.GROWTH: "kenaikan sejak awal tahun",
}
STANDS = {
    Stand.BELOW: "yang di bawah target",
    Stand.REACHED: "yang targetnya tercapai",
    Stand.UNSURE: "yang belum dapat dipastikan",
    Stand.UNKNOWN: "yang tanpa target",
}
VERDICTS = {
    Verdict.REACHED: "tercapai",
    Verdict.MISSED: "kurang",
    Verdict.UNSURE: "belum dapat dipastikan",
}
PACES = {
    "on_track": "sesuai jalur",
    "needs_acceleration": "perlu percepatan",
    "limited": "terbatas",
    "going_back": "mundur",
    TARGET_BELOW_BASELINE: "target di bawah titik awal",
    NOT_ENOUGH_DATA: "data belum cukup",
}
BASES = {Basis.DOMICILE: "domisili", Basis.REGISTRATION: "pendaftaran"}
SEGMENTS = {
    Segment.TOTAL: "total (PU, BPU, Jakon, PMI)",
    Segment.PU: "penerima upah (PU)",
    Segment.BPU: "bukan penerima upah (BPU)",
    Segment.JAKON: "jasa konstruksi (Jakon)",
    Segment.PMI: "pekerja migran Indonesia (PMI)",
    Segment.TOTAL_EXCL_JAKON: "total tanpa Jakon",
}
REASONS = {
    Unranked.CONFLICT: "angka bertentangan",
    Unranked.NO_POTENTIAL: "potensi tidak diketahui",
    Unranked.STALE: "angka lama",
    Unranked.REGISTRATION_ONLY: "menurut pendaftaran",
    Unranked.LATER: "angka pertama sesudahnya",
    Unranked.OTHER_SEGMENT: "hanya segmen lain",
    Unranked.STATEMENT_ONLY: "hanya target atau peringkat tercetak",
    Unranked.NOT_REPORTED: "belum melapor",
}
REASON_MEANINGS = {
    Unranked.CONFLICT: "Sumber menyebut nilai yang tidak mungkin sama dan belum diputuskan; keduanya "
    "disebut, tidak satu pun dipakai.",
    Unranked.NO_POTENTIAL: "Jumlah peserta diketahui, tetapi tidak ada potensi pekerja yang sesuai, "
    "sehingga cakupan tidak dihitung.",
    Unranked.STALE: "Angka terakhir lebih tua dari dua belas bulan sebelum akhir bulan data; ditampilkan "
    "tanpa peringkat.",
    Unranked.REGISTRATION_ONLY: "Hanya ada angka menurut tempat pendaftaran, yang tidak sebanding dengan "
    "angka menurut domisili.",
    Unranked.LATER: "Angka pertama baru ada sesudah bulan data.",
    Unranked.OTHER_SEGMENT: "Yang dilaporkan hanya angka segmen lain.",
    Unranked.STATEMENT_ONLY: "Dokumen hanya menyebut target atau peringkat, atau angka tanpa tanggal.",
    Unranked.NOT_REPORTED: "Tidak ada dokumen yang menyebut wilayah ini. Belum melapor bukan nol.",
}
FLAGS = {
    "coverage_mismatch": "cakupan tercetak tidak cocok dengan peserta ÷ potensi",
    "target_mismatch": "target orang tidak cocok dengan target persen × potensi",
    "gap_mismatch": "kesenjangan tercetak tidak cocok",
    "segments_mismatch": "jumlah segmen tidak sama dengan total",
    "above_potential": "peserta melebihi potensi",
    "potential_rebased": "potensi berganti lebih dari 3%",
    "large_change": "peserta berubah lebih dari 10%",
    "conflicting_values": "nilai bertentangan",
    "conflicting_targets": "target bertentangan",
    "region_missing": "terlewat dalam dokumen yang memuat wilayah lain",
    "rank_base": "peringkat tercetak tidak cocok",
    "children_mismatch": "jumlah kabupaten/kota tidak sama dengan provinsi",
    "target_scale": "skala target perlu dilihat",
    "budget_mismatch": "rupiah tidak cocok dengan pekerja × iuran × bulan",
}
FORMULAS = (
    ("Cakupan", "peserta aktif ÷ potensi pekerja dari dokumen yang sama, atau potensi yang berlaku hari itu"),
    ("Tercetak", "cakupan yang disebut dokumen tanpa kedua jumlahnya, atau dengan jumlah yang dibulatkan"),
    ("Capaian terhadap target", "cakupan ÷ target"),
    ("Kesenjangan ke target (poin)", "(target − cakupan) × 100; minus berarti target terlampaui"),
    ("Kesenjangan ke target (orang)", "target × potensi pekerja, dibulatkan ke orang, − peserta aktif"),
    ("Belum terlindungi", "potensi pekerja − peserta aktif (kesenjangan ke 100%)"),
    ("Kenaikan sejak awal tahun", "(cakupan − cakupan akhir Desember tahun sebelumnya) × 100"),
    ("Peringkat", "cakupan tertinggi lebih dulu; nilai sama berbagi peringkat (1, 2, 2, 4)"),
    ("Perubahan peringkat", "terhadap bulan sebelumnya, di antara wilayah yang bernilai pada kedua bulan"),
    ("Sekitar", "jumlah yang dibulatkan dalam dokumennya, dan yang dihitung darinya; rentang cakupan disebut "
     "bila lebih dari satu poin"),
    ("Belum dapat dipastikan", "target terletak di dalam rentang yang disisakan pembulatan"),
    ("—", "tidak dilaporkan; bukan nol"),
)  # fmt: skip
