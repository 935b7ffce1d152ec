"""What a phone's browser makes of pages, beside a page of plain text of the same size."""

import statistics
import sys
from collections.abc import Callable
from typing import Any

import brotli
from playwright.sync_api import Page, sync_playwright

from benchmarks import FLOOR
from benchmarks.sites import Site
from tests.needs import CHROMIUM, NO_CHROMIUM

ROUNDS = 9
SLOW = {"offline": False, "latency": 600, "downloadThroughput": 64_000 / 8, "uploadThroughput": 64_000 / 8}
PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  const last = list.getEntries().at(-1); done(last.startTime)
}).observe({type: "largest-contentful-paint", buffered: true}))"""
PAGES = {"home": "/", "province": "/wilayah/18/", "regency": "/wilayah/18.71/", "ranking": "/peringkat/"}


def measured(site: Site) -> dict[str, float]:
    """Of each page: LCP over the static page's, requests and KiB of a first visit, seconds on a slow line."""
    if not CHROMIUM:
        sys.exit(NO_CHROMIUM)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            found: dict[str, float] = {}
            for name, address in PAGES.items():
                found |= {f"{name}, {what}": value for what, value in _page(browser, site, address).items()}
            return found
        finally:
            browser.close()


def _page(browser: Any, site: Site, address: str) -> dict[str, float]:
    _, body = site.ask(address)
    beside = f"/{FLOOR}/diam-{len(brotli.decompress(body))}.html"
    taken: dict[str, list[float]] = {address: [], beside: []}
    for _ in range(ROUNDS):
        for one in taken:
            taken[one].append(_visit(browser, lambda page, one=one: _painted(page, site.address + one)))
    ours, floor = (statistics.median(times) for times in taken.values())
    requests, size = _visit(browser, lambda page: _weight(page, site.address + address))
    slow = _visit(browser, lambda page: _slowly(page, site.address + address))
    return {"LCP": ours, "LCP of text": floor, "requests": requests, "KiB": size / 1024, "slow line": slow}


def _visit(browser: Any, do: Callable[[Page], Any]) -> Any:
    """Something done by a browser that knows nothing yet."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        return do(context.new_page())
    finally:
        context.close()


def _painted(page: Page, address: str) -> Any:
    """Milliseconds until the largest part of what is seen first is there."""
    page.goto(address, wait_until="load")
    return page.evaluate(PAINTED)


def _weight(page: Page, address: str) -> tuple[int, float]:
    """Requests and bytes on the wire of a page that is read and not touched."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    return len(sizes), sum(sizes)


def _slowly(page: Page, address: str) -> Any:
    """Seconds at 64 kbit/s and 600 ms until all of the page's text is there and painted."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="domcontentloaded")
    parsed = page.evaluate('performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd')
    return max(parsed, page.evaluate(PAINTED)) / 1000
