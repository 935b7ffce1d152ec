"""The planning documents of all regions, and the form on which a look at one is recorded."""

import pytest
from django.urls import reverse

from coverage.models import DraftRecord, PlanningDocument, Submission
from coverage.releases import publishing
from coverage.submissions import moving
from tests.coverage.programmes.record_drafts import hand_in_record
from tests.coverage.reading import get, said
from tests.factories import make_user

PLANS = reverse("plans")
ENTRY = reverse("plan_entry", args=["18"])
ADDRESS = f"{ENTRY}?dokumen=RKPD&tahun=2026"


def row(code, state="ada", **fields):
    given = {"halaman": "", "persen": "", "orang": "", "tahun": "", "sumber": "", **fields}
    return {f"{name}-{code}": text for name, text in {"keadaan": state, **given}.items()}


def release(submission):
    codes = [part.region_id for part in submission.regions.all()]
    return publishing.publish(submission=submission, regions=codes, by=None, note="")


def looked_at(code, has, document="RKPD", year=2026, **fields):
    part = hand_in_record(
        DraftRecord.Kind.PLAN, region=code, document=document, year=year, has_indicator=has, **fields
    )
    return publishing.publish_parts(parts=[part.pk], by=None, note="")


class TestPage:
    def test_what_is_missing_is_counted_by_province(self, client, published):
        looked_at("18.72", True)
        looked_at("18.71", False)
        page = said(get(client, f"{PLANS}?tahun=2026"))
        assert "RKPD 2026 2 dari 552 daerah memuat indikator UCJ (1 menurut dokumen lain, 1 tidak" in page
        assert "1 dari 15 1 tidak, 13 belum diperiksa" in page

    def test_a_printed_target_is_told_from_a_look(self, client, published):
        page = said(get(client, f"{PLANS}?provinsi=18&tahun=2025"))
        assert "◐ ada, dari dokumen 38,39% target 2025 tercetak di Metropolis" in page
        missing = (
            "Lampung: RPJMD 1 dari 16 daerah memuat indikator UCJ "
            "(1 menurut dokumen lain, 15 belum diperiksa); RKPD"
        )
        assert missing in page

    def test_a_look_shows_value_page_day_and_source(self, client, published):
        looked_at(
            "18.72",
            True,
            page="12",
            target_year=2026,
            target_people=24_392,
            as_of="2025-11-03",
            as_of_precision="day",
        )
        page = said(get(client, f"{PLANS}?provinsi=18&tahun=2026"))
        assert "● ada target 2026: 24.392 orang hlm. 12; Laporan uji" in page
        assert "diperiksa 3 Nov 2025" in page
        assert "● ada" not in said(get(client, f"{PLANS}?provinsi=18&tahun=2026&rilis=1"))
        source = reverse("source", args=[PlanningDocument.objects.get().source_id])
        assert "Kota Metro : RKPD 2026, memuat indikator UCJ, hlm. 12" in said(get(client, source))
        assert client.get(f"{source}?rilis=1").status_code == 404

    @pytest.mark.parametrize("query", ["", "?provinsi=18"])
    def test_takes_as_many_queries_for_all_as_for_one_province(
        self, client, published, query, django_assert_num_queries
    ):
        with django_assert_num_queries(6):
            client.get(PLANS + query)

    @pytest.mark.parametrize("query", ["provinsi=18.71", "provinsi=x", "tahun=25", "dokumen=RKPD"])
    def test_odd_questions_are_refused(self, client, published, query):
        assert client.get(f"{PLANS}?{query}").status_code == 422


class TestEntry:
    def test_one_row_a_region_goes_to_the_verifier(self, client, published, operator):
        client.force_login(operator)
        assert get(client, ADDRESS).count('name="keadaan-') == 16
        posted = row("18.72", halaman="12", persen="40", orang="24392") | row(
            "18.71", "tidak", sumber="RKPD BDL"
        )
        answer = client.post(ADDRESS, posted | row("18.01", "belum"))
        submission = Submission.objects.latest("pk")
        assert answer.url == reverse("submission", args=[submission.pk])
        assert not PlanningDocument.objects.exists()
        release(submission)
        found = PlanningDocument.objects.current().order_by("region_id")
        assert [(plan.region_id, plan.has_indicator, plan.source.citation) for plan in found] == [
            ("18.71", False, "RKPD BDL"),
            ("18.72", True, "RKPD Kota Metro 2026"),
        ]
        metro = found[1]
        assert (metro.target_year, metro.target_people, metro.page) == (2026, 24_392, "12")

    def test_a_changed_row_replaces_and_a_same_one_stays(self, client, published, operator):
        client.force_login(operator)
        client.post(ADDRESS, row("18.72", halaman="1"))
        release(Submission.objects.latest("pk"))
        same = row("18.72", halaman="1", sumber="RKPD Kota Metro 2026")
        assert "Tidak ada yang berubah" in client.post(ADDRESS, same).content.decode()
        client.post(ADDRESS, same | {"sumber-18.72": "RKPD Metro, lembaran resmi"})
        release(Submission.objects.latest("pk"))
        assert [plan.source.citation for plan in PlanningDocument.objects.current()] == [
            "RKPD Metro, lembaran resmi"
        ]
        client.post(ADDRESS, row("18.72", "belum"))
        release(Submission.objects.latest("pk"))
        assert not PlanningDocument.objects.current().exists()

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            ({"persen": "empat"}, "bukan persentase"),
            ({"orang": "-1"}, "negatif"),
            ({"state": "tidak", "persen": "40"}, "tidak punya target"),
            ({"state": "belum", "halaman": "3"}, "pilih ada atau tidak ada"),
            ({"state": "entah", "halaman": "3"}, "pilih ada, tidak ada"),
            ({"halaman": "x" * 41}, "halaman lebih panjang"),
            ({"sumber": "x" * 501}, "sumber lebih panjang"),
        ],
    )
    def test_what_cannot_be_used_is_said_and_kept(self, client, published, operator, fields, problem):
        client.force_login(operator)
        answer = client.post(ADDRESS, row("18.72", **fields))
        assert answer.status_code == 422
        assert problem in answer.content.decode()
        assert not Submission.objects.filter(kind="records").exists()

    def test_an_rpjmd_has_a_period(self, client, published, operator):
        client.force_login(operator)
        assert client.get(f"{ENTRY}?dokumen=RPJMD&tahun=2025&sampai=2024").status_code == 422
        client.post(f"{ENTRY}?dokumen=RPJMD&tahun=2025&sampai=2029", row("18"))
        release(Submission.objects.latest("pk"))
        plan = PlanningDocument.objects.get()
        assert (plan.year, plan.until, plan.source.citation) == (
            2025,
            2029,
            "RPJMD Provinsi Lampung 2025–2029",
        )

    def test_only_who_works_there_records_a_look(self, client, published):
        assert client.get(ENTRY).status_code == 302
        for name, roles, region in (("pembaca", ["pembaca"], "18"), ("jambi", ["operator"], "15")):
            client.force_login(make_user(name, roles=roles, regions=[region]))
            assert client.get(ENTRY).status_code == 403

    def test_what_came_back_is_typed_no_second_time(self, client, published, operator):
        client.force_login(operator)
        client.post(ADDRESS, row("18.72", halaman="12") | row("18.71", "tidak"))
        assert "menunggu di kiriman" in get(client, ADDRESS)
        first = Submission.objects.latest("pk")
        part = first.regions.get(region="18.72")
        moving.give_back(part=part, reason="Halamannya?", comments={}, by=operator)
        home = said(get(client, reverse("entries")))
        assert "Kota Metro, RKPD 2026 ▼ dikembalikan Halamannya?" in home
        page = get(client, ADDRESS)
        assert "dikembalikan: Halamannya?" in page
        assert 'name="halaman-18.72" value="12"' in page
        same = row("18.72", halaman="12", sumber="RKPD Kota Metro 2026")
        client.post(ADDRESS, same | row("18.71", "tidak", sumber="RKPD Kota Bandar Lampung 2026"))
        assert Submission.objects.latest("pk").regions.get().region_id == "18.72"
        part.refresh_from_db()
        assert part.state == "withdrawn"

    @pytest.mark.parametrize("count", [1, 15])
    def test_the_form_takes_the_same_queries_for_any_count_under_way(
        self, client, published, operator, count, django_assert_num_queries
    ):
        client.force_login(operator)
        codes = [f"18.{place:02}" for place in range(1, 14)] + ["18.71", "18.72"]
        client.post(ADDRESS, {name: text for code in codes[:count] for name, text in row(code).items()})
        client.get(ADDRESS)  # the messages of handing in are read and leave the session
        with django_assert_num_queries(9):
            client.get(ADDRESS)
