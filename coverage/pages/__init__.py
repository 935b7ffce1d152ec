"""What each page shows, as frozen objects: they can be tested without HTTP, and hold no query."""

from coverage.pages.change import ChangePage, change_page
from coverage.pages.compare import ComparePage, compare_page
from coverage.pages.flags import FlagsPage, flags_page
from coverage.pages.history import Change
from coverage.pages.missing import NoSuchMonth, NoSuchRegion, NoSuchRelease, NoSuchSource
from coverage.pages.places import RegionsPage, regions_page
from coverage.pages.ranking import RankingPage, ranking_page
from coverage.pages.region import NATION, RegionPage, region_page
from coverage.pages.releases import ReleasePage, release_page
from coverage.pages.search import SearchPage, search_page
from coverage.pages.sources import SourcePage, SourcesPage, source_page, sources_page
from coverage.pages.why import Why

__all__ = [
    "NATION",
    "Change",
    "ChangePage",
    "ComparePage",
    "FlagsPage",
    "NoSuchMonth",
    "NoSuchRegion",
    "NoSuchRelease",
    "NoSuchSource",
    "RankingPage",
    "RegionPage",
    "RegionsPage",
    "ReleasePage",
    "SearchPage",
    "SourcePage",
    "SourcesPage",
    "Why",
    "change_page",
    "compare_page",
    "flags_page",
    "ranking_page",
    "region_page",
    "regions_page",
    "release_page",
    "search_page",
    "source_page",
    "sources_page",
]
