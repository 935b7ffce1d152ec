"""The office that a region's files and printed pages are from."""

from coverage.queries.plain import plain_row
from coverage.rows.office import Office

NEAREST = (
    b"SELECT letterhead, signatures, paper FROM coverage_officesettings WHERE region_id IN ($1, $2, '00')"
    b" ORDER BY length(region_id) DESC, region_id DESC LIMIT 1"
)


def office_of(code: str) -> Office:
    """The nearest settings: of the region, of its province or of the whole site. One plain statement."""
    row = plain_row(NEAREST, code, code[:2])
    return Office.of(*row) if row else Office()
