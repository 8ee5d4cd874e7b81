"""The parts of an import: the file, its columns and what comes out; all at once, or in steps where room is short."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.part_bar import PartBar

LEAST_FOR_ALL = QSize(1000, 640)
"""The least window for everything at once, at 100 %: less would cut the tables to a line and scroll bars."""

LEAST = QSize(320, 160)

_COLUMNS = 1


class ImportParts(QWidget):
    """Each part has one table, and each table its own scroll bar: nothing scrolls within what scrolls."""

    def __init__(self, file: QWidget, columns: QWidget, outcome: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (file, columns, outcome)
        self.bar = PartBar((self.tr("1 File"), self.tr("2 Columns"), self.tr("3 Outcome")), "")
        self.bar.chosen.connect(self._fit)
        self._lower = QSplitter(Qt.Orientation.Horizontal)
        self._lower.addWidget(columns)
        self._lower.addWidget(outcome)
        self._lower.setStretchFactor(0, 3)
        self._lower.setStretchFactor(1, 1)
        self._lower.setSizes([scaled(820), scaled(420)])
        self._lower.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(self.bar)
        layout.addWidget(file, 3)
        layout.addWidget(self._lower, 5)
        self._fit()

    @property
    def is_in_steps(self) -> bool:
        """Whether there is room for one part at a time only; the window's, as what is around may come and go."""
        room = self.window().size()
        return room.width() < scaled(LEAST_FOR_ALL.width()) or room.height() < scaled(LEAST_FOR_ALL.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for one step: the dialog may be lower than all parts together."""
        return QSize(scaled(LEAST.width()), scaled(LEAST.height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all parts, or the chosen one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        in_steps = self.is_in_steps
        self.bar.offer(parts=3 if in_steps else 0, foot=False)
        for place, part in enumerate(self._parts):
            part.setVisible(not in_steps or place == self.bar.place)
        self._lower.setVisible(not in_steps or self.bar.place >= _COLUMNS)
