"""The history: every step with its author and time, and the ranking as it stood at one of them beside the present."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.errors import NotAllowed
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.history_model import HistoryModel, StepColumn
from vmo_desktop.ui.models.movement_model import Movement, MovementColumn, MovementModel, movements
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.workshop.results import Results

NARROW = 900
"""Below this width, in pixels at 100 %, the two tables stand below each other."""


class HistoryPanel(Panel):
    """Steps at the left, newest first; the ranking then and now at the right."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("history")
        self._step: int | None = None
        self.steps = HistoryModel(self)
        self.ranking = MovementModel(self)
        self._steps_table = FactTable(self.steps, self.tr("Steps"), stretched=StepColumn.LABEL)
        self._steps_view = self._steps_table.grid
        self._steps_view.selectionModel().currentRowChanged.connect(self._on_step_picked)
        self._ranking_table = FactTable(self.ranking, self.tr("Ranking then and now"), stretched=MovementColumn.NAME)
        self._ranking_view = self._ranking_table.grid
        self._ranking_view.clicked.connect(self._on_movement_picked)
        self._then = PlainLabel(role=TextRole.TITLE, wraps=True)
        self._moved = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._empty = EmptyState(self.tr("Pick a step to see the ranking as it stood then."))
        self._columns: list[QVBoxLayout] = []
        heading = PlainLabel(self.tr("History"), role=TextRole.TITLE)
        about = PlainLabel(self.tr("Every step is kept. Undo and redo are steps too."), role=TextRole.MUTED, wraps=True)
        split = self._split = RememberedSplitter("history_split", lambda: [1000, 1000])
        split.addWidget(self._column(heading, about, self._steps_table))
        split.addWidget(self._column(self._then, self._moved, self._ranking_table, self._empty))
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.setFocusProxy(self._steps_table)
        self.rebuild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ranking below the steps where there is no room for both side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        self._split.turn(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)

    @override
    def rebuild(self) -> None:
        """Show all steps, and the picked one against the present."""
        self.steps.show(self.live.workshop.history())
        self._steps_table.fit_columns()
        self._compare()

    @override
    def refresh(self, changes: Changes) -> None:
        """Add the new step and compare with the new present."""
        self.rebuild()

    def pick_step(self, step: int) -> None:
        """Show the ranking as it stood right after a step."""
        row = self.steps.row_of(step)
        if row is not None:
            self._steps_view.selectionModel().setCurrentIndex(
                self.steps.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _compare(self) -> None:
        has_step = self._step is not None and self.steps.has_step(self._step)
        for widget in (self._then, self._moved, self._ranking_table):
            widget.setVisible(has_step)
        self._empty.setVisible(not has_step)
        if self._step is None or not has_step:
            return
        self._then.setText(self.tr("After step %1, and now").replace("%1", str(self._step)))
        try:
            rows = movements(Results(self.live.workshop.snapshot_at(self._step)), self.live.results)
        except NotAllowed as error:
            self._ranking_table.hide()
            self._moved.setText(str(error))
            return
        self.ranking.show(rows)
        self._ranking_table.fit_columns()
        self._moved.setText(self._words(rows))

    def _words(self, rows: tuple[Movement, ...]) -> str:
        moved = sum(1 for row in rows if row.places)
        new = sum(1 for row in rows if row.rank_then is None)
        gone = sum(1 for row in rows if row.rank_now is None)
        parts = [
            (moved, self.tr("One initiative changed its rank."), self.tr("%n initiatives changed their rank.")),
            (new, self.tr("One is new since then."), self.tr("%n are new since then.")),
            (gone, self.tr("One was deleted."), self.tr("%n were deleted.")),
        ]
        said = [counted(number, one, more) for number, one, more in parts if number]
        return " ".join(said) or self.tr("The ranking is the same as now.")

    def _column(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        for widget in widgets:
            is_tall = isinstance(widget, FactTable | EmptyState)
            column.addWidget(widget, 1 if is_tall else 0)
        self._columns.append(column)
        return holder

    def _on_step_picked(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._step = self.steps.step_at(current.row()).id
            if not self._steps_view.selectionModel().isRowSelected(current.row()):
                self._steps_view.selectRow(current.row())  # the keyboard's first row is current without being picked
            self._compare()

    def _on_movement_picked(self, index: QModelIndex) -> None:
        movement = self.ranking.movement_at(index.row())
        if movement.rank_now is not None:
            self.selection.select_initiative(movement.initiative_id)

    def _on_look_changed(self) -> None:
        for column in self._columns:
            column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
            column.setSpacing(scaled(8))
