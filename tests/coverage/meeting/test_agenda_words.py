"""Programmes, actions and flags in lines."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.meeting.agenda import agenda
from coverage.meeting.words import agenda as agenda_words
from coverage.rows.figures import FlagRow
from coverage.rows.records import ActionRow, BenefitRow, ProgrammeRow, VillageRow

AUGUST = (1, date(2025, 8, 13), "day")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            ProgrammeRow("18", "Lampung", *AUGUST, "RT/RW", funding="APBD", registered_workers=13_664),
            "Lampung, RT/RW, APBD: 13.664 didaftarkan (13 Agu 2025)",
            id="one-count",
        ),
        pytest.param(
            ProgrammeRow("18", "Lampung", 1, None, "", "nelayan", planned_workers=0),
            "Lampung, nelayan: 0 direncanakan (tanpa tanggal)",
            id="reported-zero",
        ),
    ],
)
def test_programme(row, expected):
    assert agenda_words.programme(row) == expected


def test_village_keeps_the_printed_share():
    row = VillageRow(
        "15",
        "Jambi",
        1,
        date(2024, 12, 2),
        "day",
        "kelembagaan desa",
        institutions_unprotected=65_875,
        institutions_ratio=Decimal("0.3302"),
        institutions_decimals=2,
    )
    said = agenda_words.village(row)
    assert said == (
        "Jambi, kelembagaan desa: 65.875 orang belum terlindungi; "
        "33,02% terlindungi (menurut dokumen) (2 Des 2024)"
    )
    rule = VillageRow("18", "Lampung", 1, date(2025, 12, 8), "day", workers_per_village=100)
    assert "ekosistem desa: tiap desa paling sedikit 100 pekerja" in agenda_words.village(rule)


def test_benefit():
    row = BenefitRow("18", "Lampung", *AUGUST, "JKM, JHT", "nelayan", 1, 42_000_000)
    assert agenda_words.benefit(row) == (
        "Lampung, manfaat JKM, JHT, nelayan: Rp\u00a042.000.000; 1 penerima (13 Agu 2025)"
    )
    assert "tanpa angka" in agenda_words.benefit(BenefitRow("18", "Lampung", *AUGUST))


def action(number=1, **fields):
    given = {"office": "Disnaker", "due_on": date(2025, 10, 31), "budget": None, "state": "running"}
    given |= fields
    return ActionRow(
        number, "18", "Lampung", date(2025, 9, 18), "Rapat", "Menyisir data RT/RW",
        **given, note="", source_id=None,
    )  # fmt: skip


DECEMBER = date(2025, 12, 1)


def test_actions_count_as_their_rows():
    found = agenda([action(1), action(2, due_on=None), action(3, state="done")], DECEMBER)
    assert agenda_words.last_meeting(found) == [
        "Rapat 18 September 2025 menyepakati 3 tindak lanjut; 2 masih terbuka.",
        "1 lewat batas: seharusnya selesai sebelum Desember 2025.",
    ]
    assert agenda_words.action(found.open[0], found) == (
        "Menyisir data RT/RW (Disnaker; 31 Okt 2025, lewat batas; berjalan)"
    )
    assert agenda_words.action(found.open[0], found, 10) == (
        "Menyisir… (Disnaker; 31 Okt 2025, lewat batas; berjalan)"
    )
    assert "tanpa batas waktu" in agenda_words.action(found.open[1], found)


def test_an_earlier_meeting_is_told_apart():
    older = ActionRow(
        9, "18", "Lampung", date(2025, 5, 1), "Rapat", "Lama", "", None, 5_000, "open", "", None
    )
    found = agenda([older, action(1, state="done")], DECEMBER)
    said = agenda_words.last_meeting(found)
    assert said == [
        "Rapat 18 September 2025 menyepakati 1 tindak lanjut; 0 masih terbuka.",
        "Dengan rapat sebelumnya ada 1 yang terbuka.",
    ]
    assert agenda_words.action(older, found).endswith("(tanpa batas waktu; belum dimulai; Rp\u00a05.000)")


def test_nothing_agreed():
    assert "Belum ada kesepakatan" in agenda_words.last_meeting(agenda([], DECEMBER))[0]


def test_flags_are_counted_by_severity():
    flags = [FlagRow("x", severity, "18", None, "") for severity in ("warning", "info", "warning")]
    assert agenda_words.flags(flags) == "3 catatan pemeriksaan terbuka: 2 peringatan, 1 catatan biasa."
    assert "Tidak ada" in agenda_words.flags([])
