"""How many words a page asks its reader to read.

`python -m tests.visible_words http://127.0.0.1:8000/wilayah/18/` counts those of a running site.
Counted is what stands on the page when it opens: header, content, footer, the names of disclosures and the
chosen option of a select. Not counted: what a closed <details> holds, drawings, scripts, and words for screen
readers alone.
"""

import sys
from urllib.request import urlopen

from lxml import html

FOLDED = "//details[not(@open)]/*[not(self::summary)]"
UNSEEN = "//*[contains(@class, 'visually-hidden') or contains(@class, 'skip') or @hidden]"
UNREAD = "//head | //script | //style | //template | //svg"
UNCHOSEN = "//option[not(@selected)][preceding-sibling::option or ../option[@selected]]"


def visible_words(page: str) -> int:
    """Words, numbers among them, of a page of HTML; a mark alone is no word."""
    tree = html.document_fromstring(page)
    for kind in (FOLDED, UNSEEN, UNREAD, UNCHOSEN):
        for element in tree.xpath(kind):
            _take_out(element)
    return sum(any(sign.isalnum() for sign in word) for word in " ".join(tree.itertext(tag=None)).split())


def _take_out(element: html.HtmlElement) -> None:
    """Leave an element out, and keep what follows it."""
    if element.getparent() is not None:
        element.drop_tree()


if __name__ == "__main__":
    for address in sys.argv[1:]:
        with urlopen(address) as answer:
            print(f"{visible_words(answer.read().decode()):>6}  {address}")
