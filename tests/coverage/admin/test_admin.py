"""The admin site: what it lists at which cost, and what of a document can be put right."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coverage.models import (
    Assignment,
    CategoryScheme,
    ContributionRate,
    DraftFigure,
    ParticipantSnapshot,
    Source,
    Statement,
    Upload,
)
from coverage.releases import edition
from tests.coverage.admin.tables import ALL, address, fill
from tests.factories import make_source, publish, statement

pytestmark = pytest.mark.django_db


def test_a_list_takes_the_same_queries_for_any_count(admin_client):
    """Session, user, count, rows, and what the filters offer."""

    def asked(model) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert admin_client.get(address(model, "changelist")).status_code == 200
        return len(queries)

    fill(range(2))
    few = {model: asked(model) for model in ALL}
    fill(range(2, 11))
    fill(range(11, 20))  # releases of their own
    assert {model: asked(model) for model in ALL} == few
    assert max(few.values()) <= 10


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_what_is_no_key_chooses_no_row(admin_client, model):
    """Django asks the database for it, which broke the list of whoever sent it."""
    sent = {"action": "delete_selected", "_selected_action": ["1e999", "x"], "index": "0"}
    assert admin_client.post(address(model, "changelist"), sent).status_code in (200, 302)


def test_drafts_and_kept_files_are_not_in_the_admin():
    shown = {model for model in admin.site._registry if model._meta.app_label == "coverage"}
    assert shown == set(ALL)
    assert not shown & {DraftFigure, Upload}


class TestSources:
    TITLES = {
        "title": "Angka Lampung",
        "publisher": "Lampost",
        "published_on": "2024-09-26",
        "published_precision": "day",
    }

    @pytest.fixture
    def used(self):
        publish(statement(active_participants=1))
        return Source.objects.get()

    def test_names_are_put_right_and_pages_renewed(self, admin_client, used):
        before = edition.edition()
        done = admin_client.post(address(Source, "change", used.pk), self.TITLES)
        assert done.status_code == 302
        used.refresh_from_db()
        assert (used.title, used.publisher) == ("Angka Lampung", "Lampost")
        assert edition.edition() == before + 1

    def test_the_citation_stays_once_figures_rest_on_it(self, admin_client, used):
        form = admin_client.get(address(Source, "change", used.pk)).context["adminform"].form
        assert {"citation", "url"}.isdisjoint(form.fields)
        admin_client.post(address(Source, "change", used.pk), {**self.TITLES, "citation": "Lain"})
        assert Source.objects.get().citation == used.citation

    def test_the_citation_of_an_unused_document_is_open(self, admin_client):
        unused = make_source("Belum dipakai")
        form = admin_client.get(address(Source, "change", unused.pk)).context["adminform"].form
        assert {"citation", "url"} <= set(form.fields)
        assert admin_client.post(address(Source, "delete", unused.pk)).status_code == 403


def test_texts_of_files_are_escaped(admin_client):
    script = "<script>alert(1)</script>"
    publish(statement(active_participants=1, source_title=script))
    for model in (Statement, Source):
        for page in (address(model, "changelist"), address(model, "change", model.objects.get().pk)):
            assert script not in admin_client.get(page).content.decode()
    snapshot = ParticipantSnapshot.objects.get()
    page = admin_client.get(address(ParticipantSnapshot, "change", snapshot.pk)).content.decode()
    assert script not in page
    assert "&lt;script&gt;" in page


def test_users_and_groups_are_managed_in_indonesian(admin_client):
    page = admin_client.get(reverse("admin:auth_user_changelist")).content.decode()
    assert "Nama pengguna" in page or "nama pengguna" in page.lower()
    assert admin_client.get(reverse("admin:auth_group_changelist")).status_code == 200


@pytest.mark.parametrize("sent", ["1e999", "abc", "9" * 30, "-1", "1", "", "٣"])
@pytest.mark.parametrize("model", [Assignment, ContributionRate, CategoryScheme])
def test_a_choice_that_is_no_key_is_refused(admin_client, model, sent):
    choice = "user" if model is Assignment else "source"
    answer = admin_client.post(address(model, "add"), {choice: sent, "region": sent})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors


def test_a_choice_that_is_one_stays_chosen(admin_client):
    source = make_source()
    page = admin_client.post(address(ContributionRate, "add"), {"source": source.pk}).content.decode()
    assert f'<option value="{source.pk}" selected' in page
