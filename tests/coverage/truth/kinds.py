"""Each kind of untruth a page could tell: a check reads one rendered page and names what is wrong with it.

Checks read what readers read, never the code that wrote it; what a page alone cannot tell comes as Known.
"""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from msgspec import Struct

from tests.coverage.truth.pages import Page, Table, number

Check = Callable[[Page, "Known"], Iterator[str]]

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
SHARE = r"(?:sekitar )?\d[\d.]*(?:,\d+)?%"
MOVED = re.compile(r"\b(?:naik|turun) \d")


class Known(Struct, frozen=True):
    """What is stored of a page's region, read without the code of pages.

    has_any: a figure, old or current, or an undecided contradiction, up to the page's month. foreign: whether
    the shown count is divided by another document's potential. contradicted: whether another share of the
    shown figure's month lies more than two points away. peers: how many regions its list has.
    """

    has_any: bool = False
    foreign: bool = False
    contradicted: bool = False
    peers: int = 0


CHECKS: dict[str, Check] = {}


def check(found: Check) -> Check:
    CHECKS[found.__name__] = found
    return found


def faults(page: Page, known: Known) -> list[str]:
    """Everything that is wrong with a page, each with its kind."""
    return [f"{page.address}: {name}: {said}" for name, one in CHECKS.items() for said in one(page, known)]


@check
def says_nothing_where_something_is_known(page: Page, known: Known) -> Iterator[str]:
    """A headline never says "belum ada angka" where a contradiction or an old figure exists."""
    if known.has_any and "belum ada angka yang dilaporkan" in page.headline.lower():
        yield page.headline


@check
def tells_a_movement_nobody_can_tell(page: Page, known: Known) -> Iterator[str]:
    """No "naik" or "turun" between figures of one month, or of shares that may be the same."""
    for table in page.tables:
        day, share, change = (table.place_of(name) for name in ("Per tanggal", "Cakupan", "Perubahan"))
        if day is None or share is None or change is None:
            continue
        lines = table.lines
        for after, before in pairwise(lines):
            if not MOVED.search(after[change]):
                continue
            if _month(after[day]) == _month(before[day]) is not None:
                yield f"{after[change]} dalam satu bulan, {before[day]} dan {after[day]}"
            if _may_be_one(after[share], before[share]):
                yield f"{after[change]} antara {before[share]} dan {after[share]}"
    yield from _movement_of_ends(page)


def _movement_of_ends(page: Page) -> Iterator[str]:
    """The same in the table of the latest change: two days as heads, the coverage's difference at the end."""
    for table in page.tables:
        if len(table.heads) != 4 or not table.heads[-1].startswith("Selisih"):
            continue
        coverage = next((line for line in table.lines if line[0] == "Cakupan"), None)
        if coverage is None or number(coverage[3]) is None:
            continue
        one, other = table.heads[1:3]
        if _month(one) == _month(other) is not None:
            yield f"selisih {coverage[3]} dalam satu bulan, {one} dan {other}"
        elif _may_be_one(coverage[1], coverage[2]):
            yield f"selisih {coverage[3]} antara {coverage[1]} dan {coverage[2]}"


@check
def keeps_a_contradiction_silent(page: Page, known: Known) -> Iterator[str]:
    """A figure that another one of its month contradicts stands beside that one, with a note."""
    if "riwayat" in page.address or not known.contradicted:
        return
    if "bertentangan" not in page.headline:
        yield page.headline
    if not any(re.search(r"\d+ catatan", _text(found)) for found in page.of_class("byline")):
        yield f"{page.headline} (tanpa catatan)"


@check
def counts_regions_differently(page: Page, known: Known) -> Iterator[str]:
    """The sentence, the table, the chips and the squares count the same regions."""
    said = re.search(r"(\d+) wilayah: (\d+) diperingkat((?:, \d+ [^,.]+)*)\.", page.text)
    if not said:
        return
    whole, ranked = int(said[1]), int(said[2])
    left = [int(count) for count in re.findall(r", (\d+) ", said[3])]
    if whole != ranked + sum(left):
        yield f"{said[0]} tidak berjumlah {whole}"
    for table in page.tables:
        if not table.heads[0].startswith("Peringkat") or "Wilayah" not in table.heads:
            continue
        placed = sum(line[0][:1].isdigit() for line in table.lines)
        without = sum(line[0] == "–" for line in table.lines)
        if placed + without == whole and placed != ranked:
            yield f"{ranked} diperingkat, {placed} bernomor"
    for squares in page.of_class("tiles"):
        kinds = [link.get("class", "").split()[-1] for link in squares.xpath(".//a")]
        if len(kinds) == whole and kinds.count("current") != ranked:
            yield f"{ranked} diperingkat, {kinds.count('current')} petak penuh"
    for all_of in re.findall(r"Semua \((\d+)\)", page.text):
        if int(all_of) != whole:
            yield f"{whole} wilayah, Semua ({all_of})"


@check
def is_more_exact_than_its_counts(page: Page, known: Known) -> Iterator[str]:
    """A share of rounded counts is "sekitar", with no more decimals than they allow."""
    for table in page.tables:
        places = [table.place_of(name) for name in ("Cakupan", "Peserta aktif", "Potensi")]
        if None in places:
            continue
        for line in table.lines:
            if len(line) <= max(place for place in places if place is not None):
                continue
            share, active, potential = (line[place] for place in places if place is not None)
            yield from _too_exact(share, active, potential)
    counted = re.match(
        rf"Per [^,]+, ({SHARE}) .*? terlindungi: (sekitar [\d.,]+(?: juta)?|[\d.]+) dari "
        r"(sekitar [\d.,]+(?: juta)?|[\d.]+)[.;]",
        page.headline,
    )
    if counted:
        yield from _too_exact(*counted.groups())


def _too_exact(share: str, active: str, potential: str) -> Iterator[str]:
    if not re.match(SHARE, share) or "*" in share or "dokumen" in share:
        return
    if "sekitar" not in f"{active} {potential}" or "—" in (active, potential):
        return
    told = re.match(SHARE, share)
    if told is None:
        return
    if not told[0].startswith("sekitar"):
        yield f"{share} dari {active} dan {potential} tanpa sekitar"
    decimals = len(told[0].rstrip("%").partition(",")[2])
    low, high = _quotient(active, potential)
    width = (high - low) * 100
    allowed = 2 if width <= Fraction(1, 100) else 1 if width <= Fraction(1, 10) else 0
    if decimals > allowed:
        yield f"{share} dari {active} dan {potential} berdesimal {decimals}"


@check
def names_no_foreign_denominator(page: Page, known: Known) -> Iterator[str]:
    """A count divided by another document's potential names that document's day."""
    if known.foreign and not any("Potensi per" in _text(found) for found in page.of_class("byline")):
        yield page.headline


@check
def sorts_by_what_no_column_shows(page: Page, known: Known) -> Iterator[str]:
    """The rows of a ranking are sorted by one of its columns, from the highest down."""
    for table in page.tables:
        if not table.heads or not table.heads[0].startswith("Peringkat") or "Wilayah" not in table.heads:
            continue
        if len(table.sorted_by) != 1:
            yield f"{len(table.sorted_by)} kolom urutan"
            continue
        yield from _out_of_order(table)


def _out_of_order(table: Table) -> Iterator[str]:
    place = table.sorted_by[0]
    if "Kesenjangan" in table.heads[place] or "Capaian" in table.heads[place]:
        return  # past a target they are written in words
    values = [number(line[place]) for line in table.numbers if line[0][:1].isdigit() and len(line) > place]
    known = [value for value in values if value is not None]
    if any(later > former + 0.5 for former, later in pairwise(known)):
        yield f"{table.heads[place]}: {known}"


@check
def calls_an_order_a_rank(page: Page, known: Known) -> Iterator[str]:
    """Below four fifths of the list it is "urutan", never "peringkat N dari M"."""
    for ranked, whole in re.findall(
        r"\b[Pp]eringkat \d+ dari (\d+) yang punya angka (\d+) (?:provinsi|kabupaten/kota),", page.text
    ):
        if int(ranked) * 5 < int(whole) * 4:
            yield f"peringkat dari {ranked} di antara {whole}"
    for ranked, whole in re.findall(
        r"\b[Uu]rutan \d+ di antara (\d+) yang punya angka (\d+) (?:provinsi|kabupaten/kota),", page.text
    ):
        if int(ranked) * 5 >= int(whole) * 4:
            yield f"urutan di antara {ranked} dari {whole}"
    yield from _ranks_of_sentences(page, known)


def _ranks_of_sentences(page: Page, known: Known) -> Iterator[str]:
    """The same in sentences and columns that do not say how many regions there are."""
    for said in re.findall(r"\b[Pp]eringkat (?:tetap )?\d+ dari \d+(?! yang punya angka|\d)", page.text):
        yield f"{said} tanpa yang punya angka"
    named = re.findall(r"\b[Pp]eringkat \d+ dari (\d+) yang punya angka", page.text)
    for table in page.tables:
        if table.heads and table.heads[0] == "Peringkat":
            own = [line for line in table.lines if not line[0].startswith("Tercetak")]
            named += re.findall(r"'(?:\d+) dari (\d+)'", str(own))
    for ranked in named:
        if int(ranked) * 5 < known.peers * 4:
            yield f"peringkat dari {ranked} di antara {known.peers}"


@check
def judges_a_target_both_ways(page: Page, known: Known) -> Iterator[str]:
    """Headline, gap and status agree whether the target is reached, missed, or open."""
    shares = re.search(rf"({SHARE}) .*?terlindungi.*?Target [^.]*? adalah ({SHARE}); kurang", page.headline)
    if shares and (number(shares[1]) or 0) > (number(shares[2]) or 0):
        yield page.headline
    tiles = {_text(tile.xpath("./dt")[0]): _text(tile) for tile in _tiles(page)}
    gap = tiles.get("Kesenjangan ke target", "")
    by_documents = re.search(r"Target \d{4} [^.]*menurut", page.headline)
    if "; kurang " in page.headline and "di atas target" in gap and not by_documents:
        yield f"{page.headline} {gap}"
    if "sudah tercapai" in page.headline and "kurang" in gap.replace("kurang dari", ""):
        yield f"{page.headline} {gap}"
    if "belum dapat dipastikan" in page.headline and re.search(r"kurang \d", gap):
        yield f"{page.headline} {gap}"


@check
def has_a_tile_without_a_value(page: Page, known: Known) -> Iterator[str]:
    """Large figures are known ones."""
    for tile in _tiles(page):
        value = " ".join(_text(found) for found in tile.xpath("./dd[contains(@class, 'figure-value')]"))
        if value.strip() in ("", "—"):
            yield _text(tile)


@check
def labels_stand_beside_another_mark(page: Page, known: Known) -> Iterator[str]:
    """No value of a bar is written right of the tick of its target, where it reads as the target's."""
    for drawing in page.main.xpath(".//*[name()='svg']"):
        ticks = {
            round(_percent(line.get("y1")) or 0, 1): _percent(line.get("x1"))
            for line in drawing.xpath(".//*[name()='line'][contains(@class, 'target')]")
        }
        for label in drawing.xpath(".//*[name()='text'][contains(@class, 'value')]"):
            at, line = _percent(label.get("x")), round((_percent(label.get("y")) or 0) - 13, 1)
            tick = next((x for y, x in ticks.items() if abs(y - line) <= 6 and x is not None), None)
            bars = drawing.xpath(".//*[name()='rect'][contains(@class, 'bar-fill')]")
            if bars and tick is not None and at is not None and at >= tick - 0.01:
                yield f"{_text(label)} di kanan garis target"


def _percent(text: str | None) -> float | None:
    found = re.match(r"-?[\d.]+", text or "")
    return float(found[0]) if found else None


def _tiles(page: Page) -> list[Any]:
    return [tile for group in page.of_class("figures") for tile in group.xpath("./div")]


def _text(tree: Any) -> str:
    return " ".join(" ".join(tree.itertext()).split())


def _month(text: str) -> str | None:
    """ "24 Des 2025" and "Desember 2025" are "des 2025"; None for a year."""
    found = re.search(r"([A-Za-z]{3})[a-z]* (\d{4})", text)
    return f"{found[1].lower()} {found[2]}" if found and found[1].lower() in MONTHS else None


def _span_of(share: str) -> tuple[Fraction, Fraction] | None:
    """Every share, in per cent, that a cell may stand for: the interval it names, else what rounds to it."""
    named = re.search(r"(\d+)–(\d+)%", share)
    if named:
        return Fraction(named[1]), Fraction(named[2])
    told = re.match(SHARE, share)
    if told is None:
        return None
    digits = told[0].removeprefix("sekitar ").rstrip("%").replace(".", "").replace(",", ".")
    half = Fraction(1, 2 * 10 ** len(digits.partition(".")[2]))
    return Fraction(digits) - half, Fraction(digits) + half


def _may_be_one(one: str, other: str) -> bool:
    """Whether two shares may be the same; two of exact counts are known beyond what is written."""
    rough = any(mark in text for text in (one, other) for mark in ("sekitar", "dokumen", "*"))
    return rough and _meet(_span_of(one), _span_of(other))


def _meet(one: tuple[Fraction, Fraction] | None, other: tuple[Fraction, Fraction] | None) -> bool:
    return one is not None and other is not None and max(one[0], other[0]) < min(one[1], other[1])


def _quotient(active: str, potential: str) -> tuple[Fraction, Fraction]:
    (least, most), (fewest, all_of) = _people(active), _people(potential)
    return least / all_of, most / fewest


def _people(text: str) -> tuple[Fraction, Fraction]:
    """Every count that a text may stand for: "sekitar 2,7 juta" half a unit more or less, at most 5 %."""
    found = re.search(r"(\d[\d.]*)(?:,(\d+))?( juta)?", text)
    assert found, text
    whole, decimals = found[1].replace(".", ""), found[2] or ""
    count = Fraction(int(whole + decimals), 10 ** len(decimals)) * (10**6 if found[3] else 1)
    if "sekitar" not in text:
        return count, count
    unit = 1
    while count % (unit * 10) == 0:
        unit *= 10
    reach = min(Fraction(unit, 2), count * Fraction(5, 100))
    return count - reach, count + reach
