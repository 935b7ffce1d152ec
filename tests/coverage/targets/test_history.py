"""Targets side by side, their history, and the form on which a verifier chooses."""

import pytest
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from coverage.charts.series import series
from coverage.models import Release, Target
from coverage.places.pages.region import region_page
from coverage.queries.releases import release_row
from coverage.queries.sources import targets
from coverage.queries.target_history import former_targets
from coverage.questions.asked import Asked
from coverage.targets.pages.matrix import target_matrix
from coverage.targets.services.choice import choose
from tests.coverage.reading import get, said
from tests.factories import make_user, publish, statement
from tests.once import stored_once

HISTORY = reverse("target_history", args=["18"])
CHOICE = reverse("target_choice", args=["18"])
REGION = reverse("region", args=["18"])
WHY = "RKPD perubahan disahkan belakangan"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


def _figures():
    """Release 1: two documents for 2025 and one for 2024; release 2: the RPJMD of 2025 is changed."""
    publish(
        statement("18", "2025-09-30", active_participants=3_000, potential_workers=10_001),
        statement("18", None, target="32.62", target_year=2024, target_document="RPJMD"),
        statement("18", None, target="38.39", target_year=2025, target_document="RPJMD"),
        statement("18", None, target="35", target_year=2025, target_document="RKPD"),
    )
    changed = {"target_year": 2025, "target_document": "RPJMD", "entered": True}
    publish(statement("18", None, target="36", **changed))


figures = stored_once(_figures)


def known(number=None):
    release = release_row(number)
    assert release is not None
    return targets("18", release)


def test_years_stand_by_documents_with_one_in_force():
    matrix = target_matrix(known())
    assert matrix.documents == ("RPJMD", "RKPD")
    used = {
        (year.year, item.target.document)
        for year in matrix.years
        for cell in year.cells
        for item in cell
        if item.used
    }
    assert used == {(2024, "RPJMD"), (2025, "RPJMD")}
    assert matrix.years[0].cells[1] == ()


def test_the_chosen_one_is_marked_with_its_reason(verifier, client):
    choose(target=Target.objects.current().get(document="RKPD"), reason=WHY, by=verifier)
    matrix = target_matrix(known())
    assert [target.document for target in matrix.used] == ["RPJMD", "RKPD"]
    assert [(year.year, year.why) for year in matrix.chosen] == [(2025, WHY)]
    page = said(get(client, REGION))
    assert f"2025: dipilih verifikator (RKPD): {WHY}" in page
    assert "dipilih verifikator" not in said(get(client, f"{REGION}?rilis=2"))


def test_a_changed_target_redraws_its_own_year_alone(client):
    """Neither the points nor another year's target move; the former one stays in its release."""
    page = get(client, REGION)
    assert "36%" in page
    assert "38,39%" in get(client, f"{REGION}?rilis=1")

    before, after = (
        series(region_page("18", Asked(), release_row(number)).history, known(number)) for number in (1, 2)
    )
    assert [(point.day, point.ratio) for point in before.points] == [
        (point.day, point.ratio) for point in after.points
    ]
    assert [goal.ratio for goal in before.goals] == [0.3839]
    assert [goal.ratio for goal in after.goals] == [0.36]


def test_the_history_says_which_release_replaced_what(client, verifier):
    choose(target=Target.objects.current().get(document="RKPD"), reason=WHY, by=verifier)
    page = said(get(client, HISTORY))
    assert page.index("Rilis 3") < page.index("Rilis 2")
    assert f"Pilihan 2025 — RKPD: {WHY}" in page
    assert "RPJMD 2025 38,39% 36%" in page
    assert "Pilihan 2025" not in said(get(client, f"{HISTORY}?rilis=2"))


def test_the_history_of_a_place_without_targets_says_who_can_change_that(client):
    publish(statement("18.01", "2025-09-30", active_participants=1, potential_workers=3))
    assert "Belum ada target" in said(get(client, reverse("target_history", args=["18.01"])))
    assert client.get(reverse("target_history", args=["99"])).status_code == 404


def test_a_verifier_chooses_and_takes_back_by_form(client, verifier):
    client.force_login(verifier)
    assert "Pilih target yang berlaku" in get(client, HISTORY)
    option = Target.objects.current().get(document="RKPD").pk
    page = get(client, CHOICE)
    assert f'value="{option}"' in page
    assert "2024" not in said(page)  # one target: nothing to choose
    answer = client.post(CHOICE, {"tahun": "2025", "pilihan": option, "alasan": WHY})
    assert answer.url == reverse("release", args=[3])
    client.post(CHOICE, {"tahun": "2025", "pilihan": "urutan", "alasan": "Keliru"})
    assert Release.objects.first().note == "Keliru"
    assert not any(target.override for target in known())


@pytest.mark.parametrize(
    "posted",
    [
        {"tahun": "2025", "pilihan": "urutan", "alasan": "x"},
        {"tahun": "2025", "pilihan": "999999999999", "alasan": "x"},
        {"tahun": "2025", "pilihan": "abc", "alasan": "x"},
        {"tahun": "", "pilihan": "", "alasan": ""},
    ],
)
def test_odd_choices_change_nothing_and_keep_what_was_typed(client, verifier, posted):
    client.force_login(verifier)
    answer = client.post(CHOICE, posted)
    assert answer.status_code == 422
    assert Release.objects.count() == 2


def test_operators_readers_and_other_provinces_do_not_choose(client):
    for name, roles, region in (("op", ["operator"], "18"), ("ver.jambi", ["verifikator"], "15")):
        client.force_login(make_user(name, roles=roles, regions=[region]))
        assert client.get(CHOICE).status_code == 403
    client.logout()
    assert client.get(CHOICE).status_code == 302


def test_the_pages_take_a_fixed_number_of_queries(client, verifier, django_assert_num_queries):
    with django_assert_num_queries(7):
        client.get(HISTORY)
    client.force_login(verifier)
    with django_assert_num_queries(8):
        client.get(CHOICE)


def test_the_plan_knows_which_target_held_until_when():
    line = region_page("18", Asked(), release_row()).row
    (former,) = former_targets(line, release_row())
    assert float(former.ratio) == 0.3839
    assert former.until == timezone.localdate(Release.objects.get(number=2).published_at)
    assert former_targets(line, release_row(1)) == []
    assert former_targets(replace(line, target_document="RKPD"), release_row()) == []
    assert former_targets(replace(line, target_year=None), release_row()) == []
