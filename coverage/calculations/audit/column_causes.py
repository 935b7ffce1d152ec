"""A printed share that is of something else: the uncovered, the target, the attainment, a wrong column."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from coverage.calculations.agreement import Interval, count_tolerance, ratio_interval
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.causes import LOOSE, SHARP, Cause
from coverage.rows.figures import StatementRow


def share_column_causes(row: StatementRow, looseness: Fraction) -> Iterator[Cause]:
    """What else the printed share is of, when it cannot be active ÷ potential.

    Tried: the share or the actives are of the uncovered, the potential is that of the uncovered, the two
    counts stand in each other's column, the share is the attainment or the target, a count is another
    column's. looseness: of share and counts; above LOOSE nothing is tried, above SHARP it is approximate.
    """
    yield from _fitting(row, _readings(row), looseness)
    yield from attainment_causes(row, looseness)
    yield from _same_number(row)


def attainment_causes(row: StatementRow, looseness: Fraction) -> Iterator[Cause]:
    """The printed share as the attainment of the row's target, in heads or as a share."""
    yield from _fitting(row, _against_target(row), looseness)


def _fitting(
    row: StatementRow, readings: Iterable[tuple[Interval | None, str]], looseness: Fraction
) -> Iterator[Cause]:
    share = spans.coverage_span(row)
    if share is None or looseness > LOOSE:
        return
    lead = "Kira-kira: " if looseness > SHARP else ""
    for span, text in readings:
        if span is not None and span.meets(share):
            yield Cause(looseness > SHARP, 1, Fraction(0), lead + text)


def _readings(row: StatementRow) -> Iterator[tuple[Interval | None, str]]:
    active, potential = row.active_participants, row.potential_workers
    assert active is not None
    assert potential
    assert row.printed_ratio is not None
    printed = words.percent(row.printed_ratio, row.printed_decimals)
    a, n = words.people(active), words.people(potential)
    counted = ratio_interval(count_tolerance(active), count_tolerance(potential))
    covered = words.percent(Fraction(active, potential))
    yield (
        counted and spans.minus(spans.WHOLE, counted),
        f"{printed} adalah bagian yang belum terlindungi (100% − {a} ÷ {n}; cakupannya {covered}), atau {a} "
        f"adalah jumlah yang belum terlindungi.",
    )
    both = spans.plus([count_tolerance(active), count_tolerance(potential)])
    yield (
        ratio_interval(count_tolerance(active), both),
        f"Potensi {n} mungkin jumlah yang belum terlindungi: {a} ÷ ({a} + {n}) = {printed}.",
    )
    if active > potential:
        yield (
            ratio_interval(count_tolerance(potential), count_tolerance(active)),
            f"Kolom peserta aktif dan potensi tertukar: {n} ÷ {a} = {printed}.",
        )


def _against_target(row: StatementRow) -> Iterator[tuple[Interval | None, str]]:
    """The printed share as an attainment: of the target heads, or of the target share."""
    assert row.active_participants is not None
    assert row.potential_workers
    assert row.printed_ratio is not None
    printed = words.percent(row.printed_ratio, row.printed_decimals)
    active = count_tolerance(row.active_participants, row.exact)
    a = words.people(row.active_participants)
    if row.target_people:
        heads = words.people(row.target_people)
        text = f"{printed} adalah capaian terhadap target orang, bukan cakupan: {a} ÷ {heads} = {printed}."
        yield ratio_interval(active, count_tolerance(row.target_people, row.exact)), text
    goal = spans.target_span(row)
    counted = ratio_interval(active, count_tolerance(row.potential_workers, row.exact))
    if goal is not None and goal.low > 0 and counted is not None:
        covered = words.percent(Fraction(row.active_participants, row.potential_workers))
        target = words.percent(row.target_ratio or 0, row.target_decimals)
        text = f"{printed} adalah capaian terhadap target, bukan cakupan: {covered} ÷ {target} = {printed}."
        yield spans.divided(counted, goal), text


def _same_number(row: StatementRow) -> Iterator[Cause]:
    """The very number of another column of the row."""
    if row.target_ratio is not None and row.printed_ratio == row.target_ratio:
        printed = words.percent(row.target_ratio, row.target_decimals)
        yield Cause(False, 0, Fraction(0), f"{printed} sama dengan target di baris yang sama.")
    for column in ("active_participants", "potential_workers"):
        for other in ("target_people", "gap_people"):
            value = getattr(row, column)
            if value and value == getattr(row, other):
                text = (
                    f"{words.COLUMNS[column].capitalize()} {words.people(value)} sama dengan "
                    f"{words.COLUMNS[other]} di baris yang sama."
                )
                yield Cause(False, 0, Fraction(0), text)
