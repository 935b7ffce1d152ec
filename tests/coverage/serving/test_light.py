"""What readers are answered without: libraries that take tens of megabytes are for those who make files."""

import sys

import pytest

from tests.coverage.reading import get

HEAVY = ("openpyxl", "xlsxwriter", "pptx", "lxml", "pandas", "numpy", "plotly")
PAGES = (
    "/",
    "/wilayah/18/",
    "/wilayah/18.71/riwayat/",
    "/wilayah/18/rapat/",
    "/peringkat/?tingkat=kabkota",
    "/peringkat.csv",
    "/bandingkan/?wilayah=18.71&wilayah=18.72",
    "/api/v1/ranking/?level=regency",
)


@pytest.mark.usefixtures("with_programmes")
def test_pages_need_no_heavy_library(client, monkeypatch):
    """Whatever was read by other tests cannot be had while the pages are made."""
    for name in sys.modules.keys() | set(HEAVY):
        if name.partition(".")[0] in HEAVY:
            monkeypatch.setitem(sys.modules, name, None)
    for address in PAGES:
        get(client, address)
