"""A cascade page on its way into a file."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from coverage.targets import words as cascade_words
from coverage.targets.files.cascade_file import CascadeFile, CascadeFileRow
from coverage.targets.pages.cascade import CascadePage
from coverage.targets.pages.cascade_lines import CascadeLine
from coverage.words import formats


def cascade_file(request: HttpRequest, page: CascadePage) -> CascadeFile:
    """The file of the page's numbers, in Indonesian whichever language the page is in."""
    with translation.override("id"):
        target = page.own.target
        named = f"{formats.document(target.document) if target else ''} {page.year}".strip()
        parts = "provinsi" if page.region.level == "nation" else "kabupaten/kota"
        ways = [cascade_words.spread_name(way.spread) for way in page.ways if way.allotments]
        address = reverse("cascade", args=[page.region.code]) + page.query
        return CascadeFile(
            own=_row(page, page.own),
            rows=[_row(page, line) for line in page.lines],
            parts=parts,
            year=page.year,
            month=f"{page.asked.month:%Y-%m}",
            total=page.total,
            way=ways[0] if ways else "",
            beside=ways[1] if len(ways) > 1 else "",
            document=page.question.asked.document or "",
            sentence=cascade_words.opening(
                page.region.name, named, page.balance.targets, len(page.lines), parts, page.own.about
            ),
            release=page.release,
            published=formats.short_day(timezone.localdate(page.release.published_at)),
            address=request.build_absolute_uri(address),
            cited=[(source.id, source.citation, source.url) for source in page.cited],
            demo=settings.DEMO,
        )


def _row(page: CascadePage, line: CascadeLine) -> CascadeFileRow:
    ways = [way.allotments.get(line.region.code) for way in page.ways if way.allotments]
    first, second = (*ways, None, None)[:2]
    ids = (
        *line.row.source_ids,
        *line.row.potential_source_ids,
        *(line.target.source_ids if line.target else ()),
    )
    return CascadeFileRow(
        code=line.region.code,
        name=line.region.official_name or line.region.name,
        potential=line.row.potential_workers,
        active=line.row.active_participants,
        published=line.heads.people,
        document=formats.document(line.target.document) if line.target else "",
        heads=line.part.target if first is None else first.heads,
        beside=second.heads if second is not None else None,
        locked=line.kept is not None,
        sources="; ".join(map(str, dict.fromkeys(ids))),
    )
