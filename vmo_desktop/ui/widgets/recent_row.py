"""One workshop file on the start page: the choice itself, and beside it what can be done with its entry."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.choice_row import ChoiceRow
from vmo_desktop.ui.widgets.label import tooltip

PICTURE = QSize(80, 50)


class RecentRow(QWidget):
    """A file that can be opened and pinned, or that is missing and can be located or forgotten.

    Signals
    -------
    picked(Path), located(Path), forgotten(Path)
        The file is to be opened, looked for, taken off the list.
    pinned(Path, bool)
        The file is to stay on the list, or not.
    """

    picked = Signal(object)
    located = Signal(object)
    forgotten = Signal(object)
    pinned = Signal(object, bool)

    def __init__(
        self,
        path: Path,
        texts: tuple[str, str, str],
        *,
        is_there: bool,
        is_pinned: bool,
        can_pin: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        title, line, remark = texts
        self.choice = ChoiceRow(title, line, remark, is_there=is_there, picture=PICTURE)
        self.choice.setObjectName(f"file_{path.name}")
        self.choice.clicked.connect(lambda _checked=False: self.picked.emit(self.path))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        row.addWidget(self.choice, 1)
        self._tools: list[QToolButton] = []
        if not is_there:
            row.addWidget(self._locate_button(title))
            row.addWidget(self._tool("close", self.tr("Take %1 off this list"), title))
            self._tools[-1].clicked.connect(lambda _checked=False: self.forgotten.emit(self.path))
        elif can_pin:
            words = self.tr("Do not keep %1 on this list") if is_pinned else self.tr("Keep %1 on this list")
            row.addWidget(self._tool("pin", words, title))
            pin = self._tools[-1]
            pin.setCheckable(True)
            pin.setChecked(is_pinned)
            pin.toggled.connect(lambda is_on: self.pinned.emit(self.path, is_on))
        appearance().changed.connect(self._fit)
        self._fit()

    def show_picture(self, picture: QPixmap) -> None:
        """Show the chart of the file."""
        self.choice.show_picture(picture)

    def _locate_button(self, title: str) -> QPushButton:
        button = QPushButton(self.tr("Locate…"))
        button.setProperty("kind", "quiet")
        button.setObjectName(f"locate_{self.path.name}")
        button.setAccessibleName(self.tr("Locate %1").replace("%1", title))
        button.clicked.connect(lambda _checked=False: self.located.emit(self.path))
        return button

    def _tool(self, name: str, words: str, title: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setProperty("kind", "tight")
        button.setObjectName(f"{name}_{self.path.name}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = words.replace("%1", title)
        button.setAccessibleName(said)
        button.setToolTip(tooltip(said))
        self._tools.append(button)
        return button

    def _fit(self) -> None:
        for tool in self._tools:
            tool.setIconSize(QSize(scaled(16), scaled(16)))
