"""The balance of the scenario in hand, and which of its parts is looked at."""

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.workshop.balance import Balance
from vmo_desktop.workshop.portfolio import Portfolio


class BalanceDesk(QObject):
    """One for each open workshop: `balance_desk_of` finds it.

    Signals
    -------
    changed()
        The balance is another one, or not known any more.
    looked()
        Another part is looked at.
    """

    changed = Signal()
    looked = Signal()

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self.portfolios = desk_of(live)
        self._of: Portfolio | None = None
        self._found: Balance | None = None
        self._place: int | None = None
        self.portfolios.chosen.connect(self.changed)
        self.portfolios.scenario_changed.connect(self.changed)

    @property
    def found(self) -> Balance | None:
        """The balance; None while no portfolio is known, or where there is none."""
        portfolio = self.portfolios.portfolio
        if portfolio is not self._of:
            is_found = portfolio is not None and portfolio.choice.is_found
            self._of, self._found = portfolio, Balance(portfolio) if portfolio is not None and is_found else None
        return self._found

    @property
    def waiting_text(self) -> str:
        """Why there is nothing to show."""
        if self.portfolios.portfolio is not None or self.portfolios.is_stopped:
            return self.tr("There is no portfolio whose money could be shown.")
        return self.tr("Looking for the best portfolio…")

    @property
    def place(self) -> int | None:
        """The part that is looked at."""
        return self._place if self.found is not None and (self._place or 0) < len(self.found.parts) else None

    def ask(self) -> None:
        """Ask for the portfolio."""
        self.portfolios.ask()

    def look(self, place: int) -> None:
        """Look at a part."""
        if place != self._place:
            self._place = place
            self.looked.emit()


def balance_desk_of(live: LiveWorkshop) -> BalanceDesk:
    """The desk of an open workshop, made when it is first asked for."""
    found = live.findChild(BalanceDesk)
    return BalanceDesk(live) if found is None else found
