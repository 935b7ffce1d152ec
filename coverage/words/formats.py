"""How numbers and days are written: the one place that rounds and multiplies by a hundred.

The active language decides commas and points; None is "—", not reported.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.utils import dateformat
from django.utils.formats import get_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _
from msgspec.structs import replace

from coverage.calculations.agreement import is_rounded
from coverage.calculations.precision import (
    gap_decimals,
    in_unit,
    is_about,
    is_unsure,
    missing_people,
    people_unit,
)
from coverage.calculations.rollup import Rollup
from coverage.calculations.rounding import written
from coverage.rows.figures import Basis, CoverageRow, Precision, Segment

SEGMENTS = {
    Segment.TOTAL: gettext_lazy("Total"),
    Segment.PU: gettext_lazy("Penerima upah (PU)"),
    Segment.BPU: gettext_lazy("Bukan penerima upah (BPU)"),
    Segment.JAKON: gettext_lazy("Jasa konstruksi (Jakon)"),
    Segment.PMI: gettext_lazy("Pekerja migran (PMI)"),
    Segment.TOTAL_EXCL_JAKON: gettext_lazy("Total tanpa Jakon"),
}
ABSENT = "—"
MILLION = 1_000_000


def number(value: float | Decimal | int | None, decimals: int = 0) -> str:
    """A number in groups of three, halves rounded up: 1.149.447 or 7,76."""
    if value is None:
        return ABSENT
    thousands, point = _separators(get_language())
    return written(value, decimals, thousands=thousands, point=point)


@lru_cache
def _separators(_language: str | None) -> tuple[str, str]:
    """Between thousands and before decimals, in the active language."""
    return get_format("THOUSAND_SEPARATOR"), get_format("DECIMAL_SEPARATOR")


def percent(ratio: float | Decimal | None, decimals: int | None = 2) -> str:
    """A share of one as a percentage: 0.2486 is "24,86%". decimals: as printed, two when computed."""
    if ratio is None:
        return ABSENT
    return number(Decimal(str(ratio)) * 100, 2 if decimals is None else decimals) + "%"


def people(count: int | None) -> str:
    """A count of people in full."""
    return number(count)


def about_people(count: int | None, exact: bool = False) -> str:
    """A count as a sentence says it: "sekitar 1,3 juta" where the document rounded, else in full.

    exact: typed by an officer, whatever its last digits.
    """
    if count is None or not is_rounded(count, exact):
        return people(count)
    return _("sekitar %(count)s") % {"count": short_people(count)}


def active(row: CoverageRow) -> str:
    """A row's active participants, "sekitar" where its document rounded."""
    return about_people(row.active_participants, row.active_exact)


def potential(row: CoverageRow) -> str:
    """A row's potential workers, "sekitar" where their document rounded."""
    return about_people(row.potential_workers, row.potential_exact)


def short_people(count: int | None) -> str:
    """A rounded count in few digits: "1,3 juta", "101,81 juta", "687.000"; others in full."""
    if count is None or abs(count) < MILLION or count % 10_000:
        return people(count)
    millions = Decimal(count) / MILLION
    decimals = max(-int(millions.normalize().as_tuple().exponent), 0)
    return _("%(count)s juta") % {"count": number(millions, decimals)}


def rupiah(amount: int | None) -> str:
    """An amount of money: "Rp 16.800"."""
    return ABSENT if amount is None else f"Rp\u00a0{number(amount)}"


def rupiah_in(amount: int, unit: int) -> str:
    """The cost of people known in a unit: of more than one head "sekitar Rp 201.600.000.000"."""
    return rupiah(amount) if unit == 1 else _("sekitar %(count)s") % {"count": rupiah(amount)}


def points(value: float | Decimal | None, decimals: int = 2) -> str:
    """Percentage points, never "%": "7,76 poin"."""
    if value is None:
        return ABSENT
    count = number(value, decimals)
    return ngettext("%(count)s poin", "%(count)s poin", 1 if count == "1" else 2) % {"count": count}


def signed_points(value: float | Decimal | None, decimals: int = 2) -> str:
    """A change in percentage points with its sign: "+3,79 poin", "−0,40 poin", "0,00 poin"."""
    return _signed(value, points(value, decimals))


def signed_people(value: int | None) -> str:
    """A change in people with its sign: "+1.234"."""
    return _signed(value, people(value))


def rank(place: int | None, of: int | None = None) -> str:
    """A place among those ranked: "31 dari 38"."""
    if place is None:
        return ABSENT
    if of is None:
        return number(place)
    return _("%(place)s dari %(of)s") % {"place": number(place), "of": number(of)}


def movement(places: int | None) -> str:
    """Places gained or lost: "▲2", "▼1", "–" when none, "" when there is nothing to compare."""
    if places is None:
        return ""
    if places == 0:
        return "–"
    return f"{'▲' if places > 0 else '▼'}{abs(places)}"


def day(value: date | None, precision: str | None = Precision.DAY) -> str:
    """A day as exactly as its document dates it: "24 September 2024", "Mei 2025", "2024"."""
    return _dated(value, precision, "j F Y", "F Y")


def short_day(value: date | None, precision: str | None = Precision.DAY) -> str:
    """The same for narrow places: "24 Sep 2024", "Mei 2025", "2024"."""
    return _dated(value, precision, "j M Y", "M Y")


def month(value: date | None) -> str:
    """A month by any of its days: "September 2024"."""
    return _dated(value, Precision.MONTH, "j F Y", "F Y")


def coverage(row: CoverageRow) -> str:
    """A row's coverage with the decimals it is known by: "45,17%", of rounded counts "sekitar 45%"."""
    told = percent(row.coverage_ratio, row.ratio_decimals)
    return _("sekitar %(count)s") % {"count": told} if is_about(row) else told


def share_like(row: CoverageRow, ratio: float | None) -> str:
    """A share computed anew from a row's counts: no more exact than the row's own."""
    return coverage(replace(row, coverage_ratio=ratio))


def target(row: CoverageRow) -> str:
    """A row's target with the decimals its document prints."""
    return percent(row.target_ratio, row.target_decimals)


def unsure() -> str:
    """What is said where rounded counts leave open whether a target is reached."""
    return _("belum dapat dipastikan")


def gap_points(row: CoverageRow) -> str:
    """A row's gap to its target in points."""
    return unsure() if is_unsure(row) else points(row.gap_to_target_points, gap_decimals(row))


def gap_number(row: CoverageRow) -> str:
    """The same for a column that names its unit: "7,83", past the target "lebih 0,17"."""
    return unsure() if is_unsure(row) else _short_of(row.gap_to_target_points, gap_decimals(row))


def gap_people(row: CoverageRow) -> str:
    """A row's gap to its target in people: "102.750", past the target "lebih 2.239", of rounded counts
    "sekitar 1 juta" in their unit; "—" where it is unknown or nobody can say whether there is one.
    """
    if missing_people(row) is None or row.gap_to_target_people is None:
        return ABSENT
    about = people_in(abs(row.gap_to_target_people), people_unit(row))
    return about if row.gap_to_target_people >= 0 else _("lebih %(count)s") % {"count": about}


def unprotected(row: CoverageRow) -> str:
    """People to a coverage of 100 %: "719.564", of rounded counts "sekitar 2,3 juta"."""
    if row.unprotected_people is None:
        return ABSENT
    return people_in(row.unprotected_people, people_unit(row))


def people_in(count: int | float | None, unit: int) -> str:
    """Computed people as exactly as they are known: "102.750", in a unit of more than one "sekitar 100.000".

    Fewer than half a unit are "di bawah 1.000".
    """
    if count is None or unit == 1:
        return number(count)
    told = in_unit(count, unit)
    if not told and count:
        return _("di bawah %(count)s") % {"count": short_people(unit)}
    return _("sekitar %(count)s") % {"count": short_people(told)}


def summed_active(total: Rollup) -> str:
    """The participants of a sum, "sekitar" where one of them is rounded."""
    return people_in(total.active_participants, total.active_unit)


def summed_potential(total: Rollup) -> str:
    """The workers of a sum."""
    return people_in(total.potential_workers, total.potential_unit)


def summed_share(total: Rollup) -> str:
    """A sum's coverage with the decimals its counts allow."""
    told = percent(total.coverage_ratio, total.ratio_decimals)
    rounded = max(total.active_unit, total.potential_unit) > 1
    return _("sekitar %(count)s") % {"count": told} if rounded and total.coverage_ratio is not None else told


def growth(row: CoverageRow) -> str:
    """Points since the year's start for a column that names its unit: "+3,79"; "—" where nobody can tell."""
    return _signed(row.growth_points, number(row.growth_points, row.ratio_decimals))


def target_name(name: str | None, year: int | None) -> str:
    """A target as people call it: "Target RPJMD 2025", "Target 2024" when its document has no name."""
    what = " ".join(str(word) for word in (document(name), year) if word)
    return _("Target %(what)s") % {"what": what} if what else _("Target")


def document(name: str | None) -> str:
    """A planning document as people call it; "" for one without a name."""
    if not name:
        return ""
    return {
        "KEMENDAGRI": pgettext("dokumen", "Kemendagri"),
        "ROADMAP": pgettext("dokumen", "peta jalan"),
    }.get(name, name)


def _short_of(gap: float | int | None, decimals: int) -> str:
    if gap is None or gap >= 0:
        return number(gap, decimals)
    return _("lebih %(count)s") % {"count": number(-gap, decimals)}


def segment(name: str) -> str:
    """A segment as people call it."""
    return str(SEGMENTS[Segment(name)])


def basis(name: str) -> str:
    """Where participants are counted: by residence or by registration."""
    return _("pendaftaran") if name == Basis.REGISTRATION else _("domisili")


def _signed(value: float | Decimal | int | None, text: str) -> str:
    """A plus before what is still above zero when rounded."""
    above = value is not None and value > 0 and any(digit in "123456789" for digit in text)
    return f"+{text}" if above else text


def _dated(value: date | None, precision: str | None, by_day: str, by_month: str) -> str:
    if value is None:
        return ABSENT
    if precision == Precision.YEAR:
        return str(value.year)
    pattern = by_month if precision == Precision.MONTH else by_day
    if isinstance(value, datetime):
        return dateformat.format(value, pattern)  # equal moments of two time zones are not one day
    return _written_day(value, pattern, get_language())


@lru_cache(4_096)  # a page names the same few days again and again
def _written_day(value: date, pattern: str, _language: str | None) -> str:
    return dateformat.format(value, pattern)


def joined(names: Sequence[str]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(names) < 3:
        return _(" dan ").join(names)
    return _("%(names)s, dan %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
