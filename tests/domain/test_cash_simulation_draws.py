"""Monte Carlo sample by sample, from the same random numbers; and the tornado by hand."""

from math import erf, sqrt

import numpy as np
import pytest

from vmo_desktop.domain.cash_simulation import Swing, Uncertainty, Worth, simulated, swings
from vmo_desktop.domain.forecast import CashLine, Timing, worth_of_one
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import Estimate, Shape

EVEN = Estimate(0.0, 0.0, 1.0)
COUNT = 40


def _share(news: FloatArray) -> FloatArray:
    """How much of a normal distribution lies below each number."""
    return np.array([(1 + erf(each / sqrt(2))) / 2 for each in news])


def _falling(share: FloatArray) -> FloatArray:
    """Quantiles of the triangle from 0, likeliest, to 1."""
    return 1 - np.sqrt(1 - share)


def test_amounts_share_one_factor_as_much_as_their_correlation_says() -> None:
    one, three = CashLine(EVEN, Timing.ONCE), CashLine(Estimate(0.0, 0.0, 3.0), Timing.ONCE, start=1.0)
    told: list[tuple[int, int]] = []
    found = simulated(
        [[one, three], [], [one]],
        0.25,
        2,
        Uncertainty(Shape.TRIANGULAR, 0.36, COUNT, seed=9),
        lambda done, of: told.append((done, of)),
    ).samples
    random = np.random.default_rng(9)
    common = random.standard_normal(COUNT)
    amounts = [_falling(_share(0.6 * common + 0.8 * random.standard_normal(COUNT))) for _ in range(3)]
    assert found[:, 0] == pytest.approx(amounts[0] + 3 * 0.8 * amounts[1], abs=1e-6)
    assert found[:, 1].tolist() == [0.0] * COUNT
    assert found[:, 2] == pytest.approx(amounts[2], abs=1e-6)
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("most", [1.0, 2.5])
def test_delays_are_drawn_from_none_which_is_likeliest_to_the_most(most: float) -> None:
    sure = Estimate(10.0, 10.0, 10.0)
    lines = [
        CashLine(sure, Timing.ONCE, most_delay=most),
        CashLine(sure, Timing.RUNNING, ramp=2.0, duration=3.0, most_delay=most),
    ]
    found = simulated([lines[:1], lines[1:]], 0.25, 5, Uncertainty(samples=COUNT, seed=3)).samples
    random = np.random.default_rng(3)
    random.standard_normal(COUNT)
    for column, line in zip(found.T, lines, strict=True):
        random.standard_normal(COUNT)
        delays = most * _falling(random.random(COUNT))
        assert column == pytest.approx(10 * worth_of_one(line, 0.25, 5, delays), abs=1e-4)


def test_estimates_are_drawn_in_the_shape_that_is_asked_for() -> None:
    line = CashLine(EVEN, Timing.ONCE)
    pert = simulated([[line]], 0.0, 1, Uncertainty(samples=COUNT)).samples[:, 0]
    random = np.random.default_rng(1)
    random.standard_normal(COUNT)
    assert pert == pytest.approx(1 - (1 - _share(random.standard_normal(COUNT))) ** 0.2, abs=1e-3)  # beta(1, 5)


def test_the_worth_of_those_chosen_is_added_up_sample_by_sample() -> None:
    worth = Worth(np.array([[-2.0, 1.0, 9.0], [0.5, -0.5, 9.0], [3.0, 0.25, 9.0], [-1.0, 2.0, 9.0]]))
    assert worth.together([0, 1]).tolist() == [-1.0, 0.0, 3.25, 1.0]
    assert worth.together([]).tolist() == [0.0] * 4
    assert worth.chance_of_loss([0]) == 0.5
    assert worth.chance_of_loss([0, 1]) == 0.25  # nothing gained is no loss
    assert worth.percentiles([0, 1]) == pytest.approx((-0.7, 0.5, 2.575))  # straight between -1, 0, 1 and 3.25


@pytest.mark.parametrize(("correlation", "samples"), [(1.01, 1), (-0.01, 1), (0.5, 0), (float("nan"), 1)])
def test_what_cannot_be_drawn_is_refused(correlation: float, samples: int) -> None:
    with pytest.raises(ValueError, match=r"^a correlation lies between 0 and 1, and there is at least one sample$"):
        Uncertainty(correlation=correlation, samples=samples)


@pytest.mark.parametrize("correlation", [0.0, 1.0])
def test_one_sample_and_no_or_full_correlation_can_be_drawn(correlation: float) -> None:
    line = CashLine(Estimate(1.0, 1.0, 1.0), Timing.ONCE)
    assert simulated([[line]], 0.1, 1, Uncertainty(correlation=correlation, samples=1)).samples.tolist() == [[1.0]]


def test_the_tornado_by_hand() -> None:
    # Of a quarter a period, over three: 1 now, 0.8 and 0.64 later.
    cost = CashLine(Estimate(-130.0, -100.0, -91.0), Timing.ONCE)
    gain = CashLine(Estimate(20.0, 50.0, 60.0), Timing.RUNNING, start=1.0, most_delay=1.0)
    base = -100 + 50 * 1.44
    found = swings([cost, gain], 0.25, 3)
    assert [(each.line, each.is_delay) for each in found] == [(1, False), (1, True), (0, False)]
    assert [(each.low, each.high) for each in found] == [
        pytest.approx((base - 30 * 1.44, base + 10 * 1.44)),
        pytest.approx((base + 50 * (0.64 - 1.44), base)),
        pytest.approx((base - 30, base + 9)),
    ]


def test_what_swings_alike_keeps_its_order() -> None:
    # The second brings 8 less if it comes a period late, and as much less if it is low.
    alike = CashLine(Estimate(8.0, 16.0, 16.0), Timing.ONCE, most_delay=1.0)
    first = CashLine(Estimate(0.0, 8.0, 8.0), Timing.ONCE)
    found = swings([first, alike, CashLine(Estimate(1.0, 1.0, 1.0), Timing.ONCE)], 1.0, 2)
    assert found == (Swing(0, False, 17.0, 25.0), Swing(1, False, 17.0, 25.0), Swing(1, True, 17.0, 25.0))
