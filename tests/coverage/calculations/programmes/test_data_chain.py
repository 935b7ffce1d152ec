"""P3KE, then DTSEN: a region's dated rows by data in one chain, and in words. All rows are invented."""

from datetime import date

from coverage.calculations.programmes.data_chain import data_chains
from coverage.programmes.words.programmes import chain_sentence
from coverage.rows.records import ProgrammeRow


def row(selection, year, code="18.01", group="pekerja rentan", **fields) -> ProgrammeRow:
    day = None if year is None else date(year, 12, 31)
    return ProgrammeRow(code, f"Kab {code}", 1, day, "year", group, selection=selection, **fields)


def test_rows_by_other_data_stand_in_the_order_of_their_days():
    rows = [
        row("DTSEN", 2025, verification="sedang"),
        row("P3KE", 2023, verified_workers=1_200, planned_workers=3_000),
    ]
    (chain,) = data_chains(rows)

    assert [step.selection for step in chain.rows] == ["P3KE", "DTSEN"]
    assert chain_sentence(chain) == (
        "P3KE 2023: 1.200 diverifikasi dari 3.000 → DTSEN 2025: sedang diverifikasi"
    )


def test_of_the_same_data_the_newest_row_counts_but_data_may_come_back():
    rows = [row("P3KE", 2022, verified_workers=1), row("P3KE", 2023, verified_workers=2), row("DTSEN", 2025)]
    (chain,) = data_chains(rows)
    assert [step.verified_workers for step in chain.rows] == [2, None]
    (back,) = data_chains([*rows, row("P3KE", 2026)])
    assert [step.selection for step in back.rows] == ["P3KE", "DTSEN", "P3KE"]


def test_a_row_replaces_only_the_one_before_it():
    others = [row("DTSEN", year, group="nelayan", verified_workers=year) for year in (2024, 2025)]
    (chain,) = data_chains([row("P3KE", 2023, verified_workers=2023), *others])
    assert [step.verified_workers for step in chain.rows] == [2023, 2025]


def test_one_data_undated_rows_and_other_regions_make_no_chain():
    assert data_chains([row("P3KE", 2023), row("P3KE", 2024)]) == ()
    assert data_chains([row("P3KE", 2023), row("DTSEN", None)]) == ()
    assert data_chains([row("P3KE", 2023), row("DTSEN", 2025, code="18.02")]) == ()
    assert data_chains([row("P3KE", 2023), row("", 2025)]) == ()


def test_what_no_document_says_is_left_out_of_the_sentence():
    (chain,) = data_chains([row("P3KE", 2023), row("DTSEN", 2025)])
    assert chain_sentence(chain) == "P3KE 2023 → DTSEN 2025"


def test_groups_that_differ_are_named_step_by_step():
    rows = [row("P3KE", 2023), row("DTSEN", 2025, group="nelayan", verification="belum")]
    (chain,) = data_chains(rows)
    assert chain_sentence(chain) == "P3KE 2023 (pekerja rentan) → DTSEN 2025 (nelayan): belum diverifikasi"
    assert data_chains([row("P3KE", 2023), row("P3KE", 2024, group="nelayan")]) == ()
