"""A budget calculation on its way into a file."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from coverage.programmes.files.budget_file import BudgetFile, BudgetLine
from coverage.programmes.pages.budget import BudgetPage
from coverage.programmes.words import budget as budget_words
from coverage.rows.periods import months_before
from coverage.words import formats, sentences


def budget_file(request: HttpRequest, page: BudgetPage) -> BudgetFile:
    """The file of the page's calculation, in Indonesian whichever language the page is in."""
    ground, row = page.ground, page.ground.row
    query = request.GET.copy()
    query["rilis"] = str(page.release.number)
    query["bulan"] = f"{ground.month:%Y-%m}"
    with translation.override("id"):
        result = page.result
        assert result.rupiah is not None  # a file is made of payers whose rates are all known
        return BudgetFile(
            code=page.region.code,
            name=page.region.official_name or page.region.name,
            lines=_lines(page),
            months=tuple(step.month for step in result.steps),
            active=row.active_participants if ground.is_counted else None,
            potential=row.potential_workers if ground.is_counted else None,
            as_of=row.as_of if ground.is_counted else None,
            reason="" if ground.is_counted else budget_words.uncounted(row),
            target=row.target_ratio,
            target_name=sentences.target_label(row),
            sentence=budget_words.cost(page.payers, result.rupiah),
            month=f"{ground.month:%Y-%m}",
            release=page.release,
            published=formats.short_day(timezone.localdate(page.release.published_at)),
            address=request.build_absolute_uri(
                f"{reverse('budget', args=[page.region.code])}?{query.urlencode()}"
            ),
            cited=[(source.id, source.citation, source.url) for source in ground.sources.values()],
            demo=settings.DEMO,
        )


def _lines(page: BudgetPage) -> tuple[BudgetLine, ...]:
    """A line for every rate of every payer; only the last one of a payer ends cover."""
    sources = {(rate.programmes, rate.rupiah, rate.valid_from): rate.source_id for rate in page.ground.rates}
    lines = []
    for cost in page.result.costs:
        for span in cost.spans:
            rate = span.rate
            lines.append(
                BudgetLine(
                    payer=cost.payer.name,
                    heads=cost.payer.heads,
                    programmes=rate.programmes,
                    start=span.start,
                    end=months_before(span.start, -span.months),
                    months=span.months,
                    rate=rate.rupiah,
                    counted=cost.payer.counted,
                    goes_on=span is not cost.spans[-1],
                    source=sources[rate.programmes, rate.rupiah, rate.valid_from],
                )
            )
    return tuple(lines)
