"""The short code of a release, printed on pages and files, and how a typed one is read."""

import re

from msgspec import Struct

LENGTH = 8  # of 64: short enough to be read aloud, 4,000 million different ones
SHORTEST = 4  # fewer fit many releases
LONGEST_TYPED = 200  # letters: a checksum with words around it
CHECKSUM = re.compile(r"(?<![0-9a-z])[0-9a-f]{4,64}(?![0-9a-z])")
BOTH = re.compile(r"([0-9]{1,9})\s*[-·./ ]\s*([0-9a-f]{4,64})")
NUMBER = re.compile(r"(?<![0-9a-z])[0-9]{1,9}(?![0-9a-z])")


class NoCode(ValueError):
    """A text that is no code."""


class TypedCode(Struct, frozen=True):
    """What a person typed: the number of a release, the beginning of its checksum, or both.

    number: None when only a checksum was typed; beginning: "" when only a number was. A text of digits alone
    can be either, then both are set and is_ambiguous says so.
    """

    number: int | None
    beginning: str
    is_ambiguous: bool = False


def code_of(checksum: str) -> str:
    """The first characters of a release's checksum: "3f9a1c2b"."""
    return checksum[:LENGTH]


def read_code(text: str) -> TypedCode:
    """Read "12", "rilis 12", "3f9a1c2b", a whole checksum, or "Rilis 12 · kode 3f9a1c2b".

    Raises NoCode for anything else.
    """
    said = text[:LONGEST_TYPED].strip().lower()
    for word in ("checksum", "kode", "code"):
        before, found, after = said.partition(word)
        if found:
            return TypedCode(_number(before), _beginning(after))
    if both := BOTH.fullmatch(said):
        return TypedCode(int(both[1]), both[2])
    if "rilis" in said or "release" in said:
        return _after_number(said)
    if said.isascii() and said.isdigit() and len(said) < 10:
        return TypedCode(int(said), said if len(said) >= SHORTEST else "", len(said) >= SHORTEST)
    return TypedCode(None, _beginning(said))


def _after_number(said: str) -> TypedCode:
    """ "rilis 12" or "rilis 12 3f9a1c2b": the first number, then perhaps a checksum."""
    number = NUMBER.search(said)
    if number is None:
        raise NoCode
    rest = said[number.end() :]
    return TypedCode(int(number[0]), found[0] if (found := CHECKSUM.search(rest)) else "")


def _number(said: str) -> int | None:
    found = NUMBER.search(said)
    return int(found[0]) if found else None


def _beginning(said: str) -> str:
    found = CHECKSUM.search(said)
    if found is None:
        raise NoCode
    return found[0]
