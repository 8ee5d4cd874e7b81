"""How costs are booked and paid, of an initiative and of a portfolio."""

from pathlib import Path

import pytest

from tests.workshop.choosing import A, chosen_by, make_choosing
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.workshop.cash import cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.cost_sums import CostSums, cost_sums
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.value_rows import CashKind, Expense


def test_costs_are_summed_by_expense_and_by_timing(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        workshop.do(edit_finance({"periods": 5}))
        first = workshop.snapshot.initiatives[A].id
        cost = {"initiative_id": first, "kind": CashKind.COST}
        lines = [
            {**cost, "likely": 40.0, "timing": Timing.ONCE, "expense": Expense.CAPEX},
            {**cost, "likely": 3.0, "start": 1.0, "expense": Expense.OPEX},
            {**cost, "likely": 2.0, "timing": Timing.ONCE},
            {"initiative_id": first, "kind": CashKind.BENEFIT, "likely": 30.0},
        ]
        workshop.do(CASH_LINES.add(lines))
        money = workshop.results.money
        assert cost_sums(cash_of_initiative(money, first)) == CostSums(40.0, 12.0, 2.0, 42.0, 12.0)
        # B, which is funded besides, has the cost of the list alone.
        portfolio = chosen_by(workshop)
        together = cost_sums(cash_of_portfolio(money, portfolio))
        assert together == CostSums(40.0, 12.0, 32.0, 72.0, 12.0)
        series = cash_of_portfolio(money, portfolio).series
        assert together.once + together.running == pytest.approx(series.costs.sum())


def test_costs_are_booked_where_any_line_says_how() -> None:
    assert [CostSums(*parts, 1.0, 1.0).is_booked for parts in ((0, 0, 9), (1, 0, 0), (0, 1, 0))] == [False, True, True]
