"""The File menu: making, opening, naming and leaving workshops, and files that come in or go out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import FileRefused, VmoError
from vmo_desktop.progress import Report
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.dialogs.file_choice import FileChoice
from vmo_desktop.ui.file_name import proposed_name
from vmo_desktop.ui.folder_shown import show_in_folder
from vmo_desktop.ui.own_files import SUFFIX
from vmo_desktop.ui.session import Session, load
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.work_strip import WorkStrip

if TYPE_CHECKING:
    from vmo_desktop.exchange.plan import ImportPlan
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.workshop.carry_over import Which
    from vmo_desktop.workshop.past import PastWorkshop

SPREADSHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
OTHER_SPREADSHEETS = (".xls", ".xlsb", ".ods", ".numbers")

MOST_WARNINGS = 2
"""So many warnings of an import are said again after it; the import itself shows all."""


class FileCommands(QObject):
    """Handlers of the File menu.

    Signals
    -------
    imported()
        Initiatives came in from a spreadsheet.
    ballot_found(Path)
        A spreadsheet is a ballot that came back.
    drivers_wanted()
        The value drivers are to be shown.
    since_wanted()
        What changed since the past workshop is to be shown.
    """

    imported = Signal()
    ballot_found = Signal(object)
    drivers_wanted = Signal()
    since_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: Settings,
        notice: Notice,
        begin: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._notice = notice
        self.work = WorkStrip()
        self._begin = begin
        self._choice = FileChoice(window, settings)
        self._export = LatestTask(self)
        self._exported: Path | None = None
        self._export.progressed.connect(self.work.show_done)
        self._export.finished.connect(self._on_exported)
        self._export.failed.connect(self._on_not_exported)
        self._export.stopped.connect(self._on_stopped)
        self.work.cancelled.connect(self._export.cancel)

    def new(self) -> None:
        """Show the templates on the start page."""
        self._session.close()
        self._begin()

    def open(self) -> None:
        """Ask for a workshop and open it."""
        kinds = self.tr("Workshops (*.vmo);;All files (*)")
        path = self._choice.to_read(self.tr("Open a workshop"), kinds)
        if path is not None:
            self._session.open(path)

    def new_from(self) -> None:
        """Ask for a past workshop, and what of it comes along into a new one."""
        kinds = self.tr("Workshops (*.vmo);;All files (*)")
        path = self._choice.to_read(self.tr("Begin from a past workshop"), kinds)
        if path is not None:
            self.begin_from(path)

    def begin_from(self, path: Path) -> None:
        """Read a past workshop and ask what of it comes along."""
        load()
        from vmo_desktop.ui.dialogs.next_workshop_dialog import NextWorkshopDialog  # noqa: PLC0415 - when used
        from vmo_desktop.workshop.past import read_past  # noqa: PLC0415 - the same

        self._session.settling.emit()
        self._session.opening.emit()  # a file has one reader at a time in this process
        try:
            past = read_past(path)
        except VmoError as error:
            self._session.failed.emit(error)
            return
        dialog = NextWorkshopDialog(past, self._window)
        dialog.wanted.connect(lambda which, title: self._begin_next(past, which, title))
        dialog.open()

    def _begin_next(self, past: "PastWorkshop", which: "Which", title: str) -> None:
        if not self._session.create_next(past, which, title):
            return
        said = self.tr("Begun from %1, which stays as it is. Give this workshop a name and a place when you like.")
        verb = (self.tr("What changed since"), self.since_wanted.emit)
        self._notice.tell(said.replace("%1", past.source), [verb])

    def open_recent(self) -> None:
        """Nothing by itself: its submenu lists the files."""

    def save_as(self) -> None:
        """Ask for a name and go on there."""
        path = self._ask_for_copy(self.tr("Name this workshop"))
        if path is not None and self._session.save_as(path):
            self._notice.tell(self.tr("From here on, every edit is saved in %1.").replace("%1", path.name))

    def save_copy(self) -> None:
        """Ask for a name and write a copy there."""
        path = self._ask_for_copy(self.tr("Save a copy"))
        if path is not None and self._session.save_copy(path):
            show = (self.tr("Show in folder"), lambda: show_in_folder(path))
            self._notice.tell(self.tr("A copy is in %1.").replace("%1", path.name), [show])

    def share(self) -> None:
        """Say what a copy for sharing leaves out, then ask for a name and write it there."""
        live = self._session.live
        if live is None:
            return
        from vmo_desktop.ui.dialogs.share_dialog import ShareDialog  # noqa: PLC0415 - when used

        self._session.settling.emit()
        dialog = ShareDialog(live.workshop.shared, self._window)
        dialog.wanted.connect(self._share)
        dialog.open()

    def _share(self) -> None:
        path = self._ask_for_copy(self.tr("Save a copy for sharing"))
        if path is not None and self._session.share(path):
            show = (self.tr("Show in folder"), lambda: show_in_folder(path))
            said = self.tr("%1 can be handed on. It holds no votes, notes or history.")
            self._notice.tell(said.replace("%1", path.name), [show])

    def import_spreadsheet(self) -> None:
        """Ask for a spreadsheet and import it."""
        kinds = self.tr("Spreadsheets (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)")
        path = self._choice.to_read(self.tr("Import a spreadsheet"), kinds)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Open a workshop, tell of a ballot, or import a spreadsheet into the open workshop or a new one."""
        if path.suffix.lower() in OTHER_SPREADSHEETS:
            reason = self.tr("this kind of spreadsheet is not read.")
            remedy = self.tr("Save it as .xlsx or .csv in its own program, and take that file.")
            self._session.failed.emit(FileRefused(path, reason, remedy))
            return
        if path.suffix.lower() not in SPREADSHEETS:
            self._session.open(path)
            return
        from vmo_desktop.exchange.ballot_mark import is_ballot  # noqa: PLC0415 - when used

        if is_ballot(path):
            self.ballot_found.emit(path)
            return
        is_made_for_it = self._session.live is None
        if is_made_for_it and not self._session.create_for_list():
            return
        live = self._session.live
        if live is not None:
            from vmo_desktop.ui.dialogs.import_wizard import ImportWizard  # noqa: PLC0415 - the importer, when used

            wizard = ImportWizard(live, path, self._window)
            wizard.accepted.connect(self.imported)
            wizard.accepted.connect(lambda: self._tell_of_import(path, wizard.plan, is_made_for_it=is_made_for_it))
            if is_made_for_it:
                wizard.rejected.connect(self._session.close)  # back to the start page, leaving no empty workshop
            wizard.open()

    def _tell_of_import(self, path: Path, plan: "ImportPlan | None", *, is_made_for_it: bool) -> None:
        """Say what came in, what probably should have, and what it will be scored on where nobody chose that."""
        live = self._session.live
        if plan is None or live is None:
            return
        one, more = self.tr("1 initiative came in."), self.tr("%n initiatives came in.")
        said = [counted(len(plan.initiatives), one, more)]
        verbs: list[tuple[str, Callable[[], object]]] = []
        if is_made_for_it:
            drivers = ", ".join(driver.name for driver in live.snapshot.leaves)
            said.append(self.tr("They are scored on %1, until you choose other value drivers.").replace("%1", drivers))
            verbs.append((self.tr("Show the drivers"), self.drivers_wanted.emit))
        if plan.warnings:
            said += [f"⚠ {warning}" for warning in plan.warnings[:MOST_WARNINGS]]
            if (others := len(plan.warnings) - MOST_WARNINGS) > 0:
                said.append(
                    counted(others, self.tr("There is 1 more warning."), self.tr("There are %n more warnings."))
                )
            self._notice.warn(" ".join(said), [(self.tr("Import it again"), lambda: self.take(path)), *verbs])
        elif verbs:
            self._notice.tell(" ".join(said), verbs)

    def export_data(self) -> None:
        """Ask for a file and write the workshop's data there."""
        live = self._session.live
        if live is None:
            return
        if self._export.is_running and self._exported is not None:
            self._notice.refuse(self.tr("%1 is still being written.").replace("%1", self._exported.name))
            return
        self._session.settling.emit()
        plain = self.tr("CSV for other programs, no apostrophe before = + - @ (*.csv)")
        kinds = ";;".join([self.tr("Excel (*.xlsx);;CSV (*.csv);;JSON (*.json)"), plain])
        proposal = proposed_name(live.snapshot.workshop.title, ".xlsx")
        path = self._choice.to_write(self.tr("Export data"), proposal, kinds, ".xlsx")
        if path is not None:
            self.write_data(live, path, marks_formulas=self._choice.kind != plain)

    def write_data(self, live: "LiveWorkshop", path: Path, *, marks_formulas: bool = True) -> None:
        """Write the data of a workshop to a file, in a thread; see `export_data` of exchange for `marks_formulas`."""
        from vmo_desktop.exchange.export import export_data  # noqa: PLC0415 - spreadsheet writers, when used
        from vmo_desktop.ui.portfolio_desk import desk_of  # noqa: PLC0415 - the choice, when used

        results, known = live.results, dict(desk_of(live).portfolios)

        def write(report: Report) -> Path:
            export_data(results, path, known=known, report=report, marks_formulas=marks_formulas)
            return path

        self._exported = path
        self.work.begin(self.tr("Writing %1…").replace("%1", path.name))
        self._export.start(write)

    def _on_exported(self, path: Path) -> None:
        self.work.end()
        show = (self.tr("Show in folder"), lambda: show_in_folder(path))
        self._notice.tell(self.tr("%1 is written.").replace("%1", path.name), [show])

    def _on_not_exported(self, error: BaseException) -> None:
        self.work.end()
        if not isinstance(error, VmoError):
            raise error
        self._session.failed.emit(error)

    def _on_stopped(self) -> None:
        name = "" if self._exported is None else self._exported.name
        self.work.end()
        self._notice.tell(self.tr("Stopped: %1 was not written.").replace("%1", name))

    def close(self) -> None:
        """Close the workshop; everything is saved."""
        self._session.close()

    def quit(self) -> None:
        """Close the window; everything is saved."""
        self._window.close()

    def _ask_for_copy(self, title: str) -> Path | None:
        live = self._session.live
        if live is None:
            return None
        name = live.snapshot.workshop.title or live.workshop.path.stem
        path = self._choice.to_write(title, proposed_name(name, SUFFIX), self.tr("Workshops (*.vmo)"), SUFFIX)
        return path if path is None or path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
