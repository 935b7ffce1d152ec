"""Whose account it is that somebody signed in with."""

import pytest
from django.contrib.auth.models import User
from django.forms import model_to_dict

from tests.factories import make_user
from ucj_dashboard.accounts import Accounts

pytestmark = pytest.mark.django_db


def test_it_is_the_account_as_django_reads_it(django_assert_num_queries):
    kept = User.objects.get(pk=make_user("siti", roles=["operator"]).pk)
    with django_assert_num_queries(1):
        found = Accounts().get_user(kept.pk)
    assert found == kept
    assert model_to_dict(found) == model_to_dict(kept)
    found.first_name = "Siti"
    found.save()
    assert User.objects.get(username="siti").first_name == "Siti"


def test_whoever_is_deleted_or_deactivated_is_signed_out(client):
    user = make_user(roles=["operator"])
    client.force_login(user)
    for change, status in ((None, 200), ({"is_active": False}, 302), ({"is_active": True}, 200)):
        if change:
            User.objects.filter(pk=user.pk).update(**change)
        assert client.get("/entri/").status_code == status
    user.delete()
    assert client.get("/entri/").status_code == 302
