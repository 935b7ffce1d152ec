"""Regions as squares: a map in which every place is one square, drawn on the server, each a link."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.calculations.pace.statuses import UNKNOWN, RegionStatus
from coverage.calculations.precision import is_unsure
from coverage.charts import theme
from coverage.charts.drawings import element
from coverage.rows.figures import CoverageRow, Unranked
from coverage.words import formats, ranks
from coverage.words.markup import address_of
from coverage.words.status import Answer, attainment, pace_mark

SIDE = 48  # of a square with the gap around it
SHOWN = 60  # the same in pixels where there is room; the drawing shrinks as a whole
GAP = 3  # between two squares
LONGEST = 7  # letters that fit a square
COVERAGE = "coverage"  # what squares show unless they show the attainment

# As newspapers shorten them, and the letters of ISO 3166-2 for narrow screens.
PROVINCES = {
    "11": ("Aceh", "AC"),
    "12": ("Sumut", "SU"),
    "13": ("Sumbar", "SB"),
    "14": ("Riau", "RI"),
    "15": ("Jambi", "JA"),
    "16": ("Sumsel", "SS"),
    "17": ("Bengk.", "BE"),
    "18": ("Lamp.", "LA"),
    "19": ("Babel", "BB"),
    "21": ("Kepri", "KR"),
    "31": ("DKI", "JK"),
    "32": ("Jabar", "JB"),
    "33": ("Jateng", "JT"),
    "34": ("DIY", "YO"),
    "35": ("Jatim", "JI"),
    "36": ("Banten", "BT"),
    "51": ("Bali", "BA"),
    "52": ("NTB", "NB"),
    "53": ("NTT", "NT"),
    "61": ("Kalbar", "KB"),
    "62": ("Kalteng", "KT"),
    "63": ("Kalsel", "KS"),
    "64": ("Kaltim", "KI"),
    "65": ("Kaltara", "KU"),
    "71": ("Sulut", "SA"),
    "72": ("Sulteng", "ST"),
    "73": ("Sulsel", "SN"),
    "74": ("Sultra", "SG"),
    "75": ("Gtalo", "GO"),
    "76": ("Sulbar", "SR"),
    "81": ("Maluku", "MA"),
    "82": ("Malut", "MU"),
    "91": ("Papua", "PA"),
    "92": ("P. Brt", "PB"),
    "93": ("P. Sel", "PS"),
    "94": ("P. Tgh", "PT"),
    "95": ("P. Peg", "PE"),
    "96": ("P. BD", "PD"),
}


def tile_grid(
    rows: Sequence[CoverageRow],
    places: Mapping[str, tuple[int, int]],
    query_suffix: str = "",
    colour: str = COVERAGE,
    statuses: Mapping[str, RegionStatus] = MappingProxyType({}),
) -> SafeString:
    """A square for each region that has a place; empty when none has one.

    A current share is full, an old one pale with its month, a count by registration hatched, anything else
    an empty square. Among attainments, one that nobody can tell from a reached target is dotted.
    places: column and row by region code. query_suffix: kept on every link ("?rilis=3"). colour: whether the
    squares show the coverage or what it is of the target. statuses: by region code; a step of the pace stands
    in the square's corner as its shape.
    """
    placed = [row for row in rows if row.region.code in places]
    if not placed:
        return SafeString("")
    bounds = bounds_of(placed)
    columns = max(places[row.region.code][0] for row in placed) + 1
    height = max(places[row.region.code][1] for row in placed) + 1
    return element(
        "svg",
        _hatching(),
        *(_tile(row, *places[row.region.code], bounds, query_suffix, colour, statuses) for row in placed),
        class_="tiles",
        viewBox=f"0 0 {columns * SIDE} {height * SIDE}",
        width=columns * SHOWN,
        height=height * SHOWN,
        role="group",
        aria_label=_("Petak wilayah menurut cakupan")
        if colour == COVERAGE
        else _("Petak wilayah menurut capaian terhadap target"),
    )


def bounds_of(rows: Iterable[CoverageRow]) -> tuple[float, ...]:
    """The bounds of the colours of coverage, chosen from the shares that the squares show."""
    known = (row for row in rows if kind_of(row) in (Kind.CURRENT, Kind.OLD))
    return theme.step_bounds(row.coverage_ratio for row in known if row.coverage_ratio)


def legend(rows: Sequence[CoverageRow], colour: str = COVERAGE) -> SafeString:
    """What the colours, the hatching and the outline mean. rows: those of the grid."""
    labels = theme.step_labels(bounds_of(rows)) if colour == COVERAGE else theme.attainment_labels()
    steps = [
        (_sample(element("rect", class_=f"step-{place}", width=16, height=16)), label)
        for place, label in labels
    ]
    hatched = _sample(
        element("rect", class_="hatch-ground", width=16, height=16),
        element("path", class_="hatch-line", d="M0 8 8 0M0 16 16 0M8 16 16 8"),
    )
    outlined = _sample(element("rect", class_="step-6 over", x=1, y=1, width=14, height=14))
    old = _sample(element("rect", class_="step-4 old", x=1, y=1, width=14, height=14))
    none = _sample(element("rect", class_="hatch-ground without", x=1, y=1, width=14, height=14))
    marks = [
        *steps,
        *([(outlined, _("di atas 100%"))] if colour == COVERAGE else []),
        (old, _("pucat: angka lama")),
        (hatched, _("menurut pendaftaran")),
        (none, _("tidak ada angka")),
    ]
    if colour != COVERAGE and any(is_unsure(row) for row in rows):
        dotted = _sample(
            element("rect", class_="hatch-ground", width=16, height=16),
            *(element("circle", class_="dot", cx=x, cy=y, r=1.5) for x in (4, 12) for y in (4, 12)),
        )
        marks.insert(len(steps), (dotted, formats.unsure()))
    return format_html('<ul class="legend">{}</ul>', format_html_join("", "<li>{}{}</li>", marks))


def label_of(code: str, name: str) -> str:
    """A few letters for a square: "Sumut", "LamSel", "Tangg."."""
    if code in PROVINCES:
        return PROVINCES[code][0]
    words = name.removeprefix("Kab. ").removeprefix("Kota ").replace("-", " ").split()
    if len(words) == 1:
        return words[0] if len(words[0]) <= LONGEST else f"{words[0][: LONGEST - 2]}."
    letters = 3 if len(words) == 2 else 2
    return "".join(word[:letters] for word in words[:3])


def _tile(
    row: CoverageRow,
    column: int,
    line: int,
    bounds: Sequence[float],
    query_suffix: str,
    colour: str,
    statuses: Mapping[str, RegionStatus],
) -> SafeString:
    code, name = row.region.code, row.region.name
    kind = kind_of(row)
    value = _value(row, kind, colour)
    side = SIDE - GAP
    pace = _pace(row, kind, statuses)
    square = {"width": side, "height": side, "rx": 2}
    label = label_of(code, name)
    short = PROVINCES[code][1] if code in PROVINCES else label
    over = colour == COVERAGE and value is not None and value > 1
    parts = [
        element("title", _title(row, kind) + (f", {pace.word}" if pace else "")),
        element("rect", class_="square over" if over else "square", **square),
    ]
    if kind == Kind.REGISTERED:
        parts.append(element("rect", class_="hatched", fill="url(#hatch)", **square))
    is_open = colour != COVERAGE and is_unsure(row)
    if is_open:
        parts.append(element("rect", class_="hatched", fill="url(#dots)", **square))
    middle = side / 2
    parts.append(element("text", label, class_="name", x=middle, y=18))
    parts.append(element("text", short, class_="short", x=middle, y=19))
    parts.append(_share(value, middle, 31 if kind == Kind.OLD else 36, "?" if is_open else formats.ABSENT))
    if kind == Kind.OLD and row.as_of:
        parts.append(element("text", f"{row.as_of:%m/%y}", class_="when", x=middle, y=42))
    if pace:
        parts.append(element("text", pace.shape, class_="pace", x=side - 2, y=9))
    step = "no-figure" if value is None else f"step-{_step(value, colour, bounds)}"
    x, y = column * SIDE + GAP / 2, line * SIDE + GAP / 2
    return element(
        "a",
        element("g", *parts, transform=f"translate({x:g} {y:g})"),
        href=address_of("region", code) + query_suffix,
        class_=f"{step} {kind}",
    )


def _pace(row: CoverageRow, kind: "Kind", statuses: Mapping[str, RegionStatus]) -> Answer | None:
    """The step of the pace of a current figure; None where there is none."""
    status = statuses.get(row.region.code, UNKNOWN)
    return pace_mark(status.pace_code) if kind == Kind.CURRENT and status.has_pace else None


class Kind(StrEnum):
    """What is known of a square's region; also its class in the drawing."""

    CURRENT = "current"
    OLD = "old"
    REGISTERED = "registered"
    EMPTY = "without"


def kind_of(row: CoverageRow) -> Kind:
    """Which of the four kinds of square a line is."""
    if row.coverage_ratio is not None and row.unranked_reason is None:
        return Kind.CURRENT
    if row.coverage_ratio is not None and row.unranked_reason == Unranked.STALE:
        return Kind.OLD
    return Kind.REGISTERED if row.unranked_reason == Unranked.REGISTRATION_ONLY else Kind.EMPTY


def _value(row: CoverageRow, kind: Kind, colour: str) -> float | None:
    """What a square's colour tells; None where that is nothing, or nobody can tell."""
    if kind not in (Kind.CURRENT, Kind.OLD):
        return None
    if colour == COVERAGE:
        return row.coverage_ratio
    return None if is_unsure(row) else row.attainment_ratio


def _step(value: float, colour: str, bounds: Sequence[float]) -> int:
    return theme.step(value, bounds) if colour == COVERAGE else theme.attainment_step(value)


def _share(ratio: float | None, middle: float, y: int, without: str) -> SafeString:
    if ratio is None:
        return element("text", without, class_="share", x=middle, y=y)
    number = formats.percent(ratio, 0).removesuffix("%")
    return element("text", number, element("tspan", "%", class_="sign"), class_="share", x=middle, y=y)


def _title(row: CoverageRow, kind: Kind) -> str:
    if kind == Kind.REGISTERED and row.beside:
        words = {
            "name": row.region.name,
            "count": formats.about_people(row.beside.active_participants),
            "day": formats.day(row.beside.as_of, row.beside.as_of_precision),
        }
        return _("%(name)s: %(count)s peserta menurut pendaftaran, %(day)s") % words
    if kind != Kind.CURRENT and kind != Kind.OLD:
        return f"{row.region.name}: {ranks.reason(row) or _('tidak ada angka')}"
    words = {
        "name": row.region.name,
        "coverage": formats.coverage(row),
        "day": formats.day(row.as_of, row.as_of_precision),
    }
    if row.attainment_ratio is None:
        return _("%(name)s: %(coverage)s per %(day)s") % words
    words["attainment"] = attainment(row)
    if is_unsure(row):
        return _("%(name)s: %(coverage)s per %(day)s, tercapainya target belum dapat dipastikan") % words
    return _("%(name)s: %(coverage)s per %(day)s, %(attainment)s dari target") % words


@cache
def _hatching() -> SafeString:
    pattern = element(
        "pattern",
        element("path", class_="hatch-line", d="M-2 2 2-2M0 8 8 0M6 10 10 6"),
        id="hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    dots = element(
        "pattern",
        element("circle", class_="dot", cx=4, cy=4, r=1.5),
        id="dots",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    return element("defs", pattern, dots)


def _sample(*content: str) -> SafeString:
    return element("svg", *content, viewBox="0 0 16 16", aria_hidden="true", focusable="false")
