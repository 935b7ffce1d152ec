"""The tables of the admin site, and a row of each."""

from datetime import date

from django.contrib.auth.models import User
from django.urls import reverse

from coverage.actions.services import change_action
from coverage.models import (
    ActionItem,
    Assignment,
    BenefitPayment,
    CategoryScheme,
    Conflict,
    ContributionRate,
    Duty,
    Flag,
    Job,
    Meeting,
    ParticipantSnapshot,
    PlanningDocument,
    Potential,
    Programme,
    Regulation,
    Release,
    Source,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
    TargetOverride,
    VillageCoverage,
)
from coverage.submissions import documents
from tests.factories import make_action, make_source, publish, statement

READ_ONLY = [
    ActionItem,
    BenefitPayment,
    Conflict,
    Flag,
    Job,
    Meeting,
    ParticipantSnapshot,
    PlanningDocument,
    Potential,
    Programme,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
    TargetOverride,
    VillageCoverage,
]
ALL = [*READ_ONLY, Assignment, CategoryScheme, ContributionRate, Regulation, Source]


def address(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def fill(numbers: range) -> None:
    """A row of every table for each number: two documents that disagree, a third that waits."""
    _published(numbers)
    for number in numbers:
        officer = User.objects.create_user(f"petugas-{number}")
        code = str(11 + number)
        waiting = statement(region_code=code, as_of="2024-12-31", active_participants=54_321, line=2)
        documents.file_document([waiting], name=f"berkas-{number}", digest="", by=officer)
        Assignment.objects.create(user=officer, region_id=code)
        _records(code, number)
        item = make_action(code, source=f"Notulen {number}")
        regulation = Regulation.objects.create(number=f"Nomor {number}", title="UCJ", issuer="Presiden")
        Duty.objects.create(
            regulation=regulation,
            office="Gubernur",
            text="18 anggaran",
            source=make_source(f"Surat {number}"),
        )
        held = Meeting.objects.create(region_id=code, held_on=date(2025, 9, 18), name=f"Rapat {number}")
        held.regulations.add(regulation)
        Job.objects.create(kind="upload", wish={}, page="/", language="id", asked_by=officer)
        change_action(pk=item.pk, state="done", due_on=None, note="", by=officer)


def _published(numbers: range) -> None:
    """What two documents say of each province, which is not the same: a release for each of the two."""
    targets = {"target": "90", "target_year": 2024, "target_document": "RPJMD"}
    for title, active in (("Satu {} (Koran, 2024-09-{:02})", 2_123_457), ("Dua {} (Koran)", 3_123_457)):
        figures = {"active_participants": active, "potential_workers": 1_234_567, **targets}
        said = {number: title.format(number, number + 1) for number in numbers}
        publish(*(statement(str(11 + number), source_title=said[number], **figures) for number in numbers))


def _records(code: str, number: int) -> None:
    """A record of each kind as the newest release has it, and a contribution rate."""
    common = {
        "region_id": code,
        "source": make_source(f"Program {number}"),
        "published_in": Release.objects.latest("number"),
    }
    Programme.objects.create(group="RT/RW", registered_workers=number, **common)
    VillageCoverage.objects.create(villages=number, institutions_ratio="0.3302", **common)
    BenefitPayment.objects.create(kinds="JKM", rupiah=number, **common)
    PlanningDocument.objects.create(document="RKPD", year=2026, **common)
    TargetOverride.objects.create(document="RPJMD", year=2025, reason="Putusan rapat", **common)
    ContributionRate.objects.create(
        programmes="JKK+JKM", valid_from=date(2025 + number, 1, 18), rupiah=16_800, source=common["source"]
    )
