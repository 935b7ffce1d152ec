"""What stands in the way of handing in: bounded in what it reads, each region by itself."""

import re
from datetime import date

import pytest
from django.urls import reverse

from coverage.entry.queries.compared import compared_with
from coverage.entry.services import cells, check, handing_in
from coverage.models import DraftFigure, Statement, SubmissionRegion
from tests.coverage.entry.grids import ADDRESS, MONTH, fill, operator, province
from tests.factories import publish, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return operator(regions=("15", "18"))


def publish_month(codes, day="2025-09-30", active=1_003):
    publish(*(statement(code, day, active_participants=active, potential_workers=9_007) for code in codes))


def test_compares_counts_with_the_last_thirteen_months_and_potentials_with_all(officer):
    province()
    for day in ("2024-08-31", "2024-09-01", "2025-09-30"):
        publish(statement("18.01", day, active_participants=1_003))
    publish(statement("18.01", "2023-06-30", potential_workers=9_007))
    publish(statement("18.01", None, target="40", target_year=2023, target_document="RPJMD"))
    publish(statement("15.01", "2025-09-30", active_participants=7))
    days = [row.as_of for row in compared_with(["18.01"], MONTH)]
    assert set(days) == {date(2023, 6, 30), date(2024, 9, 1), date(2025, 9, 30), None}
    assert Statement.objects.count() == 6


def test_finds_what_it_found_of_the_last_figure(officer):
    province()
    publish_month(["18.01"], active=500)
    part = fill("18.01", officer, total="1003", sumber="Surat 1")
    assert "large_change" in {found.code for found in check.check([part])}


def test_a_correction_is_one_cell(officer):
    province()
    segments = {"PU": 100, "BPU": 200, "JAKON": 30, "PMI": 4, "TOTAL": 334}
    publish(
        *(
            statement("18.01", "2025-10-31", segment=name, active_participants=count, entered=True)
            for name, count in segments.items()
        )
    )
    before = Statement.objects.get(segment="TOTAL").source
    part = fill("18.01", officer, PU="102")
    handing_in.submit(parts=[part], by=officer)
    waiting = DraftFigure.objects.filter(submission=part.submission)
    assert dict(waiting.values_list("segment", "active_participants")) == {"PU": 102, "TOTAL": 336}
    assert {figure.source for figure in waiting} == {before}


class TestReady:
    def parts(self, officer, provinces, regencies=2):
        """Regencies of provinces, all changed so much that every one is asked about."""
        found = []
        for code in provinces:
            below = province(code, regencies)[1:]
            publish_month(below, active=500)
            found += [fill(one, officer, total="1003", sumber="Surat 1") for one in below]
        return found

    def answer(self, part, by):
        for found in check.check([part]):
            if found.wants_answer:
                check.answer(
                    part=part, code=found.code, column=found.column, reason="lain", note="Benar", by=by
                )

    def test_one_region_holds_back_itself(self, officer):
        first, second = self.parts(officer, ["18"])
        self.answer(second, officer)
        clean, held = check.ready([first, second])
        assert [part.region_id for part in clean] == ["18.02"]
        assert {found.region_code for found in held} == {"18.01"}

    def test_says_of_several_provinces_what_it_says_of_each(self, officer):
        parts = self.parts(officer, ["15", "18"])
        self.answer(parts[0], officer)
        self.answer(parts[3], officer)
        clean, held = check.ready(parts)
        apart = [check.ready([part for part in parts if part.region_id[:2] == code]) for code in ("15", "18")]
        assert [part.pk for part in clean] == [part.pk for found, _ in apart for part in found]
        assert sorted(map(repr, held)) == sorted(repr(one) for _, found in apart for one in found)

    def test_nothing_is_ready_for_nothing(self):
        assert check.ready([]) == ([], [])

    @pytest.mark.parametrize(("provinces", "regencies"), [(["18"], 2), (["15", "16", "17", "18"], 5)])
    def test_takes_the_same_queries_for_any_count(self, provinces, regencies, django_assert_num_queries):
        officer = operator(regions=provinces)
        parts = self.parts(officer, provinces, regencies)
        for part in parts[::2]:
            self.answer(part, officer)
        with django_assert_num_queries(4):  # cells, statements, regions, answers
            clean, _ = check.ready(parts)
        assert len(clean) == len(parts[::2])


def test_answers_typed_on_the_check_page_outlive_taking_a_region_back(client, officer):
    province()
    publish_month(["18.01", "18.02"], active=500)
    handed_in = fill("18.03", officer, total="1003", sumber="Surat 1")
    handing_in.submit(parts=[handed_in], by=officer)
    fill("18.01", officer, total="1003", sumber="Surat 1")
    client.force_login(officer)
    name = "18.01|large_change|total"
    typed = {f"alasan|{name}": "pemilu", f"catatan|{name}": "Petugas KPPS"}
    response = client.post(ADDRESS + "tarik/", {"tarik": "18.03", **typed})
    page = re.sub(r"\s+", " ", response.content.decode())
    assert response.status_code == 200
    assert "18.03 kembali menjadi draf" in page
    assert 'value="pemilu" selected' in page
    assert "Petugas KPPS" in page
    assert SubmissionRegion.objects.get(region="18.03").state == "draft"
    assert cells.begun("18.03", MONTH) is not None


def test_without_answers_taking_back_leads_to_the_grid(client, officer):
    province()
    handing_in.submit(parts=[fill("18.01", officer)], by=officer)
    client.force_login(officer)
    response = client.post(ADDRESS + "tarik/", {"tarik": "18.01"})
    assert response["Location"] == reverse("grid", args=["18", "2025-10"])
