"""A region's status for pages: answers, sentences, the scale and the year's chart."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from coverage.calculations.pace.progress import Progress
from coverage.charts import scale
from coverage.charts.plotly import Chart
from coverage.charts.target_path import road_chart
from coverage.rows.figures import TargetRow
from coverage.words import effort as effort_words
from coverage.words import formats
from coverage.words import status as status_words

register = template.Library()

register.filter(status_words.level_answer)
register.filter(status_words.pace_answer)
register.filter(status_words.outlook_answer)
register.filter(status_words.method_name)
register.filter("effort_needed", effort_words.needed)
register.filter(effort_words.times_words)
register.filter(effort_words.heads)
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
def year_chart(progress: Progress, targets: Sequence[TargetRow], sources: Mapping[int, Any]) -> Chart | None:
    """The year's road to its target. targets: those measured against; sources: documents with a citation."""
    return road_chart(progress, targets, {key: source.citation for key, source in sources.items()})
