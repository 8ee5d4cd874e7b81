"""Money over time for the pages about it: whose cash is looked at, and what it may come to, drawn in a thread."""

from functools import partial

from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.progress import Report
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.sampling_desk import SamplingDesk
from vmo_desktop.workshop.cash import Cash, cash_of_initiative, cash_of_portfolio
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_risk import MoneyRisk, find_risk
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

OF_MONEY = ("workshop", "initiative", "yearly_cost", "finance", "cash_line")
"""Tables that money over time is made of."""


class FinanceDesk(SamplingDesk):
    """One for each open workshop: `finance_desk_of` finds it.

    `changed` is told as well when money, whose it is, or the portfolio is another.
    """

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._money: Money | None = None
        self._made_of: tuple[object, ...] = ()
        self._cash: Cash | None = None
        self._cash_of: tuple[Money, Portfolio | None, int | None] | None = None
        self.initiative_id: int | None = None
        self.is_of_portfolio = True
        self._risk: MoneyRisk | None = None

    @property
    def money(self) -> Money:
        """Money over time of every initiative; the same one while nothing that it is made of changes."""
        made_of = _made_of(self._live.snapshot)
        if self._money is None or self._made_of != made_of:
            self._money, self._made_of = Money(self._live.snapshot), made_of
        return self._money

    @property
    def cash(self) -> Cash | None:
        """The cash that is looked at; None while no portfolio is known."""
        portfolio = self.portfolios.portfolio if self.is_of_portfolio else None
        initiative_id = None if self.is_of_portfolio else self.initiative_id
        money, known = self.money, self._cash_of
        is_same = known is not None and known[0] is money and known[1] is portfolio and known[2] == initiative_id
        if not is_same:
            self._cash_of = (money, portfolio, initiative_id)
            self._cash = self._made(portfolio, initiative_id)
        return self._cash

    def _made(self, portfolio: Portfolio | None, initiative_id: int | None) -> Cash | None:
        if initiative_id is not None and initiative_id in self.money.series:
            return cash_of_initiative(self.money, initiative_id)
        if portfolio is None or not portfolio.choice.is_found:
            return None
        return cash_of_portfolio(self.money, portfolio)

    @property
    def name(self) -> str:
        """Whose cash is looked at."""
        chosen, snapshot = self.initiative_id, self._live.snapshot
        if self.is_of_portfolio or chosen is None or chosen not in snapshot.initiative_index:
            return self.tr("Portfolio of %1").replace("%1", shown_scenario(self.portfolios.scenario))
        return shown_name(snapshot.initiative(chosen))

    @property
    def risk(self) -> MoneyRisk | None:
        """What the cash that is looked at may come to; None while it is not drawn."""
        return self._risk if self._risk is not None and self._risk.cash is self.cash else None

    @property
    def is_open(self) -> bool:
        """Whether samples are still to be drawn."""
        return self.cash is not None and self.risk is None

    def look(self, initiative_id: int | None) -> None:
        """Look at an initiative, or with None at the portfolio."""
        is_of_portfolio = initiative_id is None
        if not is_of_portfolio and self.initiative_id == initiative_id and not self.is_of_portfolio:
            return
        if is_of_portfolio and self.is_of_portfolio:
            return
        self.is_of_portfolio = is_of_portfolio
        self.initiative_id = self.initiative_id if initiative_id is None else initiative_id
        self._forget()
        self.changed.emit()

    def take_initiative(self, initiative_id: int | None) -> None:
        """Have another initiative in hand; it is looked at where one was looked at."""
        if initiative_id is None or initiative_id == self.initiative_id:
            return
        self.initiative_id = initiative_id
        if not self.is_of_portfolio:
            self._forget()
        self.changed.emit()

    def ask(self) -> None:
        """Ask for the portfolio."""
        self.portfolios.ask()

    @override
    def ask_samples(self) -> None:
        self.ask()
        cash = self.cash
        if cash is not None and self.is_open and not self.is_stopped and not self._task.is_running:
            self._task.start(partial(_drawn, cash))

    @override
    def _on_drawn(self, answer: MoneyRisk) -> None:
        self._risk = answer
        self.changed.emit()

    def _forget(self) -> None:
        self._task.stop()
        self._risk = None
        self.is_stopped = False

    @override
    def _on_portfolio(self, _scenario_id: int = 0) -> None:
        if self.is_of_portfolio and (self._risk is None or self._risk.cash is not self.cash):
            self._forget()
        self.changed.emit()

    @override
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*OF_MONEY):
            self._forget()
            self.changed.emit()


def _made_of(snapshot: Snapshot) -> tuple[object, ...]:
    """All that money over time is made of."""
    value = snapshot.value
    return (snapshot.workshop, snapshot.initiatives, value.finance, value.cash_lines, snapshot.choice.yearly_costs)


def _drawn(cash: Cash, report: Report) -> MoneyRisk:
    report(0, len(cash.lines))
    return find_risk(cash, report)


def finance_desk_of(live: LiveWorkshop) -> FinanceDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(FinanceDesk)
    return FinanceDesk(live) if found is None else found
