"""The ends of sweeps and margins: one driver, two drivers, ties up to the last digit, the end of a scale."""

import numpy as np
import pytest

from vmo_desktop.domain.sensitivity import (
    Lines,
    Reign,
    Tornado,
    crossings,
    lines,
    rank_margins,
    reigns,
    score_breakpoints,
    shifted,
)

NAN = float("nan")


@pytest.mark.parametrize(
    ("weights", "driver", "shares"),
    [
        ([1.0], 0, [0.4]),
        ([0.0, 1.0], 1, [0.6, 0.4]),
        ([0.0, 0.0, 3.0], 2, [0.3, 0.3, 0.4]),
        ([3.0, 1.0, 9.0], 2, [0.45, 0.15, 0.4]),
    ],
)
def test_one_weight_is_given_and_the_others_share_the_rest(
    weights: list[float], driver: int, shares: list[float]
) -> None:
    assert shifted(np.array(weights), driver, 0.4).tolist() == pytest.approx(shares)


def test_what_is_unknown_on_any_driver_has_no_value_at_any_weight() -> None:
    points = np.array([[1.0, NAN], [NAN, 2.0], [3.0, 4.0]])
    drawn = lines(points, np.array([1.0, 1.0]), 0)
    assert drawn.start.tolist() == pytest.approx([NAN, NAN, 4.0], nan_ok=True)
    assert drawn.end.tolist() == pytest.approx([NAN, NAN, 3.0], nan_ok=True)
    assert drawn.at(0.25).tolist() == pytest.approx([NAN, NAN, 4 * 0.75 + 3 * 0.25], nan_ok=True)
    assert drawn.slack == pytest.approx(4e-11)


def test_lines_that_meet_at_an_end_or_by_a_last_digit_do_not_cross() -> None:
    # The slack is 1e-9; the third is above the first by ten times that, and below it by as much.
    drawn = Lines(np.array([100.0, 100.0, 100 + 1e-8, 100 + 5e-10]), np.array([50.0, 60.0, 50 - 1e-8, 50 - 5e-10]))
    found = crossings(drawn)
    assert set(zip(found.falling.tolist(), found.rising.tolist(), strict=True)) == {(2, 1), (2, 3), (2, 0)}
    assert found.weights.tolist() == pytest.approx([1e-9, 0.5, 0.5], abs=1e-6)


def test_crossings_come_by_weight_then_by_row() -> None:
    """Three lines through one point at a half, and a fourth that crosses the first of them at a quarter."""
    drawn = Lines(np.array([0.0, 4, 2, 1]), np.array([4.0, 0, 2, 1]))
    found = crossings(drawn)
    told = list(zip(found.weights.tolist(), found.falling.tolist(), found.rising.tolist(), strict=True))
    assert told == [(0.25, 3, 0), (0.5, 1, 0), (0.5, 2, 0), (0.5, 1, 2), (0.75, 1, 3)]


def test_of_equal_ones_at_the_start_the_steepest_reigns_and_of_those_the_first() -> None:
    assert reigns(Lines(np.array([5.0, 5, 5, 4]), np.array([1.0, 7, 7, 7]))) == (Reign(1, 0.0, 1.0),)
    assert reigns(Lines(np.array([5.0, 4.0]), np.array([5.0, 5.0]))) == (Reign(0, 0.0, 1.0),)
    # Through one point at a half: the steepest of those that overtake there.
    assert reigns(Lines(np.array([4.0, 3, 2, NAN]), np.array([4.0, 5, 6, NAN]))) == (Reign(0, 0, 0.5), Reign(2, 0.5, 1))


def test_the_widest_swing_comes_first_whichever_way_it_goes() -> None:
    bars = Tornado(5.0, np.array([4.0, 9.0, 3.0, 5.0]), np.array([6.0, 1.0, 5.0, 5.0]))
    assert bars.order.tolist() == [1, 0, 2, 3]


def test_margins_pass_over_what_ties_up_to_the_last_digit() -> None:
    # The slack is 1e-9.
    margins = rank_margins(np.array([100.0, 100 - 0.9e-9, 100 - 3e-9, 40.0]))
    assert margins.up.tolist() == pytest.approx([NAN, NAN, 2.1e-9, 60], nan_ok=True, rel=1e-3)
    assert margins.down.tolist() == pytest.approx([-3e-9, -2.1e-9, -60, NAN], nan_ok=True, rel=1e-3)
    assert np.isnan(rank_margins(np.array([NAN, NAN])).up).all()


@pytest.mark.parametrize(
    ("margin", "needed"),
    [
        (10.0, 40.0),  # from 60 to 100, the end of the scale
        (10.0 + 2e-10, 40.0),
        (10.0 + 4e-10, NAN),
        (-15.0, -60.0),
        (-15.0 - 2e-10, -60.0),
        (-15.0 - 4e-10, NAN),
        (NAN, NAN),
    ],
)
def test_a_score_changes_up_to_the_ends_of_its_scale(margin: float, needed: float) -> None:
    found = score_breakpoints(np.array([[60.0, 5.0]]), np.array([0.25, 0.0]), np.array([margin]))
    assert found[0].tolist() == pytest.approx([needed, NAN], nan_ok=True, abs=1e-8)


def test_a_scale_and_weights_of_ones_own() -> None:
    points, weights = np.array([[2.0, 4.0], [2.0, 4.0]]), np.array([[0.5, 0.5], [0.25, 0.75]])
    found = score_breakpoints(points, weights, np.array([1.0, 1.5]), lowest=-1.0, highest=6.0)
    # 1 / 0.5 each, up to 6; of the other 1.5 / 0.25 would be 8, 1.5 / 0.75 is 6.
    assert found.tolist() == [pytest.approx([2, 2]), pytest.approx([NAN, 2], nan_ok=True)]
    down = score_breakpoints(points, weights, np.array([-1.5, -2.0]), lowest=-1.0, highest=6.0)
    assert down.tolist() == [pytest.approx([-3, -3]), pytest.approx([NAN, -8 / 3], nan_ok=True)]


def test_where_all_is_worth_nothing_nobody_is_ahead_or_behind() -> None:
    nothing = Lines(np.zeros(2), np.zeros(2))
    assert reigns(nothing) == (Reign(0, 0.0, 1.0),)
    assert len(crossings(nothing).weights) == 0
    margins = rank_margins(np.zeros(2))
    assert np.isnan([margins.up, margins.down]).all()
