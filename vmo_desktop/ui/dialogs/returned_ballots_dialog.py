"""Ballots that came back: each file is taken or refused in words, and no vote is shown."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.exchange.ballot_identity import workshop_key
from vmo_desktop.exchange.ballot_reading import ReadBallot, read_ballots
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.returned_ballots_model import Returned, ReturnedBallotsModel
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_text
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.workshop.operation import Operation


class ReturnedBallotsDialog(QDialog):
    """Reads files, takes the good ones in, and lists what became of each."""

    def __init__(self, live: LiveWorkshop, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("returned_ballots_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ballots that came back"))
        self._live = live
        self._ballots: list[tuple[ReadBallot, Returned]] = []
        self._waiting: dict[Path, Operation] = {}
        self.summary = PlainLabel(self.tr("Reading the ballots…"), role=TextRole.LEAD, wraps=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setTextVisible(False)
        self.model = ReturnedBallotsModel(self)
        self.table = FactTable(self.model, self.tr("Ballots that came back"), stretched=2)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("Why the selected ballot was refused"))
        self.buttons = DialogButtons(self.tr("Take &empty cells as no opinion"), self.tr("&Close"))
        self.buttons.does.setObjectName("take_unfinished")
        self.buttons.accepted.connect(self.take_unfinished)
        self.buttons.rejected.connect(self.reject)
        self.buttons.does.hide()
        self.buttons.leaves.setDefault(True)  # Enter must not decide what somebody forgot
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        for part, share in ((self.summary, 0), (self.progress, 0), (self.table, 3), (self.words, 1), (self.buttons, 0)):
            layout.addWidget(part, share)
        self.table.grid.selectionModel().currentRowChanged.connect(self._show_words)
        self._task = LatestTask(self)
        self._task.progressed.connect(self._on_progressed)
        self._task.finished.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        for told in (live.changed, live.failed):  # once the edits that wait have all been tried
            told.connect(self._look_after_waiting, Qt.ConnectionType.QueuedConnection)
        fit_to_screen(self, 980, 560)
        snapshot, key = live.snapshot, workshop_key(live.workshop.snapshot)
        self._task.start(lambda report: read_ballots(paths, snapshot, key, report))

    @property
    def is_done(self) -> bool:
        """Whether every file was read."""
        return bool(self._ballots)

    def take_unfinished(self) -> None:
        """Take the ballots in of which only some cells are empty."""
        self._take([each.with_no_opinion() for each, _ in self._ballots])

    def _on_progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _on_read(self, found: tuple[ReadBallot, ...]) -> None:
        self._take(found)

    def _on_failed(self, error: object) -> None:
        self.progress.hide()
        if not isinstance(error, VmoError):
            assert isinstance(error, BaseException)  # noqa: S101 - what a task failed with
            raise error
        self.summary.setText(str(error))

    def _take(self, found: Sequence[ReadBallot]) -> None:
        """Take in what is good and neither taken nor waiting yet."""
        before = {ballot.path: row for ballot, row in self._ballots}
        self._ballots = [(ballot, self._become(ballot, before.get(ballot.path))) for ballot in found]
        self._show()

    def _become(self, ballot: ReadBallot, before: Returned | None) -> Returned:
        row = Returned(ballot.path.name, ballot.participant, ballot.sentences)
        if before is not None and (before.is_taken or ballot.path in self._waiting):
            return before
        if not ballot.is_good or (before is not None and before.waits and self._is_sealed(ballot)):
            return row
        return self._take_in(ballot, row)

    def _take_in(self, ballot: ReadBallot, row: Returned) -> Returned:
        operation, sentence = ballot.take_in(), ""
        if self._waiting:  # trying takes a while where another program holds the file
            self._live.put_off(operation)
        else:
            sentence = refusal_of(self._live, operation)
        if self._live.awaits(operation):
            self._waiting[ballot.path] = operation
            return replace(row, waits=True)
        return replace(row, reasons=(sentence,) if sentence else ())

    def _is_sealed(self, ballot: ReadBallot) -> bool:
        found = self._live.snapshot.ballots.get((ballot.round_id, ballot.participant_id))
        return found is not None and found.is_done

    def _look_after_waiting(self) -> None:
        """Tell what became of ballots that waited."""
        waiting = {path: each for path, each in self._waiting.items() if self._live.awaits(each)}
        if len(waiting) < len(self._waiting):
            self._waiting = waiting
            self._take([ballot for ballot, _ in self._ballots])

    def _show(self) -> None:
        self.progress.hide()
        rows = [row for _, row in self._ballots]
        self.model.show_rows(rows)
        self.table.fit_columns()
        taken, waiting = sum(row.is_taken for row in rows), len(self._waiting)
        said = counted(taken, self.tr("1 ballot is taken."), self.tr("%n ballots are taken."))
        if waiting:
            one, more = (
                self.tr("1 waits until the file takes an edit."),
                self.tr("%n wait until the file takes an edit."),
            )
            said += " " + counted(waiting, one, more)
        refused = len(rows) - taken - waiting
        if refused:
            said += " " + counted(refused, self.tr("1 is not, and why:"), self.tr("%n are not, and why:"))
        self.summary.setText(said)
        self.buttons.does.setVisible(any(ballot.is_only_unfinished for ballot, _ in self._ballots))
        first = next((place for place, row in enumerate(rows) if row.reasons), 0)
        self.table.grid.setCurrentIndex(self.model.index(first, 0))
        self.words.setVisible(bool(refused))
        self._show_words()

    def _show_words(self) -> None:
        row_id = self.model.id_at(self.table.grid.currentIndex().row())
        self.words.setPlainText("" if row_id is None else shown_text(self.model.words(row_id)))

    @override
    def done(self, result: int) -> None:
        """Close; a running worker is ended first."""
        self._task.wait()
        super().done(result)
