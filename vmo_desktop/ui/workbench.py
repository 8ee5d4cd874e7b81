"""The open workshop in the window: head, rail, stage and foot, and what the menus do with them.

The window paints its start page before this module is loaded.
"""

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import ScoreRefused, VmoError, WorkshopReadOnly, WriteFailed
from vmo_desktop.ui.action_state import ActionState
from vmo_desktop.ui.actions import ActionTable, stage_keys
from vmo_desktop.ui.commands.backups import BackupCommands
from vmo_desktop.ui.commands.ballots import BallotCommands
from vmo_desktop.ui.commands.chart import ChartCommands
from vmo_desktop.ui.commands.choice import ChoiceCommands
from vmo_desktop.ui.commands.day import DayCommands
from vmo_desktop.ui.commands.edit import EditCommands
from vmo_desktop.ui.commands.file import SPREADSHEETS, FileCommands
from vmo_desktop.ui.commands.file_place import FilePlaceCommands
from vmo_desktop.ui.commands.help import HelpCommands
from vmo_desktop.ui.commands.kpis import KpiCommands
from vmo_desktop.ui.commands.lost_file import LostFileCommands
from vmo_desktop.ui.commands.rescue import RescueCommands
from vmo_desktop.ui.commands.room import RoomCommands
from vmo_desktop.ui.commands.search import SearchCommands
from vmo_desktop.ui.commands.view import ViewCommands
from vmo_desktop.ui.commands.vote import VoteCommands
from vmo_desktop.ui.commands.workshop import WorkshopCommands
from vmo_desktop.ui.errors import remedies
from vmo_desktop.ui.help.topics import FILE_SAFETY
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.stage import DAY, HISTORY, KPIS, SINCE, WEIGHTS
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.stages import OTHER_PAGES, PAGES, STAGES
from vmo_desktop.ui.theme import appearance, scaled, set_state
from vmo_desktop.ui.widgets.header import Header
from vmo_desktop.ui.widgets.label import window_title
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.read_only_band import ReadOnlyBand
from vmo_desktop.ui.widgets.stage_rail import StageRail
from vmo_desktop.ui.widgets.status_line import StatusLine
from vmo_desktop.ui.widgets.stop_button import stop_what_runs

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection

NARROW = 1000
"""Below this width, in pixels at 100 %, the rail shows no names."""

LOW = 540
"""Below this height of the window, in pixels at 100 %, the head is one line, beside the menus if they leave room."""


class Workbench(QWidget):
    """Everything around the stages.

    Signals
    -------
    begin_wanted()
        The user wants to choose how to begin a workshop.
    voting_wanted(LiveWorkshop, int)
        The laptop is to go around for the ballots of a round.
    """

    begin_wanted = Signal()
    voting_wanted = Signal(object, int)

    def __init__(
        self, window: QMainWindow, notice: Notice, session: Session, settings: Settings, table: ActionTable
    ) -> None:
        super().__init__()
        self.setObjectName("workbench")
        self._window = window
        self._session = session
        self._table = table
        self._settings = settings
        self._selection: Selection | None = None
        self.area = StageArea(settings)
        self.rail = StageRail()
        self.header = Header(table.toolbar, table["edit.search"])
        self._corner = QWidget()
        self._corner_row = QHBoxLayout(self._corner)
        self._corner_row.setContentsMargins(0, 0, 0, 0)
        window.menuBar().setCornerWidget(self._corner)
        self.status = StatusLine(table["edit.undo"])
        self.band = ReadOnlyBand()
        self.notice = notice
        self.view = ViewCommands(window, self.area, settings, self.rail, (window.menuBar(), self.header, self.status))
        self._state = ActionState(table, session, self.area, self.view)
        self.ballots = BallotCommands(window, session, settings, self.notice)
        self.kpis = KpiCommands(window, session, settings, self.notice)
        self.file = FileCommands(window, session, settings, self.notice, self.begin_wanted.emit)
        self.day = DayCommands(window, session, self.area, self.notice, lambda: self._selection)
        self.room = RoomCommands(window, table, settings, self.notice)
        self.help = HelpCommands(window, table, session, self.area)
        explain = partial(self.help.show_topic, FILE_SAFETY)
        self.backups = BackupCommands(window, session, self.notice, explain)
        self.rescue = RescueCommands(window, session, self.backups.keeper, self.notice, explain)
        self.file_place = FilePlaceCommands(session, settings, self.notice, explain)
        self.lost_file = LostFileCommands(window, session, settings, self.notice, explain)
        self.search = SearchCommands(
            window,
            table,
            session,
            self.area,
            settings=settings,
            selection=lambda: self._selection,
            help_entries=self.help.entries,
        )
        self._give_handlers(settings)
        self._lay_out()
        self._connect()
        self._state.show()

    def take(self, path: Path) -> None:
        """Take a file: readings on the page of KPIs, else what it is by itself."""
        if self.area.page_id == KPIS and path.suffix.lower() in SPREADSHEETS:
            self.kpis.read_file(path)
        else:
            self.file.take(path)

    def offer_tour(self) -> None:
        """Offer the tour to somebody who explores a sample for the first time."""
        if not self._settings.flag("tour_offered", default=False) and self._session.live is not None:
            self._settings.remember_flag("tour_offered", True)
            verb = (self.tr("Take the tour"), self.help.take_tour)
            self.notice.tell(self.tr("New here? Five steps show how a workshop goes."), [verb])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the stage the room of the rail's names and of the head where there is little."""
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Place the head, which is gone from the menus while no workshop is open."""
        super().showEvent(event)
        self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Take the head from the menus: it belongs to the open workshop."""
        super().hideEvent(event)
        if not self.isVisible():
            self._place_header(is_low=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop with Escape what runs, else leave what has the whole room, when nothing inside has use for that key."""
        if event.key() != Qt.Key.Key_Escape or not (stop_what_runs(self._window) or self.view.step_back()):
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.rail.show_compact(self.width() < scaled(NARROW))
        if self.isVisible():
            self._place_header(is_low=self._window.height() < scaled(LOW))

    def _place_header(self, *, is_low: bool) -> None:
        menus = self._window.menuBar()
        self.header.show_low(is_low)
        free = self._window.width() - menus.sizeHint().width() + self._corner.sizeHint().width()
        is_beside = is_low and not menus.isNativeMenuBar() and free >= self.header.least_width()
        if self.header.show_beside(free if is_beside else None):
            if is_beside:
                self._corner_row.addWidget(self.header)
            else:
                self._column.insertWidget(0, self.header)
            menus.setCornerWidget(self._corner)  # again, for its new size
            self._corner.setVisible(is_beside)
        set_state(menus, "low" if is_beside else "")
        self.header.setVisible(not self.view.is_stage_only)

    def _on_opened(self, live: "LiveWorkshop") -> None:
        from vmo_desktop.ui.selection import Selection  # noqa: PLC0415 - with the workshop

        self._selection = Selection(live)
        live.changed.connect(self._on_changed)
        self.notice.hide()
        self._show_right(live)
        self._show_workshop()
        is_ready = bool(live.snapshot.initiatives and live.snapshot.leaves)
        self.day.open(live)
        self.room.open(live, self._selection)
        self.area.open(live, self._selection, "score" if is_ready else STAGES[0].id)

    def _show_right(self, live: "LiveWorkshop") -> None:
        """Say above the stages why the workshop cannot be edited, if it cannot."""
        workshop = live.workshop
        if workshop.why_read_only is None:
            self.band.hide()
            return
        owner, since = (str(workshop.owner), workshop.owner.since) if workshop.owner else ("", "")
        self.band.show_why(workshop.why_read_only, owner=owner, since=since, sentence=workshop.read_only_notice)

    def _on_settling(self) -> None:
        """Let the field that is being typed in write, as it does when it is left."""
        typing = QApplication.focusWidget()
        if typing is not None and self.area.isAncestorOf(typing):
            typing.clearFocus()
            if typing.isVisible():
                typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_closing(self) -> None:
        self.notice.hide()
        self._selection = None
        self.day.close_workshop()
        self.room.close_workshop()
        self.area.close_workshop()
        self._state.show()

    def _on_changed(self) -> None:
        self.notice.settle()
        self._show_workshop()

    def _on_failed(self, error: VmoError) -> None:
        if isinstance(error, ScoreRefused):
            return  # the cell itself says why
        live = self._session.live
        if live is not None and live.unwritten and isinstance(error, WriteFailed):
            self.status.show_unsaved()
        if isinstance(error, WorkshopReadOnly):
            self.notice.refuse(str(error), [(self.tr("Open a copy"), self._session.open_copy)])
            return
        ways_out = [self._table[command] for command in remedies(error)]
        verbs = [(way.text().replace("&", ""), way.trigger) for way in ways_out if way.isEnabled()]
        self.notice.refuse(str(error), verbs)

    def _show_workshop(self) -> None:
        """Show in head, rail and foot where the workshop stands."""
        live = self._session.live
        if live is None:
            return
        from vmo_desktop.ui.stage_state import scored_share, stage_states  # noqa: PLC0415 - with the workshop
        from vmo_desktop.ui.step_text import step_text  # noqa: PLC0415 - with the workshop

        frame, results = live.snapshot.workshop, live.results
        self.header.show_workshop(frame.title, frame.decision)
        title = frame.title or live.workshop.path.stem
        self._window.setWindowTitle(window_title(f"{title} – VMO Desktop"))
        self.rail.show_states(stage_states(results))
        steps = live.workshop.history()
        label = step_text(steps[-1]) if steps else ""
        self.status.show_step(is_read_only=live.workshop.is_read_only, step=live.workshop.step, label=label)
        scored, of = scored_share(results)
        numbers = {"initiatives": len(live.snapshot.initiatives), "drivers": len(live.snapshot.leaves)}
        self.status.show_counts(**numbers, scored=scored, of=of)
        self._state.show()

    def _on_page_shown(self, page_id: str) -> None:
        self.rail.select(PAGES[page_id].stage or page_id)
        self._state.tick()

    def _on_page_made(self, page: QWidget) -> None:
        from vmo_desktop.ui.panel import Panel  # noqa: PLC0415 - with the workshop
        from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel  # noqa: PLC0415 - with the workshop
        from vmo_desktop.ui.panels.kpis_panel import KpisPanel  # noqa: PLC0415 - with the workshop
        from vmo_desktop.ui.parted_panel import PartedPanel  # noqa: PLC0415 - with the workshop

        for panel in (page, *page.findChildren(Panel)):
            if isinstance(panel, InitiativesPanel):
                panel.import_requested.connect(self.file.import_spreadsheet)
            if isinstance(panel, KpisPanel):
                panel.import_wanted.connect(self.kpis.import_readings)
                panel.unfreeze_wanted.connect(self.kpis.unfreeze)
            if isinstance(panel, PartedPanel):
                panel.part_made.connect(self._on_page_made)
            if isinstance(panel, Panel):
                panel.page_wanted.connect(self.area.show_page)
                panel.page_expected.connect(self.area.prepare_page)
                panel.told.connect(self.notice.tell)

    def _give_handlers(self, settings: Settings) -> None:
        workshop = WorkshopCommands(self._window, self.area, settings)
        edit = EditCommands(self._window, self._session)
        edit.button_spent.connect(self.area.focus_page)
        ChoiceCommands(self._window, self._session, self.area)
        pages = SimpleNamespace(**{page: partial(self.area.show_page, page) for page in PAGES})
        self._table.connect(
            {
                "file": self.file,
                "ballots": self.ballots,
                "backups": self.backups,
                "kpis": self.kpis,
                "edit": edit,
                "view": self.view,
                "chart": ChartCommands(self.area),
                "workshop": workshop,
                "vote": VoteCommands(self._window, self._session, self.area, self.ballots, self.voting_wanted),
                "day": self.day,
                "room": self.room,
                "scene": self.room.scenes,
                "report": workshop,
                "help": self.help,
                "search": self.search,
                "stage": pages,
                "page": pages,
            }
        )

    def _lay_out(self) -> None:
        stages = [(stage.id, stage.title, stage_keys(number)) for number, stage in enumerate(STAGES, start=1)]
        keys = {DAY: "Ctrl+T", HISTORY: "Ctrl+H", WEIGHTS: "Ctrl+Shift+W"}
        others = [(page.id, page.title, keys.get(page.id, ""), page.icon) for page in OTHER_PAGES if not page.stage]
        self.rail.set_pages(stages, others)
        self.status.put(self.day.sign)
        self.status.put(self.room.sign)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.area, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.band)
        column.addLayout(middle, 1)
        column.addWidget(self.file.work)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self._session.settling.connect(self._on_settling)
        self._session.opened.connect(self._on_opened)
        self._session.closing.connect(self._on_closing)
        self._session.moved.connect(self._show_workshop)
        self._session.failed.connect(self._on_failed)
        self.rail.picked.connect(self.area.show_page)
        self.area.page_shown.connect(self._on_page_shown)
        self.area.page_shown.connect(self.room.note_page)
        self.area.page_made.connect(self._on_page_made)
        self.band.copy_wanted.connect(self._session.open_copy)
        self.band.edit_wanted.connect(self._session.edit_again)
        self.lost_file.watch.freed.connect(self.band.show_freed)
        self.lost_file.watch.freed.connect(self.notice.settle)
        self.view.toggled.connect(self._state.tick)
        self.area.inspector_placed.connect(self._state.tick)
        self.area.chart_folded.connect(self._state.tick)
        appearance().changed.connect(self._fit)
        self.file.ballot_found.connect(lambda path: self.ballots.read_files([path]))
        self.file.imported.connect(partial(self.area.show_page, "initiatives"))
        self.file.since_wanted.connect(partial(self.area.show_page, SINCE))
        self.file.drivers_wanted.connect(partial(self.area.show_page, "drivers"))
