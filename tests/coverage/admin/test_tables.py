"""Every table is shown to who may see it, and none of its figures can be touched."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import transaction

from coverage.models import Submission
from tests.coverage.admin.tables import ALL, READ_ONLY, address, fill

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        fill(range(2))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def filled(filled_once, db):
    """Two rows of every table; what a test changes is undone."""


@pytest.mark.parametrize("model", ALL, ids=lambda model: model._meta.model_name)
class TestEveryTable:
    def test_is_listed_searched_and_opened(self, admin_client, filled, model):
        page = admin_client.get(address(model, "changelist"))
        assert page.status_code == 200
        assert page.context["cl"].result_count >= 2
        assert '<p class="help">' in page.content.decode()
        assert admin_client.get(address(model, "changelist"), {"q": "18"}).status_code == 200
        row = model.objects.first()
        assert admin_client.get(address(model, "change", row.pk)).status_code == 200

    def test_every_filter_answers(self, admin_client, filled, model):
        shown = admin_client.get(address(model, "changelist"))
        assert shown.status_code == 200
        listed = shown.context["cl"]
        asked = {choice["query_string"] for spec in listed.filter_specs for choice in spec.choices(listed)}
        for query in asked - {"?"}:  # each filter has "all": the list as it was shown
            assert admin_client.get(address(model, "changelist") + query).status_code == 200

    def test_is_closed_to_staff_without_permission(self, client, filled, model):
        client.force_login(User.objects.create_user("staf", is_staff=True))
        for page in (address(model, "changelist"), address(model, "change", model.objects.first().pk)):
            assert client.get(page).status_code == 403


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model._meta.model_name)
def test_figures_are_not_touched_by_anyone(admin_client, filled, model):
    row = model.objects.first()
    assert admin_client.get(address(model, "add")).status_code == 403
    assert admin_client.post(address(model, "change", row.pk), {"note": "x"}).status_code == 403
    assert admin_client.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert not admin_client.get(address(model, "changelist")).context["cl"].model_admin.actions


def test_viewers_see_submissions_but_no_figures_of_theirs(client, filled):
    viewer = User.objects.create_user("staf", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_submission"))
    client.force_login(viewer)
    page = client.get(address(Submission, "change", Submission.objects.first().pk)).content.decode()
    assert "berkas-1" in page
    assert "54321" not in page
