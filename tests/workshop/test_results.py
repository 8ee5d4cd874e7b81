"""What an analysis says of a whole workshop."""

from collections.abc import Iterator
from dataclasses import replace
from math import isnan, nan
from pathlib import Path

import pytest

from tests.portfolio import make_portfolio
from tests.workshop.choosing import A, B, C, D, make_choosing
from vmo_desktop.workshop.ops.drivers import Level, set_levels
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.ops.weights import add_weight_set, set_locked, set_points
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop


def test_mandatory_initiatives_below_the_line_are_known_best_first(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "a.vmo", budget=5e6) as workshop:
        results = workshop.results
        funded = results.is_funded(RankBy.VALUE)
        waiting = {
            each.id for row, each in enumerate(workshop.snapshot.initiatives) if each.is_mandatory and not funded[row]
        }

        found = results.unfunded_mandatory(RankBy.VALUE)

        assert waiting
        assert {each.id for each in found} == waiting
        values = [results.valuation.value[workshop.snapshot.initiative_index[each.id]] for each in found]
        assert values == sorted(values, reverse=True)


def test_no_mandatory_initiative_is_unfunded_where_the_budget_pays_for_all_or_is_not_given(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "a.vmo", budget=1e12) as workshop:
        assert workshop.results.unfunded_mandatory(RankBy.VALUE) == ()

        workshop.do(edit_workshop({"budget": None}))

        assert workshop.results.unfunded_mandatory(RankBy.VALUE) == ()


@pytest.fixture
def choosing(tmp_path: Path) -> Iterator[Workshop]:
    """Values 75, 50, 25 and 0 for costs of 40, 30, 20 and 10; a budget of 70."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


BUDGETS = {
    0.0: (0, A, 0.0, 0.0, 40.0),
    39.0: (0, A, 0.0, 39.0, 1.0),
    40.0: (1, B, 40.0, 0.0, 30.0),
    69.0: (1, B, 40.0, 29.0, 1.0),
    70.0: (2, C, 70.0, 0.0, 20.0),
    100.0: (4, None, 100.0, 0.0, nan),
    101.0: (4, None, 100.0, 1.0, nan),
}
"""By budget: how many it funds, who is next, what is spent, left, and lacking for the next one."""


def test_what_a_budget_pays_for_from_the_top_of_the_ranking(choosing: Workshop) -> None:
    for budget, (funded, next_row, spent, left, lacking) in BUDGETS.items():
        found = choosing.results.with_budget(budget).funding(RankBy.VALUE)
        assert found is not None
        assert found.running_cost.tolist() == [40.0, 70.0, 90.0, 100.0]
        assert (found.budget, found.funded, found.next_row) == (budget, funded, next_row)
        assert (found.spent, found.left, found.lacking) == pytest.approx((spent, left, lacking), nan_ok=True)


def test_without_a_budget_nothing_is_funded_and_an_unknown_cost_ends_the_line(choosing: Workshop) -> None:
    bare = choosing.results.with_budget(None)
    assert bare.funding(RankBy.VALUE) is None
    assert bare.ranking(RankBy.VALUE).line is None
    assert not bare.is_funded(RankBy.VALUE).any()
    choosing.do(edit_initiatives({choosing.snapshot.initiatives[B].id: {"cost": None}}))
    found = choosing.results.funding(RankBy.VALUE)
    assert found is not None
    assert (found.funded, found.next_row, found.spent) == (1, B, 40.0)
    assert isnan(found.lacking)
    assert choosing.results.is_funded(RankBy.VALUE).tolist() == [True, False, False, False]


def test_by_value_for_money_the_order_is_another_one_and_who_lacks_a_number_comes_last(choosing: Workshop) -> None:
    a, b, _, d = (each.id for each in choosing.snapshot.initiatives)
    assert choosing.results.value_for_money.tolist() == pytest.approx([75 / 40, 50 / 30, 25 / 20, 0.0])
    choosing.do(edit_workshop({"value_for_money_per": 10.0}))
    assert choosing.results.value_for_money.tolist() == pytest.approx([18.75, 50 / 3, 12.5, 0.0])
    choosing.do(edit_initiatives({a: {"cost": 100.0}}))
    choosing.do(set_scores({(d, choosing.snapshot.leaves[0].id): None}))
    ranking = choosing.results.ranking(RankBy.VALUE_FOR_MONEY)
    assert ranking.by is RankBy.VALUE_FOR_MONEY
    # D is worth 0 to 75, in the middle 37.5 for 10; the others 7.5, 16.7 and 12.5.
    assert ranking.order.tolist() == [B, C, A, D]
    assert ranking.ranks.tolist() == [3, 1, 2, 0]
    assert choosing.results.ranking(RankBy.VALUE_FOR_MONEY) is ranking
    assert choosing.results.ranking(RankBy.VALUE).order.tolist() == [A, B, C, D]
    choosing.do(edit_initiatives({b: {"cost": None}}))
    assert choosing.results.ranking(RankBy.VALUE_FOR_MONEY).order.tolist() == [C, A, D, B]


def test_what_a_drag_shows_is_what_its_edit_brings(choosing: Workshop) -> None:
    growth, risk = (each.id for each in choosing.snapshot.leaves)
    own = choosing.snapshot.weight_sets[0].id
    choosing.do(set_locked(own, risk, True))
    before = choosing.results
    _ = before.valuation, before.costs, before.money, before.vote_spread
    dragged = before.with_points(own, {growth: 25.0})
    assert dragged.valuation.value.tolist() == [50.0, 50.0, 50.0, 0.0]
    assert before.valuation.value.tolist() == [75.0, 50.0, 25.0, 0.0]
    assert dragged.snapshot.is_locked(own, risk)
    assert not dragged.snapshot.is_locked(own, growth)
    assert before.with_points(own, {risk: 75.0}).snapshot.is_locked(own, risk), "a lock is not dragged off"
    assert dragged.money is before.money
    choosing.do(set_points(own, {growth: 25.0}))
    assert choosing.results.valuation.value.tolist() == dragged.valuation.value.tolist()

    scale = replace(choosing.snapshot.scales[growth], points=(0.0, 10.0, 20.0, 30.0, 40.0))
    bent = choosing.results.with_scale(growth, scale)
    assert bent.points[:, 0].tolist() == [40.0, 20.0, 0.0, 0.0]
    assert choosing.results.points[:, 0].tolist() == [100.0, 50.0, 0.0, 0.0]
    assert bent.valuation.value.tolist() == [20.0, 35.0, 50.0, 0.0]
    choosing.do(set_levels(growth, [Level(score, 10.0 * score) for score in range(5)]))
    assert choosing.results.valuation.value.tolist() == bent.valuation.value.tolist()


def test_a_class_with_weights_of_its_own_is_valued_by_them_and_all_others_by_the_default(choosing: Workshop) -> None:
    growth, risk = (each.id for each in choosing.snapshot.leaves)
    choosing.do(add_weight_set("Small ones", class_name="Small"))
    default, small = (each.id for each in choosing.snapshot.weight_sets)
    choosing.do(set_points(small, {growth: 1.0, risk: 3.0}))
    assert choosing.results.weight_set_of == (default, default, small, small)
    assert choosing.results.weights.tolist() == [[0.75, 0.25], [0.75, 0.25], [0.25, 0.75], [0.25, 0.75]]
    assert choosing.results.valuation.value.tolist() == [75.0, 50.0, 75.0, 0.0]
    choosing.do(set_points(small, {growth: 0.0, risk: 0.0}))
    assert choosing.results.weights[2:].tolist() == [[0.0, 0.0], [0.0, 0.0]]
    bare = Results(replace(choosing.snapshot, weight_sets=()))
    assert bare.weight_set_of == (None,) * 4
    assert not bare.weights.any()


def test_an_initiative_is_called_by_name_by_code_or_by_number(choosing: Workshop) -> None:
    row = choosing.snapshot.initiatives[A]
    assert shown_name(row) == "A"
    assert shown_name(replace(row, name="", code="X1")) == "X1"
    assert shown_name(replace(row, name="", code="")) == f"Initiative {row.id}"
    assert choosing.results.initiative_field("cost") == [40.0, 30.0, 20.0, 10.0]
    assert choosing.results.costs.tolist() == [40.0, 30.0, 20.0, 10.0]
    choosing.do(edit_initiatives({row.id: {"effort": 12.0}}))
    assert choosing.results.efforts.tolist() == pytest.approx([12.0, nan, nan, nan], nan_ok=True)
    assert choosing.results.money.series[row.id].costs.sum() == 40.0
