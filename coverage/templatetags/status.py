"""A region's status for pages: answers, sentences, the scale and the year's chart."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from coverage.calculations.pace.progress import Progress
from coverage.charts import plotly, scale
from coverage.charts.plotly import Chart
from coverage.charts.target_path import road_chart
from coverage.words import effort as effort_words
from coverage.words import formats, outlook, status_brief
from coverage.words import status as status_words

register = template.Library()

register.filter(status_words.level_answer)
register.filter(status_words.pace_answer)
register.filter(outlook.outlook_answer)
register.filter(status_words.method_name)
register.filter(status_brief.in_brief)
register.filter(status_words.attainment)
register.filter(status_words.pace_counts)
register.filter("effort_needed", effort_words.needed)
register.filter(effort_words.times_words)
register.filter(effort_words.weekly_heads)
register.filter(effort_words.worked_example)


@register.filter
def realistic(status: Any) -> list[str]:
    """Whether anyone has moved as fast as the target asks; status: coverage.places.pages.status.Status."""
    return effort_words.realistic(status.progress, status.realism)


@register.filter
def band_scale(progress: Progress) -> SafeString:
    """The attainment on the scale of its bands."""
    if progress.level is None or progress.bands is None:
        return SafeString("")
    return scale.band_scale(progress.level, progress.bands)


@register.filter
def weekly_points(progress: Progress) -> str:
    """Percentage points a week that the target asks for, where people are not known."""
    return formats.points(progress.effort.required_points * 7) if progress.effort else formats.ABSENT


@register.simple_tag
def year_in_focus(page: Any) -> Chart | None:
    """The year of a region's figure: its road to the target, else its figures; None with fewer than two.

    page: coverage.places.pages.region.RegionPage.
    """
    citations = {key: source.citation for key, source in page.sources.items()}
    chart = road_chart(page.status.progress, page.targets_used, citations) if page.status else None
    return chart or plotly.series_chart(page.points_of_year, page.targets_of_year, citations, page.meetings)
