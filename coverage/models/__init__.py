"""What is stored: sources, what they print, the submissions that brought it, and what releases publish."""

from coverage.models.answers import FlagAnswer
from coverage.models.cells import CellComment, Column, DraftCell, Reason, WarningAnswer
from coverage.models.choices import Basis, Precision, Segment
from coverage.models.current import CurrentCoverage
from coverage.models.people import Assignment
from coverage.models.periods import Period, PeriodException
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
from coverage.models.sources import Source
from coverage.models.submissions import DraftFigure, PrintedFigures, Submission, SubmissionRegion
from coverage.models.uploads import Upload

__all__ = [
    "Assignment",
    "Basis",
    "CellComment",
    "Column",
    "Conflict",
    "CurrentCoverage",
    "DraftCell",
    "DraftFigure",
    "Edition",
    "Flag",
    "FlagAnswer",
    "ParticipantSnapshot",
    "Period",
    "PeriodException",
    "Potential",
    "Precision",
    "PrintedFigures",
    "Published",
    "Reason",
    "Release",
    "Segment",
    "Source",
    "Statement",
    "Submission",
    "SubmissionRegion",
    "Target",
    "Upload",
    "WarningAnswer",
]
