"""A cascade on its way into a file, in Indonesian whichever language the page is in."""

from msgspec import Struct

from coverage.files.origin import Origin
from coverage.targets import words
from coverage.targets.pages.cascade import CascadePage
from coverage.targets.pages.cascade_lines import CascadeLine, Spreading
from coverage.words import formats


class CascadeFile(Struct, frozen=True):
    """The page's lines, and where they come from."""

    page: CascadePage
    origin: Origin

    @property
    def own(self) -> str:
        """The place's name."""
        return self.page.region.official_name or self.page.region.name

    @property
    def parts(self) -> str:
        return "provinsi" if self.page.region.level == "nation" else "kabupaten/kota"

    @property
    def title(self) -> str:
        """ "Target UCJ 2025 Lampung menurut kabupaten/kota"."""
        return f"Target UCJ {self.page.year} {self.own} menurut {self.parts}"

    @property
    def sentence(self) -> str:
        page, target = self.page, self.page.own.target
        named = f"{formats.document(target.document) if target else ''} {page.year}".strip()
        return words.opening(
            page.region.name, named, page.balance.targets, len(page.lines), self.parts, page.own.unit
        )

    @property
    def proposal(self) -> list[str]:
        """What is said of the shares proposed where heads cannot be computed; none without them."""
        plan, target, own = self.page.plan, self.page.own.target, self.page.own.shown.coverage_ratio
        if plan is None or target is None or target.target_ratio is None:
            return []
        rule = words.plan_rule(plan, own, float(target.target_ratio), self.page.year)
        return words.proposed_shares(rule, [self.page.names[code] for code in plan.missing])

    def proposed_share(self, line: CascadeLine) -> float | None:
        return self.page.plan.shares.get(line.region.code) if self.page.plan else None

    @property
    def name(self) -> str:
        """target-18-2025-rilis-1.xlsx."""
        return self.origin.file_name("xlsx", "target", self.page.region.code, str(self.page.year))

    @property
    def cited(self) -> list[tuple[int, str, str]]:
        return [(source.id, source.citation, source.url) for source in self.page.cited]

    @property
    def way(self) -> str:
        """The way of spreading in words, "" when nothing was spread."""
        return self._way(0)

    @property
    def beside(self) -> str:
        """The second way, "" without one."""
        return self._way(1)

    def heads(self, line: CascadeLine) -> int | None:
        """People the first way gives; the published ones, or those kept, when nothing was spread."""
        return self._heads(0, line) if self._spread else line.part.target

    def heads_beside(self, line: CascadeLine) -> int | None:
        return self._heads(1, line)

    @property
    def _spread(self) -> tuple[Spreading, ...]:
        return tuple(way for way in self.page.ways if way.allotments)

    def _way(self, place: int) -> str:
        return words.spread_name(self._spread[place].spread) if len(self._spread) > place else ""

    def _heads(self, place: int, line: CascadeLine) -> int | None:
        found = self._spread[place].allotments.get(line.region.code) if len(self._spread) > place else None
        return found.heads if found else None


def sources_of(line: CascadeLine) -> str:
    """Numbers on the sheet Catatan, the participants' first."""
    row, target = line.row, line.target
    ids = (*row.source_ids, *row.potential_source_ids, *(target.source_ids if target else ()))
    return "; ".join(map(str, dict.fromkeys(ids)))
