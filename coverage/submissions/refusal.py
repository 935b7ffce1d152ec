"""Why something asked for is not done: codes and data; the sentence is made in words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from msgspec import Struct, field


class Why(StrEnum):
    """One rule that stands against what was asked for."""

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
    # publishing, and taking a release back
    NOTHING_WAITS = "nothing_waits"
    NOTHING_WAITS_FOR = "nothing_waits_for"
    NOT_WAITING = "not_waiting"
    OWN_WORK = "own_work"
    OPENED_ACCOUNT = "opened_account"
    PUBLISHED_ANEW = "published_anew"
    CHANGED_LATER = "changed_later"
    NOT_YOUR_REGIONS = "not_your_regions"
    NOT_YOUR_DOCUMENT = "not_your_document"
    NOT_YOUR_RELEASE = "not_your_release"
    LONG_NOTE = "long_note"
    UNANSWERED = "unanswered"
    NOTHING_NEW = "nothing_new"
    FILE_OUT_OF_DATE = "file_out_of_date"
    # filing a document's programme records
    OTHER_RATE = "other_rate"
    OTHER_FIGURES = "other_figures"
    # settling a contradiction, answering a flag
    NO_DECISION_REASON = "no_decision_reason"
    CONFLICT_CHANGED = "conflict_changed"
    NO_SIDE = "no_side"
    SIDES_ONLY = "sides_only"
    NO_ANSWER = "no_answer"
    NO_FLAG_NOTE = "no_flag_note"
    # targets: the one in force, kept scenarios
    TARGET_REPLACED = "target_replaced"
    CHOSEN_ALREADY = "chosen_already"
    NONE_CHOSEN = "none_chosen"
    NO_TARGET_PICKED = "no_target_picked"
    NO_CHOICE_REASON = "no_choice_reason"
    LONG_REASON = "long_reason"
    SCENARIO_NAME = "scenario_name"
    SCENARIO_KNOWN = "scenario_known"
    # months and accounts
    EARLY_DEADLINE = "early_deadline"
    NO_CLOSING_REASON = "no_closing_reason"
    NO_EXCEPTION_REASON = "no_exception_reason"
    EMAIL_KNOWN = "email_known"
    OWN_ADMIN_ROLE = "own_admin_role"
    OWN_ACCOUNT = "own_account"
    SUPERUSER = "superuser"


class Problem(Struct, frozen=True):
    """One reason of a refusal. about: the row it speaks of, "" for all; data: the blanks of its sentence."""

    why: Why
    about: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):
    """Nothing was done, nothing written. problems: every reason, in the order they are told."""

    def __init__(self, *problems: Problem):
        super().__init__("; ".join(f"{found.about} {found.why}".strip() for found in problems))
        self.problems = problems

    @classmethod
    def because(cls, why: Why, about: str = "", **data: object) -> Self:
        """A refusal for one reason."""
        return cls(Problem(why, about, data))


class EntryRefused(Refused):
    """An entry, or a move of it, that stays where it was."""
