"""Entering votes that are spoken aloud: a grid for one driver, or for one participant."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import RefusedCell
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.read_out_model import ReadOutModel
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.confirmation import Confirmation
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.reject_list import RejectList
from vmo_desktop.workshop.ops.ballots import hand_in

DRIVER, PERSON = "driver", "person"


class ReadOutEditor(QWidget):
    """Types what participants say; whoever votes in another way is not here.

    Signals
    -------
    left()
        Back to the ballots.
    """

    left = Signal()

    def __init__(self, live: LiveWorkshop, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._round_id = round_id
        self.model = ReadOutModel(live, round_id, self)
        self.grid = Grid(self.model)
        self.grid.setAccessibleName(self.tr("Votes read out"))
        self.grid.horizontalHeader().setMinimumSectionSize(scaled(72))
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.verticalHeader().setMaximumWidth(scaled(280))
        self.rejects = RejectList()
        self.grid.block_written.connect(self._on_block_written)
        for header in (self.grid.horizontalHeader(), self.grid.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.subject = ChoiceCombo(self.tr("One driver or one participant"))
        self.subject.setMinimumContentsLength(20)
        self.subject.chosen.connect(self._on_subject)
        self._scale = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._message = PlainLabel(wraps=True)
        self._message.setProperty("state", "error")
        self._message.hide()
        self.confirmation = Confirmation()
        self.before = QPushButton(self.tr("Previous"))
        self.next = QPushButton(self.tr("Next"))
        self.before.clicked.connect(lambda _checked=False: self.step(-1))
        self.next.clicked.connect(lambda _checked=False: self.step(1))
        self.seal = QPushButton()
        self.seal.setProperty("kind", "primary")
        self.seal.clicked.connect(lambda _checked=False: self.ask_to_hand_in())
        self.leave = QPushButton(self.tr("Back to the ballots"))
        self.leave.clicked.connect(lambda _checked=False: self.left.emit())
        self._subjects: list[tuple[str, int]] = []
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.refresh()
        if self._subjects:
            self._show(self._subjects[0])

    def refresh(self) -> None:
        """Show the ballots as they stand."""
        snapshot = self._live.snapshot
        names = {each.id: each.name for each in snapshot.participants}
        people = self.model.people
        self._subjects = [(DRIVER, each) for each in self.model.drivers] + [(PERSON, each) for each in people]
        choices: list[tuple[str, object]] = [
            (snapshot.driver_by_id[each].name if kind == DRIVER else names[each], (kind, each))
            for kind, each in self._subjects
        ]
        self.subject.offer(choices, self.subject.value if self.subject.value in self._subjects else None)
        self.model.refresh()
        begun = len(self.model.begun)
        self.seal.setEnabled(begun > 0)
        self.seal.setText(
            counted(begun, self.tr("Hand in the one read-out ballot"), self.tr("Hand in %n read-out ballots"))
        )

    def step(self, by: int) -> None:
        """Go to the next driver or participant, or the one before."""
        at = self.subject.value
        place = self._subjects.index(at) if at in self._subjects else 0
        if self._subjects:
            self._show(self._subjects[(place + by) % len(self._subjects)])

    def ask_to_hand_in(self) -> None:
        """Seal the ballots that are entered here, after a question where votes are missing."""
        missing = self.model.missing
        if not missing:
            self.hand_in_all()
            return
        words = counted(
            missing,
            self.tr("One vote is missing and counts as no opinion. A ballot that is handed in takes no more."),
            self.tr("%n votes are missing and count as no opinion. A ballot that is handed in takes no more."),
        )
        self.confirmation.ask(words, self.tr("Hand in all the same"), self.hand_in_all)

    def hand_in_all(self) -> None:
        """Seal every ballot that is entered here."""
        for person_id in self.model.begun:
            sentence = refusal_of(self._live, hand_in(self._round_id, person_id))
            self._message.setText(sentence)
            self._message.setVisible(bool(sentence))
            if sentence:
                return
        self.left.emit()

    def _on_block_written(self, refused: Sequence[RefusedCell], count: int) -> None:
        self.rejects.show_cells(refused, count)
        self.rejects.settle()  # a vote is not undone, only written over

    def _on_subject(self, value: object) -> None:
        if isinstance(value, tuple):
            self._show(value)

    def _show(self, subject: tuple[str, int]) -> None:
        kind, which = subject
        self.subject.choose(subject)
        if kind == DRIVER:
            self.model.show_driver(which)
            reader = self.model.reader(which)
            levels = " · ".join(f"{reader.shown(each.score)} {each.label}".strip() for each in reader.levels)
            self._scale.setText(levels)
        else:
            self.model.show_participant(which)
            self._scale.setText("")
        self._scale.setVisible(bool(self._scale.text()))
        self.grid.select_cell(0, 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(8))
        head.addWidget(PlainLabel(self.tr("Votes read out"), role=TextRole.TITLE))
        head.addStretch(1)
        for part in (self.before, self.subject, self.next):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.seal)
        about = self.tr("Type what is said; - or x is no opinion. Only ballots that are read out are shown.")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        column.setSpacing(scaled(8))
        column.addLayout(head)
        column.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        column.addWidget(self._scale)
        column.addWidget(self.grid, 1)
        column.addWidget(self.rejects)
        column.addWidget(self._message)
        column.addWidget(self.confirmation)
        column.addLayout(foot)
