"""Sliders for what a scenario assumes of one initiative: its value, cost and effort."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget
from typing_extensions import override

from vmo_desktop.charts.numbers import compact, round_up
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

STEPS = 200
FIELDS = ("value", "cost", "effort")


@dataclass(frozen=True, slots=True)
class Assumable:
    """A number that can be assumed: what holds now, and as far as its slider goes (NaN: not known)."""

    now: float
    most: float


def assumable(now: float, stated: float) -> Assumable:
    """A slider from nothing to about twice what the workshop says."""
    known = max(now if not isnan(now) else 0.0, stated if not isnan(stated) else 0.0)
    return Assumable(now, round_up(2 * known) if known > 0 else float("nan"))


class WhatIfForm(QWidget):
    """One slider for each number that is known; letting go assumes it, keys do at once, Escape closes the line.

    Signals
    -------
    assumed(str, float)
        A field and what is to be assumed for it.
    left()
        The line is to close.
    """

    assumed = Signal(str, float)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most: dict[str, float] = {}
        self._said = PlainLabel(wraps=True)
        flow = FlowLayout(self, spacing=8, row_spacing=4)
        flow.addWidget(self._said)
        self.sliders: dict[str, QSlider] = {}
        self._words: dict[str, PlainLabel] = {}
        self._pairs: dict[str, QWidget] = {}
        self._names = {"value": self.tr("Value"), "cost": self.tr("Cost"), "effort": self.tr("Effort")}
        for field in FIELDS:
            self._words[field] = PlainLabel(role=TextRole.CAPTION)
            self.sliders[field] = self._slider(field)
            self._pairs[field] = QWidget()
            row = QHBoxLayout(self._pairs[field])
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(self._words[field])
            row.addWidget(self.sliders[field])
            flow.addWidget(self._pairs[field])
        self.closes = QPushButton(self.tr("Close"))
        self.closes.setAccessibleName(self.closes.text())
        self.closes.clicked.connect(self.left)
        flow.addWidget(self.closes)
        self.hide()

    def _slider(self, field: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, STEPS)
        slider.setPageStep(STEPS // 20)
        slider.setAccessibleName(self._names[field])
        slider.valueChanged.connect(lambda: self._on_moved(field))
        slider.sliderReleased.connect(lambda: self._tell(field))
        return slider

    def show_numbers(self, named: str, numbers: Mapping[str, Assumable]) -> None:
        """Show what holds of an initiative."""
        self._said.setText(self.tr("What if: %1").replace("%1", named))
        self._said.setMaximumWidth(scaled(240))
        for field, slider in self.sliders.items():
            number = numbers[field]
            is_known = not isnan(number.most)
            self._most[field] = number.most
            self._pairs[field].setVisible(is_known)
            slider.setFixedSize(scaled(110), scaled(28))
            if is_known and not slider.isSliderDown():
                with QSignalBlocker(slider):
                    slider.setValue(0 if isnan(number.now) else round(number.now / number.most * STEPS))
                self._say(field, number.now)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _number(self, field: str) -> float:
        return self.sliders[field].value() * self._most[field] / STEPS

    def _on_moved(self, field: str) -> None:
        self._say(field, self._number(field))
        if not self.sliders[field].isSliderDown():
            self._tell(field)

    def _tell(self, field: str) -> None:
        self.assumed.emit(field, self._number(field))

    def _say(self, field: str, number: float) -> None:
        self._words[field].setText(f"{self._names[field]} {compact(number)}")
        self._words[field].setFixedWidth(scaled(84))
