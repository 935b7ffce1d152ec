"""The coverage tables in the admin site: read and searched here, changed where figures are checked."""

from coverage.admin.actions import ActionItemAdmin
from coverage.admin.jobs import JobAdmin
from coverage.admin.meetings import MeetingAdmin, RegulationAdmin
from coverage.admin.people import AssignmentAdmin
from coverage.admin.published import (
    ConflictAdmin,
    FlagAdmin,
    PotentialAdmin,
    SnapshotAdmin,
    StatementAdmin,
    TargetAdmin,
)
from coverage.admin.records import (
    BenefitAdmin,
    OverrideAdmin,
    PlanAdmin,
    ProgrammeAdmin,
    RateAdmin,
    VillageAdmin,
)
from coverage.admin.regions import ShownRegionAdmin
from coverage.admin.releases import ReleaseAdmin
from coverage.admin.schemes import SchemeAdmin
from coverage.admin.sources import SourceAdmin
from coverage.admin.submissions import SubmissionAdmin, SubmissionRegionAdmin

__all__ = [
    "ActionItemAdmin",
    "AssignmentAdmin",
    "BenefitAdmin",
    "ConflictAdmin",
    "FlagAdmin",
    "JobAdmin",
    "MeetingAdmin",
    "OverrideAdmin",
    "PlanAdmin",
    "PotentialAdmin",
    "ProgrammeAdmin",
    "RateAdmin",
    "RegulationAdmin",
    "ReleaseAdmin",
    "SchemeAdmin",
    "ShownRegionAdmin",
    "SnapshotAdmin",
    "SourceAdmin",
    "StatementAdmin",
    "SubmissionAdmin",
    "SubmissionRegionAdmin",
    "TargetAdmin",
    "VillageAdmin",
]
