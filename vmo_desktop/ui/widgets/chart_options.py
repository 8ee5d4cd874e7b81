"""The row of choices above the bubble chart."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget
from typing_extensions import override

from vmo_desktop.charts.bubble_data import COLOUR_FIELDS, SIZE_FIELDS
from vmo_desktop.charts.chart_axes import field_word
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.rows import BubbleX, ChartRow


class _Choice(QComboBox):
    """As wide as what is chosen, not as the longest there is."""

    @override
    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(each)) for each in range(self.count())), default=0)
        return QSize(hint.width() - widest + metrics.horizontalAdvance(self.currentText()), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ChartOptions(QWidget):
    """Combo boxes for axis, size and colour, a button for the table, and a menu of the rest.

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
        self._add_box("x_field", self.tr("To the right"), [(self._right(each), each) for each in BubbleX])
        sizes = [(self._size(field), field) for field in SIZE_FIELDS]
        self._add_box("size_field", self.tr("Size"), [*sizes, (self.tr("Size: equal"), "")])
        colours = [(self._colour(field), field) for field in COLOUR_FIELDS]
        self._add_box("colour_field", self.tr("Colour and shape"), [*colours, (self.tr("Colour: one"), "")])
        buttons = QWidget()
        self._buttons = QHBoxLayout(buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(0)
        self._flow.addWidget(buttons)
        self.table = self._add_button("table", self.tr("View as table"))
        self.table.setCheckable(True)
        self.more = self._add_button("more", self.tr("More about the chart"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._make_menu())
        appearance().changed.connect(self._fit)
        self._fit()

    def show_choices(self, chart: ChartRow) -> None:
        """Show what is chosen."""
        for field, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(getattr(chart, field)), 0))
            box.updateGeometry()

    def offer_votes(self, is_offered: bool, is_on: bool) -> None:
        """Let the votes be shown or hidden, as far as there are any, and tick whether they are."""
        self._votes.setEnabled(is_offered)
        self._votes.setChecked(is_on)

    def offer_colours(self, is_offered: bool) -> None:
        """Let colour and shape be chosen, or leave them to the chart."""
        self._boxes["colour_field"].setVisible(is_offered)

    def _right(self, field: BubbleX) -> str:
        return self.tr("Right: %1").replace("%1", field_word(field.value))

    def _size(self, field: str) -> str:
        return self.tr("Size: %1").replace("%1", field_word(field))

    def _colour(self, field: str) -> str:
        return self.tr("Colour: %1").replace("%1", field_word(field))

    def _add_box(self, field: str, name: str, choices: list[tuple[str, object]]) -> None:
        box = _Choice()
        box.setObjectName(field)
        box.setAccessibleName(name)
        box.setToolTip(tooltip(name))
        for text, value in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _: self.chosen.emit(field, box.currentData()))
        self._boxes[field] = box
        self._flow.addWidget(box)

    def _add_button(self, glyph: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(glyph)
        button.setIcon(icon(glyph))
        button.setAccessibleName(name)
        button.setToolTip(tooltip(name))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.addWidget(button)
        return button

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        names = {
            ChartAction.FIT: ("fit", self.tr("Fill the chart with the bubbles\tF")),
            ChartAction.WHOLE: ("whole", self.tr("Show the whole scale\tHome")),
            ChartAction.QUADRANTS: ("quadrants", self.tr("Names and limits of the quadrants…")),
            ChartAction.LASSO: ("lasso", self.tr("Mark bubbles with a lasso\tShift+drag")),
            ChartAction.COPY: ("copy", self.tr("Copy as picture")),
            ChartAction.SAVE: ("export", self.tr("Save as picture…")),
        }
        for action, (glyph, name) in names.items():
            menu.addAction(icon(glyph), name, lambda chosen=action: self.triggered.emit(chosen))
        self._votes = QAction(self.tr("Show how far votes lie apart"), menu)
        self._votes.setCheckable(True)
        self._votes.triggered.connect(lambda _is_on=False: self.triggered.emit(ChartAction.VOTES))
        menu.insertAction(menu.actions()[2], self._votes)
        return menu

    def _fit(self) -> None:
        for button in (self.table, self.more):
            button.setIconSize(QSize(scaled(18), scaled(18)))
