"""Scales that are not straight: corners, anchors and figures by hand."""

from math import exp

import numpy as np
import pytest

from vmo_desktop.domain.curves import Bend, BentScale, StepScale, bent, fits, mirrored, pieced, stepped, stretched
from vmo_desktop.domain.scales import Scale


@pytest.mark.parametrize("higher", [True, False])
def test_a_bent_scale_is_drawn_by_65_corners_from_end_to_end(higher: bool) -> None:
    scale = bent(10.0, 30.0, 15.0, higher_is_better=higher)
    scores, points = scale.line()
    assert len(scores) == len(points) == 65
    assert scores[[0, 32, 64]].tolist() == [10.0, 20.0, 30.0]
    assert points.tolist() == scale.value(scores).tolist()


@pytest.mark.parametrize("higher", [True, False])
def test_a_bent_scale_follows_its_exponential(higher: bool) -> None:
    # Half of the value at x, as a share of the way from the worst end, has 1 + e**(-1 / rho) = 2 e**(-x / rho).
    scale = bent(0.0, 8.0, 2.0 if higher else 6.0, higher_is_better=higher)
    assert isinstance(scale, BentScale)
    assert scale.is_anchored is False
    assert scale.scores == ((0.0, 2.0, 8.0) if higher else (0.0, 6.0, 8.0))
    assert scale.points == ((0.0, 50.0, 100.0) if higher else (100.0, 50.0, 0.0))
    assert 1 + exp(-8 / scale.rho) == pytest.approx(2 * exp(-2 / scale.rho))
    for way in (1.0, 4.0, 7.0):
        worth = 100 * (1 - exp(-way / scale.rho)) / (1 - exp(-8 / scale.rho))
        assert float(scale.value(way if higher else 8 - way)) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("higher", "scores", "points"),
    [
        (True, [0, 1, 1, 3, 3, 4], [0, 0, 30, 30, 100, 100]),
        (False, [0, 1, 1, 3, 3, 4], [100, 100, 30, 30, 0, 0]),
    ],
)
def test_a_step_is_drawn_with_its_jumps(higher: bool, scores: list[float], points: list[float]) -> None:
    """Of two bends, at 1 and at 3; what is reached from the worst end counts."""
    bends = [(1.0, 30.0), (3.0, 100.0)] if higher else [(1.0, 100.0), (3.0, 30.0)]
    scale = stepped(0.0, 4.0, bends, higher_is_better=higher)
    assert isinstance(scale, StepScale)
    assert scale.is_anchored is False
    drawn_scores, drawn_points = scale.line()
    drawn = list(zip(drawn_scores.tolist(), drawn_points.tolist(), strict=True))
    assert list(dict.fromkeys(drawn)) == list(dict.fromkeys(zip(scores, points, strict=True)))
    assert len(drawn) == 2 * len(scale.scores) - 1


def test_bends_are_taken_in_any_order() -> None:
    scale = pieced(0.0, 10.0, [(8.0, 90.0), (2.0, 60.0)], higher_is_better=True)
    assert (scale.scores, scale.points) == ((0.0, 2.0, 8.0, 10.0), (0.0, 60.0, 90.0, 100.0))
    assert scale.is_anchored is False
    falling = pieced(0.0, 10.0, [(8.0, 10.0), (2.0, 40.0)], higher_is_better=False)
    assert falling.points == (100.0, 40.0, 10.0, 0.0)
    assert stepped(0.0, 10.0, [(8.0, 90.0), (2.0, 60.0)], higher_is_better=True).points == (0.0, 60.0, 90.0, 100.0)


@pytest.mark.parametrize(
    ("bends", "rising", "falling"),
    [
        ([], True, True),
        ([(5.0, 0.0)], True, True),
        ([(5.0, 100.0)], True, True),
        ([(5.0, 100.5)], False, False),
        ([(5.0, -0.5)], False, False),
        ([(4.0, 50.0), (6.0, 50.0)], True, True),
        ([(4.0, 50.0), (6.0, 50.5)], True, False),
        ([(4.0, 50.5), (6.0, 50.0)], False, True),
        ([(4.0, 50.0), (4.5, 60.0)], True, False),
        ([(0.0, 50.0)], False, False),
        ([(10.0, 50.0)], False, False),
        ([(4.0, 50.0), (4.0, 50.0)], False, False),
    ],
)
def test_bends_fit_strictly_inside_the_range_and_never_run_back(bends: list[Bend], rising: bool, falling: bool) -> None:
    assert fits(0.0, 10.0, bends, higher_is_better=True) is rising
    assert fits(0.0, 10.0, bends, higher_is_better=False) is falling


@pytest.mark.parametrize("half", [3.0, 13.0])
def test_a_half_at_an_end_makes_no_scale(half: float) -> None:
    assert bent(3.0, 13.0, half, higher_is_better=True) == Scale((), (), is_anchored=False)
    assert bent(3.0, 13.0, 3.5, higher_is_better=True).accepts(3.0)


def test_what_makes_no_scale_over_a_range_without_width_is_worth_nothing() -> None:
    assert bent(3.0, 3.0, 3.0, higher_is_better=True) == Scale((3.0,), (0.0,), is_anchored=False)
    assert pieced(3.0, 3.0, [(3.0, 50.0)], higher_is_better=True) == Scale((3.0,), (0.0,), is_anchored=False)
    assert stepped(5.0, 3.0, [], higher_is_better=False) == Scale((), (), is_anchored=False)


def test_the_mirror_image_and_the_stretched_are_without_noise() -> None:
    assert mirrored(0.1, 0.4, [(0.2, 10.0), (0.25, 70.0)]) == ((0.25, 70.0), (0.3, 10.0))
    assert mirrored(-2.0, 10.0, [(1.0, 5.0)]) == ((7.0, 5.0),)
    assert stretched((0.3, 0.6), (0.0, 1.0), (0.0, 10.0)) == (3.0, 6.0)
    assert stretched((12.0, 15.0), (10.0, 20.0), (3.0, 8.0)) == (4.0, 5.5)
    assert mirrored(0.0, 1.0, [(0.123456789012345, 5.0)]) == ((0.876543210988, 5.0),)


def test_a_first_step_may_bring_nothing_yet() -> None:
    up = stepped(0.0, 9.0, [(3.0, 0.0), (6.0, 40.0)], higher_is_better=True)
    assert up.value([0, 3, 6, 8.9, 9]).tolist() == [0, 0, 40, 40, 100]
    assert up.line()[1].tolist() == [0, 0, 0, 0, 40, 40, 100]
    down = stepped(0.0, 9.0, [(3.0, 100.0), (6.0, 40.0)], higher_is_better=False)
    assert down.value([0, 3, 3.1, 6, 6.1, 9]).tolist() == [100, 100, 40, 40, 0, 0]


def test_a_step_between_negative_scores() -> None:
    scale = stepped(-4.0, 0.0, [(-3.0, 20.0), (-1.0, 60.0)], higher_is_better=True)
    assert scale.value([-4.0, -3.5, -3.0, -1.5, -1.0, -0.5, 0.0]).tolist() == [0, 0, 20, 20, 60, 60, 100]
    assert np.isnan(scale.value(np.nan))
