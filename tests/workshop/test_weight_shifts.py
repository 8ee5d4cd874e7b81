"""Which weights of a scenario may move, and that setting them does what was told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, D, chosen_by, make_choosing
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.sensitivity_words import moved_texts
from vmo_desktop.workshop.weight_shifts import PortfolioShifts, movable_weights, no_portfolio_shifts
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_workshop({"budget": 60.0}))
        yield opened


def known(workshop: Workshop) -> PortfolioShifts:
    shifts = no_portfolio_shifts(chosen_by(workshop))
    while not shifts.found.is_complete:
        shifts = shifts.advanced(1)
    return shifts


def told(workshop: Workshop) -> dict[int, tuple[str, str, float]]:
    """Weight set, driver and weight of each initiative for which there is one."""
    shifts = known(workshop)
    found = {row: shifts.shift(row) for row in (A, B, C, D)}
    return {
        row: (weight.weight_set.name, weight.driver.name, round(shift.weight, 9))
        for row, (weight, shift) in ((row, each) for row, each in found.items() if each is not None)
    }


def test_the_weight_that_was_told_brings_it_in(workshop: Workshop) -> None:
    # A and C bring 75 g + 25, or 100 g + 100 r; B and C 50 + 100 r: level where growth weighs a half.
    assert chosen_by(workshop).is_funded.tolist() == [True, False, True, False]
    assert told(workshop)[B] == ("Default", "Growth", 0.5)
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(set_points(1, {growth: 51.0, risk: 49.0}))
    assert not chosen_by(workshop).is_funded[B]
    workshop.do(set_points(1, {growth: 49.0, risk: 51.0}))
    assert chosen_by(workshop).is_funded[B]


def test_the_scenario_s_own_weights_move(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Careful", copy_of=1))
    own = workshop.snapshot.weight_sets[-1].id
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(set_points(own, {growth: 60.0, risk: 40.0}))
    workshop.do(edit_scenario(1, {"weight_set_id": own}))
    weights = movable_weights(chosen_by(workshop).of)
    assert [(each.weight_set.name, each.driver.name) for each in weights] == [
        ("Careful", "Growth"),
        ("Careful", "Risk"),
    ]
    assert [each.move.present for each in weights] == pytest.approx([0.6, 0.4])


def test_weights_of_a_class_move_alone(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Small ones", class_name="Small", copy_of=1))
    shifts = known(workshop)
    assert shifts.has_sets
    small = next(each for each in shifts.weights if each.weight_set.name == "Small ones")
    # C brings by risk alone; A and B, of the other class, stay what they are.
    assert small.move.drawn.start.tolist() == [75.0, 50.0, 100.0, 0.0]
    assert small.move.drawn.end.tolist() == [75.0, 50.0, 0.0, 0.0]


def test_what_a_scenario_assumes_hangs_on_no_weight(workshop: Workshop) -> None:
    workshop.do(assume(1, workshop.snapshot.initiatives[B].id, {"value": 60.0}))
    weights = movable_weights(chosen_by(workshop).of)
    assert [(each.move.drawn.start[B], each.move.drawn.end[B]) for each in weights] == [(60.0, 60.0)] * 2


def test_a_weight_on_which_a_missing_score_hangs_is_left_out(workshop: Workshop) -> None:
    growth, risk = (each.id for each in workshop.snapshot.leaves)
    workshop.do(set_points(1, {growth: 100.0, risk: 0.0}))
    workshop.do(set_scores({(workshop.snapshot.initiatives[A].id, risk): None}))
    shifts = known(workshop)
    assert shifts.weights == ()
    assert not shifts.is_whole


def test_a_piece_of_the_work_is_so_many_corners(workshop: Workshop) -> None:
    shifts = no_portfolio_shifts(chosen_by(workshop))
    once = shifts.advanced(1)
    assert shifts.shift(B) is None
    assert not once.found.is_complete
    assert once.advanced(100).found.is_complete


@pytest.mark.parametrize(
    ("before", "after", "texts"),
    [
        (0.3, 0.37, ("30 %", "37 %")),
        (0.3, 0.36912, ("30 %", "37 %")),
        (0.3, 0.23456, ("30 %", "23.4 %")),
        (0.3, 0.30004, ("30 %", "30.1 %")),
        (0.13751, 0.13755, ("13.75 %", "13.76 %")),
        (0.14, 0.0, ("14 %", "0 %")),
        (0.0, 1.0, ("0 %", "100 %")),
    ],
)
def test_the_weight_to_reach_is_rounded_away_from_the_present_one(
    before: float, after: float, texts: tuple[str, str]
) -> None:
    assert moved_texts(before, after) == texts
