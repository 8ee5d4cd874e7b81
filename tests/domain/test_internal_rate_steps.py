"""Internal rates: exact figures, and how few looks at the present value they take."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from vmo_desktop.domain.internal_rate import Place, _bracketed, _interpolated, internal_rates


def _rates(*flows: float) -> list[float]:
    return list(internal_rates(np.array(flows)).rates)


@pytest.mark.parametrize(
    ("flows", "times", "rates", "changes"),
    [
        ((-4, 9), (0, 2), [0.5], 1),
        ((-8, 27), (1, 4), [0.5], 1),
        ((-100, 60, -10, 70), (0, 1, 0, 1), [2 / 11], 1),  # -110 and 130
        ((-100, 5, -5, 121), (0, 1, 1, 2), [0.1], 1),  # 5 and -5 at one time are nothing
        ((100, -100, -50, 75), (0, 0, 1, 2), [0.5], 1),
        ((-1, 1, -2, 3), (0, 0, 1, 1), [], 0),
        ((-4, 0, 0, 4), (0, 1, 2, 3), [0.0], 1),
        ((0, 0, 0), (0, 1, 2), [], 0),
        ((5,), (3,), [], 0),
        ((-1, 2.5, -1.5), (0, 0.5, 1), [0.0, 1.25], 2),  # of half periods: 0 % and 50 %, 1.5**2 = 2.25
        ((-1, 5, -6), (0, 1, 2), [1.0, 2.0], 2),
        ((-1, 0.25, 0.125), (0, 1, 2), [-0.5], 1),  # 0.25 * 2 + 0.125 * 4
    ],
)
def test_rates_by_hand(flows: tuple[float, ...], times: tuple[float, ...], rates: list[float], changes: int) -> None:
    found = internal_rates(np.array(flows, dtype=float), np.array(times, dtype=float))
    assert list(found.rates) == pytest.approx(rates, rel=1e-12, abs=1e-12)
    assert found.sign_changes == changes


@pytest.mark.parametrize(
    "roots",
    [
        (0.1, 0.2, 0.3, 0.4),
        (-0.9, -0.5, 0.0, 1.0, 9.0),
        (0.25, 0.26),
        (-0.3, 0.3, 30.0),
        (-0.99, -0.98),
        (50.0, 80.0),
    ],
)
def test_all_of_several_rates(roots: tuple[float, ...]) -> None:
    """The flows are the coefficients of the polynomial with these zeros in 1 + rate."""
    flows = np.array([1.0])
    for root in roots:
        flows = np.convolve(flows, [1.0, -(1 + root)])
    found = internal_rates(flows)
    assert found.rates == pytest.approx(roots, abs=1e-9)
    assert found.sign_changes == len(roots)
    assert _rates(*-flows) == pytest.approx(roots, abs=1e-9)


def test_where_two_rates_met_there_is_one_and_where_they_just_missed_each_other_none() -> None:
    assert _rates(-100, 220, -121) == pytest.approx([0.1], abs=1e-6)
    assert _rates(-100, 220, -121.0001) == []
    assert _rates(-100, 220, -120.9999) == pytest.approx([0.1 - 1e-3, 0.1 + 1e-3], abs=2e-5)
    # Of 400 that are added up at 10 %, at most 4e-10 are nothing; what is missing is discounted over two periods.
    assert _rates(-100, 220, -121 - 1.21 * 2.4e-10) == pytest.approx([0.1], abs=1e-6)
    assert _rates(-100, 220, -121 - 1.21 * 6.4e-10) == []
    assert _rates(1, -3, 3, -1) == pytest.approx([0.0], abs=1e-4)


def test_unknown_flows_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^flows are finite$"):
        internal_rates(np.array([-1.0, math.inf]))


CURVES: dict[str, tuple[Callable[[float], float], float, float, float, int]] = {
    "straight": (lambda x: 2 * x - 1, 0.0, 1.0, 0.5, 3),
    "bent": (lambda x: math.exp(x) - 2, 0.0, 3.0, math.log(2), 9),
    "falling": (lambda x: 5 - x**3, -1.0, 4.0, 5 ** (1 / 3), 11),
    "flat at its zero": (lambda x: (x - 0.3) ** 3, -1.0, 2.0, 0.3, 63),
    "a jump": (lambda x: -1.0 if x < 0.7 else 1.0, 0.0, 1.0, 0.7, 55),
    "share": (lambda x: (math.exp(-x) - 0.2) / (math.exp(-x) + 0.2), -9.0, 9.0, math.log(5), 11),
}


@pytest.mark.parametrize("name", CURVES)
def test_a_zero_between_two_places_to_the_last_digit_in_few_looks(name: str) -> None:
    value, low, high, zero, most = CURVES[name]
    looks = []

    def looked(x: float) -> float:
        looks.append(x)
        return value(x)

    for start, end in ((low, high), (high, low)):
        looks.clear()
        assert _bracketed(looked, start, end) == pytest.approx(zero, rel=4e-16, abs=1e-5 if "flat" in name else 0)
        assert min(low, high) <= min(looks)
        assert max(looks) <= max(low, high)
        assert len(looks) <= most


@pytest.mark.parametrize(("a", "b", "c"), [(2.0, -1.0, 5.0), (-2.0, 3.0, -4.0), (1.5, -2.0, 6.0)])
def test_a_parabola_is_followed_to_its_zero(a: float, b: float, c: float) -> None:
    def place(y: float) -> Place:
        return 3 + 2 * y + y**2 / 10, y

    part = _interpolated(place(a), place(b), place(c))
    assert place(a)[0] + part * (place(b)[0] - place(a)[0]) == pytest.approx(3.0)


@pytest.mark.parametrize("x", [0.5, 1.0, 3.0, 3.5])
def test_a_parabola_that_turns_between_its_places_is_not_trusted(x: float) -> None:
    # With half of the way up made, between a quarter and three quarters of the way along; both ends are too far.
    assert _interpolated((x, 1.0), (0.0, -1.0), (4.0, 3.0)) == 0.5
    assert _interpolated((2.0, 1.0), (0.0, -1.0), (4.0, 3.0)) == pytest.approx(0.5)
    assert _interpolated((1.5, 1.0), (0.0, -1.0), (4.0, 3.0)) == pytest.approx(0.375 + 2.5 / 1.5 / 8)
