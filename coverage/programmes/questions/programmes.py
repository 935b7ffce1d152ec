"""The address of the programmes page as a frozen question, the same for page, Excel and CSV."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.questions.asked import refuse_unknown, release_number, unknown_word, unread
from regions.codes import NATION, CodeError, level_of

FUNDINGS = {
    "apbd": "APBD",
    "apbd-perubahan": "APBD_P",
    "dbh-sawit": "DBH_SAWIT",
    "dbhcht": "DBHCHT",
    "apbdes": "APBDES",
    "csr": "CSR",
    "baznas": "BAZNAS",
    "lain": "LAIN",
}


ECOSYSTEMS = ("desa", "pasar", "umkm")


class ProgrammesQuestion(Struct, frozen=True):
    """Which programmes to show; None is all of them.

    region: a province stands for itself and its regencies; group: as documents print it;
    funding, ecosystem: stored choices.
    """

    region: str | None = None
    group: str | None = None
    funding: str | None = None
    ecosystem: str | None = None
    release: int | None = None

    def covers(self, code: str) -> bool:
        """Whether a region is asked for; Indonesia stands for all."""
        return self.region in (None, NATION, code) or code.startswith(f"{self.region}.")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.region or self.group or self.funding or self.ecosystem)


def programmes(query: Mapping[str, str]) -> ProgrammesQuestion:
    """Read the page's address. Raises InvalidParameter."""
    refuse_unknown(query, ("rilis", "wilayah", "kelompok", "pendanaan", "ekosistem"))
    region = query.get("wilayah", "").strip() or None
    if region is not None:
        try:
            level_of(region)
        except CodeError as error:
            raise unread("wilayah", error) from None
    funding = query.get("pendanaan", "").strip()
    if funding and funding not in FUNDINGS:
        raise unknown_word("pendanaan", funding, FUNDINGS)
    ecosystem = query.get("ekosistem", "").strip()
    if ecosystem and ecosystem not in ECOSYSTEMS:
        raise unknown_word("ekosistem", ecosystem, ECOSYSTEMS)
    return ProgrammesQuestion(
        region,
        query.get("kelompok", "").strip()[:120] or None,
        FUNDINGS.get(funding),
        ecosystem or None,
        release_number(query),
    )


def query_of(question: ProgrammesQuestion) -> dict[str, str]:
    """The query string that asks this question."""
    words = {stored: word for word, stored in FUNDINGS.items()}
    said = {
        "wilayah": question.region,
        "kelompok": question.group,
        "pendanaan": words.get(question.funding or ""),
        "ekosistem": question.ecosystem,
        "rilis": str(question.release or ""),
    }
    return {name: value for name, value in said.items() if value}
