"""Which potential and which target apply."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from coverage.calculations.agreement import (
    all_meet,
    count_tolerance,
    is_rounded,
    most_precise_count,
    share_interval,
    target_shares_agree,
)
from coverage.rows.figures import PotentialRow, TargetRow

NATION = "00"
DOCUMENT_ORDER = ("RPJMD", "RKPD", "KEMENDAGRI", "ROADMAP", "RPJPD", "")
NATIONAL_ORDER = ("RPJMN", "RKP", "KEMENDAGRI", "ROADMAP", "RPJPN", "")


def potential_in_force(
    potentials: Iterable[PotentialRow], day: date, segment: str, basis: str
) -> PotentialRow | None:
    """The potential with the latest valid_from on or before a day, same segment and basis.

    Source: docs/methods.md, "Potensi yang berlaku".
    """
    fitting = [p for p in potentials if p.segment == segment and p.basis == basis and p.valid_from <= day]
    return max(fitting, key=lambda p: p.valid_from, default=None)


def serves_other_documents(potential: PotentialRow, day: date) -> bool:
    """Whether a potential may divide another document's count of that day.

    Not when it is rounded, nor when it is more than a year older than the count's year.
    """
    rounded = is_rounded(potential.potential_workers, potential.exact)
    return not rounded and potential.valid_from.year >= day.year - 1


def document_order(region_code: str) -> tuple[str, ...]:
    """Documents from the strongest to the weakest; the unnamed ("") last."""
    return NATIONAL_ORDER if region_code == NATION else DOCUMENT_ORDER


def target_in_force(targets: Iterable[TargetRow], document: str | None = None) -> TargetRow | None:
    """The one target that applies among the targets of one region and one year.

    document: only this one, or none. Without it: the one a verifier chose, else the strongest document that
    gives a share. Unnamed
    documents are one voice only when their shares can agree; the most precise one speaks, and it keeps
    its head count only when theirs agree too. When they cannot agree nobody guesses: None.
    Source: docs/methods.md, "Target yang berlaku".
    """
    rows = list(targets)
    if document is not None:
        return one_voice([row for row in rows if row.document == document])
    chosen = [row for row in rows if row.override]
    if chosen:
        return one_voice(chosen)
    order = document_order(rows[0].region_code) if rows else ()
    with_share = [row for row in rows if row.target_ratio is not None]
    for choices in (with_share, rows):
        for name in order:
            same = [row for row in choices if row.document == name]
            if same:
                return one_voice(same)
    return None


def targets_disagree(targets: Iterable[TargetRow]) -> bool:
    """Whether there are targets for the year but unnamed documents contradict each other on it."""
    rows = list(targets)
    return bool(rows) and target_in_force(rows) is None


def one_voice(rows: list[TargetRow]) -> TargetRow | None:
    """What targets of one year and document say together; None when they contradict each other."""
    if len(rows) == 1:  # as nearly always
        return rows[0] if rows[0].target_people is not None else replace(rows[0], exact=False)
    if not rows or not target_shares_agree((row.target_ratio, row.target_decimals) for row in rows):
        return None
    given = [row for row in rows if row.target_ratio is not None]
    spokesman = min(
        given or rows,
        key=lambda row: (
            share_interval(row.target_ratio, row.target_decimals or 0).width
            if row.target_ratio is not None
            else 0
        ),
    )
    counted = [(row.target_people, row.exact) for row in rows if row.target_people is not None]
    heads = [head for head, _ in counted]
    people = most_precise_count(heads) if all_meet(count_tolerance(*pair) for pair in counted) else None
    return TargetRow(
        spokesman.region_code,
        spokesman.year,
        spokesman.document,
        spokesman.target_ratio,
        spokesman.target_decimals,
        people,
        tuple(dict.fromkeys(source for row in rows for source in row.source_ids)),
        spokesman.override,
        (people, True) in counted,
    )
