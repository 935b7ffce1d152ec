from msgspec.structs import replace

from tests.coverage.calculations.audit.figures import codes_of, only
from tests.factories import statement


def document(total, *, column="active_participants", whole="TOTAL", **parts):
    rows = [statement("72", "2024-03-13", segment=whole, **{column: total})]
    return [*rows, *(statement("72", "2024-03-13", segment=name, **{column: n}) for name, n in parts.items())]


def test_four_segments_that_add_up():
    assert codes_of(*document(518_141, PU=314_034, BPU=128_993, JAKON=74_773, PMI=341)) == []


def test_four_segments_that_do_not_add_up():
    flag = only("segments_mismatch", *document(518_411, PU=314_034, BPU=128_993, JAKON=74_773, PMI=341))
    assert "PU 314.034 + BPU 128.993 + Jakon 74.773 + PMI 341 = 518.141, bukan 518.411" in flag.message


def test_each_number_may_be_one_head_off():
    assert codes_of(*document(518_145, PU=314_034, BPU=128_993, JAKON=74_773, PMI=341)) == []


def test_fewer_segments_may_stay_below_the_total():
    assert codes_of(*document(518_141, PU=314_034, BPU=128_993)) == []
    assert codes_of(*document(400_001, PU=314_034, BPU=128_993)) == ["segments_mismatch"]


def test_a_reported_zero_is_a_segment_and_a_blank_is_none():
    assert codes_of(*document(443_027, PU=314_034, BPU=128_993, JAKON=0, PMI=0)) == []
    assert codes_of(*document(518_141, PU=314_034, BPU=128_993, JAKON=0, PMI=0)) == ["segments_mismatch"]
    assert codes_of(*document(518_141, PU=314_034, BPU=128_993, JAKON=None, PMI=None)) == []


def test_potentials_add_up_too():
    rows = document(55_170, column="potential_workers", PU=21_873, BPU=26_570, JAKON=6_627, PMI=1)
    assert "potensi" in only("segments_mismatch", *rows).message


def test_the_total_without_jakon_leaves_jakon_out():
    assert codes_of(*document(144_070, whole="TOTAL_EXCL_JAKON", PU=115_472, BPU=28_598, JAKON=9_999)) == []
    assert codes_of(*document(144_070, whole="TOTAL_EXCL_JAKON", PU=115_472, BPU=38_598)) != []


def test_segments_of_two_documents_are_not_added():
    rows = document(400_001, PU=314_034, BPU=128_993)
    apart = [replace(row, source_title=f"Dokumen {row.segment}") for row in rows]
    assert codes_of(*apart) == []


def test_entered_segments_are_added_over_several_sittings():
    known = [replace(row, entered=True, published_in=1) for row in document(443_027, PU=314_034, BPU=128_993)]
    again = replace(known[1], active_participants=334_034, published_in=None, source_title="Koreksi")
    assert codes_of(again, known=tuple(known)) == ["segments_mismatch"]


def test_more_participants_than_workers_are_flagged_per_segment():
    row = statement(
        "75.03", "2020-12-31", segment="JAKON", active_participants=7_881, potential_workers=6_627
    )
    flag = only("above_potential", row)
    assert "7.881 ÷ 6.627 = 118,92%" in flag.message


def test_rounded_counts_must_surely_be_above():
    row = statement(active_participants=1_310_000, potential_workers=1_305_001)
    assert codes_of(row) == []


def test_the_potential_in_force_counts_when_the_row_has_none():
    known = statement("18", "2024-06-30", potential_workers=1_001)
    row = statement("18", "2024-12-31", active_participants=1_260)
    assert codes_of(row, known=(known,)) == ["above_potential"]
    assert codes_of(row, known=(replace(known, potential_workers=1_000),)) == []  # rounded: another's


def test_a_printed_share_above_everyone_is_flagged():
    assert codes_of(statement(share="105.10")) == ["above_potential"]
    assert codes_of(statement(share="100")) == []
