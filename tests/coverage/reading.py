"""Reading pages in tests."""

import re
from html import unescape

from django.test import Client


def get(client: Client, address: str, status: int = 200) -> str:
    """A page as text, its entities resolved."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return unescape(response.content.decode())


def said(page: str) -> str:
    """A page's own text, without tags, header and footer."""
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(re.sub("<[^>]+>", " ", main).split())
