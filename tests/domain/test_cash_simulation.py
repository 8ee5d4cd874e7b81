"""Monte Carlo over cash lines, against closed forms."""

import numpy as np
import pytest

from vmo_desktop.domain.cash_simulation import Uncertainty, simulated, swings
from vmo_desktop.domain.forecast import CashLine, Timing, worth_of_one
from vmo_desktop.domain.three_point import Estimate, Shape

RATE, PERIODS = 0.08, 6
COST = CashLine(Estimate(-130.0, -100.0, -90.0), Timing.ONCE)
GAIN = CashLine(Estimate(20.0, 30.0, 60.0), Timing.RUNNING, start=1.0, ramp=1.0)
MANY = 200_000


def _mean_and_deviation(lines: list[CashLine], correlation: float) -> tuple[float, float]:
    drawn = Uncertainty(Shape.TRIANGULAR, correlation, MANY)
    worth = simulated([lines], RATE, PERIODS, drawn).together([0])
    return float(worth.mean()), float(worth.std())


def test_independent_amounts_have_the_mean_and_deviation_of_the_formulas() -> None:
    ones = [float(worth_of_one(line, RATE, PERIODS)) for line in (COST, GAIN)]
    amounts = [line.amount for line in (COST, GAIN)]
    mean, deviation = _mean_and_deviation([COST, GAIN], 0.0)
    expected = sum(one * each.mean(Shape.TRIANGULAR) for one, each in zip(ones, amounts, strict=True))
    squares = sum((one * each.deviation(Shape.TRIANGULAR)) ** 2 for one, each in zip(ones, amounts, strict=True))
    assert mean == pytest.approx(expected, abs=4 * deviation / MANY**0.5)
    assert deviation == pytest.approx(squares**0.5, rel=0.01)


def test_with_full_correlation_deviations_add_up() -> None:
    _, deviation = _mean_and_deviation([GAIN, GAIN], 1.0)
    one = float(worth_of_one(GAIN, RATE, PERIODS))
    assert deviation == pytest.approx(2 * one * GAIN.amount.deviation(Shape.TRIANGULAR), rel=0.01)


def test_correlation_widens_the_portfolio() -> None:
    assert _mean_and_deviation([GAIN, GAIN], 0.5)[1] > 1.1 * _mean_and_deviation([GAIN, GAIN], 0.0)[1]


def test_a_delay_only_costs() -> None:
    late = CashLine(GAIN.amount, Timing.RUNNING, start=1.0, ramp=1.0, most_delay=2.0)
    drawn = Uncertainty(samples=20_000)
    assert (
        simulated([[late]], RATE, PERIODS, drawn).samples.mean()
        < simulated([[GAIN]], RATE, PERIODS, drawn).samples.mean()
    )


def test_the_same_seed_draws_the_same() -> None:
    lines = [[COST, GAIN], [GAIN]]
    first, again, other = (
        simulated(lines, RATE, PERIODS, Uncertainty(samples=50, seed=seed)).samples for seed in (7, 7, 8)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_chance_of_loss_and_percentiles() -> None:
    sure = CashLine(Estimate(5.0, 5.0, 5.0), Timing.ONCE)
    even = CashLine(Estimate(-10.0, 0.0, 10.0), Timing.ONCE)
    worth = simulated([[sure], [even]], RATE, PERIODS, Uncertainty(Shape.TRIANGULAR, samples=MANY))
    assert worth.chance_of_loss([0]) == 0
    assert worth.percentiles([0]) == (5.0, 5.0, 5.0)
    assert worth.chance_of_loss([1]) == pytest.approx(0.5, abs=0.005)
    assert worth.chance_of_loss([0, 1]) == pytest.approx(0.125, abs=0.004)


def test_progress_is_told_and_can_stop_it() -> None:
    class Enough(Exception):
        pass

    def stop(done: int, of: int) -> None:
        assert of == 3
        if done == 2:
            raise Enough

    with pytest.raises(Enough):
        simulated([[COST]] * 3, RATE, PERIODS, Uncertainty(samples=10), stop)


def test_the_tornado_is_ordered_and_spans_the_estimates() -> None:
    late = CashLine(GAIN.amount, Timing.RUNNING, start=1.0, ramp=1.0, most_delay=2.0)
    found = swings([COST, late], RATE, PERIODS)
    widths = {(each.line, each.is_delay): each.high - each.low for each in found}
    assert list(widths) == [(1, False), (1, True), (0, False)]
    assert list(widths.values()) == sorted(widths.values(), reverse=True)
    assert widths[0, False] == pytest.approx(40.0)
    assert swings([CashLine(Estimate(1.0, 1.0, 1.0), Timing.ONCE)], RATE, PERIODS) == ()


@pytest.mark.parametrize(("correlation", "samples"), [(1.5, 10), (-0.1, 10), (0.0, 0)])
def test_what_cannot_be_drawn_is_refused(correlation: float, samples: int) -> None:
    with pytest.raises(ValueError, match="correlation"):
        Uncertainty(correlation=correlation, samples=samples)
