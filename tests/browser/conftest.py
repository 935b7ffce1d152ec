"""A real browser before the site with the published figures.

Every module gets a database of its own, copied from one that holds release 1: what its tests write is
committed, seen by the server, and gone after the module. Tests use the ORM as it is; `db` and its like would
open a transaction that the server cannot see.
"""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from coverage.serving import kept
from tests import databases
from tests.needs import CHROMIUM, NO_CHROMIUM

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# A light page that opens nothing: a file beside the pages lacks their header Cross-Origin-Opener-Policy, and
# what is opened from there in another tab gets a process of its own.
STAYS = "/healthz"
pytest.register_assert_rewrite("tests.browser.readable")  # so that it says what axe found
HEIGHTS = {1280: 900, 390: 844, 320: 640}


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """Chromium without a screen."""
    if not CHROMIUM:
        pytest.skip(NO_CHROMIUM)
    with pytest.MonkeyPatch.context() as environ, sync_playwright() as playwright:
        environ.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright's loop runs in the tests' thread
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def published_database(migrated_database, django_db_blocker) -> Iterator[str]:
    """The name of a database with all regions and release 1, to copy from."""
    fill = databases.publish_figures_and_programmes
    with (
        django_db_blocker.unblock(),
        databases.template("published", fill, copied_from=migrated_database) as name,
    ):
        yield name


@pytest.fixture(scope="session")
def server() -> Iterator[LiveServer]:
    """One for all modules, so that a window finds the next module's site where it found the last."""
    serving = LiveServer("127.0.0.1")
    yield serving
    serving.stop()


@pytest.fixture(scope="module")
def site(browser, server, published_database, django_db_blocker) -> Iterator[LiveServer]:
    """The site at `site.url`, on a copy of the published figures that is the module's own."""
    with (
        django_db_blocker.unblock(),
        databases.copy("site", published_database) as name,
        databases.connected_to(name),
    ):
        kept.clear()
        yield server
        kept.clear()


@pytest.fixture(autouse=True)
def _nothing_kept():
    """What the server keeps of answers stays to the module's end: what is written here is committed."""


@pytest.fixture(scope="module")
def worker(site) -> Iterator[None]:
    """A worker beside the site, as a process of its own."""
    name = connection.settings_dict["NAME"]
    process = subprocess.Popen([sys.executable, "-m", "tests.coverage.jobs.program", name, "work"])
    yield
    process.kill()
    process.wait()


class Visit:
    """What the pages of a window did while they were open."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.host = host
        self.problems: list[str] = []
        self.requests: list[str] = []
        self._hears = {"request": self._requested, "console": self._said, "weberror": self._failed}
        self._context = context
        for event, told in self._hears.items():
            context.on(event, told)

    def end(self) -> None:
        for event, told in self._hears.items():
            self._context.remove_listener(event, told)

    def _requested(self, request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).netloc != self.host and not request.url.startswith(("data:", "blob:")):
            self.problems.append(f"request to another host: {request.url}")

    def _said(self, message) -> None:
        answered_page = message.page and message.location["url"] == message.page.url
        if message.type in ("error", "warning") and not answered_page:  # a 404 page says it is one
            self.problems.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _failed(self, error) -> None:
        self.problems.append(str(error.error))


class Window:
    """A browser context that outlives its test: a new one takes four times as long as the page it opens.

    Each test has a tab of its own in it, which shares the process of one that stays.
    """

    def __init__(self, browser: Browser, address: str, **options) -> None:
        self.address = address
        self.context = browser.new_context(base_url=address, **options)
        self.context.set_default_timeout(15_000)
        self._stays = self.context.new_page()
        self._stays.goto(STAYS)
        self._wire = self.context.new_cdp_session(self._stays)

    def tab(self) -> Page:
        with self.context.expect_page() as opened:
            self._stays.evaluate("void window.open()")
        return opened.value

    def forget(self) -> None:
        """Nothing of a test is left to the next: tabs, cookies, what is stored and kept, permissions."""
        for tab in self.context.pages:
            if tab != self._stays:
                tab.close()
        self.context.clear_cookies()
        self.context.clear_permissions()
        self._wire.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "all"})
        self._wire.send("Network.clearBrowserCache")


@pytest.fixture(scope="session")
def idle(browser, server) -> Iterator[dict[str, list[Window]]]:
    """The windows nobody uses, by what they were opened with."""
    windows = defaultdict(list)
    yield windows
    for each in chain.from_iterable(windows.values()):
        each.context.close()


@pytest.fixture
def page(browser, site, idle):
    """Opens pages: `page(390)` is a telephone, `page(1280)` a screen; takes what a browser context takes.

    After the test no page may have complained or asked another host; `visit.requests` has all it asked.
    """
    used, visits = [], []

    def opened(width: int = 1280, *, viewport=None, color_scheme=None, permissions=(), **options) -> Page:
        kind = repr(options)
        window = idle[kind].pop() if idle[kind] else Window(browser, site.url, locale="id-ID", **options)
        used.append((kind, window))
        visits.append(Visit(window.context, urlsplit(site.url).netloc))
        window.context.grant_permissions(permissions)
        tab = window.tab()
        tab.set_viewport_size(viewport or {"width": width, "height": HEIGHTS.get(width, 900)})
        tab.emulate_media(color_scheme=color_scheme)
        tab.visit = visits[-1]
        return tab

    yield opened
    for kind, window in used:
        window.forget()
        idle[kind].append(window)
    for visit in visits:
        visit.end()
    assert [problem for visit in visits for problem in visit.problems] == []
