"""Whether a sentence speaks of workers covered: health insurance, prices and football have shares too."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.roles import Role

# Both begin with the letters their words do, so that most places are left with one look.
HOME = re.compile(
    r"\b(?=[bcdjknptu])(?:(?:jamsostek|bpjs\s?(?:tk|naker|ketenagakerjaan)|bp?\s?jamsostek|jaminan\ssosial(?!\skesehatan)"
    r"|universal\scoverage\sjam\w*|ucj|(?<!health\s)coverage|pekerja\s(?:rentan|aktif|informal|formal)|(?:peserta|tk|naker)\saktif"
    r"|cakupan\skepesertaan\spekerja|jkk|jkm|jht|bpu|pbpu|jakon|pekerja\syang|(?:ter|di)lindungi|potensi\spekerja)\b"
    r"|(?:cakupan|kepesertaan|pe[rl]*lindungan)\b[^.\n]{0,40}\b(?:ketenagakerjaan|pekerja|tenaga\skerja)\b)",
    re.I,
)
FOREIGN = re.compile(
    r"\b(?=[abefghijklmprstuvw])(?:jkn(?:-kis)?|bpjs\skesehatan|jaminan\skesehatan|uhc|universal\shealth|kartu\s(?:indonesia\ssehat|prakerja)"
    r"|prakerja|imunisasi|vaksin\w*|stunting|faskes|inflasi|harga|sembako|panen|hektare"
    r"|kemiskinan|penduduk\smiskin|pengangguran|tpak|pertumbuhan\sekonomi|pdrb|investasi|ekspor|impor"
    r"|(?:realisasi|serapan|belanja|pendapatan)\s(?:apbd|apbn|anggaran|daerah|pajak)|pad|pajak|partisipasi\spemilih"
    r"|pemilih|pilkada|pemilu|klub|liga|gol|pertandingan|sepak\s?bola|turnamen|klasemen|penonton"
    r"|jalan\ssehat|lomba|wisatawan|elektrifikasi|jalan\smantap|kelulusan|angka\sharapan\shidup|ipm)\b",
    re.I,
)


class Subject(Struct):
    """What a text speaks of. foreign: of something else now; text_foreign: of nothing of the field at all."""

    text_foreign: bool
    foreign: bool

    @classmethod
    def of(cls, text: str) -> "Subject":
        """The subject a text begins with: something else when several words say so and none of the field."""
        others = {match[0].lower() for match in FOREIGN.finditer(text)}
        foreign = len(others) > 1 and HOME.search(text) is None
        return cls(foreign, foreign)

    def hear(self, words: str) -> None:
        """What the next sentence speaks of; without a word of its own it goes on with its line."""
        if self.text_foreign:
            return
        if words.startswith("\n"):
            self.foreign = False
        if HOME.search(words):
            self.foreign = False
        elif FOREIGN.search(words):
            self.foreign = True


def leave_out(roles: Sequence[Role], subject: Subject) -> list[Role]:
    """The figures of a sentence, unread when it speaks of something else."""
    if not subject.foreign:
        return list(roles)
    return [role if role.kind == Kind.MONEY else replace(role, kind=Kind.UNREAD) for role in roles]
