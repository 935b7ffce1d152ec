"""Notes of a programmes file that hold figures, in their few fixed English forms.

A note is read clause by clause, split at ";". A clause that is no such form is for whoever keeps the file,
unless it is a known remark, which readers are told in Indonesian; nothing is guessed.
"""

import re
from collections.abc import Callable
from typing import Any

NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
BUDGET = re.compile(rf"{NUMBER} workers x (\d{{1,2}}) months(?: printed)?")
PROTECTED = re.compile(rf"{NUMBER} protected")
VILLAGES = re.compile(rf".{{1,60}} has {NUMBER} desa")
WITH_JHT = re.compile(rf"with JHT {NUMBER}")
PLAIN_RATE = "JKK + JKM"
PAID_BY = {
    "paid by APBD": "APBD",
    "paid by APBD perubahan": "APBD_P",
    "paid by DBH sawit": "DBH_SAWIT",
    "paid by DBHCHT": "DBHCHT",
    "paid by APBDes": "APBDES",
    "paid by CSR": "CSR",
    "paid by Baznas": "BAZNAS",
}
POINTS = str.maketrans(",.", ".,")
# Larger numbers are no count of people, villages or rupiah that could be stored.
MOST_DIGITS = 10

KINDS = ("JKK", "JKM", "JHT", "JP", "JKP", "beasiswa")
CHILDREN = {"one": "satu", "two": "dua", "three": "tiga", "four": "empat", "five": "lima"}
SCHOLARSHIP = re.compile(rf"beasiswa ({'|'.join(CHILDREN)}) child(?:ren)?")

# Remarks in the words of the page's readers.
REMARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"one death benefit"), "satu santunan kematian"),
    (re.compile(r"one case"), "satu kasus"),
    (re.compile(r"(\d+(?:\.\d+)?) % of (.{1,80})"), "{0}% dari {1}"),
    (
        re.compile(r"further vulnerable workers planned in (.{1,80})"),
        "pekerja rentan lain direncanakan dalam {0}",
    ),
    (re.compile(rf"implies a total of {NUMBER} to {NUMBER}"), "tersirat seluruhnya {0} sampai {1}"),
    (re.compile(r"(\d+\.\d+) \+ (\d+\.\d+) = (\d+)"), "{0} + {1} = {2}"),
)

Reading = dict[str, Any]


def read_note(measure: str, note: str, *, funded: bool = True) -> tuple[Reading, str]:
    """The figures a note of a measure's row holds, by column, and what of it readers are told.

    budget_*: "50,000 workers x 12 months" → planned_workers, months. vulnerable_workers_eligible: "11,908
    protected" → protected_workers. village_rule: "Lampung has 2,446 desa" → villages. bpu_premium_jkk_jkm:
    "with JHT 36,800" → with_jht, rupiah. Any that is funded: "paid by APBD" → funding.
    """
    found: Reading = {}
    left = []
    for clause in filter(None, (clause.strip() for clause in note.split(";"))):
        reading = {"funding": PAID_BY[clause]} if funded and clause in PAID_BY else _figure(measure, clause)
        if reading is None or found.keys() & reading.keys():
            left.append(_remark(clause))
        else:
            found |= reading
    return found, "; ".join(filter(None, left))


def _figure(measure: str, clause: str) -> Reading | None:
    reader = _FORMS.get(measure)
    return reader(clause) if reader else None


def _remark(clause: str) -> str:
    """A clause in Indonesian where its form is known, numbers with comma decimals; else ""."""
    for form, words in REMARKS:
        if match := form.fullmatch(clause):
            return words.format(
                *(text.translate(POINTS) if text[0].isdigit() else text for text in match.groups())
            )
    return ""


def _budget(clause: str) -> Reading | None:
    match = BUDGET.fullmatch(clause)
    if match is None or (workers := _count(match[1])) is None or not int(match[2]):
        return None
    return {"planned_workers": workers, "months": int(match[2])}


def _one(form: re.Pattern[str], column: str) -> Callable[[str], Reading | None]:
    def read(clause: str) -> Reading | None:
        match = form.fullmatch(clause)
        count = _count(match[1]) if match else None
        return None if count is None else {column: count}

    return read


def _rate(clause: str) -> Reading | None:
    return {} if clause == PLAIN_RATE else _one(WITH_JHT, "with_jht")(clause)


_FORMS: dict[str, Callable[[str], Reading | None]] = {
    "budget_planned": _budget,
    "budget_spent": _budget,
    "vulnerable_workers_eligible": _one(PROTECTED, "protected_workers"),
    "village_rule": _one(VILLAGES, "villages"),
    "bpu_premium_jkk_jkm": _rate,
}


def _count(text: str) -> int | None:
    digits = text.replace(",", "")
    return int(digits) if digits.isascii() and len(digits) <= MOST_DIGITS else None


def read_benefit(group: str) -> tuple[str, str]:
    """The benefits and the people that a benefit's group names.

    "JKM, pekerja rentan" is ("JKM", "pekerja rentan"); "JKM + JHT + beasiswa two children" is
    ("JKM, JHT, beasiswa dua anak", ""). A text that begins with no benefit is all group.
    """
    first, comma, people = group.partition(",")
    kinds = [_kind(part.strip()) for part in first.split("+")]
    if not all(kinds):
        return "", group
    return ", ".join(kinds), people.strip() if comma else ""


def _kind(text: str) -> str:
    match = SCHOLARSHIP.fullmatch(text)
    if match:
        return f"beasiswa {CHILDREN[match[1]]} anak"
    return text if text in KINDS else ""
