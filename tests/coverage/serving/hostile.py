"""Every address of the URLconf, the fields its pages have, and values to fill both with."""

from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from itertools import product
from urllib.parse import parse_qsl, urlsplit

from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from hypothesis import strategies as st
from msgspec import Struct, field

NUMBERS = [
    "1",
    "2",
    "0",
    "-1",
    "999999999",
    "9223372036854775808",
    "9" * 30,
    "1e999",
    "NaN",
    "٣",
    "𝟙",
    "1,5",
    "1.149",
]
CODES = ["18", "18.01", "18.71", "15", "00", "99", "18.99", "1.1.1.1", "9999999"]
MONTHS = ["2024-09", "2025-10", "2025-13", "0000-00", "9999-12", "0001-01"]
PLACES: dict[str, list[str]] = {
    "who": ["operator"],
    "name": ["isian-lembar.png"],
    "code": [*CODES, "id", "en"],
    "month": MONTHS,
    "kind": ["xlsx", "csv", "txt", "pptx"],
    "object_id": ["1", "18", "_00", "x" * 300, "9" * 30],
    "uidb64": ["MQ", "!!", "x" * 50],
    "token": ["x-y", "set-password"],
    "app_label": ["coverage", "auth", "x"],
    "url": ["x/", "coverage/"],
}
ODD = [
    "", " ", "on", "\0", "a\0b", "\r\n", "x" * 10_000, "\u202e", "\U0001f600", "e\u0301" * 50, "\ufffe",
    "'\"><script>", "{{ x }}{% x %}", "%s%d%(x)s", "{0.x}", "../../etc/passwd", "//x.example/", "[", "(",
    "31/02/2025", "2025-02-30", "29 Februari 2025", "45000", "a@b", "siti@contoh.go.id", "nihil", "hapus",
    "1:1764000000000000", "1:", ":1", "null", "true", "[]", "{}", "\\", "-",
]  # fmt: skip
GENERIC = [*NUMBERS, *CODES, *MONTHS, *ODD]


class Form(Struct, dict=True):
    """What a page at an address can be asked or sent. fields: values seen, by name."""

    address: str
    fields: dict[str, set[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    @cached_property
    def choices(self) -> list[tuple[str, st.SearchStrategy[str]]]:
        """Its fields and what was seen of each, to draw from: made once, not before each drawing."""
        return [(name, st.sampled_from(sorted(seen))) for name, seen in sorted(self.fields.items())]


class _Fields(HTMLParser):
    """Names and values of all fields, and local links, of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, set[str]] = {}
        self.files: set[str] = set()
        self.links: set[str] = set()
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.add(given["href"].partition("#")[0])
        if tag == "option" and self._select:
            self.fields[self._select].add(given.get("value", ""))
        name = given.get("name", "")
        if tag not in ("input", "select", "textarea", "button") or not name or name == "csrfmiddlewaretoken":
            return
        if given.get("type") == "file":
            self.files.add(name)
            return
        self.fields.setdefault(name, set()).add(given.get("value", ""))
        self._select = name if tag == "select" else ""


def named_addresses() -> dict[str, list[str]]:
    """Some addresses of every named pattern, by name with its namespaces."""
    found: dict[str, list[str]] = {}
    for name, places in patterns(get_resolver()):
        values = [PLACES.get(place, NUMBERS) for place in places]
        for chosen in product(*values):
            try:
                found.setdefault(name, []).append(
                    reverse(name, kwargs=dict(zip(places, chosen, strict=True)))
                )
            except NoReverseMatch:
                continue
    return found


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every named pattern with its namespaces, and the names of its places."""
    above = tuple(resolver.pattern.regex.groupindex)
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield namespace + pattern.name, (*above, *pattern.pattern.regex.groupindex)
        else:
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, below)


def learn(client: Client, addresses: list[str], most: int) -> list[Form]:
    """Read pages, follow their links to others like them, and note what each can be asked. most: pages."""
    forms: list[Form] = []
    waiting, seen = list(addresses), set(addresses)
    while waiting and len(forms) < most:
        address = waiting.pop(0)
        answer = client.get(address)
        page = _Fields()
        if answer.status_code in (200, 422) and answer["Content-Type"].startswith("text/html"):
            page.feed(answer.content.decode())
        path = urlsplit(address).path
        asked = {name: {value} for name, value in parse_qsl(urlsplit(address).query)}
        forms.append(Form(path, page.fields | asked, page.files))
        for link in sorted(page.links - seen):
            seen.add(link)
            waiting.append(link)
    return forms


VALUES = st.one_of(
    st.sampled_from(GENERIC),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.integers().map(str),
    st.dates().map(str),
)


HOW = st.sampled_from(["seen", "seen", "odd", "none", "twice"])
ONE_IN_TEN = st.integers(0, 9)


def filled(draw: st.DrawFn, form: Form) -> dict[str, list[str]]:
    """Fields of the page with values it offered, odd ones, or none; now and then a name nobody knows."""
    data = {}
    for name, seen in form.choices:
        how = draw(HOW)
        if how != "none":
            data[name] = [draw(seen if how == "seen" else VALUES)] + (
                [draw(VALUES)] if how == "twice" else []
            )
    if draw(ONE_IN_TEN) == 0:
        data[draw(VALUES)[:50]] = [draw(VALUES)]
    return data
