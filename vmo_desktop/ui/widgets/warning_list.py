"""Warnings below one another: a few lines of them at once, the others by scrolling."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea
from typing_extensions import override

from vmo_desktop.ui.theme import set_state
from vmo_desktop.ui.widgets.label import PlainLabel

MOST_LINES = 5
"""So many lines of warnings leave room for what they are about."""


class WarningList(QScrollArea):
    """As high as its warnings, up to `MOST_LINES`; hidden where there are none. The arrow keys scroll it."""

    def __init__(self) -> None:
        super().__init__()
        self.label = PlainLabel(wraps=True)
        self.label.setObjectName("import_warning")
        set_state(self.label, "stale")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Warnings"))
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self.label)
        self.label.setAutoFillBackground(False)
        self.hide()

    def show_warnings(self, warnings: Iterable[str]) -> None:
        """Show these from the first one on."""
        self.label.show_lines(f"⚠ {warning}" for warning in warnings)
        self.setVisible(bool(self.label.text()))
        self.verticalScrollBar().setValue(0)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = max(0, self.label.heightForWidth(self.viewport().width()))  # less where there is no text
        most = MOST_LINES * self.label.fontMetrics().lineSpacing()
        self.setFixedHeight(min(wanted, most))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted > most else Qt.FocusPolicy.NoFocus)
