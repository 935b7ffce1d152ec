"""Targets side by side: a row a year, a column a document, the one in force marked."""

from collections.abc import Sequence

from msgspec import Struct

from coverage.calculations.in_force import document_order, target_in_force, targets_disagree
from coverage.rows.figures import TargetRow


class MatrixTarget(Struct, frozen=True):
    """A target in its cell. used: in force for its year, or says the same as that."""

    target: TargetRow
    used: bool


class MatrixYear(Struct, frozen=True):
    """A year's targets by document, in the matrix's order; an empty cell is a document without one.

    in_force: the one that applies, None when nobody can say. why: the verifier's reason, "" when the order
    of the documents decides.
    """

    year: int
    cells: tuple[tuple[MatrixTarget, ...], ...]
    in_force: TargetRow | None
    disputed: bool

    @property
    def why(self) -> str:
        return self.in_force.override if self.in_force else ""


class TargetMatrix(Struct, frozen=True):
    """Years by documents. documents: names, "" is the column of those without one."""

    documents: tuple[str, ...]
    years: tuple[MatrixYear, ...]

    @property
    def used(self) -> tuple[TargetRow, ...]:
        """The targets in force, by year, with those that say the same."""
        return tuple(item.target for year in self.years for cell in year.cells for item in cell if item.used)

    @property
    def chosen(self) -> tuple[MatrixYear, ...]:
        """Years for which a verifier chose."""
        return tuple(year for year in self.years if year.why)


def target_matrix(targets: Sequence[TargetRow], document: str | None = None) -> TargetMatrix:
    """All targets of one region. document: only this one is in force, or none.

    Documents stand from the strongest to the weakest; those without a place in the order before the unnamed.
    """
    names = {target.document for target in targets}
    order = [name for name in document_order(targets[0].region_code) if name] if targets else []
    documents = [name for name in order if name in names]
    documents += sorted(name for name in names if name and name not in order)
    documents += [""] if "" in names else []
    years = sorted({target.year for target in targets})
    return TargetMatrix(tuple(documents), tuple(_year(year, targets, documents, document) for year in years))


def _year(
    year: int, targets: Sequence[TargetRow], documents: Sequence[str], document: str | None
) -> MatrixYear:
    own = [target for target in targets if target.year == year]
    in_force = target_in_force(own, document)
    cells = tuple(
        tuple(MatrixTarget(target, _used(target, in_force)) for target in own if target.document == name)
        for name in documents
    )
    return MatrixYear(year, cells, in_force, document is None and targets_disagree(own))


def _used(target: TargetRow, in_force: TargetRow | None) -> bool:
    if in_force is None or in_force.document != target.document:
        return False
    return bool(target.override) or not in_force.override
