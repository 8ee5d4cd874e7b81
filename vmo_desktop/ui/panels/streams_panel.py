"""Value streams: the one that is looked at, its steps, its measures beside the other state's, and who saves what."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.stream_words import held_up, measures_table, savings_table
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.editors.stream_head import StreamFields, StreamHead
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.models.initiative_names import offered_initiatives
from vmo_desktop.ui.models.stream_step_model import INITIATIVE, StreamStepModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.stream_desk import stream_desk_of
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.scroller import OwnScroller
from vmo_desktop.ui.widgets.view_switch import ViewSwitch
from vmo_desktop.ui.widgets.wrapping import WrappingView

SHARES = (168.0, 70.0, 70.0, 56.0, 60.0, 150.0, 180.0)
"""Widths of the columns of the steps in pixels at 100 %."""

VIEW = 300
"""Height of the views at least, at 100 %: the whole page scrolls where the window is lower."""


class StreamsPanel(Panel):
    """A step that is gone to is marked in the drawing."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("streams_panel")
        self.desk = stream_desk_of(live)
        self.head = StreamHead(live, self.desk)
        self.fields = StreamFields(live, self.desk)
        self.held_up = PlainLabel(wraps=True)
        self.model = StreamStepModel(live, self)
        self.steps = RecordListEditor(
            self.model,
            title=self.tr("Steps"),
            note=self.tr(
                "What is done to one piece of work, in order, and how long it waits before. %C/A: percent complete and"
                " accurate, fit for the next step. Rows can be pasted from Excel."
            ),
            shares=SHARES,
        )
        self.steps.grid.setAccessibleName(self.tr("Steps of the value stream"))
        names = {INITIATIVE: lambda: offered_initiatives(live.snapshot)}
        self.steps.grid.use_delegate(OfferingDelegate(names, self.steps.grid))
        self.measures, self.savings = (ChartTableModel(EMPTY, self) for _ in range(2))
        self.measures_table = FactTable(self.measures, self.tr("Measures of the value stream"))
        self.savings_table = FactTable(self.savings, self.tr("What initiatives save"))
        self.no_savings = EmptyState(
            self.tr("Draw the future state of a current one: what initiatives save is the difference, step by step.")
        )
        self._saved = QWidget()
        steps = WrappingView()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.steps_view, self.fields_view = OwnScroller(steps), OwnScroller(self.fields)
        self.empty = EmptyState(
            self.tr("No value stream yet. Draw the way of one piece of work, from who asks to who gets the result."),
            [(self.tr("Draw a value stream"), self.head.add)],
        )
        self._lay_out()
        self._connect()
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        saved = QVBoxLayout(self._saved)
        saved.setContentsMargins(0, 0, 0, 0)
        saved.addWidget(self.savings_table)
        saved.addWidget(self.no_savings)
        self.views = ViewSwitch(
            (
                (self.tr("Steps"), self.steps_view),
                (self.tr("Measures"), self.measures_table),
                (self.tr("Initiatives"), self._saved),
                (self.tr("About it"), self.fields_view),
            )
        )
        inside = WrappingView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(OwnScroller(inside))
        self._column = QVBoxLayout(inside)
        for part in (self.head, self.held_up):
            self._column.addWidget(part)
        self._column.addWidget(self.views, 1)
        self._column.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.steps.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.savings_table.grid.selectionModel().currentRowChanged.connect(self._on_saving)
        self.views.switched.connect(lambda _view: self._fill())
        self.desk.looked.connect(self.rebuild_now_or_when_shown)
        self.desk.step_looked.connect(self._on_looked)
        self.head.made.connect(self._on_made)
        appearance().changed.connect(self._fit)
        self._fit()

    @override
    def rebuild(self) -> None:
        stream = self.desk.stream
        for part in (self.head, self.views):
            part.setVisible(stream is not None)
        self.empty.setVisible(stream is None)
        self.held_up.setVisible(stream is not None and bool(held_up(stream)))
        self.empty.setEnabled(not self.live.workshop.is_read_only)
        self.setFocusProxy(self.empty.buttons()[0] if stream is None else self.steps.grid)
        self.head.show_stream()
        self.model.show_stream(None if stream is None else stream.row)
        if stream is None:
            return
        self.held_up.setText(held_up(stream))
        self.fields.show_stream()
        self._fill()

    def _fill(self) -> None:
        """Fill the view that is in sight; the others wait until they are looked at."""
        stream, pair = self.desk.stream, self.desk.pair
        if stream is None:
            return
        if self.views.view is self.steps_view:
            self.steps.grid.share_widths()
        elif self.views.view is self.measures_table:
            self.measures.show_table(measures_table((stream,) if pair is None else (pair.current, pair.future)))
            self.measures_table.fit_columns()
        elif self.views.view is self._saved:
            self.savings.show_table(EMPTY if pair is None else savings_table(pair, self.live.snapshot))
            self.savings_table.setVisible(pair is not None)
            self.no_savings.setVisible(pair is None)
            self.savings_table.fit_columns()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("stream", "stream_step", "initiative"):
            self.rebuild()

    def _on_row(self, index: QModelIndex) -> None:
        if self.steps.grid.hasFocus():
            self.desk.look_at_step(self.model.id_at(index.row()))

    def _on_looked(self, step_id: int) -> None:
        row = self.model.row_of(step_id)
        if row is not None and row != self.steps.grid.currentIndex().row():
            self.views.show_view(self.steps_view)
            self.steps.grid.select_cell(row, 0)

    def _on_made(self) -> None:
        self.views.show_view(self.fields_view)
        self.fields.ask_for_name()

    def _on_saving(self, index: QModelIndex) -> None:
        initiative_id = self.savings.id_at(index.row())
        if initiative_id and self.savings_table.grid.hasFocus():
            self.selection.select_initiative(initiative_id)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.m)
        self._column.setSpacing(space.s)
        self.views.setMinimumHeight(scaled(VIEW))
