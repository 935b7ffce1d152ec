"""A verifier's choice of the target in force: obeyed wherever targets are, from its release on."""

import pytest

from coverage.models import CurrentCoverage, Target
from coverage.queries import figures as figure_queries
from coverage.queries import releases
from coverage.questions.asked import Asked, RankingQuestion
from coverage.releases import publishing
from coverage.submissions.queries.drafts import targets_for
from coverage.targets.pages.cascade import cascade_page
from coverage.targets.questions import cascade
from coverage.targets.services.choice import NotChosen, choose, take_back
from tests.coverage.submissions.said import refused
from tests.factories import publish, statement
from tests.once import stored_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]
WHY = "RKPD perubahan disahkan setelah RPJMD"


def _figures():
    """Lampung at 30 % with three targets for 2025: RPJMD 40, RKPD 35, one without a name 32."""
    counts = {"active_participants": 3_000, "potential_workers": 10_001}
    publish(
        statement("18", "2025-09-30", **counts),
        *(
            statement(
                "18", None, target=share, target_year=2025, target_document=document, source_title=document
            )
            for document, share in (("RPJMD", "40"), ("RKPD", "35"))
        ),
        statement("18", None, target="32", target_year=2025, source_title="Berita"),
    )


figures = stored_once(_figures)


def target(document="RKPD"):
    return Target.objects.current().get(region="18", year=2025, document=document)


def shown(number=None, document=None):
    """The target of Lampung's line, by ranking and read model or by intervals."""
    release = releases.release_row(number)
    row = figure_queries.ranking(RankingQuestion(Asked(document=document)), release, release.newest_month)[0]
    return row.target_document, row.target_ratio


def test_the_choice_holds_from_its_release_on_and_old_releases_keep_theirs(verifier):
    release = choose(target=target(), reason=WHY, by=verifier)
    assert (release.number, release.note) == (2, WHY)
    assert (shown(1), shown(2), shown()) == (("RPJMD", 0.40), ("RKPD", 0.35), ("RKPD", 0.35))
    publish(statement("18.01", "2025-09-30", active_participants=1, potential_workers=3))
    assert (shown(2), shown(3)) == (("RKPD", 0.35), ("RKPD", 0.35))


def test_every_reader_of_targets_obeys_it(verifier):
    choose(target=target(), reason=WHY, by=verifier)
    row = CurrentCoverage.objects.get(region="18")
    assert (row.target_document, row.gap_to_target_people) == ("RKPD", 500)  # 35 % of 10.001 is 3.500
    assert targets_for(["18"], 2025)["18"].document == "RKPD"
    page = cascade_page("18", cascade({}), releases.release_row())
    assert (page.own.target.document, page.own.target.override) == ("RKPD", WHY)


def test_a_document_asked_for_wins_all_the_same(verifier):
    choose(target=target(), reason=WHY, by=verifier)
    assert shown(document="RPJMD") == ("RPJMD", 0.40)


def test_a_target_without_a_name_is_chosen_by_its_source(verifier):
    publish(statement("18", None, target="31", target_year=2025, source_title="Berita lain"))
    chosen = Target.objects.current().get(document="", source__citation="Berita lain")
    choose(target=chosen, reason=WHY, by=verifier)
    assert shown() == ("", 0.31)


def test_another_choice_replaces_it_and_taking_back_restores_the_order(verifier):
    choose(target=target(), reason=WHY, by=verifier)
    choose(target=target(""), reason="Lain", by=verifier)
    assert shown() == ("", 0.32)
    take_back(region="18", year=2025, reason="Keliru", by=verifier)
    assert [shown(number)[0] for number in (1, 2, 3, 4)] == ["RPJMD", "RKPD", "", "RPJMD"]


def test_a_chosen_target_that_is_replaced_keeps_the_choice(verifier):
    choose(target=target(), reason=WHY, by=verifier)
    publish(
        statement(
            "18",
            None,
            target="36",
            target_year=2025,
            target_document="RKPD",
            entered=True,
            source_title="RKPD",
        )
    )
    assert shown() == ("RKPD", 0.36)


def test_undoing_the_release_undoes_the_choice(verifier):
    release = choose(target=target(), reason=WHY, by=verifier)
    publishing.undo(release=release, by=None, note="")
    assert shown() == ("RPJMD", 0.40)


def test_it_wants_a_reason_and_a_published_target(verifier):
    with refused("alasan", NotChosen):
        choose(target=target(), reason=" ", by=verifier)
    gone = target()
    publish(statement("18", None, target="36", target_year=2025, target_document="RKPD", entered=True))
    with refused("sudah diganti", NotChosen):
        choose(target=gone, reason=WHY, by=verifier)
    with refused("Tidak ada pilihan", NotChosen):
        take_back(region="18", year=2025, reason=WHY, by=verifier)


def test_the_same_choice_again_is_no_release(verifier):
    choose(target=target(), reason=WHY, by=verifier)
    with refused("sudah dipilih", NotChosen):
        choose(target=target(), reason=WHY, by=verifier)


def test_the_api_and_the_file_say_the_same_as_the_page(client, verifier):
    choose(target=target(), reason=WHY, by=verifier)
    for number, document, ratio in ((1, "RPJMD", 0.40), (2, "RKPD", 0.35)):
        asked = {"level": "province", "release": number}
        row = client.get("/api/v1/ranking/", asked).json()["rows"][0]
        assert (row["target_document"], row["target_ratio"]) == (document, ratio)
        lines = client.get("/peringkat.csv", {"rilis": number}).content.decode().splitlines()
        cells = dict(zip(lines[0].split(","), lines[1].split(","), strict=False))
        assert cells["target_document"] == document
