"""Crossing lines, tornado, map of two weights and bump chart: what they show of known numbers, nothing covered."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from vmo_desktop.charts.crossing_data import MOST_NAMED, CrossingData, crossing_table
from vmo_desktop.charts.crossing_lines import crossing_spots, draw_crossing_lines
from vmo_desktop.charts.pixel_axes import stacked
from vmo_desktop.charts.rank_bumps import BumpData, bump_spots, bump_table, draw_rank_bumps
from vmo_desktop.charts.theme import CONTRAST, DARK, LIGHT, Theme
from vmo_desktop.charts.tornado import TornadoData, draw_tornado, tornado_spots, tornado_table
from vmo_desktop.charts.weight_map import (
    WeightMapData,
    draw_weight_map,
    letter,
    map_spots,
    portfolio_areas,
    region_areas,
    weight_map_table,
)
from vmo_desktop.domain.weight_map import portfolio_map, triangle_values
from vmo_desktop.workshop.weight_sensitivity import Weighed

WIDTH, HEIGHT = 720.0, 400.0
WEIGHTS = np.array([0.5, 0.3, 0.2])


def many(count: int) -> Weighed:
    rng = np.random.default_rng(7)
    return Weighed(np.array(rng.integers(0, 101, (count, 3)), dtype=np.float64), np.tile(WEIGHTS, (count, 1)))


def crossing(count: int, funded: int | None = None) -> CrossingData:
    return CrossingData(
        many(count).sweep(0), "Growth", tuple(f"Initiative {each}" for each in range(count)), funded, 0.35
    )


def drawn(draw: Callable[[Axes], None]) -> Axes:
    figure = Figure(figsize=(WIDTH / 96, HEIGHT / 96), dpi=96)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    draw(axes)
    figure.draw_without_rendering()
    return axes


def texts(axes: Axes) -> list[str]:
    return [each.get_text() for each in axes.texts]


def no_text_covers_another(axes: Axes) -> None:
    boxes = [each.get_window_extent() for each in axes.texts if each.get_text()]
    for one, other in combinations(boxes, 2):
        width = min(one.x1, other.x1) - max(one.x0, other.x0)
        height = min(one.y1, other.y1) - max(one.y0, other.y0)
        assert width <= 1.5 or height <= 4


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize("count", [3, 60])
def test_lines_name_who_matters_and_cover_nothing(count: int, theme: Theme) -> None:
    data = crossing(count, 20)
    axes = drawn(lambda axes: draw_crossing_lines(axes, data, theme))
    no_text_covers_another(axes)
    said = texts(axes)
    assert "now 50 %" in said
    assert "looked at 35 %" in said
    assert sum(text.startswith("Initiative") for text in said) == min(count, MOST_NAMED)


def test_those_ever_among_the_first_come_before_those_that_cross_the_line() -> None:
    data = crossing(60, 20)
    best, worst = data.sweep.best_ranks, data.sweep.worst_ranks
    named = data.named.tolist()
    first = [row for row in range(60) if best[row] <= 5]
    assert set(first[:MOST_NAMED]) <= set(named) or len(first) > MOST_NAMED
    assert all(best[row] <= 5 or best[row] <= 20 < worst[row] for row in named)
    assert {each.row for each in data.sweep.reigns} <= set(named)


def test_marks_stand_where_both_lines_are() -> None:
    data = crossing(3)
    x, y = crossing_spots(data, LIGHT, WIDTH, HEIGHT)
    assert len(x) == len(data.marked) == len(data.sweep.crossings.weights)
    assert (np.diff(x) >= 0).all()
    assert ((y > 0) & (y < HEIGHT)).all()
    assert len(data.leading) == len(data.sweep.reigns) - 1


def test_the_table_tells_each_crossing_with_the_rank_gained() -> None:
    data = crossing(9)
    table = crossing_table(data)
    assert len(table.rows) == len(data.sweep.crossings.weights)
    for weight, rising, _, value, rank in table.rows:
        row = data.names.index(str(rising))
        assert isinstance(weight, float)
        assert isinstance(value, float)
        assert value == pytest.approx(data.sweep.lines.at(weight / 100)[row])
        assert rank == data.sweep.ranks_at(min(weight / 100 + 1e-6, 1.0))[row]


def test_tornado_bars_are_named_at_both_ends_widest_first() -> None:
    bars = many(9).weight_tornado(2)
    assert bars is not None
    data = TornadoData(
        bars.swings, ("Growth", "Risk", "Service"), ("40 %", "20 %", "10 %"), ("60 %", "40 %", "30 %"), "Portal",
        bars.low_ranks, bars.high_ranks,
    )  # fmt: skip
    axes = drawn(lambda axes: draw_tornado(axes, data, LIGHT))
    no_text_covers_another(axes)
    assert {"Growth", "40 %", "60 %"} <= set(texts(axes))
    table = tornado_table(data)
    swings = [row[5] for row in table.rows]
    assert swings == sorted(swings, key=lambda each: -float(each or 0))
    assert len(table.columns) == len(table.rows[0]) == 8
    x, y = tornado_spots(data, LIGHT, WIDTH, HEIGHT)
    assert len(x) == 3
    assert (np.diff(y) > 0).all()


def test_exact_regions_are_lettered_and_share_the_triangle() -> None:
    weighed = many(40)
    names = tuple(f"Initiative {each}" for each in range(40))
    data = WeightMapData(("Growth", "Risk"), region_areas(weighed.regions(0, 1), names), (0.5, 0.3))
    axes = drawn(lambda axes: draw_weight_map(axes, data, LIGHT))
    assert sum(area.share for area in data.areas) == pytest.approx(1)
    assert len([each for each in axes.collections if isinstance(each, PolyCollection)]) == len(data.areas)
    assert not any("sampled" in text for text in texts(axes))
    x, y = map_spots(data, LIGHT, WIDTH, HEIGHT)
    assert len(x) == len(y) == len(weight_map_table(data).rows) == len(data.areas)


def test_a_sampled_map_of_portfolios_says_so_and_fills_the_triangle() -> None:
    values = triangle_values(many(6).points, WEIGHTS, 0, 1)
    found = portfolio_map(values, lambda each: (each >= np.sort(each)[-2]).astype(np.float64), steps=10)
    names = tuple(f"Portfolio {each}" for each in range(len(found.portfolios)))
    data = WeightMapData(("Growth", "Risk"), portfolio_areas(found, names), None, 10)
    assert sum(area.share for area in data.areas) == pytest.approx(1, abs=0.06)
    assert "sampled in steps of 10 %" in texts(drawn(lambda axes: draw_weight_map(axes, data, DARK)))


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]


def test_bumps_name_who_ends_where_and_draw_no_rank_below_the_foot() -> None:
    ranks = np.array([[1, 3, 2], [2, 1, 1], [3, 2, 0], [20, 21, 22]])
    data = BumpData(("Base", "Careful", "Bold"), ("Portal", "Ledger", "Robots", "Depot"), (1, 2, 3, 4), ranks)
    axes = drawn(lambda axes: draw_rank_bumps(axes, data, LIGHT))
    no_text_covers_another(axes)
    said = texts(axes)
    assert {"Base", "Careful", "Bold", "Portal", "Ledger"} <= set(said)
    assert "Depot" not in said
    assert bump_table(data).rows[2] == ("Robots", 3.0, 2.0, None)
    x, _ = bump_spots(data, LIGHT, WIDTH, HEIGHT)
    assert len(x) == len(data.shown) == 3


def test_stacked_labels_keep_their_distance_and_their_order() -> None:
    places = stacked([50.0, 51.0, 10.0, 52.0], 12.0, 0.0, 100.0)
    assert np.diff(np.sort(places)).min() >= 12
    assert np.argsort(places).tolist() == [2, 0, 1, 3]
    assert np.isnan(stacked([1.0, 2.0, 3.0], 12.0, 0.0, 30.0)).tolist() == [False, False, True]
