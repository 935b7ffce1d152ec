"""Turns of phrase right before or right behind a number."""

import re

from coverage.parsing.prose.cues import NOT_COVERED

CLAUSE_END = re.compile(r"[,;:.]\s|\n|[“”]")
UNIT = re.compile(
    r"[\s*]{0,2}(?:\(?\s?(?:orang|jiwa|pekerja|pkj\b|pek\b|peserta|pst\b|tenaga\skerja|tenaker|tk\b|naker|org\b|warga|penduduk|buruh"
    r"|kepesertaan|potensi|angkatan\skerja|yang\s(?:belum|sudah|telah|ter|aktif|men)))",
    re.I,
)
NO_UNIT = re.compile(r"[\s*_]*(?:$|\n|[,;.)=]|dan\b|dari\b|atau\b|\(|\|)", re.I)
OR = re.compile(
    r"\W{0,2}(?:(?:orang|org|pekerja|pkj|peserta|jiwa|tenaga kerja|naker|persen|aktif|tk)\W{1,2}){0,3}"
    r"(?:\(|atau|setara(?: dengan)?|yakni|yaitu|=|(?<=,\s)(?=kurang lebih|kira-kira|sekitar|hampir))\W{0,2}"
    r"(?:(?:sekitar|kurang lebih|kira-kira|hampir|sebesar|sebanyak|setara|baru|hanya|dengan)\s){0,2}",
    re.I,
)
LABEL = re.compile(r"[:=][\s*_]*$")
PLACED = re.compile(r"\bdi\s(?:[A-Z]\w+\s){1,4}")
BOUND = re.compile(
    r"\b(?:(?:belum|tidak|tak)\s(?:sampai|mencapai)|di\s(?:bawah|atas)|melebihi|melampaui)(?:\sangka)?\s$",
    re.I,
)
MISSING_BEHIND = re.compile(
    rf"{NOT_COVERED}|\byang\s(?:masih\s)?(?:perlu|harus|mesti)\s(?:di\w+)|\blagi\b|\bbelum\b(?!\slama)", re.I
)
COVERED_BEHIND = re.compile(
    r"\b(?:peserta|pekerja|tenaga\skerja|tk|naker)\saktif\b|\bterdaftar\b|\bter\w*lindungi\b|\bter-?cover\w*|\b(?:menjadi|sebagai)\speserta\b"
    r"|^\W*peserta\b|\bikut\b|\bkepesertaan\b",
    re.I,
)
POTENTIAL_BEHIND = re.compile(r"\W*(?:\w+\s)?(?:potensi|semesta|angkatan\skerja|penduduk\s)", re.I)
OF_TARGET = re.compile(r"[\s*]{0,2}(?:dari|terhadap)\s(?:yang\s)?(?:di)?target", re.I)
OF_ALL = re.compile(r"\bdari\s(?:total\s|jumlah\s|sekitar\s|sebanyak\s|keseluruhan\s|seluruh\s)*$", re.I)
OUT_OF_MORE = re.compile(
    r"\s(?:(?:orang|org|pekerja|pkj|peserta|tenaga\skerja|naker|tk|jiwa)\s)?da?ri?\s(?:total\s|jumlah\s|sekitar\s|keseluruhan\s)?$",
    re.I,
)
SEGMENT_BEHIND = re.compile(
    r"\s(?:(?:merupakan|adalah|di\santaranya|berasal\sdari|dari)\s)?(?:(?:pekerja|peserta|segmen|sektor|tk)\s)?"
    r"(?:bukan\spenerima\supah|penerima\supah|jasa\skonstruksi|jakon|bpu|ppu|pu|pmi|pekerja\smigran)\b",
    re.I,
)
FROM = re.compile(r"\bdari\s(?:(?:semula|sebelumnya|sebesar|sekitar)\s)?$", re.I)
MORE = re.compile(r"\b(?:mencapai|sebesar|sebanyak|ke|menjadi|jadi|menuju|di\sangka)\s*$", re.I)
TO_TARGET = re.compile(
    r"\b(?:ke|terhadap|dari|menuju|mencapai|dengan|memenuhi|untuk|capai|mengejar)\W{0,2}$", re.I
)
PAID_FOR = re.compile(r"\b(?:iuran|anggaran)(?:\s(?:bagi|untuk|kepada|sebanyak|sekitar))*\s$", re.I)
