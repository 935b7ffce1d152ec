"""Invented sentences in the style of reports and messages, with what a careful reader finds in each.

The numbers are made up; the places exist. Word orders differ from those of the published texts.
"""

from tests.coverage.parsing.prose.key import Figure as F

MESSAGE = """*Laporan UCJ Prov. Bengkulu per 31/10/2025*
- Potensi pekerja: 812.345
- Peserta aktif : 301.200 orang
- Cakupan = *37,08%*
- Target 2025: 41,5% (RPJMD)
- Belum terlindungi: 511.145
- Peringkat: 12 dari 38

Rincian kab/kota:
1. Kota Bengkulu 45,2%
2) kab. seluma : 30,11 %
3. Rejang Lebong - 33%
"""

INVENTED: list[tuple[str, list[F]]] = [
    (
        "Sebanyak 412.300 pekerja di Kabupaten Sleman telah terlindungi hingga 30 Juni 2025, atau 58,9 persen"
        " dari total 700.000 angkatan kerja.",
        [
            F("34.04", "active", "412300", "2025-06-30"),
            F("34.04", "coverage", "58.9", "2025-06-30"),
            F("34.04", "potential", "700000", "2025-06-30"),
        ],
    ),
    (
        "Per Maret 2025 cakupan di Provinsi Bali naik 1,25 persen menjadi 51,4 persen.",
        [F("51", "increase", "1.25", "2025-03"), F("51", "coverage", "51.4", "2025-03")],
    ),
    (
        "Coverage Jamsostek Kota Metro meningkat dari 30,1 persen pada Januari 2025 menjadi 33,7 persen"
        " pada September 2025.",
        [F("18.72", "coverage", "30.1", "2025-01"), F("18.72", "coverage", "33.7", "2025-09")],
    ),
    (
        "Kota Metro, Kabupaten Tanggamus dan Way Kanan per 1 Mei 2025 masing-masing mencatat cakupan"
        " 33,1 persen, 30,2 persen, dan 20 persen.",
        [
            F("18.72", "coverage", "33.1", "2025-05-01"),
            F("18.06", "coverage", "30.2", "2025-05-01"),
            F("18.08", "coverage", "20", "2025-05-01"),
        ],
    ),
    (
        "Pemprov Kalsel menargetkan cakupan 60,5% pada tahun 2026, sedangkan realisasi per 31-08-2025"
        " baru 44,12%.",
        [F("63", "target_share", "60.5", "2026"), F("63", "coverage", "44.12", "2025-08-31")],
    ),
    (
        "Dalam RPJMD Provinsi Riau, target UCJ tahun 2027 ditetapkan 62 persen atau setara"
        " 1.905.000 pekerja.",
        [
            F("14", "target_share", "62", "2027", document="RPJMD"),
            F("14", "target_people", "1905000", "2027", document="RPJMD"),
        ],
    ),
    (
        "Masih ada 389 ribu pekerja di Kabupaten Bogor yang belum terdaftar sebagai"
        " peserta per 5 Agustus 2025.",
        [F("32.01", "gap", "389000", "2025-08-05")],
    ),
    (
        "Provinsi Aceh menempati urutan kedua dari 10 provinsi di Sumatra dengan capaian UCJ 47 persen"
        " per Juli 2025.",
        [F("11", "rank", "2/10", "2025-07"), F("11", "coverage", "47", "2025-07")],
    ),
    (
        "Hingga Oktober 2025 jumlah peserta aktif di Sulawesi Utara mencapai 1,7 juta orang, terdiri atas"
        " 900.000 peserta PU dan 620.000 peserta BPU.",
        [
            F("71", "active", "1700000", "2025-10"),
            F("71", "active", "900000", "2025-10"),
            F("71", "active", "620000", "2025-10"),
        ],
    ),
    (
        "Pemkab Kudus membayar iuran Rp16.800 per bulan bagi 14.000 pekerja rentan pada tahun 2025 dengan"
        " anggaran Rp 2,8 miliar.",
        [F("33.19", "active", "14000", "2025", group=True)],
    ),
    (
        "Tingkat kemiskinan di Kabupaten Brebes 15,6 persen, inflasi 2,1 persen, dan 289 desa sudah mandiri.",
        [],
    ),
    (
        "Untuk mencapai target 55 persen tahun 2025, Kabupaten Klaten masih kekurangan 102.750 pekerja.",
        [F("33.10", "target_share", "55", "2025"), F("33.10", "gap", "102750", "")],
    ),
    (
        "Cakupan kepesertaan di Kota Solok, Sumatera Barat, per 2 Desember 2024 sebesar 45,17 % dan tergolong"
        " sedang.",
        [F("13.72", "coverage", "45.17", "2024-12-02"), F("13.72", "category", "sedang", "2024-12-02")],
    ),
    (
        "Secara nasional, cakupan per 30 Juni 2025 sebesar 38,7 persen dengan target RPJMN 2025 sebesar"
        " 32,15 persen.",
        [
            F("00", "coverage", "38.7", "2025-06-30"),
            F("00", "target_share", "32.15", "2025", document="RPJMN"),
        ],
    ),
    (
        "UCJ Kabupaten Gowa: 39,39% (per 14/11/2025). Gap ke target 61.002 pekerja.",
        [F("73.06", "coverage", "39.39", "2025-11-14"), F("73.06", "gap", "61002", "2025-11-14")],
    ),
    (
        "Dari 250.000 pekerja di Kabupaten Tabanan, yang sudah terlindungi 120.500 orang per Februari 2025,"
        " sisanya 129.500 orang belum.",
        [
            F("51.02", "potential", "250000", "2025-02"),
            F("51.02", "active", "120500", "2025-02"),
            F("51.02", "gap", "129500", "2025-02"),
        ],
    ),
    (
        "Gubernur Banten menyebut 61 persen tenaga kerja di wilayahnya sudah menjadi peserta per 31 Juli"
        " 2025.",
        [F("36", "coverage", "61", "2025-07-31")],
    ),
    (
        "Posisi 31 Desember 2024, kepesertaan aktif Kota Batam tercatat 512.044 tenaga kerja atau 76,3%.",
        [F("21.71", "active", "512044", "2024-12-31"), F("21.71", "coverage", "76.3", "2024-12-31")],
    ),
    (
        "Tertinggi Kota Denpasar dengan cakupan 63,1 persen, terendah Kabupaten Buleleng 35 persen.",
        [F("51.71", "coverage", "63.1", ""), F("51.08", "coverage", "35", "")],
    ),
    (
        "Gubernur meminta target 45% dicapai. Provinsi Gorontalo baru merealisasikan 82 persen dari target"
        " tersebut.",
        [F("75", "target_share", "45", ""), F("75", "attainment", "82", "")],
    ),
    (
        "Peserta aktif terbanyak per Februari 2024:\n- DKI Jakarta: 7,5 juta orang\n"
        "- Jawa Barat: 4,2 juta orang\n",
        [F("31", "active", "7500000", "2024-02"), F("32", "active", "4200000", "2024-02")],
    ),
    (
        "Pemprov Maluku berbenah. Dalam RPJPN 2025-2045 ditargetkan cakupan mencapai 99,5% pada tahun 2045."
        " Target daerah 2026 sebesar 40 persen.",
        [
            F("00", "target_share", "99.5", "2045", document="RPJPN"),
            F("81", "target_share", "40", "2026"),
        ],
    ),
    (
        "UCJ di Kabupaten Kampar ditargetkan tercapai sebesar 51,5 persen pada tahun 2025.",
        [F("14.01", "target_share", "51.5", "2025")],
    ),
    (
        MESSAGE,
        [
            F("17", "potential", "812345", "2025-10-31"),
            F("17", "active", "301200", "2025-10-31"),
            F("17", "coverage", "37.08", "2025-10-31"),
            F("17", "target_share", "41.5", "2025", document="RPJMD"),
            F("17", "gap", "511145", "2025-10-31"),
            F("17", "rank", "12/38", "2025-10-31"),
            F("17.71", "coverage", "45.2", "2025-10-31"),
            F("17.05", "coverage", "30.11", "2025-10-31"),
            F("17.02", "coverage", "33", "2025-10-31"),
        ],
    ),
]
