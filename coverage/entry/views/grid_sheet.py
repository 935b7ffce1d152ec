"""The grid a request is about, and whether the person may read or fill it."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.access import scope_of
from coverage.entry.pages.grid import grid_regions
from coverage.parsing.days import parse_month
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.queries.errors import NoSuchRegion
from coverage.rows.figures import RegionRow
from coverage.rows.periods import FIRST_MONTH
from coverage.rows.scope import Scope
from coverage.serving.guards import refused, signed_in
from regions.codes import is_code


class Sheet(Struct, frozen=True, dict=True):
    """The grid a request is about, and who asks on which day."""

    root: str
    month: date
    today: date
    person: User
    scope: Scope

    @cached_property
    def regions(self) -> list[RegionRow]:
        """Those with a row that the person may see, the root first. Raises Http404."""
        try:
            return grid_regions(self.root, self.scope)
        except NoSuchRegion as error:
            raise Http404(str(error)) from None

    @property
    def address(self) -> tuple[str, str, str]:
        return "grid", self.root, f"{self.month:%Y-%m}"

    def holds(self, code: str) -> bool:
        """Whether a region has a row in this grid."""
        return code == self.root or (len(self.root) == 2 and is_code(code) and code[:2] == self.root)


def opened(request: HttpRequest, code: str, month: str) -> Sheet:
    """What a request is about. Raises the 403 or 404 it deserves: writing needs the right to enter."""
    person, today = signed_in(request), timezone.localdate()
    scope = scope_of(person)
    may = scope.may_see_drafts(code) if request.method == "GET" else scope.may_enter(code)
    if not is_code(code) or not may:
        raise refused(request, f"mengisi angka {code}")
    try:
        first = parse_month(month)
    except Unreadable as error:
        raise Http404(why_unreadable(error)) from None
    if not FIRST_MONTH <= first <= today:
        raise Http404(_("Bulan yang dapat diisi: Januari 2015 sampai bulan ini."))
    return Sheet(code, first, today, person, scope)


def refuse_outside(request: HttpRequest, sheet: Sheet, codes: Iterable[str]) -> None:
    """The 403 for a post that writes to a region outside the grid or the person's scope."""
    for code in codes:
        if not (sheet.holds(code) and sheet.scope.may_enter(code)):
            raise refused(request, f"mengisi angka {code[:12]} di lembar {sheet.root}")
