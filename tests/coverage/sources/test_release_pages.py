"""/rilis/<n>/: what was added and replaced, which contradictions were settled, which ranks moved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coverage.audit.services.conflicts import decide
from coverage.models import Conflict
from coverage.queries.changes import release_changes
from coverage.serving import kept
from coverage.sources.pages.releases import release_page
from tests.coverage.reading import get, said
from tests.factories import make_user, publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.usefixtures("published")


def lampung(active: int):
    """A figure that decides Lampung's place."""
    return statement(
        "18", "2025-12-31", active_participants=active, potential_workers=1_000_007, entered=True
    )


def utara() -> Conflict:
    return Conflict.objects.current().get(region="18.03", kind="snapshot")


def test_a_replaced_figure_shows_old_and_new(client):
    publish(statement("18.72", "2024-09-24", share="35.5", entered=True), note="Koreksi")
    page = said(get(client, "/rilis/2/"))
    assert "Kota Metro Peserta dan cakupan per 24 September 2024 tercetak 32,9% tercetak 35,5%" in page


def test_a_settled_contradiction_names_its_sides_the_choice_and_the_reason(client):
    conflict = utara()
    chosen = conflict.statements.get(printed_ratio="0.256")
    decide(conflict=conflict, chosen=chosen, reason="Dikonfirmasi.", by=make_user("v"))
    page = said(get(client, "/rilis/2/"))
    assert "Pertentangan yang diputuskan · 1" in page
    assert "25,6% ( Lampost.co ) 26,6% ( Lampost.co ) tercetak 25,6% Dikonfirmasi." in page


def test_settled_without_a_winner_says_that_none_is_used(client):
    decide(conflict=utara(), chosen=None, reason="Keduanya keliru.", by=make_user("v"))
    assert "tidak satu pun dipakai" in said(get(client, "/rilis/2/"))


def _moved() -> None:
    publish(lampung(100_000))
    publish(lampung(999_000))


moved = stored_once(_moved, scope="class", database="published_once")


@pytest.mark.usefixtures("moved")
class TestMoved:
    """Releases 2 and 3: Lampung far behind, then far ahead."""

    def test_ranks_moved_since_the_release_before(self, client):
        page = said(get(client, "/rilis/3/"))
        assert "Peringkat yang bergeser Untuk Maret 2026" in page
        moved = page.partition("Peringkat yang bergeser")[2]
        assert "Lampung provinsi ▲" in moved
        assert "10,00% → 99,90%" in moved
        assert "→ 1 di antara" in moved

    def test_an_old_release_s_page_stays_the_same(self, client):
        before = said(get(client, "/rilis/3/")).replace("Rilis terbaru", "")
        publish(lampung(5))
        after = said(get(client, "/rilis/3/")).replace("Yang terbaru rilis 4", "")
        assert after == before

    def test_queries_do_not_grow_with_what_changed(self, client):
        publish(*(statement(f"18.{n:02}", "2025-12-31", share=f"{n}.5", entered=True) for n in range(1, 9)))
        publish(
            *(statement(f"18.{n:02}", "2025-12-31", share=f"{9 - n}.5", entered=True) for n in range(1, 9))
        )
        publish(statement("18.01", "2025-12-31", share="3.5", entered=True))
        for share in ("4.5", "5.5"):
            publish(statement("18.01", "2025-12-31", share=share, entered=True))
        counts = []
        for number in (5, 6):
            kept.clear()
            with CaptureQueriesContext(connection) as asked:
                get(client, f"/rilis/{number}/")
            counts.append(len(asked))
        assert counts[0] == counts[1]


def test_shares_of_rounded_counts_are_no_more_exact_than_these(client):
    rounded = {"active_participants": 2_700_000, "potential_workers": 6_000_000}
    publish(lampung(100_000), statement("36", "2026-03-31", **rounded))
    publish(lampung(999_000))
    moved = said(get(client, "/rilis/3/")).partition("Peringkat yang bergeser")[2]
    assert "Banten" in moved
    assert "sekitar 45%" in moved
    assert "45,00%" not in moved


def test_the_first_release_has_nothing_to_move_from(client):
    page = said(get(client, "/rilis/1/"))
    assert "Peringkat yang bergeser" not in page
    assert "Pertentangan yang diputuskan" not in page


def test_changes_of_a_region_follow_the_calendar(client):
    page = said(get(client, "/rilis/1/")).partition("Angka demi angka")[2]
    days = (
        "per April 2025",
        "per 16 Mei 2025",
        "per 30 Juni 2025",
        "per 13 Agustus 2025",
        "per Oktober 2025",
    )
    assert sorted(days, key=page.index) == list(days)


def test_a_release_that_moves_nobody_says_so(client):
    publish(statement("18.72", "2024-09-24", share="35.5", entered=True))
    assert "tidak ada peringkat yang bergeser terhadap rilis 1" in said(get(client, "/rilis/2/"))


def test_every_change_of_a_release_is_on_one_of_its_pages(client):
    first = get(client, "/rilis/1/")
    assert "Halaman 1 dari 4" in said(first)
    rows = [get(client, f"/rilis/1/?halaman={number}") for number in (1, 2, 3, 4)]
    counted = sum(page.partition("Angka demi angka")[2].count('<th scope="row">') for page in rows)
    assert counted == release_page(1).total
    assert said(get(client, "/rilis/1/?halaman=99")) == said(rows[3])


def test_what_was_replaced_comes_first():
    day = "2019-01-31"
    publish(*(statement(f"18.{n:02}", day, active_participants=100 + n) for n in range(1, 10)))
    again = statement("18.05", day, active_participants=205, entered=True, source_title="Isian")
    publish(again, statement("18.71", day, active_participants=301, entered=True, source_title="Isian"))
    assert [change.region_code for change in release_changes(3).listed] == ["18.05", "18.71"]
    assert [change.region_code for change in release_changes(3, first=1).listed] == ["18.71"]
    assert release_changes(3, first=2).listed == ()
