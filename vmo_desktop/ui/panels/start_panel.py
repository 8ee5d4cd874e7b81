"""The start page: go on with a workshop, begin one from a template, or explore a sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.settings import RecentFile
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.thumbnails import sample_picture
from vmo_desktop.ui.widgets.choice_button import ChoiceButton
from vmo_desktop.ui.widgets.choice_card import ChoiceCard
from vmo_desktop.ui.widgets.choice_row import ChoiceRow
from vmo_desktop.ui.widgets.drop_hint import DropHint
from vmo_desktop.ui.widgets.recent_row import RecentRow
from vmo_desktop.ui.widgets.start_head import StartHead
from vmo_desktop.ui.widgets.start_section import StartSection
from vmo_desktop.ui.widgets.tile_grid import TileGrid

WIDEST = 1360
NARROW = 960
"""Below this width, files and templates stand below one another."""

TALL = 880
"""From this height on, the samples show their charts large."""

TEMPLATES, SAMPLES = 6, 3
"""How many choices have their places from the first picture on, before they are read: so nothing jumps."""

NO_WORD = "\u200b"
"""A line without letters, as high as one with them."""

MANY = 5
"""Beside more files than this there is room for templates and samples."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A template or sample to choose: `name` is what is asked for, the rest is shown."""

    name: str
    title: str
    line: str
    remark: str = ""


class StartPanel(QScrollArea):
    """What the window shows while no workshop is open.

    Signals
    -------
    file_picked(Path), template_picked(str), sample_picked(str)
        What to open or make; an empty template is an empty workshop.
    file_located(Path), file_forgotten(Path), file_discarded(Path), file_pinned(Path, bool)
        A missing file is to be looked for or taken off the list; one without a name is to be thrown away; a file is to
        stay on the list, or not.
    open_wanted()
        The user wants to look for a file.
    pictures_wanted()
        The look changed from light to dark or back: the pictures of the charts are to be shown anew.
    """

    file_picked = Signal(object)
    file_located = Signal(object)
    file_forgotten = Signal(object)
    file_discarded = Signal(object)
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
        self._is_dark = current_theme().is_dark
        self._places: list[tuple[QWidget, tuple[int, int, int, int]]] = []
        self.hint = DropHint()
        self._head = StartHead()
        self._head.open_wanted.connect(self.open_wanted)
        self._head.template_picked.connect(self.template_picked)
        self._unfinished = StartSection(self.tr("Not named yet"), TileGrid(most=1))
        self._recent = StartSection(self.tr("Go on"), TileGrid(most=1))
        self._templates = StartSection(self.tr("Begin a workshop"), TileGrid(most=2))
        self._samples = StartSection(self.tr("Explore a sample"), TileGrid(narrowest=260, most=3, spacing=8))
        self._files = QWidget()
        self._files_column = QVBoxLayout(self._files)
        self._files_column.setContentsMargins(0, 0, 0, 0)
        for section in (self._unfinished, self._recent):
            self._files_column.addWidget(section)
        self._files_column.addStretch(1)
        self._page = QWidget()
        self._page.setObjectName("start")
        self._grid = QGridLayout(self._page)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._templates.fill([_blank(ChoiceRow("", NO_WORD)) for _ in range(TEMPLATES)])
        self._samples.fill([_blank(ChoiceCard("", "")) for _ in range(SAMPLES)])
        self.setWidget(self._ground())
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_files(self, recent: Sequence[RecentFile], untitled: Sequence[RecentFile]) -> None:
        """List the workshops to go on with; missing ones are greyed."""
        unnamed = {file.path for file in untitled}
        named = [file for file in recent if file.path not in unnamed]
        named.sort(key=lambda file: not file.is_pinned)
        self._unfinished.fill([self._file_row(file, is_named=False) for file in untitled])
        self._recent.fill([self._file_row(file, is_named=True) for file in named])
        self._arrange()

    def show_library(self, templates: Sequence[Choice], samples: Sequence[Choice]) -> None:
        """List what a workshop can begin with."""
        empty = Choice("", self.tr("Empty workshop"), self.tr("Define your own value drivers and scales"))
        begin = (*templates, empty)
        self._head.show_templates([(each.name, each.title) for each in begin])
        self._templates.fill([self._template_row(each) for each in begin])
        self._samples.fill([self._sample_card(each) for each in samples])
        self._show_sample_pictures()
        self._arrange()

    @property
    def shown_files(self) -> list[Path]:
        """The files listed that are there, in order."""
        return [row.path for row in self._file_rows() if row.is_there]

    def show_picture(self, path: Path, picture: QImage) -> None:
        """Show the chart of a listed file."""
        for row in self._file_rows():
            if row.path == path:
                row.show_picture(QPixmap.fromImage(picture))

    def focus_templates(self) -> None:
        """Put the keyboard on the first template: the answer to File > New."""
        if self._templates.tiles:
            self._templates.tiles[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self._templates.tiles[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every part the place that the size has for it."""
        super().resizeEvent(event)
        self._arrange()

    def _ground(self) -> QWidget:
        """Put the page in the middle, a little above the middle of the height."""
        ground = QWidget()
        ground.setObjectName("start")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._page, 1000)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        return ground

    def _arrange(self) -> None:
        """Files first, where there are some, with the templates beside them; else the samples first."""
        for card in self._cards():
            card.show_tall(self.height() >= scaled(TALL))
        places = self._placed()
        if places != self._places:
            self._places = places
            for part, place in places:
                self._grid.addWidget(part, *place)
            self._grid.setRowStretch(2, 1)  # of two parts beside the files, the lower one has the rest of the height
        self._files.setVisible(bool(self._file_rows()))
        self._order_stops()

    def _placed(self) -> list[tuple[QWidget, tuple[int, int, int, int]]]:
        """Each part with its row, its column, and how many rows and columns it covers."""
        head, hint = (self._head, (0, 0, 1, 2)), (self.hint, (4, 0, 1, 2))
        files, templates, samples = self._files, self._templates, self._samples
        number = len(self._file_rows())
        if number and self.width() < scaled(NARROW):
            return [head, (files, (1, 0, 1, 2)), (templates, (2, 0, 1, 2)), (samples, (3, 0, 1, 2)), hint]
        if number > MANY:
            return [head, (files, (1, 0, 3, 1)), (templates, (1, 1, 1, 1)), (samples, (2, 1, 1, 1)), hint]
        if number:
            return [head, (files, (1, 0, 1, 1)), (templates, (1, 1, 1, 1)), (samples, (2, 0, 1, 2)), hint]
        return [head, (samples, (1, 0, 1, 2)), (templates, (2, 0, 1, 2)), (files, (3, 0, 1, 2)), hint]

    def _order_stops(self) -> None:
        """Let Tab go from part to part as they are read; new rows would come last."""
        parts = [self._unfinished, self._recent, self._samples, self._templates]
        if self._file_rows():
            parts[2:] = [self._templates, self._samples]
        tiles = [tile for part in parts for tile in part.tiles]
        stops = [stop for tile in tiles for stop in (tile.stops if isinstance(tile, RecentRow) else [tile])]
        for before, after in pairwise([*self._head.stops, *stops]):
            QWidget.setTabOrder(before, after)

    def _cards(self) -> list[ChoiceCard]:
        return [tile for tile in self._samples.tiles if isinstance(tile, ChoiceCard)]

    def _file_rows(self) -> list[RecentRow]:
        tiles = (*self._unfinished.tiles, *self._recent.tiles)
        return [row for row in tiles if isinstance(row, RecentRow)]

    def _show_sample_pictures(self) -> None:
        for card in self._cards():
            name = card.objectName().removeprefix("sample_")
            card.show_picture(QPixmap.fromImage(sample_picture(name, is_dark=current_theme().is_dark)))

    def _file_row(self, file: RecentFile, *, is_named: bool) -> RecentRow:
        row = RecentRow(file, is_named=is_named)
        row.picked.connect(self.file_picked)
        row.located.connect(self.file_located)
        row.forgotten.connect(self.file_forgotten)
        row.discarded.connect(self.file_discarded)
        row.pinned.connect(self.file_pinned)
        return row

    def _template_row(self, choice: Choice) -> ChoiceRow:
        row = ChoiceRow(choice.title, choice.line, choice.remark)
        row.setObjectName(f"template_{choice.name}")
        row.clicked.connect(lambda _checked=False: self.template_picked.emit(choice.name))
        return row

    def _sample_card(self, choice: Choice) -> ChoiceCard:
        card = ChoiceCard(choice.title, choice.line, choice.remark)
        card.setObjectName(f"sample_{choice.name}")
        card.clicked.connect(lambda _checked=False: self.sample_picked.emit(choice.name))
        return card

    def _on_look_changed(self) -> None:
        self._page.setMaximumWidth(scaled(WIDEST))
        self._grid.setContentsMargins(scaled(32), scaled(24), scaled(32), scaled(24))
        self._grid.setHorizontalSpacing(scaled(32))
        self._grid.setVerticalSpacing(scaled(24))
        self._files_column.setSpacing(scaled(24))
        self._arrange()
        if self._is_dark != current_theme().is_dark:
            self._is_dark = current_theme().is_dark
            self._show_sample_pictures()
            self.pictures_wanted.emit()


def _blank(choice: ChoiceButton) -> ChoiceButton:
    """Make a choice that only holds a place."""
    choice.setEnabled(False)
    choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return choice
