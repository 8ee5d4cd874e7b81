"""The whole view holds whole bubbles, and sizes are explained by round amounts."""

from pathlib import Path

import numpy as np
import pytest

from tests.portfolio import make_portfolio
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.bubble_sizes import Area, radii, references
from vmo_desktop.charts.bubble_view import whole_view
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
