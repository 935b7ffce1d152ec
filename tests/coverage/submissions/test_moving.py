"""Moves in the database: refused from every other state, and what each leaves on the part."""

import pytest
from django.utils import timezone

from coverage.models import DraftFigure, DraftRecord, Release, Submission, SubmissionRegion
from coverage.releases import publishing
from coverage.releases.publishable import NotPublishable
from coverage.submissions import filing, moving, states
from coverage.submissions.states import Kind, State
from tests.coverage.submissions.said import refused
from tests.factories import make_province, make_source, make_user

pytestmark = pytest.mark.django_db

COLUMNS = ("reason", "submitted_by", "submitted_at", "seen_release", "decided_by", "decided_at", "release")
DECIDE = {
    states.RECALL: lambda part, by: moving.recall(part=part, by=by),
    states.GIVE_BACK: lambda part, by: moving.give_back(part=part, reason="Dari mana?", comments={}, by=by),
    states.WITHDRAW: lambda part, by: moving.withdraw(part=part, by=by),
}


@pytest.fixture
def someone():
    return make_user("petugas")


def part_in(state, kind=Kind.GRID):
    """A part of a kind that is in a state, with a draft figure."""
    make_province("18")
    submission = filing.open_submission(kind, name="x", by=None)
    release = None
    if state == State.PUBLISHED:
        release = Release.objects.create(number=1, published_at=timezone.now())
    part = SubmissionRegion.objects.create(
        submission=submission, region_id="18", state=state, release=release, reason="lama"
    )
    DraftFigure.objects.create(
        submission=submission, region_id="18", source=make_source(), segment="TOTAL", basis="domicile"
    )
    return part


def changed(part):
    """Columns that differ from what stood before, with the state."""
    now = SubmissionRegion.objects.get(pk=part.pk)
    return now.state, {name for name in COLUMNS if getattr(now, name) != getattr(part, name)}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", DECIDE, ids=lambda move: move.name)
def test_a_decision_is_made_from_its_states_alone_and_leaves_its_columns(move, state, someone):
    part = part_in(state)
    if move.fits(Kind.GRID, state):
        DECIDE[move](part, someone)
        assert changed(part) == (move.after, set(move.leaves))
    else:
        with refused(f"Keadaan sudah berubah: {part.get_state_display().lower()}."):
            DECIDE[move](part, someone)
        assert changed(part) == (state, set())


@pytest.mark.parametrize("state", [state for state in State if state != State.SUBMITTED])
def test_only_what_waits_is_published(state, someone):
    part = part_in(state)
    with refused("tidak sedang menunggu", NotPublishable):
        publishing.publish_parts(parts=[part.pk], by=someone, note="")
    assert changed(part) == (state, set())


def test_publishing_leaves_release_person_and_moment(someone):
    part = part_in(State.SUBMITTED)
    release = publishing.publish_parts(parts=[part.pk], by=someone, note="", at=timezone.now())
    assert changed(part) == (State.PUBLISHED, set(states.PUBLISH.leaves))
    part.refresh_from_db()
    assert (part.release, part.decided_by, part.decided_at) == (release, someone, release.published_at)


@pytest.mark.parametrize("kind", [Kind.GRID, Kind.WORKBOOK, Kind.TARGETS])
@pytest.mark.parametrize("move", DECIDE, ids=lambda move: move.name)
def test_a_kind_loses_its_draft_figures_as_its_rules_say(move, kind, someone):
    DECIDE[move](part_in(State.SUBMITTED, kind), someone)
    assert DraftFigure.objects.exists() == (move.after not in states.RULES[kind].drops)


def test_records_stay_with_a_withdrawn_part(someone):
    part = part_in(State.SUBMITTED, Kind.RECORDS)
    DraftRecord.objects.create(submission=part.submission, region_id="18", kind="plan", values={})
    moving.withdraw(part=part, by=someone)
    assert DraftRecord.objects.exists()


@pytest.mark.parametrize(
    "move", [move for move in states.MOVES if not move.before], ids=lambda move: move.name
)
def test_what_a_new_part_says_of_its_way(move, someone):
    make_province("18")
    Release.objects.create(number=3, published_at=timezone.now())
    submission = filing.open_submission(move.kinds[0], name="n" * 300, by=someone)
    (part,) = filing.wait(submission, {"18"}, move, by=someone)
    part.refresh_from_db()
    says = {name for name in COLUMNS if getattr(part, name)}
    assert (part.state, says) == (move.after, set(move.leaves))
    assert len(Submission.objects.get().name) == 200
