"""When a page may be shown again: as long as its release and the edition are the same."""

from django.db.models import F

from coverage.models import Edition


def edition() -> int:
    """The counter of what readers see that is no released figure. One query."""
    return Edition.objects.values_list("counter", flat=True).get(pk=1)


def bump() -> None:
    """Say that something readers see has changed without a release."""
    Edition.objects.filter(pk=1).update(counter=F("counter") + 1)


def after_change(sender: object, **kwargs: object) -> None:
    """Bump, for a signal that says so."""
    bump()
