"""Settling a release's statements beside those that stand: what a source takes back of its own."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.models import Conflict, ParticipantSnapshot, Statement
from tests import factories
from tests.factories import statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db

PRESS = "Berita (Koran, 2024-09-26)"
PRINTED = {
    "active_participants": 760_468,
    "potential_workers": 3_058_943,
    "printed_ratio": Decimal("0.2486"),
    "target_ratio": Decimal("0.3839"),
    "target_people": 1_174_328,
    "gap_people": 413_860,
    "rank": 20,
    "rank_of": 34,
}
OTHERWISE = {
    "active_participants": 770_468,
    "potential_workers": 3_158_943,
    "printed_ratio": Decimal("0.2586"),
    "target_ratio": Decimal("0.3939"),
    "target_people": 1_274_328,
    "gap_people": 423_860,
    "rank": 21,
    "rank_of": 38,
}


def printed(**fields):
    """All that a document can print of a region, but for these fields."""
    row = {**PRINTED, "printed_decimals": 2, "target_decimals": 2, "target_year": 2024, **fields}
    return statement(source_title=PRESS, **row)


def standing() -> int:
    return Statement.objects.current().count()


published = stored_once(lambda: factories.publish(printed()), scope="class")


@pytest.mark.usefixtures("published")
class TestAfterAllWasPrinted:
    """A second release beside one that says all of PRINTED."""

    @pytest.mark.parametrize("name", PRINTED)
    def test_a_number_left_out_contradicts_nothing(self, name):
        """A source that says less the second time takes nothing back."""
        factories.publish(printed(**{name: None}))
        assert standing() == 2
        assert not Conflict.objects.exists()

    @pytest.mark.parametrize("name", PRINTED)
    def test_a_number_printed_otherwise_takes_the_former_row_back(self, name):
        factories.publish(printed(**{name: OTHERWISE[name]}))
        assert getattr(Statement.objects.current().get(), name) == OTHERWISE[name]

    @pytest.mark.parametrize("name", PRINTED)
    def test_a_zero_is_a_number_and_contradicts(self, name):
        """0 is reported, so a source that prints it says otherwise than before."""
        zero = Decimal(0) if name.endswith("_ratio") else 0
        factories.publish(printed(**{name: zero}))
        assert standing() == 1

    @pytest.mark.parametrize(
        "elsewhere",
        [
            pytest.param({"region_code": "15"}, id="region"),
            pytest.param({"as_of": "2024-10-31"}, id="day"),
            pytest.param({"segment": "PU"}, id="segment"),
            pytest.param({"basis": "registration"}, id="basis"),
            pytest.param({"target_year": 2025}, id="target-year"),
            pytest.param({"target_document": "RPJMD"}, id="target-document"),
        ],
    )
    def test_a_source_corrects_only_what_it_said_of_the_same(self, elsewhere):
        factories.publish(printed(**OTHERWISE | elsewhere))
        assert standing() == 2

    def test_another_source_corrects_nobody(self):
        factories.publish(statement(source_title="Kabar (Majalah, 2024-09-27)", **OTHERWISE))
        assert standing() == 2
        assert Conflict.objects.current().exists()

    def test_an_entry_is_no_correction_of_the_document_it_names(self):
        factories.publish(printed(entered=True, active_participants=770_468))
        assert standing() == 2
        (figure,) = ParticipantSnapshot.objects.current()
        assert (figure.active_participants, figure.as_of) == (770_468, date(2024, 9, 24))


@pytest.mark.parametrize("name", PRINTED)
def test_a_number_added_contradicts_nothing(name):
    factories.publish(printed(**{name: None}))
    factories.publish(printed())
    assert standing() == 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            {"active_participants": 100},
            {"active_participants": 250},
            ("snapshot", date(2024, 9, 24), "PU", "registration", None, "", None),
            id="snapshot",
        ),
        pytest.param(
            {"potential_workers": 1_001},
            {"potential_workers": 1_501},
            ("potential", date(2024, 9, 24), "PU", "registration", None, "", None),
            id="potential",
        ),
    ],
)
def test_a_conflict_says_of_what_it_is(one, other, expected):
    of = {"segment": "PU", "basis": "registration"}
    factories.publish(
        statement(source_title=PRESS, **of, **one),
        statement(source_title="Kabar (Majalah, 2024-09-27)", **of, **other),
    )
    found = Conflict.objects.get()
    assert (
        found.kind,
        found.as_of,
        found.segment,
        found.basis,
        found.year,
        found.document,
        found.source_id,
    ) == expected
    assert found.statements.count() == 2


def test_a_conflict_over_a_target_names_year_and_document():
    for title, share in ((PRESS, "38.39"), ("Kabar (Majalah, 2024-09-27)", "45.53")):
        factories.publish(
            statement(as_of=None, target=share, target_year=2025, target_document="RPJMD", source_title=title)
        )
    found = Conflict.objects.current().get()
    assert (found.kind, found.as_of, found.segment, found.year, found.document, found.source_id) == (
        "target",
        None,
        "",
        2025,
        "RPJMD",
        None,
    )
