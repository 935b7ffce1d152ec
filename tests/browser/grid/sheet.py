"""The grid as tests read and fill it: its cells, what it shows, what is stored of it."""

import re

from playwright.sync_api import Page

from coverage.models import DraftCell
from tests.coverage.entry.grids import MONTH

KEPT = re.compile("^Tersimpan$")


def field(tab: Page, region: str, column: str):
    return tab.locator(f'[name="sel|{region}|{column}"]')


def stored(region: str) -> dict[str, str]:
    cells = DraftCell.objects.filter(part__region=region, part__month=MONTH)
    return dict(cells.values_list("column", "text"))


def saved(tab: Page) -> int:
    """How many requests have kept cells."""
    return sum(address.endswith("/sel/") for address in tab.visit.requests)


def result(tab: Page, region: str, name: str):
    return tab.locator(f'[data-wilayah="{region}"] [data-hasil="{name}"] output')


def block(rows: int) -> str:
    return "\n".join(
        "\t".join(str(1_000 * row + part) for part in (1, 2, 3, 4)) for row in range(1, rows + 1)
    )


def paste(tab: Page, text: str) -> None:
    tab.evaluate("text => navigator.clipboard.writeText(text)", text)
    tab.keyboard.press("Control+V")
