"""The queue on rooms whose answer is known, by enumerating all resolutions through the program's own ranking."""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.room import PEOPLE, cells_of, make_big_room, make_room, vote
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.discussion_queue import DiscussionQueue
from vmo_desktop.workshop.ops.agreement import Accepted, accept_votes
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.limits import add_limit, assume, set_force
from vmo_desktop.workshop.ops.money_scores import count_scores
from vmo_desktop.workshop.ops.presentation import edit_pack
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.ops.scenarios import approve_scenario
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.revealed_votes import newest_votes
from vmo_desktop.workshop.rows import RankBy, ScoreSource
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop


def _queue(room: Workshop, trials: int = 40) -> DiscussionQueue:
    """The queue of the recommended scenario, after so many trials."""
    votes, scenario = newest_votes(room.snapshot), room.snapshot.choice.recommended
    assert votes is not None
    assert scenario is not None
    queue = DiscussionQueue(room.results, votes, scenario)
    while not queue.is_refined and (queue.stakes is None or queue.stakes.trials < trials):
        queue = replace(queue, stakes=queue.refined())
    return queue


def _portfolios(queue: DiscussionQueue) -> Iterator[tuple[float, ...]]:
    """What is chosen for every way to resolve the open cells by their votes, or by the proposed score."""
    votes, snapshot = queue.votes, queue.results.snapshot
    cells = [tuple(cell) for cell in np.argwhere(queue.is_open)]
    ways = []
    for row, column in cells:
        given_scores = votes.scores[:, row, column]
        now = float(queue.proposed.snapshot.scores[row, column])
        ways.append({*given_scores[~np.isnan(given_scores)].tolist(), float(votes.medians[row, column]), now})
    for way in product(*ways):
        scores = snapshot.scores.copy()
        for (row, column), score in zip(cells, way, strict=True):
            scores[row, column] = score
        resolved = replace(snapshot)
        resolved.__dict__["scores"] = scores
        yield tuple(_shares(resolved).tolist())


def _is_one(portfolios: Iterator[tuple[float, ...]]) -> bool:
    """Whether all are the same; those after the first other one are not chosen."""
    first = next(portfolios)
    return all(portfolio == first for portfolio in portfolios)


def _shares(snapshot: Snapshot) -> FloatArray:
    """What the recommended scenario funds of each initiative."""
    scenario = snapshot.choice.recommended
    assert scenario is not None
    return chosen(ScenarioProblem(Results(snapshot), scenario)).shares


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """A, B and C of the same cost, of which the budget pays two."""
    with make_room(tmp_path / "room.vmo") as workshop:
        yield workshop


def test_the_decisive_cell_comes_first_however_far_the_votes_on_others_lie_apart(room: Workshop) -> None:
    # A is far above the line whatever its split ends in; C on Growth alone decides between B and C.
    vote(room, {name: [2 + 2 * (place % 2), 4, 2, 2, 1 + place % 2, 2] for place, name in enumerate(PEOPLE)})
    queue = _queue(room)
    first, second = queue.lines
    assert (first.row, first.column) == (2, 0)
    assert first.chance == pytest.approx(0.0), "C at most ties with B, which comes first"
    assert queue.is_settled
    room.do(set_budget(10.0))
    assert _queue(room).is_settled, "A is first in every case"
    assert second.chance == 0.0


def test_votes_on_a_driver_that_is_counted_since_are_not_discussed(room: Workshop) -> None:
    vote(room, {name: [2 + 2 * (place % 2), 4, 2, 2, 1 + place % 2, 2] for place, name in enumerate(PEOPLE)})
    counted = room.snapshot.leaves[0]
    assert {each.column for each in _queue(room).lines} == {0}
    room.do(count_scores(counted.id, ScoreSource.NPV, low=0.0, high=100.0, unit="EUR"))
    queue = _queue(room)
    assert not queue.is_open[:, 0].any()
    assert not any(each.column == 0 for each in queue.lines)
    assert not any(driver_id == counted.id for _, driver_id in queue.close_cells)


def test_a_cell_says_between_whom_it_decides(room: Workshop) -> None:
    vote(room, {name: [4, 4, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)})
    queue = _queue(room)
    line = queue.lines[0]
    assert (line.row, line.column) == (2, 0)
    assert line.chance == pytest.approx(0.5, abs=0.2)
    assert line.decides == (2, 1)
    assert not queue.is_settled
    assert len({*_portfolios(queue)}) == 2


def test_the_room_can_stop_once_the_decisive_cell_is_accepted(room: Workshop) -> None:
    round_id = vote(
        room, {name: [2 * (place % 2) + 2, 4, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)}
    )
    assert not _queue(room).is_settled
    room.do(accept_votes(3, 1, Accepted(round_id, 3.0)))
    queue = _queue(room)
    assert queue.is_settled
    assert [(line.row, line.is_accepted) for line in queue.lines] == [(0, False), (2, True)]
    assert _shares(queue.proposed.snapshot).tolist() == [1.0, 0.0, 1.0]


def test_without_a_budget_the_queue_is_in_the_order_of_spread_and_weight(room: Workshop) -> None:
    vote(room, {name: [2, 4 * (place % 2), 2, 2, 3 * (place % 2), 2] for place, name in enumerate(PEOPLE)})
    room.do(set_budget(None))
    queue = _queue(room)
    assert queue.contest is None
    assert not queue.is_settled
    assert [(line.row, line.column, line.chance) for line in queue.lines] == [(2, 0, None), (0, 1, None)]


def test_a_newer_vote_opens_an_accepted_cell_again(room: Workshop) -> None:
    ballots = {name: [4.0, 4.0, 2.0, 2.0, 1.0 + 2 * (place % 2), 2.0] for place, name in enumerate(PEOPLE)}
    first = vote(room, ballots)
    room.do(accept_votes(3, 1, Accepted(first, 1.0)))
    assert _queue(room).is_settled
    vote(room, {PEOPLE[0]: [1.0], PEOPLE[1]: [3.0]}, cells_of(room)[4:5])
    assert not _queue(room).is_settled


def test_what_is_forced_or_assumed_in_the_scenario_is_not_decided_by_votes(room: Workshop) -> None:
    vote(room, {name: [4, 4, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)})
    assert not _queue(room).is_settled
    scenario = room.snapshot.choice.scenarios[0].id
    room.do(set_force(scenario, [3], is_in=True, reason="By law", author="Ines"))
    assert _queue(room).is_settled
    room.undo()
    room.do(assume(scenario, 3, {"value": 10.0}))
    assert _queue(room).is_settled
    room.undo()
    queue = _queue(room)
    found = chosen(queue.of)
    value, bound, cost = found.choice.objective, found.choice.bound, found.choice.cost
    room.do(approve_scenario(scenario, found.approved(), status="optimal", value=value, bound=bound, cost=cost))
    approved = _queue(room)
    assert approved.is_settled
    assert approved.stakes is None, "nothing is searched for"


def test_a_limit_on_effort_decides_as_the_budget_does(room: Workshop) -> None:
    vote(room, {name: [4, 4, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)})
    room.do(set_budget(None))
    assert _queue(room).contest is None
    room.do(add_limit(room.snapshot.choice.scenarios[0].id, LimitOf.COUNT, {"most": 2.0}))
    queue = _queue(room)
    assert not queue.is_settled
    assert queue.lines[0].decides == (2, 1)


def test_a_cell_decides_how_far_an_initiative_is_funded(room: Workshop) -> None:
    vote(room, {name: [4, 4, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)})
    room.do(set_funding_levels(3, [Level("Pilot", 5.0, 0.4), Level("All", 10.0, 1.0)]))
    room.do(set_funding_levels(2, [Level("Lite", 5.0, 0.7), Level("All", 10.0, 1.0)]))
    queue = _queue(room)
    assert len({*_portfolios(queue)}) == 3, "B alone, both in part, C alone"
    assert not queue.is_settled
    assert queue.lines[0].decides[0] == 2
    assert queue.is_in_parts(2)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_room_can_stop_exactly_when_no_resolution_changes_what_the_scenario_funds(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    costs = data.draw(st.lists(st.sampled_from([None, 5.0, 10.0, 10.0, 20.0]), min_size=2, max_size=4))
    budget = data.draw(st.sampled_from([5.0, 10.0, 15.0, 20.0, 30.0]))
    path = tmp_path_factory.mktemp("room") / "room.vmo"
    with make_room(path, costs=costs, budget=budget, people=PEOPLE[:2]) as workshop:
        cells = cells_of(workshop)
        level = st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, None])
        usual = [data.draw(level) for _ in cells]
        open_cells = data.draw(st.sets(st.integers(0, len(cells) - 1), max_size=4))
        other = [data.draw(level) if place in open_cells else score for place, score in enumerate(usual)]
        workshop.do(edit_pack({"order": data.draw(st.sampled_from([*RankBy]))}))
        for initiative_id, driver_id in data.draw(st.sets(st.sampled_from(cells), max_size=3)):
            workshop.do(set_score(initiative_id=initiative_id, driver_id=driver_id, value=3.0))
        vote(workshop, {PEOPLE[0]: usual, PEOPLE[1]: other})
        queue = _queue(workshop, trials=1)
        assert queue.is_settled == _is_one(_portfolios(queue))
        if queue.is_settled:
            assert all(not line.chance for line in queue.lines)


def test_a_queue_of_a_day_has_its_first_order_soon(tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 8, 24, 6) as workshop:
        begin = time.process_time()
        queue = _queue(workshop, trials=1)
        lines = queue.lines
        assert time.process_time() - begin < 5
        assert lines[0].chance
        assert [line.chance or 0.0 for line in lines] == sorted((line.chance or 0.0 for line in lines), reverse=True)
