"""The Vote stage: the rounds at the left, the ballots of one of them at the right, and no vote anywhere."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.read_out_editor import ReadOutEditor
from vmo_desktop.ui.editors.round_editor import RoundEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.round_model import RoundColumn, RoundModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.room_rows import RoundRow, RoundState

NARROW = 900
"""Below this width, in pixels at 100 %, rounds and ballots stand below each other."""

TOUCHES = (
    "round", "round_initiative", "round_driver", "ballot", "vote", "participant", "barred_driver", "initiative",
    "driver",
)  # fmt: skip


class VotePanel(Panel):
    """Rounds and ballots.

    Signals
    -------
    round_wanted(bool)
        A round is to be opened; True: on what the last revealed one left open.
    voting_wanted(int)
        The laptop is to go around for the ballots of a round.
    export_wanted(), returned_wanted()
        Ballots are to leave as files, or files came back.
    participants_wanted()
        The participants are to be edited.
    """

    round_wanted = Signal(bool)
    voting_wanted = Signal(int)
    export_wanted = Signal()
    returned_wanted = Signal()
    participants_wanted = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("vote")
        self._round_id: int | None = None
        self.rounds = RoundModel(self)
        self.table = FactTable(self.rounds, self.tr("Rounds"), stretched=RoundColumn.NAME)
        self.table.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.editor = RoundEditor(live)
        self.editor.voting_wanted.connect(self.vote_here)
        self.editor.read_out_wanted.connect(self.read_out)
        self.editor.export_wanted.connect(self.export_wanted)
        self.editor.returned_wanted.connect(self.returned_wanted)
        self.editor.participants_wanted.connect(self.participants_wanted)
        self.editor.round_wanted.connect(self.round_wanted)
        self.editor.discussion_expected.connect(lambda: self.page_expected.emit("discuss"))
        self.editor.discuss_wanted.connect(lambda: self.page_wanted.emit("discuss"))
        self.reading: ReadOutEditor | None = None
        self._empty = self._make_empty()
        self._pages = QStackedWidget()
        self._split = RememberedSplitter("vote_split", lambda: [380, 1000])
        self._left = QVBoxLayout()
        self._lay_out()
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.table)
        self.rebuild()

    @override
    def rebuild(self) -> None:
        snapshot = self.live.snapshot
        self.rounds.show(snapshot)
        self.table.fit_columns()
        if self.rounds.row_of(self._round_id) is None:
            self._round_id = snapshot.rounds[-1].id if snapshot.rounds else None
        self._pick(self._round_id)
        self.editor.show_round(self._round_id)
        self._show_reading()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches(*TOUCHES):
            self.rebuild()

    @property
    def round(self) -> RoundRow | None:
        """The round that is shown."""
        return next((each for each in self.live.snapshot.rounds if each.id == self._round_id), None)

    def show_newest(self, *states: RoundState) -> RoundRow | None:
        """Show the round that is shown already if it is in one of these states, or else the newest one that is."""
        shown = self.round
        if shown is None or shown.state not in states:
            shown = next((each for each in reversed(self.live.snapshot.rounds) if each.state in states), None)
            if shown is not None:
                self._round_id = shown.id
                self.rebuild()
        return shown

    def vote_here(self) -> None:
        """Hand the laptop around."""
        shown = self.show_newest(RoundState.OPEN)
        if shown is not None:
            self.voting_wanted.emit(shown.id)

    def read_out(self) -> None:
        """Enter votes that are spoken aloud."""
        shown = self.show_newest(RoundState.OPEN)
        if shown is None:
            return
        if shown.weight_set_id is not None:
            self.told.emit(self.tr("A round on weights is voted on the laptop, not read out."))
            return
        self._end_reading()
        self.reading = ReadOutEditor(self.live, shown.id)
        self.reading.left.connect(self._end_reading)
        self._pages.addWidget(self.reading)
        self._pages.setCurrentWidget(self.reading)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, operation: Operation) -> None:
        """Open a round and show it."""
        sentence = refusal_of(self.live, operation)
        if sentence:
            self.told.emit(sentence)
            return
        self._round_id = self.live.snapshot.rounds[-1].id
        self.rebuild()

    def _show_reading(self) -> None:
        if self.reading is None:
            self._pages.setCurrentIndex(1 if self.live.snapshot.rounds else 0)
        elif self.show_newest(RoundState.OPEN) is None:
            self._end_reading()
        else:
            self.reading.refresh()

    def _end_reading(self) -> None:
        reading, self.reading = self.reading, None
        if reading is None:
            return
        self._pages.setCurrentIndex(1)
        self._pages.removeWidget(reading)
        reading.setParent(None)
        reading.deleteLater()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, round_id: int | None) -> None:
        row = self.rounds.row_of(round_id)
        if row is None:
            return
        selection = self.table.grid.selectionModel()
        blocked = selection.blockSignals(True)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self.rounds.index(row, 0), flags.ClearAndSelect | flags.Rows)
        selection.blockSignals(blocked)

    def _on_row(self) -> None:
        picked = self.rounds.id_at(self.table.grid.currentIndex().row())
        if picked is not None and picked != self._round_id:
            self._round_id = picked
            self._pick(picked)
            self.editor.show_round(picked)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self.tr(
                "In a round every participant votes alone: on this laptop, by workbook, on paper or read out. Nobody "
                "sees a vote before you reveal the round; then the room talks about the few that are far apart."
            ),
            [
                (self.tr("Open a round…"), lambda: self.round_wanted.emit(False)),
                (self.tr("Participants…"), self.participants_wanted.emit),
            ],
        )

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setLayout(self._left)
        self._left.addWidget(PlainLabel(self.tr("Rounds"), role=TextRole.TITLE))
        self._left.addWidget(self.table, 1)
        self._split.addWidget(holder)
        self._split.addWidget(self.editor)
        self._split.setStretchFactor(1, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def _fit(self) -> None:
        self.table.setMinimumHeight(scaled(110))
        self.table.grid.setIconSize(QSize(scaled(16), scaled(16)))
        self._left.setContentsMargins(scaled(24), scaled(20), scaled(16), scaled(20))
        self._left.setSpacing(scaled(8))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ballots below the rounds where there is no room for both side by side."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        self._split.turn(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
