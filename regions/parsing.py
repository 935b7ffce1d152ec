"""The four files of fixtures/regions as rows, with a list of what is wrong in them; writes nothing."""

from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from regions.cells import Problem, Table
from regions.codes import kind_of, level_of
from regions.names import AliasRow, match_key

POPULATION_COLUMN, POPULATION_YEAR = "population_2024", 2024


class RegionRow(Struct, frozen=True):
    """One region as the files describe it. Fields are named as in regions.models.Region; None is unknown."""

    code: str
    level: str
    kind: str
    name: str
    province_id: str | None
    bps_code: str
    lat: float | None
    lon: float | None
    desa_count: int | None
    kelurahan_count: int | None
    kecamatan_count: int | None
    population: int | None
    population_year: int | None
    area_km2: float | None
    valid_from: date | None = None
    predecessor_id: str | None = None
    former_code: str = ""
    code_since: date | None = None
    law: str = ""
    tile_x: int | None = None
    tile_y: int | None = None


class RegionFiles(Struct):
    """What the files hold: regions by code, aliases in file order, and the problems found."""

    regions: dict[str, RegionRow] = field(default_factory=dict)
    aliases: list[AliasRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_region_files(folder: Path) -> RegionFiles:
    """Read regions.csv, history.csv, tiles.csv and aliases.csv in the folder.

    Never raises for bad contents: every bad cell is in `problems`, and then the rows are not to be used.
    """
    found = RegionFiles()
    _read_regions(Table(folder / "regions.csv", found.problems), found)
    _read_history(Table(folder / "history.csv", found.problems), found)
    _read_tiles(Table(folder / "tiles.csv", found.problems), found)
    _read_aliases(Table(folder / "aliases.csv", found.problems), found)
    return found


def _read_regions(table: Table, found: RegionFiles) -> None:
    code_by_name: dict[str, str] = {}
    while table.next_row():
        code = table.code("code")
        name = table.text("name", required=True)
        level, kind = (table.text("level", required=True), table.text("kind", required=True))
        parent = table.text("parent_code")
        population = table.integer(POPULATION_COLUMN)
        row = RegionRow(
            code=code,
            level=level,
            kind=kind,
            name=name,
            province_id=parent or None,
            bps_code=table.text("bps_code_2020"),
            lat=table.decimal("lat"),
            lon=table.decimal("lon"),
            desa_count=table.integer("desa_count"),
            kelurahan_count=table.integer("kelurahan_count"),
            kecamatan_count=table.integer("kecamatan_count"),
            population=population,
            population_year=None if population is None else POPULATION_YEAR,
            area_km2=table.decimal("area_km2"),
        )
        if not code:
            continue
        if code in found.regions:
            table.wrong("code", f"kode {code} tertulis dua kali")
        if level and level != level_of(code):
            table.wrong("level", f'"{level}" tidak cocok dengan kode {code} ({level_of(code)})')
        if kind and kind != kind_of(code):
            table.wrong("kind", f'"{kind}" tidak cocok dengan kode {code} ({kind_of(code)})')
        _check_parent(table, row, found)
        other = code_by_name.setdefault(f"{level} {match_key(name)}", code)
        if other != code:
            table.wrong("name", f'nama "{name}" sudah dipakai kode {other}')
        found.regions[code] = row


def _check_parent(table: Table, row: RegionRow, found: RegionFiles) -> None:
    expected = row.code[:2] if level_of(row.code) == "regency" else None
    if row.province_id != expected:
        table.wrong(
            "parent_code", f'"{row.province_id or ""}" seharusnya "{expected or ""}" untuk kode {row.code}'
        )
    elif expected and expected not in found.regions:
        table.wrong("parent_code", f"provinsi {expected} belum tertulis di atas baris ini")


def _read_history(table: Table, found: RegionFiles) -> None:
    """A province of the list was new on its day; a regency was there before, under another code."""
    while table.next_row():
        code = table.code("code", known=found.regions)
        since, law = table.day("valid_from"), table.text("law", required=True)
        from_province = table.code("former_province", known=found.regions)
        former = table.text("former_code")
        if since is None:
            table.text("valid_from", required=True)
        if not code:
            continue
        row = found.regions[code]
        if row.level == "regency":
            former = table.code("former_code")
            if former and former[:2] != from_province:
                table.wrong("former_code", f"{former} tidak terletak di provinsi {from_province}")
            if former in found.regions:
                table.wrong("former_code", f"{former} masih dipakai {found.regions[former].name}")
            found.regions[code] = replace(row, former_code=former, code_since=since, law=law)
        else:
            if former:
                table.wrong("former_code", "hanya untuk kabupaten/kota")
            found.regions[code] = replace(
                row, valid_from=since, predecessor_id=from_province or None, law=law
            )


def _read_tiles(table: Table, found: RegionFiles) -> None:
    taken: dict[tuple[str | None, int, int], str] = {}
    while table.next_row():
        code = table.code("code", known=found.regions)
        x, y = table.integer("tile_x"), table.integer("tile_y")
        if x is None or y is None:
            table.wrong("tile_x" if x is None else "tile_y", "harus diisi bilangan bulat")
        elif code:
            row = found.regions[code]
            other = taken.setdefault((row.province_id, x, y), code)
            if other != code:
                table.wrong("tile_x", f"petak {x},{y} sudah ditempati {other}")
            found.regions[code] = replace(row, tile_x=x, tile_y=y)


def _read_aliases(table: Table, found: RegionFiles) -> None:
    seen: set[AliasRow] = set()
    while table.next_row():
        code = table.code("code", known=found.regions)
        alias, kind = (table.text("alias", required=True), table.text("type", required=True))
        if kind not in ("", "name", "former_code"):
            table.wrong("type", f'"{kind}" bukan name atau former_code')
        if not code or not alias:
            continue
        row = AliasRow(code, alias, kind)
        if row in seen:
            table.wrong("alias", f'"{alias}" tertulis dua kali untuk {code}')
        if kind == "former_code" and alias != found.regions[code].former_code:
            table.wrong("alias", f"{alias} tidak sama dengan kode lama {code} di history.csv")
        seen.add(row)
        found.aliases.append(row)
