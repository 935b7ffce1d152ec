"""What an answer says it is made from, and which releases its figures are of."""

import io
import re
import zipfile
from collections.abc import Callable

BASE = 5_000  # release N has 5,000 + N active participants everywhere
PRINTED = re.compile(r"(?<![\d.,])5\.(0\d\d)(?![\d.])")  # as pages write it: 5.012
PLAIN = re.compile(r"(?<![\d.])5(0\d\d)(?![\d.])")  # as files and programs do: 5012
NAMED = re.compile(r"\bRilis (\d+) ·")

Read = Callable[[bytes], tuple[set[int], set[int]]]


def page(body: bytes) -> tuple[set[int], set[int]]:
    """Releases named, and releases whose figures stand in it; scripts' data and tables alike."""
    text = body.decode()
    return _all(NAMED, text), _all(PRINTED, text)


def csv(body: bytes) -> tuple[set[int], set[int]]:
    """Every line names its release."""
    header, *lines = body.decode().lstrip("\ufeff").splitlines()
    names = header.split(",")
    release, active = names.index("release"), names.index("active_participants")
    cells = [line.split(",") for line in lines]
    shown = {int(row[active]) - BASE for row in cells if row[active]}
    return {int(row[release]) for row in cells}, shown


def program(body: bytes) -> tuple[set[int], set[int]]:
    text = body.decode()
    return _all(re.compile(r'"release": (\d+)'), text), _all(PLAIN, text)


def workbook(body: bytes) -> tuple[set[int], set[int]]:
    """All sheets; their footers and the cover name the release."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    shown = re.compile(r"<v>5(0\d\d)</v>")
    return _all(NAMED, text), _all(shown, text)


def _all(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(found) for found in pattern.findall(text)}


# Address, how it is read, and how often it is asked among a hundred.
ASKED: tuple[tuple[str, Read, int], ...] = (
    ("/wilayah/18/", page, 14),
    ("/wilayah/18.01/", page, 10),
    ("/peringkat/?provinsi=18", page, 12),
    ("/wilayah/18/target/", page, 4),
    ("/peringkat.csv?tingkat=kabkota&provinsi=18", csv, 15),
    ("/api/v1/series/18.01.csv", csv, 5),
    ("/peringkat.xlsx?tingkat=kabkota&provinsi=18", workbook, 12),
    ("/api/v1/ranking/?level=regency&province=18", program, 15),
    ("/api/v1/series/18.01/", program, 8),
    ("/wilayah/18/rapat.txt", page, 5),
)
