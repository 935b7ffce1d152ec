"""Matching what documents write to region codes: codes old and new, names, aliases.

Names match with their Kab./Kota prefix. A bare name that means two places is refused, never guessed.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Self

from msgspec import Struct

from regions.codes import CodeError, Level, MalformedCode, kind_of, level_of, read_code, repaired

_ABBREVIATIONS = {
    "KAB": "KABUPATEN",
    "KODYA": "KOTA",
    "KOTAMADYA": "KOTA",
    "PROV": "PROVINSI",
    "PROPINSI": "PROVINSI",
    "ADM": "ADMINISTRASI",
    "KEP": "KEPULAUAN",
    "PEG": "PEGUNUNGAN",
}
_LONG_NAMES = {"Daerah Khusus Ibukota Jakarta": "DKI Jakarta", "Daerah Istimewa Yogyakarta": "DI Yogyakarta"}
_KIND_WORDS = re.compile(r"^(Kabupaten|Kota)( Administrasi)? ")


class NameProblem(ValueError):
    """A name that cannot be matched to one region; the message is for readers, `candidates` are codes."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class UnknownName(NameProblem):
    """No region has this name; `candidates` have near ones."""


class AmbiguousName(NameProblem):
    """The name fits several regions, the `candidates`."""


class UnknownCode(CodeError):
    """Formed like a code, but no region has it."""


class RegionName(Struct, frozen=True):
    """A region's code and official name, "Kabupaten Lampung Utara"."""

    code: str
    name: str


class AliasRow(Struct, frozen=True):
    """Another name of a region (type `name`), or a code it had before (`former_code`)."""

    code: str
    alias: str
    type: str


@lru_cache(10_000)
def match_key(text: str) -> str:
    """The letters and digits of a name in capitals, abbreviations such as "Kab." and "Kep." spelled out.

    Blanks, dots, hyphens and accents do not count: "Toli-Toli" and "Tolitoli" have one key.
    """
    plain = unicodedata.normalize("NFKD", text.upper().replace("&", " DAN "))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "".join(_ABBREVIATIONS.get(word, word) for word in re.findall("[A-Z0-9]+", plain))


def short_name(official: str) -> str:
    """A name as tables print it: "Kab. Lampung Utara", "Kota Metro", "DKI Jakarta"."""
    if official in _LONG_NAMES:
        return _LONG_NAMES[official]
    return _KIND_WORDS.sub(lambda found: "Kota " if found[1] == "Kota" else "Kab. ", official)


class NameIndex(Struct, frozen=True, dict=True):
    """All names and codes of the regions, ready for matching. Build it once for a file or a page."""

    names: dict[str, str]
    keys: dict[str, frozenset[str]]
    codes_by_key: dict[str, tuple[str, ...]]
    former_codes: dict[str, str]

    @classmethod
    def build(cls, regions: Iterable[RegionName], aliases: Iterable[AliasRow]) -> Self:
        """Index the regions under their official names and aliases.

        Raises UnknownCode for an alias of a region that is not among the regions.
        """
        names = {region.code: region.name for region in sorted(regions, key=lambda region: region.code)}
        keys = {code: set(_official_keys(code, name)) for code, name in names.items()}
        former_codes = {}
        for row in aliases:
            if row.code not in names:
                raise UnknownCode(
                    f'Alias "{row.alias}" menunjuk kode {row.code} yang tidak ada dalam daftar wilayah.'
                )
            if row.type == "former_code":
                former_codes[row.alias] = row.code
            else:
                keys[row.code].update(_alias_keys(row.code, row.alias))
        codes_by_key = defaultdict(list)
        for code in names:
            for key in keys[code]:
                codes_by_key[key].append(code)
        return cls(
            names=names,
            keys={code: frozenset(found) for code, found in keys.items()},
            codes_by_key={key: tuple(codes) for key, codes in codes_by_key.items()},
            former_codes=former_codes,
        )

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """All beginnings of the keys: what is none of them leads to no name."""
        return frozenset(key[:end] for key in self.codes_by_key for end in range(1, len(key) + 1))

    def resolve_code(self, text: str) -> str:
        """Today's code for a written one: `93.01` for both 93.01 and the former 91.01.

        Raises MalformedCode or LooksLikeBpsCode for a text that is no code, UnknownCode for a code no
        region has; the message suggests a repair when the repaired code is in use.
        """
        repair = repaired(text)
        if repair is not None:
            raise MalformedCode(f'"{text.strip()}" bukan kode wilayah Kemendagri.{self._perhaps([repair])}')
        code = read_code(text)
        code = self.former_codes.get(code, code)
        if code not in self.names:
            near = difflib.get_close_matches(code, self.names, n=3, cutoff=0.8)
            raise UnknownCode(f"Kode {code} tidak ada dalam daftar wilayah.{self._perhaps(near)}")
        return code

    def by_name(self, text: str, *, level: Level | None = None, province: str | None = None) -> str:
        """The code of the one region with this name.

        level: keep to this level ("Jambi" is a province and a city); None allows all.
        province: keep to the regencies of this province.
        Raises AmbiguousName listing the candidates, or UnknownName with up to three near names.
        """
        found = [
            code for code in self.codes_by_key.get(match_key(text), ()) if _within(code, level, province)
        ]
        if len(found) == 1:
            return found[0]
        written = " ".join(text.split())
        if not found:
            near = self._near_names(text, level, province)
            raise UnknownName(
                f'"{written}" tidak ada dalam daftar wilayah.{self._perhaps(near)}', tuple(near)
            )
        options = " atau ".join(self._labels(found))
        raise AmbiguousName(
            f'"{written}" bisa berarti {options}. '
            "Tulis dengan Provinsi, Kab. atau Kota, atau sertakan kodenya.",
            tuple(found),
        )

    def agrees(self, code: str, name: str) -> bool:
        """Whether a name or alias fits the region of this code; here "Bandung" fits both 32.04 and 32.73.

        Raises as resolve_code does.
        """
        return match_key(name) in self.keys[self.resolve_code(code)]

    def search(self, text: str, limit: int = 10) -> list[str]:
        """Codes for a search box: exact hits first, then provinces, then names that begin with the text.

        A text of digits looks among the codes. Blank text finds nothing.
        """
        wanted = text.strip()
        if re.fullmatch(r"[0-9.]+", wanted):
            now = self.former_codes.get(wanted)
            return [code for code in self.names if code == now or code.startswith(wanted)][:limit]
        key = match_key(text)
        if not key:
            return []
        hits = [
            (_closeness(key, code, self.keys[code]), code) for code in self.names if self._holds(key, code)
        ]
        return [code for _, code in sorted(hits)[:limit]]

    def _holds(self, key: str, code: str) -> bool:
        return any(key in other for other in self.keys[code])

    def _near_names(self, text: str, level: Level | None, province: str | None) -> list[str]:
        allowed = [
            key
            for key, codes in self.codes_by_key.items()
            if any(_within(code, level, province) for code in codes)
        ]
        near = difflib.get_close_matches(match_key(text), allowed, n=6, cutoff=0.75)
        codes = [code for key in near for code in self.codes_by_key[key] if _within(code, level, province)]
        return list(dict.fromkeys(codes))[:3]

    def _perhaps(self, codes: Iterable[str]) -> str:
        known = [code for code in codes if code in self.names]
        return f" Mungkin maksudnya {' atau '.join(self._labels(known))}?" if known else ""

    def _labels(self, codes: Iterable[str]) -> list[str]:
        return [f"{_spoken(code, self.names[code])} ({code})" for code in codes]


def _official_keys(code: str, name: str) -> Iterator[str]:
    """An official name can be written in full, bare, and with its kind."""
    bare = match_key(_KIND_WORDS.sub("", name))
    yield from (match_key(name), bare, kind_of(code).upper() + bare)


def _alias_keys(code: str, alias: str) -> Iterator[str]:
    """An alias written with its kind needs it: "Kabupaten Pontianak" was Mempawah, "Pontianak" never."""
    key, kind = match_key(alias), kind_of(code).upper()
    yield key
    if not key.startswith(kind):
        yield kind + key


def _spoken(code: str, name: str) -> str:
    return f"Provinsi {short_name(name)}" if level_of(code) == "province" else short_name(name)


def _within(code: str, level: Level | None, province: str | None) -> bool:
    if province is not None and (level_of(code) != "regency" or code[:2] != province):
        return False
    return level is None or level_of(code) == level


def _closeness(key: str, code: str, keys: frozenset[str]) -> tuple[bool, bool, bool]:
    return key not in keys, level_of(code) == "regency", not any(other.startswith(key) for other in keys)
