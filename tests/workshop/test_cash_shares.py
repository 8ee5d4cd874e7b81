"""Cash of what is funded at a level or in part, line by line."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, approve, chosen_by, make_choosing
from vmo_desktop.domain.forecast import CashLine, Timing
from vmo_desktop.domain.three_point import Estimate
from vmo_desktop.workshop.cash import cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import assume
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels
from vmo_desktop.workshop.value_rows import CashKind, Expense
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture(scope="module")
def half_funded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A, of a cost of 40, is funded at a half that brings three quarters; B, of 30, whole."""
    with make_choosing(tmp_path_factory.mktemp("cash") / "w.vmo") as opened:
        a, b = (opened.snapshot.initiatives[row].id for row in (A, B))
        opened.do(set_budget(55.0))
        opened.do(edit_finance({"discount_rate": 0.0, "periods": 3}))
        opened.do(
            CASH_LINES.add(
                [
                    {"initiative_id": a, "kind": CashKind.COST, "name": "Build", "timing": Timing.ONCE,
                     "low": 30.0, "likely": 40.0, "high": 60.0, "expense": Expense.CAPEX},
                    {"initiative_id": a, "kind": CashKind.COST, "name": "", "timing": Timing.ONCE,
                     "low": 0.0, "likely": 0.0, "high": 8.0, "expense": Expense.OPEX},
                    {"initiative_id": a, "kind": CashKind.BENEFIT, "name": "Savings", "low": 0.0, "likely": 20.0,
                     "start": 1.0, "ramp": 1.0, "duration": 2.0, "most_delay": 0.5},
                    {"initiative_id": b, "kind": CashKind.BENEFIT, "likely": 16.0, "low": 8.0, "high": 24.0},
                ]
            )
        )  # fmt: skip
        opened.do(set_funding_levels(a, [Level("Half", 20.0, 0.75)]))
        yield opened


def test_each_line_is_scaled_by_what_it_is_and_keeps_its_times(half_funded: Workshop) -> None:
    cash = cash_of_portfolio(Money(half_funded.snapshot), chosen_by(half_funded))
    assert cash.lines == (
        (
            CashLine(Estimate(-30.0, -20.0, -15.0), Timing.ONCE),
            CashLine(Estimate(-4.0, 0.0, 0.0), Timing.ONCE),
            CashLine(Estimate(0.0, 15.0, 15.0), Timing.RUNNING, 1.0, 1.0, 2.0, 0.5),
        ),
        (CashLine(Estimate(-30.0, -30.0, -30.0), Timing.ONCE), CashLine(Estimate(8.0, 16.0, 24.0), Timing.RUNNING)),
    )
    assert cash.names == ("A: Build", "A: Cost", "A: Savings", "B: Cost", "B: Benefit")
    assert cash.expenses == (Expense.CAPEX, Expense.OPEX, Expense.NONE, Expense.NONE, Expense.NONE)
    assert cash.lacking == ()
    assert cash.series.net.tolist() == [-20 - 30 + 16, 7.5 + 16, 15 + 16]


def test_an_initiative_that_is_looked_at_alone_is_funded_whole(half_funded: Workshop) -> None:
    money = Money(half_funded.snapshot)
    a, b, c = (each.id for each in half_funded.snapshot.initiatives[:3])
    alone = cash_of_initiative(money, a)
    assert alone.money is money
    assert alone.lines == (money.lines[a],)
    assert alone.lines[0][0].amount == Estimate(-60.0, -40.0, -30.0)
    assert alone.names == ("Build", "Cost", "Savings")
    assert alone.expenses == (Expense.CAPEX, Expense.OPEX, Expense.NONE)
    assert (alone.lacking, alone.is_unknown, alone.is_empty) == ((), False, False)
    assert cash_of_initiative(money, b).names == ("Cost", "Benefit")
    unknown = cash_of_initiative(money, c)
    assert (unknown.names, unknown.lacking, unknown.is_unknown) == (("Cost",), ("C",), True)


def test_what_costs_nothing_in_the_list_is_paid_as_far_as_it_is_funded(half_funded: Workshop) -> None:
    portfolio = chosen_by(half_funded)
    snapshot = half_funded.snapshot
    free = tuple(replace(each, cost=0.0) for each in snapshot.initiatives)
    part = replace(portfolio, choice=replace(portfolio.choice, shares=portfolio.choice.shares / 4))
    cash = cash_of_portfolio(Money(replace(snapshot, initiatives=free)), part)
    assert cash.series.costs.tolist() == [10, 0, 0]
    assert cash.lines[1][-1].amount == Estimate(2.0, 4.0, 6.0)


def test_what_only_the_scenario_knows_the_cost_of_is_paid_at_once(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        a = workshop.snapshot.initiatives[A].id
        workshop.do(edit_finance({"discount_rate": 0.0, "periods": 3}))
        workshop.do(CASH_LINES.add([{"initiative_id": a, "kind": CashKind.BENEFIT, "name": "Savings", "likely": 20.0}]))
        workshop.do(edit_initiatives({a: {"cost": None}}))
        workshop.do(assume(1, a, {"cost": 35.0}))
        money, portfolio = Money(workshop.snapshot), chosen_by(workshop)
        alone = cash_of_initiative(money, a)
        assert (alone.is_priced, alone.is_without_benefit, alone.is_unknown) == (False, False, True)
        cash = cash_of_portfolio(money, portfolio)
        assert (cash.is_priced, cash.is_unknown) == (True, False)
        assert cash.names[:2] == ("A: Cost", "A: Savings")
        assert cash.expenses[:2] == (Expense.NONE, Expense.NONE)
        assert cash.lines[0][0] == CashLine(Estimate(-35.0, -35.0, -35.0), Timing.ONCE)
        assert cash.series.costs.tolist() == [35 + 30, 0, 0]


def test_what_was_approved_is_paid_as_it_was_though_its_cost_is_gone(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        a = workshop.snapshot.initiatives[A].id
        workshop.do(edit_finance({"discount_rate": 0.0, "periods": 3}))
        workshop.do(CASH_LINES.add([{"initiative_id": a, "kind": CashKind.BENEFIT, "likely": 20.0}]))
        approve(workshop)
        workshop.do(edit_initiatives({a: {"cost": None}}))
        cash = cash_of_portfolio(Money(workshop.snapshot), chosen_by(workshop))
        assert cash.series.costs.tolist() == [40 + 30, 0, 0]


def test_what_a_level_brings_that_was_approved_and_is_gone_is_not_known(tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        a = workshop.snapshot.initiatives[A].id
        workshop.do(edit_finance({"discount_rate": 0.0, "periods": 3}))
        cost = {"initiative_id": a, "kind": CashKind.COST, "name": "Build", "timing": Timing.ONCE, "likely": 80.0}
        benefit = {"initiative_id": a, "kind": CashKind.BENEFIT, "name": "Savings", "likely": 20.0, "start": 1.0}
        workshop.do(CASH_LINES.add([benefit, {**cost, "expense": Expense.OPEX}]))
        workshop.do(set_funding_levels(a, [Level("Full", 40.0, 0.75)]))
        approve(workshop)
        before = cash_of_portfolio(Money(workshop.snapshot), chosen_by(workshop))
        assert (before.series.net.tolist(), before.lacking) == ([-110, 15, 15], ("B",))
        workshop.do(set_funding_levels(a, [Level("All of it", 40.0, 0.75)]))
        after = cash_of_portfolio(Money(workshop.snapshot), chosen_by(workshop))
        assert (after.series.net.tolist(), after.lacking) == ([-110, 0, 0], ("A", "B"))
        assert after.names == ("A: Build", "B: Cost")
        assert after.expenses == (Expense.OPEX, Expense.NONE)
        assert after.is_unknown
