"""What concerns one person in the entry: what is due, came back, waits, was published."""

from datetime import date

from msgspec import Struct

from coverage.entry.pages.completeness import Due, due, ended_months
from coverage.entry.queries.completeness import OpenPart, Publication, open_parts, recent_publications
from coverage.programmes.pages.entry import OwnDraft, own_draft
from coverage.programmes.queries.plans_under_way import OpenPlan, open_plans
from coverage.programmes.queries.records_under_way import open_records
from coverage.queries import places
from coverage.rows.figures import RegionRow
from coverage.rows.scope import Role, Scope
from coverage.submissions.queries.submissions import SubmissionRow
from coverage.submissions.queries.waiting import waiting_entries
from coverage.submissions.states import State
from coverage.targets.queries.entry import OpenTargets, open_targets

MOST_PLACES = 3  # regions that get links of their own; who has more starts from the list


class HomePage(Struct, frozen=True):
    """The entry as one person finds it. waiting: handed in and not decided; theirs: for them to decide;
    targets, plans, records: returned or recalled; places: the assigned regions, none when they are many;
    month: the last that has ended, open to them whether it is owed or not."""

    scope: Scope
    due: tuple[Due, ...]
    returned: tuple[OpenPart, ...]
    drafts: tuple[OpenPart, ...]
    waiting: tuple[SubmissionRow, ...]
    published: tuple[Publication, ...]
    targets: tuple[OpenTargets, ...] = ()
    plans: tuple[OpenPlan, ...] = ()
    records: tuple[OwnDraft, ...] = ()
    places: tuple[RegionRow, ...] = ()
    month: date | None = None

    @property
    def came_back(self) -> int:
        """How many regions' figures, targets, planning documents and programmes were returned."""
        states = [*(target.state for target in self.targets), *(plan.state for plan in self.plans)]
        states += [record.under_way.state for record in self.records]
        return len(self.returned) + states.count(State.RETURNED)

    @property
    def enters(self) -> bool:
        """Whether somebody fills in figures of any region."""
        return any(self.scope.may_enter(code) for code in ("00", *self.scope.regions))

    @property
    def reviews(self) -> bool:
        """Whether somebody decides about others' figures."""
        return self.scope.is_admin or Role.VERIFIER in self.scope.roles

    @property
    def periods(self) -> bool:
        """Whether somebody sets deadlines and closes months."""
        return self.scope.may_review("00")


def home_page(scope: Scope, today: date) -> HomePage:
    """What concerns one person. Thirteen queries, three more for returned programmes;
    none for who only reads."""
    if not scope.works_here:
        return HomePage(scope, (), (), (), (), ())
    parts = open_parts(scope)
    return HomePage(
        scope,
        tuple(due(scope, today)),
        tuple(part for part in parts if part.state == State.RETURNED),
        tuple(part for part in parts if part.state == State.DRAFT),
        tuple(waiting_entries(scope)),
        tuple(recent_publications(scope)),
        tuple(open_targets(scope)),
        tuple(open_plans(scope)),
        tuple(own_draft(record) for record in open_records(scope)),
        tuple(places.region_list(sorted(scope.regions)) if len(scope.regions) <= MOST_PLACES else ()),
        ended_months(today, 1)[0],
    )
