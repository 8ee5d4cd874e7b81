"""Prices of the portfolio in hand, worked out piece by piece in a thread and kept as long as the portfolio stands."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.task import LatestTask
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.price_tags import PriceTags, has_prices, more_tags, no_tags


class PriceDesk(QObject):
    """Works on one portfolio at a time.

    Signals
    -------
    told()
        More is known of the portfolio asked for last, or the work was stopped.
    """

    told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tags: PriceTags | None = None
        self._kept: dict[int, PriceTags] = {}
        self._is_stopped = False
        self.task = LatestTask(self)
        self.task.finished.connect(self._on_more)
        self.task.failed.connect(self._on_failed)

    def ask(self, portfolio: Portfolio | None) -> None:
        """Work out the prices of a portfolio, on from where its work was left, unless the user has stopped that."""
        if portfolio is None or not has_prices(portfolio):
            self.leave()
            self.tags = None
            return
        if self.tags is not None and self.tags.portfolio is portfolio:
            if not self._is_stopped:
                self.go_on()
            return
        self.leave()
        kept = self._kept.get(portfolio.of.scenario.id)
        self.tags = kept if kept is not None and kept.portfolio is portfolio else no_tags(portfolio)
        self.go_on()

    def go_on(self) -> None:
        """Work on what is not known yet."""
        self._is_stopped = False
        if self.tags is not None and not self.tags.is_complete and not self.task.is_running:
            self.task.start(partial(more_tags, self.tags))

    def stop(self) -> None:
        """Stop until the user wants to go on."""
        self._is_stopped = True
        self.leave()

    def leave(self) -> None:
        """Stop; what is known stays."""
        self.task.stop()
        self.told.emit()

    def _on_more(self, tags: PriceTags) -> None:
        self.tags = tags
        self._kept[tags.portfolio.of.scenario.id] = tags
        self.go_on()
        self.told.emit()

    def _on_failed(self, error: BaseException) -> None:
        """Hand a defect to the crash guard, and do not work on the same again by itself."""
        self._is_stopped = True
        self.told.emit()
        raise error
