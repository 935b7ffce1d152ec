"""Sentences and names for every page, and Indonesian words on pages in another language."""

from collections.abc import Iterable

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coverage.calculations.change.trend import Change
from coverage.calculations.list_months import MonthHeld
from coverage.parsing import words as unread
from coverage.queries.changes import ReleaseChange
from coverage.queries.list_months import MonthChoice
from coverage.rows.figures import CoverageRow, Precision, StatementRow, Unranked
from coverage.sources import words as release_words
from coverage.words import abbreviations, formats, labels, language, ranks, sentences
from coverage.words.markup import address_of, escaped

register = template.Library()

register.filter(sentences.headline)


@register.filter
def headline_linked(row: CoverageRow, suffix: str = "") -> SafeString:
    """The same for a page; suffix: query string that names the release."""
    return others_linked(sentences.headline(row), row, suffix)


@register.simple_tag
def others_linked(sentence: str, row: CoverageRow, suffix: str = "") -> SafeString:
    """A sentence about a line, in which a verdict's other documents lead to all targets of the region."""
    text = escape(sentence)
    address = address_of("target_history", row.region.code) + suffix
    for said in {escape(sentences.others(voice)) for voice in row.voices if voice.others}:
        text = SafeString(text.replace(said, format_html('<a href="{}">{}</a>', address, said)))
    return text


register.filter(ranks.reason)
register.filter(sentences.target_label)
register.filter(ranks.ranking_count)
register.filter(sentences.gap_phrase)
register.filter(sentences.share_interval)
register.filter(ranks.moved)
register.filter(ranks.rank_tile)
register.filter("without_rank", ranks.without)
register.filter(ranks.against_target_words)
register.filter(labels.flag_name)
register.filter(labels.flag_section)
register.filter(labels.flags_in_short)
register.filter(labels.action_state)
register.filter(labels.document_order)
register.filter(labels.column_name)
register.filter(release_words.subject)
register.filter(release_words.about)
register.filter("in_words", release_words.value)
register.filter(language.indonesian)
register.filter(unread.sentence)
register.filter(unread.placed)
register.filter(language.with_indonesian)


@register.filter
def changed(change: Change) -> str:
    """The change since the figure before and its causes."""
    causes = (change.participants_points, change.potential_points)
    return sentences.changed(change.points, *causes, change.decimals)


@register.filter
def any_printed(rows: Iterable[CoverageRow]) -> bool:
    """Whether any row's share is taken from a document."""
    return any(row.printed_ratio is not None for row in rows)


@register.filter
def is_old(row: CoverageRow) -> bool:
    """Whether a line has no rank because its figure is old."""
    return row.unranked_reason == Unranked.STALE


@register.simple_tag
def month_options(choice: MonthChoice) -> SafeString:
    """The months to choose from, written in one go: every list has up to 36 of them."""
    chosen = choice.month if choice.asked else None
    return SafeString(
        "\n".join(
            f'<option value="{held.month:%Y-%m}"{" selected" if held.month == chosen else ""}>'
            f"{escaped(_month_held(choice, held))}</option>"
            for held in choice.offered
        )
    )


def _month_held(choice: MonthChoice, held: MonthHeld) -> str:
    """ "Jan 2026: 1 dari 38": a month with how many regions of a list it holds; of one region the month."""
    month = formats.short_day(held.month, Precision.MONTH)
    if choice.known.regions == 1:
        return month
    words = {"count": formats.people(choice.known.count(held)), "of": formats.people(choice.known.regions)}
    return f"{month}: " + _("%(count)s dari %(of)s") % words


@register.filter
def counted(row: CoverageRow | StatementRow) -> str:
    """Which participants a row counts, "" for all by domicile."""
    return labels.counted(row.segment, row.basis)


@register.filter
def former_value(change: ReleaseChange) -> str:
    """The figure a change replaced or ended."""
    return release_words.value(change.kind, change.former)


@register.filter
def new_value(change: ReleaseChange) -> str:
    """The figure a change put in its place."""
    return release_words.value(change.kind, change.new)


class Explained(template.Node):
    """What {% explained %} holds; on pages that are not Indonesian abbreviations are explained."""

    def __init__(self, held: NodeList) -> None:
        self.nodelist = held

    def render(self, context: template.Context) -> SafeString:
        made = self.nodelist.render(context)
        return made if get_language() == "id" else SafeString(abbreviations.explained(made))


@register.tag("explained")
def _explained(parser: Parser, token: Token) -> Explained:
    """{% explained %}…{% endexplained %}, around what a page shows."""
    held = parser.parse(("endexplained",))
    parser.delete_first_token()
    return Explained(held)
