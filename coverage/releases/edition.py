"""When a page may be shown again: as long as its release and the edition are the same."""

from django.db.models import F

from coverage.models import Edition
from coverage.queries.releases import ReleaseRow


def edition() -> int:
    """The counter of what readers see that is no released figure. One query."""
    return Edition.objects.values_list("counter", flat=True).get(pk=1)


def bump() -> None:
    """Say that something readers see has changed without a release."""
    Edition.objects.filter(pk=1).update(counter=F("counter") + 1)


def stamp(release: ReleaseRow | None, edition_counter: int) -> str:
    """What a cached page is keyed by, beside its address and language.

    The checksum tells releases of one number apart when another backup has been restored.
    """
    if release is None:
        return f"0.0.{edition_counter}"
    return f"{release.number}.{release.newest}.{edition_counter}.{release.checksum[:16]}"
