"""Writing and printing the decision pack: which pages, where to, and what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from vmo_desktop.errors import NotAllowed, VmoError
from vmo_desktop.report.page_ranges import page_numbers
from vmo_desktop.report.preview import Preview
from vmo_desktop.report.safe_text import one_line
from vmo_desktop.report.searches import Searches
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.file_name import proposed_name
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.pack_jobs import export_job
from vmo_desktop.ui.pack_printing import Printed, ask_for_printer, chosen_pages, make_printer, print_job
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.widgets.pack_foot import PackFoot


class PackOutput(QObject):
    """What the buttons below the pack's words do."""

    def __init__(self, live: LiveWorkshop, foot: PackFoot, searches: Searches, panel: QWidget) -> None:
        super().__init__(panel)
        self.choose_target: Callable[[str], Path | None] = self._ask_for_target
        self.choose_printer = ask_for_printer
        self._live = live
        self._foot = foot
        self._searches = searches
        self._panel = panel
        self._target: Path | None = None
        self._task = LatestTask(self)
        self._task.progressed.connect(foot.show_work)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._task.stopped.connect(self._on_stopped)
        foot.cancel_button.clicked.connect(lambda _checked: self._task.cancel())
        foot.open_button.clicked.connect(self._open_file)
        foot.folder_button.clicked.connect(self._open_folder)
        foot.copy_button.clicked.connect(self._copy_path)

    @property
    def is_running(self) -> bool:
        """Whether something is being written or printed."""
        return self._task.is_running

    @property
    def needs_preview(self) -> bool:
        """Whether the pages that are asked for are only known with the preview."""
        return bool(self._foot.pages.text().strip())

    def wait(self) -> None:
        """Stop what runs."""
        self._task.wait()

    def export(self, preview: Preview | None) -> None:
        """Ask where to, and write the PDF there."""
        snapshot = self._live.snapshot
        pages = self._asked(preview) if preview is not None and self.needs_preview else ()
        target = self.choose_target(proposed_name(snapshot.workshop.title, ".pdf")) if pages is not None else None
        if target is not None:
            self._foot.show_work()
            history = self._live.workshop.history()
            self._task.start(export_job(snapshot, history, target, pages or None, self._searches))

    def print_pages(self, preview: Preview, current: int) -> None:
        """Ask for a printer and pages, and print them; `current` is the page that is shown."""
        pages = self._asked(preview)
        if pages is None:
            return
        snapshot = self._live.snapshot
        printer = make_printer(
            one_line(snapshot.workshop.title), snapshot.pack.paper, pages if self.needs_preview else ()
        )
        if self.choose_printer(printer, preview.pages, self._panel):
            self._foot.show_work()
            self._task.start(print_job(preview.data, printer, chosen_pages(printer, preview.pages, current)))

    def _asked(self, preview: Preview) -> tuple[int, ...] | None:
        """The pages that are written beside the buttons; None when they make no sense, which is told."""
        try:
            return page_numbers(self._foot.pages.text(), preview.pages)
        except NotAllowed as error:
            self._live.failed.emit(error)
            self._foot.pages.setFocus()
            self._foot.pages.selectAll()
            return None

    def _on_finished(self, done: Path | Printed) -> None:
        self._target = done if isinstance(done, Path) else None
        if isinstance(done, Path):
            said = self.tr("%1 is written.").replace("%1", done.name)
        else:
            count = counted(done.pages, self.tr("1 page"), self.tr("%n pages"))
            said = filled(self.tr("%1 sent to %2."), count, done.printer)
        self._foot.show_done(said, has_file=self._target is not None)

    def _on_failed(self, error: Exception) -> None:
        self._target = None
        self._foot.show_done("", has_file=False)
        if not isinstance(error, VmoError):
            raise error
        self._live.failed.emit(error)

    def _on_stopped(self) -> None:
        self._target = None
        self._foot.show_done(self.tr("Stopped before the end."), has_file=False)

    def _ask_for_target(self, proposal: str) -> Path | None:
        places = QStandardPaths
        folder = self._target.parent if self._target else None
        documents = places.writableLocation(places.StandardLocation.DocumentsLocation)
        start = str((folder or Path(documents)) / proposal)
        title, kind = self.tr("Export the decision pack"), self.tr("PDF (*.pdf)")
        name, _ = QFileDialog.getSaveFileName(self._panel, title, start, kind)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def _open_file(self) -> None:
        if self._target is not None:
            self._open(self._target)

    def _open_folder(self) -> None:
        if self._target is not None:
            self._open(self._target.parent)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            text = self.tr("No program on this computer opens %1.").replace("%1", path.name)
            self._live.failed.emit(NotAllowed(text))

    def _copy_path(self) -> None:
        if self._target is not None:
            QGuiApplication.clipboard().setText(str(self._target.absolute()))
            self._foot.show_copied()
