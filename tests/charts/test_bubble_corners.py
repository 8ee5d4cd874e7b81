"""Quadrants are named where they are seen."""

from dataclasses import replace

from vmo_desktop.charts.bubble_corners import corners
from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import View, whole_view
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.workshop.workshop import Workshop

AREA = Area(600, 400)


def names(workshop: Workshop, view: View) -> list[str]:
    return [corner.text for corner in corners(bubble_data(workshop.results), AREA, view, LIGHT)]


def test_only_quadrants_in_view_are_named(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    x, whole = data.x_threshold, whole_view(data)
    assert names(portfolio, whole) == ["Quick wins", "Big bets", "Fill-ins", "Reconsider"]
    assert names(portfolio, replace(whole, left=x + 1)) == ["Big bets", "Reconsider"]
    assert names(portfolio, replace(whole, right=x - 1)) == ["Quick wins", "Fill-ins"]
    assert names(portfolio, replace(whole, left=x + 1, bottom=60.0)) == ["Big bets"]


def test_names_never_meet_wherever_the_limit_is(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    whole = whole_view(data)
    for share in (0.01, 0.1, 0.5, 0.9, 0.99):
        limit = whole.left + share * (whole.right - whole.left)
        found = {each.quadrant: each for each in corners(replace(data, x_threshold=limit), AREA, whole, LIGHT)}
        assert (0 in found) is (share > 0.05)
        assert (1 in found) is (share < 0.95)
        if 0 in found and 1 in found:
            left, _, width, _ = found[0].box
            assert left + width < found[1].box[0]
