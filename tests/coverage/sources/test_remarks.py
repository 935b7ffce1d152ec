"""Notes of a figures or programmes file are for whoever keeps it; readers are shown its remarks."""

import csv

import pytest
from msgspec.structs import replace

from coverage.models import Source
from coverage.rows.figures import noted
from tests.coverage.reading import get, said
from tests.databases import FIGURES, PROGRAMMES
from tests.factories import publish, statement

pytestmark = pytest.mark.django_db

FIXED = ("category: ", "paid by ")  # notes that are figures or a printed category


def kept_notes() -> set[str]:
    """The words of every note of the published files that say something to their keeper alone."""
    notes = set()
    for file in (FIGURES, PROGRAMMES):
        with file.open(encoding="utf-8", newline="") as lines:
            clauses = (clause.strip() for row in csv.DictReader(lines) for clause in row["notes"].split(";"))
            notes |= {clause for clause in clauses if clause.count(" ") > 1 and not clause.startswith(FIXED)}
    return notes


@pytest.mark.usefixtures("with_programmes")
class TestPublished:
    def test_no_document_page_shows_a_working_note(self, client):
        notes = kept_notes()
        assert len(notes) > 100
        for source in Source.objects.all():
            page = get(client, f"/sumber/{source.pk}/")
            assert not [note for note in notes if note in page], source.citation

    @pytest.mark.parametrize("address", ["/program/", "/program.csv"])
    def test_no_programme_shows_a_working_note(self, client, address):
        page = client.get(address).content.decode()
        assert not [note for note in kept_notes() if note in page]


def test_a_document_page_shows_its_remark(client):
    publish(statement(share="24.86", notes=noted("rounded pot/act", "Potensi menurut BPS")))
    page = said(get(client, f"/sumber/{Source.objects.get(citation=statement().source_title).pk}/"))
    assert "Potensi menurut BPS" in page
    assert "rounded" not in page
    assert "remark" not in page


def test_what_an_officer_noted_is_shown(client):
    publish(replace(statement(active_participants=760_468, entered=True), notes="Data kanwil"))
    assert "Data kanwil" in said(
        get(client, f"/sumber/{Source.objects.get(citation=statement().source_title).pk}/")
    )
