"""Handing ballots out: which round, to whom, and as Excel workbooks or on paper."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.ballot_files import export_ballots
from vmo_desktop.exchange.ballot_identity import workshop_key
from vmo_desktop.progress import Report
from vmo_desktop.report.ballot_paper import write_ballots, write_paper
from vmo_desktop.report.preview import Preview
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.file_name import proposed_name
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.pack_printing import Printed, ask_for_printer, chosen_pages, make_printer, print_job
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons, Role
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.ballot_form import BallotForm, forms_of, open_rounds
from vmo_desktop.workshop.rows import Paper

EVERYBODY = 0
"""Stands for everybody present where one participant can be chosen."""


class HandOutDialog(QDialog):
    """Round and participants, progress and a way to stop; a subclass says what is made of them.

    Signals
    -------
    told(str, object)
        Done: what there is to say of it, and the file or folder that it is in, or None.
    """

    told = Signal(str, object)

    def __init__(self, live: LiveWorkshop, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.live = live
        self.settings = settings
        self.round = ChoiceCombo(self.tr("Round"))
        rounds = open_rounds(live.snapshot)
        self.round.offer([(each.name, each.id) for each in rounds], rounds[0].id)
        self.who = ChoiceCombo(self.tr("For"))
        people = [(each.name, each.id) for each in live.snapshot.participants]
        self.who.offer([(self.tr("Everybody present"), EVERYBODY), *people], EVERYBODY)
        self.form = QFormLayout()
        for combo in (self.round, self.who):
            self.add_choice(combo)
        self.words = PlainLabel(wraps=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.buttons = DialogButtons("", self.tr("&Cancel"))
        self.buttons.does.setObjectName("hand_out")
        self.buttons.accepted.connect(self.hand_out)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addLayout(self.form)
        layout.addWidget(self.words)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.task = LatestTask(self)
        self.task.progressed.connect(self._on_progressed)
        self.task.finished.connect(self.finish)
        self.task.failed.connect(self._on_failed)

    def add_choice(self, combo: ChoiceCombo) -> None:
        """Put a choice below the others, under its own name."""
        self.form.addRow(PlainLabel(combo.accessibleName()), combo)

    def hand_out(self) -> None:
        """Ask where to, and begin."""
        raise NotImplementedError

    def finish(self, done: object) -> None:
        """Tell what was done and close."""
        raise NotImplementedError

    def forms(self) -> tuple[BallotForm, ...] | None:
        """The ballots that are asked for; None when there are none, which is told."""
        round_id, who = self.round.value, self.who.value
        assert isinstance(round_id, int)  # noqa: S101 - only ids are offered
        assert isinstance(who, int)  # noqa: S101
        try:
            return forms_of(self.live.snapshot, round_id, None if who == EVERYBODY else (who,))
        except VmoError as error:
            self.show_refusal(str(error))
            return None

    def work(self, job: Callable[[Report], object]) -> None:
        """Do a job in a thread; Cancel stops it."""
        self.say("")
        self.progress.setRange(0, 0)
        self.progress.show()
        self.buttons.does.setEnabled(False)
        self.task.start(job)

    def say(self, text: str) -> None:
        """Say something that is no refusal."""
        set_state(self.words, "")
        self.words.setText(text)

    def show_refusal(self, text: str) -> None:
        """Say why nothing was made."""
        self.rest()
        set_state(self.words, "error")
        self.words.setText(text)

    def rest(self) -> None:
        """Show that nothing is being done."""
        self.progress.hide()
        self.buttons.does.setEnabled(True)

    def _on_progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _on_failed(self, error: object) -> None:
        if not isinstance(error, VmoError):
            self.rest()
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        self.show_refusal(str(error))

    @override
    def done(self, result: int) -> None:
        """Close; work that runs is stopped and leaves nothing behind."""
        self.task.wait()
        super().done(result)


class ExportBallotsDialog(HandOutDialog):
    """Writes an Excel workbook for each participant into a folder."""

    def __init__(self, live: LiveWorkshop, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(live, settings, parent)
        self.setObjectName("export_ballots_dialog")
        self.setWindowTitle(self.tr("Export ballots"))
        self.buttons.does.setText(self.tr("Choose a &folder…"))
        self.choose_folder: Callable[[], Path | None] = self._ask_for_folder
        self.say(
            self.tr(
                "Each participant gets an Excel workbook of their own, with a sheet for each value driver. Drop the "
                "files that come back onto the window."
            )
        )
        fit_to_screen(self, 480, 0)

    @override
    def hand_out(self) -> None:
        forms = self.forms()
        folder = self.choose_folder() if forms is not None else None
        if forms is not None and folder is not None:
            key = workshop_key(self.live.workshop.snapshot)
            self.work(partial(export_ballots, forms, key, folder))

    @override
    def finish(self, done: object) -> None:
        assert isinstance(done, list)  # noqa: S101 - of our own job
        count = counted(len(done), self.tr("1 ballot is written."), self.tr("%n ballots are written."))
        self.told.emit(count, done[0])
        self.accept()

    def _ask_for_folder(self) -> Path | None:
        title = self.tr("Folder for the ballots")
        name = QFileDialog.getExistingDirectory(self, title, self.settings.last_folder)
        if name:
            self.settings.last_folder = name
        return Path(name) if name else None


class PrintBallotsDialog(HandOutDialog):
    """Writes ballots on paper, as PDF or straight to a printer."""

    def __init__(self, live: LiveWorkshop, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(live, settings, parent)
        self.setObjectName("print_ballots_dialog")
        self.setWindowTitle(self.tr("Print ballots"))
        self.choose_target: Callable[[str], Path | None] = self._ask_for_target
        self.choose_printer = ask_for_printer
        self.paper = ChoiceCombo(self.tr("Paper"))
        self.paper.offer([(each.value, each) for each in Paper], live.snapshot.pack.paper)
        self.add_choice(self.paper)
        self.setTabOrder(self.who, self.paper)
        self.buttons.does.setText(self.tr("&Save as PDF…"))
        self.print_button = self.buttons.addButton(self.tr("&Print…"), Role.ActionRole)
        self.print_button.clicked.connect(self.print_out)
        self.say(
            self.tr("Boxes to cross, with the anchored statements above them. Enter what comes back as read-out votes.")
        )
        fit_to_screen(self, 480, 0)

    @override
    def hand_out(self) -> None:
        forms, paper = self.forms(), self._paper()
        title = self.tr("%1 - ballots").replace("%1", self.round.currentText())
        target = self.choose_target(proposed_name(title, ".pdf")) if forms is not None else None
        if forms is None or target is None:
            return

        def write(report: Report) -> Path:
            write_ballots(forms, paper, target, report)
            return target

        self.work(write)

    def print_out(self) -> None:
        """Set the ballots, and then ask for a printer."""
        forms, paper = self.forms(), self._paper()
        if forms is None:
            return

        def made(report: Report) -> bytes:
            stream = BytesIO()
            write_paper(forms, paper, stream, report)
            return stream.getvalue()

        self.work(made)

    @override
    def finish(self, done: object) -> None:
        if isinstance(done, bytes):
            self._send(done)
        elif isinstance(done, Printed):
            count = counted(done.pages, self.tr("1 page"), self.tr("%n pages"))
            said = filled(self.tr("%1 sent to %2."), count, done.printer)
            self.told.emit(said, None)
            self.accept()
        else:
            assert isinstance(done, Path)  # noqa: S101 - of our own job
            self.told.emit(self.tr("%1 is written.").replace("%1", done.name), done)
            self.accept()

    def _send(self, data: bytes) -> None:
        preview = Preview(data)
        pages = preview.pages
        preview.close()
        printer = make_printer(self.windowTitle(), self._paper())
        if self.choose_printer(printer, pages, self):
            self.work(print_job(data, printer, chosen_pages(printer, pages, 0)))
        else:
            self.rest()

    def _paper(self) -> Paper:
        paper = self.paper.value
        assert isinstance(paper, Paper)  # noqa: S101 - nothing else is offered
        return paper

    def _ask_for_target(self, proposal: str) -> Path | None:
        start = str(Path(self.settings.last_folder) / proposal)
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), start, self.tr("PDF (*.pdf)"))
        if not name:
            return None
        path = Path(name)
        self.settings.last_folder = str(path.parent)
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
