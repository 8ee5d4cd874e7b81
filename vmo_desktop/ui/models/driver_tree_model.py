"""The tree of driver groups and drivers."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.label import beginning, tooltip
from vmo_desktop.workshop.ops.drivers import edit_driver, move_driver
from vmo_desktop.workshop.rows import DriverRow
from vmo_desktop.workshop.snapshot import Snapshot

MIME = "application/x-vmo-driver"


class TreeRole(IntEnum):
    """Own roles of the tree."""

    COLOUR = Qt.ItemDataRole.UserRole + 1
    CATEGORY = Qt.ItemDataRole.UserRole + 2
    IS_GROUP = Qt.ItemDataRole.UserRole + 3


def driver_colour(snapshot: Snapshot, driver: DriverRow, look: Theme) -> str:
    """The colour of a driver: its own, or one by its place; a group without its own has that of lines."""
    if driver.is_group:
        return driver.colour or look.line_strong
    return look.driver(snapshot.leaf_index[driver.id], driver.colour)


class DriverTreeModel(QAbstractItemModel):
    """Groups and drivers as they stand; renaming and dropping write operations.

    Signals
    -------
    refused(str)
        Why a rename or a move was not done.
    """

    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._drivers: dict[int, DriverRow] = {}
        self._children: dict[int | None, list[int]] = {}
        self._colours: dict[int, str] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show the tree as it stands; the view keeps its places when only names changed."""
        snapshot, look = self._live.snapshot, current_theme()
        children: dict[int | None, list[int]] = {}
        for driver in snapshot.drivers:
            children.setdefault(driver.parent_id, []).append(driver.id)
        colours = {driver.id: driver_colour(snapshot, driver, look) for driver in snapshot.drivers}
        is_new_shape = children != self._children
        if is_new_shape:
            self.beginResetModel()
        self._drivers = {driver.id: driver for driver in snapshot.drivers}
        self._children, self._colours = children, colours
        if is_new_shape:
            self.endResetModel()
            return
        for ids in children.values():
            self.dataChanged.emit(self.index_of(ids[0]), self.index_of(ids[-1]))

    def driver_id(self, index: Index) -> int | None:
        """The driver of an index; None for none."""
        return int(index.internalId()) if index.isValid() else None

    def index_of(self, driver_id: int | None) -> QModelIndex:
        """The index of a driver; an invalid one when it is not there."""
        driver = self._drivers.get(driver_id) if driver_id is not None else None
        if driver is None:
            return QModelIndex()
        return self.createIndex(self._children[driver.parent_id].index(driver.id), 0, driver.id)

    @override
    def index(self, row: int, column: int, parent: Index = NO_PARENT) -> QModelIndex:
        ids = self._children.get(self.driver_id(parent), [])
        if column != 0 or not 0 <= row < len(ids) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, 0, ids[row])

    @override
    def parent(self, index: Index = NO_PARENT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is hidden
        driver_id = self.driver_id(index)
        driver = self._drivers.get(driver_id) if driver_id is not None else None
        return self.index_of(driver.parent_id) if driver else QModelIndex()

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.column() > 0 else len(self._children.get(self.driver_id(parent), []))

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.ItemIsDropEnabled
        drop = flags.ItemIsDropEnabled if index.data(TreeRole.IS_GROUP) else flags.ItemNeverHasChildren
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsEditable | flags.ItemIsDragEnabled | drop

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        driver_id = self.driver_id(index)
        driver = self._drivers.get(driver_id) if driver_id is not None else None
        if driver is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return beginning(driver.name) or self.tr("Unnamed")
        if role == Qt.ItemDataRole.EditRole:
            return driver.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join(part for part in (driver.name, driver.description) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self.tr("group") if driver.is_group else driver.category
            return f"{driver.name}, {kind}" if kind else driver.name
        own = {
            TreeRole.COLOUR: self._colours[driver.id],
            TreeRole.CATEGORY: self._own_category(driver),
            TreeRole.IS_GROUP: driver.is_group,
        }
        return own.get(role)  # type: ignore[call-overload]  # an IntEnum answers to its number

    def _own_category(self, driver: DriverRow) -> str:
        """The category, unless the group says the same."""
        group = self._drivers.get(driver.parent_id or 0)
        return "" if group is not None and group.category == driver.category else driver.category

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        driver_id = self.driver_id(index)
        if role != Qt.ItemDataRole.EditRole or driver_id is None:
            return False
        name = str(value).strip()
        if name == self._drivers[driver_id].name:
            return True
        if not name:
            return self._told(self.tr("A driver needs a name. To delete it, press Delete."))
        return self._told(refusal_of(self._live, edit_driver(driver_id, {"name": name})))

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, QByteArray(str(self.driver_id(indexes[0])).encode()))
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME):
            return False
        moved = next((each for each in self._drivers if str(each).encode() == bytes(data.data(MIME).data())), None)
        if moved is None:  # another program's
            return False
        parent_id = self.driver_id(parent)
        siblings = self._children.get(parent_id, [])
        place = len(siblings) if row < 0 else row
        if moved in siblings and siblings.index(moved) < place:
            place -= 1
        self.move(moved, parent_id, place)
        return False  # the tree follows the workshop; the view must not take the row out itself

    def move(self, driver_id: int, parent_id: int | None, place: int) -> bool:
        """Move a driver below a group (None: the top level), to a place among its siblings without itself."""
        driver = self._drivers[driver_id]
        siblings = self._children.get(parent_id, [])
        if driver.parent_id == parent_id and siblings.index(driver_id) == place:
            return False
        return self._told(refusal_of(self._live, move_driver(driver_id, parent_id=parent_id, position=place)))

    def step(self, driver_id: int, step: int) -> bool:
        """Move a driver one place up (-1) or down (1) among its siblings."""
        driver = self._drivers[driver_id]
        siblings = self._children[driver.parent_id]
        place = siblings.index(driver_id) + step
        return 0 <= place < len(siblings) and self.move(driver_id, driver.parent_id, place)

    def indent(self, driver_id: int) -> bool:
        """Move a driver to the end of the group above it; False when there is none."""
        driver = self._drivers[driver_id]
        siblings = self._children[driver.parent_id]
        above = [each for each in siblings[: siblings.index(driver_id)] if self._drivers[each].is_group]
        return bool(above) and self.move(driver_id, above[-1], len(self._children.get(above[-1], [])))

    def outdent(self, driver_id: int) -> bool:
        """Move a driver out of its group, to right after it; False at the top level."""
        driver = self._drivers[driver_id]
        if driver.parent_id is None:
            return False
        group = self._drivers[driver.parent_id]
        return self.move(driver_id, group.parent_id, self._children[group.parent_id].index(group.id) + 1)

    def _told(self, sentence: str) -> bool:
        if sentence:
            self.refused.emit(sentence)
        return not sentence
