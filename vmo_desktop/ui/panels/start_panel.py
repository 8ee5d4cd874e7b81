"""The start page: go on with a workshop, begin one from a template, or explore a sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.settings import RecentFile
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.thumbnails import sample_picture
from vmo_desktop.ui.widgets.choice_row import ChoiceRow
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.recent_row import RecentRow

WIDEST = 1200
NARROW = 840
PICTURE = QSize(124, 78)


@dataclass(frozen=True, slots=True)
class Choice:
    """A template or sample to choose: `name` is what is asked for, the rest is shown."""

    name: str
    title: str
    line: str
    remark: str = ""


class _Column(QVBoxLayout):
    """A titled list of choices."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setSpacing(0)
        self.heading = PlainLabel(title, role=TextRole.LEAD)
        self.addWidget(self.heading)
        self.rows: list[QWidget] = []

    def fill(self, rows: Sequence[QWidget]) -> None:
        for row in self.rows:
            self.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self.rows = list(rows)
        for row in rows:
            self.addWidget(row)


class StartPanel(QScrollArea):
    """What the window shows while no workshop is open.

    Signals
    -------
    file_picked(Path), template_picked(str), sample_picked(str)
        What to open or make; an empty template is an empty workshop.
    file_located(Path), file_forgotten(Path), file_pinned(Path, bool)
        A missing file is to be looked for or taken off the list; a file is to stay on the list, or not.
    open_wanted()
        The user wants to look for a file.
    pictures_wanted()
        The look changed from light to dark or back: the pictures of the charts are to be shown anew.
    """

    file_picked = Signal(object)
    file_located = Signal(object)
    file_forgotten = Signal(object)
    file_pinned = Signal(object, bool)
    template_picked = Signal(str)
    sample_picked = Signal(str)
    open_wanted = Signal()
    pictures_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark = QLabel()
        self._is_dark = current_theme().is_dark
        self._sample_rows: dict[str, ChoiceRow] = {}
        self._recent = _Column(self.tr("Go on"))
        self._unfinished = _Column(self.tr("Not named yet"))
        self._templates = _Column(self.tr("Begin a workshop"))
        self._samples = _Column(self.tr("Explore a sample"))
        page = QWidget()
        page.setObjectName("start")
        page.setMaximumWidth(scaled(WIDEST))
        self._page = page
        self._grid = QGridLayout(page)
        self._grid.addLayout(self._head(), 0, 0, 1, 2)
        self._sides = QWidget(), QWidget()
        sides = self._left, self._right = QVBoxLayout(self._sides[0]), QVBoxLayout(self._sides[1])
        for column in (self._unfinished, self._recent, self._samples):
            self._left.addLayout(column)
        self._right.addLayout(self._templates)
        for side in sides:
            side.setContentsMargins(0, 0, 0, 0)
            side.addStretch(1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._is_narrow: bool | None = None
        ground = QWidget()
        ground.setObjectName("start")
        centre = QHBoxLayout(ground)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(page, 1000)
        centre.addStretch(1)
        self.setWidget(ground)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_files(self, recent: Sequence[RecentFile], untitled: Sequence[RecentFile]) -> None:
        """List the workshops to go on with; missing ones are greyed."""
        unnamed = {file.path for file in untitled}
        named = [file for file in recent if file.path not in unnamed]
        named.sort(key=lambda file: not file.is_pinned)
        self._unfinished.fill([self._file_row(file, can_pin=False) for file in untitled])
        self._unfinished.heading.setVisible(bool(untitled))
        self._recent.fill([self._file_row(file, can_pin=True) for file in named])
        self._recent.heading.setVisible(bool(named))

    def show_library(self, templates: Sequence[Choice], samples: Sequence[Choice]) -> None:
        """List what a workshop can begin with."""
        empty = Choice("", self.tr("Empty workshop"), self.tr("Define your own value drivers and scales"))
        begin = [self._choice_row(each, self.template_picked, "template") for each in (*templates, empty)]
        self._templates.fill(begin)
        explore = {each.name: self._choice_row(each, self.sample_picked, "sample", PICTURE) for each in samples}
        self._sample_rows = explore
        self._samples.fill(list(explore.values()))
        self._show_sample_pictures()

    @property
    def shown_files(self) -> list[Path]:
        """The files listed that are there, in order."""
        return [row.path for row in self._file_rows() if row.choice.isEnabled()]

    def show_picture(self, path: Path, picture: QImage) -> None:
        """Show the chart of a listed file."""
        for row in self._file_rows():
            if row.path == path:
                row.show_picture(QPixmap.fromImage(picture))

    def focus_templates(self) -> None:
        """Put the keyboard on the first template: the answer to File > New."""
        if self._templates.rows:
            self._templates.rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self._templates.rows[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below one another where two would be too narrow."""
        super().resizeEvent(event)
        self._place_sides()

    def _place_sides(self) -> None:
        is_narrow = self.width() < scaled(NARROW)  # asked for the viewport, PySide would go through all its classes
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for number, side in enumerate(self._sides):
            self._grid.removeWidget(side)
            self._grid.addWidget(side, *((1 + number, 0, 1, 2) if is_narrow else (1, number, 1, 1)))
        for row in (1, 2):
            self._grid.setRowStretch(row, int(row == 2 or not is_narrow))

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.addWidget(PlainLabel("VMO Desktop", role=TextRole.PAGE))
        words.addWidget(
            PlainLabel(self.tr("Decide on a portfolio with the people who have to stand by it."), role=TextRole.MUTED)
        )
        self._open = QPushButton(self.tr("&Open a file…"))
        self._open.setObjectName("start_open")
        self._open.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        row = QHBoxLayout()
        row.addWidget(self._mark)
        row.addSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._open)
        return row

    def _file_rows(self) -> list[RecentRow]:
        return [row for column in (self._unfinished, self._recent) for row in column.rows if isinstance(row, RecentRow)]

    def _show_sample_pictures(self) -> None:
        for name, row in self._sample_rows.items():
            row.show_picture(QPixmap.fromImage(sample_picture(name, is_dark=current_theme().is_dark)))

    def _file_row(self, file: RecentFile, *, can_pin: bool) -> RecentRow:
        path = Path(file.path)
        title = file.title or path.stem
        is_there = file.is_there
        parts = [_shown_folder(path)]
        if file.initiatives:
            parts.insert(0, counted(file.initiatives, self.tr("1 initiative"), self.tr("%n initiatives")))
        remark = _shown_time(file.opened) if is_there else self.tr("missing")
        texts = (title, " · ".join(parts), remark)
        row = RecentRow(path, texts, is_there=is_there, is_pinned=file.is_pinned, can_pin=can_pin)
        row.picked.connect(self.file_picked)
        row.located.connect(self.file_located)
        row.forgotten.connect(self.file_forgotten)
        row.pinned.connect(self.file_pinned)
        return row

    def _choice_row(self, choice: Choice, picked: SignalInstance, kind: str, picture: QSize | None = None) -> ChoiceRow:
        row = ChoiceRow(choice.title, choice.line, choice.remark, lines=3, picture=picture)
        row.setObjectName(f"{kind}_{choice.name}")
        row.clicked.connect(lambda _checked=False: picked.emit(choice.name))
        return row

    def _on_look_changed(self) -> None:
        self._page.setMaximumWidth(scaled(WIDEST))
        self._place_sides()
        self._grid.setContentsMargins(scaled(32), scaled(40), scaled(32), scaled(32))
        self._grid.setHorizontalSpacing(scaled(48))
        self._grid.setVerticalSpacing(scaled(32))
        for side in (self._left, self._right):
            side.setSpacing(scaled(24))
        for column in (self._recent, self._unfinished, self._templates, self._samples):
            column.heading.setContentsMargins(scaled(12), 0, 0, scaled(6))
        if self._is_dark != current_theme().is_dark:
            self._is_dark = current_theme().is_dark
            self._show_sample_pictures()
            self.pictures_wanted.emit()
        size = QSize(scaled(52), scaled(52))
        self._mark.setPixmap(program_icon().pixmap(size, self.devicePixelRatioF()))


def _shown_folder(path: Path) -> str:
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()) / path.name)
    except ValueError:
        return str(path)


def _shown_time(text: str) -> str:
    moment = QDateTime.fromString(text, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime().date(), QLocale.FormatType.ShortFormat) if moment.isValid() else ""
