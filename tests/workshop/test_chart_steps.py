"""Steps about the chart say what was changed, from what to what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portfolio import make_portfolio
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def portfolio(tmp_path: Path) -> Iterator[Workshop]:
    with make_portfolio(tmp_path / "portfolio.vmo") as workshop:
        yield workshop


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ({"x_threshold": 500.0}, "Effort limit median → 500"),
        ({"value_threshold": 42.5}, "Value limit 50 → 42.5"),
        ({"x_field": BubbleX.COST, "x_threshold": None}, "Chart: to the right effort → cost"),
        ({"size_field": ""}, "Chart: size cost → none"),
        ({"colour_field": "status"}, "Chart: colour class name → status"),
        ({"big_bets": "Later"}, "Quadrant Big bets → Later"),
    ],
)
def test_a_step_says_from_what_to_what(portfolio: Workshop, values: dict[str, object], label: str) -> None:
    portfolio.do(edit_chart(values))
    assert portfolio.undo_label == label


def test_a_limit_moved_on_and_on_is_one_step(portfolio: Workshop) -> None:
    portfolio.do(edit_chart({"x_field": BubbleX.COST}))
    steps = len(portfolio.history())
    for number in (2_000_000.0, 2_500_000.0, 3_000_000.0):
        portfolio.do(edit_chart({"x_threshold": number}))
    assert len(portfolio.history()) == steps + 1
    assert portfolio.undo_label == "Cost limit median → 3,000,000"
    portfolio.undo()
    assert portfolio.snapshot.chart.x_threshold is None


def test_a_quadrant_named_anew_says_its_first_name_and_its_last(portfolio: Workshop) -> None:
    for name in ("Now → later", "Later"):
        portfolio.do(edit_chart({"big_bets": name}))
    assert portfolio.undo_label == "Quadrant Big bets → Later"
