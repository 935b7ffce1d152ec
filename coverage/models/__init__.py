"""What is stored: sources, what they print, the submissions that brought it, and what releases publish."""

from coverage.models.actions import ActionChange, ActionItem, FlagOwner, Scenario
from coverage.models.answers import FlagAnswer
from coverage.models.cells import CellComment, Column, DraftCell, Reason, WarningAnswer
from coverage.models.choices import Basis, Precision, Segment
from coverage.models.current import CurrentCoverage, ReadModel
from coverage.models.dated import CategoryScheme, ContributionRate
from coverage.models.jobs import Job, JobStep
from coverage.models.meetings import Duty, Meeting, Regulation
from coverage.models.offices import OfficeSettings
from coverage.models.people import Assignment, OwnPublishing
from coverage.models.periods import Period, PeriodException
from coverage.models.programmes import (
    RECORDS,
    BenefitPayment,
    DraftRecord,
    PlanningDocument,
    Programme,
    TargetOverride,
    VillageCoverage,
)
from coverage.models.proofs import Proof
from coverage.models.published import (
    Conflict,
    Flag,
    ParticipantSnapshot,
    Potential,
    Published,
    Statement,
    Target,
)
from coverage.models.releases import Edition, Release
from coverage.models.seals import RegionChecksum
from coverage.models.sources import Source
from coverage.models.submissions import DraftFigure, PrintedFigures, Submission, SubmissionRegion
from coverage.models.uploads import TableShape, Upload
from coverage.models.years import OutlookRanges, RegionMonths, RegionYear

__all__ = [
    "RECORDS",
    "ActionChange",
    "ActionItem",
    "Assignment",
    "Basis",
    "BenefitPayment",
    "CategoryScheme",
    "CellComment",
    "Column",
    "Conflict",
    "ContributionRate",
    "CurrentCoverage",
    "DraftCell",
    "DraftFigure",
    "DraftRecord",
    "Duty",
    "Edition",
    "Flag",
    "FlagAnswer",
    "FlagOwner",
    "Job",
    "JobStep",
    "Meeting",
    "OfficeSettings",
    "OutlookRanges",
    "OwnPublishing",
    "ParticipantSnapshot",
    "Period",
    "PeriodException",
    "PlanningDocument",
    "Potential",
    "Precision",
    "PrintedFigures",
    "Programme",
    "Proof",
    "Published",
    "ReadModel",
    "Reason",
    "RegionChecksum",
    "RegionMonths",
    "RegionYear",
    "Regulation",
    "Release",
    "Scenario",
    "Segment",
    "Source",
    "Statement",
    "Submission",
    "SubmissionRegion",
    "TableShape",
    "Target",
    "TargetOverride",
    "Upload",
    "VillageCoverage",
    "WarningAnswer",
]
