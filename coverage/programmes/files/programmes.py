"""The programmes page on its way into a file, as lines and as CSV."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from coverage.files.delimited import csv_text
from coverage.files.fields import Fields
from coverage.files.origin import Origin
from coverage.programmes.pages.programmes import ProgrammesPage
from coverage.rows.records import BenefitRow, ProgrammeRow, VillageRow

PLACE = ("code", "name", "as_of", "as_of_precision")
SOURCE = ("notes", "source_id", "source_title", "source_url")
_APART = {"region_code", "region_name", "as_of", "as_of_precision", "source_id", "notes"}


def _own(row: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(row) if field.name not in _APART)


PROGRAMME_KEYS = (*PLACE, *_own(ProgrammeRow), *SOURCE)
VILLAGE_KEYS = (*PLACE, *_own(VillageRow), *SOURCE)
BENEFIT_KEYS = (*PLACE, *_own(BenefitRow), *SOURCE)
# One line may be any of the three; columns that are not its own stay blank. LINE_KEYS tell lines apart.
LINE_KEYS = ("record", "code", "as_of", "group", "ecosystem", "funding", "kinds", "source_id")
ALL_KEYS = ("record", *dict.fromkeys((*PROGRAMME_KEYS[:-4], *VILLAGE_KEYS[:-4], *BENEFIT_KEYS[:-4])), *SOURCE)
RATE_KEYS = ("programmes", "segment", "valid_from", "rupiah", "note", *SOURCE[1:])


class ProgrammesFile(Struct, frozen=True):
    """All rows of the page, not only those it shows, and where they come from."""

    page: ProgrammesPage
    origin: Origin

    @property
    def title(self) -> str:
        return f"Program di {self.page.place}" if self.page.place else "Program, semua wilayah"

    def lines(self, rows: Sequence[ProgrammeRow | VillageRow | BenefitRow]) -> list[Fields]:
        """Rows of one kind with the names of their columns; days as days, None as not reported."""
        return [self._fields(row) for row in rows]

    def all_lines(self) -> list[Fields]:
        """Rows of every kind with ALL_KEYS; shares as plain numbers."""
        blank: Fields = dict.fromkeys(ALL_KEYS)
        kinds: tuple[tuple[str, Sequence[Any]], ...] = (
            ("programme", self.page.rows),
            ("village", self.page.villages),
            ("benefit", self.page.benefits),
        )
        lines = [blank | line | {"record": kind} for kind, rows in kinds for line in self.lines(rows)]
        for line in lines:
            ratio = line["institutions_ratio"]
            line["institutions_ratio"] = None if ratio is None else float(ratio)
        return lines

    def rate_lines(self) -> list[Fields]:
        return [
            {
                **{name: getattr(rate, name) for name in RATE_KEYS[:5]},
                **self._cited(rate.source_id),
            }
            for rate in self.page.rates
        ]

    def cited(self) -> list[tuple[int, str, str]]:
        """Every source of the rows: id, citation, address."""
        return [(number, row.citation, row.url) for number, row in sorted(self.page.sources.items())]

    def name(self, extension: str) -> str:
        """program-18-rilis-1.csv."""
        return self.origin.file_name(extension, "program", self.page.question.region)

    def _fields(self, row: ProgrammeRow | VillageRow | BenefitRow) -> Fields:
        return {
            "code": row.region_code,
            "name": row.region_name,
            "as_of": row.as_of,
            "as_of_precision": row.as_of_precision,
            **{name: getattr(row, name) for name in _own(type(row))},
            "notes": row.notes,
            **self._cited(row.source_id),
        }

    def _cited(self, number: int) -> Fields:
        source = self.page.sources[number]
        return {"source_id": number, "source_title": source.citation, "source_url": source.url}


def programmes_csv(file: ProgrammesFile) -> str:
    """All rows as CSV, their kind in the first column; the same rows give the same text."""
    return csv_text(ALL_KEYS, file.all_lines(), file.origin)
