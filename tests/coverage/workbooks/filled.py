"""Lampung in two releases, as the tests of pages find it."""

from tests.factories import make_nation, publish, statement

FIRST = "Rilis pertama"
SECOND = "Rilis kedua"


def regencies(count: int) -> list[str]:
    return [f"18.{number:02}" for number in range(1, count + 1)]


def fill(count: int = 2) -> None:
    """Lampung with regencies in two releases; the second corrects 18.01 and adds a month."""
    make_nation()
    publish(
        statement("18", active_participants=760_468, potential_workers=3_058_943, share="24.86"),
        statement("18", None, target_year=2024, target_document="RPJMD", target="32.62"),
        *[
            statement(code, active_participants=4_321 + place, potential_workers=10_007 + place)
            for place, code in enumerate(regencies(count))
        ],
        note=FIRST,
    )
    publish(
        statement("18.01", active_participants=5_678, potential_workers=10_007),
        *[
            statement(code, "2024-10-31", active_participants=2_001 + place, share=f"{20 + place}.5", rank=1)
            for place, code in enumerate(["18", *regencies(count)])
        ],
        note=SECOND,
    )
