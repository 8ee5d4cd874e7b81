"""Scales that are not straight: bent, pieced together, stepped."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.curves import Bend, bent, fits, mirrored, pieced, stepped, stretched
from vmo_desktop.domain.scales import FloatArray, Scale

RANGES = st.tuples(st.integers(-1000, 1000), st.integers(1, 1000)).map(lambda pair: (pair[0], pair[0] + pair[1]))
SHARES = st.lists(st.integers(1, 999), max_size=6, unique=True).map(lambda found: sorted(each / 1000 for each in found))
WORTHS = st.lists(st.integers(0, 100), min_size=6, max_size=6).map(sorted)


class Curves(NamedTuple):
    """A bent, a pieced and a stepped scale over one range, from one end to the other."""

    ends: tuple[int, int]
    shares: list[float]
    worths: list[int]
    half: float
    higher: bool

    @property
    def bends(self) -> tuple[Bend, ...]:
        low, high = self.ends
        ordered = self.worths if self.higher else self.worths[::-1]
        return tuple((low + each * (high - low), float(worth)) for each, worth in zip(self.shares, ordered))  # noqa: B905

    @property
    def middle(self) -> float:
        return self.ends[0] + self.half * (self.ends[1] - self.ends[0])

    @property
    def scales(self) -> list[Scale]:
        return [
            bent(*self.ends, self.middle, higher_is_better=self.higher),
            pieced(*self.ends, self.bends, higher_is_better=self.higher),
            stepped(*self.ends, self.bends, higher_is_better=self.higher),
        ]

    def scores(self, shares: Sequence[float]) -> FloatArray:
        return self.ends[0] + (self.ends[1] - self.ends[0]) * np.sort(np.asarray(shares))


CURVES = st.builds(Curves, RANGES, SHARES, WORTHS, st.floats(0.001, 0.999), st.booleans())
PLACES = st.lists(st.floats(0, 1), min_size=2)


@given(CURVES, PLACES)
def test_every_shape_runs_from_0_to_100_and_never_back(curves: Curves, places: list[float]) -> None:
    for scale in curves.scales:
        assert scale.value(curves.ends).tolist() == ([0, 100] if curves.higher else [100, 0])
        values = scale.value(curves.scores(places))
        assert ((values >= 0) & (values <= 100)).all()
        assert (np.diff(values) * (1 if curves.higher else -1) >= -1e-9).all()
        assert np.isnan(scale.value([np.nan])).all()
        assert [scale.low, scale.high] == list(curves.ends)
        assert scale.value(np.full((2, 3), float(scale.low))).shape == (2, 3)


@given(CURVES)
def test_the_half_is_worth_half(curves: Curves) -> None:
    assert curves.scales[0].value(curves.middle) == pytest.approx(50, abs=1e-7)


@given(CURVES, PLACES)
def test_the_other_direction_is_the_mirror_image(curves: Curves, places: list[float]) -> None:
    low, high = curves.ends
    better = not curves.higher
    found = mirrored(low, high, curves.bends)
    scores = curves.scores(places)
    bent_back = bent(low, high, low + high - curves.middle, higher_is_better=better)
    pieced_back = pieced(low, high, found, higher_is_better=better)
    assert curves.scales[0].value(scores) == pytest.approx(bent_back.value(low + high - scores), abs=1e-3)
    assert curves.scales[1].value(scores) == pytest.approx(pieced_back.value(low + high - scores), abs=1e-3)
    stepped_back = stepped(low, high, found, higher_is_better=better)
    for score, _ in curves.bends:
        beside = score + (high - low) / 5000 * (1 if curves.higher else -1)
        assert curves.scales[2].value(beside) == pytest.approx(float(stepped_back.value(low + high - beside)))


@given(CURVES)
def test_the_drawn_line_lies_on_the_value_function(curves: Curves) -> None:
    low, high = curves.ends
    for scale in curves.scales[1:]:
        scores, points = scale.line()
        assert (np.diff(scores) >= 0).all()
        assert (scores[0], scores[-1]) == curves.ends
        for score, worth in zip(scale.scores, scale.points, strict=True):
            assert (np.hypot((scores - score) / (high - low), points - worth) < 1e-9).any()
    scores, points = curves.scales[0].line()
    assert curves.scales[0].value(scores) == pytest.approx(points)
    assert points[[0, -1]].tolist() == ([0, 100] if curves.higher else [100, 0])


@given(CURVES)
def test_mirrored_twice_is_what_it_was(curves: Curves) -> None:
    found = tuple((float(f"{score:.9g}"), worth) for score, worth in curves.bends)
    twice = mirrored(*curves.ends, mirrored(*curves.ends, found))
    assert [each for bend in twice for each in bend] == pytest.approx([each for bend in found for each in bend])


def test_a_half_near_the_worst_end_counts_the_first_units_most() -> None:
    early = bent(0, 100, 20, higher_is_better=True)
    assert early.value([10, 20, 60]).tolist() == pytest.approx([29.1, 50.0, 89.4], abs=0.1)
    late = bent(0, 100, 20, higher_is_better=False)
    assert float(late.value(60)) < 15


def test_a_half_in_the_middle_is_a_straight_line() -> None:
    assert bent(0, 10, 5, higher_is_better=True).value([0, 2.5, 10]).tolist() == [0, 25, 100]


def test_a_half_all_but_at_the_best_end_still_has_a_value_everywhere() -> None:
    scale = bent(0, 1e6, 999_900, higher_is_better=True)
    assert np.isfinite(scale.value(np.linspace(0, 1e6, 101))).all()
    assert float(scale.value(999_900)) == pytest.approx(50)


def test_between_bends_the_value_is_straight_and_without_any_it_is_straight_throughout() -> None:
    assert pieced(0, 10, [(4, 80)], higher_is_better=True).value([2, 4, 7]).tolist() == [40, 80, 90]
    assert pieced(0, 10, [], higher_is_better=False).value([2]).tolist() == [80]


def test_a_step_counts_from_where_it_is_reached() -> None:
    up = stepped(0, 30, [(10, 40), (20, 100)], higher_is_better=True)
    assert up.value([0, 9.9, 10, 19, 20, 25]).tolist() == [0, 0, 40, 40, 100, 100]
    down = stepped(0, 36, [(12, 100), (24, 50)], higher_is_better=False)
    assert down.value([0, 12, 12.1, 24, 24.1, 36]).tolist() == [100, 100, 50, 50, 0, 0]
    assert stepped(0, 1, [], higher_is_better=True).value([0, 0.9, 1]).tolist() == [0, 0, 100]


@pytest.mark.parametrize("make", [pieced, stepped])
@pytest.mark.parametrize("wrong", [[(0, 10)], [(10, 90)], [(3, 50), (6, 40)], [(3, 120)], [(3, -1)], [(3, 1), (3, 2)]])
def test_bends_that_run_back_or_leave_the_range_make_no_scale(make: Callable[..., Scale], wrong: list[Bend]) -> None:
    scale = make(0, 10, wrong, higher_is_better=True)
    assert np.isnan(scale.value([3.0])).all()
    assert not scale.accepts(3)
    assert not fits(0, 10, wrong, higher_is_better=True)


@pytest.mark.parametrize("half", [0, 10, -1, 11, float("nan")])
def test_a_half_outside_the_range_makes_no_scale(half: float) -> None:
    assert np.isnan(bent(0, 10, half, higher_is_better=True).value([5.0])).all()


def test_a_range_without_width_is_worth_nothing_in_every_shape() -> None:
    for scale in (
        bent(7, 7, 7, higher_is_better=True),
        pieced(7, 7, [], higher_is_better=False),
        stepped(7, 7, [], higher_is_better=True),
    ):
        assert scale.value([7.0]).tolist() == [0]


def test_a_stretched_range_takes_its_curve_along() -> None:
    assert stretched((20, 50), (0, 100), (10, 20)) == (12, 15)
