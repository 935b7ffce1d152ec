"""Every address that the documentation names answers, on the published figures, to the person it is for."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*PROJECT.glob("README*.md"), *PROJECT.glob("docs/*.md")])
ADDRESSES = sorted(
    {found for file in TEXTS for found in re.findall(r"`(/[^`\s]*)`", file.read_text("utf-8"))}
)
# Folders of a server, addresses with a number to be filled in, and meetings, which test_founding_texts opens.
NONE_OF_THE_SITE = re.compile(r"/(etc|usr|var)/|NOMOR|<|/entri/rilis/(2|12)/|^/rapat/[0-9]|^/api/(v1/)?$")


# Not 200 by their nature: whoever has signed in needs no sign-in; a list is asked for one region.
OTHERWISE = {"/masuk/": 302, "/api/v1/budgets/": 422}


def test_each_answers(client, with_programmes, admin_user):
    client.force_login(admin_user)
    asked = [one for one in ADDRESSES if not NONE_OF_THE_SITE.search(one)]
    found = {address: client.get(address).status_code for address in asked}
    assert len(found) > 80
    assert {
        address: status for address, status in found.items() if status != OTHERWISE.get(address, 200)
    } == {}
