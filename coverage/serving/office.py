"""Whose page or file is asked for: the office of the region that its address names."""

import re

from coverage.queries.offices import office_of
from coverage.rows.office import Office

REGION = re.compile(r"(?:/wilayah/|/entri/|[?&](?:provinsi|wilayah)=)(\d\d(?:\.\d\d)?)(?=[/.&]|$)", re.ASCII)


def office_at(address: str) -> Office:
    """The office of an address here: the whole site's where it names no region, or several."""
    named = set(REGION.findall(address))
    return office_of(named.pop() if len(named) == 1 else "00")
