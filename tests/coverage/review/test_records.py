"""Programmes, plans and choices before the verifier: old beside new, whatever the kind."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from coverage.models import DraftRecord, PlanningDocument, Release
from coverage.releases import publishing
from coverage.releases import words as record_words
from coverage.releases.records import MODELS, columns_of
from coverage.review.pages.records import record_changes
from tests.coverage.jobs.working import finished
from tests.coverage.programmes.record_drafts import hand_in_record
from tests.coverage.reading import said
from tests.factories import make_user

Kind = DraftRecord.Kind
RKPD = {"document": "RKPD", "year": 2026}
pytestmark = pytest.mark.django_db


def publish(kind, **values):
    return publishing.publish_parts(parts=[hand_in_record(kind, **values).pk], by=None, note="")


def change_of(part):
    (change,) = record_changes(part.submission_id, [part.region_id])[part.region_id]
    return change


def fields(change):
    return {field.label: (field.before, field.after) for field in change.fields}


def test_a_new_plan_shows_all_it_says_and_blank_is_not_shown():
    change = change_of(hand_in_record(Kind.PLAN, **RKPD, has_indicator=False, page="hlm. 12"))
    assert (change.kind, change.title, change.is_new) == ("Dokumen perencanaan", "RKPD 2026", True)
    assert fields(change) == {"Memuat indikator": ("—", "tidak"), "Halaman": ("—", "hlm. 12")}


def test_a_replaced_record_shows_what_changes_alone():
    said = {"has_indicator": True, "target_ratio": Decimal("0.3839"), "target_decimals": 2, "page": "hlm. 1"}
    publish(Kind.PLAN, **RKPD, **said)
    said |= {"target_ratio": Decimal("0.4"), "target_decimals": 0}
    assert fields(change_of(hand_in_record(Kind.PLAN, **RKPD, **said))) == {"Target": ("38,39%", "40%")}


def test_zero_is_shown_as_zero_and_rupiah_as_rupiah():
    given = {"group": "RT/RW", "as_of": date(2025, 8, 13), "as_of_precision": "day"}
    change = change_of(hand_in_record(Kind.PROGRAMME, **given, paid_workers=0, rupiah_planned=16_800))
    assert fields(change) == {"Iurannya dibayar, orang": ("—", "0"), "Anggaran": ("—", "Rp\u00a016.800")}
    assert change.title == "RT/RW · 13 Agustus 2025"


def test_the_same_again_says_so_and_a_retraction_what_is_lost():
    publish(Kind.PLAN, **RKPD, has_indicator=True)
    assert change_of(hand_in_record(Kind.PLAN, **RKPD, has_indicator=True)).is_same
    taken = change_of(hand_in_record(Kind.PLAN, **RKPD, retracts=True))
    assert taken.retracts
    assert fields(taken) == {"Memuat indikator": ("ya", "—")}


@pytest.mark.parametrize("kind", Kind.values)
def test_every_column_of_every_kind_has_a_name(kind):
    unnamed = set(columns_of(MODELS[kind])) - record_words.COLUMNS.keys()
    assert unnamed <= {"as_of_precision", "line", *record_words.DECIMALS.values()}


def test_a_verifier_reads_the_difference_and_publishes_it(client, verifier):
    publish(Kind.PLAN, **RKPD, has_indicator=False)
    part = hand_in_record(Kind.PLAN, **RKPD, has_indicator=True, by=make_user("operator", roles=["operator"]))
    client.force_login(verifier)
    page = said(client.get(reverse("submission", args=[part.submission_id])).content.decode())
    assert "Dokumen perencanaan: RKPD 2026 diganti" in page
    assert "Memuat indikator tidak ya" in page
    form = {"action": "chosen", "bagian": f"{part.pk}:0", "note": "", "seen": 1}
    finished(client, client.post(reverse("review"), form))
    assert PlanningDocument.objects.current().get().has_indicator is True


def test_who_handed_a_record_in_does_not_publish_it(client):
    both = make_user("dua.peran", roles=["operator", "verifikator"], regions=["18"])
    part = hand_in_record(Kind.PLAN, **RKPD, has_indicator=True, by=both)
    client.force_login(both)
    answer = client.post(reverse("review"), {"action": "all", "semua": f"{part.pk}:0"})
    assert answer.status_code == 403
    assert not Release.objects.exists()


@pytest.mark.parametrize("count", [2, 20])
def test_the_page_takes_as_many_queries_for_few_records_as_for_many(
    client, verifier, count, django_assert_num_queries
):
    part = hand_in_record(Kind.PLAN, **RKPD, has_indicator=True)
    for year in range(2027, 2027 + count):
        values = {"source_id": 1, "document": "RKPD", "year": year}
        DraftRecord.objects.create(
            submission_id=part.submission_id, region_id="18", kind=Kind.PLAN, values=values
        )
    client.force_login(verifier)
    with django_assert_num_queries(15):
        assert client.get(reverse("submission", args=[part.submission_id])).status_code == 200


def test_the_release_says_what_it_did_to_records(client):
    publish(Kind.PLAN, **RKPD, has_indicator=False)
    publish(Kind.PLAN, **RKPD, has_indicator=True)
    publish(Kind.PLAN, **RKPD, retracts=True)
    shown = [said(client.get(reverse("release", args=[number])).content.decode()) for number in (1, 2, 3)]
    assert "Dokumen perencanaan RKPD 2026 Memuat indikator: tidak Laporan uji" in shown[0]
    assert "Memuat indikator: tidak → ya" in shown[1]
    assert "RKPD 2026 ditarik" in shown[2]
    assert all("Tidak ada cakupan, potensi, atau target yang berubah" in page for page in shown)


def test_a_choice_among_targets_is_told_by_its_release(client):
    publish(Kind.OVERRIDE, year=2025, document="RKPD", reason="Disahkan belakangan")
    page = said(client.get(reverse("release", args=[1])).content.decode())
    assert "Pilihan target RKPD 2025 Dokumen: RKPD Alasan: Disahkan belakangan" in page
