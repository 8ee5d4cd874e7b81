"""Stacked contribution bars."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tests.portfolio import HOSTILE_NAMES, make_portfolio
from vmo_desktop.charts.contributions import contributions_height, draw_contributions
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop


def drawn(workshop: Workshop, **options: Any) -> Axes:
    figure = Figure(figsize=(8, 6))
    axes = figure.add_subplot()
    draw_contributions(axes, workshop.results, LIGHT, **options)
    figure.draw_without_rendering()
    return axes


def test_a_bar_is_as_long_as_the_value(portfolio: Workshop) -> None:
    axes = drawn(portfolio)
    results = portfolio.results
    order = results.ranking(RankBy.VALUE).order
    ends = np.zeros(len(order))
    for container in axes.containers:
        for place, bar in enumerate(container):
            assert isinstance(bar, Rectangle)
            ends[place] = max(ends[place], bar.get_x() + bar.get_width())
    assert ends.tolist() == pytest.approx(results.valuation.value[order].tolist())
    assert len(axes.containers) == len(portfolio.snapshot.leaves)


def test_a_part_of_the_ranking_can_be_drawn(portfolio: Workshop) -> None:
    names = [label.get_text() for label in drawn(portfolio, first=10, most=5).get_yticklabels()]
    order = portfolio.results.ranking(RankBy.VALUE).order[10:15]
    assert names == [portfolio.snapshot.initiatives[row].name for row in order]


def test_the_budget_line_says_that_it_is_no_optimum(portfolio: Workshop) -> None:
    texts = [text.get_text() for text in drawn(portfolio).texts]
    assert "Budget 20 M EUR: ranking order, not an optimum" in texts


def test_missing_scores_are_hatched_up_to_the_highest_value(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "w.vmo", missing=0.1) as workshop:
        axes = drawn(workshop)
        incomplete = np.count_nonzero(~workshop.results.valuation.is_complete)
    assert sum(isinstance(patch, Rectangle) and bool(patch.get_hatch()) for patch in axes.patches) == incomplete


def test_hostile_names_and_no_initiatives(portfolio: Workshop, tmp_path: Path) -> None:
    ids = [each.id for each in portfolio.snapshot.initiatives]
    portfolio.do(edit_initiatives({ids[n]: {"name": name} for n, name in enumerate(HOSTILE_NAMES)}))
    portfolio.do(edit_driver(portfolio.snapshot.leaves[0].id, {"name": r"$\frac$ <img>"}))
    axes = drawn(portfolio)
    assert not any(label.get_parse_math() for label in axes.get_yticklabels())
    assert r"$\frac$ <img>" in [text.get_text() for text in axes.texts]
    with Workshop.create(tmp_path / "empty.vmo") as empty:
        drawn(empty)


def test_more_rows_need_more_height() -> None:
    assert contributions_height(LIGHT, 40, 6, 800) > contributions_height(LIGHT, 20, 6, 800)
