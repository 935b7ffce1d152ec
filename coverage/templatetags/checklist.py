"""Words of the budget checklist for pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coverage.calculations.audit.budgets import BudgetCheck
from coverage.calculations.programmes.checklist import BudgetLine
from coverage.programmes.pages.checklist import Checklist
from coverage.programmes.words import checklist as words

register = template.Library()


@register.filter
def budget_opening(page: Checklist) -> str:
    """What the checklist says first."""
    return words.opening(page.tallies)


@register.filter
def budget_state(line: BudgetLine) -> SafeString:
    """A shape and a word: "● dianggarkan"."""
    shape, word, look = words.STATES[line.state]
    return format_html('<span class="status status-{}">{} {}</span>', look, shape, word)


@register.filter
def budget_line(line: BudgetLine) -> str:
    """A line in a sentence."""
    return words.line(line)


@register.simple_tag
def check_of(page: Checklist, line: BudgetLine) -> BudgetCheck | None:
    """A line's rupiah beside workers × rate × months."""
    return page.check(line.row) if line.row else None
