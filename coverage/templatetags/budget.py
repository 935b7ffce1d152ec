"""A budget calculation for pages: its sentences and its chart."""

from typing import Any

from django import template

from coverage.charts.cover_chart import cover_chart
from coverage.charts.plotly import Chart
from coverage.programmes.words import budget as budget_words
from coverage.words import formats, sentences
from coverage.words.ranks import RankParts, rank_parts

register = template.Library()

register.filter(budget_words.spans)
register.filter(budget_words.paid_until)
register.filter(budget_words.missing)
register.filter(budget_words.uncounted)


@register.filter
def total_cost(page: Any) -> str:
    """What all payers cost; page: coverage.programmes.pages.budget.BudgetPage with payers and every rate."""
    return budget_words.cost(page.payers, page.result.rupiah)


@register.filter
def reached_at_most(page: Any) -> str:
    """What is reached at the most, "" without counts."""
    if page.peak is None:
        return ""
    ground = page.ground
    return budget_words.reached(ground.row, page.peak, page.rank, ground.ranked_of, len(ground.peers))


@register.filter
def reached_rank(page: Any) -> RankParts | None:
    """The rank at the most, for a tile."""
    return rank_parts(page.rank, page.ground.ranked_of, len(page.ground.peers))


@register.filter
def reached_share(page: Any) -> str:
    """The coverage at the most."""
    return formats.share_like(page.ground.row, page.peak.coverage) if page.peak else formats.ABSENT


@register.filter
def cliff_sentences(page: Any) -> list[str]:
    """The months in which cover ends, a sentence each."""
    steps = page.result.steps
    before = dict(zip(steps[1:], steps, strict=False))
    return [
        budget_words.cliff(page.ground.row, step, before[step], page.result.counted) for step in page.cliffs
    ]


@register.simple_tag
def cliff_chart(page: Any) -> Chart | None:
    """The steps of coverage against the target."""
    row = page.ground.row
    goal = f"{sentences.target_label(row)}: {formats.target(row)}"
    return cover_chart(page.result.steps, row, row.target_ratio, goal)
