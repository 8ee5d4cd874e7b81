"""A short list of the workshop as it is edited in a panel: a title, what belongs here, and the rows."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.cell_model import CellModel
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.list_model import ListModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import CellDelegate
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.header_tips import HeaderTips
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip
from vmo_desktop.ui.widgets.reject_list import RejectList
from vmo_desktop.ui.widgets.scroller import bring_into_sight

EDGE = 12
"""Left and right of a cell's text, as the stylesheet and the style leave it."""

LEAST_TEXT = 120
"""The least room for columns of text, in pixels at 100 %; a narrower list scrolls."""


class RowDelegate(CellDelegate):
    """Cells that are as high as their wrapped text, with air above and below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(option.rect.width() - 2 * scaled(EDGE), scaled(40))
        text = self.displayText(index.data(), option.locale)
        flags = int(Qt.TextFlag.TextWordWrap)
        wrapped = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), flags, text)
        return QSize(width, max(wrapped.height() + scaled(8), current_theme().row_height))


class RowGrid(Grid):
    """A grid of few rows with long texts, as tall as they are: what is around it scrolls.

    Rows are as high as their text, and go as a whole by Ctrl+Delete.

    `shares` are the widths of the columns: a number above 1 in pixels, the others as parts of what is left, but of no
    less than `least` pixels at 100 %.

    Signals
    -------
    delete_requested()
        Ctrl+Delete: the marked rows are to go.
    """

    delete_requested = Signal()

    def __init__(
        self, model: CellModel, shares: tuple[float, ...], parent: QWidget | None = None, least: int = LEAST_TEXT
    ) -> None:
        self._shares = shares
        self._least = least
        self._heights: dict[int, int] = {}
        self._measured: tuple[object, ...] = ()
        super().__init__(model, parent)
        self._forget_when_changed(model)
        self.use_delegate(RowDelegate(self))
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMaximumSectionSize(scaled(160))
        self.verticalHeader().sectionResized.connect(self.updateGeometry)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self.updateGeometry)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        HeaderTips(self.horizontalHeader())

    def marked_rows(self) -> list[int]:
        """Rows of the marked cells, from the top."""
        return list(self.blocks.marked().rows)

    def _forget_when_changed(self, model: CellModel) -> None:
        self.horizontalHeader().sectionResized.connect(self._forget_heights)
        for changed in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.layoutChanged,
                        model.modelReset):  # fmt: skip
            changed.connect(self._forget_heights)

    def _forget_heights(self) -> None:
        self._heights.clear()

    @override
    def sizeHintForRow(self, row: int) -> int:
        """Measure the texts of a row once: Qt asks for it several times whenever anything around is laid out."""
        width, hidden = self.viewport().width(), self.horizontalHeader().offset()
        measure = (self.font().key(), scaled(100), self.wordWrap(), width, hidden)
        if measure != self._measured:
            self._measured = measure
            self._forget_heights()
        if row not in self._heights:
            self._heights[row] = super().sizeHintForRow(row)
        return self._heights[row]

    @override
    def resizeRowsToContents(self) -> None:
        """Measure all rows anew, also where no cell has said that its text is another."""
        self._forget_heights()
        super().resizeRowsToContents()

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        return QSize(scaled(240), self.horizontalHeader().sizeHint().height() + rows + below + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight where what scrolls is around the table."""
        super().scrollTo(index, hint)
        if self.hasFocus():
            bring_into_sight(self.viewport(), self.visualRect(index))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.delete_requested.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_widths()

    def share_widths(self) -> None:
        """Give the columns that are shown their widths."""
        header = self.horizontalHeader()
        fixed = {
            column: max(scaled(share), header.sectionSizeFromContents(column).width())
            for column, share in enumerate(self._shares)
            if share > 1
        }
        taken = sum(width for column, width in fixed.items() if not self.isColumnHidden(column))
        room = max(self.viewport().width() - taken, scaled(self._least))
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, fixed.get(column, int(room * share)))
        super().resizeRowsToContents()


class RecordListEditor(QWidget):
    """Title, a sentence of what belongs here, and a grid whose last row takes a new record."""

    def __init__(
        self,
        model: ListModel,
        *,
        title: str,
        note: str,
        shares: tuple[float, ...],
        least: int = LEAST_TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.grid = RowGrid(model, shares, self, least)
        self.grid.setAccessibleName(title)
        self.grid.setAccessibleDescription(note)
        self.setFocusProxy(self.grid)
        self.grid.move_requested.connect(self.move_marked)
        self.grid.delete_requested.connect(self.delete_marked)
        self.rejects = RejectList()
        self.rejects.undo_requested.connect(model.live.undo)
        self.grid.block_written.connect(self.rejects.show_cells)
        model.live.changed.connect(self._on_changed)
        self._buttons = [self._button("delete", self.tr("Delete (Ctrl+Del)"), self.delete_marked)]
        if model.has_order:
            self._buttons[:0] = [
                self._button("up", self.tr("Move up (Alt+Up)"), lambda: self.move_marked(-1)),
                self._button("down", self.tr("Move down (Alt+Down)"), lambda: self.move_marked(1)),
            ]
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(PlainLabel(title, role=TextRole.LEAD))
        head.addStretch()
        for button in self._buttons:
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(PlainLabel(note, role=TextRole.CAPTION, wraps=True))
        layout.addSpacing(4)
        layout.addWidget(self.grid, 1)
        layout.addWidget(FindBar(self.grid))
        layout.addWidget(self.rejects)
        appearance().changed.connect(self._draw_icons)
        self._draw_icons()
        self.grid.selectionModel().selectionChanged.connect(self._enable)
        model.rowsInserted.connect(self._enable)
        model.rowsRemoved.connect(self._enable)
        self._enable()

    def move_marked(self, step: int) -> None:
        """Move the marked rows one place up (-1) or down (1)."""
        self.model.move_rows(self.grid.marked_rows(), step)

    def delete_marked(self) -> None:
        """Delete the marked rows."""
        self.model.delete_rows(self.grid.marked_rows())

    def _on_changed(self) -> None:
        self.rejects.settle()

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("icon_name", name)
        button.setAccessibleName(text)
        button.setToolTip(tooltip(text))
        button.clicked.connect(act)
        return button

    def _draw_icons(self) -> None:
        for button in self._buttons:
            button.setIcon(icon(str(button.property("icon_name"))))

    def _enable(self) -> None:
        is_marked = any(self.model.id_at(row) is not None for row in self.grid.marked_rows())
        for button in self._buttons:
            button.setEnabled(is_marked)
