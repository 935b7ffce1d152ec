"""Why figures on their way stay where they are: codes and data; the sentence is made in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class Why(StrEnum):
    """One rule that stands against an entry or a move."""

    # filling a month, cell by cell
    LOCKED = "locked"
    CLOSED = "closed"
    CLASH = "clash"
    LONG_CELL = "long_cell"
    # handing in
    NO_FIGURES = "no_figures"
    NO_TARGETS = "no_targets"
    NO_RECORDS = "no_records"
    FOUND = "found"
    NO_ANSWER_REASON = "no_answer_reason"
    NO_ANSWER_NOTE = "no_answer_note"
    NO_REGION = "no_region"
    UNKNOWN_REGION = "unknown_region"
    YEAR = "year"
    NO_DOCUMENT = "no_document"
    BOTH_OR_NEITHER = "both_or_neither"
    OUT_OF_RANGE = "out_of_range"
    NO_TARGET_SOURCE = "no_target_source"
    NO_RECORD_SOURCE = "no_record_source"
    LONG_SOURCE = "long_source"
    TWICE = "twice"
    WAITS = "waits"
    SENT_BEFORE = "sent_before"
    # deciding
    NO_RETURN_REASON = "no_return_reason"
    MOVED_ON = "moved_on"
    HANDED_IN_ANEW = "handed_in_anew"
    NONE_WAITS = "none_waits"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason of a refusal. about: the row it speaks of, "" for all; data: the blanks of its sentence."""

    why: Why
    about: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


class EntryRefused(Exception):
    """Nothing was written. problems: every reason, in the order they are told."""

    def __init__(self, *problems: Problem):
        super().__init__("; ".join(f"{found.about} {found.why}".strip() for found in problems))
        self.problems = problems

    @classmethod
    def because(cls, why: Why, about: str = "", **data: object) -> Self:
        """A refusal for one reason."""
        return cls(Problem(why, about, data))
