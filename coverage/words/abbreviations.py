"""Indonesian abbreviations explained to readers of English pages, each where it is first used."""

import re

FULL = {
    "UCJ": "Universal Coverage Jamsostek: every worker covered by workers’ social security",
    "RPJMD": "Rencana Pembangunan Jangka Menengah Daerah: regional medium-term development plan",
    "Jamsostek": "Jaminan Sosial Tenaga Kerja: workers’ social security",
}
SHORT = re.compile(rf"\b({'|'.join(FULL)})\b")
TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
CLOSED = frozenset(
    {"script", "style", "svg", "select", "textarea", "abbr", "code"}
)  # text that stays as it is


def explained(html: str) -> str:
    """HTML with the first use of each abbreviation as <abbr>, but for scripts, drawings and choices."""
    left, parts, within = set(FULL), [], ""
    for part in TAG.split(html):
        if part.startswith("<"):
            within = _within(within, part)
        elif left and not within:
            part = SHORT.sub(lambda found: _first(found[0], left), part)
        parts.append(part)
    return "".join(parts)


def _first(short: str, left: set[str]) -> str:
    if short not in left:
        return short
    left.remove(short)
    return f'<abbr title="{FULL[short]}">{short}</abbr>'


def _within(within: str, tag: str) -> str:
    """The element whose text is left alone, after a tag; "" for none."""
    found = NAME.match(tag)
    if found is None or found[2] not in CLOSED:
        return within
    if found[1]:
        return "" if found[2] == within else within
    return within or found[2]
