"""How often each open cell changes the portfolio: counted against the choice itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_discussion import Cells, chosen_with, contest_of, contests
from vmo_desktop.domain.discussion import Contest, Outlook
from vmo_desktop.domain.discussion_trials import Stakes, outlook, with_trials


def _tried(contest: Contest, trials: int, seed: int = 1) -> Stakes:
    return with_trials(contest, outlook(contest), trials, seed=seed)


def test_the_cell_that_decides_counts_and_the_others_do_not() -> None:
    cells: Cells = [(0, 20.0, [10.0, 30.0]), (2, 10.0, [8.0, 14.0]), (3, 5.0, [0.0, 9.0])]
    found = _tried(contest_of([90.0, 52.0, 50.0, 10.0], [1.0] * 4, 2.0, cells), 60)
    assert found.outlook is Outlook.OPEN
    assert found.chance[1] == pytest.approx(0.5, abs=0.2)
    assert found.chance[0] == found.chance[2] == 0.0
    assert found.moved[1].tolist() == [0.0, found.chance[1], found.chance[1], 0.0], "one comes in for the other"


def test_what_the_line_of_a_ranking_would_not_see_counts() -> None:
    """The budget pays the dear one or both cheap ones: by rank the dear one is first however the cell ends."""
    cells: Cells = [(1, 30.0, [25.0, 40.0])]
    found = _tried(contest_of([65.0, 30.0, 30.0], [2.0, 1.0, 1.0], 2.0, cells), 40)
    assert found.outlook is Outlook.OPEN
    assert found.chance[0] == pytest.approx(0.5, abs=0.25)


def test_trials_hang_on_seed_and_number_alone() -> None:
    contest = contest_of([50.0, 48.0], [1.0, 1.0], 1.0, [(0, 10.0, [0.0, 20.0]), (1, 10.0, [0.0, 10.0, 20.0])])
    parted = with_trials(contest, _tried(contest, 7), 20, seed=1)
    assert parted.changes.tolist() == _tried(contest, 20).changes.tolist()
    assert parted.trials == 20
    assert parted.changes.tolist() != _tried(contest, 20, seed=2).changes.tolist()


@settings(max_examples=15)
@given(contests(), st.integers(0, 99))
def test_each_trial_counts_what_the_choice_itself_would_be(contest: Contest, seed: int) -> None:
    known = outlook(contest)
    if known.outlook is Outlook.IMPOSSIBLE:
        return
    found = with_trials(contest, known, 4, seed=seed)
    changes = np.zeros(len(contest.cells.rows))
    for number in range(4):
        draw = contest.cells.drawn(1, np.random.default_rng([seed, number]))[0]
        whole = chosen_with(contest, draw)
        for cell in range(len(draw)):
            back = draw.copy()
            back[cell] = 0.0
            changes[cell] += chosen_with(contest, back) != whole
    assert found.changes.tolist() == changes.tolist()
    if known.outlook is Outlook.SETTLED:
        assert not found.changes.any()


def test_conditions_that_contradict_each_other_leave_nothing_to_decide() -> None:
    contest = contest_of([1.0], [1.0], -1.0, [(0, 1.0, [0.0, 2.0])])
    assert outlook(contest).outlook is Outlook.IMPOSSIBLE


def test_whoever_hears_of_the_progress_can_end_the_work() -> None:
    contest = contest_of([50.0, 48.0], [1.0, 1.0], 1.0, [(0, 10.0, [0.0, 20.0])])

    def stop(done: int, of: int) -> None:
        raise InterruptedError(done, of)

    with pytest.raises(InterruptedError):
        with_trials(contest, outlook(contest), 9, seed=1, report=stop)


@pytest.mark.parametrize(
    ("found", "is_contested"),
    [
        (Outlook.OPEN, True), (Outlook.UNPROVEN, True), (Outlook.SETTLED, False), (Outlook.IMPOSSIBLE, False),
    ],
)  # fmt: skip
def test_trials_can_tell_something_where_something_is_open(found: Outlook, is_contested: bool) -> None:
    assert Stakes(found, 0, np.zeros(2), np.zeros((2, 3))).is_contested is is_contested


def test_without_trials_no_chance_is_told() -> None:
    none = Stakes(Outlook.OPEN, 0, np.zeros(2), np.zeros((2, 3)))
    assert none.chance.tolist() == [0.0, 0.0]
    some = Stakes(Outlook.OPEN, 4, np.array([1.0, 4.0]), np.array([[1.0, 0.0], [2.0, 4.0]]))
    assert some.chance.tolist() == [0.25, 1.0]
    assert some.moved.tolist() == [[0.25, 0.0], [0.5, 1.0]]
