"""The chart of a frontier: what is marked, what is told of thousands of points, and that letters do not collide."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.frontier import draw_frontier, key_rows
from vmo_desktop.charts.frontier_data import FrontierData, frontier_data, on_grid
from vmo_desktop.charts.frontier_ground import frontier_ground
from vmo_desktop.charts.theme import CONTRAST, DARK, LIGHT, LOGICAL_DPI, Theme
from vmo_desktop.charts.value_triangles import TriangleData, draw_value_triangles
from vmo_desktop.domain.portfolio import PortfolioProblem
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier, find_portfolio_frontier

NOT_THE_FRONTIER = "order of value for money (not the frontier)"


def _found(values: list[float], costs: list[float]) -> PortfolioFrontier:
    count = len(values)
    problem = PortfolioProblem(count, np.arange(count), np.array(values), np.array(costs), np.ones(count))
    return find_portfolio_frontier(problem, None)


def _four() -> PortfolioFrontier:
    return _found([3.0, 4.0, 3.0, 2.0], [4.0, 8.0, 10.0, 8.0])


def _many() -> PortfolioFrontier:
    rng = np.random.default_rng(5)
    costs = np.round(rng.lognormal(3, 0.8, 60), 1)
    return _found(np.round(np.sqrt(costs) * rng.lognormal(1, 0.5, 60), 2).tolist(), costs.tolist())


def _data(found: PortfolioFrontier, shares: list[float] | None = None, budget: float | None = 15.0) -> FrontierData:
    proposal = None if shares is None else found.proposal(np.array(shares))
    return frontier_data(found, proposal, budget=budget, currency="EUR")


def _axes(width: float = 640, height: float = 420) -> Axes:
    figure = Figure(figsize=(width / LOGICAL_DPI, height / LOGICAL_DPI), dpi=LOGICAL_DPI)
    FigureCanvasAgg(figure)
    return figure.add_subplot()


def _drawn(data: FrontierData, theme: Theme = LIGHT, width: float = 640, height: float = 420) -> Axes:
    axes = _axes(width, height)
    draw_frontier(axes, data, theme)
    return axes


def _texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_a_currency_that_is_no_unit_holds_nothing_up() -> None:
    data = frontier_data(_four(), None, budget=15.0, currency="long text " * 100_000)
    assert max(map(len, _texts(_drawn(data)))) <= 801


def test_supported_and_unsupported_points_have_shapes_of_their_own() -> None:
    axes = _drawn(_data(_four()))
    marks = {str(line.get_marker()): len(np.asarray(line.get_xdata())) for line in axes.lines[-2:]}
    assert marks == {"o": 2, "D": 5}
    assert NOT_THE_FRONTIER in _texts(axes)
    assert "budget 15 EUR" in _texts(axes)


def test_p_b_and_c_are_marked_and_two_of_one_portfolio_share_a_mark() -> None:
    one = _data(_four(), [1, 0, 1, 0])
    assert [(spot.name, spot.cost, spot.value) for spot in one.spots] == [("P", 14, 6), ("B, C", 12, 7)]
    assert {"P", "B, C"} <= set(_texts(_drawn(one)))
    two = _data(_four(), [0, 1, 1, 1])
    assert [(spot.name, spot.cost, spot.value) for spot in two.spots] == [("P", 26, 9), ("B", 22, 10), ("C", 20, 9)]
    own = _data(_four(), [1, 1, 0, 0])
    assert [(spot.name, spot.place) for spot in own.spots] == [("P", 3)]


def test_of_many_points_only_some_are_drawn_and_the_nearest_is_found_exactly() -> None:
    data = _data(_many(), budget=None)
    assert len(data) > 1_500
    axes = _drawn(data)
    assert all(
        len(np.asarray(line.get_xdata())) < 1_280 and len(np.asarray(line.get_xdata())) < len(data)
        for line in axes.lines
    )
    ground = frontier_ground(data, LIGHT, 640, 420, key_rows=1)
    for place in (0, 1_111, len(data) - 1):
        x, y = float(ground.x(data.frontier.costs[place])), float(ground.y(data.frontier.values[place]))
        assert ground.nearest(data, x, y) == place


def test_the_drawn_line_never_lies_above_the_frontier() -> None:
    data = _data(_many(), budget=None)
    axes = _drawn(data)
    ground = frontier_ground(data, LIGHT, 640, 420, key_rows=len(key_rows(data, LIGHT, 640)))
    step = next(line for line in axes.lines if line.get_drawstyle() == "steps-post")
    xs, ys = np.asarray(step.get_xdata()), np.asarray(step.get_ydata())
    costs = xs - ground.left
    for x, y in zip(costs / (ground.right - ground.left) * ground.most_cost, ys, strict=True):
        best = data.frontier.best_within(float(x) * (1 + 1e-9))
        assert best is not None
        assert y >= float(ground.y(data.frontier.values[best])) - 1e-6


def test_one_point_stands_in_each_cell_of_the_grid() -> None:
    x, y = np.array([0.0, 1.0, 4.9, 5.0, 5.1]), np.array([0.0, 1.0, 4.9, 0.0, 6.0])
    assert on_grid(x, y, 5.0).tolist() == [0, 3, 4]


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST, LIGHT.zoomed(2)], ids=lambda theme: f"{theme.name}")
@pytest.mark.parametrize(("width", "height"), [(640, 420), (260, 190), (1500, 800)])
def test_no_text_of_the_chart_covers_another(theme: Theme, width: float, height: float) -> None:
    factor = theme.type.caption / LIGHT.type.caption
    found = _many()
    shares = np.zeros(60)
    shares[20:45] = 1.0
    axes = _drawn(_data(found, shares.tolist(), budget=400.0), theme, width * factor, height * factor)
    figure_of(axes).draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in axes.texts if text.get_text()]
    for (first, one), (second, other) in combinations(boxes, 2):
        across = min(one.x1, other.x1) - max(one.x0, other.x0)
        down = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert across < 1.5 or down < 3.0, (first, second)


def test_value_triangles_have_the_slope_of_value_per_cost_and_tell_what_the_budget_buys() -> None:
    found = _four()
    data = _data(found, budget=15.0)
    axes = _axes()
    draw_value_triangles(axes, TriangleData(found.order_of_buy, ("Alpha", "Beta", "Gamma", "Delta"), data), LIGHT)
    bought, later = axes.collections
    assert (len(bought.get_paths()), len(later.get_paths())) == (2, 2)
    ground = frontier_ground(data, LIGHT, 640, 420, key_rows=1)
    corners = np.asarray(bought.get_paths()[0].vertices)
    cost = (corners[1][0] - corners[0][0]) / (ground.right - ground.left) * ground.most_cost
    value = (corners[1][1] - corners[2][1]) / (ground.bottom - ground.top) * (ground.most_value - ground.least_value)
    assert value / cost == pytest.approx(0.75)
    assert {"Alpha", "Beta"} <= set(_texts(axes))


def test_nothing_to_fund_is_drawn_without_points() -> None:
    found = _found([], [])
    assert "cost (EUR)" in _texts(_drawn(_data(found)))
