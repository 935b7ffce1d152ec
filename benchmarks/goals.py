"""What has to be reached, each as a sum over the figures of a run."""

from collections.abc import Callable, Iterator, Mapping
from math import inf

from msgspec import Struct

from benchmarks import browsing, reading

Figures = Mapping[str, float]
SCALE = 1.65  # CPU ms of the floor page on the machine for which the seconds below were set


class Goal(Struct, frozen=True):
    """must: reached by all means, stretch: better still; both in unit, at most, or at least when `least`;
    without bounds (inf) it is only told.

    part: of __main__.PARTS; figure: the value out of a part's figures.
    """

    part: str
    name: str
    unit: str
    must: float
    stretch: float
    figure: Callable[[Figures], float]
    least: bool = False

    def is_met(self, value: float, bound: float) -> bool:
        return value >= bound if self.least else value <= bound


def ratio(name: str, floor: str) -> Callable[[Figures], float]:
    return lambda found: found[name] / found[floor]


def scaled(name: str) -> Callable[[Figures], float]:
    """As it would be on the machine for which the goal was set."""
    return lambda found: found[name] * SCALE / found[reading.PROVINCES]


def plain(name: str) -> Callable[[Figures], float]:
    return lambda found: found[name]


def _pages(part: str) -> Iterator[Goal]:
    for page in reading.PAGES:
        kept = f"kept {page.name}"
        yield Goal(part, kept, "of a bare view's speed", 0.7, 0.85, ratio(reading.BARE, kept), least=True)
    for page in reading.PAGES:
        must, stretch = (15, 8) if page.name.startswith("ranking") else (25, 12)
        yield Goal(part, page.name, "× floor page", must, stretch, ratio(page.name, page.floor))
        first = f"{page.name}, first"
        yield Goal(part, f"{first} of a state", "× floor page", inf, inf, ratio(first, page.floor))
    for page in reading.PAGES[:3]:
        yield Goal(part, f"{page.name}, scaled", "CPU ms", 60, 60, scaled(page.name))
    for page in reading.OLD:
        newest = page.name.partition(",")[0]
        yield Goal(part, page.name, "× the newest", 2, 1.5, ratio(page.name, newest))


def _browser() -> Iterator[Goal]:
    for name in browsing.PAGES:
        lcp = ratio(f"{name}, LCP", f"{name}, LCP of text")
        yield Goal("browser", f"{name}, LCP", "× a page of text", 2, 1.5, lcp)
        yield Goal("browser", f"{name}, requests", "requests", 5, 5, plain(f"{name}, requests"))
        yield Goal("browser", f"{name}, weight", "KiB", 35, 25, plain(f"{name}, KiB"))
        yield Goal("browser", f"{name}, 64 kbit/s", "s", 8, 6, plain(f"{name}, slow line"))


GOALS = (
    *_pages("pages"),
    *_pages("large"),
    Goal("files", "ranking workbook", "× bare XlsxWriter", 3, 3, ratio("ranking workbook", reading.BOOK)),
    Goal("writing", "nation, preview", "CPU s, scaled", 2.5, 1.5, scaled("preview")),
    Goal("writing", "nation, hand in", "CPU s, scaled", 5, 2.5, scaled("hand in")),
    Goal("writing", "nation, publish", "CPU s, scaled", 8, 4, scaled("publish")),
    Goal("writing", "one province, all of it", "CPU s, scaled", 1, 0.6, scaled("province")),
    Goal("writing", "load_demo", "CPU s, scaled", 40, 40, scaled("load_demo")),
    Goal("memory", "web worker", "MB PSS", 130, 90, plain("web worker")),
    Goal("memory", "job worker", "MB PSS", 130, 90, plain("job worker")),
    Goal("memory", "supervisor", "MB RSS", 60, 60, plain("supervisor")),
    Goal("memory", "second start", "s", 4, 2.5, plain("second start")),
    *_browser(),
    Goal("load", "readers p99", "s", 1, 1, plain("readers p99")),
    Goal("load", "readers slowest", "s", 5, 5, plain("readers slowest")),
    Goal("load", "answers mixed or wrong", "", 0, 0, plain("answers mixed or wrong")),
    Goal("load", "healthz p99", "s", 0.2, 0.2, plain("healthz p99")),
    Goal("load", "kept p99 beside pastes", "s", 0.1, 0.1, plain("kept p99 beside pastes")),
)
