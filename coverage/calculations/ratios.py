"""Shares of one."""


def coverage_ratio(active_participants: int | None, potential_workers: int | None) -> float | None:
    """Share of the potential workers who are active participants, for one region and one day.

    active_participants: people, on the as-of day; None when not reported.
    potential_workers: people, of the same vintage; None when unknown.

    Returns a ratio: 0.605 is 60.5 %. It can pass 1.0, since the two counts have different sources.
    None when a count is missing or the potential is 0. Raises ValueError for a negative count.
    Source: docs/methods.md, "Cakupan".
    """
    if (active_participants or 0) < 0 or (potential_workers or 0) < 0:
        raise ValueError("a count of people is never negative")
    if active_participants is None or not potential_workers:
        return None
    return active_participants / potential_workers


def attainment_ratio(coverage: float | None, target: float | None) -> float | None:
    """Coverage ÷ target: 0.76 is "76 % of the target". None when either is missing or the target is 0.

    Source: docs/methods.md, "Capaian terhadap target".
    """
    if coverage is None or not target:
        return None
    return coverage / target
