"""From what a reader typed to a place, or to what is asked about it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy
from msgspec import Struct

from coverage.parsing.wish import Subject, Wish, wish_of
from coverage.places.words import search as words
from coverage.queries import places, releases
from coverage.rows.figures import RegionRow
from regions.codes import NATION, CodeError, level_of, province_code
from regions.directory import name_index
from regions.names import NameIndex, NameProblem

MOST_FOUND = 30  # hits; whoever gets more is asked to write more
MOST_SUGGESTED = 8  # lines below the field, as many as fit above a telephone's keyboard
LONGEST = 80  # letters, twice the longest name: no more is looked up
KINDS = {
    "provinsi": {},
    "provinces": {},
    "kabupaten": {"jenis": "kabupaten"},
    "kota": {"jenis": "kota"},
    "cities": {"jenis": "kota"},
    "kabupaten/kota": {"tingkat": "kabkota"},
    "kabupaten kota": {"tingkat": "kabkota"},
    "kabkota": {"tingkat": "kabkota"},
    "regencies": {"tingkat": "kabkota"},
}


class Nearest(Struct, frozen=True):
    """A page that may answer what the search cannot. words: of a question, by which it is told."""

    name: str
    label: Any
    words: frozenset[str]

    @property
    def address(self) -> str:
        return reverse(self.name)


NEAREST = (
    Nearest(
        "ranking",
        gettext_lazy("Peringkat"),
        frozenset({"tertinggi", "terendah", "juara", "highest", "lowest"}),
    ),
    Nearest(
        "programmes",
        gettext_lazy("Program, dana, dan iuran"),
        frozenset(
            {"program", "rentan", "rt", "rw", "desa", "pasar", "umkm", "korpri", "iuran", "santunan", "klaim"}
            | {"manfaat", "nelayan", "petani", "p3ke", "dtsen", "programme", "programmes", "benefits"}
        ),
    ),
    Nearest(
        "meetings",
        gettext_lazy("Rapat dan dasarnya"),
        frozenset({"rapat", "kesepakatan", "inpres", "permendagri", "surat", "meeting"}),
    ),
    Nearest("plans", gettext_lazy("RPJMD dan RKPD"), frozenset({"rpjmd", "rkpd", "dokumen", "indikator"})),
    Nearest(
        "flags",
        gettext_lazy("Pemeriksaan angka"),
        frozenset({"salah", "janggal", "beda", "bertentangan", "wrong"}),
    ),
    Nearest(
        "methods",
        gettext_lazy("Metode"),
        frozenset({"rumus", "cara", "metode", "arti", "bagaimana", "how", "why", "mengapa", "kenapa"}),
    ),
    Nearest("sources", gettext_lazy("Sumber"), frozenset({"sumber", "berita", "source", "sources"})),
)


class Hit(Struct, frozen=True):
    """A place that fits, and the address of what is asked about it. label: both in words."""

    region: RegionRow
    address: str
    label: str
    province: str = ""


class SearchPage(Struct, frozen=True):
    """What fits a text. only: the address of the one answer; message: why there is none, for readers.

    near: found are not hits but names like the text. more: there are further hits.
    """

    text: str
    only: str | None = None
    message: str = ""
    near: bool = False
    found: tuple[Hit, ...] = ()
    more: bool = False

    @property
    def nearest(self) -> tuple[Nearest, ...]:
        return nearest(self.text)


def search_page(text: str) -> SearchPage:
    """Look up a name, alias or code, and what is asked about it. Six queries at most."""
    text = " ".join(text.split())[:LONGEST]
    if not text:
        return SearchPage(text)
    wish = wish_of(text)
    listed = _of_no_place(wish)
    if listed:
        return SearchPage(text, only=listed)
    index = name_index()
    try:
        return SearchPage(text, only=address(wish, _meant(index, wish)))
    except NameProblem as error:
        message, candidates = str(error), list(error.candidates)
    except CodeError as error:
        message, candidates = str(error), []
    hits = index.search(wish.place, MOST_FOUND + 1)
    if len(hits) == 1:
        return SearchPage(text, only=address(wish, hits[0]))
    return SearchPage(
        text,
        message=message if not hits or set(candidates) & set(hits) else "",
        near=not hits,
        found=tuple(_hits(wish, hits[:MOST_FOUND] or candidates)),
        more=len(hits) > MOST_FOUND,
    )


def suggestions(text: str) -> list[Hit]:
    """The best answers to an unfinished text; names like it when nothing begins so. Four queries at most."""
    text = " ".join(text.split())[:LONGEST]
    wish = wish_of(text)
    if not wish.place:
        return []
    index = name_index()
    hits = index.search(wish.place, MOST_SUGGESTED)
    if not hits:
        try:
            hits = [_meant(index, wish)]
        except NameProblem as error:
            hits = list(error.candidates)
        except CodeError:
            hits = []
    return _hits(wish, hits)


def address(wish: Wish, code: str) -> str:
    """The page that answers what is asked about a place."""
    province = province_code(code)
    within = {"provinsi": province} if province else {}
    match wish.subject:
        case Subject.RANK:
            return _ranking(within)
        case Subject.UNREPORTED:
            return f"{_ranking(within)}#tanpa-peringkat"
        case Subject.COVERAGE if wish.year:
            return reverse("region", args=[code]) + _up_to(wish.year)
        case Subject.BUDGET:
            year = _query({"tahun": wish.year} if wish.year else {})
            return f"{reverse('budget', args=[code])}{year}#daftar"
        case Subject.SIMILAR:
            return reverse("compare") + _query({"wilayah": code}) + "#serupa"
        case Subject.TARGET if level_of(code) != "regency":
            return reverse("cascade", args=[code]) + _query({"tahun": wish.year} if wish.year else {})
    return reverse("region", args=[code])


def _up_to(year: int) -> str:
    """The query string of a page at a year's end; "" for one that the newest release does not go beyond."""
    release = releases.release_row()
    known = releases.months(release) if release else []
    last = date(year, 12, 1)
    return _query({"bulan": f"{last:%Y-%m}"}) if known and known[-1] <= last <= known[0] else ""


def nearest(text: str) -> tuple[Nearest, ...]:
    """Pages on what a question is about, told by its words; the lists that answer most where none is."""
    words = {word.strip("?,.!").lower() for word in text.split()}
    found = tuple(page for page in NEAREST if words & page.words)
    return found or NEAREST[:3]


def resolved(index: NameIndex, text: str) -> str:
    """The code a text names, by code or by name. Raises NameProblem or CodeError, for readers."""
    return index.resolve_code(text) if text[0].isdigit() else index.by_name(text)


def _meant(index: NameIndex, wish: Wish) -> str:
    """The code of the place. Asked about something, a name of a province and a city means the province."""
    if wish.subject is not None and not wish.place[0].isdigit():
        try:
            return index.by_name(wish.place, level="province")
        except NameProblem:
            pass
    return resolved(index, wish.place)


def _of_no_place(wish: Wish) -> str:
    """The page that answers for the whole country, or for all places of a kind; "" when a place is named."""
    if wish.subject is None or wish.place not in ("", *KINDS):
        return ""
    kind = KINDS.get(wish.place, {})
    match wish.subject:
        case Subject.RANK:
            return _ranking(kind)
        case Subject.UNREPORTED:
            return f"{_ranking(kind)}#tanpa-peringkat"
        case Subject.GAP:
            return _ranking({**kind, "urut": "kesenjangan"})
        case Subject.SIMILAR:
            return reverse("compare")
        case _:
            return address(wish, NATION)


def _ranking(asked: Mapping[str, object]) -> str:
    return reverse("ranking") + _query(asked)


def _query(asked: Mapping[str, object]) -> str:
    return f"?{urlencode(asked)}" if asked else ""


def _hits(wish: Wish, codes: Sequence[str]) -> list[Hit]:
    """The places with their addresses, each regency with its province's name. Two queries."""
    found = places.region_list(codes)
    parents = {row.parent_code for row in found if row.level == "regency" and row.parent_code}
    names = {row.code: row.name for row in places.region_list(sorted(parents))}
    return [
        Hit(row, address(wish, row.code), words.label(wish, row.name), names.get(row.parent_code or "", ""))
        for row in found
    ]
