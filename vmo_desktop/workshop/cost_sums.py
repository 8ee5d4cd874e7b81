"""How costs over a plan are booked and paid: capital and operating expense, at once and running."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.forecast import Timing, likely_flows
from vmo_desktop.workshop.cash import Cash
from vmo_desktop.workshop.value_rows import Expense


@dataclass(frozen=True, slots=True)
class CostSums:
    """Sums over the plan as is likeliest, not negative; either three or two of them add up to all costs."""

    capex: float
    opex: float
    not_said: float
    """Of lines that say neither, and of costs that only the list of initiatives knows."""
    once: float
    running: float

    @property
    def is_booked(self) -> bool:
        """Whether any cost says how it is booked."""
        return self.capex > 0 or self.opex > 0


def cost_sums(cash: Cash) -> CostSums:
    """The sums of some cash."""
    lines = cash.all_lines
    costs = np.maximum(-likely_flows(lines, cash.money.periods).sum(axis=1), 0.0)

    def of(expense: Expense) -> float:
        return float(costs[[each is expense for each in cash.expenses]].sum())

    is_once = np.array([line.timing is Timing.ONCE for line in lines], dtype=np.bool_)
    return CostSums(
        of(Expense.CAPEX), of(Expense.OPEX), of(Expense.NONE), float(costs[is_once].sum()),
        float(costs[~is_once].sum()),
    )  # fmt: skip
