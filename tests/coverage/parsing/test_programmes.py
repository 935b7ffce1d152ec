"""Programmes files, good and hostile."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.problems import Unreadable
from coverage.parsing.programme_measures import MEASURES
from coverage.parsing.programmes import COLUMNS, parse_as_of, read_programmes
from coverage.parsing.words import placed
from tests.regions.fixture_rows import full_index

PUBLISHED = Path(__file__).parents[3] / "fixtures" / "published" / "programmes.csv"
NAMES = full_index()
LAMPUNG = {
    "region_code": "18",
    "region_name": "Lampung",
    "as_of": "2025-08-13",
    "measure": "registered_workers",
    "group": "RT/RW",
    "value": "13664",
    "unit": "people",
    "source_title": "Perlindungan pekerja di Lampung masih minim (Berdikari, 2025-08-13)",
}


def file(*rows: dict[str, str], header=COLUMNS, delimiter=",") -> bytes:
    """A programmes file; each row is Lampung's, but for what it names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows([(LAMPUNG | row).get(name, "") for name in header] for row in rows)
    return text.getvalue().encode()


def record(*rows: dict[str, str]):
    """The only record of a file without problems."""
    found = read_programmes(file(*rows), NAMES)
    assert found.problems == ()
    (only,) = found.records
    return only


def refusal(row: dict[str, str]) -> str:
    """What is said of a file with one bad cell."""
    (problem,) = read_programmes(file(row), NAMES).problems
    return placed(problem)


class TestPublishedFile:
    found = read_programmes(PUBLISHED.read_bytes(), NAMES)

    def record(self, kind: str, code: str, **values):
        return next(
            row
            for row in self.found.records
            if (row.kind, row.region_code) == (kind, code) and values.items() <= row.values.items()
        )

    def test_it_is_read_whole(self):
        assert self.found.problems == ()
        assert self.found.rows == 73
        assert sorted(line for row in self.found.records for line in row.lines) == [
            *range(2, 12),
            *range(13, 75),
        ]
        assert {rate.line for rate in self.found.rates} == {12}

    def test_eligible_and_protected_of_one_group_are_one_record(self):
        row = self.record("programme", "18", group="pekerja rentan")
        assert (row.values["eligible_workers"], row.values["protected_workers"]) == (896_780, 11_908)
        assert row.lines == (8, 9)

    def test_a_budget_note_gives_workers_and_months(self):
        ntt, bengkayang = self.record("programme", "53"), self.record("programme", "61.07")
        names = ("rupiah_planned", "planned_workers", "months")
        assert [ntt.values[name] for name in names] == [10_080_000_000, 50_000, 12]
        assert [bengkayang.values[name] for name in names] == [2_429_520_000, 12_051, 12]
        assert (ntt.as_of, ntt.as_of_precision) == (date(2026, 1, 31), "month")
        assert bengkayang.values["ecosystem"] == "desa"

    def test_the_village_rule_knows_how_many_villages_there_are(self):
        values = self.record("villagecoverage", "18").values
        assert (values["villages"], values["workers_per_village"]) == (2_446, 100)

    def test_institutions_are_one_record(self):
        values = self.record("villagecoverage", "15").values
        assert values["institutions_ratio"] == Decimal("0.3302")
        assert (values["institutions_decimals"], values["institutions_unprotected"]) == (2, 65_875)

    def test_funding_comes_from_the_note_and_the_rest_stays_a_note(self):
        row = self.record("programme", "18.71")
        assert row.values["funding"] == "APBD"
        assert row.values["notes"] == "pekerja rentan lain direncanakan dalam APBD perubahan 2025"
        assert (row.as_of, row.as_of_precision) == (date(2025, 12, 31), "year")

    def test_a_verification_says_from_which_data_and_what_hinders_it(self):
        values = self.record("programme", "18", selection="P3KE").values
        assert (values["verification"], values["obstacle"]) == ("belum", "validasi data pekerja")

    def test_what_is_only_announced_is_a_note_of_its_budget_year(self):
        values = self.record("programme", "18.71", funding="APBD_P").values
        assert values["year"] == 2025
        assert values["notes"].startswith("akan dianggarkan dalam anggaran perubahan 2025")

    def test_the_three_ecosystems_are_told_by_their_group(self):
        found = {row.values["ecosystem"] for row in self.found.records if row.kind == "programme"}
        assert {"desa", "pasar", "umkm"} <= found

    def test_both_rates_hold_from_the_first_of_the_printed_month(self):
        assert [(rate.programmes, rate.rupiah, rate.valid_from) for rate in self.found.rates] == [
            ("JKK+JKM", 16_800, date(2025, 3, 1)),
            ("JKK+JKM+JHT", 36_800, date(2025, 3, 1)),
        ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            {"measure": "wages"}, "kolom measure: “wages” tidak dikenal; pilih registered", id="measure"
        ),
        pytest.param({"region_name": "Jambi"}, "kode 18 adalah Lampung", id="name-against-code"),
        pytest.param({"region_code": "99"}, "kolom region_code", id="region"),
        pytest.param({"value": ""}, "kolom value: nilai kosong", id="blank"),
        pytest.param({"value": "1.14"}, "bisa berarti ribuan", id="ambiguous"),
        pytest.param({"value": "-5"}, "tidak pernah negatif", id="negative"),
        pytest.param({"value": "9" * 50}, "terlalu besar", id="huge"),
        pytest.param({"unit": "rupiah"}, "satuan registered_workers adalah people", id="other-unit"),
        pytest.param({"unit": "souls"}, "adalah people, bukan “souls”", id="unit"),
        pytest.param({"as_of": "08-13-2025"}, "kolom as_of", id="day"),
        pytest.param({"as_of": "2025-13"}, "kolom as_of", id="month"),
        pytest.param({"group": ""}, "kelompok kosong", id="group"),
        pytest.param({"group": "x" * 81}, "81 huruf; paling banyak 80", id="long-group"),
        pytest.param({"source_title": ""}, "sumber kosong", id="source"),
        pytest.param(
            {"measure": "data_verification", "unit": "state", "value": "kelak"},
            "“kelak” tidak dikenal; pilih belum, sedang, sudah",
            id="verification",
        ),
        pytest.param({"source_url": "javascript:alert(1)"}, "bukan alamat web", id="url"),
        pytest.param(
            {"measure": "villages", "unit": "villages", "value": "9999999"}, "terlalu besar", id="villages"
        ),
        pytest.param(
            {
                "measure": "bpu_premium_jkk_jkm",
                "unit": "rupiah per worker per month",
                "value": "16800",
                "as_of": "",
            },
            "iuran tanpa tanggal",
            id="rate-without-day",
        ),
    ],
)
def test_a_bad_cell_is_named_by_line_and_column(row, said):
    assert refusal(row).startswith("baris 2, kolom ")
    assert said in refusal(row)


def test_two_values_for_one_figure_are_refused_with_both_lines():
    found = read_programmes(file({}, {"value": "13.664.000"}), NAMES)
    assert [placed(problem) for problem in found.problems] == [
        "baris 3, kolom value: registered_workers 13664000, tetapi baris 2 menyebut 13664"
    ]


def test_the_same_line_twice_is_one_record():
    assert record({}, {}).values["registered_workers"] == 13_664


def test_zero_is_a_figure():
    assert record({"value": "0"}).values["registered_workers"] == 0


def test_indonesian_numbers_and_semicolons():
    rows = read_programmes(file({"value": "1.234.567"}, delimiter=";"), NAMES).records
    assert rows[0].values["registered_workers"] == 1_234_567


def test_a_kept_apart_count_for_each_stage():
    stages = ("planned", "verified", "registered", "paid")
    rows = [
        {"measure": f"vulnerable_workers_{stage}", "value": str(number)}
        for number, stage in enumerate(stages)
    ]
    values = record(*rows).values
    assert [values[f"{stage}_workers"] for stage in stages] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", None),
        ("2025", (date(2025, 12, 31), "year")),
        ("2024-02", (date(2024, 2, 29), "month")),
        ("2024-02-22", (date(2024, 2, 22), "day")),
    ],
)
def test_days_months_and_years(text, read):
    assert parse_as_of(text) == read


@pytest.mark.parametrize("text", ["1999", "2101", "1999-05", "2024-00", "2024-2", "kemarin", "２０２５"])
def test_no_day_is_guessed(text):
    with pytest.raises(Unreadable):
        parse_as_of(text)


def test_a_foreign_header_is_refused_before_any_row():
    found = read_programmes(b"kode,nama\n18,Lampung\n", NAMES)
    assert {problem.line for problem in found.problems} == {1}
    assert found.records == ()


CELLS = st.one_of(st.text(max_size=30), st.sampled_from(["18", "2025", "=1+1", "JKM + ", *MEASURES]))


@given(st.lists(st.lists(CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4))
def test_any_cells_end_in_rows_or_problems(rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *rows])
    read_programmes(text.getvalue().encode("utf-8", "replace"), NAMES)


@given(st.binary(max_size=400))
def test_any_bytes_end_in_problems(content):
    assert read_programmes(content, NAMES).problems
