"""What the monthly workbook is filled from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coverage.parsing.workbook_key import INVENTED, Key
from coverage.rows.release_code import code_of


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A region's published figures of the month; without any, as_of is None; unreported counts are absent."""

    code: str
    name: str
    as_of: date | None = None
    counts: Mapping[str, int] | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """key: region, month and release it is made from. sources: citations known in the province.

    checksum: of that release, "" before the first; address: of the page that gives the workbook.
    """

    key: Key
    name: str
    lines: Sequence[EntryLine]
    sources: Sequence[str] = ()
    checksum: str = ""
    address: str = ""

    @property
    def is_invented(self) -> bool:
        return self.key.data == INVENTED

    def file_name(self, kind: str) -> str:
        marked = "-data-contoh" if self.is_invented else ""
        release = f"-rilis-{self.key.release}-{code_of(self.checksum)}" if self.checksum else ""
        return f"buku-kerja-{self.key.root}-{self.key.month:%Y-%m}{release}{marked}.{kind}"

    @property
    def origin(self) -> str:
        """From which release the figures in it are, in a sentence."""
        if not self.checksum:
            return "Belum ada rilis; tidak ada angka yang sudah terisi."
        return (
            f"Angka yang sudah terisi berasal dari rilis {self.key.release}, kode {code_of(self.checksum)} "
            f"(checksum {self.checksum}). Alamat: {self.address}"
        )
