"""What a careful reader finds in the texts, made by reading them, never from what the parser returns.

Listed is every figure that speaks of coverage: shares, heads, targets, gaps, ranks, categories, also of a
group ("kelembagaan desa"). Not listed: rupiah, the rule "1 desa minimal 100 pekerja", "45 indikator",
numbers of regulations. `when` is the day, month or year the figure is of ("2025-05"), for targets their
year; ANY where the text leaves it open. A figure printed twice with one meaning is listed once.
"""

from msgspec import Struct

ANY = "?"


class Figure(Struct, frozen=True):
    """One figure: region code, what it is, the value as a plain number, when, of which group or document."""

    region: str
    kind: str
    value: str
    when: str
    group: bool = False
    document: str = ""


def shares(when: str, **codes: str) -> list[Figure]:
    return [Figure(f"18.{code[1:]}", "coverage", value, when) for code, value in codes.items()]


METROPOLIS = [
    Figure("18", "target_share", "38.39", "2025", document="RPJMD"),
    Figure("18", "target_people", "1149447", "2025", document="RPJMD"),
    Figure("18", "target_share", "45.53", "2026", document="RPJMD"),
    Figure("18", "target_people", "1436809", "2026", document="RPJMD"),
]
KUTIPAN = [
    Figure("18", "rank", "34/38", "2025-05"),
    Figure("18", "coverage", "23.86", "2025-05"),
    Figure("18", "target_share", "38.39", "2025", document="KEMENDAGRI"),
    Figure("18", "gap", "479724", "2025-05"),
]
METROPOLIS_BANDAR_LAMPUNG = [Figure("18.71", "active", "2951", "2025", group=True)]
JAMBIEKSPRES = [
    Figure("15", "coverage", "45.17", "2024-12-02"),
    Figure("15", "increase", "3.79", "2024-12-02"),
    Figure("15", "coverage", "41.38", "2024-10-01"),
    Figure("15", "category", "rendah", "2024-12-02"),
    Figure("15", "rank", "16/34", "2024-12-02"),
    Figure("15", "active", "592806", "2024-12-02"),
    Figure("15", "potential", "1312370", "2024-12-02"),
    Figure("15", "gap", "102750", "2024-12-02"),
    Figure("15", "target_share", "53", "2024"),
    Figure("15", "target_share", "55", "2025"),
    Figure("15", "coverage", "33.02", ANY, group=True),
    Figure("15", "unprotected_share", "66.98", ANY, group=True),
    Figure("15", "gap", "65875", ANY, group=True),
]
LAMPOST = [
    Figure("18", "coverage", "24.86", "2024-09-24"),
    Figure("18", "potential", "3058943", "2024-09-24"),
    Figure("18", "active", "760468", "2024-09-24"),
    Figure("18", "category", "rendah", "2024-09-24"),
    Figure("18", "target_share", "32.62", "2024"),
    Figure("18", "target_share", "38.39", "2025"),
    Figure("18", "target_people", "1174328", "2025"),
    *shares("2024-09-24", _13="1.9", _07="17.4", _08="19.3", _10="21.4", _12="22.6", _04="23.3", _11="23.3"),
    *shares("2024-09-24", _03="25.6", _02="26.4", _01="26.5", _05="26.9", _06="29.4", _71="32.8", _72="32.9"),
    Figure("18.03", "coverage", "26.6", "2024-09-24"),
]
KEY = {
    "metropolis_2025-12-08.txt": METROPOLIS,
    "kutipan_2025-09-18.txt": KUTIPAN,
    "metropolis_2025_bandar_lampung.txt": METROPOLIS_BANDAR_LAMPUNG,
    "jambiekspres_2024-12-04.txt": JAMBIEKSPRES,
    "lampost_2024-09-26.txt": LAMPOST,
}
