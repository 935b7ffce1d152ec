"""Targets as the tests type and post them."""

import re

from coverage.models import Submission
from tests.factories import publish, statement

ADDRESS = "/entri/target/18/?tahun=2025&dokumen=RPJMD"
SOURCE = "Perda Lampung 3/2025"


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def handed_in_targets() -> int:
    return Submission.objects.filter(kind="targets").count()


def posted(client, action="check", address=ADDRESS, source=SOURCE, **cells):
    """Post cells as posted(**{"18.01 persen": "40"}), beside the targets the form showed."""
    token = client.get(address).context["page"].token
    form = {"terbit": token, "sumber": source, "catatan": "Mohon diperiksa", "action": action}
    for name, text in cells.items():
        code, column = name.split()
        form[f"{column}|{code}"] = text
    return client.post(address, form)


def publish_target(code="18.01", target="35", year=2025, **fields):
    publish(statement(code, None, target=target, target_year=year, target_document="RPJMD", **fields))
