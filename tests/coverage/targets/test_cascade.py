"""A province's target beside its regencies': what is compared, what can be spread, what is said when not."""

import pytest
from django.urls import reverse

from coverage.calculations.targets.allocation import Obstacle
from coverage.queries import releases
from coverage.questions.asked import InvalidParameter
from coverage.targets.pages.cascade import cascade_page
from coverage.targets.questions import SPREADS, cascade, cascade_query
from tests.coverage.calculations.lampung import PARTS, TARGET
from tests.coverage.reading import get, said
from tests.factories import publish, statement

ADDRESS = reverse("cascade", args=["18"])
DAY = "2025-09-30"


def of_lampung(parts=PARTS, **target):
    """Lampung with its regencies' counts, and a target of 1.149.447 people for 2025."""
    given = {"target_year": 2025, "target_document": "RPJMD", "target": "38.39", "target_people": TARGET}
    counts = [
        statement(part.code, DAY, active_participants=part.active, potential_workers=part.potential)
        for part in parts
    ]
    total = {"active_participants": 745_445, "potential_workers": 2_994_131}
    return publish(statement("18", DAY, **total), statement("18", None, **(given | target)), *counts)


def page(**query):
    release = releases.release_row()
    assert release is not None
    return cascade_page(
        "18", cascade({name.replace("_", "."): value for name, value in query.items()}), release
    )


def numbers(compared):
    return compared.own, compared.total, compared.left, len(compared.missing)


class TestComparison:
    pytestmark = pytest.mark.django_db

    def test_own_numbers_stand_beside_the_sums_of_the_regencies(self):
        of_lampung()
        found = page().balance
        assert numbers(found.targets) == (TARGET, None, None, 15)
        assert numbers(found.potentials) == (2_994_131, 2_994_131, 0, 0)
        assert numbers(found.actives) == (745_445, 745_445, 0, 0)

    def test_a_share_counts_as_heads_of_the_shown_potential(self):
        of_lampung()
        publish(statement("18.72", None, target="40", target_year=2025, target_document="RKPD"))
        line = page().lines[-1]
        assert (line.heads.people, line.heads.computed) == (24_392, True)  # 40 % of 60.981 is 24.392,4
        assert page().balance.targets.left == TARGET - 24_392

    def test_a_target_of_zero_is_a_target_and_none_is_named(self):
        of_lampung()
        publish(statement("18.72", None, target_people=0, target_year=2025, target_document="RKPD"))
        assert numbers(page().balance.targets) == (TARGET, 0, TARGET, 14)

    def test_a_document_asked_for_wins(self):
        of_lampung()
        publish(statement("18", None, target_people=1_000_000, target_year=2025, target_document="RKPD"))
        assert page().own.heads.people == TARGET
        assert page(dokumen="rkpd").own.heads.people == 1_000_000

    def test_heads_of_a_rounded_potential_are_called_about(self, client):
        publish(
            statement("18", DAY, share="25.27", potential_workers=3_100_000),
            statement("18", None, target="38.39", target_year=2025, target_document="RPJMD"),
            statement("18.72", DAY, active_participants=2, potential_workers=60_981),
        )
        assert page().own.unit == 100_000
        shown = said(get(client, ADDRESS))
        assert "Target RPJMD 2025 Provinsi 18 sekitar 1,2 juta pekerja" in shown
        assert "sekitar 3,1 juta 60.981 1 dari 1 sekitar 3 juta" in shown

    def test_figures_older_than_a_year_do_not_count(self):
        of_lampung()
        publish(statement("18", "2026-12-31", active_participants=1, potential_workers=3))
        asked = {"tahun": "2025", "bulan": "2026-12"}
        assert numbers(page(**asked).balance.actives) == (1, None, None, 15)
        assert page(**asked).lines[0].old is not None

    def test_parts_speak_for_the_month_of_their_own_list(self):
        of_lampung()
        publish(statement("18", "2026-12-31", active_participants=1, potential_workers=3))
        assert page(tahun="2025").lines[0].old is None


class TestSpreading:
    pytestmark = pytest.mark.django_db

    @pytest.mark.parametrize("way", SPREADS)
    def test_lampung_adds_up_to_its_target_with_locks_whatever_the_way(self, way):
        of_lampung()
        found = page(cara=way, t18_01="150.000", t18_72="20000").first
        assert found.total == TARGET
        assert [found.allotments[code].heads for code in ("18.01", "18.72")] == [150_000, 20_000]
        assert found.allotments["18.72"].below_today

    def test_published_targets_can_be_kept(self):
        of_lampung()
        publish(statement("18.72", None, target_people=25_001, target_year=2025, target_document="RKPD"))
        found = page(cara="persen", kunci="terbit")
        assert (found.first.allotments["18.72"].heads, found.first.total) == (25_001, TARGET)

    def test_what_cannot_be_spread_says_why_and_keeps_what_was_typed(self):
        of_lampung()
        found = page(cara="poin", t18_01="1149448")
        assert found.first.problem.why == Obstacle.BELOW_TODAY
        assert found.first.allotments == {}
        assert found.kept_people == 1_149_448

    def test_a_regency_without_counts_holds_up_nobody(self, client):
        of_lampung(PARTS[:-1])
        publish(statement("18.72", DAY, share="32.9"))
        found = page(cara="persen")
        assert [line.region.code for line in found.lacking] == ["18.72"]
        rest = found.first.rest
        assert (rest.by, rest.codes, rest.potential) == ("potential", ("18.72",), PARTS[-1].potential)
        assert found.first.total + rest.people == TARGET
        assert "18.72" not in found.first.allotments
        shown = said(get(client, f"{ADDRESS}?tahun=2025&cara=persen"))
        assert "Dibagi persentase sama: 14 kabupaten/kota berjumlah tepat" in shown
        assert "Sisanya 23.411 orang untuk Kota 18.72: 38,39% dari sisa potensi 60.981." in shown
        assert "dibagi sebanding potensi" in shown
        assert page(cara="persen", t18_72="21.000").first.total == TARGET

    def test_without_any_regency_target_the_page_proposes_by_potential(self, client):
        of_lampung()
        found = page()
        assert (found.proposed, found.first.spread, found.first.total) == (True, "potential", TARGET)
        assert "Usulan bagi yang belum punya target" in said(get(client, ADDRESS))

    def test_a_proposal_keeps_the_targets_there_are(self):
        of_lampung()
        publish(statement("18.72", None, target_people=25_001, target_year=2025, target_document="RKPD"))
        found = page()
        assert (found.first.allotments["18.72"].heads, found.first.total) == (25_001, TARGET)

    def test_another_total_can_be_tried(self):
        of_lampung()
        assert page(cara="potensi", jumlah="1.200.001").first.total == 1_200_001


class TestAddress:
    def test_everything_asked_comes_back_in_the_address(self):
        asked = {
            "tahun": "2025",
            "cara": "belum",
            "banding": "poin",
            "jumlah": "5",
            "t18.01": "0",
            "rilis": "3",
        }
        assert cascade_query(cascade(asked)) == asked

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("cara", "acak"),
            ("banding", "acak"),
            ("jumlah", "banyak"),
            ("jumlah", "1000000001"),
            ("tahun", "25"),
            ("kunci", "ya"),
            ("t18.01", "-1"),
            ("t18.01", "1,5"),
            ("t99.99", "x" * 200),
            ("t00.01", "5"),
            ("u18.01", "5"),
        ],
    )
    def test_nonsense_is_refused_by_name(self, name, text):
        with pytest.raises(InvalidParameter) as refused:
            cascade({name: text})
        assert refused.value.parameter == name

    def test_too_many_numbers_are_refused(self):
        with pytest.raises(InvalidParameter):
            cascade({f"t{province}.{place:02}": "1" for province in (11, 12) for place in range(1, 70)})


@pytest.mark.django_db
def test_both_ways_stand_side_by_side_and_what_was_typed_stays(client):
    of_lampung()
    shown = get(client, f"{ADDRESS}?cara=potensi&banding=persen&t18.01=150000")
    assert 'name="t18.01"' in shown
    assert 'value="150.000"' in shown
    assert said(shown).count("berjumlah tepat 1.149.447") == 2
