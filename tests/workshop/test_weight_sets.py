"""Weight sets and points as they are edited; drivers and their groups as they are moved and deleted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import make_choosing
from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.ops.ballots import Voted, write_votes
from vmo_desktop.workshop.ops.benefits import add_benefit, delete_benefits, edit_benefit, set_enablers, set_leads_to
from vmo_desktop.workshop.ops.drivers import Level, add_driver, delete_drivers, edit_driver, move_driver, set_levels
from vmo_desktop.workshop.ops.judgements import set_method
from vmo_desktop.workshop.ops.money_scores import count_scores, type_scores
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import close_round, open_round, open_weight_round, reveal_round
from vmo_desktop.workshop.ops.weights import (
    add_weight_set,
    delete_weight_set,
    edit_weight_set,
    make_default,
    set_locked,
    set_points,
)
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import ScoreSource, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

GROWTH, RISK = 1, 2


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Growth with 75 points and Risk with 25, on levels from 0 to 4; initiatives A to D."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _points(workshop: Workshop, weight_set_id: int) -> list[float]:
    return [workshop.snapshot.points(weight_set_id, each.id) for each in workshop.snapshot.drivers]


def test_points_are_any_finite_number_of_0_or_more(workshop: Workshop) -> None:
    for wrong in (-0.5, float("inf"), float("nan")):
        assert refusal_of(workshop, set_points(1, {GROWTH: 5.0, RISK: wrong})) == (
            "Points are 0 or more. Type a number that is not negative."
        )
    assert label_of(workshop, set_points(1, {GROWTH: 0.0, RISK: 1e6})) == "Weights: Risk 25 → 1,000,000, Growth 75 → 0"
    assert _points(workshop, 1) == [0.0, 1e6]


def test_a_lock_is_of_one_weight_in_one_set(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Board"))
    assert label_of(workshop, set_locked(1, GROWTH, True)) == "Weight of Growth locked"
    assert [workshop.snapshot.is_locked(each, GROWTH) for each in (1, 2)] == [True, False]
    assert not workshop.snapshot.is_locked(1, RISK)
    assert label_of(workshop, set_locked(1, GROWTH, False)) == "Weight of Growth unlocked"
    assert not workshop.snapshot.is_locked(1, GROWTH)
    assert _points(workshop, 1) == [75.0, 25.0]


def test_a_weight_set_begins_level_or_as_a_copy_with_how_it_came_about(workshop: Workshop) -> None:
    workshop.do(set_method(1, WeightMethod.SWING))
    assert label_of(workshop, add_weight_set("Level")) == "Weight set added: Level"
    workshop.do(add_weight_set("Copy", class_name="Small", copy_of=1))
    first, level, copy = workshop.snapshot.weight_sets
    assert [each.position for each in (first, level, copy)] == [1, 2, 3]
    assert [each.is_default for each in (first, level, copy)] == [True, False, False]
    assert (copy.class_name, copy.method, level.method != copy.method) == ("Small", WeightMethod.SWING, True)
    level_points = _points(workshop, level.id)
    assert level_points[0] == level_points[1] > 0
    assert _points(workshop, copy.id) == [75.0, 25.0]
    assert label_of(workshop, set_points(copy.id, {RISK: 30.0})) == "Weight in Copy: Risk 25 → 30"
    assert _points(workshop, 1) == [75.0, 25.0]


def test_a_class_has_one_weight_set(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Board", class_name="Small"))
    workshop.do(add_weight_set("Other"))
    told = "Class Small already uses the weight set Board. Unbind that one first."
    assert refusal_of(workshop, add_weight_set("New", class_name="Small")) == told
    assert refusal_of(workshop, edit_weight_set(3, class_name="Small")) == told
    workshop.do(edit_weight_set(2, class_name="Small"))
    assert label_of(workshop, edit_weight_set(2, name="Board 2")) == "Weight set Board 2"
    assert workshop.snapshot.weight_sets[1].class_name == "Small"
    workshop.do(edit_weight_set(2, class_name=""))
    workshop.do(edit_weight_set(3, class_name="Small"))
    assert [(each.name, each.class_name) for each in workshop.snapshot.weight_sets[1:]] == [
        ("Board 2", ""), ("Other", "Small"),
    ]  # fmt: skip


def test_the_default_set_is_one_and_stays(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Board"))
    name = workshop.snapshot.weight_sets[0].name
    assert refusal_of(workshop, delete_weight_set(1)) == (
        f"{name} is the default weight set. Make another one the default first."
    )
    assert label_of(workshop, make_default(2)) == "Default weight set: Board"
    assert [each.is_default for each in workshop.snapshot.weight_sets] == [False, True]
    assert label_of(workshop, delete_weight_set(1)) == f"Weight set deleted: {name}"
    assert [each.name for each in workshop.snapshot.weight_sets] == ["Board"]


def test_drivers_get_codes_and_places_of_their_own_and_move_between_groups(workshop: Workshop) -> None:
    assert label_of(workshop, add_driver("Customers", is_group=True)) == "Driver group added: Customers"
    assert label_of(workshop, add_driver("Reach", parent_id=3)) == "Driver added: Reach"
    workshop.do(add_driver("Growth", parent_id=3))
    workshop.do(add_driver("%"))
    assert [each.code for each in workshop.snapshot.drivers] == ["GROW", "RISK", "CUST", "REAC", "GROW2", "D"]
    assert [(each.name, each.position) for each in workshop.snapshot.children(3)] == [("Reach", 1), ("Growth", 2)]
    assert [each.name for each in workshop.snapshot.children(None)] == ["Growth", "Risk", "Customers", "%"]
    assert label_of(workshop, move_driver(1, parent_id=3, position=1)) == "Driver moved: Growth"
    assert [each.id for each in workshop.snapshot.children(3)] == [4, 1, 5]
    workshop.do(move_driver(6, parent_id=None, position=0))
    assert [each.id for each in workshop.snapshot.children(None)] == [6, 2, 3]
    workshop.do(move_driver(6, parent_id=None, position=2))
    assert [each.id for each in workshop.snapshot.children(None)] == [2, 3, 6]
    workshop.do(add_driver("Inner", is_group=True, parent_id=3))
    itself = "A group cannot be moved into itself. Choose another group."
    assert refusal_of(workshop, move_driver(3, parent_id=3, position=0)) == itself
    assert refusal_of(workshop, move_driver(3, parent_id=7, position=0)) == itself
    workshop.do(move_driver(7, parent_id=None, position=0))
    assert label_of(workshop, delete_drivers([3, 7])) == "Driver deleted: Customers, Inner"
    assert [each.id for each in workshop.snapshot.drivers] == [2, 6]


def test_levels_have_scores_of_their_own_and_points_from_0_to_100(workshop: Workshop) -> None:
    assert refusal_of(workshop, set_levels(GROWTH, [Level(1, 0), Level(1, 100)])) == (
        "Two levels have the same score. Give each level a score of its own."
    )
    for points in (-0.5, 100.5):
        assert refusal_of(workshop, set_levels(GROWTH, [Level(0, 0), Level(4, points)])) == (
            "The points of a level lie between 0 and 100. Change the level's points."
        )
    assert label_of(workshop, set_levels(GROWTH, [Level(0, 0), Level(4, 100)])) == "Scale of Growth"
    assert [each.score for each in workshop.snapshot.levels[GROWTH]] == [0, 4]


def test_a_scale_that_no_longer_holds_its_scores_is_refused_with_their_number(workshop: Workshop) -> None:
    assert refusal_of(workshop, set_levels(GROWTH, [Level(0, 0), Level(3, 100)])) == (
        "Growth: 1 score lies outside 0 to 3. Change this score first, or keep the range."
    )
    assert refusal_of(workshop, set_levels(GROWTH, [Level(0, 0), Level(1.5, 100)])) == (
        "Growth: 2 scores lie outside 0 to 1.5. Change these scores first, or keep the range."
    )
    assert refusal_of(workshop, set_levels(GROWTH, [])).startswith("Growth: 2 scores lie outside 0 to 0.")
    assert refusal_of(workshop, edit_driver(GROWTH, {"scale": "measure", "low": 0.0, "high": 3.0})).startswith(
        "Growth: 1 score lies outside 0 to 3."
    )
    for low, high in ((4.0, 4.0), (5.0, 4.0)):
        assert refusal_of(workshop, edit_driver(GROWTH, {"scale": "measure", "low": low, "high": high})) == (
            f"Growth: the low end {low:g} must be below the high end {high:g}."
        )
    workshop.do(edit_driver(GROWTH, {"scale": "measure", "low": 0.0, "high": 4.0}))


def test_a_range_stays_while_there_are_ballots_that_nobody_has_seen(workshop: Workshop) -> None:
    workshop.do(add_participant({"name": "Ana"}))
    workshop.do(open_round("Round", [1], [GROWTH]))
    workshop.do(open_weight_round("Weights", 1, WeightMethod.SWING, [GROWTH, RISK]))
    wider = [Level(0, 0), Level(5, 100)]
    workshop.do(set_levels(GROWTH, wider))
    workshop.do(write_votes(1, 1, {(1, GROWTH): Voted(3.0)}, way=Way.LAPTOP))
    assert refusal_of(workshop, set_levels(GROWTH, [Level(0, 0), Level(6, 100)])) == (
        "Round has ballots on this scale. Reveal the round, or delete it, to change the range."
    )
    workshop.do(set_levels(GROWTH, [Level(0, 0), Level(2, 70), Level(5, 100)]))
    workshop.do(set_levels(RISK, wider))
    workshop.do(close_round(1))
    workshop.do(reveal_round(1))
    workshop.do(set_levels(GROWTH, [Level(0, 0), Level(6, 100)]))


def test_scores_are_counted_from_money_unless_a_round_asks_for_them(workshop: Workshop) -> None:
    def counted(low: float = 0.0) -> str:
        return label_of(workshop, count_scores(GROWTH, ScoreSource.NPV, low=low, high=10.0, unit="EUR"))

    workshop.do(open_round("Round", [1], [GROWTH]))
    operation = count_scores(GROWTH, ScoreSource.ROI, low=0.0, high=10.0, unit="%")
    assert refusal_of(workshop, operation) == (
        "Round asks for scores on this driver. Reveal the round, or delete it, to have them counted."
    )
    workshop.undo()
    assert refusal_of(workshop, count_scores(GROWTH, ScoreSource.ROI, low=10.0, high=10.0, unit="%")) == (
        "The low end must be below the high end."
    )
    assert counted() == "Scores of Growth: NPV"
    growth = workshop.snapshot.leaves[0]
    assert (growth.source, growth.low, growth.high, growth.unit) == (ScoreSource.NPV, 0.0, 10.0, "EUR")
    assert label_of(workshop, operation) == "Scores of Growth: ROI"
    assert label_of(workshop, type_scores(GROWTH)) == "Scores of Growth: typed"
    assert workshop.snapshot.leaves[0].source is ScoreSource.TYPED
    assert all(driver_id == RISK for _, driver_id in workshop.snapshot.agreed_scores)


def test_benefits_ascend_and_lead_to_no_way_round(workshop: Workshop) -> None:
    for name in ("Fewer calls", "Calm", "Trust"):
        assert label_of(workshop, add_benefit(1, {"name": name})) == f"Benefit added: {name}"
    assert label_of(workshop, edit_benefit(1, {"low": 1.0, "most_likely": 1.0, "high": 2.0})) == (
        "Benefit changed: Fewer calls"
    )
    for values in ({"low": 1.5}, {"high": 0.5}, {"most_likely": None, "low": 3.0}):
        assert refusal_of(workshop, edit_benefit(1, values)) == "Fewer calls: low, most likely and high ascend."
    workshop.do(edit_benefit(1, {"high": None}))
    assert label_of(workshop, set_leads_to(1, [2, 3, 2])) == "What a benefit leads to: Fewer calls"
    workshop.do(set_leads_to(2, [3]))
    assert workshop.snapshot.value.leads_to == {1: (2, 3), 2: (3,)}
    assert refusal_of(workshop, set_leads_to(3, [1])) == "Trust would lead to itself."
    assert refusal_of(workshop, set_leads_to(2, [2])) == "Calm would lead to itself."
    workshop.do(set_leads_to(1, []))
    workshop.do(set_leads_to(3, [1]))
    assert label_of(workshop, set_enablers(1, [3, 2, 3])) == "Initiatives of a benefit: Fewer calls"
    assert workshop.snapshot.value.enablers == {1: (2, 3)}
    workshop.do(set_enablers(1, []))
    assert workshop.snapshot.value.enablers == {}
    workshop.do(add_benefit(2, {"name": "All"}, enablers=[3], leads_to=[2]))
    assert (workshop.snapshot.value.enablers, workshop.snapshot.value.leads_to[4]) == ({4: (3,)}, (2,))
    assert label_of(workshop, delete_benefits([1])) == "Benefit deleted"
    assert label_of(workshop, delete_benefits([2, 3])) == "2 benefits deleted"
    assert [each.name for each in workshop.snapshot.benefits] == ["All"]
