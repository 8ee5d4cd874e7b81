"""A ballot on weights: what the round's method asks, one group of drivers at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.editors.weighing_view import WeighingView
from vmo_desktop.ui.face import Face
from vmo_desktop.ui.models.driver_tree_model import driver_colour
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.voting.open_ballot import OpenBallot
from vmo_desktop.ui.voting.person_bar import PersonBar
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.weight_question import Given
from vmo_desktop.workshop.group_weighting import ballot_sheets
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import Sheet, shown_driver


class WeighingPage(QWidget):
    """Own weights, group by group.

    Signals
    -------
    covered()
        The person wants the cover.
    sealed()
        The ballot is to be handed in.
    """

    covered = Signal()
    sealed = Signal()

    def __init__(self, snapshot: Snapshot, ballot: OpenBallot, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._ballot = ballot
        self._sheets = list(ballot_sheets(snapshot, ballot.round, ballot.judgements, number_text))
        self._place = 0
        self.bar = PersonBar(face, ballot.round.name)
        self.bar.cover.clicked.connect(self.covered)
        self._where = PlainLabel(role=TextRole.CAPTION)
        self.view = WeighingView()
        self.view.answered.connect(self._on_answered)
        self.view.finished.connect(self._on_finished)
        self._waiting = PlainLabel(wraps=True)
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.hide()
        self.before = self._button(self.tr("Back"), -1)
        self.next = self._button(self.tr("Next"), 1)
        self.seal = QPushButton(self.tr("Hand in"))
        self.seal.setProperty("kind", "primary")
        self.seal.setAutoDefault(True)
        self.seal.clicked.connect(lambda _checked=False: self.sealed.emit())
        self._lay_out()
        self.setFocusProxy(self.view)
        self.show_place(0)

    @property
    def sheet(self) -> Sheet | None:
        """The group that is asked about."""
        return self._sheets[self._place] if self._sheets else None

    def show_place(self, place: int) -> None:
        """Ask about a group by its place."""
        if 0 <= place < len(self._sheets):
            self._place = place
            self._show()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why something was not taken."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def forget(self) -> None:
        """Hold nothing of the person any more: the questions are asked as if nothing was answered."""
        self._sheets = [Sheet(each.method, each.drivers, {}) for each in self._sheets]
        self._show()
        self.bar.forget()
        self._waiting.setText("")
        self.refuse("")

    def _show(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        look, drivers = current_theme(), self._snapshot.driver_by_id
        self.view.show_sheet(sheet, {each: driver_colour(self._snapshot, drivers[each], look) for each in sheet.ids})
        words = self.tr("Group {place} of {count}: {group}")
        place, count = self._place + 1, len(self._sheets)
        self._where.setText(words.format(place=place, count=count, group=self._name(sheet)))
        waiting = [self._name(each) for each in self._sheets if not each.derived.is_ready]
        is_end = place == count > 1 and bool(waiting)
        self._waiting.setText(
            self.tr("Not complete yet: {groups}.").format(groups=", ".join(waiting)) if is_end else ""
        )
        self._where.setVisible(len(self._sheets) > 1)
        self.before.setVisible(len(self._sheets) > 1)
        self.next.setVisible(len(self._sheets) > 1)
        self.before.setEnabled(self._place > 0)
        self.next.setEnabled(self._place + 1 < len(self._sheets))
        self.seal.setEnabled(not waiting)
        asked = sum(len(each.pairs) for each in self._sheets)
        self.bar.show_progress(sum(len(each.votes) for each in self._sheets), asked)

    def _name(self, sheet: Sheet) -> str:
        """What a group is called."""
        drivers = self._snapshot.driver_by_id
        parent_id = drivers[sheet.ids[0]].parent_id
        return self.tr("Top level") if parent_id is None else shown_driver(drivers[parent_id])

    def _on_answered(self, given: Given) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        for question, values in given.items():
            sheet = sheet.answered(question, values)
        sheets = [*self._sheets[: self._place], sheet, *self._sheets[self._place + 1 :]]
        sentence = self._ballot.judge({pair: value for each in sheets for pair, value in each.votes.items()})
        self.refuse(sentence)
        if not sentence:
            self._sheets = sheets
        self._show()

    def _on_finished(self) -> None:
        if self._place + 1 < len(self._sheets):
            self.show_place(self._place + 1)
        elif self.seal.isEnabled():
            self.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, text: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: self.show_place(self._place + step))
        return button

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(scaled(8))
        foot.addWidget(self._waiting, 1)
        foot.addWidget(self._refusal, 1)
        foot.addStretch(1)
        for button in (self.before, self.next, self.seal):
            foot.addWidget(button)
        body = QVBoxLayout()
        body.setContentsMargins(scaled(24), scaled(12), scaled(24), scaled(12))
        body.setSpacing(scaled(8))
        body.addWidget(self._where)
        body.addWidget(self.view, 1)
        body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(body, 1)
