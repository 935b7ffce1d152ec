"""Files made from rows: the ranking as CSV for programs and as a workbook for people."""

from coverage.exports.delimited import ORIGIN_KEYS, Origin, csv_text, data_status, ranking_csv
from coverage.exports.programme_file import ProgrammesFile, programmes_csv
from coverage.exports.programme_workbook import programmes_workbook
from coverage.exports.ranking_file import RankingFile
from coverage.exports.workbook import ranking_workbook

__all__ = [
    "ORIGIN_KEYS",
    "Origin",
    "ProgrammesFile",
    "RankingFile",
    "csv_text",
    "data_status",
    "programmes_csv",
    "programmes_workbook",
    "ranking_csv",
    "ranking_workbook",
]
