"""The tree of drivers with its commands: add, delete, indent, reorder, rename."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.models.driver_tree_model import DriverTreeModel, TreeRole
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.focus_ring import draw_ring
from vmo_desktop.ui.widgets.label import shown_text, tooltip

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


class DriverDelegate(QStyledItemDelegate):
    """A colour swatch, the name, and the category at the right edge where there is room for it."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = current_theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(look.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(look.sunken))
        side, gap = scaled(12), scaled(8)
        swatch = QRect(area.left() + scaled(4), area.center().y() - side // 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(str(index.data(TreeRole.COLOUR))))
        is_group = bool(index.data(TreeRole.IS_GROUP))
        if is_group:
            swatch.setHeight(scaled(3))
            swatch.moveCenter(QRect(area.left() + scaled(4), area.top(), side, area.height()).center())
        painter.drawRoundedRect(swatch, scaled(3), scaled(3))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if is_group else QFont.Weight.Normal)
        painter.setFont(font)
        text = QRect(swatch.right() + gap, area.top(), area.right() - swatch.right() - 2 * gap, area.height())
        name = shown_text(str(index.data()))
        width = painter.fontMetrics().horizontalAdvance(name)
        painter.setPen(QColor(look.text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        self._paint_category(painter, text, width + scaled(12), shown_text(str(index.data(TreeRole.CATEGORY) or "")))
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus:
            draw_ring(painter, area)

    def _paint_category(self, painter: QPainter, area: QRect, used: int, category: str) -> None:
        font = painter.font()
        font.setPixelSize(current_theme().type.caption)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        if category and used + painter.fontMetrics().horizontalAdvance(category) <= area.width():
            painter.setPen(QColor(current_theme().text_faint))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), category)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, current_theme().row_height)


class DriverTreeView(QTreeView):
    """The tree; it stays open and keeps its selection when drivers come, go or move.

    Signals
    -------
    delete_requested()
        The Delete key was pressed on a driver.
    """

    delete_requested = Signal()

    def __init__(self, model: DriverTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = model
        self._collapsed: set[int] = set()
        self.setModel(model)
        self.setItemDelegate(DriverDelegate(self))
        self.setObjectName("driverTree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(scaled(18))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        model.modelReset.connect(self._open_groups)
        self._open_groups()

    def select(self, driver_id: int | None) -> None:
        """Select a driver; None selects nothing."""
        index = self._tree.index_of(driver_id)
        flags = QItemSelectionModel.SelectionFlag
        if not index.isValid():
            self.selectionModel().clear()
        elif index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self.scrollTo(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin at the top again where the current driver can be seen from there."""
        super().resizeEvent(event)
        self.scrollToTop()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _open_groups(self) -> None:
        self.blockSignals(True)
        self.expandAll()
        for driver_id in self._collapsed:
            self.collapse(self._tree.index_of(driver_id))
        self.blockSignals(False)

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._collapsed.add(self._tree.driver_id(index) or 0)

    def _on_expanded(self, index: QModelIndex) -> None:
        self._collapsed.discard(self._tree.driver_id(index) or 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        driver_id = self._tree.driver_id(self.currentIndex())
        act = self._command(event) if driver_id is not None else None
        if act is None or driver_id is None:
            super().keyPressEvent(event)
        else:
            act(driver_id)

    def _command(self, event: QKeyEvent) -> Callable[[int], object] | None:
        if event.key() in (Key.Key_Delete, Key.Key_Backspace):
            return lambda _: self.delete_requested.emit()
        if event.modifiers() & ALT:
            tree = self._tree
            return {
                Key.Key_Up: lambda each: tree.step(each, -1),
                Key.Key_Down: lambda each: tree.step(each, 1),
                Key.Key_Right: tree.indent,
                Key.Key_Left: tree.outdent,
            }.get(Key(event.key()))
        return None


class DriverTreeEditor(QWidget):
    """The tree below its commands.

    Signals
    -------
    picked(object)
        The id of the driver that was selected here, or None.
    add_requested(bool)
        A driver (False) or a group (True) is to be added.
    delete_requested(int)
        This driver is to go.
    """

    picked = Signal(object)
    add_requested = Signal(bool)
    delete_requested = Signal(int)

    def __init__(self, model: DriverTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = DriverTreeView(model, self)
        self.view.setAccessibleName(self.tr("Value drivers"))
        self.view.setAccessibleDescription(
            self.tr("Alt with the arrows moves a driver, F2 renames it, Delete deletes it.")
        )
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.delete_requested.connect(self._on_delete)
        self._tools: list[QToolButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(4))
        layout.addLayout(self._add_buttons())
        layout.addWidget(self.view, 1)
        layout.addLayout(self._move_buttons())
        appearance().changed.connect(self._restyle)
        self._restyle()
        self._enable()

    @property
    def driver_id(self) -> int | None:
        """The selected driver."""
        return self.model.driver_id(self.view.currentIndex())

    def select(self, driver_id: int | None) -> None:
        """Select a driver without telling it."""
        self.blockSignals(True)
        self.view.select(driver_id)
        self.blockSignals(False)
        self._enable()

    def rename(self, driver_id: int) -> None:
        """Open the name of a driver for typing."""
        index = self.model.index_of(driver_id)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.setFocus()
            self.view.edit(index)

    def _add_buttons(self) -> QLayout:
        row = FlowLayout(spacing=scaled(4))
        for name, text, is_group in (("addDriver", self.tr("Driver"), False), ("addGroup", self.tr("Group"), True)):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setProperty("kind", "quiet")
            button.setProperty("icon_name", "add")
            button.setAccessibleName(self.tr("Add a group") if is_group else self.tr("Add a driver"))
            button.clicked.connect(lambda _checked=False, is_group=is_group: self.add_requested.emit(is_group))
            row.addWidget(button)
        return row

    def _move_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(scaled(4), 0, scaled(4), scaled(4))
        row.setSpacing(0)
        for name, text, act in (
            ("up", self.tr("Move up (Alt+Up)"), lambda each: self.model.step(each, -1)),
            ("down", self.tr("Move down (Alt+Down)"), lambda each: self.model.step(each, 1)),
            ("outdent", self.tr("Out of its group (Alt+Left)"), self.model.outdent),
            ("indent", self.tr("Into the group above (Alt+Right)"), self.model.indent),
        ):
            self._tool(row, name, text, act)
        row.addStretch()
        self._tool(row, "delete", self.tr("Delete (Del)"), self.delete_requested.emit)
        return row

    def _tool(self, row: QHBoxLayout, name: str, text: str, act: Callable[[int], object]) -> None:
        button = QToolButton()
        button.setObjectName(name)
        button.setProperty("icon_name", name)
        button.setAccessibleName(text)
        button.setToolTip(tooltip(text))
        button.clicked.connect(lambda: act(self.driver_id) if self.driver_id is not None else None)
        self._tools.append(button)
        row.addWidget(button)

    def _restyle(self) -> None:
        for button in (*self._tools, *self.findChildren(QPushButton)):
            if button.property("icon_name"):
                is_quiet = isinstance(button, QPushButton)
                button.setIcon(icon(str(button.property("icon_name")), current_theme().accent if is_quiet else ""))
        self.view.setIndentation(scaled(18))
        self.model.refresh()

    def _enable(self) -> None:
        for button in self._tools:
            button.setEnabled(self.driver_id is not None)

    def _on_delete(self) -> None:
        if self.driver_id is not None:
            self.delete_requested.emit(self.driver_id)

    def _on_current_changed(self, current: QModelIndex) -> None:
        self._enable()
        self.picked.emit(self.model.driver_id(current))
