"""The initiatives: one table to type, paste, sort, filter and order them."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS, title
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.column_chooser import ColumnChooser
from vmo_desktop.ui.widgets.column_filter import ColumnFilters
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.ui.widgets.reject_list import RejectList
from vmo_desktop.ui.widgets.row_marks import follow_marks, mark_rows
from vmo_desktop.workshop.ops.initiatives import delete_initiatives, reorder_initiatives

FROZEN = 2
FILTER_DELAY_MS = 120


class InitiativesPanel(Panel):
    """The table of initiatives.

    Signals
    -------
    import_requested()
        A spreadsheet is to be imported.
    """

    import_requested = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("initiatives_panel")
        self.model = InitiativeModel(live, self)
        self.grid = self._make_grid()
        names = {column: field.name for column, field in enumerate(FIELDS) if field.name != "name"}
        self.columns = ColumnChooser(self.grid, "initiatives", names)
        headers = (self.grid.horizontalHeader(), self.grid.frozen_header)
        self.column_filters = ColumnFilters(self.grid, self.model, headers, self.columns)
        self.rejects = RejectList()
        self._filter, self._filter_column = self._make_filter()
        self._columns = self.columns.button()
        self._delete = self._button(self.tr("Delete rows"), "Ctrl+Delete", self.delete_rows)
        self._count = PlainLabel(role=TextRole.MUTED)
        self._is_adding = False
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.grid)
        self.rebuild()

    def _make_grid(self) -> FrozenGrid:
        grid = FrozenGrid(self.model, FROZEN, self)
        grid.setAccessibleName(self.tr("Initiatives"))
        grid.allow_sorting()
        grid.verticalHeader().setSectionsMovable(True)
        return grid

    def _make_filter(self) -> tuple[QLineEdit, QComboBox]:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Filter"))
        line.setAccessibleName(self.tr("Filter the initiatives"))
        line.setClearButtonEnabled(True)
        columns = QComboBox()
        columns.setAccessibleName(self.tr("Column to filter by"))
        columns.addItem(self.tr("in all columns"))
        return line, columns

    def _button(self, text: str, keys: str, act: object) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(text)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(tooltip(f"{text} ({shown})"))
        button.clicked.connect(lambda: act() if callable(act) else None)
        return button

    def _lay_out(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar)
        for widget in (self._filter, self._filter_column, self._columns, self._delete, self._count):
            flow.addWidget(widget)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        column.addWidget(self.grid, 1)
        column.addWidget(FindBar(self.grid))
        column.addWidget(self.rejects)
        empty = EmptyState(
            self.tr("No initiatives yet. Bring them in from a spreadsheet, paste them, or type them one by one."),
            [
                (self.tr("Import spreadsheet…"), self.import_requested.emit),
                (self.tr("Type the first"), self.type_first),
            ],
        )
        outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack)  # before it is filled: a shown page without a parent would be a window
        self._stack.addWidget(table)
        self._stack.addWidget(empty)
        self._table_layout = column

    def _connect(self) -> None:
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self._on_filtered)
        self._filter.textChanged.connect(lambda _text: self._delay.start())
        self._filter.returnPressed.connect(self._on_filtered)
        self._filter_column.activated.connect(self._on_filtered)
        self.model.arranged.connect(self._show_state)
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.grid.block_written.connect(self.rejects.show_cells)
        self.grid.move_requested.connect(self.move_rows)
        self.grid.verticalHeader().sectionMoved.connect(self._on_row_dragged)
        self.rejects.undo_requested.connect(self._on_undo_paste)
        self.selection.initiative_changed.connect(self._on_selected)
        follow_marks(self.grid, self.model, self.selection)
        appearance().changed.connect(self._fit)

    # Following the workshop

    @override
    def rebuild(self) -> None:
        self.model.show_all()
        self._show_titles()
        self._fit()
        self._show_state()
        self._on_selected(self.selection.initiative_id)
        mark_rows(self.grid, self.model, self.selection.marked_ids)

    @override
    def refresh(self, changes: Changes) -> None:
        self.model.show_changes(changes)
        self.rejects.settle()
        if changes.touches("workshop"):
            self._show_titles()
        if changes.touches("initiative"):
            self._show_state()
            self._fit_codes()

    def _fit_codes(self) -> None:
        """Codes tell initiatives apart, so they are shown whole where that is possible."""
        codes = [initiative.code for initiative in self.live.snapshot.initiatives]
        self.grid.widen_for(COLUMN_OF["code"], codes, scaled(180))

    def _fit(self) -> None:
        for column, field in enumerate(FIELDS):
            self.grid.fit_column(column, scaled(field.width))
        self._fit_codes()
        look = appearance().theme
        self._table_layout.setSpacing(look.space.s)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(look.space.l, look.space.m, look.space.l, look.space.m)
        self._filter.setFixedWidth(scaled(240))

    def _show_titles(self) -> None:
        titles = [title(field, self.live.snapshot.workshop) for field in FIELDS]
        chosen = self._filter_column.currentIndex()
        self._filter_column.clear()
        self._filter_column.addItem(self.tr("in all columns"))
        self._filter_column.addItems([self.tr("in {column}").format(column=each) for each in titles])
        self._filter_column.setCurrentIndex(max(chosen, 0))

    def _show_state(self) -> None:
        count = len(self.live.snapshot.initiatives)
        self._is_adding = self._is_adding and count == 0
        self._stack.setCurrentIndex(0 if count or self._is_adding else 1)
        text = self.tr("1 initiative") if count == 1 else self.tr("{count} initiatives").format(count=count)
        if self.model.hidden_count:
            text += " · " + self.tr("{count} hidden by the filter").format(count=self.model.hidden_count)
        self._count.setText(text)

    # Commands

    def type_first(self) -> None:
        """Go to the blank row, ready to type a name."""
        self._go_to_blank_row()
        self.grid.select_cell(len(self.model.ids), COLUMN_OF["name"])
        self.grid.edit(self.grid.currentIndex())

    def _go_to_blank_row(self) -> None:
        self._is_adding = True
        self._show_state()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.select_cell(len(self.model.ids), COLUMN_OF["code"])

    def delete_rows(self) -> None:
        """Delete the initiatives of the marked rows, with their scores."""
        ids = self._marked_ids()
        if ids:
            self.live.do(delete_initiatives(ids))

    def move_rows(self, direction: int) -> None:
        """Move the initiatives of the marked rows up (-1) or down (1), in the order of the workshop."""
        if not self.model.is_in_own_order:
            self._refuse_move()
            return
        ids, marked = list(self.model.ids), set(self._marked_ids())
        places = [place for place, each in enumerate(ids) if each in marked]
        for place in places if direction < 0 else reversed(places):
            other = place + direction
            if 0 <= other < len(ids) and ids[other] not in marked:
                ids[place], ids[other] = ids[other], ids[place]
        if ids != list(self.model.ids):
            self.live.do(reorder_initiatives(ids))

    def _refuse_move(self) -> None:
        self.grid.show_refusal(
            self.grid.currentIndex(),
            self.tr("Rows move only in the workshop's own order. Clear the filter and the sorting first."),
        )

    def _marked_ids(self) -> list[int]:
        found = (self.model.id_at(row) for row in self.grid.blocks.marked().rows)
        return [each for each in found if each is not None]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_ctrl and event.key() == Qt.Key.Key_Delete and self.grid.hasFocus():
            self.delete_rows()
            return
        if event.matches(QKeySequence.StandardKey.Paste) and not self.grid.isVisible():
            self._go_to_blank_row()
            self.grid.blocks.paste()
            return
        super().keyPressEvent(event)

    # Slots

    def _on_filtered(self) -> None:
        self._delay.stop()
        column = self._filter_column.currentIndex() - 1
        self.model.filter_by(self._filter.text(), column if column >= 0 else None)

    def _on_row_dragged(self, row: int, former: int, place: int) -> None:
        header = self.grid.verticalHeader()
        header.blockSignals(True)
        header.moveSection(place, former)
        header.blockSignals(False)
        ids = list(self.model.ids)
        if not self.model.is_in_own_order:
            self._refuse_move()
        elif row < len(ids):
            moved = ids.pop(row)
            ids.insert(min(place, len(ids)), moved)
            if ids != list(self.model.ids):
                self.live.do(reorder_initiatives(ids))
        self.grid.viewport().update()

    def _on_undo_paste(self) -> None:
        self.rejects.hide()
        self.live.undo()

    def _on_current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        row_id = self.model.id_at(current.row())
        if row_id is not None and self.isVisible():
            self.selection.select_initiative(row_id)

    def _on_selected(self, initiative_id: int | None) -> None:
        row = self.model.row_of(initiative_id)
        current = self.grid.currentIndex()
        if row is None or current.row() == row:
            return
        column = current.column() if current.isValid() else COLUMN_OF["name"]
        index = self.model.index(row, column)
        self.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.grid.scrollTo(index)
