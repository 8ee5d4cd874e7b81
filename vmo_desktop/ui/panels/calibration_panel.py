"""What promises were worth: in a sentence, by driver, class and estimator, and promise by promise."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.calibration_data import (
    CalibrationData,
    calibration_headline,
    calibration_table,
    promises_table,
)
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.scroller import OwnScroller
from vmo_desktop.ui.widgets.wrapping import WrappingView


class CalibrationPanel(Panel):
    """A promise in the table below is that of a KPI: picking it picks the KPI on its page too."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("calibration_panel")
        self.desk = follow_desk_of(live)
        self.said = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.note = PlainLabel(
            self.tr(
                "Promised is the part of the way from baseline to target that the plan has made by the newest reading;"
                " a promise counts once that is a quarter. Low, middle and high: nine, five and one in ten promises"
                " came true to more."
            ),
            role=TextRole.CAPTION, wraps=True,
        )  # fmt: skip
        self.ranges = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.ranges, self.tr("How much of promises came true"))
        self.promises = ChartTableModel(EMPTY, self)
        self._title = PlainLabel(self.tr("Promise by promise"), role=TextRole.LEAD)
        self.single = FactTable(self.promises, self.tr("Promise by promise"))
        self._empty = EmptyState(
            self.tr(
                "Nothing to compare yet. A promise counts once its KPI has a reading and its plan is a quarter of its"
                " way; a workshop begun from a past one brings along what was learned there."
            ),
            [(self.tr("Go to the KPIs"), lambda: self.page_wanted.emit("kpis"))],
        )
        self._lay_out()
        self.single.grid.selectionModel().currentRowChanged.connect(
            lambda index: self.desk.look(self.promises.id_at(index.row())) if self.single.grid.hasFocus() else None
        )
        self.single.grid.doubleClicked.connect(lambda _index: self.page_wanted.emit("kpis"))
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        content = WrappingView()
        self._column = QVBoxLayout(content)
        for part, share in ((self.said, 0), (self.note, 0), (self.table, 3), (self._title, 0), (self.single, 2)):
            self._column.addWidget(part, share)
        self._stack = QStackedWidget()
        scroller = OwnScroller(content)
        self._stack.addWidget(scroller)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @override
    def rebuild(self) -> None:
        data = CalibrationData(self.desk.calibration)
        is_known = bool(data.ranges)
        self._stack.setCurrentIndex(0 if is_known else 1)
        self.setFocusProxy(self.table.grid if is_known else self._empty.buttons()[0])
        if not is_known:
            return
        self.said.setText(calibration_headline(data))
        for model, table, found in (
            (self.ranges, self.table, calibration_table(data)), (self.promises, self.single, promises_table(data)),
        ):  # fmt: skip
            model.show_table(found)
            table.fit_columns()
        for part in (self._title, self.single):
            part.setVisible(bool(data.calibration.promises))

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.m)
        self._column.setSpacing(space.s)
        for table in (self.table, self.single):
            table.setMinimumHeight(scaled(120))
