"""Which columns of a table are shown: ticked in a menu, remembered for the next time."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.grid import Grid


class ColumnChooser(QObject):
    """The columns of a table that a person can do without.

    `names` are these columns with the words by which they are remembered; `off` are hidden until somebody wants them.

    Signals
    -------
    changed()
        Other columns are wanted.
    """

    changed = Signal()

    def __init__(self, grid: Grid, table: str, names: Mapping[int, str], off: Collection[int] = ()) -> None:
        super().__init__(grid)
        self._grid, self._table, self._names, self._off = grid, table, names, off
        for column in names:
            grid.setColumnHidden(column, not self.is_wanted(column))

    def is_wanted(self, column: int) -> bool:
        """Whether a column is to be shown."""
        name = self._names.get(column)
        return name is None or Settings().flag(f"{self._table}/{name}", default=column not in self._off)

    def want(self, column: int, is_wanted: bool) -> None:
        """Show a column or hide it."""
        Settings().remember_flag(f"{self._table}/{self._names[column]}", is_wanted)
        self._grid.setColumnHidden(column, not is_wanted)
        self.changed.emit()

    def fill(self, menu: QMenu) -> None:
        """Offer the columns in a menu, under their present titles."""
        menu.clear()
        for column in self._names:
            title = self._grid.model().headerData(column, Qt.Orientation.Horizontal)
            action = QAction(" ".join(str(title).split()).replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(self.is_wanted(column))
            action.toggled.connect(lambda is_on, column=column: self.want(column, is_on))
            menu.addAction(action)

    def button(self) -> QToolButton:
        """Make a button whose menu offers the columns."""
        button = QToolButton()
        button.setText(self.tr("Columns") + " ▾")
        button.setAccessibleName(self.tr("Choose the columns"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.fill(menu))
        button.setMenu(menu)
        return button
