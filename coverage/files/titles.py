"""The sentences at the head of a ranking's file."""

from collections import Counter

from django.utils import timezone

from coverage.calculations.ranking import Order
from coverage.files.delimited import DEMO
from coverage.files.ranking_file import RankingFile
from coverage.files.words import BASES, LEVELS, ORDERS, REASONS, SEGMENTS
from coverage.rows.figures import Basis, Segment
from coverage.rows.release_code import code_of
from coverage.words import formats

WARNING = f"{DEMO}: angka karangan untuk mencoba, bukan data resmi"


def title(file: RankingFile) -> str:
    """ "Peringkat cakupan kabupaten/kota di Lampung, September 2024"."""
    question = file.question
    place = f" di {file.province.official_name}" if file.province else ""
    if question.province and not file.province:
        place = f" di provinsi {question.province}"
    text = f"Peringkat cakupan {regions(file)}{place}, {formats.month(file.month)}"
    if question.asked.segment != Segment.TOTAL:
        text += f", segmen {SEGMENTS[question.asked.segment]}"
    if question.asked.basis != Basis.DOMICILE:
        text += f", basis {BASES[question.asked.basis]}"
    if question.order != Order.COVERAGE:
        text += f", diurutkan menurut {ORDERS[question.order]}"
    return text


def regions(file: RankingFile) -> str:
    """What is ranked: provinsi, kabupaten/kota, kabupaten or kota."""
    return file.question.kind or LEVELS[file.question.level]


def tally(file: RankingFile) -> str:
    """ "13 dari 15 kabupaten/kota punya peringkat; belum melapor: 1, dua nilai bertentangan: 1"."""
    text = f"{file.ranked} dari {len(file.rows)} {regions(file)} punya peringkat"
    missing = Counter(row.unranked_reason for row in file.rows if row.rank is None and row.unranked_reason)
    listed = ", ".join(f"{words}: {missing[reason]}" for reason, words in REASONS.items() if missing[reason])
    return f"{text}; {listed}" if listed else text


def release(file: RankingFile) -> str:
    """ "Rilis 12 · 8 Des 2025"."""
    return f"Rilis {file.release.number} · {formats.short_day(timezone.localdate(file.release.published_at))}"


def stamp(file: RankingFile) -> str:
    """ "Rilis 12 · 8 Des 2025 · kode 3f9a1c2b": what /verifikasi/ can be asked about."""
    return f"{release(file)} · kode {code_of(file.release.checksum)}"
