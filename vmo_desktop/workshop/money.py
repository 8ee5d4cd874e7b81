"""What each initiative costs and brings over time, out of its cash lines, yearly costs, or cost."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np

from vmo_desktop.domain.cash_flow import (
    discount_factors,
    modified_rate_of_return,
    payback_time,
    present_value,
    profitability_index,
    return_on_investment,
)
from vmo_desktop.domain.forecast import CashLine, Timing, likely_flows, shares
from vmo_desktop.domain.internal_rate import InternalRates, internal_rates
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import Estimate
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import CashKind, CashLineRow, Expense, FinanceRow, Period

tr = Texts("Workshop")

MONTHS = 12

FIRST = re.compile(r"(?P<year>[0-9]{4})(?![0-9])(?:\D(?P<month>0?[1-9]|1[0-2])(?![0-9]))?")
"""A year, or a month as 2027-03: 27 is no year, and costs of 2027 would lie two thousand years after it."""


@dataclass(frozen=True)
class NotCash:
    """A benefit that is counted in a unit of its own."""

    name: str
    unit: str
    by_period: FloatArray
    """Shape (periods,), as is likeliest."""


@dataclass(frozen=True)
class Series:
    """Money over time of one initiative, or of several together, as is likeliest.

    Attributes
    ----------
    costs, benefits : ndarray of shape (periods,)
        Not negative, in the workshop's currency.
    """

    costs: FloatArray
    benefits: FloatArray
    finance: FinanceRow

    @cached_property
    def rate(self) -> float:
        """Discount rate per period."""
        return per_period(self.finance.discount_rate, self.finance.period)

    @cached_property
    def net(self) -> FloatArray:
        """Benefits less costs in each period."""
        return self.benefits - self.costs

    @cached_property
    def cumulative(self) -> FloatArray:
        """Running total of what comes in less what goes out."""
        return np.cumsum(self.net)

    @cached_property
    def npv(self) -> float:
        """Net present value."""
        return float(present_value(self.net, self.rate))

    @cached_property
    def irr(self) -> InternalRates:
        """Internal rates of return, a year."""
        found = internal_rates(self.net)
        rates = (per_year(rate, self.finance.period) for rate in found.rates)
        return InternalRates(tuple(rate for rate in rates if isfinite(rate)), found.sign_changes)

    @cached_property
    def mirr(self) -> float:
        """Modified internal rate of return, a year; rates that are not set are the discount rate."""
        finance, reinvestment = (
            self.rate if rate is None else per_period(rate, self.finance.period)
            for rate in (self.finance.finance_rate, self.finance.reinvestment_rate)
        )
        return per_year(modified_rate_of_return(self.net, finance, reinvestment), self.finance.period)

    @cached_property
    def roi(self) -> float:
        """Return on investment, not discounted."""
        return float(return_on_investment(self.costs, self.benefits))

    @cached_property
    def profitability(self) -> float:
        """Profitability index."""
        return profitability_index(self.net, self.rate)

    @cached_property
    def payback(self) -> float:
        """In periods; inf if never."""
        return payback_time(self.net)

    @cached_property
    def discounted_payback(self) -> float:
        """In periods, on discounted money; inf if never."""
        return payback_time(self.net * discount_factors(self.rate, np.arange(len(self.net), dtype=np.float64)))


def per_period(rate: float, period: Period) -> float:
    """The rate of a period that makes this rate a year."""
    return rate if period is Period.YEAR else float((1 + rate) ** (1 / MONTHS) - 1)


def per_year(rate: float, period: Period) -> float:
    """The rate a year that the rate of a period makes; inf where no float is as large."""
    if period is Period.YEAR:
        return rate
    with np.errstate(over="ignore"):
        return float(np.float64(1 + rate) ** MONTHS - 1)


@dataclass(frozen=True)
class Money:
    """Money over time of every initiative of a workshop."""

    snapshot: Snapshot

    @property
    def finance(self) -> FinanceRow:
        """How it is counted."""
        return self.snapshot.value.finance

    @property
    def periods(self) -> int:
        """Of the plan."""
        return self.finance.periods

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each period is called: years or months from the first of the plan, else their numbers from 0."""
        year, month = self._first
        if year is not None and self.finance.period is Period.YEAR:
            return tuple(str(year + place) for place in range(self.periods))
        if year is not None and month is not None:
            start = year * MONTHS + month - 1
            months = range(start, start + self.periods)
            return tuple(f"{month // MONTHS}-{month % MONTHS + 1:02d}" for month in months)
        return tuple(str(place) for place in range(self.periods))

    @cached_property
    def _first(self) -> tuple[int | None, int | None]:
        """Year and month of the first period; None where it does not name them in full."""
        found = FIRST.match(self.finance.first_period)
        if found is None:
            return None, None
        return int(found["year"]), int(found["month"]) if found["month"] else None  # type: ignore[number-of-text]  # digits alone

    @property
    def _first_year(self) -> int | None:
        """The first of a plan of years that names them; None of any other: costs by year have no place in it."""
        return self._first[0] if self.finance.period is Period.YEAR else None

    @cached_property
    def lines(self) -> Mapping[int, tuple[CashLine, ...]]:
        """Cash lines of each initiative id, costs negative; without what is not cash or has no amount yet."""
        return {each.id: self._lines_of(each.id) for each in self.snapshot.initiatives}

    def line_names(self, initiative_id: int) -> tuple[str, ...]:
        """What each of the `lines` of an initiative is called."""
        rows = self.rows_of(initiative_id)
        words = {CashKind.COST: tr("Cost"), CashKind.BENEFIT: tr("Benefit")}
        known = len(self.lines[initiative_id]) - len(rows)
        return (*[words[CashKind.COST]] * known, *(row.name or words[row.kind] for row in rows))

    def line_expenses(self, initiative_id: int) -> tuple[Expense, ...]:
        """How each of the `lines` of an initiative is booked."""
        rows = self.rows_of(initiative_id)
        known = len(self.lines[initiative_id]) - len(rows)
        return (*[Expense.NONE] * known, *(row.expense for row in rows))

    def _lines_of(self, initiative_id: int) -> tuple[CashLine, ...]:
        rows = self.rows_of(initiative_id)
        lines = [line_of(row) for row in rows]
        if any(row.kind is CashKind.COST for row in rows):
            return tuple(lines)
        return (*self._known_costs(initiative_id), *lines)

    def rows_of(self, initiative_id: int) -> tuple[CashLineRow, ...]:
        """The cash lines that are money and have an amount, in the order of `lines` after known costs."""
        rows = self.snapshot.value.cash_lines.get(initiative_id, ())
        return tuple(row for row in rows if row.kind is not CashKind.NOT_CASH and row.likely is not None)

    def _known_costs(self, initiative_id: int) -> list[CashLine]:
        """What the list of initiatives says: costs by year where the plan names its years, else the cost, at once."""
        cost = self.snapshot.initiative(initiative_id).cost
        yearly = {year: amount for (each, year), amount in self.snapshot.choice.yearly_costs.items()
                  if each == initiative_id}  # fmt: skip
        first = self._first_year
        if yearly and first is not None:
            return [paid_at_once(amount, year - first) for year, amount in sorted(yearly.items()) if year >= first]
        return [] if cost is None else [paid_at_once(cost)]

    @cached_property
    def brings_known(self) -> Mapping[int, bool]:
        """Whether anything is known of the money that an initiative brings; 0 is known."""
        return {each.id: self._has_row(each.id, CashKind.BENEFIT) for each in self.snapshot.initiatives}

    @cached_property
    def costs_known(self) -> Mapping[int, bool]:
        """Whether anything is known of what an initiative costs, by cash lines, by year or in the list; 0 is known."""
        yearly = self.snapshot.choice.yearly_costs if self._first_year is not None else {}
        by_year = {initiative_id for initiative_id, _ in yearly}
        return {
            each.id: each.cost is not None or each.id in by_year or self._has_row(each.id, CashKind.COST)
            for each in self.snapshot.initiatives
        }

    @cached_property
    def is_known(self) -> Mapping[int, bool]:
        """Whether enough is known of an initiative to say what it is worth: what it brings, and what it costs."""
        return {each: brings and self.costs_known[each] for each, brings in self.brings_known.items()}

    def _has_row(self, initiative_id: int, kind: CashKind) -> bool:
        return any(row.kind is kind for row in self.rows_of(initiative_id))

    @cached_property
    def series(self) -> Mapping[int, Series]:
        """Money over time of each initiative id."""
        return {each.id: self.series_of(self.lines[each.id]) for each in self.snapshot.initiatives}

    def together(self, initiative_ids: Sequence[int]) -> Series:
        """Money over time of several initiatives together."""
        return self.series_of(tuple(line for each in initiative_ids for line in self.lines[each]))

    def series_of(self, lines: tuple[CashLine, ...]) -> Series:
        """Money over time of some lines, costs negative."""
        flows = likely_flows(lines, self.periods)
        is_cost = np.array([line.amount.likely < 0 for line in lines], dtype=np.bool_)
        return Series(-flows[is_cost].sum(axis=0), flows[~is_cost].sum(axis=0), self.finance)

    def not_cash(self, initiative_id: int) -> tuple[NotCash, ...]:
        """Benefits of an initiative that are no money."""
        rows = self.snapshot.value.cash_lines.get(initiative_id, ())
        return tuple(
            NotCash(row.name, row.unit, row.likely * shares(line_of(row), self.periods))
            for row in rows
            if row.kind is CashKind.NOT_CASH and row.likely is not None
        )

    @cached_property
    def npv(self) -> FloatArray:
        """Net present value of each initiative, shape (initiatives,); NaN where benefits or costs are not known."""
        return self.measured(lambda series: series.npv)

    @cached_property
    def present(self) -> tuple[FloatArray, FloatArray]:
        """Present value of costs and of benefits of each initiative; each NaN where nothing is known of it."""
        costs = self._measured(lambda series: float(present_value(series.costs, series.rate)), self.costs_known)
        benefits = self._measured(lambda series: float(present_value(series.benefits, series.rate)), self.brings_known)
        return costs, benefits

    def measured(self, measure: Callable[[Series], float]) -> FloatArray:
        """A measure of each initiative, shape (initiatives,); NaN where benefits or costs are not known."""
        return self._measured(measure, self.is_known)

    def _measured(self, measure: Callable[[Series], float], is_known: Mapping[int, bool]) -> FloatArray:
        initiatives = self.snapshot.initiatives
        return np.array([measure(self.series[each.id]) if is_known[each.id] else np.nan for each in initiatives])


def cost_share(cost: float, whole: float | None, funded: float = 1.0) -> float:
    """What an initiative costs as a share of its cost in the list; else, how much of it is funded.

    A cost that a scenario turns into a saving is no share of anything.
    """
    share = cost / whole if whole else -1.0
    return share if share >= 0 else funded


def line_of(row: CashLineRow) -> CashLine:
    """The cash line of a row that has a likely amount; what is not given of the range is the likely amount."""
    likely = row.likely or 0.0
    low = likely if row.low is None else row.low
    high = likely if row.high is None else row.high
    amount = Estimate(-high, -likely, -low) if row.kind is CashKind.COST else Estimate(low, likely, high)
    return CashLine(amount, row.timing, row.start, row.ramp, row.duration, row.most_delay)


def paid_at_once(cost: float, start: float = 0) -> CashLine:
    """The cash line of a cost that is known without a range, in the period where it is paid."""
    return CashLine(Estimate(-cost, -cost, -cost), Timing.ONCE, start)
