"""Money over time of initiatives: cash lines, else what the list says of their cost."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import pyxirr

from tests.workshop.choosing import make_choosing
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.resources import set_yearly_costs
from vmo_desktop.workshop.value_rows import CashKind, Period
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_finance({"discount_rate": 0.1, "periods": 4, "first_period": "2027"}))
        yield opened


def _first(workshop: Workshop) -> int:
    return workshop.snapshot.initiatives[0].id


def _line(workshop: Workshop, kind: CashKind, **values: object) -> dict[str, object]:
    return {"initiative_id": _first(workshop), "kind": kind, "name": kind.value, **values}


def test_without_cash_lines_the_cost_is_paid_at_once_and_nothing_is_known_of_benefits(workshop: Workshop) -> None:
    money = Money(workshop.snapshot)
    cost = workshop.snapshot.initiatives[0].cost
    assert money.series[_first(workshop)].net.tolist() == [-(cost or 0.0), 0, 0, 0]
    assert np.isnan(money.npv).all()


def test_yearly_costs_are_paid_in_their_years(workshop: Workshop) -> None:
    workshop.do(set_yearly_costs({(_first(workshop), 2027): 30.0, (_first(workshop), 2029): 10.0}))
    assert Money(workshop.snapshot).series[_first(workshop)].costs.tolist() == [30, 0, 10, 0]


def test_cash_lines_of_cost_replace_what_the_list_says(workshop: Workshop) -> None:
    workshop.do(
        CASH_LINES.add(
            [
                _line(workshop, CashKind.COST, timing=Timing.ONCE, likely=100.0, low=90.0, high=130.0),
                _line(workshop, CashKind.BENEFIT, start=1.0, likely=60.0),
                _line(workshop, CashKind.NOT_CASH, start=2.0, likely=7.0, unit="calls"),
                _line(workshop, CashKind.BENEFIT),
            ]
        )
    )
    money = Money(workshop.snapshot)
    series = money.series[_first(workshop)]
    assert series.costs.tolist() == [100, 0, 0, 0]
    assert series.benefits.tolist() == [0, 60, 60, 60]
    assert series.npv == pytest.approx(-100 + 60 / 1.1 + 60 / 1.21 + 60 / 1.331)
    assert money.npv[0] == series.npv
    assert series.roi == pytest.approx(0.8)
    assert series.payback == pytest.approx(1 + 40 / 60)
    assert series.irr.only == pytest.approx(pyxirr.irr([-100, 60, 60, 60]))
    (calls,) = money.not_cash(_first(workshop))
    assert (calls.unit, calls.by_period.tolist()) == ("calls", [0, 0, 7, 7])
    cost = money.lines[_first(workshop)][0].amount
    assert (cost.low, cost.likely, cost.high) == (-130.0, -100.0, -90.0)


def test_a_portfolio_adds_up(workshop: Workshop) -> None:
    money = Money(workshop.snapshot)
    ids = [each.id for each in workshop.snapshot.initiatives[:2]]
    together = money.together(ids)
    assert together.net.tolist() == (money.series[ids[0]].net + money.series[ids[1]].net).tolist()
    assert money.together([]).net.tolist() == [0, 0, 0, 0]


def test_months_are_discounted_by_the_rate_a_year(workshop: Workshop) -> None:
    workshop.do(edit_finance({"period": Period.MONTH, "first_period": "2027-11", "periods": 13}))
    once = {"timing": Timing.ONCE}
    workshop.do(CASH_LINES.add([_line(workshop, CashKind.COST, likely=100.0, **once),
                                _line(workshop, CashKind.BENEFIT, likely=121.0, start=12.0, **once)]))  # fmt: skip
    money = Money(workshop.snapshot)
    series = money.series[_first(workshop)]
    assert series.npv == pytest.approx(10.0)
    assert series.irr.only == pytest.approx(0.21)
    assert money.labels[:3] == ("2027-11", "2027-12", "2028-01")


def test_periods_are_named_by_their_years_or_counted(workshop: Workshop) -> None:
    assert Money(workshop.snapshot).labels == ("2027", "2028", "2029", "2030")
    workshop.do(edit_finance({"first_period": ""}))
    assert Money(workshop.snapshot).labels == ("0", "1", "2", "3")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"likely": -5.0}, "not typed negative"),
        ({"low": 9.0, "likely": 5.0}, "ascend"),
        ({"start": -1.0}, "0 or more periods"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(workshop: Workshop, values: dict[str, object], said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        workshop.do(CASH_LINES.add([_line(workshop, CashKind.COST, **values)]))
    assert not workshop.snapshot.value.cash_lines


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"discount_rate": -1.0}, "-100 %"),
        ({"finance_rate": float("inf")}, "rate"),
        ({"periods": 0}, "1 to 600"),
        ({"correlation": 1.2}, "between 0 and 1"),
        ({"samples": 0}, "samples"),
    ],
)
def test_settings_that_nothing_can_be_counted_with_are_refused(
    workshop: Workshop, values: dict[str, object], said: str
) -> None:
    with pytest.raises(NotAllowed, match=said):
        workshop.do(edit_finance(values))


def test_editing_a_line_is_one_step_that_can_be_undone(workshop: Workshop) -> None:
    workshop.do(CASH_LINES.add([_line(workshop, CashKind.COST, likely=100.0)]))
    (line,) = workshop.snapshot.value.cash_lines[_first(workshop)]
    workshop.do(CASH_LINES.edit(line.id, {"likely": 50.0}))
    assert workshop.undo_label == "Cash line changed: cost"
    workshop.undo()
    assert workshop.snapshot.value.cash_lines[_first(workshop)][0].likely == 100.0


def test_what_a_month_makes_of_money_may_be_more_than_a_number_can_hold_in_a_year(workshop: Workshop) -> None:
    workshop.do(edit_finance({"period": Period.MONTH, "reinvestment_rate": 10.0}))
    workshop.do(
        CASH_LINES.add(
            [
                _line(workshop, CashKind.COST, timing=Timing.ONCE, likely=1e-20),
                _line(workshop, CashKind.BENEFIT, timing=Timing.ONCE, start=1.0, likely=1e15),
            ]
        )
    )
    series = Money(workshop.snapshot).series[_first(workshop)]
    assert series.irr.rates == ()
    assert series.mirr > 1


def test_a_first_period_that_is_no_year_of_four_digits_loses_no_costs(workshop: Workshop) -> None:
    first = _first(workshop)
    cost = workshop.snapshot.initiatives[0].cost
    workshop.do(set_yearly_costs({(first, 2027): 40.0}))
    for typed in ("27", "202", "\u00b2027", "20270", "year 1"):
        workshop.do(edit_finance({"first_period": typed}))
        money = Money(workshop.snapshot)
        assert money.labels == ("0", "1", "2", "3")
        assert money.series[first].costs.tolist() == [cost, 0, 0, 0]
    workshop.do(edit_finance({"first_period": "2026-07"}))
    assert Money(workshop.snapshot).series[first].costs.tolist() == [0, 40, 0, 0]


def test_running_total_profitability_and_payback_by_hand(workshop: Workshop) -> None:
    workshop.do(
        CASH_LINES.add([
            _line(workshop, CashKind.COST, likely=100.0, timing=Timing.ONCE),
            _line(workshop, CashKind.BENEFIT, likely=60.5, start=1.0),
        ])
    )  # fmt: skip
    series = Money(workshop.snapshot).series[_first(workshop)]
    assert series.net.tolist() == [-100.0, 60.5, 60.5, 60.5]
    assert series.cumulative.tolist() == [-100.0, -39.5, 21.0, 81.5]
    # Discounted by 10 %: 55, 50 and 45.45...
    assert series.npv == pytest.approx(55 + 50 + 500 / 11 - 100)
    assert series.profitability == pytest.approx((55 + 50 + 500 / 11) / 100)
    assert series.roi == pytest.approx(0.815)
    assert series.payback == pytest.approx(1 + 39.5 / 60.5)
    assert series.discounted_payback == pytest.approx(1 + 45 / 50)
