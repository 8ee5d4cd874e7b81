"""One page of a ballot: a driver with its anchored statements, and the initiatives to vote on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.face import Face
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.voting.ballot_list import BallotList
from vmo_desktop.ui.voting.ballot_model import BallotModel
from vmo_desktop.ui.voting.key_row import KeyRow
from vmo_desktop.ui.voting.open_ballot import OpenBallot, Sheet
from vmo_desktop.ui.voting.person_bar import PersonBar
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.scale_card import ScaleCard
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.snapshot import Snapshot

NARROW, LOW = 860, 560
"""Below this width or height, in pixels at 100 %, the keys themselves say the statements."""


class BallotPage(QWidget):
    """Votes on one driver at a time.

    Signals
    -------
    covered()
        The person wants the cover between them and the room.
    finished()
        Past the last page: the own ballot is to be looked over.
    """

    covered = Signal()
    finished = Signal()

    def __init__(self, snapshot: Snapshot, ballot: OpenBallot, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._ballot = ballot
        self._place = 0
        self._row = 0
        self._sheet = Sheet(0, ())
        self.bar = PersonBar(face, ballot.round.name)
        self.bar.cover.clicked.connect(self.covered)
        self.model = BallotModel(snapshot, ballot, self)
        self.list = BallotList(self.model)
        self.card = ScaleCard()
        self.keys = KeyRow()
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.setAccessibleName(self.tr("Why, in one line"))
        self.reason.setPlaceholderText(self.tr("Why? One line, if you like (F2)"))
        self._question = PlainLabel(role=TextRole.TITLE, wraps=True)
        self._about = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._refusal = PlainLabel(role=TextRole.BODY, wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.hide()
        self._before = QPushButton(self.tr("Back (←)"))
        self.go_on = QPushButton()
        self._sides = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.show_place(self._first_open())

    def show_place(self, place: int) -> None:
        """Show a page of the ballot by its place."""
        sheets = self._ballot.sheets
        if not sheets or place >= len(sheets):
            self.finished.emit()
            return
        self._place = max(place, 0)
        self._sheet = sheets[self._place]
        reader = self._ballot.reader(self._sheet.driver_id)
        driver = reader.driver
        self._question.setText(
            self.tr("Once more: how far does it serve {driver}?").format(driver=driver.name)
            if self._sheet.is_again
            else self.tr("How far does each initiative serve {driver}?").format(driver=driver.name)
        )
        self._about.setText(
            self.tr("One early question again, without looking back. It shows how steady the scale is in use.")
            if self._sheet.is_again
            else " ".join(filter(None, [self._where(sheets), driver.description]))
        )
        self.card.show_scale(reader)
        self.keys.show_scale(reader)
        self.model.show_sheet(self._sheet)
        self._before.setEnabled(self._place > 0)
        self.go_on.setText(self.tr("Look it over (→)") if self._place + 1 == len(sheets) else self.tr("Next (→)"))
        self._pick_first_open()

    def forget(self) -> None:
        """Hold nothing of the person any more."""
        self.model.forget()
        self.bar.forget()
        self.keys.empty()
        self.reason.setText("")
        self.card.mark_score(None)
        for label in (self._question, self._about, self._refusal):
            label.setText("")

    def _where(self, sheets: tuple[Sheet, ...]) -> str:
        asked = [each for each in sheets if not each.is_again]
        return self.tr("Driver {place} of {count}.").format(place=self._place + 1, count=len(asked))

    def _first_open(self) -> int:
        for place, sheet in enumerate(self._ballot.sheets):
            if not all(self._ballot.has_vote(cell) for cell in sheet.cells):
                return place
        return 0

    def _pick_first_open(self) -> None:
        rows = range(len(self._sheet.initiative_ids))
        is_open = [not self._ballot.has_vote(self._sheet.cells[row]) for row in rows]
        self.list.pick(is_open.index(True) if True in is_open else 0)
        self._show_row()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._sides.setSpacing(scaled(16))
        self._sides.addWidget(self.list, 3)
        self._sides.addWidget(self.card, 2)
        foot = QHBoxLayout()
        foot.setSpacing(scaled(8))
        foot.addWidget(self.reason, 1)
        foot.addWidget(self._before)
        foot.addWidget(self.go_on)
        self._body = QVBoxLayout()
        self._body.addWidget(self._question)
        self._body.addWidget(self._about)
        self._body.addLayout(self._sides, 1)
        self._body.addWidget(self._refusal)
        self._body.addWidget(self.keys)
        self._body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.list.row_picked.connect(self._on_row_picked)
        self.list.digit_typed.connect(self._on_digit)
        self.list.no_opinion.connect(lambda: self._vote(None))
        self.list.withdrawn.connect(self._withdraw)
        self.list.explained.connect(self._begin_reason)
        self.list.turned.connect(self._turn)
        self.card.level_chosen.connect(self._vote)
        self.keys.voted.connect(self._vote)
        self.keys.refused.connect(self._refuse)
        self.reason.editingFinished.connect(self._explain)
        self.reason.returnPressed.connect(self.list.setFocus)
        self._before.clicked.connect(lambda _checked=False: self._turn(-1))
        self.go_on.clicked.connect(lambda _checked=False: self._turn(1))

    def _turn(self, step: int) -> None:
        """Turn the page; a number that was typed without Enter is a vote, too."""
        if self._place + step >= 0 and self._take_typed(self.list.row):
            self.show_place(self._place + step)

    def _on_row_picked(self, _row: int) -> None:
        self._say("")
        self._take_typed(self._row)
        self.keys.empty()
        self._show_row()

    def _take_typed(self, row: int) -> bool:
        """Vote what stands in the line on the row that it was typed for; False where it is no vote, which is said."""
        typed, cell = self.keys.typed, self.model.cell_at(row)
        if typed is None or cell is None:
            return True
        sentence = typed.reason if isinstance(typed, Unreadable) else self._write(cell, typed)
        self._say(sentence)
        self.model.tell(row)
        return not sentence

    def _on_digit(self, digit: str) -> None:
        reader = self._ballot.reader(self._sheet.driver_id)
        if not reader.is_one_key:
            self.keys.begin(digit)
            return
        read = reader.read_digit(int(digit))  # type: ignore[number-of-text]  # one digit
        if isinstance(read, Unreadable):
            self._refuse(read.reason)
        else:
            self._vote(read)

    def _vote(self, value: float | None) -> None:
        cell = self.model.cell_at(self.list.row)
        if cell is None:
            return
        sentence = self._write(cell, value)
        if sentence:
            self._refuse(sentence)
            return
        self._after_vote()

    def _write(self, cell: Cell, value: float | None) -> str:
        if self._sheet.is_again:
            return "" if value is None else self._ballot.vote_again(cell, value)
        return self._ballot.vote(cell, value)

    def _after_vote(self) -> None:
        row = self.list.row
        self.model.tell(row)
        self._say("")
        self.keys.empty()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if row + 1 < self.model.rowCount():
            self.list.pick(row + 1)
        else:
            self._show_row()

    def _withdraw(self) -> None:
        cell = self.model.cell_at(self.list.row)
        if cell is not None and not self._sheet.is_again:
            self._say(self._ballot.withdraw(cell))
            self.model.tell(self.list.row)
            self._show_row()

    def _begin_reason(self) -> None:
        if self.reason.isEnabled():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._sheet.is_again:
            self._say(self.tr("Vote first, then write why. The up arrow leads back to the initiative before."))

    def _explain(self) -> None:
        cell = self.model.cell_at(self.list.row)
        if cell is not None and not self._sheet.is_again:
            self._say(self._ballot.explain(cell, self.reason.text()))
            self.model.tell(self.list.row)

    def _show_row(self) -> None:
        self._row = self.list.row
        cell = self.model.cell_at(self._row)
        if cell is None:
            return
        is_again = self._sheet.is_again
        self.card.mark_score(self._ballot.again(cell) if is_again else self._ballot.value(cell))
        self.reason.setText("" if is_again else self._ballot.rationale(cell))
        self.reason.setEnabled(not is_again and self._ballot.has_vote(cell))
        self.bar.show_progress(*self._ballot.progress)

    def _refuse(self, sentence: str) -> None:
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the keys say the statements where there is no room for them beside the list."""
        super().resizeEvent(event)
        is_small = self.width() < scaled(NARROW) or self.height() < scaled(LOW)
        edge = scaled(12 if is_small else 24)
        self._body.setContentsMargins(edge, scaled(4 if is_small else 16), edge, scaled(6 if is_small else 16))
        self._body.setSpacing(scaled(4 if is_small else 10))
        self.card.setHidden(is_small)
        self._about.setHidden(is_small)
        self.keys.show_statements(is_small)
