"""The whole view holds whole bubbles, and sizes are explained by round amounts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.portfolio import make_portfolio
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.bubble_sizes import Area, radii, references
from vmo_desktop.charts.bubble_view import whole_view
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


def cut(data: BubbleData, area: Area) -> int:
    """How many bubbles the left or right end of the plot cuts."""
    view, radius = whole_view(data), radii(data, area, LIGHT)
    x = (data.x - view.left) / (view.right - view.left) * area.width
    return int(np.count_nonzero((x < radius) | (x + radius > area.width)))


@pytest.mark.parametrize("area", [Area(320, 400), Area(640, 480), Area(1400, 700)])
@pytest.mark.parametrize("efforts", [(0.0, 1000.0), (3.0, 100_000.0)])
def test_bubbles_at_the_ends_of_the_axis_are_whole(
    portfolio: Workshop, area: Area, efforts: tuple[float, float]
) -> None:
    first, last = portfolio.snapshot.initiatives[0].id, portfolio.snapshot.initiatives[-1].id
    low, high = efforts
    portfolio.do(edit_initiatives({first: {"effort": low, "cost": 9e7}, last: {"effort": high, "cost": 9e7}}))
    assert cut(bubble_data(portfolio.results), area) == 0


def test_reference_amounts_are_round_and_drawn_to_scale(tmp_path: Path) -> None:
    area = Area(600, 400)
    with make_portfolio(tmp_path / "w.vmo") as workshop:
        data = bubble_data(workshop.results)
    found = references(data, area, LIGHT, most=12.0)
    assert 2 <= len(found) <= 3
    largest, top = radii(data, area, LIGHT).max(), data.size.max()
    for each in found:
        assert f"{each.amount:e}"[0] in "125"
        assert each.radius <= 12
        assert (each.radius / largest) ** 2 == pytest.approx(each.amount / top)
    assert [each.amount for each in found] == sorted(each.amount for each in found)


@pytest.mark.parametrize("width", [300, 480, 900])
def test_the_key_of_sizes_stands_on_the_chart_and_on_paper(tmp_path: Path, width: int) -> None:
    with make_portfolio(tmp_path / "w.vmo") as workshop:
        data = bubble_data(workshop.results)
    figure = Figure(figsize=(width / 96, 5), dpi=96)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    draw_bubble(axes, data, LIGHT)
    circles = [each for each in axes.collections if each.get_label() == "_sizes"]
    texts = {each.get_text() for each in axes.texts}
    box = axes.get_position()
    area = Area(box.width * width, box.height * 480)
    amounts = {compact(each.amount) for each in references(data, area, LIGHT, most=1.5 * LIGHT.type.caption)}
    assert len(circles) == len(amounts & texts) >= 1
    assert (f"Size: {data.size_title}" in texts) or width == 300
    small = replace(data, size_title="", size=np.full(len(data), np.nan))
    other = Figure(figsize=(8, 5)).add_subplot()
    draw_bubble(other, small, LIGHT)
    assert not [each for each in other.collections if each.get_label() == "_sizes"]
