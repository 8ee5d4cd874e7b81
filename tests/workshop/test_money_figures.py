"""Money over time by hand: what rows become lines, how they are called and booked, and what all of it is worth."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf, isnan, nan
from typing import Any

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, make_choosing
from vmo_desktop.domain.forecast import CashLine, Timing
from vmo_desktop.domain.three_point import Estimate
from vmo_desktop.workshop.money import Money, Series, cost_share, line_of, per_period, per_year
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import CashKind, CashLineRow, Expense, Period

ROW = CashLineRow(
    id=1, initiative_id=1, position=0, kind=CashKind.BENEFIT, name="", expense=Expense.NONE, timing=Timing.RUNNING,
    start=0.0, ramp=0.0, duration=None, most_delay=0.0, low=None, likely=10.0, high=None, unit="", benefit_id=None,
    estimator="", note="",
)  # fmt: skip


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Of four initiatives that cost 40, 30, 20 and 10."""
    with make_choosing(tmp_path_factory.mktemp("money") / "w.vmo") as opened:
        return opened.snapshot


def _money(
    snapshot: Snapshot,
    rows: Mapping[int, list[CashLineRow]],
    yearly: Mapping[tuple[int, int], float] | None = None,
    **finance: Any,
) -> Money:
    """Cash lines and costs by year of initiatives by their places, over three years of 25 % from 2027 on."""
    ids = [each.id for each in snapshot.initiatives]
    how = {"discount_rate": 0.25, "periods": 3, "first_period": "2027", **finance}
    value = replace(
        snapshot.value,
        finance=replace(snapshot.value.finance, **how),
        cash_lines={ids[place]: tuple(each) for place, each in rows.items()},
    )
    by_year = {(ids[place], year): amount for (place, year), amount in (yearly or {}).items()}
    return Money(replace(snapshot, value=value, choice=replace(snapshot.choice, yearly_costs=by_year)))


def _once(amount: float, start: float) -> CashLine:
    return CashLine(Estimate(amount, amount, amount), Timing.ONCE, start)


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        ({}, (10, 10, 10)),
        ({"low": 4.0}, (4, 10, 10)),
        ({"high": 14.0}, (10, 10, 14)),
        ({"low": 4.0, "high": 14.0}, (4, 10, 14)),
        ({"low": 4.0, "high": 14.0, "kind": CashKind.COST}, (-14, -10, -4)),
        ({"low": 4.0, "high": 14.0, "kind": CashKind.NOT_CASH}, (4, 10, 14)),
        ({"low": 0.0, "likely": 0.0, "high": 2.0, "kind": CashKind.COST}, (-2, 0, 0)),
        ({"likely": 0.0}, (0, 0, 0)),
    ],
)
def test_a_row_becomes_a_line(values: dict[str, Any], amount: tuple[float, float, float]) -> None:
    line = line_of(replace(ROW, **values))
    assert (line.amount.low, line.amount.likely, line.amount.high) == amount


def test_a_line_keeps_its_times() -> None:
    row = replace(ROW, timing=Timing.ONCE, start=1.0, ramp=2.0, duration=3.0, most_delay=4.0)
    assert line_of(row) == CashLine(Estimate(10.0, 10.0, 10.0), Timing.ONCE, 1.0, 2.0, 3.0, 4.0)


def test_lines_are_called_and_booked_by_their_rows_after_known_costs(snapshot: Snapshot) -> None:
    benefit, cost = replace(ROW, name="Savings"), replace(ROW, kind=CashKind.COST, expense=Expense.OPEX)
    unknown, calls = replace(ROW, likely=None), replace(ROW, kind=CashKind.NOT_CASH)
    money = _money(snapshot, {A: [unknown, benefit, calls, ROW], B: [benefit, cost, replace(cost, name="Hire")]})
    a, b, c = (each.id for each in snapshot.initiatives[:3])
    gain = CashLine(Estimate(10.0, 10.0, 10.0), Timing.RUNNING)
    paid = CashLine(Estimate(-10.0, -10.0, -10.0), Timing.RUNNING)
    assert money.lines[a] == (_once(-40.0, 0), gain, gain)
    assert money.line_names(a) == ("Cost", "Savings", "Benefit")
    assert money.line_expenses(a) == (Expense.NONE, Expense.NONE, Expense.NONE)
    assert money.lines[b] == (gain, paid, paid)
    assert money.line_names(b) == ("Savings", "Cost", "Hire")
    assert money.line_expenses(b) == (Expense.NONE, Expense.OPEX, Expense.OPEX)
    assert (money.lines[c], money.line_names(c), money.rows_of(c)) == ((_once(-20.0, 0),), ("Cost",), ())
    assert [money.is_known[each.id] for each in snapshot.initiatives] == [True, True, False, False]


@pytest.mark.parametrize(
    ("finance", "lines"),
    [
        ({}, (_once(-7.0, 0), _once(-5.0, 2))),  # in their years, from the first of the plan on
        ({"first_period": "2026-07"}, (_once(-3.0, 0), _once(-7.0, 1), _once(-5.0, 3))),
        ({"first_period": "2030"}, ()),
        ({"first_period": ""}, (_once(-40.0, 0),)),
        ({"period": Period.MONTH}, (_once(-40.0, 0),)),
    ],
)
def test_costs_by_year_are_paid_in_their_years(
    snapshot: Snapshot, finance: dict[str, Any], lines: tuple[CashLine, ...]
) -> None:
    yearly = {(A, 2029): 5.0, (A, 2026): 3.0, (A, 2027): 7.0, (B, 2027): 100.0}
    money = _money(snapshot, {}, yearly, **finance)
    assert money.lines[snapshot.initiatives[A].id] == lines
    assert money.line_names(snapshot.initiatives[A].id) == ("Cost",) * len(lines)


def test_without_a_cost_and_costs_by_year_nothing_is_paid(snapshot: Snapshot) -> None:
    first, *others = snapshot.initiatives
    money = _money(replace(snapshot, initiatives=(replace(first, cost=None), *others)), {})
    assert money.lines[first.id] == ()
    assert money.series[first.id].net.tolist() == [0, 0, 0]


def test_what_nobody_knows_the_cost_of_is_worth_nothing_known(snapshot: Snapshot) -> None:
    a, b, c, d = (each.id for each in snapshot.initiatives)
    uncosted = replace(snapshot, initiatives=tuple(replace(each, cost=None) for each in snapshot.initiatives))
    paid = replace(ROW, kind=CashKind.COST, likely=0.0)
    money = _money(uncosted, {A: [ROW], B: [ROW, paid], C: [ROW], D: [paid]}, {(C, 2020): 5.0})
    assert money.costs_known == {a: False, b: True, c: True, d: True}, "0 is known, and so is what was paid before"
    assert money.brings_known == {a: True, b: True, c: True, d: False}
    assert money.is_known == {a: False, b: True, c: True, d: False}
    assert money.npv == pytest.approx([nan, 24.4, 24.4, nan], nan_ok=True)
    costs, benefits = money.present
    assert costs == pytest.approx([nan, 0, 0, 0], nan_ok=True)
    assert benefits == pytest.approx([24.4, 24.4, 24.4, nan], nan_ok=True)


@pytest.mark.parametrize("finance", [{"first_period": ""}, {"period": Period.MONTH}])
def test_costs_by_year_say_nothing_to_a_plan_that_names_no_years(snapshot: Snapshot, finance: dict[str, Any]) -> None:
    first, *others = snapshot.initiatives
    money = _money(replace(snapshot, initiatives=(replace(first, cost=None), *others)), {A: [ROW]}, {(A, 2027): 5.0},
                   **finance)  # fmt: skip
    assert not money.costs_known[first.id]
    assert isnan(money.npv[A])


def test_what_initiatives_bring_together(snapshot: Snapshot) -> None:
    money = _money(snapshot, {A: [ROW], B: [replace(ROW, likely=0.5, start=1.0)]})
    a, b, c = (each.id for each in snapshot.initiatives[:3])
    series = money.together([a, b, c])
    assert series.costs.tolist() == [90, 0, 0]
    assert series.benefits.tolist() == [10, 10.5, 10.5]
    assert series.finance is money.finance
    costs, benefits = money.present
    assert costs.tolist() == [40, 30, 20, 10]
    assert benefits == pytest.approx([10 + 8 + 6.4, 0.4 + 0.32, nan, nan], nan_ok=True)
    assert money.npv == pytest.approx([24.4 - 40, 0.72 - 30, nan, nan], nan_ok=True)
    assert money.measured(lambda each: each.roi) == pytest.approx([-0.25, -29 / 30, nan, nan], nan_ok=True)


def test_benefits_that_are_no_money_are_counted_in_their_unit(snapshot: Snapshot) -> None:
    calls = replace(ROW, kind=CashKind.NOT_CASH, name="Calls", unit="calls", likely=8.0, ramp=2.0)
    money = _money(snapshot, {A: [ROW, calls, replace(calls, likely=None)]})
    a, b = (each.id for each in snapshot.initiatives[:2])
    (found,) = money.not_cash(a)
    assert (found.name, found.unit, found.by_period.tolist()) == ("Calls", "calls", [2, 6, 8])
    assert money.not_cash(b) == ()


@pytest.mark.parametrize(
    ("cost", "whole", "funded", "share"),
    [
        (20.0, 40.0, 0.3, 0.5),
        (60.0, 40.0, 0.3, 1.5),
        (0.0, 40.0, 0.3, 0.0),
        (-20.0, 40.0, 0.3, 0.3),  # a saving is no share of a cost
        (-20.0, -40.0, 0.3, 0.5),
        (20.0, None, 0.3, 0.3),
        (20.0, 0.0, 0.3, 0.3),
    ],
)
def test_what_is_paid_of_a_cost(cost: float, whole: float | None, funded: float, share: float) -> None:
    assert cost_share(cost, whole, funded) == share


def test_what_has_no_cost_is_funded_whole_unless_it_is_said() -> None:
    assert cost_share(5.0, None) == 1.0


def test_rates_of_a_month_and_of_a_year() -> None:
    assert per_period(0.21, Period.YEAR) == per_year(0.21, Period.YEAR) == 0.21
    assert per_period(1.01**12 - 1, Period.MONTH) == pytest.approx(0.01)
    assert per_year(0.01, Period.MONTH) == pytest.approx(1.01**12 - 1)
    assert per_year(1e300, Period.MONTH) == inf
    assert isnan(per_year(nan, Period.MONTH))


@pytest.mark.parametrize(
    ("finance", "reinvestment", "period", "growth"),
    [
        (None, None, Period.YEAR, (80 * 1.25) / (100 + 10 / 1.25**2)),
        (1.0, None, Period.YEAR, (80 * 1.25) / (100 + 10 / 4)),
        (None, 0.5, Period.YEAR, (80 * 1.5) / (100 + 10 / 1.25**2)),
        (0.0, 0.0, Period.YEAR, 80 / 110),
        (0.0, 1.01**12 - 1, Period.MONTH, (80 * 1.01 / 110) ** 12),
        (1.01**12 - 1, 0.0, Period.MONTH, (80 / (100 + 10 / 1.01**2)) ** 12),
    ],
)
def test_the_modified_rate_a_year(
    snapshot: Snapshot, finance: float | None, reinvestment: float | None, period: Period, growth: float
) -> None:
    """Of 100 paid now and 10 after two periods, for 80 after one; growth is over two periods, or two years."""
    how = replace(
        snapshot.value.finance,
        period=period,
        discount_rate=0.25,
        finance_rate=finance,
        reinvestment_rate=reinvestment,
    )
    series = Series(np.array([100.0, 0.0, 10.0]), np.array([0.0, 80.0, 0.0]), how)
    assert series.mirr == pytest.approx(growth**0.5 - 1)


def test_the_measures_of_a_series(snapshot: Snapshot) -> None:
    how = replace(snapshot.value.finance, discount_rate=0.25, period=Period.YEAR)
    series = Series(np.array([100.0, 0.0, 10.0]), np.array([0.0, 75.0, 110.0]), how)
    assert series.cumulative.tolist() == [-100, -25, 75]
    assert series.npv == pytest.approx(-100 + 75 / 1.25 + 100 / 1.5625)
    assert series.profitability == pytest.approx(1.24)
    assert series.roi == pytest.approx(75 / 110)
    assert series.payback == pytest.approx(1.25)
    assert series.discounted_payback == pytest.approx(1 + 40 / 64)
    assert series.irr.only == pytest.approx((75 + (75**2 + 4 * 100 * 100) ** 0.5) / 200 - 1)


@pytest.mark.parametrize(
    ("first", "period", "labels"),
    [
        ("2027", Period.YEAR, ("2027", "2028", "2029")),
        ("2027-11", Period.YEAR, ("2027", "2028", "2029")),
        ("2027-11", Period.MONTH, ("2027-11", "2027-12", "2028-01")),
        ("2027/1", Period.MONTH, ("2027-01", "2027-02", "2027-03")),
        ("2027-13", Period.MONTH, ("0", "1", "2")),
        ("2027", Period.MONTH, ("0", "1", "2")),
        ("soon", Period.YEAR, ("0", "1", "2")),
    ],
)
def test_what_periods_are_called(snapshot: Snapshot, first: str, period: Period, labels: tuple[str, ...]) -> None:
    assert _money(snapshot, {}, first_period=first, period=period).labels == labels


def test_the_list_is_asked_for_each_initiative_alone(snapshot: Snapshot) -> None:
    money = _money(snapshot, {C: [replace(ROW, kind=CashKind.COST)]})
    assert [money.series[each.id].costs.tolist() for each in snapshot.initiatives] == [
        [40, 0, 0],
        [30, 0, 0],
        [10, 10, 10],
        [10, 0, 0],
    ]
