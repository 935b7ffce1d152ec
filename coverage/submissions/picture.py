"""The life of a submission as docs/submissions.md draws it, made from the table in states.

python -m coverage.submissions.picture writes it into the page anew.
"""

from collections.abc import Iterable
from pathlib import Path

from coverage.submissions.states import MOVES, NEW, RULES, Kind, Move, State, Who

PAGE = Path(__file__).resolve().parents[2] / "docs" / "submissions.md"
BEGIN, END = "<!-- dari coverage/submissions/states.py -->", "<!-- sampai sini -->"

STATES = {
    State.DRAFT: "Draf",
    State.SUBMITTED: "Diajukan",
    State.RETURNED: "Dikembalikan",
    State.PUBLISHED: "Terbit",
    State.WITHDRAWN: "Ditarik",
}
KINDS = {
    Kind.DOCUMENT: "angka dokumen",
    Kind.GRID: "lembar isian",
    Kind.WORKBOOK: "buku kerja",
    Kind.TARGETS: "target",
    Kind.RECORDS: "program dan rencana",
    Kind.DECISION: "putusan",
}
PEOPLE = {
    Who.OFFICER: "operator wilayahnya",
    Who.VERIFIER: "verifikator wilayahnya",
    Who.ANOTHER: "verifikator lain daripada yang mengajukan, atau pengajunya dengan izin admin",
    Who.PUBLISHER: "penerbit dokumen",
    Who.COMMAND: "perintah di server",
}
STEPS = {
    "begin": "mulai mengisi",
    "hand_in": "ajukan isian",
    "hand_in_rows": "ajukan baris",
    "offer": "tawarkan lagi",
    "file": "simpan dokumen",
    "file_records": "impor program",
    "settle": "putuskan",
    "recall": "tarik kembali",
    "give_back": "kembalikan",
    "withdraw": "batalkan",
    "empty": "ganti atau buang",
    "publish": "terbitkan",
    "publish_document": "terbitkan dokumen",
    "publish_decision": "terbitkan putusan",
}


def diagram() -> str:
    """The states and the moves between them, for Mermaid; moves of one way share an arrow."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in MOVES:
        for before in move.before or ("[*]",):
            arrows.setdefault((before, move.after), []).append(STEPS[move.name])
    ended = [state for state in State if not any(state in move.before for move in MOVES)]
    return "\n".join(
        [
            "```mermaid",
            "stateDiagram-v2",
            *(f'    state "{label}" as {state}' for state, label in STATES.items()),
            *(f"    {before} --> {after}: {', '.join(steps)}" for (before, after), steps in arrows.items()),
            *(f"    {state} --> [*]" for state in ended),
            "```",
        ]
    )


def moves_table() -> str:
    """Every move: from, to, who, of which kinds, what it leaves on the part."""
    head = ("langkah", "dari", "menjadi", "oleh", "untuk", "yang dicatat")
    return _table(head, (_row(move) for move in MOVES))


def _row(move: Move) -> tuple[str, ...]:
    return (
        STEPS[move.name],
        "belum ada" if move.before == NEW else _listed(STATES[state] for state in move.before),
        STATES[move.after],
        PEOPLE[move.who],
        _listed(KINDS[kind] for kind in move.kinds),
        _listed(f"`{column}`" for column in ("state", *move.leaves)),
    )


def kinds_table() -> str:
    """Every kind: who decides it, who reads it, how it is filled, what it loses on its way back."""
    head = (
        "isian",
        "diperiksa orang lain",
        "sebelum terbit dibaca",
        "diisi per bulan",
        "angka draf dihapus saat",
    )
    rows = (
        (
            KINDS[kind],
            "ya" if rules.reviewed else "tidak",
            "menurut wilayah tugas" if rules.by_region else "pengirim dan penerbit dokumen",
            "ya" if rules.of_a_month else "tidak",
            _listed(STATES[state] for state in rules.drops),
        )
        for kind, rules in RULES.items()
    )
    return _table(head, rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "–"


def block() -> str:
    """What stands between the two marks of the page."""
    return "\n\n".join([BEGIN, diagram(), moves_table(), kinds_table(), END])


def drawn(page: str) -> str:
    """The page with the block as the table makes it today. Raises ValueError for a page without its marks."""
    before, after = page.index(BEGIN), page.index(END) + len(END)
    return page[:before] + block() + page[after:]


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
