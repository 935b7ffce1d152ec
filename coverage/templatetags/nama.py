"""Names of flags, segments and changes for pages."""

from typing import Any

from django import template

from coverage.queries import ReleaseChange
from coverage.rows import CoverageRow, StatementRow
from coverage.words import labels
from coverage.words import release as release_words

register = template.Library()

register.filter("nama_catatan", labels.flag_name)
register.filter("bagian_metode", labels.flag_section)
register.filter("keadaan", labels.action_state)
register.filter("nama_kolom", labels.column_name)
register.filter("perihal", release_words.subject)
register.filter("tentang", release_words.about)


@register.filter
def dihitung(row: CoverageRow | StatementRow) -> str:
    """Which participants a row counts, "" for all by domicile."""
    return labels.counted(row.segment, row.basis)


@register.filter
def sebelumnya(change: ReleaseChange) -> str:
    """The figure a change replaced or ended."""
    return release_words.value(change.kind, change.former)


@register.filter
def menjadi(change: ReleaseChange) -> str:
    """The figure a change put in its place."""
    return release_words.value(change.kind, change.new)


@register.filter
def sebagai(kind: str, values: dict[str, Any]) -> str:
    """Values of a kind of fact in words: "770.468 peserta, potensi 3.058.943"."""
    return release_words.value(kind, values)
