"""Three ways to look at the votes of a round, one at a time: the queue, the heat map of agreement, the groups."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.discussion_words import Place, rest_text, state_text
from vmo_desktop.ui.models.agreement_model import AgreementModel
from vmo_desktop.ui.models.group_model import GroupModel
from vmo_desktop.ui.models.queue_model import QueueColumn, QueueModel
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.discussion_queue import DiscussionQueue, QueueLine
from vmo_desktop.workshop.revealed_votes import BoolArray, RevealedVotes

QUEUE, MAP, GROUPS = range(3)
"""The lists, by place."""

LEAST_HEIGHT = 120
LEAST_NAME = 90
LEAST_CELL = 62


class DiscussionLists(QWidget):
    """The lists, of which one is shown; whichever it is, the cell under discussion is marked in it.

    Signals
    -------
    picked(object)
        Another cell became current, as row and column.
    entered()
        Enter: the keyboard goes to the cell itself.
    people_wanted()
        The user wants to put people into groups.
    """

    picked = Signal(object)
    entered = Signal()
    people_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue_model = QueueModel(self)
        self.map_model = AgreementModel(self)
        self.group_model = GroupModel(self)
        self.state = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.queue_table = FactTable(self.queue_model, self.tr("Discussion queue"), stretched=QueueColumn.DECIDES)
        self.map_table = FactTable(self.map_model, self.tr("Agreement of initiatives and drivers"))
        self.map_table.grid.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.map_table.grid.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.group_table = FactTable(self.group_model, self.tr("Groups beside each other"))
        self._groups = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        for table, slot in (
            (self.queue_table, self._on_line),
            (self.map_table, self._on_map),
            (self.group_table, self._on_group),
        ):
            table.grid.installEventFilter(self)
            table.grid.selectionModel().currentChanged.connect(slot)
            table.grid.clicked.connect(slot)
        self.choose(QUEUE)

    def choose(self, place: int) -> None:
        """Show another list."""
        self._stack.setCurrentIndex(place)
        self.state.setVisible(place == QUEUE)
        self.setFocusProxy(self._table)
        self._fit()

    def show_queue(self, queue: DiscussionQueue | None, lines: Sequence[QueueLine]) -> None:
        """Show the queue and whether the room can stop."""
        self.queue_model.show(queue, lines)
        said = [] if queue is None else [state_text(queue, lines), rest_text(queue)]
        self.state.setText(" ".join(text for text in said if text))
        if self._stack.currentIndex() == QUEUE:
            self._fit()

    def show_votes(self, votes: RevealedVotes, accepted: BoolArray) -> None:
        """Show the agreement and the groups of votes."""
        self.map_model.show(votes, accepted)
        self.group_model.show(votes)
        self._groups.setCurrentIndex(1 if self.group_model.ids else 0)
        if self._stack.currentIndex() != QUEUE:
            self._fit()

    def mark(self, cell: Place) -> None:
        """Make a cell current in every list that shows it."""
        _select_row(self.queue_table, self.queue_model.row_of(self.queue_model.line_id(cell)))
        _select_row(self.group_table, self.group_model.row_of_cell(cell))
        place, current = self.map_model.place_of(cell), self.map_table.grid.currentIndex()
        if place is not None and (current.row(), current.column()) != place:
            self.map_table.grid.select_cell(*place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width."""
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Share the width for the first time, or anew."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fit the columns of the list that is shown; the others wait for their turn, and all for somebody who looks."""
        if not self.isVisible():
            return
        room, grid = self._stack.width(), self._table.grid
        self._table.fit_columns()
        if self._table is self.map_table:
            self._fit_map(room)
            return
        # Names are cut rather than what is said of them.
        names: tuple[tuple[int, float], ...] = ((QueueColumn.INITIATIVE, 0.26), (QueueColumn.DRIVER, 0.19))
        for column, share in names:
            width = max(round(share * room), scaled(LEAST_NAME))
            grid.setColumnWidth(column, min(grid.columnWidth(column), width))

    def _fit_map(self, room: int) -> None:
        """Let the whole map be seen where there is room for it."""
        grid, across = self.map_table.grid, self.map_model.columnCount() - 1
        cells = {column: max(grid.sizeHintForColumn(column), scaled(LEAST_CELL)) for column in range(1, across + 1)}
        room -= grid.verticalScrollBar().sizeHint().width()
        most = min(round(0.34 * room), room - sum(cells.values()))  # a name is cut rather than a score
        name = min(grid.columnWidth(0), max(most, scaled(LEAST_NAME)))
        grid.setColumnWidth(0, name)
        for column, width in cells.items():
            grid.setColumnWidth(column, max((room - name) // across, width))

    @property
    def _table(self) -> FactTable:
        return (self.queue_table, self.map_table, self.group_table)[self._stack.currentIndex()]

    def _lay_out(self) -> None:
        """From the outside in: what is moved has everything in it styled anew."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        column.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(scaled(LEAST_HEIGHT))
        no_groups = EmptyState(
            self.tr(
                "People are compared by their groups, such as executives and project managers. "
                "Give at least two groups to those who voted."
            ),
            ((self.tr("Go to the participants"), self.people_wanted.emit),),
        )
        self._groups.addWidget(no_groups)
        self._groups.addWidget(self.group_table)
        for view in (self.queue_table, self.map_table, self._groups):
            self._stack.addWidget(view)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the cell instead of to the row below."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_line(self) -> None:
        self._pick(self.queue_table, self.queue_model.cell_at(self.queue_table.grid.currentIndex().row()))

    def _on_map(self) -> None:
        index = self.map_table.grid.currentIndex()
        self._pick(self.map_table, self.map_model.cell_at(index.row(), index.column()))

    def _on_group(self) -> None:
        self._pick(self.group_table, self.group_model.cell_at(self.group_table.grid.currentIndex().row()))

    def _pick(self, table: FactTable, cell: Place | None) -> None:
        if cell is not None and table.isVisible():
            self.picked.emit(cell)


def _select_row(table: FactTable, row: int | None) -> None:
    if row is not None and not table.grid.selectionModel().isRowSelected(row):
        table.grid.select_cell(row, 0)
