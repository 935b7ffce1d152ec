"""Whose account it is that somebody signed in with."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db.models import QuerySet

from coverage.models.columns import every_column, instance
from coverage.queries.compiled import compiled


@compiled
def _account(number: Any) -> QuerySet[Any, Any]:
    """An account; asked before most pages behind sign-in."""
    return User.objects.filter(pk=number).values_list(*every_column(User))


class Accounts(ModelBackend):
    """Django's accounts, read with a compiled query."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session; None when there is none any more or it may not sign in."""
        for row in _account(user_id):
            user = instance(User, row)
            return user if self.user_can_authenticate(user) else None
        return None
