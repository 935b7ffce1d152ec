"""What the columns of a pasted table are, by the words that head them."""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from coverage.parsing.prose.days import Dated, find_days
from coverage.parsing.prose.grid import Block, parts_of
from coverage.parsing.prose.groups import DOCUMENT, SEGMENT


class Heading(StrEnum):
    """What the words over a column name; whether people or a share its cells tell."""

    POTENTIAL = "potential"
    ACTIVE = "active"
    COVERAGE = "coverage"
    TARGET = "target"
    GAP = "gap"
    ATTAINMENT = "attainment"
    PROGRESS = "progress"
    RANK = "rank"
    MONEY = "money"
    CATEGORY = "category"
    PLACE = "place"
    INDEX = "index"
    UNKNOWN = "unknown"


_PEOPLE = r"(?:pekerja|peserta|tk|tenaga\skerja|naker|orang|kepesertaan|jiwa)"
_SHARE = r"(?:\s?\(?%\)?|\s\(?persen\)?)"
_TO_TARGET = r"(?:ke|thd|terhadap|dari|menuju|/|vs)\s?target"
_WORDS = {
    Heading.GAP: rf"(?:gap|kesenjangan|kekurangan|selisih|kurang|sisa)"
    rf"(?:\s{_TO_TARGET}|\spotensi|\s{_PEOPLE})*"
    rf"|(?:{_PEOPLE}\s)?(?:belum|tidak)\s(?:ter\w+|aktif|menjadi\speserta|peserta)",
    Heading.ATTAINMENT: rf"(?:(?:ke|pen)?(?:ter)?capaian|realisasi|persentase|%)\s{_TO_TARGET}|%\starget",
    Heading.TARGET: rf"target(?:\s(?:ucj|cakupan|coverage|akhir|{_PEOPLE}))*",
    Heading.POTENTIAL: rf"(?:(?:jumlah|total)\s)?(?:potensi|semesta|angkatan\skerja)(?:\s{_PEOPLE})?"
    rf"|(?:jumlah|total)\s(?:pekerja|tk|tenaga\skerja|naker)(?!\s(?:aktif|ter))",
    Heading.COVERAGE: rf"(?:(?:persentase|persen|tingkat|%)\s)?(?:cakupan|coverage|ucj|cvr)"
    rf"(?:\s(?:ucj|jamsostek|kepesertaan))?{_SHARE}?",
    Heading.ACTIVE: rf"(?:jumlah\s)?(?:{_PEOPLE}\s)?(?:aktif|terdaftar|ter\w*lindungi|tercover)"
    r"|(?:jumlah\s)?(?:peserta|kepesertaan)|(?:PPU|PBPU|BPU|PU|jakon|PMI)\b",
    Heading.PROGRESS: rf"(?:capaian|pencapaian|realisasi|persentase|persen){_SHARE}?|\(?%\)?",
    Heading.RANK: r"peringkat|rangking|ranking|rank|urutan",
    Heading.MONEY: r"(?:iuran|anggaran|klaim|santunan|nominal)(?:\s\(?rp\)?)?",
    Heading.CATEGORY: r"kategori|status|predikat|keterangan|ket\.?",
    Heading.PLACE: r"(?:nama\s)?(?:kabupaten|kab|kota|provinsi|prov|wilayah|daerah)\.?"
    r"(?:\s?[/&]\s?(?:kabupaten|kab|kota)\.?|\sdan\skota)?",
    Heading.INDEX: r"no\.?|nomor",
}
_EVERY = "|".join(rf"(?P<{name.name}>(?<!\w)(?:{words})(?!\w))" for name, words in _WORDS.items())
_HEADING = re.compile(_EVERY, re.I)
_APART = re.compile(_EVERY.replace(f"{_SHARE}?", ""), re.I)  # "Realisasi %": two columns
_AIMS = re.compile(r"\b(?:target|sasaran|realisasi)\b", re.I)
_LIGHT = re.compile(
    r"\b(?:ke|per|tahun|th|thn|jumlah|total|orang|jiwa|data|persen|dan|s\.?d|akhir|bulan|pekerja|tk|ucj|di|se)\b"
    r"|[\W\d_]+",
    re.I,
)


class Column(Struct, frozen=True):
    """A column as headed. dated: a date in its words, words: all of them; document, segment: as they say."""

    heading: Heading
    words: str = ""
    dated: Dated | None = None
    document: str = ""
    segment: str = "TOTAL"


def columns_of(text: str, block: Block) -> tuple[list[Column], int] | None:
    """The columns of the cells and where their heading begins; None where no line above heads them."""
    if block.heads:
        return [_of_words(f"{head.text} {block.year}") for head in block.heads], block.above[0][0]
    for count in range(1, len(block.above) + 1):
        spans = block.above[-count:]
        columns = _barred(text, block, spans)
        columns = columns or _scanned(text, block, spans, _HEADING) or _scanned(text, block, spans, _APART)
        if columns:
            return columns, spans[0][0]
    return None


def _barred(text: str, block: Block, spans: Sequence[tuple[int, int]]) -> list[Column] | None:
    row = block.rows[0]
    if not row.barred or len(spans) > 1:
        return None
    parts = parts_of(text, *spans[0])
    lead = 1 + (row.index is not None)
    if len(parts) != lead + len(row.cells):
        return None
    columns = [_of_words(part.text) for part in parts[lead:]]
    return columns if any(column.heading != Heading.UNKNOWN for column in columns) else None


def _of_words(words: str) -> Column:
    match = _HEADING.search(words)
    heading = Heading[str(match.lastgroup)] if match else Heading.UNKNOWN
    return _column(heading, words)


def _scanned(
    text: str, block: Block, spans: Sequence[tuple[int, int]], pattern: re.Pattern[str]
) -> list[Column] | None:
    """Headings one after the other; none when their number is not that of the cells, or much else is said."""
    words = text[spans[0][0] : spans[-1][1]]
    matches = list(pattern.finditer(words))
    ends = [*(match.start() for match in matches), len(words)][1:]
    columns: list[Column] = []
    named = False
    for match, end in zip(matches, ends, strict=True):
        heading = Heading[str(match.lastgroup)]
        named = named or heading in (Heading.PLACE, Heading.INDEX)
        if heading == Heading.RANK and not columns and not named:
            continue  # the number before the name
        if heading not in (Heading.PLACE, Heading.INDEX):
            columns.append(_column(heading, words[match.start() : end]))
    if len(columns) != len(block.rows[0].cells) or _says_more(words, len(columns)):
        return None
    return columns


def _says_more(words: str, columns: int) -> bool:
    rest = _HEADING.sub(" ", words)
    for dated in reversed(find_days(rest)):
        rest = rest[: dated.start] + " " + rest[dated.end :]
    rest = DOCUMENT.sub(" ", rest)
    return len(_LIGHT.sub(" ", rest).split()) > columns // 2


def _column(heading: Heading, words: str) -> Column:
    document, segment = DOCUMENT.search(words), SEGMENT.search(words)
    return Column(
        heading,
        words.strip(),
        next(iter(find_days(words)), None),
        str(document.lastgroup) if document and document.lastgroup != "INPRES" else "",
        str(segment.lastgroup) if segment else "TOTAL",
    )


def index_is_rank(heads: str) -> bool:
    """Whether the numbers before the names are headed as ranks."""
    first = _HEADING.search(heads)
    return first is not None and first.lastgroup == Heading.RANK.name


def level_of(heads: str) -> int | None:
    """The length of the codes that the lines are of: "Provinsi" or "Kabupaten/Kota"; None when not said."""
    words = next((m[0].lower() for m in _HEADING.finditer(heads) if m.lastgroup == Heading.PLACE.name), "")
    if "prov" in words:
        return 2
    return 5 if "kab" in words or "kota" in words else None


def speaks_of_targets(text: str, block: Block) -> bool:
    """Whether a line right above names targets, so that a whole need not be all workers."""
    return any(_AIMS.search(text, *span) for span in block.above[-2:])
