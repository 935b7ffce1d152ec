"""The cascade's pages over the published figures: what Lampung is told, who is led where."""

import pytest
from django.urls import reverse

from tests.coverage.reading import get, said

ADDRESS = reverse("cascade", args=["18"])


def test_lampung_says_what_is_missing_and_what_can_be_said_all_the_same(client, published):
    shown = said(get(client, f"{ADDRESS}?tahun=2025&cara=persen"))
    assert "Target RPJMD 2025 Lampung 1.149.447 pekerja. Belum satu pun dari 15 kabupaten/kota" in shown
    assert "Usulan dalam persen; orang baru dapat dihitung bila potensi kabupaten/kota ada." in shown
    assert "Setiap wilayah menempuh 39,66% dari jalannya ke target 2030 (58,35%)" in shown
    assert "Tanpa potensi atau peserta aktif dalam orang: 15 dari 15 kabupaten/kota, disebut namanya" in shown
    assert "Tanpa target 2025 dalam orang (15): Kab. Lampung Selatan, Kab. Lampung Tengah" in shown
    assert "5,49" in shown  # Metro, 32,9% printed
    assert "Belum punya cakupan, jadi belum diusulkan: Kab. Lampung Utara, Kab. Pesawaran." in shown
    assert "42,99%" in shown  # its proposal: 32,9 + 39,66 % of the way to 58,35


def test_what_is_proposed_needs_no_question(client, published):
    shown = said(get(client, f"{ADDRESS}?tahun=2025"))
    assert "Usulan dalam persen" in shown
    jambi = said(get(client, f"{reverse('cascade', args=['15'])}?tahun=2025"))
    assert "Belum dapat dibagi" not in jambi
    assert "Usulan bagi yang belum punya target; yang sudah punya tetap." in jambi
    assert "Sisanya" in jambi


def test_it_opens_in_the_year_of_the_place_s_figure(client, published):
    """Lampung's figure is of December 2025, the newest month is March 2026; Banten's 2025 has no target."""
    assert "Target 2025 Target RPJMD 2025 Lampung 1.149.447 pekerja" in said(get(client, ADDRESS))
    assert "Target 2026" in said(get(client, reverse("cascade", args=["36"])))
    assert "Target 2026" in said(get(client, f"{ADDRESS}?tahun=2026"))


def test_a_foreign_regency_is_refused(client, published):
    assert "t15.01" in get(client, f"{ADDRESS}?t15.01=5", 422)


def test_a_regency_leads_to_its_province(client, published):
    answer = client.get(reverse("cascade", args=["18.72"]), {"tahun": 2025, "t18.01": 5})
    assert (answer.status_code, answer.url) == (302, f"{ADDRESS}?tahun=2025")


def test_indonesia_has_its_provinces(client, published):
    shown = said(get(client, reverse("cascade", args=["00"])))
    assert "dari 38 provinsi" in shown


def test_unknown_places_are_not_found(client, published):
    assert client.get(reverse("cascade", args=["99"])).status_code == 404


@pytest.mark.parametrize("code", ["18", "00"])
def test_takes_as_many_queries_for_15_as_for_38(client, published, code, django_assert_num_queries):
    with django_assert_num_queries(9):
        client.get(reverse("cascade", args=[code]), {"cara": "persen", "banding": "poin"})
