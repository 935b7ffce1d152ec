import io

import pytest
from django.core.management import CommandError, call_command

from regions.models import Region

pytestmark = pytest.mark.django_db


def run(**options):
    out = io.StringIO()
    call_command("import_regions", stdout=out, **options)
    return out.getvalue()


def test_it_reports_in_indonesian():
    assert run() == "Wilayah: 553 baru, 0 berubah, 0 tetap.\nAlias: 261 baru, 0 tetap.\n"
    Region.objects.filter(code="18.72").update(name="Metro")
    assert "0 baru, 1 berubah, 552 tetap.\n  18.72 Metro: nama resmi\n" in run()


def test_a_dry_run_says_that_nothing_is_stored():
    assert run(dry_run=True).endswith("Percobaan: tidak ada yang disimpan.\n")
    assert not Region.objects.exists()


def test_unusable_files_end_with_exit_code_2(tmp_path):
    with pytest.raises(
        CommandError, match=r"regions\.csv baris 1.*\n(.*\n)*Tidak ada yang disimpan"
    ) as refusal:
        run(folder=tmp_path)
    assert refusal.value.returncode == 2
