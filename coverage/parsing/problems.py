"""What is wrong in a file or a cell, and where: codes and data; the sentence is made in words."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Self

from msgspec import Struct, field


class Fault(StrEnum):
    """One thing a text, a cell or a file has for which it cannot be used."""

    SAID = "said"  # in words already, by who knows the region, the database or the reader
    # numbers, shares, years and days
    SAYS_NONE = "says_none"
    COMMA_GROUPS = "comma_groups"
    UNEVEN_GROUPS = "uneven_groups"
    NO_COUNT = "no_count"
    NEGATIVE_PEOPLE = "negative_people"
    NEGATIVE_RUPIAH = "negative_rupiah"
    TOO_MANY_PEOPLE = "too_many_people"
    TOO_MUCH_RUPIAH = "too_much_rupiah"
    RANK_TOO_LARGE = "rank_too_large"
    NEGATIVE_SHARE = "negative_share"
    NO_SHARE = "no_share"
    TOO_MANY_DECIMALS = "too_many_decimals"
    SHARE_TOO_LARGE = "share_too_large"
    NO_YEAR = "no_year"
    NO_DAY = "no_day"
    NO_MONTH = "no_month"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    # cells of the grid, the month's workbook and the target form
    LONG_SOURCE = "long_source"
    OTHER_MONTH = "other_month"
    NO_DAY_OF_MONTH = "no_day_of_month"
    NO_VALUE = "no_value"
    NO_ENTRY = "no_entry"
    DAY_FOR_NUMBER = "day_for_number"
    FRACTION = "fraction"
    FRACTION_OF_THOUSANDS = "fraction_of_thousands"
    MERGED = "merged"
    NO_SOURCE_TO_FILE = "no_source_to_file"
    SHORTEN_SOURCE = "shorten_source"
    DAY_TO_COME = "day_to_come"
    BLANK_DAY_TO_COME = "blank_day_to_come"
    NO_TARGET_THERE = "no_target_there"
    SHARE_LEFT = "share_left"
    PEOPLE_LEFT = "people_left"
    TAKE_BACK_BOTH = "take_back_both"
    # regions
    NO_REGION = "no_region"
    OTHER_NAME = "other_name"
    PERHAPS_CODE = "perhaps_code"
    UNKNOWN_ROOT = "unknown_root"
    OUTSIDE_FILE = "outside_file"
    OUTSIDE_BUDGET = "outside_budget"
    NATION = "nation"
    NOT_YOUR_REGION = "not_your_region"
    REGION_TWICE = "region_twice"
    # bytes and their package
    NO_TEXT = "no_text"
    NUL = "nul"
    BROKEN_CSV = "broken_csv"
    MARKUP = "markup"
    LARGE_FILE = "large_file"
    LARGE_WORKBOOK = "large_workbook"
    LARGE_MONTH = "large_month"
    LARGE_UNPACKED = "large_unpacked"
    OLD_EXCEL = "old_excel"
    XLSB = "xlsb"
    NO_WORKBOOK = "no_workbook"
    BROKEN_WORKBOOK = "broken_workbook"
    MACROS = "macros"
    XLSM = "xlsm"
    ODD_PACKAGE = "odd_package"
    PASSWORD = "password"
    EMBEDDED = "embedded"
    DOCTYPE = "doctype"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_FIGURES = "too_many_figures"
    OUTSIDE_TABLE = "outside_table"
    # the month's workbook as a whole
    NO_HEADINGS = "no_headings"
    HEADING_TWICE = "heading_twice"
    NO_REGION_COLUMN = "no_region_column"
    OTHER_FORMAT = "other_format"
    BROKEN_KEY = "broken_key"
    CHANGED_KEY = "changed_key"
    INVENTED_DATA = "invented_data"
    REAL_DATA = "real_data"
    OTHER_ROOT = "other_root"
    OTHER_MONTHS_BOOK = "other_months_book"
    MONTH_UNCLEAR = "month_unclear"
    MONTH_NOT_BEGUN = "month_not_begun"
    MONTH_TOO_OLD = "month_too_old"
    # columns and cells of CSV files
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    CELL_COUNT = "cell_count"
    LONG_TEXT = "long_text"
    LONG_CATEGORY = "long_category"
    UNKNOWN_CHOICE = "unknown_choice"
    NO_SOURCE = "no_source"
    NO_WEB_ADDRESS = "no_web_address"
    # meetings, what they agreed, regulations
    NO_AGREED_DAY = "no_agreed_day"
    NOT_YET_AGREED = "not_yet_agreed"
    DUE_BEFORE_AGREED = "due_before_agreed"
    NO_MEETING = "no_meeting"
    NO_ACTION = "no_action"
    NO_MEETING_DAY = "no_meeting_day"
    NOT_YET_MET = "not_yet_met"
    NO_MEETING_NAME = "no_meeting_name"
    UNKNOWN_REGULATION = "unknown_regulation"
    NO_NUMBER = "no_number"
    NO_TITLE = "no_title"
    NO_ISSUER = "no_issuer"
    NO_OFFICE = "no_office"
    NO_TASK = "no_task"
    # programmes and budgets
    OTHER_UNIT = "other_unit"
    NO_RATE_DAY = "no_rate_day"
    VALUE_BLANK = "value_blank"
    VALUE_TOO_LARGE = "value_too_large"
    PROGRAMME_ONLY = "programme_only"
    NO_GROUP = "no_group"
    OTHER_VALUE = "other_value"
    OTHER_PRECISION = "other_precision"
    NO_TEMPLATE = "no_template"
    LINE_TWICE = "line_twice"
    NO_BUDGET_YEAR = "no_budget_year"
    BUDGET_TOO_OLD = "budget_too_old"
    NO_DOCUMENT_DAY = "no_document_day"
    MONTHS_OUT_OF_RANGE = "months_out_of_range"
    NO_AMOUNT = "no_amount"
    NO_PAYER = "no_payer"
    NO_DOCUMENT = "no_document"
    # tables of portals
    NO_TABLE = "no_table"
    SHEET_GONE = "sheet_gone"
    NOT_ASKED_YET = "not_asked_yet"
    NO_FIGURES = "no_figures"
    NO_PERCENT = "no_percent"
    DAY_BLANK = "day_blank"
    NO_REGION_CHOSEN = "no_region_chosen"
    NO_FIGURE_CHOSEN = "no_figure_chosen"
    CHOSEN_TWICE = "chosen_twice"
    NO_DAY_CHOSEN = "no_day_chosen"
    DAY_TWICE = "day_twice"
    # files of this site
    NO_ORIGIN = "no_origin"
    ORIGINS_DIFFER = "origins_differ"


class Reason(Struct, frozen=True):
    """Why something cannot be used. data: the blanks of its sentence."""

    fault: Fault
    data: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.fault)  # the blanks are a dictionary

    @classmethod
    def said(cls, words: object) -> Self:
        """A reason that another has put into words."""
        return cls(Fault.SAID, {"said": str(words)})


class Problem(Struct, frozen=True):
    """A cell that cannot be used. line counts from 1 with the header; column is its name, "" for the row."""

    line: int
    column: str
    reason: Reason


class Unreadable(ValueError):
    """A text that is not the number, day or word its cell should hold, or a file that holds no such table."""

    def __init__(self, fault: Fault, **data: object):
        super().__init__(fault.value, data)
        self.reason = Reason(fault, data)


class Unusable(Exception):
    """The file cannot be used; problems says what, line by line. Nothing was written."""

    def __init__(self, problems: Sequence[Problem]):
        super().__init__(f"{len(problems)} masalah")
        self.problems = tuple(problems)
