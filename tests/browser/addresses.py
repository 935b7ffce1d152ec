"""The public pages as readers open them, with the status each answers."""

PROVINCE = "/wilayah/18/?bulan=2024-09"
REGENCY = "/wilayah/18.71/?bulan=2024-09"
CHANGE = "/wilayah/15/perubahan/?dari=2024-10-01&sampai=2024-12-02"
BUDGET = "/wilayah/18/anggaran/?bulan=2024-09&pembayar1=APBD&orang1=1000&mulai1=2026-01&lama1=12"
RANKING = "/peringkat/?tingkat=kabkota&provinsi=18&bulan=2024-09"
COMPARISON = "/bandingkan/?wilayah=18.71&wilayah=18.72&bulan=2024-09"
MEETING = "/wilayah/18/rapat/?bulan=2024-09"

REGION_PAGES = {
    "province": (PROVINCE, 200),
    "regency": (REGENCY, 200),
    "moved": ("/wilayah/15/?bulan=2024-12", 200),
    "change": (CHANGE, 200),
    "meeting": (MEETING, 200),
    "budget": (BUDGET, 200),
    "budget-refused": ("/wilayah/18/anggaran/?orang1=seribu", 422),
    "cascade": ("/wilayah/18/target/?tahun=2025&cara=persen&banding=poin&t18.01=150000", 200),
    "cascade-refused": ("/wilayah/18/target/?t18.01=banyak", 422),
    "target-history": ("/wilayah/18/target/riwayat/", 200),
    "actions": ("/wilayah/18/tindak-lanjut/", 200),
}

OTHER_PAGES = {
    "nation": ("/", 200),
    "plans": ("/program/dokumen/?provinsi=18&tahun=2025", 200),
    "programmes": ("/program/?wilayah=18", 200),
    "ranking": (RANKING, 200),
    "provinces": ("/peringkat/", 200),
    "comparison": (COMPARISON, 200),
    "regions": ("/wilayah/", 200),
    "releases": ("/rilis/", 200),
    "release": ("/rilis/1/", 200),
    "sources": ("/sumber/", 200),
    "source": ("/sumber/1/", 200),
    "flags": ("/pemeriksaan/", 200),
    "contradictions": ("/pemeriksaan/pertentangan/", 200),
    "text-reading": ("/pemeriksaan/teks/", 200),
    "methods": ("/metodologi/", 200),
    "search": ("/cari/?q=utara", 200),
    "sign-in": ("/masuk/", 200),
    "not-found": ("/wilayah/99/", 404),
    "not-understood": ("/peringkat/?urut=abjad", 422),
}

PAGES = REGION_PAGES | OTHER_PAGES
