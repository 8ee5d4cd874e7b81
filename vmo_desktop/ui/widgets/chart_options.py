"""The row of choices above the bubble chart."""

from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from vmo_desktop.charts.bubble_data import COLOUR_FIELDS, SIZE_FIELDS
from vmo_desktop.charts.chart_axes import FIELD_WORDS
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.rows import BubbleX, ChartRow


class ChartAction(StrEnum):
    """What the buttons do; the value is their object name."""

    QUADRANTS = "quadrants"
    FIT = "fit"
    WHOLE = "whole"
    TABLE = "table"
    COPY = "copy"
    SAVE = "save"


class ChartOptions(QWidget):
    """Combo boxes for axis, size and colour, and buttons.

    Signals
    -------
    chosen(str, object)
        A field of `ChartRow` and its new value.
    triggered(object)
        A `ChartAction`.
    """

    chosen = Signal(str, object)
    triggered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart_options")
        self._flow = FlowLayout(self, spacing=4, row_spacing=4)
        self._boxes: dict[str, QComboBox] = {}
        self._buttons: dict[ChartAction, QToolButton] = {}
        self._add_box("x_field", self.tr("To the right"), [(self._right(each), each) for each in BubbleX])
        sizes = [(self._size(field), field) for field in SIZE_FIELDS]
        self._add_box("size_field", self.tr("Size"), [*sizes, (self.tr("Size: equal"), "")])
        colours = [(self._colour(field), field) for field in COLOUR_FIELDS]
        self._add_box("colour_field", self.tr("Colour and shape"), [*colours, (self.tr("Colour: one"), "")])
        self._add_buttons()
        appearance().changed.connect(self._draw_icons)
        self._draw_icons()

    def button(self, action: ChartAction) -> QToolButton:
        """The button of an action."""
        return self._buttons[action]

    def show_choices(self, chart: ChartRow) -> None:
        """Show what is chosen."""
        for field, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(getattr(chart, field)), 0))

    def _right(self, field: BubbleX) -> str:
        return self.tr("Right: %1").replace("%1", FIELD_WORDS[field.value])

    def _size(self, field: str) -> str:
        return self.tr("Size: %1").replace("%1", FIELD_WORDS[field])

    def _colour(self, field: str) -> str:
        return self.tr("Colour: %1").replace("%1", FIELD_WORDS[field])

    def _add_box(self, field: str, name: str, choices: list[tuple[str, object]]) -> None:
        box = QComboBox()
        box.setObjectName(field)
        box.setAccessibleName(name)
        box.setToolTip(tooltip(name))
        for text, value in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _: self.chosen.emit(field, box.currentData()))
        self._boxes[field] = box
        self._flow.addWidget(box)

    def _add_buttons(self) -> None:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        names = {
            ChartAction.QUADRANTS: self.tr("Names and limits of the quadrants"),
            ChartAction.FIT: self.tr("Fill the chart with the bubbles (F)"),
            ChartAction.WHOLE: self.tr("Show the whole scale (Home)"),
            ChartAction.TABLE: self.tr("View as table"),
            ChartAction.COPY: self.tr("Copy as picture"),
            ChartAction.SAVE: self.tr("Save as picture"),
        }
        for action, name in names.items():
            button = QToolButton()
            button.setObjectName(action.value)
            button.setAccessibleName(name)
            button.setToolTip(tooltip(name))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setCheckable(action is ChartAction.TABLE)
            button.clicked.connect(lambda _=False, chosen=action: self.triggered.emit(chosen))
            self._buttons[action] = button
            row.addWidget(button)
        self._flow.addWidget(group)

    def _draw_icons(self) -> None:
        glyphs = {
            ChartAction.QUADRANTS: "quadrants",
            ChartAction.FIT: "fit",
            ChartAction.WHOLE: "whole",
            ChartAction.TABLE: "table",
            ChartAction.COPY: "copy",
            ChartAction.SAVE: "export",
        }
        for action, button in self._buttons.items():
            button.setIcon(icon(glyphs[action]))
            button.setIconSize(QSize(scaled(18), scaled(18)))
