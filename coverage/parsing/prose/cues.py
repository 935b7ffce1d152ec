"""The words around a number that say what it is.

Every list holds words of the field, not of one text; what no word explains stays unread.
"""

import re
from enum import StrEnum

from msgspec import Struct


class Cue(StrEnum):
    """What a word speaks of."""

    COVERAGE = "coverage"
    ACTIVE = "active"
    TARGET = "target"
    POTENTIAL = "potential"
    GAP = "gap"
    CHANGE = "change"
    BECOME = "become"
    NOW = "now"
    OTHER = "other"


NOT_COVERED = (
    r"(?:belum|tidak|tak|tanpa)\s+(?:\w+\s+){0,2}?(?:ter\w*lindung\w*|dilindungi|terdaftar|mendaftar|ter-?cover\w*|ter-?akui?sisi"
    r"|terakomodi\w+|menjadi|memiliki|punya|ikut|masuk|mendapat\w*|memperoleh|tersentuh|terjangkau|peserta|terjamin|perlindungan|bpjs)"
)
_WORDS = {
    Cue.GAP: (
        r"\bgap\b",
        r"\bkesenjangan\b",
        r"\bkekurangan\b",
        r"\bkurang(?!\s(?:lebih|dari|baik|mampu))\b",
        r"\bselisih\w*",
        r"\b(?:di|mem)?(?:perlu|butuh)\w*\s(?:tambahan|penambahan)\b",
        r"\b(?:menyisakan|tersisa|sisa|sisanya)\b",
    ),
    Cue.TARGET: (
        r"\b(?:di)?target\w{0,6}\b|\bmenarget\w*",
        r"\bsasaran\w*",
        r"\b(?:harus|wajib|ingin|akan|untuk|utk|guna|demi|agar)\s(?:men)?capai\b",
        r"\bproyeksi\w*|\bdiproyeksikan\b",
        r"\bmematok\b|\bdipatok\b|\b(?:mem|di)bidik\b|\bmengincar\b|\bdiincar\b",
    ),
    Cue.POTENTIAL: (
        r"\bpotensi\w*(?!\skerugian)",
        r"\bsemesta\b",
        r"\bangkatan\skerja\b",
        r"\bpenduduk\s(?:usia\s)?(?:yang\s)?(?:be)?kerja\b",
        r"\b(?:total|jumlah|seluruh)\s(?:seluruh\s|total\s)?(?:tenaga\skerja|pekerja|tk|naker)(?!\s\w*\s?(?:aktif|yang|ter))\b",
    ),
    Cue.ACTIVE: (
        r"\b(?:peserta|pekerja|tenaga\skerja|tk|naker|kepesertaan)\saktif\b",
        r"\bpeserta\b(?!\s(?:rapat|didik|mengikuti|lomba|upacara|seminar|pelatihan|ujian|jkn|kartu))",
        r"\b(?:sudah|telah|baru|yang)\s(?:ter\w*lindungi|terdaftar|tercover|ter-cover|dilindungi|didaftarkan)\b",
        r"\bter\w*lindungi\b|\bterdaftar\b|\bter-?cover\w*|\bmelindungi\b|\bmendaftarkan\b|\bmengcover\b",
    ),
    Cue.COVERAGE: (
        r"\bcakupan\w*|\bcoverage\b|\bucj?\b|\bkepesertaan(?!\saktif)\b|\bperlindungan\b|\bpelindungan\b",
        r"\bmencakup\b",
        r"\b(?:di|pada)\sangka\b|\btingkat\spartisipasi\b",
    ),
    Cue.NOW: (
        r"\bcapaian\w*|\bpencapaian\w*|\brealisasi\w*|\bterealisasi\b|\btercatat\b|\bbaru\b|\bkini\b",
        r"\b(?:telah|sudah|baru)\s(?:mencapai|tercapai)\b|\bsaat\sini\b|\bposisi\b|\bprogres\w*",
        r"\bmemimpin\b|\bunggul\b|\b(?:ter|paling\s)(?:tinggi|rendah|baik|buncit)\b|\bbuncit\b|\bjuru\skunci\b",
    ),
    Cue.CHANGE: (
        r"\b(?:pe)?ningkat(?:an)?\b|\bmeningkat\b|\bkenaikan\b|\bnaik\b|\btumbuh\b|\bpertumbuhan\b|\bbertambah\b",
        r"\bpenambahan\b|\bturun\b|\bpenurunan\b|\bmenurun\b|\bberkurang\b|\bmelonjak\b|\bterkoreksi\b",
    ),
    Cue.BECOME: (r"\b(?:menjadi|menuju|jadi|ke)\s*(?:\w+\s*)?$",),
    Cue.OTHER: (
        r"\bkemiskinan\b|\binflasi\b|\bekonomi\b|\bpengangguran\b|\biuran\b|\bpajak\b|\bupah\sminimum\b|\bum[pk]\b",
        r"\bbunga\b|\bdiskon\b|\bklaim\b|\banggaran\b|\bstunting\b|\bimbal\b|\bpdrb\b|\binvestasi\b|\bkasus\b",
        r"\bkepatuhan\b|\bkesehatan\b|\bjkn\b|\bsantunan\b|\bbeasiswa\b|\bbagi\shasil\b|\bsuara\b",
        r"\b(?:minimal|maksimal|setiap|tiap|paling\ssedikit|sekurang-kurangnya)\s$",
    ),
}
# All but the first begin where a word does: looked at once for each letter, not once for each of them.
_OF_CUES = "|".join(f"(?P<{cue.name}>{'|'.join(patterns)})" for cue, patterns in _WORDS.items())
_CUE = re.compile(rf"(?=[a-z])(?:(?=[bt])(?P<UNCOVERED>{NOT_COVERED})|\b(?:{_OF_CUES}))", re.I)
_BREAK = re.compile(r"[,;:–—]|\s-\s|\bsedangkan\b|\bsementara\b|\bnamun\b|\btetapi\b|\bmeski\w*")


class Heard(Struct, frozen=True):
    """A cue in a stretch of words. broken: a comma or the like stands between it and the cue before."""

    cue: Cue
    text: str
    broken: bool
    end: int


def listen(words: str) -> list[Heard]:
    """The cues of a stretch of words, in order."""
    heard, last = [], 0
    for match in _CUE.finditer(words):
        broken = _BREAK.search(words, last, match.start()) is not None
        group = str(match.lastgroup)
        cue = Cue.GAP if group == "UNCOVERED" else Cue[group]
        heard.append(Heard(cue, match[0].lower(), broken, match.end()))
        last = match.end()
    return heard


_FILLER = re.compile(
    r"\b(?:sebesar|sebanyak|sejumlah|mencapai|yaitu|yakni|adalah|di|pada|dan|serta|dengan|lalu|kemudian|disusul|diikuti"
    r"|selanjutnya|sementara|sedangkan|untuk|kabupaten|kab|kota|provinsi|prov|masing-masing|sama-sama|berada|angka|baru"
    r"|hanya|sekitar|hingga|per|tahun|tertinggi|terendah|terakhir|atau|dari|oleh|terinci|atas|meliputi|antara|lain|saat"
    r"|masih|sudah|telah|lebih|setengah|separuh|tepatnya|tetapi|tapi|namun|bahkan|juga|paling|tinggi|rendah|bukan|penerima|upah|jasa|konstruksi|merupakan|ini|itu|nya|yang|sebelumnya|persen|orang|pekerja|jiwa)\b|[\W\d_]+",
    re.I,
)


def is_light(words: str) -> bool:
    """Whether nothing but fillers is left, so that the number goes on with what went before."""
    return len(_FILLER.sub(" ", words).split()) <= 1
