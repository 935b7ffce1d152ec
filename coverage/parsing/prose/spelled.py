"""Numbers written in words, or in words and digits: "dua juta delapan ratus ribu", "sembilan koma tujuh"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_ALONE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_TIMES = {"puluh": 10, "ratus": 100}
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_ONE_SCALE = {"seribu": 10**3, "sejuta": 10**6}
_SMALL = "|".join([*_UNITS, *_ALONE, *_TIMES, "belas"])
SMALL = rf"(?:{_SMALL})(?:\s(?:{_SMALL})){{0,5}}\b"
_WORD = "|".join([*_UNITS, *_ALONE, *_TIMES, *_ONE_SCALE, *_SCALES, "belas", "koma", "setengah"])
_TOKEN = rf"(?:\d{{1,3}}(?:,\d{{1,3}})?(?![\d.,]*\d)|(?:{_WORD})\b)"
_RUN = re.compile(rf"(?=[\da-z])(?<![\w.,/-]){_TOKEN}(?:\s{_TOKEN}){{0,15}}", re.I)


def find_spelled(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Where a number with words stands, and its value. Digits with one scale ("1,7 juta") are not meant."""
    for match in _RUN.finditer(text):
        tokens = match[0].lower().split()
        digits = [token[0].isdigit() for token in tokens]
        if all(digits) or (len(tokens) == 2 and digits[0] and tokens[1] in _SCALES):
            continue
        value = value_of(tokens)
        if value is not None:
            yield *match.span(), value


def value_of(tokens: Sequence[str]) -> Decimal | None:
    """The number of its words; None when they are no number."""
    total, part, largest = Decimal(0), [], 10**15
    for token in tokens:
        scale = _SCALES.get(token) or _ONE_SCALE.get(token)
        if scale is None:
            part.append(token)
            continue
        below = _below_thousand(part) if part else Decimal(1)
        if below is None or scale >= largest or (token in _ONE_SCALE) == bool(part):
            return None
        total, part, largest = total + below * scale, [], scale
    rest = _below_thousand(part) if part else Decimal(0)
    return None if rest is None else total + rest


def _below_thousand(tokens: Sequence[str]) -> Decimal | None:
    if "koma" in tokens:
        return _with_decimals(tokens)
    value, last = Decimal(0), None
    for token in tokens:
        if token in _TIMES or token == "belas":
            if last is None:
                return None
            value += last + 10 if token == "belas" else last * _TIMES[token]
            last = None
            continue
        if last is not None and token != "setengah":
            return None
        value, last = value + (last or 0) if token == "setengah" else value, _single(token)
        if last is None:
            return None
    return value + (last or 0)


def _single(token: str) -> Decimal | None:
    if token == "setengah":
        return Decimal("0.5")
    if token in _UNITS:
        return Decimal(_UNITS.index(token))
    if token in _ALONE:
        return Decimal(_ALONE[token])
    return Decimal(token.replace(",", ".")) if token[0].isdigit() else None


def _with_decimals(tokens: Sequence[str]) -> Decimal | None:
    """ "dua puluh koma lima", "tiga koma tujuh lima", "empat koma tujuh puluh lima"."""
    at = list(tokens).index("koma")
    whole, behind = _below_thousand(tokens[:at]), tokens[at + 1 :]
    if whole is None or not behind or not tokens[:at] or "koma" in behind:
        return None
    if all(token in _UNITS for token in behind):
        digits = "".join(str(_UNITS.index(token)) for token in behind)
    else:
        read = _below_thousand(behind)
        digits = str(read) if read is not None else ""
    return Decimal(f"{whole}.{digits}") if digits.isdigit() and whole == int(whole) else None
