"""Drivers below each other that are given amounts; the keyboard goes from one to the next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.amount_row import AmountRow
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.weighting import Weighed


class AmountRows(WrappingView):
    """Rows of amounts, by driver id.

    Signals
    -------
    given(int, object)
        A driver's new amount; None takes it back.
    entered(int)
        The keyboard came to a driver.
    finished()
        Enter was pressed on the last row.
    """

    given = Signal(int, object)
    entered = Signal(int)
    finished = Signal()

    def __init__(self, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._shown: tuple[Weighed, ...] = ()
        self.rows: dict[int, AmountRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(8))
        self._column.addStretch(1)

    def show_amounts(
        self,
        drivers: Sequence[Weighed],
        amounts: Mapping[int, float],
        colours: Mapping[int, str],
        fixed: frozenset[int] = frozenset(),
    ) -> None:
        """Show drivers in this order with their amounts; the fixed ones are not to be changed."""
        if tuple(drivers) != self._shown:
            self._build(tuple(drivers))
        for driver_id, row in self.rows.items():
            row.show_amount(amounts.get(driver_id), colours.get(driver_id, ""), is_fixed=driver_id in fixed)

    def _build(self, drivers: tuple[Weighed, ...]) -> None:
        focused = next((each for each, row in self.rows.items() if row.isAncestorOf(self.focusWidget() or self)), None)
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown, self.rows = drivers, {}
        for place, driver in enumerate(drivers):
            row = AmountRow(driver, self._most)
            row.given.connect(lambda amount, each=driver.id: self.given.emit(each, amount))
            row.withdrawn.connect(lambda each=driver.id: self.given.emit(each, None))
            row.entered.connect(lambda each=driver.id: self.entered.emit(each))
            row.walked.connect(lambda step, each=driver.id: self._walk(each, step))
            self._column.insertWidget(place, row)
            self.rows[driver.id] = row
        if drivers:
            self.setFocusProxy(self.rows[drivers[0].id])
        if focused in self.rows:
            self.rows[focused].setFocus()

    def _walk(self, driver_id: int, step: int) -> None:
        ids = list(self.rows)
        place = ids.index(driver_id) + (1 if step == 2 else step)
        if 0 <= place < len(ids):
            row = self.rows[ids[place]]
            row.setFocus()
            row.amount.selectAll()
        elif step == 2:
            self.finished.emit()
