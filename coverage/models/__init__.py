"""What is stored: sources, what they print, the submissions that brought it, and what releases publish."""

from coverage.models.choices import Basis, Precision, Segment
from coverage.models.current import CurrentCoverage
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
    "Basis",
    "Conflict",
    "CurrentCoverage",
    "DraftFigure",
    "Edition",
    "Flag",
    "ParticipantSnapshot",
    "Potential",
    "Precision",
    "PrintedFigures",
    "Published",
    "Release",
    "Segment",
    "Source",
    "Statement",
    "Submission",
    "SubmissionRegion",
    "Target",
    "Upload",
]
