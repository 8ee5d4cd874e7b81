"""One scenario with everything in it, written out by hand: options, uses, links, savings, forces."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, make_choosing
from vmo_desktop.domain.portfolio import Link, LinkKind
from vmo_desktop.workshop.choice_rows import Aim, GroupKind, LimitOf
from vmo_desktop.workshop.ops.dependencies import add_group, add_synergy, require
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, assume, set_force
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.ops.scenarios import add_scenario
from vmo_desktop.workshop.scenario_problem import Option, ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop

INF = float("inf")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The first scenario has it all, the second assumes nothing and counts confidence; neither is written to."""
    with make_choosing(tmp_path_factory.mktemp("options") / "w.vmo") as opened:
        ids = [each.id for each in opened.snapshot.initiatives]
        efforts = dict(zip(ids, (4.0, 3.0, 2.0, 1.0), strict=True))
        confidence = {ids[A]: 50.0, ids[B]: 20.0, ids[C]: 100.0}
        opened.do(edit_initiatives({each: {"effort": efforts[each]} for each in ids}))
        opened.do(edit_initiatives({each: {"confidence": percent} for each, percent in confidence.items()}))
        opened.do(edit_initiatives({ids[A]: {"is_mandatory": True}}))
        opened.do(set_funding_levels(ids[A], [Level("Half", 10.0, 0.7), Level("All", 40.0, 1.0)]))
        opened.do(set_least_share(ids[A], 0.5))
        opened.do(set_least_share(ids[C], 0.25))
        opened.do(assume(1, ids[B], {"cost": 25.0, "value": 80.0, "effort": 6.0}))
        opened.do(add_limit(1, LimitOf.EFFORT, {"most": 9.0}))
        opened.do(add_limit(1, LimitOf.COUNT, {"most": 1.0, "is_on": False}))
        opened.do(add_limit(1, LimitOf.COST, {"class_name": "Small", "least": 5.0}))
        opened.do(require(ids[B], ids[C]))
        opened.do(add_group(GroupKind.AT_MOST_ONE, [ids[D], ids[A]]))
        opened.do(add_synergy(ids[C], ids[D], {"value": 5.0, "saving": 4.0}))
        opened.do(set_force(1, [ids[D]], is_in=False))
        opened.do(add_scenario({"name": "Sure", "aim": Aim.CONFIDENT_VALUE}))
        yield opened


def _of(workshop: Workshop, place: int) -> ScenarioProblem:
    return ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[place])


def test_a_scenario_is_the_problem_that_one_writes_by_hand(workshop: Workshop) -> None:
    problem = _of(workshop, 0).problem
    assert (problem.initiatives, problem.owner.tolist()) == (4, [A, A, B, C, D])
    # 75 by growth, seven tenths of it at the level; assumed; 25 by risk; nothing.
    assert problem.values.tolist() == [52.5, 75.0, 80.0, 25.0, 0.0]
    assert problem.costs.tolist() == [10.0, 40.0, 25.0, 20.0, 10.0]
    # An initiative with levels has one of them; a part is of one without.
    assert problem.least_shares.tolist() == [1.0, 1.0, 1.0, 0.25, 1.0]
    assert [(limit.use.tolist(), limit.least, limit.most, limit.is_count) for limit in problem.limits] == [
        ([10.0, 40.0, 25.0, 20.0, 10.0], -INF, 70.0, False),
        ([1.0, 4.0, 6.0, 2.0, 1.0], -INF, 9.0, False),
        ([0.0, 0.0, 0.0, 20.0, 10.0], 5.0, INF, False),
    ]
    assert problem.links == (Link(LinkKind.REQUIRES, (B, C)), Link(LinkKind.AT_MOST_ONE, (A, D)))
    (pair,) = problem.synergies
    assert (pair.first, pair.second, pair.value, pair.saving, pair.relief.tolist()) == (C, D, 5.0, 4.0, [4.0, 0.0, 4.0])
    assert (problem.forced_in, problem.forced_out) == (frozenset({A}), frozenset({D}))


def test_other_values_of_initiatives_are_shared_by_their_levels(workshop: Workshop) -> None:
    problem = _of(workshop, 0).problem_with(np.array([10.0, 20, 30, 40]))
    assert problem.values.tolist() == [7.0, 10.0, 20.0, 30.0, 40.0]
    assert [limit.most for limit in problem.limits] == [70.0, 9.0, INF]


def test_what_a_scenario_assumes_leaves_what_is_known_as_it_is(workshop: Workshop) -> None:
    of = _of(workshop, 0)
    assert (of.costs.tolist(), of.efforts.tolist()) == ([40, 25, 20, 10], [4, 6, 2, 1])
    assert (workshop.results.costs.tolist(), workshop.results.efforts.tolist()) == ([40, 30, 20, 10], [4, 3, 2, 1])
    assert _of(workshop, 1).costs.tolist() == [40, 30, 20, 10]


def test_confidence_counts_in_values_and_in_points_of_each_driver(workshop: Workshop) -> None:
    of = _of(workshop, 1)
    points = np.array([[100.0, 0], [50, 50], [0, 100], [0, 0]])
    unknown = pytest.approx(float("nan"), nan_ok=True)
    assert of.aimed(points).tolist() == [[50, 0], [10, 10], [0, 100], [unknown, unknown]]
    assert of.values.tolist() == pytest.approx([37.5, 10, 25, float("nan")], nan_ok=True)
    # What is assumed replaces value, and every point, before confidence would count.
    assert _of(workshop, 0).aimed(points).tolist() == [[100, 0], [80, 80], [0, 100], [0, 0]]


def test_the_row_behind_each_limit(workshop: Workshop) -> None:
    of = _of(workshop, 0)
    kinds = [row if row is None else row.of for row in (of.limit_row(place) for place in range(3))]
    assert kinds == [None, LimitOf.EFFORT, LimitOf.COST]


def test_without_a_budget_the_first_limit_is_the_first_row(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_workshop({"budget": None}))
        ids = [each.id for each in workshop.snapshot.initiatives]
        workshop.do(add_limit(1, LimitOf.COUNT, {"most": 3.0}))
        workshop.do(add_limit(1, LimitOf.COST, {"most": 60.0}))
        workshop.do(add_synergy(ids[A], ids[B], {"value": 0.0, "saving": 4.0}))
        of = _of(workshop, 0)
        assert [limit.most for limit in of.problem.limits] == [3.0, 60.0]
        assert of.problem.synergies[0].relief.tolist() == [0.0, 4.0]
        assert [row and row.of for row in (of.limit_row(0), of.limit_row(1))] == [LimitOf.COUNT, LimitOf.COST]


def test_a_level_uses_as_much_of_all_as_of_the_cost(workshop: Workshop) -> None:
    level = workshop.snapshot.choice.funding_levels[workshop.snapshot.initiatives[A].id][0]
    half = Option(A, level, 10.0, 0.7)
    assert [half.part_of(cost) for cost in (40.0, 10.0, 0.5, 0.0)] == [0.25, 1.0, 20.0, 1.0]
    assert Option(A, None, 10.0, 1.0).part_of(40.0) == 1.0
