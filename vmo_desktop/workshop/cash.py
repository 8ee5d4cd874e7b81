"""The cash lines of one initiative, or of all that a portfolio funds, as they are counted together."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan

import numpy as np

from vmo_desktop.domain.forecast import CashLine
from vmo_desktop.domain.three_point import Estimate
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money import Money, Series, cost_share, paid_at_once
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.value_rows import Expense

tr = Texts("Workshop")


@dataclass(frozen=True)
class Cash:
    """Lines by initiative, costs negative, with what each is called; `lacking` names who brings nothing known yet."""

    money: Money
    lines: tuple[tuple[CashLine, ...], ...]
    names: tuple[str, ...]
    """Of all lines, one initiative after another."""
    lacking: tuple[str, ...] = ()
    expenses: tuple[Expense, ...] = ()
    """How each of all lines is booked."""
    is_priced: bool = True
    """Whether it is known what it costs; of a portfolio it always is."""

    @property
    def is_without_benefit(self) -> bool:
        """Whether no benefit in money is known at all."""
        return bool(self.lines) and len(self.lacking) == len(self.lines)

    @property
    def is_incomplete(self) -> bool:
        """Whether it is not known what it is worth, for want of a benefit or of what it costs."""
        return self.is_without_benefit or not self.is_priced

    @property
    def is_unknown(self) -> bool:
        """Whether no measure says anything: it is not known what it is worth, or nothing is funded."""
        return self.is_empty or self.is_incomplete

    @property
    def is_empty(self) -> bool:
        """Whether it is of a portfolio that funds nothing."""
        return not self.lines

    @cached_property
    def all_lines(self) -> tuple[CashLine, ...]:
        """The lines of all initiatives, one after another."""
        return tuple(line for own in self.lines for line in own)

    @cached_property
    def series(self) -> Series:
        """Money by period, as is likeliest."""
        return self.money.series_of(self.all_lines)


def cash_of_initiative(money: Money, initiative_id: int) -> Cash:
    """What an initiative costs and brings when it is funded whole."""
    name = shown_name(money.snapshot.initiative(initiative_id))
    lacking = () if money.brings_known[initiative_id] else (name,)
    lines, names = (money.lines[initiative_id],), money.line_names(initiative_id)
    is_priced = money.costs_known[initiative_id]
    return Cash(money, lines, names, lacking, money.line_expenses(initiative_id), is_priced)


def cash_of_portfolio(money: Money, portfolio: Portfolio) -> Cash:
    """What a portfolio costs and brings.

    An initiative that is funded in part, or at a level, costs and brings its shares of that; where a scenario assumes
    another cost, all of its costs change in proportion; where only the scenario knows what it costs, that is paid at
    once. Of a level that was approved and is gone since, what it brings is not known: its costs count alone. What pairs
    save or add is not money over time, and left out.
    """
    lines, names, lacking = [], [], []
    expenses: list[Expense] = []
    for row in map(int, np.flatnonzero(portfolio.is_funded)):
        initiative = money.snapshot.initiatives[row]
        costs = cost_share(float(portfolio.costs[row]), initiative.cost, float(portfolio.shares[row]))
        brings = float(portfolio.value_shares[row])
        own = cash_of_initiative(money, initiative.id)
        parts = [] if own.is_priced else [(paid_at_once(float(portfolio.costs[row])), tr("Cost"), Expense.NONE)]
        parts += [
            (_scaled(line, costs, brings), name, expense)
            for line, name, expense in zip(own.all_lines, own.names, own.expenses, strict=True)
            if _is_cost(line) or not isnan(brings)
        ]
        lines.append(tuple(line for line, _, _ in parts))
        names += [f"{shown_name(initiative)}: {name}" for _, name, _ in parts]
        expenses += [expense for _, _, expense in parts]
        if own.lacking or isnan(brings):
            lacking.append(shown_name(initiative))
    return Cash(money, tuple(lines), tuple(names), tuple(lacking), tuple(expenses))


def _is_cost(line: CashLine) -> bool:
    """Whether it is paid: a cost may be nothing at best, and most likely."""
    return line.amount.low < 0


def _scaled(line: CashLine, cost_share: float, value_share: float) -> CashLine:
    amount, share = line.amount, cost_share if _is_cost(line) else value_share
    return replace(line, amount=Estimate(share * amount.low, share * amount.likely, share * amount.high))
