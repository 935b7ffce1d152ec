"""The tables of the admin site, and a row of each."""

from django.contrib.auth.models import User
from django.urls import reverse

from coverage import entry
from coverage.action_log import change_action
from coverage.models import (
    ActionItem,
    Assignment,
    CategoryScheme,
    Conflict,
    Flag,
    ParticipantSnapshot,
    Potential,
    Release,
    Source,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
)
from tests.factories import make_action, publish, statement

READ_ONLY = [
    ActionItem,
    Conflict,
    Flag,
    ParticipantSnapshot,
    Potential,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
]
ALL = [*READ_ONLY, Assignment, CategoryScheme, Source]


def address(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def fill(numbers: range) -> None:
    """A row of every table for each number: two documents that disagree, a third that waits."""
    for number in numbers:
        officer = User.objects.create_user(f"petugas-{number}")
        code = str(11 + number)
        figures = {
            "region_code": code,
            "active_participants": 2_123_457,
            "potential_workers": 1_234_567,
            "target": "90",
            "target_year": 2024,
            "target_document": "RPJMD",
        }
        publish(statement(**figures, source_title=f"Satu {number} (Koran, 2024-09-{number + 1:02})"))
        publish(
            statement(**{**figures, "active_participants": 3_123_457}, source_title=f"Dua {number} (Koran)")
        )
        waiting = statement(region_code=code, as_of="2024-12-31", active_participants=54_321, line=2)
        entry.file_document([waiting], name=f"berkas-{number}", digest="", by=officer)
        Assignment.objects.create(user=officer, region_id=code)
        item = make_action(code, source=f"Notulen {number}")
        change_action(pk=item.pk, state="done", due_on=None, note="", by=officer)
