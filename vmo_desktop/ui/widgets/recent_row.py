"""One workshop file on the start page: the choice itself, and beside it what can be done with its entry."""

from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.number_text import clock_text, date_text
from vmo_desktop.ui.settings import RecentFile
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.choice_row import ChoiceRow
from vmo_desktop.ui.widgets.label import tooltip

PICTURE = QSize(124, 62)


class RecentRow(QWidget):
    """A file that can be opened and pinned; one that is missing can be located, one without a name thrown away.

    Signals
    -------
    picked(Path), located(Path), forgotten(Path), discarded(Path)
        The file is to be opened, looked for, taken off the list, thrown away.
    pinned(Path, bool)
        The file is to stay on the list, or not.
    """

    picked = Signal(object)
    located = Signal(object)
    forgotten = Signal(object)
    discarded = Signal(object)
    pinned = Signal(object, bool)

    def __init__(self, file: RecentFile, *, is_named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = Path(file.path)
        self.is_there = file.is_there
        title = file.title or self.path.stem
        remark = self._moment(file.opened) if self.is_there else self.tr("missing")
        place = _shown_place(self.path) if is_named else self.tr("Everything is saved; it only has no name yet.")
        self.choice = ChoiceRow(title, self._facts(file), remark, place=place, picture=PICTURE)
        self.choice.setEnabled(self.is_there)
        self.choice.setObjectName(f"file_{self.path.name}")
        self.choice.clicked.connect(lambda _checked=False: self.picked.emit(self.path))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        row.addWidget(self.choice, 1)
        self._tools: list[QToolButton] = []
        self.stops: list[QWidget] = [self.choice]
        """What takes the keyboard, in order."""
        if not self.is_there:
            self.stops.append(self._locate_button(title))
            self._tool("close", self.tr("Take %1 off this list"), title)
            self._tools[-1].clicked.connect(lambda _checked=False: self.forgotten.emit(self.path))
        elif not is_named:
            self._tool("delete", self.tr("Move %1 to the trash"), title)
            self._tools[-1].clicked.connect(lambda _checked=False: self.discarded.emit(self.path))
        else:
            words = self.tr("Do not keep %1 on this list") if file.is_pinned else self.tr("Keep %1 on this list")
            self._tool("pin", words, title)
            pin = self._tools[-1]
            pin.setCheckable(True)
            pin.setChecked(file.is_pinned)
            pin.toggled.connect(lambda is_on: self.pinned.emit(self.path, is_on))
        self.stops += self._tools
        for stop in self.stops[1:]:
            row.addWidget(stop)
        appearance().changed.connect(self._fit)
        self._fit()

    def show_picture(self, picture: QPixmap) -> None:
        """Show the chart of the file."""
        self.choice.show_picture(picture)

    def _facts(self, file: RecentFile) -> str:
        number = counted(file.initiatives, self.tr("1 initiative"), self.tr("%n initiatives"))
        date = date_text(file.date)
        parts = (number if file.initiatives else "", self.tr("workshop of %1").replace("%1", date) if date else "")
        return " · ".join(part for part in parts if part)

    def _moment(self, text: str) -> str:
        """Write when the file was open last: the time of today, or the day."""
        moment = QDateTime.fromString(text, Qt.DateFormat.ISODate).toLocalTime()
        if not moment.isValid():
            return ""
        days = moment.date().daysTo(QDate.currentDate())
        if days == 0:
            return self.tr("today, %1").replace("%1", clock_text(moment.time()))
        day = date_text(moment.date().toString(Qt.DateFormat.ISODate))
        return self.tr("yesterday") if days == 1 else day

    def _locate_button(self, title: str) -> QPushButton:
        button = QPushButton(self.tr("Locate…"))
        button.setProperty("kind", "quiet")
        button.setObjectName(f"locate_{self.path.name}")
        button.setAccessibleName(self.tr("Locate %1").replace("%1", title))
        button.clicked.connect(lambda _checked=False: self.located.emit(self.path))
        return button

    def _tool(self, name: str, words: str, title: str) -> None:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setProperty("kind", "tight")
        button.setObjectName(f"{name}_{self.path.name}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = words.replace("%1", title)
        button.setAccessibleName(said)
        button.setToolTip(tooltip(said))
        self._tools.append(button)

    def _fit(self) -> None:
        for tool in self._tools:
            tool.setIconSize(QSize(scaled(16), scaled(16)))


def _shown_place(path: Path) -> str:
    """Write where a file lies, from the user's own folder where it is in there."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
