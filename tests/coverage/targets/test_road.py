"""Targets from the form to a release: handed in, looked at, returned, mended, published, remembered."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from coverage.models import Release, Submission, SubmissionRegion, Target
from tests.coverage.entry.grids import operator, province
from tests.coverage.jobs.working import finished
from tests.coverage.targets.typed import ADDRESS, SOURCE, handed_in_targets, posted, publish_target, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_in(client, signed_in):
    publish_target()
    response = posted(client, "submit", **{"18.01 persen": "40", "18.02 orang": "1200", "18 persen": "50"})
    submission = Submission.objects.get(kind="targets")
    assert response["Location"] == reverse("submission", args=[submission.pk])
    return submission


def test_waits_at_home_and_at_the_verifiers(client, handed_in, verifier):
    assert "Target RPJMD 2025, Provinsi 18" in text_of(client.get("/entri/"))
    client.force_login(verifier)
    assert "Target RPJMD 2025, Provinsi 18" in text_of(client.get(reverse("review")))


def test_the_verifier_reads_it_as_a_difference(client, handed_in, verifier):
    client.force_login(verifier)
    page = text_of(client.get(reverse("submission", args=[handed_in.pk])))
    assert "35%" in page
    assert "<strong>40%</strong>" in page
    assert "+5,00 poin" in page
    assert "1.200 orang" in page
    assert SOURCE in page
    assert "Mohon diperiksa" in page


def test_region_by_region_by_somebody_else(client, handed_in, verifier):
    address = reverse("submission", args=[handed_in.pk])
    own = client.get(address).context["page"]
    form = {"action": "chosen", "bagian": own.lines[0].part.token, "seen": own.seen}
    assert client.post(address, form).status_code == 403
    client.force_login(verifier)
    page = client.get(address).context["page"]
    tokens = {line.part.code: line.part.token for line in page.lines}
    bad = handed_in.regions.get(region="18.02")
    client.post(
        address,
        {
            "action": "return",
            "bagian": tokens["18.02"],
            "alasan": "Lihat Perda",
            f"komentar-{bad.pk}-": "1.300?",
        },
    )
    form = {"action": "chosen", "bagian": [tokens["18"], tokens["18.01"]], "seen": page.seen}
    finished(client, client.post(address, form))
    assert Release.objects.count() == 2
    assert dict(Target.objects.current().values_list("region_id", "target_ratio")).keys() == {
        "18",
        "18.01",
    }
    assert dict(handed_in.regions.values_list("region_id", "state")) == {
        "18": "published",
        "18.01": "published",
        "18.02": "returned",
    }


def test_what_came_back_is_mended_and_handed_in_again(client, handed_in, signed_in, verifier):
    client.force_login(verifier)
    address = reverse("submission", args=[handed_in.pk])
    page = client.get(address).context["page"]
    part = handed_in.regions.get(region="18.02")
    token = next(line.part.token for line in page.lines if line.part.code == "18.02")
    form = {
        "action": "return",
        "bagian": token,
        "alasan": "Lihat Perda",
        f"komentar-{part.pk}-": "1.300?",
    }
    client.post(address, form)
    client.force_login(signed_in)
    home = client.get("/entri/").content.decode()
    assert "/entri/target/18/?tahun=2025&amp;dokumen=RPJMD" in home
    assert "Lihat Perda" in home
    shown = text_of(client.get(ADDRESS))
    assert 'value="1200"' in shown
    assert "1.300?" in shown
    assert f'value="{SOURCE}"' in shown
    posted(client, "submit", **{"18.02 orang": "1300"})
    part.refresh_from_db()
    assert part.state == "withdrawn"
    waiting = SubmissionRegion.objects.filter(state="submitted").values_list("region_id", flat=True)
    assert set(waiting) == {"18", "18.01", "18.02"}


def test_what_came_back_can_be_given_up(client, handed_in, signed_in, verifier):
    client.force_login(verifier)
    address = reverse("submission", args=[handed_in.pk])
    tokens = [line.part.token for line in client.get(address).context["page"].lines]
    client.post(address, {"action": "return", "bagian": tokens, "alasan": "Dokumennya belum sah"})
    assert "Batalkan isian" not in text_of(client.get(address))
    with_checks = Client(enforce_csrf_checks=True)
    with_checks.force_login(signed_in)
    forms = re.findall(
        r'csrfmiddlewaretoken" value="(\w+)"><input type="hidden" name="bagian" value="([0-9:]+)"',
        text_of(with_checks.get(address)),
    )
    assert len(forms) == len(tokens) == 3
    for token, part in forms:
        with_checks.post(address, {"csrfmiddlewaretoken": token, "bagian": part, "action": "withdraw"})
    assert set(handed_in.regions.values_list("state", flat=True)) == {"withdrawn"}
    assert "Dokumennya belum sah" not in text_of(with_checks.get("/entri/"))
    assert "Dokumennya belum sah" not in text_of(with_checks.get(ADDRESS))


def test_waiting_rows_are_shut(client, handed_in):
    page = text_of(client.get(ADDRESS))
    assert 'name="persen|18.01"' not in page
    assert f"diajukan di kiriman {handed_in.pk}" in page
    form = {"sumber": SOURCE, "persen|18.01": "44", "action": "submit", "terbit": ""}
    assert client.post(ADDRESS, form).status_code == 422
    assert handed_in_targets() == 1


def test_the_history_names_who_and_what_it_replaced(client, handed_in, verifier):
    client.force_login(verifier)
    address = reverse("submission", args=[handed_in.pk])
    page = client.get(address).context["page"]
    form = {"action": "all", "semua": [line.part.token for line in page.lines], "seen": page.seen}
    finished(client, client.post(address, form))
    history = text_of(client.get("/entri/riwayat/18.01/"))
    assert "operator.lampung" in history
    assert "target RPJMD 2025: 40%" in history
    assert "target RPJMD 2025: 35%" in history


@pytest.mark.parametrize("count", [2, 20])
def test_looking_at_it_takes_the_same_queries_for_any_count(
    client, verifier, count, django_assert_num_queries
):
    codes = province("18", count)
    client.force_login(operator())
    posted(client, "submit", **{f"{code} persen": "40" for code in codes})
    address = reverse("submission", args=[Submission.objects.get().pk])
    client.force_login(verifier)
    assert len(client.get(address).context["page"].lines) == count + 1
    with django_assert_num_queries(11):
        client.get(address)
