"""Who may do what where."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from coverage.access import scope_of
from coverage.rows.scope import Role, Scope
from tests import factories


def scope(*roles: str, regions: tuple[str, ...] = ()) -> Scope:
    return Scope(7, frozenset(roles), frozenset(regions))


@pytest.mark.parametrize(
    ("who", "code", "enter", "review"),
    [
        pytest.param(scope(Role.OPERATOR, regions=("18",)), "18", True, False, id="own-province"),
        pytest.param(scope(Role.OPERATOR, regions=("18",)), "18.71", True, False, id="regency-within"),
        pytest.param(scope(Role.OPERATOR, regions=("18",)), "15", False, False, id="other-province"),
        pytest.param(scope(Role.OPERATOR, regions=("18.71",)), "18", False, False, id="province-above"),
        pytest.param(scope(Role.OPERATOR, regions=("18.71",)), "18.72", False, False, id="sibling"),
        pytest.param(scope(Role.VERIFIER, regions=("18",)), "18.71", False, True, id="verifier"),
        pytest.param(scope(Role.VERIFIER, regions=("00",)), "95.01", False, True, id="everywhere"),
        pytest.param(scope(Role.READER, regions=("18",)), "18", False, False, id="reader"),
        pytest.param(scope(Role.ADMIN), "18", True, True, id="admin"),
        pytest.param(scope(Role.OPERATOR), "18", False, False, id="nothing-assigned"),
    ],
)
def test_scope(who, code, enter, review):
    assert (who.may_enter(code), who.may_review(code)) == (enter, review)


@pytest.mark.parametrize(
    ("who", "here", "works"),
    [
        pytest.param(scope(Role.OPERATOR, regions=("18",)), True, True, id="operator"),
        pytest.param(scope(Role.VERIFIER, regions=("18",)), True, True, id="verifier"),
        pytest.param(scope(Role.OPERATOR, regions=("15",)), False, True, id="of-another-province"),
        pytest.param(scope(Role.READER, regions=("18",)), False, False, id="reader"),
        pytest.param(scope(Role.ADMIN), True, True, id="admin"),
        pytest.param(Scope(), False, False, id="stranger"),
    ],
)
def test_drafts_are_for_those_who_enter_or_review_there(who, here, works):
    assert who.may_see_drafts("18.71") is here
    assert who.works_here is works


def test_nobody_publishes_what_they_handed_in():
    verifier = scope(Role.VERIFIER, regions=("18",))
    assert verifier.may_publish("18.71", submitted_by=8)
    assert not verifier.may_publish("18.71", submitted_by=7)
    assert not scope(Role.ADMIN).may_publish("18.71", submitted_by=7)


@pytest.mark.parametrize("alone", ["18.71", "18", "00"])
@pytest.mark.parametrize("role", [Role.OPERATOR, Role.VERIFIER, Role.ADMIN])
def test_where_an_admin_allows_it_submitters_publish_their_own(role, alone):
    person = Scope(7, frozenset({role}), frozenset({"18"}), frozenset({alone}))
    assert person.may_publish("18.71", submitted_by=7)
    assert person.may_publish("18.71", submitted_by=8) is (role != Role.OPERATOR)


def test_what_is_allowed_elsewhere_or_to_readers_does_not_count():
    here = frozenset({"18"})
    assert not Scope(7, frozenset({Role.VERIFIER}), here, frozenset({"15"})).may_publish(
        "18.71", submitted_by=7
    )
    assert not Scope(7, frozenset({Role.READER}), here, frozenset({"00"})).may_publish(
        "18.71", submitted_by=7
    )


@pytest.mark.django_db
class TestScopeOf:
    def test_reads_groups_and_assignments_in_one_query(self, django_assert_num_queries):
        user = factories.make_user(roles=["operator"], regions=["18", "15.01"])
        with django_assert_num_queries(1):
            found = scope_of(user)
            scope_of(user)
        assert found == Scope(user.pk, frozenset({"operator"}), frozenset({"18", "15.01"}))

    def test_superusers_are_admins(self):
        assert scope_of(User.objects.create_superuser("root")).is_admin

    def test_strangers_and_the_deactivated_may_nothing(self):
        gone = factories.make_user(roles=["admin"])
        gone.is_active = False
        assert scope_of(AnonymousUser()) == scope_of(gone) == Scope()
