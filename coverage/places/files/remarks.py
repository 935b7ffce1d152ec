"""What files say about a region's line in words: why it has no rank, what contradicts itself or was found."""

from coverage.files.words import FLAGS, REASONS
from coverage.places.files.ranking import RankingFile
from coverage.rows import periods
from coverage.rows.figures import CoverageRow, StatementRow, Unranked
from coverage.words import formats


def remarks(row: CoverageRow, file: RankingFile) -> str:
    """Why a row has no rank, the values that contradict each other, what the audit found."""
    parts = []
    if row.unranked_reason:
        parts.append(_reason(row))
    if row.unranked_reason == Unranked.CONFLICT:
        parts[-1] += f": {contradiction(row, file)}"
    if row.flags:
        parts.append("pemeriksaan: " + ", ".join(FLAGS.get(code, code) for code in row.flags))
    return "; ".join(parts)


def _reason(row: CoverageRow) -> str:
    """The reason, with the day it speaks of and what is counted by registration."""
    text, beside = REASONS[Unranked(row.unranked_reason or "")], row.beside
    if row.unranked_reason == Unranked.STALE:
        return f"{text}, per {formats.short_day(row.as_of, row.as_of_precision)}"
    if beside is None or row.unranked_reason not in (Unranked.LATER, Unranked.REGISTRATION_ONLY):
        return text
    day = formats.short_day(beside.as_of, beside.as_of_precision)
    if row.unranked_reason == Unranked.LATER:
        return f"{text}, per {day}"
    return f"{text}: {formats.about_people(beside.active_participants)} peserta, {day}"


def contradiction(row: CoverageRow, file: RankingFile) -> str:
    """ "25,6% dan 26,6% (per 24 September 2024; sumber 1)": the values that stand for the row's month."""
    after, until = periods.window(file.page.month)
    sides = [
        side
        for side in file.page.disputed.get(row.region.code, ())
        if side.as_of
        and after < side.as_of <= until
        and (side.segment, side.basis) == (row.segment, row.basis)
    ]
    values = dict.fromkeys(_value(side) for side in sides)
    days = dict.fromkeys(formats.day(side.as_of, side.as_of_precision) for side in sides)
    sources = dict.fromkeys(str(side.source_id) for side in sides)
    return f"{' dan '.join(values)} (per {', '.join(days)}; sumber {', '.join(sources)})"


def _value(side: StatementRow) -> str:
    counts = [(side.active_participants, "peserta aktif"), (side.potential_workers, "potensi")]
    texts = [f"{formats.people(count)} {words}" for count, words in counts if count is not None]
    if side.printed_ratio is not None:
        texts.insert(0, formats.percent(side.printed_ratio, side.printed_decimals))
    return " / ".join(texts)


def target_document(row: CoverageRow) -> str:
    """ "RPJMD 2025": whose target it is."""
    return f"{formats.document(row.target_document) or 'dokumen tanpa nama'} {row.target_year}"
