"""The chance of loss of each scenario's portfolio, drawn in a thread one after the other."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from vmo_desktop.progress import Report
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.cash import Cash, cash_of_portfolio
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_risk import find_risk
from vmo_desktop.workshop.portfolio import Portfolio

Found = tuple[int, Portfolio, Money, float]


class LossChances(QObject):
    """Keeps what is drawn while money and portfolio stay the same.

    Signals
    -------
    found()
        The chance of one more is known.
    """

    found = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[int, Found] = {}
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_found)
        self._task.failed.connect(self._on_failed)

    def of(self, money: Money, portfolios: Mapping[int, Portfolio]) -> Mapping[int, float]:
        """The chances that are known, by scenario id; the next one that is not is asked for."""
        fresh = {}
        for scenario_id, portfolio in portfolios.items():
            known = self._known.get(scenario_id)
            if known is not None and known[1].shares is portfolio.shares and known[2] is money:
                fresh[scenario_id] = known[3]
            elif portfolio.choice.is_found and not self._task.is_running:
                cash = cash_of_portfolio(money, portfolio)
                self._task.start(partial(_drawn, scenario_id, portfolio, cash))
        return fresh

    def wait(self) -> None:
        """Stop, and wait until nothing runs: for closing."""
        self._task.wait()

    def _on_found(self, found: Found) -> None:
        self._known[found[0]] = found
        self.found.emit()

    def _on_failed(self, error: BaseException) -> None:
        raise error


def _drawn(scenario_id: int, portfolio: Portfolio, cash: Cash, report: Report) -> Found:
    return scenario_id, portfolio, cash.money, find_risk(cash, report).chance_of_loss
