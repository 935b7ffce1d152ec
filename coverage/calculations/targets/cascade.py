"""Do the regency targets add up to the province's? Heads side by side, what is left, who has none."""

from collections.abc import Callable, Iterable

from msgspec import Struct


class Part(Struct, frozen=True):
    """A regency in its province's cascade; people, None when not reported or when there is no target.

    target: heads so far. locked: a person has decided that they stay.
    """

    code: str
    potential: int | None
    active: int | None
    target: int | None = None
    locked: bool = False


class Comparison(Struct, frozen=True):
    """A province's own number beside the sum of its regencies; the two are never mixed.

    total: sum of those that have the number, None when none has. missing: codes of those that have not.
    """

    own: int | None
    total: int | None
    missing: tuple[str, ...]

    @property
    def left(self) -> int | None:
        """own − total: heads nobody has yet, negative when the parts hold more; None when one is unknown."""
        if self.own is None or self.total is None:
            return None
        return self.own - self.total


class Balance(Struct, frozen=True):
    """Targets, potentials and actives of a province against its regencies.

    targets.left is what is unallocated, targets.missing the regencies without a target.
    """

    targets: Comparison
    potentials: Comparison
    actives: Comparison


def balance(province: Part, regencies: Iterable[Part]) -> Balance:
    """Compare a province's own heads with the sums over its regencies.

    A regency without a number is named, not taken as 0. Source: docs/methods-status.md, "Target berjenjang".
    """
    parts = sorted(regencies, key=lambda part: part.code)
    return Balance(
        _compare(province, parts, lambda part: part.target),
        _compare(province, parts, lambda part: part.potential),
        _compare(province, parts, lambda part: part.active),
    )


def _compare(province: Part, parts: list[Part], number: Callable[[Part], int | None]) -> Comparison:
    given = [value for part in parts if (value := number(part)) is not None]
    missing = tuple(part.code for part in parts if number(part) is None)
    return Comparison(number(province), sum(given) if given else None, missing)
