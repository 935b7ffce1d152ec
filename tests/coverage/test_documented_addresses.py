"""Every address that the texts name answers, on the published figures, to the person it is for."""

from coverage.models import Source
from tests.documented import texts, untried

IN_MARKS = r"`(/[^`\s]*)`"
WITH_HOST = r"http://127\.0\.0\.1:8000(/[^\s'`]*)"
OPENED = "seeds.md"  # test_founding_texts.py opens every address of it
# Not 200 by their nature: a sign-in and a switch lead on; a list is asked for one region.
OTHERWISE = {"/masuk/": 302, "/bahasa/en/": 302, "/api/v1/budgets/": 422}


def addresses() -> set[str]:
    return {
        found for pattern in (IN_MARKS, WITH_HOST) for file, found in texts(pattern) if file.name != OPENED
    }


def test_each_answers(client, with_programmes, admin_user):
    client.force_login(admin_user)
    theirs = {  # what readers fill in
        "NOMOR": str(admin_user.pk),
        "<nomor>": str(Source.objects.earliest("pk").pk),
        "/rilis/12/": "/rilis/1/",
    }
    found = {}
    for address in addresses() - untried().keys():
        asked = address
        for name, value in theirs.items():
            asked = asked.replace(name, value)
        found[address] = client.get(asked).status_code
    assert len(found) > 100
    assert {
        address: status for address, status in found.items() if status != OTHERWISE.get(address, 200)
    } == {}


def test_what_is_not_tried_is_printed():
    assert {printed for printed in untried() if printed.startswith("/")} <= addresses()
