"""Where the money of the scenario in hand goes: a chart of spend against weight, and its numbers as a table."""

from functools import partial

from PySide6.QtWidgets import QStackedLayout, QToolButton, QVBoxLayout, QWidget

from vmo_desktop.charts.alignment import alignment_height, alignment_words, draw_alignment
from vmo_desktop.charts.numbers import money
from vmo_desktop.charts.scenario_tables import alignment_table, shown_scenario
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.figure_view import FigureView
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.portfolio import Portfolio


class AlignmentView(QWidget):
    """The chart first; one press shows spend by driver, class and year as numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portfolio: Portfolio | None = None
        self._data: Alignment | None = None
        self.said = PlainLabel(wraps=True)
        self.chart = FigureView(180)
        self.numbers = ChartTableModel(EMPTY, self)
        self.table = FactTable(self.numbers, self.tr("Alignment"), stretched=1)
        self.as_table = QToolButton()
        self.as_table.setText(self.tr("As a table, also by class and year"))
        self.as_table.setAccessibleName(self.as_table.text())
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show)
        about = PlainLabel(
            self.tr("A cost is spread over the drivers as they make up the initiative's value."),
            role=TextRole.CAPTION, wraps=True,
        )  # fmt: skip
        shown = QWidget()
        self._pages = QStackedLayout(shown)
        self._scroller = Scroller(self.chart)
        self._pages.addWidget(self._scroller)
        self._pages.addWidget(self.table)
        bar = QWidget()
        FlowLayout(bar, spacing=8).addWidget(self.as_table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        for part in (self.said, about, bar):
            column.addWidget(part)
        column.addWidget(shown, 1)
        appearance().changed.connect(self._show)

    def show_portfolio(self, portfolio: Portfolio | None) -> None:
        """Show another portfolio; None: it is not known yet."""
        if portfolio is self._portfolio and portfolio is not None:
            return
        self._portfolio = portfolio
        self._data = None if portfolio is None or not portfolio.choice.is_found else Alignment(portfolio)
        self._show()

    def _show(self) -> None:
        data = self._data
        self._pages.setCurrentIndex(1 if self.as_table.isChecked() else 0)
        self.as_table.setEnabled(data is not None)
        if data is None:
            self.said.setText(self.tr("There is no portfolio whose money could be shown."))
            self.chart.show_chart(None)
            return
        workshop = data.portfolio.of.snapshot.workshop
        said = self.tr("%2: %1 spent").replace("%1", money(data.spend, workshop.currency))
        parts = [said.replace("%2", shown_scenario(data.portfolio.of.scenario))]
        if data.savings:
            parts.append(self.tr("pairs save %1").replace("%1", money(data.savings, workshop.currency)))
        if data.no_driver:
            parts.append(self.tr("%1 serve no driver").replace("%1", money(data.no_driver, workshop.currency)))
        self.said.setText(" · ".join(parts))
        look = current_theme()
        words = alignment_words(data)
        self.chart.set_height(round(alignment_height(look, len(data.weights)) * 13 / look.type.body))
        self.chart.show_chart(partial(draw_alignment, data=data, theme=look), words)
        self.chart.setToolTip(tooltip(words.replace(". ", ".\n")))
        self.numbers.show_table(alignment_table(data))
        self.table.fit_columns()
