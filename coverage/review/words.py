"""What a release is said to hold, until its publisher writes it otherwise; in the language of the records."""

from collections.abc import Collection

from django.utils.translation import override

from coverage.submissions.queries.submissions import SubmissionRegionRow
from coverage.words import formats


def release_note(parts: Collection[SubmissionRegionRow]) -> str:
    """ "Angka Oktober 2025, 15 kabupaten/kota"; "" where no month was entered."""
    months = sorted({part.month for part in parts if part.month})
    if not months:
        return ""
    with override("id"):
        named = ", ".join(formats.month(month) for month in months)
    entered = [part for part in parts if part.month]
    return f"Angka {named}, {_places(entered)}"


def _places(parts: Collection[SubmissionRegionRow]) -> str:
    names = {part.code: part.name for part in parts}
    if len(names) == 1:
        return next(iter(names.values()))
    provinces = [name for code, name in sorted(names.items()) if len(code) == 2]
    regencies = len(names) - len(provinces)
    told = provinces if len(provinces) < 3 else [f"{len(provinces)} provinsi"]
    return " dan ".join([*told, *([f"{regencies} kabupaten/kota"] if regencies else [])])
