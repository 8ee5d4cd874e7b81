"""What the bubble chart shows of a workshop."""

from dataclasses import replace

import numpy as np
import pytest

from vmo_desktop.charts.bubble_data import MOST_CATEGORIES, bubble_data
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.workshop import Workshop


def test_every_scored_initiative_is_a_bubble_at_its_value_and_effort(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    results = portfolio.results
    assert len(data) == 24
    assert data.asides == ()
    assert data.value.tolist() == results.valuation.value.tolist()
    assert data.x.tolist() == results.efforts.tolist()


def test_cost_is_the_other_axis(portfolio: Workshop) -> None:
    portfolio.do(edit_chart({"x_field": BubbleX.COST}))
    data = bubble_data(portfolio.results)
    assert data.axis.field == "cost"
    assert data.axis.title.startswith("Cost (EUR")


def test_what_has_no_place_stands_aside_with_its_reason(portfolio: Workshop) -> None:
    first, second, *_ = portfolio.snapshot.initiatives
    portfolio.do(edit_initiatives({first.id: {"effort": None}}))
    for driver in portfolio.snapshot.leaves:
        portfolio.do(set_score(initiative_id=second.id, driver_id=driver.id, value=None))
    data = bubble_data(portfolio.results)
    assert len(data) == 22
    assert [aside.text for aside in data.asides] == ["1 without effort", "1 not scored yet"]
    assert data.asides[0].names == (first.name,)


def test_a_missing_score_is_a_range_with_the_bubble_in_its_middle(portfolio: Workshop) -> None:
    initiative, driver = portfolio.snapshot.initiatives[0], portfolio.snapshot.leaves[0]
    portfolio.do(set_score(initiative_id=initiative.id, driver_id=driver.id, value=None))
    data = bubble_data(portfolio.results)
    place = data.index[initiative.id]
    assert not data.is_complete[place]
    assert data.low[place] < data.value[place] < data.high[place]
    assert data.value[place] == pytest.approx((data.low[place] + data.high[place]) / 2)


def test_thresholds_are_the_median_and_what_is_set(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    assert data.x_threshold == pytest.approx(float(np.median(data.x)))
    assert data.value_threshold == 50
    portfolio.do(edit_chart({"x_threshold": 123.0, "quick_wins": "Do now"}))
    changed = bubble_data(portfolio.results)
    assert changed.x_threshold == 123
    assert changed.quadrants[0] == "Do now"


def test_categories_are_alphabetical_and_counted(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    assert [(category.label, category.count) for category in data.categories] == [
        ("Compliance", 6), ("Efficiency", 6), ("Growth", 6), ("Infrastructure", 6),
    ]  # fmt: skip
    assert data.colour_title == "Class"


def test_too_many_categories_are_drawn_as_other(portfolio: Workshop) -> None:
    chart = replace(portfolio.snapshot.chart, colour_field="sponsor")
    data = bubble_data(portfolio.results, chart)
    assert len(data.categories) == MOST_CATEGORIES + 1
    assert data.categories[-1].label == "Other (6)"
    assert data.categories[-1].mark is None
    assert sum(category.count for category in data.categories) == 24


def test_one_category_for_all_needs_no_key(portfolio: Workshop) -> None:
    portfolio.do(edit_initiatives({each.id: {"class_name": ""} for each in portfolio.snapshot.initiatives}))
    assert bubble_data(portfolio.results).categories == ()


def test_numbers_can_be_colours(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results, replace(portfolio.snapshot.chart, colour_field="risk"))
    assert data.is_shaded
    assert float(np.nanmin(data.shade)) == 0
    assert float(np.nanmax(data.shade)) == 1


def test_unknown_fields_of_a_file_are_ignored(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results, replace(portfolio.snapshot.chart, colour_field="drop", size_field="x"))
    assert data.categories == ()
    assert data.size_title == ""


def test_funded_follows_the_ranking_and_its_budget(portfolio: Workshop) -> None:
    data = bubble_data(portfolio.results)
    assert data.has_budget
    assert 0 < data.is_funded.sum() < 24
    portfolio.do(edit_workshop({"budget": None}))
    assert not bubble_data(portfolio.results).has_budget
