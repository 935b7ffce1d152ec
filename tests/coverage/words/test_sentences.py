import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coverage.calculations.assembling import with_target
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow
from coverage.words import formats, sentences, status

JAMBI = RegionRow("15", "Jambi", "province", "provinsi", "00")
LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi", "00")
DAY = date(2024, 12, 2)


def counted(active, potential, region=JAMBI, **more):
    """A line computed from its counts."""
    ratio = coverage_ratio(active, potential)
    given = {"as_of": DAY, "as_of_precision": "day", **more}
    return CoverageRow(
        region, active_participants=active, potential_workers=potential, coverage_ratio=ratio, **given
    )


def printed(ratio, decimals, active=None, potential=None, **more):
    """A line whose share is quoted."""
    return CoverageRow(
        LAMPUNG,
        as_of=DAY,
        as_of_precision="day",
        active_participants=active,
        potential_workers=potential,
        coverage_ratio=ratio,
        printed_ratio=ratio,
        ratio_decimals=decimals,
        **more,
    )


def target(percent, document="", year=2024):
    share = Decimal(percent) / 100
    decimals = len(percent.partition(".")[2])
    return TargetRow("15", year, document, share, decimals, None)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            with_target(counted(592_806, 1_312_370), target("53")),
            "Per 2 Desember 2024, 45,17% pekerja Jambi terlindungi: 592.806 dari 1.312.370. "
            "Target 2024 adalah 53%; kurang 102.750 peserta (7,83 poin).",
            id="short-of-the-target",
        ),
        pytest.param(
            with_target(counted(592_806, 1_312_370), target("45", "RPJMD")),
            "Per 2 Desember 2024, 45,17% pekerja Jambi terlindungi: 592.806 dari 1.312.370. "
            "Target RPJMD 2024, 45%, sudah tercapai: 2.239 peserta (0,17 poin) di atas target.",
            id="past-the-target",
        ),
        pytest.param(
            with_target(counted(53, 100), target("53")),
            "Per 2 Desember 2024, 53,00% pekerja Jambi terlindungi: 53 dari 100. "
            "Target 2024 adalah 53% dan tepat tercapai.",
            id="on-the-target",
        ),
        pytest.param(
            with_target(counted(529_999, 1_000_000, active_exact=True, potential_exact=True), target("53")),
            "Per 2 Desember 2024, 53,00% pekerja Jambi terlindungi: 529.999 dari 1.000.000. "
            "Target 2024 adalah 53%; kurang 1 peserta (di bawah 0,01 poin).",
            id="one-head-short",
        ),
        pytest.param(
            counted(592_806, 1_312_370),
            "Per 2 Desember 2024, 45,17% pekerja Jambi terlindungi: 592.806 dari 1.312.370. "
            "Target 2024 belum diketahui.",
            id="no-target",
        ),
        pytest.param(
            with_target(printed(0.245, 1, 687_000, 2_800_000), target("32.62", "KEMENDAGRI")),
            "Per 2 Desember 2024, 24,5% pekerja Lampung terlindungi (menurut dokumen); "
            "sekitar 687.000 peserta dari sekitar 2,8 juta. "
            "Target Kemendagri 2024 adalah 32,62%; kurang 8,12 poin.",
            id="printed-share",
        ),
        pytest.param(
            printed(0.329, 1),
            "Per 2 Desember 2024, 32,9% pekerja Lampung terlindungi (menurut dokumen). "
            "Target 2024 belum diketahui.",
            id="printed-share-alone",
        ),
        pytest.param(
            printed(1.05, 0),
            "Per 2 Desember 2024, peserta aktif mencapai 105% dari potensi pekerja Lampung "
            "(menurut dokumen). Target 2024 belum diketahui.",
            id="printed-above-all",
        ),
        pytest.param(
            counted(1_260, 1_001),
            "Per 2 Desember 2024, peserta aktif mencapai 125,87% dari potensi pekerja Jambi: "
            "1.260 peserta, potensi 1.001. Target 2024 belum diketahui.",
            id="above-all",
        ),
        pytest.param(
            counted(0, 1_312_370),
            "Per 2 Desember 2024 dilaporkan 0 peserta aktif dari 1.312.370 pekerja Jambi. "
            "Target 2024 belum diketahui.",
            id="reported-zero",
        ),
        pytest.param(
            counted(592_806, None),
            "Per 2 Desember 2024 ada 592.806 peserta aktif Jambi; potensinya tidak diketahui.",
            id="no-potential",
        ),
        pytest.param(
            counted(592_806, None, basis="registration"),
            "Per 2 Desember 2024 ada 592.806 peserta aktif Jambi menurut tempat pendaftaran; "
            "potensinya tidak diketahui.",
            id="registration",
        ),
        pytest.param(
            counted(120, 1_500, segment="BPU"),
            "Per 2 Desember 2024, 8,00% pekerja BPU Jambi terlindungi: 120 dari 1.500.",
            id="a-segment-has-no-target",
        ),
        pytest.param(
            counted(120, 1_500, segment="BPU", unranked_reason="stale"),
            "Per 2 Desember 2024, 8,00% pekerja BPU Jambi terlindungi: 120 dari 1.500. "
            "Dalam 12 bulan sesudahnya tidak ada angka baru.",
            id="stale",
        ),
        pytest.param(
            CoverageRow(JAMBI, unranked_reason="not_reported"),
            "Belum ada angka yang dilaporkan untuk Jambi.",
            id="nothing",
        ),
        pytest.param(
            CoverageRow(JAMBI, unranked_reason="conflict"),
            "Angka Jambi bertentangan antardokumen; belum ada yang ditampilkan sebelum diputuskan.",
            id="conflict",
        ),
        pytest.param(
            CoverageRow(JAMBI, unranked_reason="registration_only"),
            "Untuk Jambi baru ada angka menurut tempat pendaftaran; angka menurut domisili belum dilaporkan.",
            id="registration-only",
        ),
    ],
)
def test_headline(row, expected):
    assert sentences.headline(row) == expected


@given(
    active=st.integers(0, 3_000_000) | st.integers(0, 40),
    potential=st.integers(1, 3_000_000) | st.integers(1, 40) | st.integers(1, 300).map(lambda n: n * 1_000),
    percent=st.decimals(0, 120, places=2),
)
@example(active=115_569, potential=125_000, percent=Decimal("92.53"))
def test_words_never_contradict_the_counts(active, potential, percent):
    row = with_target(counted(active, potential), target(str(percent)))
    text = sentences.target_sentence(row)
    coverage, goal = Fraction(active, potential), Fraction(percent) / 100
    if "belum dapat dipastikan" in text:
        assert active % 1_000 == 0 or potential % 1_000 == 0, "exact counts leave nothing open"
        assert coverage * 95 / 105 <= goal <= coverage * 105 / 95
    elif "tercapai" in text:
        assert coverage >= goal
    if "; kurang" in text:
        assert coverage < goal
    if "satu peserta" in text:
        assert abs(active - goal * potential) < 1
    assert " 0 peserta" not in text
    assert not re.search(r"\(0,00|[-−—]|%\(|None|nan", text)


@given(active=st.integers(1, 5_000_000), potential=st.integers(1, 5_000_000))
def test_counts_in_the_sentence_give_the_share_in_it(active, potential):
    text = sentences.headline(counted(active, potential))
    share = Decimal(re.search(r"([\d.,]+)%", text)[1].replace(".", "").replace(",", "."))
    assert abs(share - Decimal(active) * 100 / potential) <= Decimal("0.005")
    assert ("mencapai" in text) == (active > potential)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param((3.79, None, None), "naik 3,79 poin", id="causes-unknown"),
        pytest.param((-0.4, -0.4, 0.0), "turun 0,40 poin", id="same-potential"),
        pytest.param(
            (1.0, 2.5, -1.5),
            "naik 1,00 poin: +2,50 poin karena peserta, −1,50 poin karena potensi baru",
            id="two-causes",
        ),
        pytest.param((0.0, 0.0, 0.0), "tetap", id="unchanged"),
        pytest.param((None, None, None), "", id="first"),
    ],
)
def test_changed(parts, expected):
    assert sentences.changed(*parts) == expected


def test_what_rounded_counts_leave_open_is_neither_reached_nor_missed():
    """2,7 of 6 million may be 42 to 48 %: a target of 45 % lies between; one of 60 % is missed by far."""
    row = counted(2_700_000, 6_000_000, ratio_decimals=0)
    near, far = with_target(row, target("45")), with_target(row, target("60"))

    assert sentences.headline(near).endswith(
        "Target 2024 adalah 45%; karena jumlahnya dibulatkan, belum dapat dipastikan apakah sudah tercapai."
    )
    assert (sentences.gap_phrase(near), formats.gap_number(near)) == ("belum dapat dipastikan",) * 2
    assert formats.gap_people(near) == "—"
    assert status.attainment(near) == "sekitar 100%"
    assert (
        sentences.target_sentence(far) == "Target 2024 adalah 60%; kurang sekitar 1 juta peserta (15 poin)."
    )
    assert (formats.gap_people(far), formats.unprotected(far)) == ("sekitar 1 juta", "sekitar 3 juta")
    assert (status.attainment(far), formats.gap_number(far)) == ("sekitar 75%", "15")


def test_people_of_rounded_counts_have_their_unit():
    assert [formats.people_in(count, 1_000) for count in (12_345, 400, 0)] == [
        "sekitar 12.000",
        "di bawah 1.000",
        "sekitar 0",
    ]
    assert formats.people_in(12_345, 1) == "12.345"


@pytest.mark.parametrize(
    ("active", "potential", "told", "interval"),
    [
        pytest.param(2_700_000, 6_000_000, "sekitar 45%", "42–48%", id="banten"),
        pytest.param(610_715, 2_900_000, "sekitar 21%", "", id="sumatera-barat"),
        pytest.param(760_468, 3_058_943, "25%", "", id="exact-counts"),
    ],
)
def test_a_share_of_rounded_counts_is_about_so_much(active, potential, told, interval):
    row = CoverageRow(
        RegionRow("36", "Banten", "province", "provinsi", "00"),
        active_participants=active,
        potential_workers=potential,
        coverage_ratio=active / potential,
        ratio_decimals=0,
    )
    assert (formats.coverage(row), sentences.share_interval(row)) == (told, interval)
