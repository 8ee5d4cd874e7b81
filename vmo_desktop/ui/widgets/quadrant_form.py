"""A small window for the quadrants: their names and the two limits between them, for those who do not drag."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import current_theme, scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.rows import ChartRow

QUADRANT_FIELDS = ("quick_wins", "big_bets", "fill_ins", "reconsider")
"""Fields of `ChartRow` in the order of `BubbleData.quadrants`."""


class QuadrantForm(QFrame):
    """Fields that write when they are left; Escape closes.

    Signals
    -------
    edited(str, object)
        A field of `ChartRow` and its new value.
    """

    edited = Signal(str, object)

    def __init__(self, chart: ChartRow, x_title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("quadrant_form")
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chart = chart
        look = current_theme()
        layout = QFormLayout(self)
        layout.setContentsMargins(look.space.l, look.space.m, look.space.l, look.space.m)
        layout.setVerticalSpacing(look.space.s)
        title = PlainLabel(self.tr("Names and limits of the quadrants"), role=TextRole.LEAD)
        layout.addRow(title)
        self.setAccessibleName(title.text())
        sides = ((self.tr("High value, left"), self.tr("High value, right")),
                 (self.tr("Low value, left"), self.tr("Low value, right")))  # fmt: skip
        better = int(chart.x_field.more_is_better)
        names = [each[side] for each in sides for side in (better, 1 - better)]
        self.fields: dict[str, QLineEdit] = {}
        for field, name in zip(QUADRANT_FIELDS, names, strict=True):
            self._add(layout, field, name, getattr(chart, field))
        self._add(layout, "value_threshold", self.tr("Limit of value"), number_text(chart.value_threshold))
        x_name = self.tr("Limit of %1").replace("%1", x_title)
        self._add(layout, "x_threshold", x_name, number_text(chart.x_threshold))
        self.fields["x_threshold"].setPlaceholderText(self.tr("Median"))
        self._hint = PlainLabel(role=TextRole.CAPTION)
        layout.addRow(self._hint)
        self._tell("")
        self.setMinimumWidth(scaled(320))

    def _add(self, layout: QFormLayout, field: str, name: str, text: str) -> None:
        edit = QLineEdit(text)
        edit.setObjectName(field)
        edit.setAccessibleName(name)
        edit.editingFinished.connect(lambda: self._on_finished(field))
        label = PlainLabel(name)
        label.setBuddy(edit)
        layout.addRow(label, edit)
        self.fields[field] = edit

    def _on_finished(self, field: str) -> None:
        edit = self.fields[field]
        value: object = edit.text().strip()
        if field in ("value_threshold", "x_threshold"):
            number = read_number(edit.text())
            is_median = field == "x_threshold" and not edit.text().strip()
            is_wrong = number is None or (field == "value_threshold" and not 0 <= number <= 100)
            if is_wrong and not is_median:
                set_state(edit, "error")
                self._tell(
                    self.tr("Type a number from 0 to 100.") if field == "value_threshold" else self.tr("Type a number.")
                )
                return
            value = None if is_median else number
        set_state(edit, "")
        self._tell("")
        if value != getattr(self._chart, field):
            self.edited.emit(field, value)

    def _tell(self, hint: str) -> None:
        """Say below the fields what is wrong; without a hint there is no line for it."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.adjustSize()

    def show_chart(self, chart: ChartRow) -> None:
        """Take over what was written."""
        self._chart = chart

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape; Enter has written already."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
