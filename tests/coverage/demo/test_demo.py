"""The invented data set: always the same, plausible, and never mistaken for a real one."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from coverage.demo.growth import Place
from coverage.demo.releases import invented_releases
from coverage.demo.seed import read_seed
from coverage.models import CurrentCoverage, DraftFigure, Flag, Programme, Release, Source, Statement
from coverage.rows.figures import PARTS, Basis, Segment
from regions.importing import FIXTURES, import_regions
from regions.parsing import read_region_files

LAST = date(2025, 12, 31)


@pytest.fixture(scope="module")
def places():
    files = read_region_files(FIXTURES)
    return [
        Place(row.code, row.name, row.level, row.province_id, row.population or 0)
        for row in files.regions.values()
    ]


@pytest.fixture(scope="module")
def releases(places):
    return invented_releases(read_seed(), places)


@pytest.fixture(scope="module")
def rows(releases):
    return [row for release in releases for row in release.rows]


@pytest.fixture(scope="module")
def actives(rows):
    """Actives by region, segment and day, as first printed by a monthly report."""
    found = {}
    for row in rows:
        if row.as_of and row.basis == Basis.DOMICILE and row.source_title.startswith("Contoh: laporan"):
            found.setdefault((row.region_code, row.segment, row.as_of), row.active_participants)
    return found


class TestFigures:
    def test_the_same_seed_gives_the_same_figures(self, places):
        first, again = (invented_releases(read_seed(), places, months=4) for _ in range(2))
        assert first == again

    def test_a_part_has_the_figures_of_the_whole(self, places, actives):
        part = invented_releases(read_seed(), places, months=6, provinces=["18"])
        printed = {
            (row.region_code, row.segment, row.as_of): row.active_participants
            for row in part[0].rows
            if row.as_of and row.source_title.startswith("Contoh: laporan")
        }
        assert len(printed) > 300
        assert all(actives[key] == count for key, count in printed.items())

    def test_a_part_prints_its_potentials(self, places):
        part = invented_releases(read_seed(), places, months=3, provinces=["18"])
        first = [row for row in part[0].rows if row.as_of == date(2025, 10, 31)]
        assert first
        assert all(row.potential_workers for row in first)

    @pytest.mark.parametrize(("months", "provinces"), [(0, []), (37, []), (6, ["99"]), (6, ["18.71"])])
    def test_a_part_that_is_not_there_is_refused(self, places, months, provinces):
        with pytest.raises(ValueError, match=r"bulan|provinsi"):
            invented_releases(read_seed(), places, months=months, provinces=provinces)

    def test_every_source_says_that_it_is_invented(self, rows):
        assert all(row.source_title.startswith("Contoh: ") for row in rows)
        assert all("(Data contoh, " in row.source_title and not row.source_url for row in rows)

    def test_all_regions_but_the_silent_ones_report_all_months(self, rows, places):
        reporting = {row.region_code for row in rows if row.as_of}
        assert {place.code for place in places} - reporting == {"94.08"}
        assert len({row.as_of for row in rows if row.as_of}) == 36
        assert max(row.as_of for row in rows if row.as_of) == LAST

    def test_segments_sum_to_the_total(self, actives):
        wrong = set()
        for (code, segment, day), count in actives.items():
            if segment == Segment.TOTAL and count is not None:
                parts = [actives.get((code, part, day)) for part in PARTS]
                if sum(part or 0 for part in parts) != count:
                    wrong.add((code, f"{day:%Y-%m}"))
        assert wrong == set(read_seed().stories["misprints"].items())

    def test_potentials_do_not_pass_for_rounded_ones(self, rows):
        rounded = {
            row.region_code for row in rows if row.potential_workers and row.potential_workers % 1000 == 0
        }
        assert rounded == {"18.13"}

    def test_coverage_is_plausible_and_sometimes_above_one(self, rows):
        shares = [
            row.active_participants / row.potential_workers
            for row in rows
            if row.segment == Segment.TOTAL and row.active_participants and row.potential_workers
        ]
        assert 0 < min(shares) < 0.15
        assert 1.0 < max(shares) < 1.5
        assert sum(share > 1 for share in shares) < len(shares) / 100

    def test_a_segment_can_be_blank_or_a_reported_zero(self, actives):
        assert ("53.07", Segment.PMI, LAST) not in actives
        assert ("53.07", Segment.PU, LAST) in actives
        assert actives["53.20", Segment.JAKON, LAST] == 0

    def test_some_regions_rise_and_some_fall(self, actives):
        change = {
            code: count - actives[code, Segment.TOTAL, date(2023, 12, 31)]
            for (code, segment, day), count in actives.items()
            if (segment, day) == (Segment.TOTAL, LAST)
            and count is not None
            and (code, segment, date(2023, 12, 31)) in actives
        }
        assert sum(value > 0 for value in change.values()) > 400
        assert sum(value < 0 for value in change.values()) > 20

    def test_a_province_is_near_the_sum_of_its_regencies_but_not_equal(self, actives):
        summed = sum(
            count
            for (code, segment, day), count in actives.items()
            if code.startswith("32.") and (segment, day) == (Segment.TOTAL, LAST)
        )
        own = actives["32", Segment.TOTAL, LAST]
        assert own != summed
        assert own == pytest.approx(summed, rel=0.01)

    def test_targets_rise_year_by_year(self, rows):
        targets = {row.target_year: row.target_ratio for row in rows if _is_target(row, "18", "RPJMD")}
        assert sorted(targets) == list(range(2024, 2030))
        assert sorted(targets.values()) == [targets[year] for year in sorted(targets)]
        nation = {row.target_year for row in rows if _is_target(row, "00", "RPJMN")}
        assert nation == set(range(2025, 2030))


def _is_target(row, code, document):
    return row.as_of is None and (row.region_code, row.target_document) == (code, document)


@pytest.mark.django_db
class TestCommand:
    def test_it_refuses_a_database_with_real_figures(self, settings):
        settings.DEMO = False
        with pytest.raises(CommandError, match=r"bercampur dengan angka\s+asli"):
            call_command("load_demo")
        assert not Release.objects.exists()

    def test_it_refuses_when_figures_are_published_already(self, settings):
        settings.DEMO = True
        Release.objects.create(number=1, published_at="2025-01-01T00:00:00+07:00")
        with pytest.raises(CommandError, match="sudah ada"):
            call_command("load_demo")

    def test_it_asks_for_the_regions_first(self, settings):
        settings.DEMO = True
        with pytest.raises(CommandError, match="import_regions"):
            call_command("load_demo")

    def test_a_small_set_is_published_and_can_be_read(self, settings):
        settings.DEMO = True
        import_regions()
        said = StringIO()
        call_command("load_demo", months=6, provinces="18", stdout=said)

        assert list(Release.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
        assert all(release.note.startswith("DATA CONTOH") for release in Release.objects.all())
        assert Release.objects.get(number=3).newest_month == date(2025, 12, 1)
        assert not DraftFigure.objects.exists()
        assert not Source.objects.exclude(publisher="Data contoh").exists()

        ranked = CurrentCoverage.objects.filter(
            region__province="18", as_of=LAST, segment="TOTAL", basis="domicile", rank__isnull=False
        )
        assert sorted(ranked.values_list("rank", flat=True)) == list(range(1, 16))
        assert said.getvalue().count("detik)") == 7
        assert "DATA CONTOH" in said.getvalue()

    def test_programmes_come_with_the_last_month_and_one_budget_is_flagged(self, settings):
        settings.DEMO = True
        import_regions()
        call_command("load_demo", months=2, provinces="18,33", stdout=StringIO())
        rows = Programme.objects.current()
        assert set(rows.values_list("published_in", "region_id")) == {(2, "18"), (2, "33")}
        assert not rows.exclude(source__citation__startswith="Contoh: ").exists()
        assert set(rows.exclude(ecosystem="").values_list("ecosystem", flat=True)) == {
            "desa",
            "pasar",
            "umkm",
        }
        for row in rows.filter(group="pekerja rentan", year=None):
            stages = (row.eligible_workers, row.planned_workers, row.verified_workers, row.registered_workers)
            assert sorted(stages, reverse=True) == list(stages)
        assert [flag.region_id for flag in Flag.objects.filter(code="budget_mismatch")] == ["33"]

    def test_a_misprint_is_flagged_until_its_correction(self, settings):
        settings.DEMO = True
        import_regions()
        call_command("load_demo", months=2, provinces="18", stdout=StringIO())
        misprint = Flag.objects.get(region="18.07", code="coverage_mismatch")
        assert misprint.published_in_id == 2
        assert misprint.superseded_in_id == 3
        assert Statement.objects.filter(region="18.07", superseded_in=3).count() == 1
