"""Tables of the pages: columns and how their cells are written. Rows are CoverageRow, ranked already."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from coverage import formats
from coverage.rows import CoverageRow

NUMBER = {"th": {"class": "num"}, "td": {"class": "num"}}


class PeopleColumn(tables.Column):
    """A count of people, "sekitar" where the document rounded it."""

    def render(self, value: int) -> str:
        return formats.about_people(value)


class RankingTable(tables.Table):
    """Regions with their coverage against the target; the row itself is the record, for bars and links."""

    rank = tables.Column(_("Peringkat"), attrs=NUMBER)
    name = tables.Column(_("Wilayah"), accessor="region__name")
    coverage_ratio = tables.Column(_("Cakupan"), attrs=NUMBER)
    target_ratio = tables.Column(_("Target"), attrs=NUMBER)
    attainment_ratio = tables.Column(_("Capaian terhadap target"), attrs=NUMBER)
    gap_to_target_points = tables.Column(_("Kesenjangan ke target, poin"), attrs=NUMBER)
    gap_to_target_people = PeopleColumn(_("Kesenjangan ke target, orang"), attrs=NUMBER)
    active_participants = PeopleColumn(_("Peserta aktif"), attrs=NUMBER)
    potential_workers = PeopleColumn(_("Potensi pekerja"), attrs=NUMBER)
    as_of = tables.Column(_("Per tanggal"))

    class Meta:
        orderable = False  # rows arrive ranked; sorting a list here would put missing values first
        default = formats.ABSENT
        template_name = "coverage/partials/table.html"

    def render_rank(self, value: int, record: CoverageRow) -> str:
        """The rank with its movement: "3 ▲2"."""
        return f"{formats.rank(value)} {formats.movement(record.movement)}".strip()

    def render_coverage_ratio(self, record: CoverageRow) -> Any:
        """The coverage; a share without both counts says that it is printed."""
        text = formats.coverage(record)
        return text if record.printed_ratio is None else _("%(share)s tercetak") % {"share": text}

    def render_target_ratio(self, record: CoverageRow) -> str:
        return formats.target(record)

    def render_attainment_ratio(self, value: float) -> str:
        return formats.percent(value, 0)

    def render_gap_to_target_points(self, record: CoverageRow) -> str:
        return formats.gap_points(record)

    def render_gap_to_target_people(self, value: int) -> str:
        return formats.people(value)

    def render_as_of(self, record: CoverageRow) -> str:
        return formats.short_day(record.as_of, record.as_of_precision)
