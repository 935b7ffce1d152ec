"""budget_mismatch over programmes: which rate is taken, and what is not judged."""

from datetime import date

from msgspec.structs import replace

from coverage.calculations.audit.budgets import budget_flags, rate_for
from coverage.rows.records import ProgrammeRow, RateRow

RATES = [
    RateRow("JKK+JKM", "BPU", date(2025, 3, 1), 16_800, 1),
    RateRow("JKK+JKM", "BPU", date(2027, 1, 1), 20_000, 1),
    RateRow("JKK+JKM+JHT", "BPU", date(2025, 3, 1), 36_800, 1),
]
NTT = ProgrammeRow(
    "53",
    "Nusa Tenggara Timur",
    1,
    date(2026, 1, 31),
    "month",
    "pekerja rentan",
    planned_workers=50_000,
    rupiah_planned=10_080_000_000,
    months=12,
)
BENGKAYANG = replace(
    NTT,
    region_code="61.07",
    as_of=date(2024, 2, 29),
    planned_workers=12_051,
    rupiah_planned=2_429_520_000,
)


def flags(*rows, rates=RATES):
    return list(budget_flags(rows, rates))


def test_a_budget_that_comes_out_to_the_rupiah_has_no_flag():
    assert flags(NTT) == []


def test_bengkayang_is_off_by_less_than_one_head_and_says_which_rate_it_borrowed():
    (flag,) = flags(BENGKAYANG)
    assert (flag.code, flag.severity, flag.region_code) == ("budget_mismatch", "info", "61.07")
    assert "12.051 pekerja × Rp 16.800 × 12 bulan = Rp 2.429.481.600 (selisih Rp 38.400)." in flag.message
    assert flag.message.endswith("dipakai iuran tertua yang diketahui, berlaku sejak 1 Maret 2025.")


def test_a_known_rate_of_the_day_is_not_called_borrowed():
    early = RateRow("JKK+JKM", "BPU", date(2015, 7, 1), 16_800, 1)
    (flag,) = flags(BENGKAYANG, rates=[*RATES, early])
    assert "tertua" not in flag.message


def test_a_budget_with_jht_is_told_so():
    (flag,) = flags(replace(NTT, rupiah_planned=50_000 * 36_800 * 12))
    assert (flag.severity, flag.likely_cause) == ("warning", "Tepat dengan iuran JKK+JKM+JHT Rp 36.800.")


def test_the_rate_is_that_of_the_day():
    days = (date(2024, 2, 29), date(2025, 3, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [rate_for(day, RATES).rupiah for day in days] == [16_800, 16_800, 16_800, 20_000]
    assert rate_for(None, RATES) is rate_for(days[0], []) is rate_for(days[0], RATES[2:]) is None


def test_what_is_unknown_is_not_judged():
    blanks = ({"months": None}, {"planned_workers": None}, {"rupiah_planned": None}, {"as_of": None})
    assert flags(*(replace(BENGKAYANG, **blank) for blank in blanks)) == []
    assert flags(BENGKAYANG, rates=[]) == []


def test_zero_planned_is_a_figure():
    assert flags(replace(NTT, planned_workers=0, rupiah_planned=0)) == []
    assert len(flags(replace(NTT, planned_workers=0))) == 1
