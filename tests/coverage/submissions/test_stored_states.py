"""What the models store of a submission's life is what states says, column by column."""

from coverage.models import SubmissionRegion
from coverage.models.submissions import Submission
from coverage.submissions import states


def condition_of(name):
    constraints = {constraint.name: constraint for constraint in SubmissionRegion._meta.constraints}
    return dict(constraints[name].condition.children)


def test_states_are_the_choices():
    assert SubmissionRegion.State.values == list(states.State)


def test_a_new_part_is_a_draft():
    assert SubmissionRegion._meta.get_field("state").default == states.BEGIN.after


def test_kinds_are_the_choices():
    assert sorted(Submission.Kind.values) == sorted(states.Kind)


def test_one_part_under_way_means_the_same_states():
    assert condition_of("one_part_under_way")["state__in"] == list(states.UNDER_WAY)


def test_moves_leave_columns_of_the_part():
    columns = {field.name for field in SubmissionRegion._meta.concrete_fields}
    assert {column for move in states.MOVES for column in move.leaves} < columns


def test_what_a_release_needs_is_left_by_publishing_alone():
    """The database wants a release with every published part, and with no other."""
    assert {move.after for move in states.MOVES if "release" in move.leaves} == {states.State.PUBLISHED}
