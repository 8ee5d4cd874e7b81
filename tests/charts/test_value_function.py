"""A value function as a figure."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.charts.value_function import draw_value_function
from vmo_desktop.domain.curves import bent, pieced, stepped
from vmo_desktop.domain.scales import Scale


def drawn(scale: Scale, unit: str = "h", scores: list[float] | None = None) -> Axes:
    axes = Figure(figsize=(2.6, 1.3)).add_subplot()
    given = None if scores is None else np.array(scores)
    with on_paper():
        draw_value_function(axes, scale, LIGHT, unit=unit, colour="#0072B2", scores=given)
        axes.figure.draw_without_rendering()  # type: ignore[union-attr]  # a figure of our own
    return axes


@pytest.mark.parametrize(
    "scale",
    [
        bent(0, 40, 30, higher_is_better=False),
        pieced(-10, 10, [(0, 80)], higher_is_better=True),
        stepped(0, 3, [(1, 20), (2, 100)], higher_is_better=True),
    ],
)
def test_the_line_is_the_value_function_and_its_dots_are_what_it_rests_on(scale: Scale) -> None:
    line, dots = drawn(scale).lines
    scores, points = scale.line()
    assert np.asarray(line.get_xdata()) == pytest.approx(scores)
    assert np.asarray(line.get_ydata()) == pytest.approx(points)
    assert np.asarray(dots.get_xdata()).tolist() == list(scale.scores)


def test_both_ends_are_named_with_the_unit() -> None:
    axes = drawn(bent(0, 40_000, 10_000, higher_is_better=True), unit="EUR")
    assert [label.get_text() for label in axes.get_xticklabels()] == ["0 EUR", "40 k EUR"]


def test_a_long_unit_is_cut_and_signs_are_no_markup() -> None:
    axes = drawn(bent(0, 40, 10, higher_is_better=True), unit="$x$ hours of work per week and person")
    first, last = (label.get_text() for label in axes.get_xticklabels())
    assert first.startswith("0 $x$")
    assert last.endswith("…")


def test_scores_are_marked_with_what_they_are_worth_and_missing_ones_are_not() -> None:
    scale = bent(0, 40, 30, higher_is_better=False)
    marks = [
        each for each in drawn(scale, scores=[10, float("nan"), 30]).collections if isinstance(each, LineCollection)
    ]
    at, worth = (np.array([path.vertices for path in each.get_paths()])[:, 0] for each in marks)
    assert at[:, 0].tolist() == [10, 30]
    assert worth[:, 1] == pytest.approx(scale.value([10, 30]))


def test_a_scale_that_cannot_be_is_not_drawn() -> None:
    assert not drawn(pieced(0, 10, [(3, 50), (6, 20)], higher_is_better=True)).lines
