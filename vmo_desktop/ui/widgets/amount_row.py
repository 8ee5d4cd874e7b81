"""One driver that is given an amount: its name, the ends of its scale, a bar to drag, and a number to type."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.weight_bar import WeightBar
from vmo_desktop.ui.widgets.weight_question import swing_words
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.weighting import Weighed

FULL = 100.0


class AmountRow(WrappingView):
    """An amount from 0 up, or none yet; the bar reaches to 100.

    Signals
    -------
    given(float)
        Another amount was typed, dragged or stepped to.
    withdrawn()
        The number was emptied: there is no answer.
    walked(int)
        The row above (-1) or below (1) is to have the keyboard; 2: Enter was pressed.
    entered()
        The keyboard is here now.
    """

    given = Signal(float)
    withdrawn = Signal()
    walked = Signal(int)
    entered = Signal()

    def __init__(self, driver: Weighed, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.driver = driver
        self._most = most
        self._amount: float | None = None
        self._dragged: float | None = None
        self._colour = ""
        self.bar = WeightBar()
        self.bar.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the number beside it is the stop of the keyboard
        self.bar.setAccessibleName(self.tr("Bar of {driver}").format(driver=driver.name))
        self.amount = QLineEdit()
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setAccessibleName(self.tr("Points of {driver}").format(driver=driver.name))
        self.amount.setAccessibleDescription(swing_words(driver))
        self.amount.setFixedWidth(scaled(64))
        name = PlainLabel(driver.name, role=TextRole.LEAD, wraps=True)
        words = PlainLabel(swing_words(driver), role=TextRole.MUTED, wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, scaled(4), 0, scaled(4))
        grid.setHorizontalSpacing(scaled(12))
        grid.setVerticalSpacing(0)
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(words, 1, 0, 1, 2)
        grid.addWidget(self.bar, 2, 0)
        grid.addWidget(self.amount, 2, 1)
        grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.amount)
        self.amount.installEventFilter(self)
        self.bar.installEventFilter(self)
        self.amount.editingFinished.connect(self._on_typed)
        self.bar.dragged.connect(self._on_dragged)
        self.bar.dropped.connect(self._on_dropped)
        self.bar.stepped.connect(lambda share: self.given.emit(round(share * FULL)))
        self.bar.digit_typed.connect(self._on_digit)
        self.bar.neighbour_requested.connect(self.walked)

    @property
    def shown_amount(self) -> float | None:
        """The amount shown."""
        return self._amount

    def show_amount(self, amount: float | None, colour: str, *, is_fixed: bool = False) -> None:
        """Show an amount, or that there is none yet; a fixed one is not to be changed here."""
        self._amount, self._colour = amount, colour
        self.bar.show_share(min((amount or 0.0) / FULL, 1.0), colour, is_locked=is_fixed)
        self.amount.setReadOnly(is_fixed)
        if not (self.amount.hasFocus() and self.amount.isModified()):
            self.amount.setText("" if amount is None else number_text(round(amount, 2)))
            set_state(self.amount, "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if watched is self.amount and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 2, Qt.Key.Key_Enter: 2}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._on_typed()
                if self.amount.property("state") != "error":
                    self.walked.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        if not self.amount.isModified():
            return
        text = self.amount.text().strip()
        amount = read_number(text) if text else None
        is_wrong = bool(text) and (amount is None or not 0 <= amount <= self._most)
        set_state(self.amount, "error" if is_wrong else "")
        if is_wrong:
            return
        self.amount.setModified(False)
        if amount is None and self._amount is not None:
            self.withdrawn.emit()
        elif amount is not None and amount != self._amount:
            self.given.emit(amount)

    def _on_dragged(self, share: float) -> None:
        self._dragged = round(share * FULL)
        self.bar.show_share(self._dragged / FULL, self._colour, is_locked=False)
        self.amount.setText(number_text(self._dragged))

    def _on_dropped(self) -> None:
        dragged, self._dragged = self._dragged, None
        if dragged is not None:
            self.given.emit(dragged)

    def _on_digit(self, digit: str) -> None:
        self.amount.setFocus()
        if not self.amount.isReadOnly():
            self.amount.setText(digit)
            self.amount.setModified(True)
