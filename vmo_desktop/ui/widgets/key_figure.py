"""A key figure with the sentence that says what it means."""

from math import isnan

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.workshop.key_figures import KeyFigure

SMALLEST = 0.001
"""A smaller probability is told as smaller than this."""


class KeyFigureTile(QWidget):
    """The value at the left; its meaning, and below it what the measure is called and whose rule of thumb it is."""

    def __init__(self, figure: KeyFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        number = "–" if isnan(figure.value) else decimal_text(figure.value, 2)
        self._value = PlainLabel(number, role=TextRole.TITLE)
        self._meaning = PlainLabel(figure.meaning, wraps=True)
        source = filled(self.tr("%1 (%2)"), figure.name, figure.source)
        caption = PlainLabel(f"{source}{self._chance(figure.probability)}", role=TextRole.CAPTION, wraps=True)
        self.setToolTip(tooltip(figure.basis))
        self.setAccessibleName(f"{figure.name} {number}. {figure.meaning} {figure.basis}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._value, 0, 0, 2, 1, top)
        self._grid.addWidget(self._meaning, 0, 1)
        self._grid.addWidget(caption, 1, 1, top)
        self._grid.setRowStretch(1, 1)
        appearance().changed.connect(self._fit)
        self._fit()

    def _chance(self, probability: float) -> str:
        if isnan(probability):
            return ""
        if probability < SMALLEST:
            return ", p < " + decimal_text(SMALLEST, 3)
        return ", p = " + decimal_text(probability, 3)

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, scaled(52))
        self._grid.setHorizontalSpacing(scaled(8))
        self._grid.setVerticalSpacing(scaled(2))
