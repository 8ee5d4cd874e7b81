"""The sheet that celebrates: which wins, on which paper, seen before it is saved or printed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.review_words import win_name
from vmo_desktop.errors import VmoError
from vmo_desktop.progress import Report
from vmo_desktop.report.celebrate import Sheet, celebrate_sheet, write_sheet
from vmo_desktop.report.preview import Preview
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.file_name import proposed_name
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.pack_jobs import DrawnPage, page_job
from vmo_desktop.ui.pack_printing import Printed, ask_for_printer, chosen_pages, make_printer, print_job
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons, Role
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.page_view import PageView
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.tick_list import TickList
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.value_rows import WinRow


class CelebrateDialog(QDialog):
    """Wins with ticks and the paper at the left, the sheet beside them.

    Signals
    -------
    told(str)
        The sheet was saved or printed.
    """

    told = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("celebrate_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Celebrate on a sheet"))
        self.choose_target: Callable[[str], Path | None] = self._ask_for_target
        self.choose_printer = ask_for_printer
        self.sheet: Sheet | None = None
        self._preview: Preview | None = None
        self._live = live
        self._wins = live.snapshot.value.wins
        self._ticked = {each.id for each in self._wins}
        self.ticks = TickList(self.tr("There is no win yet."))
        self.ticks.show_items([(each.id, win_name(each)) for each in self._wins], self._ticked)
        self.paper = ChoiceCombo(self.tr("Paper"))
        self.paper.offer([(each.value, each) for each in Paper], live.snapshot.pack.paper)
        self.words = PlainLabel(wraps=True)
        self.page = PageView()
        self.buttons = DialogButtons(self.tr("&Save as PDF…"), self.tr("&Close"))
        self.print_button = self.buttons.addButton(self.tr("&Print…"), Role.ActionRole)
        self._maker, self._painter, self._output = LatestTask(self), LatestTask(self), LatestTask(self)
        self._lay_out()
        self._connect()
        fit_to_screen(self, 940, 740)
        self.make()

    @property
    def is_made(self) -> bool:
        """Whether the sheet that is shown is of what is ticked."""
        return self._preview is not None and not self._maker.is_running

    @property
    def chosen(self) -> Sequence[WinRow]:
        """The wins that are ticked."""
        return [each for each in self._wins if each.id in self._ticked]

    def make(self) -> None:
        """Make the sheet of what is ticked."""
        snapshot, chosen, paper = self._live.snapshot, self.chosen, self._paper()
        self._maker.start(lambda _report: celebrate_sheet(snapshot, chosen, paper))
        self._enable()

    def save(self) -> None:
        """Ask where to, and write the PDF there."""
        sheet = self.sheet
        proposal = proposed_name(self.tr("%1 - wins").replace("%1", self._live.snapshot.workshop.title), ".pdf")
        target = self.choose_target(proposal) if sheet is not None and self.is_made else None
        if sheet is None or target is None:
            return

        def write(_report: Report) -> Path:
            write_sheet(sheet, target)
            return target

        self._output.start(write)

    def print_out(self) -> None:
        """Ask for a printer, and print the page."""
        if self._preview is None or not self.is_made:
            return
        printer = make_printer(self.windowTitle(), self._paper())
        if self.choose_printer(printer, self._preview.pages, self):
            self._output.start(print_job(self._preview.data, printer, chosen_pages(printer, self._preview.pages, 0)))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(PlainLabel(self.tr("On the sheet"), role=TextRole.LEAD))
        column.addWidget(self.ticks)
        form = QFormLayout()
        form.addRow(PlainLabel(self.paper.accessibleName()), self.paper)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(scaled(16), scaled(16), scaled(16), scaled(12))
        outer.setSpacing(scaled(12))
        row = QHBoxLayout()
        row.setSpacing(scaled(16))
        outer.addLayout(row, 1)
        row.addWidget(Scroller(left), 2)
        row.addWidget(self.page, 3)
        outer.addWidget(self.buttons)

    def _connect(self) -> None:
        self.ticks.ticked.connect(self._on_ticked)
        self.paper.chosen.connect(lambda _paper: self.make())
        self.page.wanted.connect(self._draw_page)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.print_button.clicked.connect(lambda _checked=False: self.print_out())
        self._maker.finished.connect(self._on_made)
        self._painter.finished.connect(self._on_drawn)
        self._output.finished.connect(self._on_done)
        for task in (self._maker, self._painter, self._output):
            task.failed.connect(self._on_failed)

    def _on_ticked(self, ids: Sequence[int]) -> None:
        self._ticked = set(ids)
        self.make()

    def _on_made(self, sheet: Sheet) -> None:
        self.sheet, self._preview = sheet, Preview(sheet.pdf)
        self._say(sheet)
        self._enable()
        self.page.show_document(self._preview.sizes)

    def _say(self, sheet: Sheet) -> None:
        """Tell what is not on the sheet."""
        if not self._ticked:
            words = self.tr("Tick the wins that the sheet tells of.")
        elif sheet.left_out:
            one = self.tr("! One win has no room on the page. Untick others to bring it in.")
            many = self.tr("! %n wins have no room on the page. Untick others to bring them in.")
            words = counted(sheet.left_out, one, many)
        else:
            words = ""
        set_state(self.words, "")
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _enable(self) -> None:
        can_go = self.is_made and bool(self._ticked)
        self.buttons.does.setEnabled(can_go)
        self.print_button.setEnabled(can_go)

    def _draw_page(self) -> None:
        if self._preview is not None:
            self._painter.start(page_job(self._preview, self.page.index, self.page.pixel_width))

    def _on_drawn(self, drawn: DrawnPage) -> None:
        self.page.show_image(drawn.image, drawn.text)

    def _on_done(self, done: object) -> None:
        if isinstance(done, Printed):
            count = counted(done.pages, self.tr("1 page"), self.tr("%n pages"))
            self.told.emit(filled(self.tr("%1 sent to %2."), count, done.printer))
        elif isinstance(done, Path):
            self.told.emit(self.tr("%1 is written.").replace("%1", done.name))
        self.accept()

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, VmoError):
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        set_state(self.words, "error")
        self.words.setText(str(error))
        self.words.show()

    def _paper(self) -> Paper:
        paper = self.paper.value
        assert isinstance(paper, Paper)  # noqa: S101 - nothing else is offered
        return paper

    def _ask_for_target(self, proposal: str) -> Path | None:
        places = QStandardPaths
        documents = places.writableLocation(places.StandardLocation.DocumentsLocation)
        title, kind = self.windowTitle(), self.tr("PDF (*.pdf)")
        name, _ = QFileDialog.getSaveFileName(self, title, str(Path(documents) / proposal), kind)
        path = Path(name) if name else None
        return path if path is None or path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    @override
    def done(self, result: int) -> None:
        """Close; what runs is stopped and leaves nothing behind."""
        for task in (self._maker, self._painter, self._output):
            task.wait()
        if self._preview is not None:
            self._preview.close()
            self._preview = None
        super().done(result)
