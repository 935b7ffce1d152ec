"""Kemendagri region codes: `00` Indonesia, `18` a province, `18.71` a regency or city.

The dot stays. Undotted digits are BPS codes: they look alike and often name another place, so nothing
here turns one into the other.
"""

import re
from typing import Literal

Level = Literal["nation", "province", "regency"]
Kind = Literal["negara", "provinsi", "kabupaten", "kota"]

NATION = "00"
PROVINCE_PATTERN = r"[1-9][0-9]"
KABUPATEN_PATTERN = PROVINCE_PATTERN + r"\.(0[1-9]|[1-6][0-9])"
KOTA_PATTERN = PROVINCE_PATTERN + r"\.(7[1-9]|[89][0-9])"
CODE_PATTERN = rf"^({NATION}|{PROVINCE_PATTERN}|{KABUPATEN_PATTERN}|{KOTA_PATTERN})$"

_CODE = re.compile(CODE_PATTERN.removesuffix("$") + r"\Z")
_BPS = re.compile(r"[1-9][0-9]{3}\Z")
_SHORT_SECOND_PART = re.compile(r"([1-9][0-9])[.,]([0-9]{1,2})\Z")


class CodeError(ValueError):
    """A text that cannot be used as a region code; the message is for readers."""


class MalformedCode(CodeError):
    """The text does not have the form of a Kemendagri code."""


class LooksLikeBpsCode(MalformedCode):
    """Four digits without a dot: most likely a BPS code."""


def is_code(text: str) -> bool:
    """Whether the text has the form of a Kemendagri code; says nothing about the place existing."""
    return _CODE.match(text) is not None


def read_code(text: str) -> str:
    """The code in a text, blanks around it dropped.

    Raises LooksLikeBpsCode for four undotted digits, MalformedCode for anything else that is no code;
    the message suggests a repair where there is a safe one.
    """
    code = text.strip()
    if is_code(code):
        return code
    if _BPS.match(code):
        raise LooksLikeBpsCode(
            f"Kode {code} tanpa titik tampak seperti kode BPS. Tulis kode Kemendagri dengan titik, misalnya "
            "18.71; kode BPS sering menunjuk wilayah lain, jadi tidak diubah otomatis."
        )
    suggestion = repaired(code)
    hint = f" Mungkin maksudnya {suggestion}?" if suggestion else ""
    raise MalformedCode(f'"{code}" bukan kode wilayah Kemendagri (contoh: 18 atau 18.71).{hint}')


def level_of(code: str) -> Level:
    """The level of a code: nation, province or regency. Raises as read_code does."""
    code = read_code(code)
    if code == NATION:
        return "nation"
    return "province" if len(code) == 2 else "regency"


def kind_of(code: str) -> Kind:
    """The kind of place: regencies are kabupaten from .01 to .69 and kota from .71 to .99."""
    match level_of(code):
        case "nation":
            return "negara"
        case "province":
            return "provinsi"
        case _:
            return "kabupaten" if code.strip()[3] < "7" else "kota"


def province_code(code: str) -> str | None:
    """The province a code lies in: itself for a province, None for Indonesia."""
    code = read_code(code)
    return None if code == NATION else code[:2]


def parent_code(code: str) -> str | None:
    """The code one level up: a regency's province, `00` for a province, None for Indonesia."""
    match level_of(code):
        case "nation":
            return None
        case "province":
            return NATION
        case _:
            return province_code(code)


def repaired(text: str) -> str | None:
    """What a damaged code most likely was, for messages only; None when unclear.

    A spreadsheet that takes codes for numbers makes 11.1 of 11.10, 31.0 of 31 and 18,71 of 18.71. No code
    has a one-digit second part, so the zero can be put back. BPS codes are never repaired.
    """
    match = _SHORT_SECOND_PART.match(text.strip())
    if match is None or is_code(text.strip()):
        return None
    province, second = match.groups()
    if not second.strip("0"):
        return province
    candidate = f"{province}.{second.ljust(2, '0')}"
    return candidate if is_code(candidate) else None
