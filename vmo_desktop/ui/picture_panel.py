"""Panels that show one chart of points, which can be taken as a picture, and as a table where there is one."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from vmo_desktop.ui.chart_action import OF_ANY_CHART, ChartAction
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.point_chart import PointChart


class PicturePanel(Panel):
    """A subclass makes the chart and its picture, and shows them."""

    chart: PointChart
    chart_picture: ChartPicture

    offered: frozenset[ChartAction] = frozenset({ChartAction.COPY, ChartAction.SAVE})
    """What can be done with this chart."""

    def button(self, glyph: str, name: str) -> QToolButton:
        """A button over the chart."""
        made = QToolButton()
        made.setIcon(icon(glyph))
        made.setAccessibleName(name)
        made.setToolTip(tooltip(name))
        return made

    def more_button(self) -> QToolButton:
        """The button with the menu of what can be done with the chart."""
        made = self.button("more", self.tr("More about the chart"))
        menu = QMenu(self)
        menu.addAction(icon("copy"), self.tr("Copy as picture"), lambda: self.act(ChartAction.COPY))
        menu.addAction(icon("export"), self.tr("Save as picture…"), lambda: self.act(ChartAction.SAVE))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        return made

    def show_what_was_made(self) -> None:
        """Tell what becomes of pictures: copied, saved or refused."""
        self.chart_picture.told.connect(self.told)
        self.chart_picture.failed.connect(self.live.failed)

    def act(self, action: ChartAction) -> None:
        """Do what was asked for in a menu or found by the search."""
        if action is ChartAction.COPY:
            self.chart_picture.copy()
        elif action is ChartAction.SAVE:
            self.chart_picture.ask_and_save(self.live.snapshot.workshop.title)

    def save(self, path: Path) -> None:
        """Save the chart as it is seen as PNG, SVG or PDF, by the ending of the name."""
        self.chart_picture.save(path)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the drawing end."""
        self.chart.wait()
        super().closeEvent(event)


class TabledPanel(PicturePanel):
    """A chart that can be seen as a table; a subclass makes this too."""

    table_button: QToolButton
    table: FactTable

    offered = OF_ANY_CHART

    def switch_to_table(self) -> QToolButton:
        """The button that shows the table in place of the chart."""
        made = self.button("table", self.tr("View as table"))
        made.setCheckable(True)
        return made

    @override
    def act(self, action: ChartAction) -> None:
        if action is ChartAction.TABLE:
            self.table_button.toggle()
        elif action is ChartAction.COPY and self.table_button.isChecked():
            self.table.grid.blocks.copy_table()
        else:
            super().act(action)
