"""Jobs as the pages ask for them."""

from django.urls import reverse

from coverage.models import Job
from coverage.releases.asked import ask
from tests.factories import make_user


def publishing(parts, by=None, note="Oktober"):
    """A verifier of Lampung asks for the publishing of these parts."""
    person = by or make_user("verifikator.meminta", roles=["verifikator"], regions=["18"])
    return ask(
        kind=Job.Kind.PUBLISH,
        by=person,
        page=reverse("review"),
        regions=[part.region_id for part in parts],
        chosen=[token(part) for part in parts],
        note=note,
        seen=None,
    )


def token(part):
    """A part as the page would tick it."""
    return f"{part.pk}:{int(part.submitted_at.timestamp() * 1_000_000)}"
