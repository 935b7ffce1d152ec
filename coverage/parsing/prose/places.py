"""Regions named in a text: the longest name at each place, with the kind written before it.

A name that means two places stays two candidates; nothing here decides.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from regions.codes import NATION, kind_of
from regions.names import NameIndex, match_key

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BETWEEN = re.compile(r" |\. ?| ?- ?")
_SHORTENED = {"KAB", "PROV", "KEP", "ADM", "D", "I", "DI", "KOTA"}
_KIND_BEFORE = re.compile(
    r"\b(?P<word>provinsi|provinis|propinsi|prov|pemprov|gubernur|wagub|kabupaten|kab|pemkab|bupati|wabup"
    r"|kota|pemkot|wali\s?kota|walkot|kotamadya)\b[\s.)]{1,3}$",
    re.I,
)
_KINDS = {
    "provinsi": ("provinsi", "provinis", "propinsi", "prov", "pemprov", "gubernur", "wagub"),
    "kabupaten": ("kabupaten", "kab", "pemkab", "bupati", "wabup"),
    "kota": ("kota", "pemkot", "walikota", "walkot", "kotamadya"),
}
_KIND_OF_WORD = {word: kind for kind, words in _KINDS.items() for word in words}
# Names that are also common words or part of other names: only with their kind, or right before a number.
_COMMON = frozenset({"RI", "MITRA", "PASIR", "BATU", "PUNCAK", "BURU", "TALA", "METRO", "MURA", "BIMA"})
_NUMBER_NEXT = re.compile(r"[\s:=(–-]{0,4}(?:sebesar|mencapai|di angka|sebanyak|baru)?[\s:]{0,2}\d", re.I)
_OFFICE = re.compile(
    r"\b(?:bpjs ketenagakerjaan(?: wilayah)?|bpjamsostek|bp jamsostek|bpjs tk|cabang|kacab|kantor|kanwil"
    r"|hotel|novotel|belhotel|universitas|polda|polres|dprd|gedung|aula|bank|rsud|bandara|tribun|antara|radar"
    r"|rri|kecamatan|desa|kelurahan|jalan|jl)\.?\s(?-i:(?:[A-Z][a-z]+(?:\s?[-,]\s?|\s|\sdan\s)){0,2})$",
    re.I,
)
_VENUE = re.compile(
    r"\b(?:digelar|berlangsung|dilaksanakan|bertempat|diadakan|diselenggarakan|dihelat|rapat kerja daerah)"
    r"\b[^.\n]{0,90}$",
    re.I,
)
_SUPERLATIVE = re.compile(
    r"\b(?:ter(?:tinggi|rendah|baik|besar|kecil|banyak|atas|bawah)|pertama)\s(?:ke\w+\s)?(?:di|se)[\s-](?:wilayah\s|seluruh\s)?"
    r"(?:provinsi\s|prov\.?\s)?$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:dari|antara)\s(?:\d+\s)?(?:kabupaten\s?(?:/|dan)\s?kota|kab\.?\s?/\s?kota|kabupaten|kota|daerah)"
    r"\s(?:di|se)[\s-]?(?:wilayah\s|seluruh\s)?(?:provinsi\s|prov\.?\s)?$",
    re.I,
)
_PAPER = re.compile(r"\s(?:post|pos|ekspres|express|news|tv|raya post|update)\b|\.\w", re.I)
_EVENT = re.compile(
    r"[\s,]{1,3}(?:\(|pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jumat|jum['’]at|sabtu|minggu)\b", re.I
)
_PAPER_FIRST = re.compile(r"[\w./ ,|-]{0,40}[\s|]")
_DATELINE = re.compile(r"\s?(?:\([^)\n]{1,40}\)|,\s?[^\n–—-]{1,40})?\s?(?:--?|–|—)\s?[^\W\d]")
_NATIONWIDE = re.compile(r"\b(?:secara|cakupan|coverage|ucj|target|tingkat|capaian|rata-rata)\s$", re.I)
_ONE_OF_MANY = re.compile(
    r"\b(?:provinsi|daerah|terbaik|terendah|tertinggi|rendah|tinggi|republik|bank|warga)\s(?:di\s|se-?\s?|secara\s)?$",
    re.I,
)
_OF_NATION = re.compile(
    r"(?:\b(?:di|secara|seluruh|cakupan|coverage|ucj|target|tingkat|capaian|rata-rata|se)[\s-]|\n\W*|^\W*)$",
    re.I,
)


class Place(Struct, frozen=True):
    """A region named from start to end. codes: its candidates; aside: an office, a place of meeting, a
    newspaper; told: its kind stands with it."""

    start: int
    end: int
    codes: tuple[str, ...]
    aside: bool = False
    told: bool = False


class Gazetteer:
    """All names, ready to be looked for word by word."""

    def __init__(self, names: NameIndex) -> None:
        self.codes = names.codes_by_key
        self.beginnings = names.beginnings

    def find(self, text: str) -> list[Place]:
        """Every region named in a text, in order, never overlapping."""
        words = list(_WORD.finditer(text))
        keys = [match_key(word[0]) for word in words]
        places: list[Place] = []
        index = 0
        while index < len(words):
            found = self._longest(text, words, keys, index) if keys[index] in self.beginnings else None
            if found is None:
                index += 1
                continue
            count, place = found
            if places and _lies_around(text, places[-1], place):
                place = replace(place, aside=True)
            places.append(place)
            index += count
        return places

    def _longest(
        self, text: str, words: list[re.Match[str]], keys: list[str], index: int
    ) -> tuple[int, Place] | None:
        best = None
        for count, end, key in self._runs(text, words, keys, index):
            if key in self.codes:
                start = words[index].start()
                place = self._place(text, start, end, key, count)
                best = (count, place) if place else best
        return best

    def _runs(
        self, text: str, words: list[re.Match[str]], keys: list[str], index: int
    ) -> Iterator[tuple[int, int, str]]:
        key = ""
        # Five words and a "Kab.": Kabupaten Kepulauan Siau Tagulandang Biaro is the longest.
        for count, word in enumerate(words[index : index + 6], 1):
            if count > 1:
                between = text[words[index + count - 2].end() : word.start()]
                short = words[index + count - 2][0].upper() in _SHORTENED
                if not _BETWEEN.fullmatch(between) or ("." in between and not short):
                    return
            key += keys[index + count - 1]
            if key not in self.beginnings:
                return
            yield count, word.end(), key

    def _place(self, text: str, start: int, end: int, key: str, count: int) -> Place | None:
        before, after = text[max(0, start - 60) : start], text[end : end + 60]
        codes = self.codes[key]
        word = _KIND_BEFORE.search(before)
        told = word is not None or key.startswith(("KABUPATEN", "KOTA", "PROVINSI"))
        if word:
            kind = _KIND_OF_WORD[word["word"].lower().replace(" ", "")]
            codes = tuple(code for code in codes if kind_of(code) == kind) or codes
        if not told and not self._is_name(text[start:end], key, count, before, after):
            return None
        return Place(start, end, codes, self._aside(text, start, end, codes, before, after), told)

    def _is_name(self, written: str, key: str, count: int, before: str, after: str) -> bool:
        if key == "NASIONAL":
            return _NATIONWIDE.search(before) is not None
        counted = _NUMBER_NEXT.match(after) is not None
        if key in _COMMON:
            return counted and written[0].isupper()
        begins = not before.strip(" *-•\t0123456789.)") or before.rstrip(" *-•0123456789.)").endswith("\n")
        of_province = any(len(code) == 2 for code in self.codes[key])
        return written[0].isupper() or count > 1 or of_province or (begins and counted)

    def _aside(
        self, text: str, start: int, end: int, codes: tuple[str, ...], before: str, after: str
    ) -> bool:
        return bool(
            _OFFICE.search(before)
            or _SUPERLATIVE.search(before)
            or _COMPARED.search(before)
            or _VENUE.search(text[max(0, start - 140) : start])  # the verb and 90 letters, with room
            or _PAPER.match(after)
            or (before.endswith("di ") and _EVENT.match(after))
            or (_DATELINE.match(after) and _begins_article(text, start, end))
            or (codes == (NATION,) and not _about_nation(before))
        )


def _begins_article(text: str, start: int, end: int) -> bool:
    """ "JAMBI, SURAT KABAR - Guna ...": where a report was written, before a long line of it."""
    line = text.rfind("\n", 0, start) + 1
    opening = text[line:start]
    first = not opening.strip(" *_") or _PAPER_FIRST.fullmatch(opening) is not None
    long_line = "\n" not in text[start : start + 80] and len(text) > start + 80
    return first and long_line and (text[start:end].isupper() or start == line or ", " in opening)


def _lies_around(text: str, inner: Place, outer: Place) -> bool:
    """ "Kabupaten Pati, Jawa Tengah": the province only says where the regency lies."""
    between = text[inner.end : outer.start]
    if not re.fullmatch(r"\s?[,(]\s?(?:provinsi\s|prov\.?\s)?", between, re.I):
        return False
    return any(len(code) == 5 and code[:2] in outer.codes for code in inner.codes)


def _about_nation(before: str) -> bool:
    """ "secara nasional" and "cakupan Indonesia", not "provinsi di Indonesia" or "Republik Indonesia"."""
    return _ONE_OF_MANY.search(before) is None and _OF_NATION.search(before) is not None
