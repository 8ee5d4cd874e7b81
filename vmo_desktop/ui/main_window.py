"""The window's frame: head, rail, stage and foot around the open workshop, and nothing of what the stages do."""

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import ScoreRefused, VmoError
from vmo_desktop.ui.action_state import ActionState
from vmo_desktop.ui.actions import ACTIONS, ActionTable, stage_commands
from vmo_desktop.ui.commands.edit import EditCommands
from vmo_desktop.ui.commands.file import FileCommands
from vmo_desktop.ui.commands.help import HelpCommands
from vmo_desktop.ui.commands.view import ViewCommands
from vmo_desktop.ui.commands.workshop import WorkshopCommands
from vmo_desktop.ui.dialogs.crash_dialog import CrashDialog
from vmo_desktop.ui.errors import CrashReport, log_folder, remedies
from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.panels.start_panel import Choice, StartPanel
from vmo_desktop.ui.preload import Preload
from vmo_desktop.ui.session import Session, unfinished
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.stages import HISTORY, OTHER_PAGES, STAGES, START
from vmo_desktop.ui.widgets.header import Header
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.read_only_band import ReadOnlyBand
from vmo_desktop.ui.widgets.stage_rail import StageRail
from vmo_desktop.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop


class MainWindow(QMainWindow):
    """One window, at most one workshop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.settings = settings
        self.session = Session(settings, self)
        self.start = StartPanel()
        self.area = StageArea(self.start, settings)
        self.rail = StageRail()
        self.notice = Notice(self.area)
        self.preload = Preload(self)
        self._is_painted = False
        self._make_actions()
        self._lay_out()
        self._connect()
        room = self.screen().availableSize()
        self.resize(min(1600, round(room.width() * 0.92)), min(1000, round(room.height() * 0.9)))
        self.restoreGeometry(settings.layout("window"))
        self._on_closing()
        self._list_files()

    # The workshop comes and goes

    def _on_opened(self, live: "LiveWorkshop") -> None:
        from vmo_desktop.ui.selection import Selection  # noqa: PLC0415 - with the workshop

        live.changed.connect(self._on_changed)
        self.notice.hide()
        self.band.setVisible(live.workshop.is_read_only)
        if live.workshop.is_read_only:
            self.band.show_owner(str(live.workshop.owner or ""))
        for widget in (self.header, self.rail, self.status):
            widget.show()
        self._show_workshop()
        is_ready = bool(live.snapshot.initiatives and live.snapshot.leaves)
        self.area.open(live, Selection(live), "score" if is_ready else STAGES[0].id)

    def _on_closing(self) -> None:
        for widget in (self.header, self.rail, self.status, self.band, self.notice):
            widget.hide()
        self.area.close_workshop()
        self.setWindowTitle("VMO Desktop")
        self._list_files()
        self.state.show()

    def _on_changed(self) -> None:
        self.notice.settle()
        self._show_workshop()

    def _on_failed(self, error: VmoError) -> None:
        if isinstance(error, ScoreRefused):
            return  # the cell itself says why
        ways_out = [self.actions_table[command] for command in remedies(error)]
        verbs = [(way.text().replace("&", ""), way.trigger) for way in ways_out if way.isEnabled()]
        self.notice.refuse(str(error), verbs)

    def _show_workshop(self) -> None:
        """Show in head, rail and foot where the workshop stands."""
        live = self.session.live
        if live is None:
            return
        from vmo_desktop.ui.stage_state import scored_share, stage_states  # noqa: PLC0415 - with the workshop

        frame, results = live.snapshot.workshop, live.results
        self.header.show_workshop(frame.title, frame.decision)
        name = frame.title or live.workshop.path.stem
        self.setWindowTitle(f"{name} – VMO Desktop")
        self.rail.show_states(stage_states(results))
        steps = live.workshop.history()
        label = steps[-1].label if steps else ""
        self.status.show_step(is_read_only=live.workshop.is_read_only, step=live.workshop.step, label=label)
        scored, of = scored_share(results)
        numbers = {"initiatives": len(live.snapshot.initiatives), "drivers": len(live.snapshot.leaves)}
        self.status.show_counts(**numbers, scored=scored, of=of)
        self.state.show()

    # Files

    def take(self, path: Path) -> None:
        """Open a workshop or import a spreadsheet, as the file says."""
        self.file_commands.take(path)

    def show_crash(self, report: CrashReport) -> None:
        """Show the report of a fault of the program; one at a time."""
        if self.findChild(CrashDialog) is None:
            CrashDialog(report, log_folder(), self).open()

    def _list_files(self) -> None:
        self.start.show_files(self.settings.recent_files, unfinished(self.settings))

    def _fill_recent(self) -> None:
        menu = self.actions_table.submenu("recent")
        menu.clear()
        for file in self.settings.recent_files:
            path = Path(file.path)
            words = f"{file.title or path.stem} – {path.name}".replace("&", "&&")
            action = menu.addAction(words, partial(self.session.open, path))
            action.setEnabled(file.is_there)

    def _on_preloaded(self) -> None:
        templates, samples = self.session.library()
        self.start.show_library(
            [Choice(each.name, each.title, each.description) for each in templates],
            [Choice(each.name, each.title, each.description) for each in samples],
        )

    def _begin(self) -> None:
        self.start.focus_templates()

    # Building the window

    def _make_actions(self) -> None:
        pages = [(stage.id, stage.title, stage.icon) for stage in STAGES]
        chrome: list[QWidget] = []
        self.view_commands = ViewCommands(self, self.area, self.settings, chrome)
        self.file_commands = FileCommands(self, self.session, self.settings, self.notice, self._begin)
        workshop = WorkshopCommands(self, self.area, self.settings)
        handlers = {
            "file": self.file_commands,
            "edit": EditCommands(self, self.session),
            "view": self.view_commands,
            "workshop": workshop,
            "report": workshop,
            "help": HelpCommands(self),
            "stage": SimpleNamespace(**{stage.id: partial(self.area.show_page, stage.id) for stage in STAGES}),
        }
        self.actions_table = ActionTable(self, (*stage_commands(pages), *ACTIONS), handlers)
        self.state = ActionState(self.actions_table, self.session, self.area, self.view_commands)
        self.actions_table.fill(self.menuBar())
        self.actions_table.submenu("recent").aboutToShow.connect(self._fill_recent)
        self.header = Header(self.actions_table.toolbar)
        self.status = StatusLine(self.actions_table["edit.undo"])
        self.band = ReadOnlyBand()
        chrome += [self.menuBar(), self.header, self.rail, self.status]
        for command in self.actions_table.commands:
            self.addAction(self.actions_table[command])  # so that keys work while the menu bar is hidden

    def _lay_out(self) -> None:
        stages = [(stage.id, stage.title, f"Ctrl+{number}") for number, stage in enumerate(STAGES, start=1)]
        others = [(page.id, page.title, "Ctrl+H" if page.id == HISTORY else "") for page in OTHER_PAGES]
        self.rail.set_pages(stages, others)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.area, 1)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.band)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        self.session.opened.connect(self._on_opened)
        self.session.closing.connect(self._on_closing)
        self.session.moved.connect(self._show_workshop)
        self.session.failed.connect(self._on_failed)
        self.rail.picked.connect(self.area.show_page)
        self.area.page_shown.connect(self._on_page_shown)
        self.area.page_made.connect(self._on_page_made)
        self.band.copy_wanted.connect(self.session.open_copy)
        self.start.file_picked.connect(self.session.open)
        self.start.template_picked.connect(self.session.create)
        self.start.sample_picked.connect(self.session.explore)
        self.start.open_wanted.connect(self.file_commands.open)
        self.view_commands.toggled.connect(self.state.tick)
        self.preload.finished.connect(self._on_preloaded)

    def _on_page_shown(self, page_id: str) -> None:
        if page_id != START:
            self.rail.select(page_id)
        self.state.tick()

    def _on_page_made(self, page: QWidget) -> None:
        from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel  # noqa: PLC0415 - with the workshop

        if isinstance(page, InitiativesPanel):
            page.import_requested.connect(self.file_commands.import_spreadsheet)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Load what is heavy once the first picture of the window stands."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.preload.start)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; everything else is saved already."""
        if not self.view_commands.is_stage_only:
            self.settings.remember_layout("window", self.saveGeometry())
        self.session.close()
        self.preload.wait()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file from outside."""
        if _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import the file that was dropped."""
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            # The program that the file comes from waits until the drop is answered.
            QTimer.singleShot(0, partial(self.take, path))


def _dropped_file(data: QMimeData) -> Path | None:
    """The one local file that is dragged; None for anything else."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].is_file() else None
