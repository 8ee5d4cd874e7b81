"""The window's frame: menus, the start page, and the workbench in its place while a workshop is open."""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.actions import ACTIONS, ActionTable, When, stage_commands
from vmo_desktop.ui.file_drops import FileDrops
from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.panels.start_panel import Choice, StartPanel
from vmo_desktop.ui.preload import Preload
from vmo_desktop.ui.recovery import OpenMark
from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.session import Session, unfinished
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.single_instance import Request
from vmo_desktop.ui.stages import PAGES, STAGES
from vmo_desktop.ui.task import stop_all_work
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.thumbnails import Thumbnail, Thumbnails
from vmo_desktop.ui.voting.voting_host import VotingHost
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.reading_order import go_on
from vmo_desktop.ui.window_place import WindowPlace

if TYPE_CHECKING:
    from vmo_desktop.ui.crash_report import CrashReport
    from vmo_desktop.ui.workbench import Workbench

NAME = "VMO Desktop"


class MainWindow(QMainWindow):
    """One window, at most one workshop.

    Signals
    -------
    painted()
        The first picture stands; the rest is about to be loaded.
    """

    painted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(NAME)
        self.setWindowIcon(program_icon())
        self.settings = settings
        self.session = Session(settings, self)
        self._mark = OpenMark(self.session)
        self.preload = Preload(self)
        self.start = StartPanel()
        self._drops = FileDrops(self)
        self.thumbnails = Thumbnails(self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._notice = Notice()
        self._lay_out()
        self._is_painted = self._is_loaded = False
        pages = [(stage.id, stage.title, stage.icon) for stage in STAGES]
        self.actions_table = ActionTable(self, (*stage_commands(pages), *ACTIONS))
        self.actions_table.fill(self.menuBar())
        self.actions_table.enable(frozenset({When.ALWAYS}))
        self.voting = VotingHost(self, self._pages, self.actions_table)
        self._connect()
        room = self.screen().availableSize()
        self.resize(min(1600, round(room.width() * 0.92)), min(1000, round(room.height() * 0.9)))
        self._place = WindowPlace(self, settings)
        current_screen().changed.connect(self._on_screen_changed)
        current_screen().follow(self)
        self._list_files()

    @cached_property
    def workbench(self) -> "Workbench":
        """Head, rail, stage and foot; made once the start page is painted."""
        from vmo_desktop.ui.workbench import Workbench  # noqa: PLC0415 - the first paint does not wait for it

        made = Workbench(self, self._notice, self.session, self.settings, self.actions_table)
        made.begin_wanted.connect(self.start.focus_templates)
        made.voting_wanted.connect(self.voting.begin)
        self.voting.ended.connect(made.area.focus_page)
        made.area.page_shown.connect(self._mark.note_page)
        self._pages.addWidget(made)
        return made

    def take(self, path: Path) -> None:
        """Open a workshop, read a ballot or import a spreadsheet; nothing while the laptop goes around."""
        if self.voting.mode is None:
            self.workbench.take(path)

    def begin(self, request: Request) -> None:
        """Open what the start asks for; without a wish, what a crash left open."""
        if request != Request():
            self._open(request)
        elif self._mark.reopen():
            if self._mark.last_page in PAGES:
                self.workbench.area.show_page(self._mark.last_page)
            self.workbench.notice.tell(self.tr("The program ended unexpectedly. Here is the workshop as it was."))

    def answer(self, request: Request) -> None:
        """Come to the front with what another start was asked to open."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if self.voting.mode is None:
            self._open(request)

    def _open(self, request: Request) -> None:
        if request.sample:
            self.explore(request.sample)
        elif request.file:
            self.take(Path(request.file))

    def explore(self, sample: str) -> None:
        """Open a new copy of a sample."""
        if self.session.explore(sample):
            self.workbench.offer_tour()

    def show_crash(self, report: "CrashReport") -> None:
        """Show the report of a fault of the program; one at a time."""
        from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog  # noqa: PLC0415 - hardly ever
        from vmo_desktop.ui.errors import log_folder  # noqa: PLC0415 - hardly ever

        if self.findChild(CrashDialog) is None:
            CrashDialog(report, log_folder(), self).open()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._notice)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.actions_table.submenu("recent").aboutToShow.connect(self._fill_recent)
        for command in self.actions_table.commands:
            self.addAction(self.actions_table[command])  # so that keys work while the menu bar is hidden
        self.session.opened.connect(self._on_opened)
        self.session.closing.connect(self._on_closing)
        self.session.closed.connect(self._list_files)
        self.start.file_picked.connect(self.session.open)
        self.start.template_picked.connect(self.session.create)
        self.start.sample_picked.connect(self.explore)
        self.start.file_located.connect(self._on_located)
        self.start.file_forgotten.connect(self._on_forgotten)
        self.start.file_discarded.connect(self._on_discarded)
        self.start.file_pinned.connect(self._on_pinned)
        self.start.pictures_wanted.connect(self._draw_thumbnails)
        # A file has one reader at a time in this process, so that no lock of it is lost.
        self.session.opening.connect(self.thumbnails.wait)
        self.session.failed.connect(self._draw_thumbnails)
        self.thumbnails.made.connect(self._on_thumbnail)
        self.start.open_wanted.connect(self.actions_table["file.open"].trigger)
        self.preload.ready.connect(self._on_ready)
        self.preload.finished.connect(self._on_preloaded)
        self._drops.dropped.connect(self.take)
        self._drops.ballots_dropped.connect(self._on_ballots_dropped)
        self._drops.refused.connect(self._on_drop_refused)
        self._drops.dragged.connect(self.start.hint.light)

    def _on_ballots_dropped(self, paths: list[Path]) -> None:
        if self.voting.mode is None:
            self.workbench.ballots.read_files(paths)

    def _on_drop_refused(self, words: str) -> None:
        self.workbench.notice.refuse(words)

    def _on_screen_changed(self) -> None:
        appearance().show(appearance().scheme, current_screen().zoom)

    def _on_opened(self) -> None:
        self.preload.wait()  # the file was read and checked meanwhile
        self._pages.setCurrentWidget(self.workbench)

    def _on_closing(self) -> None:
        self.voting.end()
        self._pages.setCurrentWidget(self.start)
        self.setWindowTitle(NAME)

    def _list_files(self) -> None:
        self.start.show_files(self.settings.recent_files, unfinished(self.settings))
        self._draw_thumbnails()

    def _draw_thumbnails(self) -> None:
        if self._is_loaded and self.session.live is None:
            self.thumbnails.want(self.start.shown_files, is_dark=current_theme().is_dark)

    def _on_thumbnail(self, made: Thumbnail) -> None:
        self.start.show_picture(made.path, made.image)

    def _on_pinned(self, path: Path, is_pinned: bool) -> None:
        self.settings.pin_file(str(path), is_pinned)
        self._list_files()

    def _on_forgotten(self, path: Path) -> None:
        self.settings.forget_file(str(path))
        self._list_files()

    def _on_discarded(self, path: Path) -> None:
        self.thumbnails.wait()
        if self.session.discard(path):
            self._list_files()
        else:
            self.workbench.notice.refuse(self.tr("%1 cannot be moved to the trash.").replace("%1", path.name))

    def _on_located(self, path: Path) -> None:
        from vmo_desktop.ui.dialogs.file_choice import FileChoice  # noqa: PLC0415 - hardly ever

        title = self.tr("Where is %1 now?").replace("%1", path.name)
        found = FileChoice(self, self.settings).to_read(title, self.tr("Workshops (*.vmo);;All files (*)"))
        if found is not None:
            self.settings.move_file(str(path), str(found))
            self._list_files()
            self.session.open(found)

    def _fill_recent(self) -> None:
        menu = self.actions_table.submenu("recent")
        menu.clear()
        for file in self.settings.recent_files:
            path = Path(file.path)
            words = f"{file.title or path.stem} – {path.name}".replace("&", "&&")
            action = menu.addAction(words, partial(self.session.open, path))
            action.setEnabled(file.is_there)

    def _on_ready(self) -> None:
        templates, samples = self.session.library()
        drivers = self.tr("%1 drivers")
        initiatives = self.tr("%1 initiatives")
        self.start.show_library(
            [Choice(e.name, e.title, e.description, drivers.replace("%1", str(e.drivers))) for e in templates],
            [Choice(e.name, e.title, e.description, initiatives.replace("%1", str(e.initiatives))) for e in samples],
        )

    def _on_preloaded(self) -> None:
        self._is_loaded = True
        self._draw_thumbnails()

    def _on_painted(self) -> None:
        self.painted.emit()
        self._drops.watch_all()
        self._pages.addWidget(self.workbench)
        self.preload.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Load what is heavy once the first picture of the window stands."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._on_painted)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go on as the window is read."""
        return go_on(self, is_forward=next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Ctrl+Tab what keeps Tab for itself, such as a table."""
        way = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}.get(Qt.Key(event.key()))
        if way is None or not self.focusNextPrevChild(way):
            super().keyPressEvent(event)

    def _is_waiting_for_edit(self) -> bool:
        """Whether the last edit is not in the file: the user is then asked before anything closes."""
        if self.session.live is None:
            return False
        self.session.settling.emit()
        return self.workbench.lost_file.ask_before_closing(self.close)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; everything else is saved already. Whoever votes cannot close the window."""
        if self.voting.mode is not None:
            self.voting.ask_to_leave()
            event.ignore()
            return
        if self._is_waiting_for_edit():
            event.ignore()
            return
        self._place.remember()
        self._is_loaded = False
        stop_all_work()  # all at once, so that it is not waited for one after the other
        self.session.close()
        self.workbench.backups.keeper.finish()
        self.thumbnails.wait()
        self.preload.wait()
        super().closeEvent(event)
