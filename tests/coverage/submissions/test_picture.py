"""docs/submissions.md draws the life of a submission as the table has it."""

from coverage.models import SubmissionRegion
from coverage.submissions import picture
from coverage.submissions.states import MOVES, Kind, State, Who


def test_the_page_is_drawn_from_the_table():
    page = picture.PAGE.read_text(encoding="utf-8")
    assert page == picture.drawn(page), "python -m coverage.submissions.picture"


def test_everything_has_its_word():
    assert picture.STEPS.keys() == {move.name for move in MOVES}
    assert picture.STATES.keys() == set(State)
    assert picture.KINDS.keys() == set(Kind)
    assert picture.PEOPLE.keys() == set(Who)


def test_states_are_called_as_the_pages_call_them():
    assert {state: str(SubmissionRegion.State(state).label) for state in State} == picture.STATES


def test_every_move_is_an_arrow():
    arrows = picture.diagram()
    for move in MOVES:
        for before in move.before or ("[*]",):
            (arrow,) = [line for line in arrows.splitlines() if f"{before} --> {move.after}:" in line]
            assert picture.STEPS[move.name] in arrow
