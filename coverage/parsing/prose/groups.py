"""Words for a part of the workers or a document beside a number."""

import re

_GROUPS = "|".join(
    [
        r"(?:kelembagaan|perangkat|aparatur|aparat|kepala|pemerintah(?:an)?|kader|ekosistem)"
        r"\s(?:desa|kelurahan|nagari|gampong|kampung|lembang)",
        r"(?:ketua|anggota)\s(?:rt|rw|bpd|kelompok)|pengurus\slingkungan|r[tw]\b(?:/r[tw])?",
        r"rukun\s(?:tetangga|warga)|pekerja\s(?:rentan|sawit|informal|keagamaan|sosial|miskin)",
        r"nelayan|petani|pekebun|petambak|peternak|guru|marbot|rohaniwan|ojek\w*|pengemudi|sopir|tukang",
        r"pedagang|umkm|pelaku\susaha|(?<!kerja\s)(?:tenaga\s|pegawai\s)?non[\s-]?asn|honorer|pppk",
        r"tenaga\skontrak|korpri|(?<!non[ -])asn|pegawai|ahli\swaris|keluarga|penerima\smanfaat|linmas",
        r"posyandu|penyandang|disabilitas|petugas|kader|buruh|badan\sadhoc|kpps|bhabin\w*|atlet|mahasiswa|siswa",
    ]
)
GROUP = re.compile(rf"\b(?:{_GROUPS})\b", re.I)
_ONLY_NAMED = re.compile(
    r"\b(?:termasuk|khususnya|terutama|seperti|kepada|bagi|antara\slain|yakni|yaitu|serta|dan)\s$", re.I
)
_WHOLE = re.compile(
    r"\b(?:ucj?\b|universal\scoverage|peserta\saktif|seluruh\spekerja|total\spekerja|potensi)", re.I
)
_RIGHT_AFTER = re.compile(
    rf"\W{{0,3}}(?:orang\s|pekerja\s|peserta\s|tenaga\s|jiwa\s|persen\s)?(?:\w+\s){{0,1}}(?P<group>{_GROUPS})\b",
    re.I,
)
_MINISTRY = "kemendagri|mendagri|kementerian dalam negeri|menteri dalam negeri"
_DOCUMENTS = (
    ("RPJMD", r"\bRPJMD\b|rencana pembangunan jangka menengah daerah"),
    ("RPJMN", r"\bRPJMN\b|rencana pembangunan jangka menengah nasional"),
    ("RPJPN", r"\bRPJPN\b|rencana pembangunan jangka panjang nasional"),
    ("RKPD", r"\bRKPD\b|rencana kerja pemerintah daerah"),
    ("RKP", r"\bRKP\b|rencana kerja pemerintah(?! daerah)"),
    (
        "KEMENDAGRI",
        rf"\bsurat\b[^.\n]{{0,60}}?\b(?:{_MINISTRY}|bangda)\b|\btarget\s(?:dari\s)?(?:{_MINISTRY})\b"
        rf"|\b(?:{_MINISTRY})\s(?:telah\s)?(?:men\w+|memberi\w*)\s(?:\w+\s)?target\w*",
    ),
    ("ROADMAP", r"\b(?:road\s?map|peta jalan)\b"),
    ("INPRES", r"\binpres\b|\binstruksi presiden\b"),
)
# Each begins with one of these letters: most places are left with one look.
DOCUMENT = re.compile(
    f"(?=[rstkmpi])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _DOCUMENTS)})", re.I
)
REFERENCE = re.compile(
    r"\b(?:nomor|no|uu|pp|perpres|permendagri|permenaker|perda|pergub|perbup|perwali|pasal|ayat|inpres)\.?"
    r"[\s:]{0,2}\d[\w./-]*(?:\s(?:/|bangda)[\w/-]*)?(?:\stahun\s\d{4})?"
    r"|\b(?:data|sumber|sakernas|bps)\s(?:bps\s)?(?:tahun\s)?20\d\d\b"
    r"|\bhttps?://\S+|\b(?:\+62|08)[\d -]{8,16}\d",
    re.I,
)
_SEGMENTS = (
    ("TOTAL_EXCL_JAKON", r"(?:tanpa|di luar|tidak termasuk)\s(?:jakon|jasa konstruksi)"),
    ("BPU", r"\bBPU\b|\bPBPU\b|bukan penerima upah"),
    ("PU", r"\bPU\b|\bPPU\b|penerima upah"),
    ("JAKON", r"\bjakon\b|jasa konstruksi"),
    ("PMI", r"\bPMI\b|pekerja migran(?: indonesia)?"),
)
SEGMENT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SEGMENTS), re.I)
CATEGORY = re.compile(
    r"\b(?:kategori(?:nya)?|tergolong|predikat|status(?:nya)?)\s{0,2}[:=]?\s{0,2}[\"“'‘]?(?:yang\s|masih\s)?"
    r"(?P<word>sangat\s(?:rendah|tinggi|baik)|rendah|sedang|tinggi|kurang|cukup|baik)\b",
    re.I,
)


def group_before(words: str) -> str:
    """The group a sentence speaks of when a number comes, "" when it speaks of all workers."""
    last = None
    for match in GROUP.finditer(words):
        # 14 letters: the longest of these words, "antara lain ", and what ends the word before it
        if not _ONLY_NAMED.search(words[max(0, match.start() - 14) : match.start()]):
            last = match
    if last is None or _WHOLE.search(words, last.end()):
        return ""
    return last[0].lower()


def group_after(words: str) -> str:
    """The group counted: "2.951 pengurus RT", "14.000 pekerja rentan"."""
    match = _RIGHT_AFTER.match(words)
    return match["group"].lower() if match else ""
