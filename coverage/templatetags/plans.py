"""Words of the planning documents for pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from coverage.calculations.programmes.planning import PlanState
from coverage.programmes.pages.plans import PlansPage
from coverage.programmes.words import plans as plan_words

register = template.Library()

register.filter(plan_words.document_name)


@register.filter
def plan_state(state: str) -> SafeString:
    """A shape and a word: "● ada"."""
    shape, word, look = plan_words.STATES[PlanState(state)]
    return format_html('<span class="status status-{}">{} {}</span>', look, shape, word)


@register.filter
def plans_opening(page: PlansPage) -> str:
    """What the page says first."""
    return plan_words.opening(page.year, page.tallies, page.province.name if page.province else "")
