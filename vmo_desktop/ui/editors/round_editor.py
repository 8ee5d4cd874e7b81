"""One round: how it stands, its ballots, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.ballots_model import BallotColumn, BallotsModel
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.weight_methods import method_names
from vmo_desktop.ui.widgets.confirmation import Confirmation
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import restart_ballot
from vmo_desktop.workshop.ops.rounds import close_round, discard_round, hide_progress, reopen_round, reveal_round
from vmo_desktop.workshop.room_rows import RoundRow, RoundState
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.voters import handed_in


class RoundEditor(WrappingView):
    """The ballots of a round.

    Signals
    -------
    voting_wanted(), read_out_wanted(), export_wanted(), returned_wanted(), participants_wanted(), discuss_wanted()
        What the buttons are for.
    round_wanted(bool)
        Another round is to be opened; True: on what this one left open.
    discussion_expected()
        Votes on scores are about to be revealed.
    """

    voting_wanted = Signal()
    read_out_wanted = Signal()
    export_wanted = Signal()
    returned_wanted = Signal()
    participants_wanted = Signal()
    round_wanted = Signal(bool)
    discussion_expected = Signal()
    discuss_wanted = Signal()

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._round: RoundRow | None = None
        self._title = PlainLabel(role=TextRole.TITLE, wraps=True)
        self._said = PlainLabel(wraps=True)
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self.confirmation = Confirmation()
        self.model = BallotsModel(self)
        self.table = FactTable(self.model, self.tr("Ballots"), stretched=BallotColumn.NAME)
        self.vote = self._button(self.tr("&Vote on this laptop"), self.voting_wanted.emit, kind="primary")
        self.read = self._button(self.tr("Enter &read-out votes"), self.read_out_wanted.emit)
        self.export = self._button(self.tr("E&xport ballots…"), self.export_wanted.emit)
        self.returned = self._button(self.tr("Read &ballots…"), self.returned_wanted.emit)
        self.close_it = self._button(self.tr("&Close the round"), self.ask_to_close)
        self.reveal = self._button(self.tr("Re&veal…"), self.ask_to_reveal, kind="primary")
        self.reopen = self._button(self.tr("Take ballots again"), self._reopen)
        self.discuss = self._button(self.tr("&Discuss what differs"), self.discuss_wanted.emit, kind="primary")
        self.again = self._button(self.tr("Open another round…"), lambda: self.round_wanted.emit(True))
        self.start_over = self._button(self.tr("Start the ballot over…"), self.ask_to_start_over, kind="quiet")
        self.discard = self._button(self.tr("Delete the round…"), self.ask_to_discard, kind="quiet")
        self.people = self._button(self.tr("&Participants…"), self.participants_wanted.emit, kind="quiet")
        self.hide_them = QCheckBox(self.tr("Hide who has handed in"))
        self.hide_them.clicked.connect(self._on_hide)
        self._ways = QWidget()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.table.grid.selectionModel().selectionChanged.connect(self._enable)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.table)

    def show_round(self, round_id: int | None) -> None:
        """Show a round as it stands."""
        snapshot = self._live.snapshot
        former = self._round
        self._round = next((each for each in snapshot.rounds if each.id == round_id), None)
        if former is None or self._round is None or former.id != self._round.id or former.state != self._round.state:
            self.confirmation.leave()
            self._refuse("")
        self.model.show(snapshot, self._round)
        self.table.fit_columns()
        if self._round is not None:
            self._title.setText(self._round.name)
            self._said.setText(self._words(self._round))
            self.hide_them.setChecked(self._round.is_progress_hidden)
        self._enable()

    # What is asked before it is done

    def ask_to_close(self) -> None:
        """Close the round, after a question where ballots are missing."""
        asked = self._round
        if asked is None or asked.state is not RoundState.OPEN:
            return
        done, count = handed_in(self._live.snapshot, asked.id)
        close = close_round(asked.id)
        if done == count or asked.is_progress_hidden:
            self._do(close)
            return
        missing = counted(count - done, self.tr("One ballot is"), self.tr("%n ballots are"))
        words = self.tr("{missing} not handed in: what is in them does count, what is missing is no opinion.")
        self.confirmation.ask(words.format(missing=missing), self.tr("Close the round"), lambda: self._do(close))

    def ask_to_reveal(self) -> None:
        """Reveal the round after a question."""
        asked = self._round
        if asked is None:
            return
        if asked.state is RoundState.OPEN:
            self._refuse(self.tr("Close the round first; then it can be revealed."))
            return
        if asked.state is RoundState.CLOSED:
            words = self.tr("Everybody will see every vote. After that nobody can change a vote, and undo stops here.")
            self.confirmation.ask(words, self.tr("Reveal the votes"), lambda: self._do(reveal_round(asked.id)))
            if asked.weight_set_id is None:
                self.discussion_expected.emit()

    def ask_to_start_over(self) -> None:
        """Throw the marked ballot away, unread, after a question."""
        asked, person_id = self._round, self._marked()
        if asked is None or person_id is None:
            return
        name = next(each.name for each in self._live.snapshot.participants if each.id == person_id)
        words = self.tr("What {name} voted in this round is thrown away, unread; it cannot be brought back.")
        restart = restart_ballot(asked.id, person_id)
        self.confirmation.ask(words.format(name=name), self.tr("Start it over"), lambda: self._do(restart))

    def ask_to_discard(self) -> None:
        """Delete a round that is not revealed, after a question."""
        asked = self._round
        if asked is not None:
            words = self.tr("The round and its ballots are deleted, unread.")
            self.confirmation.ask(words, self.tr("Delete the round"), lambda: self._do(discard_round(asked.id)))

    def _reopen(self) -> None:
        if self._round is not None:
            self._do(reopen_round(self._round.id))

    def _on_hide(self, is_hidden: bool) -> None:
        if self._round is not None:
            self._do(hide_progress(self._round.id, is_hidden=is_hidden))

    def _do(self, operation: Operation) -> None:
        self._refuse(refusal_of(self._live, operation))

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    # What stands there

    def _words(self, asked: RoundRow) -> str:
        snapshot = self._live.snapshot
        drivers = counted(len(snapshot.round_drivers[asked.id]), self.tr("one driver"), self.tr("%n drivers"))
        if asked.weight_set_id is None:
            number = len(snapshot.round_initiatives[asked.id])
            initiatives = counted(number, self.tr("One initiative"), self.tr("%n initiatives"))
            subject = self.tr("{initiatives} on {drivers}.").format(initiatives=initiatives, drivers=drivers)
        else:
            sets = {each.id: each.name for each in snapshot.weight_sets}
            method = method_names()[WeightMethod(asked.method)]
            words = self.tr("Weights of {drivers} in “{set}”: {method}.")
            subject = words.format(drivers=drivers, set=sets.get(asked.weight_set_id, ""), method=method)
        return f"{subject} {self._state_words(asked)}"

    def _state_words(self, asked: RoundRow) -> str:
        if asked.state is RoundState.REVEALED:
            return self.tr("Revealed: its votes stay as they are.")
        if asked.state is RoundState.CLOSED:
            return self.tr("Closed: no ballot is taken any more, and no vote is shown yet.")
        if asked.is_progress_hidden:
            return self.tr("Open. Who has handed in is hidden.")
        done, count = handed_in(self._live.snapshot, asked.id)
        if not count:
            return self.tr("Open, but nobody is present to vote. Add participants.")
        words = self.tr("Open: {done} of {count} ballots are handed in.")
        return words.format(done=done, count=count)

    def _enable(self) -> None:
        state = None if self._round is None else self._round.state
        is_writable = not self._live.workshop.is_read_only
        is_open, is_closed = state is RoundState.OPEN, state is RoundState.CLOSED
        is_on_scores = self._round is not None and self._round.weight_set_id is None
        for part, is_shown in (
            (self._ways, is_open),
            (self.close_it, is_open),
            (self.reveal, is_closed),
            (self.reopen, is_closed),
            (self.discuss, state is RoundState.REVEALED and is_on_scores),
            (self.again, state is RoundState.REVEALED),
            (self.start_over, is_open),
            (self.discard, is_open or is_closed),
            (self.hide_them, is_open or is_closed),
        ):
            part.setVisible(is_shown)
            part.setEnabled(is_writable)
        for way in (self.read, self.export, self.returned):
            way.setEnabled(is_writable and is_on_scores)
        self.start_over.setEnabled(is_writable and self._marked() is not None)

    def _marked(self) -> int | None:
        """The voter whose ballot is marked, if they have one or it is hidden whether they do."""
        rows = self.table.grid.selectionModel().selectedRows()
        person_id = self.model.id_at(rows[0].row()) if rows else None
        if person_id is None or self._round is None:
            return None
        has_ballot = (self._round.id, person_id) in self._live.snapshot.ballots
        return person_id if has_ballot or self._round.is_progress_hidden else None

    def _button(self, text: str, act: Callable[[], object], *, kind: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.replace("&", ""))
        button.setAutoDefault(True)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        ways = FlowLayout(self._ways, spacing=8, row_spacing=6)
        for button in (self.vote, self.read, self.export, self.returned):
            ways.addWidget(button)
        steps, care = QWidget(), QWidget()
        step_row = FlowLayout(steps, spacing=8, row_spacing=6)
        for step in (self.close_it, self.reveal, self.reopen, self.discuss, self.again):
            step_row.addWidget(step)
        care_row = FlowLayout(care, spacing=8, row_spacing=6)
        care_row.addWidget(self.hide_them)
        for button in (self.start_over, self.discard, self.people):
            care_row.addWidget(button)
        for part in (self._title, self._said, self._ways, steps, self.confirmation, self._refusal):
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(care)

    def _fit(self) -> None:
        self.table.setMinimumHeight(scaled(150))
        self.table.grid.setIconSize(QSize(scaled(20), scaled(20)))
        self._column.setContentsMargins(scaled(16), scaled(20), scaled(24), scaled(16))
        self._column.setSpacing(scaled(10))
