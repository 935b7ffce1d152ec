"""Closing and opening months: who may still enter what, and setting it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coverage.calculations.entry.deadlines import PeriodRow, default_due
from coverage.entry.queries.periods import periods
from coverage.models import Period, PeriodException
from coverage.submissions.refusal import Refused, Why
from coverage.words import formats


class NotSet(Refused):
    """A month was not changed."""


def closure(region_code: str, month: date, today: date) -> str:
    """Why a region's month is not to be entered: who closed it when and why, and whom to ask; "" when open.

    One query.
    """
    return closures([region_code], month, today).get(region_code, "")


def closures(region_codes: Iterable[str], month: date, today: date) -> dict[str, str]:
    """The same for several regions, by code; open ones are left out. One query."""
    period = periods([month])[month]
    closed = {code for code in region_codes if period.is_closed(code, today)}
    return dict.fromkeys(closed, sentence(period)) if closed else {}


def sentence(period: PeriodRow) -> str:
    """What closed a month."""
    words = {
        "month": formats.month(period.month),
        "who": period.closed_by,
        "day": formats.day(period.closed_on),
        "reason": period.reason.rstrip("."),
        "contact": period.contact,
    }
    return _("%(month)s ditutup oleh %(who)s pada %(day)s: %(reason)s. Tanyakan kepada %(contact)s.") % words


@transaction.atomic
def set_due(*, month: date, due_on: date) -> None:
    """Give a month its own deadline. Raises NotSet when it lies before the month's end."""
    if due_on < default_due(month).replace(day=1):
        raise NotSet.because(Why.EARLY_DEADLINE)
    Period.objects.update_or_create(month=month, defaults={"due_on": due_on})


@transaction.atomic
def close(*, month: date, reason: str, contact: str, by: User, at: datetime | None = None) -> None:
    """Close a month for all regions without an exception. Raises NotSet without a reason and a contact."""
    if not reason.strip() or not contact.strip():
        raise NotSet.because(Why.NO_CLOSING_REASON)
    values = {"closed_by": by, "reason": reason.strip(), "contact": contact.strip()[:200]}
    values["closed_at"] = at or timezone.now()
    Period.objects.update_or_create(
        month=month, defaults=values, create_defaults={"due_on": default_due(month), **values}
    )


@transaction.atomic
def reopen(*, month: date) -> None:
    """Open a closed month again; its deadline stays."""
    Period.objects.filter(month=month).update(closed_at=None, closed_by=None, reason="", contact="")


@transaction.atomic
def grant(*, month: date, region: str, until: date, reason: str, by: User) -> None:
    """Let a region go on in a month until a day; a later grant replaces the former. Raises NotSet."""
    if not reason.strip():
        raise NotSet.because(Why.NO_EXCEPTION_REASON)
    period, _made = Period.objects.get_or_create(month=month, defaults={"due_on": default_due(month)})
    PeriodException.objects.update_or_create(
        period=period,
        region_id=region,
        defaults={"until": until, "reason": reason.strip(), "granted_by": by},
    )
