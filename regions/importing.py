"""Loading the region list into the database; the only way regions get in besides the admin."""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.dispatch import Signal
from msgspec import Struct
from msgspec.structs import asdict, fields

from regions.models import Region, RegionAlias
from regions.names import AliasRow
from regions.parsing import Problem, RegionRow, read_region_files

FIXTURES = Path(__file__).parent.parent / "fixtures" / "regions"
changed_regions = Signal()  # sent within the transaction that stores other regions or aliases
_FIELDS = tuple(field.name for field in fields(RegionRow) if field.name != "code")


class UnusableRegions(ValueError):
    """The files hold rows that cannot be used; nothing was written. `problems` names them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class Change(Struct, frozen=True):
    """A region whose row differed from the files, and which columns did, as readers call them."""

    region: str
    columns: tuple[str, ...]


class ImportReport(Struct, frozen=True):
    """What an import did to regions and aliases, in rows."""

    new: int
    changed: tuple[Change, ...]
    unchanged: int
    new_aliases: int
    unchanged_aliases: int


def import_regions(*, folder: Path = FIXTURES, dry_run: bool = False) -> ImportReport:
    """Bring regions and aliases in line with the files of a folder: all of it or none.

    Matches on code (aliases: code, text and type) and writes only rows that differ. Regions and aliases the
    files do not name stay as they are, and so do columns the files lack, such as `valid_until`.
    dry_run: do the same, then roll it back.
    Raises UnusableRegions naming every bad row by line and column.
    """
    files = read_region_files(folder)
    if files.problems:
        raise UnusableRegions(files.problems)
    with transaction.atomic():
        new, changed = _write_regions(files.regions)
        new_aliases = _write_aliases(files.aliases)
        if new or changed or new_aliases:
            changed_regions.send(sender=Region)
        transaction.set_rollback(dry_run)
    return ImportReport(
        new=new,
        changed=changed,
        unchanged=len(files.regions) - new - len(changed),
        new_aliases=new_aliases,
        unchanged_aliases=len(files.aliases) - new_aliases,
    )


def _write_regions(rows: dict[str, RegionRow]) -> tuple[int, tuple[Change, ...]]:
    """The files were checked as a whole, so rows go in at once; the database's constraints still hold."""
    stored = Region.objects.in_bulk()
    new = [Region(**asdict(row)) for row in rows.values() if row.code not in stored]
    changed = {
        row.code: columns
        for row in rows.values()
        if row.code in stored and (columns := _differing(stored[row.code], row))
    }
    moved = [code for code, columns in changed.items() if {"tile_x", "tile_y"} & set(columns)]
    # Two regions may swap squares, which no single statement can do under a unique constraint.
    Region.objects.filter(code__in=moved).update(tile_x=None, tile_y=None)
    for code, columns in changed.items():
        written = {*columns, "tile_x", "tile_y"} if code in moved else columns
        Region.objects.filter(code=code).update(**{name: getattr(rows[code], name) for name in written})
    Region.objects.bulk_create(new)
    return len(new), tuple(
        Change(str(stored[code]), tuple(_spoken(name) for name in columns))
        for code, columns in changed.items()
    )


def _differing(region: Region, row: RegionRow) -> list[str]:
    return [name for name in _FIELDS if getattr(region, name) != getattr(row, name)]


def _spoken(name: str) -> str:
    return next(str(field.verbose_name) for field in Region._meta.fields if field.attname == name)


def _write_aliases(rows: Sequence[AliasRow]) -> int:
    stored = set(RegionAlias.objects.values_list("region_id", "alias", "type"))
    new = [row for row in rows if (row.code, row.alias, row.type) not in stored]
    RegionAlias.objects.bulk_create(
        RegionAlias(region_id=row.code, alias=row.alias, type=row.type) for row in new
    )
    return len(new)
