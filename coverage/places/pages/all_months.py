"""All regions of the country through all months of a release."""

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coverage.queries.frame import release_frame
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, carried

if TYPE_CHECKING:
    import pandas as pd


class AllMonthsPage(Struct, frozen=True):
    """frame: as queries.frame makes it, of the asked segment and basis; it may be empty."""

    asked: Asked
    release: ReleaseRow
    frame: "pd.DataFrame"

    @property
    def lasting(self) -> str:
        """The query string under which these figures stay as they are."""
        return carried(replace(self.asked, release=self.release.number))


def all_months_page(asked: Asked, release: ReleaseRow) -> AllMonthsPage:
    """Two queries, five for an old release."""
    return AllMonthsPage(asked, release, release_frame(release, [asked.segment], [asked.basis]))
