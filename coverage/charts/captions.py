"""The words of charts: hover texts, captions, and what a chart shows for those who cannot see it."""

import textwrap
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from coverage.charts import svg
from coverage.charts.series import Series
from coverage.rows.figures import CoverageRow
from coverage.words import formats


def people_of(row: CoverageRow) -> str:
    """ "592.806 dari 1.312.370", as far as it is known."""
    if row.active_participants is None:
        return ""
    active = formats.active(row)
    if row.potential_workers is None:
        return _("%(active)s peserta") % {"active": active}
    potential = formats.potential(row)
    return _("%(active)s dari %(potential)s") % {"active": active, "potential": potential}


def sources_of(row: CoverageRow, names: Mapping[int, str]) -> str:
    """Names of the sources of a row's figure; names: by id."""
    return "; ".join(names[source] for source in row.source_ids if source in names)


def point_hover(row: CoverageRow, names: Mapping[int, str]) -> str:
    """What stands beside a point in time: day, share, people, source."""
    share = formats.coverage(row)
    parts = (
        formats.day(row.as_of, row.as_of_precision),
        share if row.printed_ratio is None else share + ", " + _("menurut dokumen"),
        people_of(row),
        _wrapped(sources_of(row, names)),
    )
    return "<br>".join(part for part in parts if part)


@lru_cache(1_024)  # the figures of a chart come from the same few documents
def _wrapped(text: str, width: int = 48) -> str:
    """Lines short enough for a telephone; the signs that plotly reads as markup are taken out."""
    return "<br>".join(textwrap.wrap(text.replace("<", "").replace(">", ""), width))


def series_caption(plan: Series) -> str:
    """What a chart over time shows, above it."""
    first, last = plan.points[0].row, plan.points[-1].row
    words = {
        "name": last.region.name,
        "first": formats.day(first.as_of, first.as_of_precision),
        "last": formats.day(last.as_of, last.as_of_precision),
    }
    if not plan.goals and not plan.others:
        text = (
            _("Cakupan %(name)s per %(last)s.")
            if first is last
            else _("Cakupan %(name)s, %(first)s sampai %(last)s.")
        )
        return text % words
    if first is last:
        return _("Cakupan %(name)s per %(last)s dan targetnya.") % words
    return _("Cakupan %(name)s, %(first)s sampai %(last)s, dan targetnya.") % words


def series_words(plan: Series) -> str:
    """A chart over time in a sentence: its first and last figure and the targets."""
    first, last = plan.points[0].row, plan.points[-1].row
    words = {
        "name": last.region.name,
        "first": formats.day(first.as_of, first.as_of_precision),
        "from": formats.coverage(first),
        "last": formats.day(last.as_of, last.as_of_precision),
        "to": formats.coverage(last),
    }
    if first is last:
        text = _("Grafik cakupan %(name)s: %(to)s per %(last)s.") % words
    else:
        text = _("Grafik garis cakupan %(name)s: %(from)s per %(first)s, %(to)s per %(last)s.") % words
    goals = ", ".join(svg.goal_words(goal) for goal in plan.goals)
    return f"{text} {goals}." if goals else text
