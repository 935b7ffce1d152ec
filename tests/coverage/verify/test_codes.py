"""/verifikasi/?kode=: a release by its number, its checksum, or what a page prints."""

import pytest

from coverage.models import Release
from tests.coverage.reading import get, said
from tests.factories import publish, statement

pytestmark = pytest.mark.usefixtures("published")

ADDRESS = "/verifikasi/"


def metro():
    return statement("18.72", "2024-09-24", share="35.5", entered=True)


class TestCodes:
    @pytest.mark.parametrize(
        "look", ["{number}", "rilis {number}", "{code}", "{checksum}", "{number}-{code}"]
    )
    def test_every_way_to_name_the_newest_release(self, client, look):
        release = Release.objects.get()
        code = look.format(number=1, code=release.checksum[:8], checksum=release.checksum)
        assert "● Tidak berubah" in said(get(client, f"{ADDRESS}?kode={code}"))

    def test_what_a_page_prints_can_be_asked(self, client):
        page = get(client, "/")
        code = Release.objects.get().checksum[:8]
        assert f'href="/verifikasi/?kode=1-{code}"' in page
        assert "● Tidak berubah" in said(get(client, f"/verifikasi/?kode=1-{code}"))

    def test_a_release_with_a_replaced_figure(self, client):
        publish(metro())
        page = said(get(client, f"{ADDRESS}?kode=1"))
        assert "◆ Sudah diganti" in page
        assert "Kota Metro Peserta dan cakupan per 24 September 2024 tercetak 32,9% tercetak 35,5% 2" in page

    def test_a_settled_contradiction_is_a_change(self, client):
        publish(statement("18.03", "2024-09-24", share="25.6", entered=True))
        page = said(get(client, f"{ADDRESS}?kode=1"))
        assert "belum diputuskan" in page

    @pytest.mark.parametrize(
        ("code", "message"),
        [
            ("99", "Tidak ada rilis 99"),
            ("halo", "bukan kode rilis"),
            ("1-00000000", "bukan yang ditulis"),
            ("0000000000", "Tidak ada rilis dengan kode itu"),
            ("<script>", "bukan kode rilis"),
        ],
    )
    def test_unknown_codes_are_said_so(self, client, code, message):
        page = said(get(client, f"{ADDRESS}?kode={code}"))
        assert "Kode tidak dikenal" in page
        assert message in page

    def test_the_page_without_a_question_takes_few_queries(self, client, django_assert_max_num_queries):
        with django_assert_max_num_queries(3):
            get(client, ADDRESS)

    def test_queries_do_not_grow_with_what_changed(self, client, django_assert_num_queries):
        publish(metro())
        with django_assert_num_queries(8):
            get(client, f"{ADDRESS}?kode=1")
        publish(*(statement(f"18.{n:02}", "2024-09-24", share=f"{n}.5", entered=True) for n in range(4, 9)))
        with django_assert_num_queries(8):
            get(client, f"{ADDRESS}?kode=1")
