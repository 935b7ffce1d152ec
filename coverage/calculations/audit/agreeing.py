"""Can the numbers of one statement be true together? The questions that rules and causes both ask."""

from coverage.calculations.agreement import count_tolerance, is_rounded, ratio_interval, share_interval
from coverage.calculations.audit import spans
from coverage.calculations.audit.potentials import Potential
from coverage.rows.figures import StatementRow


def coverage_agrees(row: StatementRow) -> bool:
    """Whether the printed share can be active ÷ potential of the same row.

    Formula: the interval that rounds to the share meets the interval of every active ÷ potential that
    the two counts can stand for (one head; rounded ones a unit of their last digit, at most 5 %). True when
    one of the three is missing or the potential may be 0. Source: docs/audit.md, "Cakupan tercetak".
    """
    active, potential, share = row.active_participants, row.potential_workers, row.printed_ratio
    if active is None or not potential or share is None:
        return True
    decimals = row.printed_decimals or 0
    away, unit = abs(active / potential - float(share)), 10.0 ** (-2 - decimals)
    if away < 0.4 * unit:  # half a unit rounds to the share; the rest is room for what floats lose
        return True  # well inside: no need for exact fractions
    one_head = 2 * (1 + active / potential) / potential
    if (
        potential > 1
        and away > unit + one_head
        and not (is_rounded(active, row.exact) or is_rounded(potential, row.exact))
    ):
        return False  # well outside
    counted = ratio_interval(count_tolerance(active, row.exact), count_tolerance(potential, row.exact))
    return counted is None or counted.meets(share_interval(share, decimals))


def heads_agree(row: StatementRow, potential: Potential | None) -> bool:
    """Whether printed target heads can be target share × potential.

    Formula: the head count's interval (one head, rounded ones a unit) meets the share's interval × the
    potential's interval. True when something is missing. Source: docs/audit.md, "Target dalam orang".
    """
    share = spans.target_span(row)
    if share is None or row.target_people is None or potential is None:
        return True
    return count_tolerance(row.target_people, row.exact).meets(spans.times(share, potential.span))
