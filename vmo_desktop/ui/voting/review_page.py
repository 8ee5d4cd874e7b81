"""The own ballot looked over as a whole, before it is sealed."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.face import Face
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.voting.hints import hints
from vmo_desktop.ui.voting.open_ballot import OpenBallot, left_over
from vmo_desktop.ui.voting.person_bar import PersonBar
from vmo_desktop.ui.voting.review_model import ReviewModel
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.snapshot import Snapshot


class _Button(QPushButton):
    """A button that leaves the arrows to the page; Qt's own would go to the next button."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            event.ignore()
            return
        super().keyPressEvent(event)


class ReviewPage(QWidget):
    """Every own vote at one glance, and the button that seals them.

    Signals
    -------
    covered()
        The person wants the cover.
    back_wanted(int)
        A driver's page is to be voted on again, by its place.
    sealed()
        The ballot is to be handed in.
    """

    covered = Signal()
    back_wanted = Signal(int)
    sealed = Signal()

    def __init__(self, snapshot: Snapshot, ballot: OpenBallot, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = PersonBar(face, ballot.round.name)
        self.bar.cover.clicked.connect(self.covered)
        self.bar.show_progress(*ballot.progress)
        self.model = ReviewModel(snapshot, ballot, self)
        self._title = PlainLabel(self.tr("Your ballot"), role=TextRole.TITLE)
        self._said = PlainLabel(self._words(ballot), wraps=True)
        self._hints = PlainLabel("\n".join(hints(ballot)), role=TextRole.MUTED, wraps=True)
        self._hints.setVisible(bool(self._hints.text()))
        self._table = self._make_table()
        self.back = _Button(self.tr("Back to the questions (←)"))
        self.back.clicked.connect(lambda _checked=False: self.back_wanted.emit(len(ballot.sheets) - 1))
        self.seal = _Button(self.tr("Hand in"))
        self.seal.setProperty("kind", "primary")
        self.seal.setAutoDefault(True)
        self.seal.clicked.connect(lambda _checked=False: self.sealed.emit())
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.hide()
        self._lay_out()
        self.setFocusProxy(self.seal)

    def refuse(self, sentence: str) -> None:
        """Say why the ballot was not taken."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def forget(self) -> None:
        """Hold nothing of the person any more."""
        self.model.forget()
        self.bar.forget()
        for label in (self._said, self._hints, self._refusal):
            label.setText("")

    def _words(self, ballot: OpenBallot) -> str:
        missing = len(left_over(ballot))
        sealed = self.tr("Once handed in, nobody reads or changes it until the round is revealed.")
        if not missing:
            return self.tr("Every question is answered.") + " " + sealed
        left = counted(
            missing,
            self.tr("One question has no vote yet and counts as no opinion."),
            self.tr("%n questions have no vote yet and count as no opinion."),
        )
        return f"{left} {sealed}"

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Your votes"))
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().setDefaultSectionSize(current_theme().row_height)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setMaximumWidth(scaled(300))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(scaled(80))
        for header in (table.horizontalHeader(), table.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setMinimumHeight(scaled(80))
        table.activated.connect(self._on_picked)
        return table

    def _on_picked(self, index: QModelIndex) -> None:
        self.back_wanted.emit(index.column())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.seal)
        body = QVBoxLayout()
        body.setContentsMargins(scaled(24), scaled(12), scaled(24), scaled(12))
        body.setSpacing(scaled(8))
        for part in (self._title, self._said, self._hints):
            body.addWidget(part)
        body.addWidget(self._table, 1)
        body.addWidget(self._refusal)
        body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(body, 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with the arrow, as from page to page."""
        if event.key() == Qt.Key.Key_Left:
            self.back.click()
            return
        super().keyPressEvent(event)
