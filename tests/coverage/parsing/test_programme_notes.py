"""Notes of programmes files: figures in fixed forms, and everything else."""

import pytest

from coverage.parsing.programme_notes import read_benefit, read_note


@pytest.mark.parametrize(
    ("measure", "note", "figures", "left"),
    [
        ("budget_planned", "50,000 workers x 12 months", {"planned_workers": 50_000, "months": 12}, ""),
        ("budget_planned", "50,000 workers x 0 months", {}, ""),
        ("budget_planned", "about 50,000 workers x 12 months", {}, ""),
        ("budget_planned", "50,00 workers x 12 months", {}, ""),
        ("registered_workers", "50,000 workers x 12 months", {}, ""),
        ("village_rule", "Lampung has 2,446 desa", {"villages": 2_446}, ""),
        ("bpu_premium_jkk_jkm", "JKK + JKM; with JHT 36,800", {"with_jht": 36_800}, ""),
        (
            "vulnerable_workers_eligible",
            "11,908 protected; sampled",
            {"protected_workers": 11_908},
            "",
        ),
        ("registered_workers", "paid by APBD perubahan", {"funding": "APBD_P"}, ""),
        ("registered_workers", "planned in APBD", {}, ""),
        ("registered_workers", "", {}, ""),
        ("registered_workers", "22.1 % of RT/RW", {}, "22,1% dari RT/RW"),
        ("benefit_paid", "one death benefit; twice", {}, "satu santunan kematian"),
        (
            "village_institutions_unprotected",
            "33.02 + 66.98 = 100; implies a total of 98,343 to 98,358",
            {},
            "33,02 + 66,98 = 100; tersirat seluruhnya 98.343 sampai 98.358",
        ),
        ("budget_planned", "9" * 30 + " workers x 12 months", {}, ""),
    ],
)
def test_a_note_is_read_in_its_fixed_forms_only_and_the_rest_is_for_its_keeper(measure, note, figures, left):
    assert read_note(measure, note) == (figures, left)


@pytest.mark.parametrize(
    ("group", "read"),
    [
        ("JKM, pekerja rentan Dinas Perikanan", ("JKM", "pekerja rentan Dinas Perikanan")),
        ("JKM + JHT + beasiswa two children", ("JKM, JHT, beasiswa dua anak", "")),
        ("ahli waris", ("", "ahli waris")),
        ("JKM + lain", ("", "JKM + lain")),
        ("", ("", "")),
    ],
)
def test_a_benefit_names_its_kinds_and_its_people(group, read):
    assert read_benefit(group) == read
