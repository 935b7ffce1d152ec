"""Status on a region's page, from published rows: answers, reasons, sources, queries."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coverage.calculations.schemes import Measure
from coverage.models import CategoryScheme
from coverage.queries import schemes
from coverage.serving import kept
from tests.coverage.reading import get, said
from tests.factories import publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db
JAMBI = "/wilayah/15/?bulan=2024-12"
SEPTEMBER = "/wilayah/18.01/?bulan=2025-09"


def status_of(page: str) -> str:
    found = re.search(r'<section class="[\w -]+" id="status">(.*?)</section>', page, re.S)
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split()) if found else ""


def publish_jambi() -> None:
    """The worked case on its two points."""
    publish(
        statement("15", "2024-10-01", share="41.38"),
        statement(
            "15", "2024-12-02", active_participants=592_806, potential_workers=1_312_370, share="45.17"
        ),
        statement("15", None, target_year=2024, target_document="RPJMD", target="53"),
    )


def fill(numbers: range) -> None:
    """Regencies that began 2024 and 2025 between 20 and 30 %; 18.01 must gain 10 points in 2025."""
    rows = []
    for place in numbers:
        code = f"18.{place:02}"
        for day, active in (
            ("2023-12-31", 200_001 + place),
            ("2024-12-31", 230_001 + 1_000 * place),
            ("2025-03-31", 240_001),
            ("2025-06-30", 250_001),
            ("2025-09-30", 270_001),
        ):
            rows.append(statement(code, day, active_participants=active, potential_workers=1_000_003))
        rows.append(statement(code, None, target_year=2025, target_document="RPJMD", target="33.1"))
    publish(*rows)


jambi = stored_once(publish_jambi, scope="class")
two_regencies = stored_once(lambda: fill(range(1, 3)), scope="class")


@pytest.mark.usefixtures("jambi")
class TestJambi:
    def test_the_worked_case(self, client):
        page = status_of(get(client, JAMBI))
        for words in (
            "85,2% dari target",
            "102.750 peserta lagi: 24.802 seminggu atau 3.543 sehari",
            "4,4 kali laju sekarang, 802 orang sehari",
            "Contoh hitung dari dua angka terakhir",
            "Garis lurusnya 46,94% pada 31 Desember 2024",
            "Potensi keduanya dianggap sama.",
            "Angka akhir 2024 belum dilaporkan.",
        ):
            assert words in page
        assert "Laju dan prakiraan belum dapat dihitung:" in page

    def test_what_is_needed_a_week_stands_among_the_figures(self, client):
        page = said(get(client, JAMBI))
        assert "Diperlukan per minggu 24.802 peserta sampai 31 Desember 2024" in page

    def test_methods_are_named_and_linked_to_headings_that_exist(self, client):
        page, methods = get(client, JAMBI), get(client, "/metodologi/")
        links = set(re.findall(r'href="/metodologi/#([\w-]+)"', page))
        assert {"tingkat-capaian", "laju", "prakiraan", "apakah-targetnya-realistis"} <= links
        for name in links:
            assert methods.count(f'id="{name}"') == 1
        assert "Permendagri 86/2017, versi 1" in said(page)

    def test_an_old_release_answers_as_it_did(self, client):
        before = status_of(get(client, JAMBI))
        publish(
            statement("15", "2024-12-20", active_participants=700_001, potential_workers=1_312_370),
            note="Desember",
        )
        assert status_of(get(client, JAMBI)) != before
        assert status_of(get(client, f"{JAMBI}&rilis=1")) == before


@pytest.mark.usefixtures("two_regencies")
class TestAnswers:
    def test_a_year_on_its_way(self, client):
        page = status_of(get(client, SEPTEMBER))
        assert "kali laju yang diperlukan: naik 3,90 poin dalam 273 hari sejak 31 Desember 2024" in page
        assert "Prakiraan 31 Desember 2025" in page
        assert "kasus serupa" in page
        assert "Contohnya sedikit" in page
        assert "belum dilaporkan" not in page

    def test_its_step_stands_wherever_the_region_is_listed(self, client):
        """In the count above a list, its map and its table, in a ranking and in a comparison."""
        (step,) = re.findall(r"Laju ([▲◆▼●■] [a-z ]+?) [\d(]", status_of(get(client, SEPTEMBER)))
        for address in (
            "/wilayah/18/",
            "/peringkat/?provinsi=18",
            "/bandingkan/?wilayah=18.01&wilayah=18.02",
        ):
            assert said(get(client, address)).count(step) >= 1, address

    def test_the_last_day_of_the_year_closes_it(self, client):
        publish(statement("18.01", "2025-12-31", active_participants=300_001, potential_workers=1_000_003))
        page = status_of(get(client, "/wilayah/18.01/?bulan=2025-12"))
        assert "▼ ditutup di bawah target" in page
        assert "Tahun 2025 sudah ditutup: kurang 3,10 poin." in page
        assert "Contoh hitung" not in page


class TestNone:
    def test_without_a_target_the_reason_is_said(self, client):
        publish(statement("18", share="24.86"))
        page = status_of(get(client, "/wilayah/18/"))
        assert page.count("tidak ada target 2024 untuk angka ini.") == 1
        assert "Yang diperlukan" not in page

    def test_without_a_figure_there_is_no_status(self, client):
        publish(statement("18", share="24.86"), statement("15", None, target_year=2024, target="53"))
        assert status_of(get(client, "/wilayah/15/")) == ""


class TestThresholds:
    def test_the_first_ones_are_there(self):
        found = schemes.schemes(date(2024, 12, 2))
        assert [str(step.limit) for step in found[Measure.ATTAINMENT].steps] == [
            *("0.50", "0.65", "0.75", "0.90"),
            "None",
        ]
        assert [str(step.limit) for step in found[Measure.PACE].steps] == ["0.95", "0.60", "0", "None"]
        assert schemes.schemes(date(2016, 12, 31)) == {}

    def test_newer_ones_hold_from_their_day(self, client):
        publish_jambi()
        CategoryScheme.objects.create(
            measure="attainment",
            valid_from=date(2024, 12, 2),
            name="Ambang baru",
            version="2",
            steps=[["all", None]],
        )
        assert schemes.schemes(date(2024, 12, 1))[Measure.ATTAINMENT].name == "Permendagri 86/2017"
        assert "Ambang baru, versi 2" in status_of(get(client, JAMBI))


def _with_next_target() -> None:
    fill(range(1, 3))
    publish(statement("18.01", None, target_year=2026, target_document="RPJMD", target="35.5"))


with_next_target = stored_once(_with_next_target, scope="class")


@pytest.mark.usefixtures("with_next_target")
class TestNextTarget:
    @pytest.mark.parametrize("page", ["", "rapat/"])
    @pytest.mark.parametrize("later", [("18.02", "2026-01-31"), ("18.01", "2025-12-31")])
    def test_a_year_is_over_by_the_release_not_by_the_month_asked(self, client, page, later):
        address = f"/wilayah/18.01/{page}?bulan=2025-09"
        assert "Target RPJMD 2026 adalah" not in get(client, address)
        publish(statement(*later, active_participants=300_001, potential_workers=1_000_003))
        kept.clear()
        assert "Target RPJMD 2026 adalah 35,5%" in get(client, address)


class TestQueries:
    def test_they_do_not_grow_with_the_regions(self, client):
        counts = []
        for numbers in (range(1, 3), range(3, 21)):
            fill(numbers)
            kept.clear()
            cache.clear()
            with CaptureQueriesContext(connection) as asked:
                page = get(client, SEPTEMBER)
            counts.append(len(asked))
            assert "kasus serupa" in page
        assert counts[0] == counts[1]
