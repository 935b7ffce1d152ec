"""Whether what is stored is still what was published."""

from collections.abc import Mapping, Sequence

from coverage.models import Proof, ReadModel, RegionChecksum, Release
from coverage.queries.releases import release_row
from coverage.releases import months, read_model, years
from coverage.releases.checksums import checksums, region_checksums

SHOWN = 10  # rows or regions; more say nothing new


def differences() -> list[str]:
    """What differs, in sentences: releases from their checksums, the read model and what is gathered from
    a full reckoning.

    Empty when all is as it was published. Reads everything; to be called in one snapshot.
    """
    return [*altered_releases(), *stale_rows(), *stale_gathered()]


def newest_release() -> int | None:
    return Release.objects.order_by("number").values_list("number", flat=True).last()


def record(kind: Proof.Kind, release: int | None, found: Sequence[str] = ()) -> None:
    """Keep what came of a look at the data. release: the newest one then; found: what differed."""
    Proof.objects.create(kind=kind, release=release, passed=not found, found="\n".join(found))


def altered_releases() -> list[str]:
    """Releases that no longer say what their checksum was made of; the regions too, where they are sealed by
    region.
    """
    stored = dict(Release.objects.order_by("number").values_list("number", "checksum"))
    sums = region_checksums(stored)
    said = []
    for number, found in checksums(stored, sums).items():
        where = _altered_regions(number, sums[number]) if number in sums else []
        rest = f" dan {len(where) - SHOWN} lainnya" if len(where) > SHOWN else ""
        told = f" Wilayah yang berbeda: {', '.join(where[:SHOWN])}{rest}." if where else ""
        if found != stored[number]:
            made = f"checksum tersimpan {stored[number] or 'kosong'}, dihitung ulang {found}"
            said.append(f"Rilis {number}: {made}.{told}")
        elif where:
            said.append(f"Rilis {number}: checksum wilayahnya diubah.{told}")
    return said


def _altered_regions(release: int, found: Mapping[str, str]) -> list[str]:
    """Codes of the regions of which a release does not say what was sealed. One query."""
    known = RegionChecksum.objects.known_in(release)
    kept = dict(known.values_list("region_id", "checksum"))
    return sorted(code for code in kept.keys() | found.keys() if kept.get(code) != found.get(code))


def stale_rows() -> list[str]:
    """Rows of the read model that the newest release does not give, or gives otherwise."""
    newest = newest_release() or 0
    of = ReadModel.objects.values_list("release", flat=True).first() or 0
    if of != newest:
        return [f"Tabel baca: milik rilis {of}, rilis terbaru {newest}."]
    differing = read_model.differing(newest)
    shown = [f"Tabel baca, rilis {newest}: {' '.join(map(str, key))} berbeda." for key in differing[:SHOWN]]
    rest = len(differing) - len(shown)
    return [*shown, *([f"Tabel baca: {rest} baris lain juga berbeda."] if rest else [])]


def stale_gathered() -> list[str]:
    """What is gathered of all regions that the newest release's figures do not give, or give otherwise."""
    newest = release_row()
    if newest is None or newest.number != ReadModel.objects.values_list("release", flat=True).first():
        return []  # said of the read model already, which it is reckoned from
    differing = [*months.differing(), *years.differing(newest), *years.differing_ranges()]
    shown = [f"Himpunan semua wilayah: {' '.join(map(str, key))} berbeda." for key in differing[:SHOWN]]
    rest = len(differing) - len(shown)
    return [*shown, *([f"Himpunan semua wilayah: {rest} baris lain juga berbeda."] if rest else [])]
