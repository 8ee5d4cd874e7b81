"""The cell under discussion: who voted what, who speaks first, and what the room agrees on."""

from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.charts.votes_strip import draw_votes_strip
from vmo_desktop.ui import discussion_words as words
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.editors.dissent_list import DissentList
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.cell_timer import CellTimer
from vmo_desktop.ui.widgets.figure_view import FigureView
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.ui.widgets.scale_card import ScaleCard
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.agreement import Accepted, accept_votes, record_dissent, withdraw_dissent
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.revealed_votes import RevealedVotes

STRIP = 150
"""Height of the strip of votes in pixels at 100 %."""


class CellCard(WrappingView):
    """One cell, always the one that is current in the view beside it.

    Signals
    -------
    accepted()
        The agreed score was written.
    refused(str)
        Why something was not written.
    """

    accepted = Signal()
    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._votes: RevealedVotes | None = None
        self._cell: words.Place | None = None
        self._reader: ScoreReader | None = None
        self.timer = CellTimer()
        self.title = ElidedLabel(role=TextRole.TITLE)
        self.facts = PlainLabel(role=TextRole.MUTED, wraps=True)
        self.stake = PlainLabel(wraps=True)
        self.strip = FigureView(STRIP)
        self.first = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.details = PlainLabel(role=TextRole.MUTED, wraps=True)
        self.score = QLineEdit()
        self.reason = QLineEdit()
        self.accept = QPushButton()
        self.scale = ScaleCard()
        self.dissents = DissentList()
        self._lay_out()
        self._connect()
        self._fit()

    @property
    def cell(self) -> words.Place | None:
        """The row and column shown."""
        return self._cell

    def say_stake(self, text: str) -> None:
        """Say what resolving the cell can do; nothing where that is not known."""
        self.stake.setText(text)
        self.stake.setVisible(bool(text))

    def show_cell(self, votes: RevealedVotes | None, cell: words.Place | None) -> None:
        """Show the votes on a cell, and begin its time anew when it is another one."""
        is_new = cell != self._cell
        self._votes, self._cell = votes, cell
        if votes is None or cell is None:
            return
        snapshot = self._live.snapshot
        driver = snapshot.leaves[cell[1]]
        if is_new:
            self.timer.restart()
            self.score.clear()
            self.reason.clear()
            self.dissents.reason.clear()
        if self._reader is None or self._reader.driver is not driver:
            self._reader = ScoreReader(driver, snapshot.scales[driver.id], snapshot.levels[driver.id])
            self.scale.show_scale(self._reader, driver.description)
        self._show_words(votes, cell)
        agreed = snapshot.agreed_scores.get(votes.cell(*cell))
        has_score = agreed is not None and agreed.value is not None
        self.scale.mark_score(agreed.value if agreed is not None else None)
        self.dissents.show_cell(snapshot, votes.cell(*cell), is_offered=has_score and not self._is_read_only)
        self._offer()

    def _show_words(self, votes: RevealedVotes, cell: words.Place) -> None:
        snapshot = self._live.snapshot
        initiative, driver = snapshot.initiatives[cell[0]], snapshot.leaves[cell[1]]
        self.title.setText(shown_name(initiative))
        parts = [driver.name or driver.code, votes.round_of(*cell).name, words.agreement_text(votes, cell)]
        median = float(votes.medians[cell])
        if not np.isnan(median):
            parts.append(self.tr("median %1").replace("%1", words.score_text(median)))
        agreed = snapshot.agreed_scores.get(votes.cell(*cell))
        if agreed is not None and agreed.value is not None:
            parts.append(self.tr("agreed score %1").replace("%1", words.score_text(agreed.value)))
        self.facts.setText(" · ".join(parts))
        self.first.setText(words.speakers_text(votes, cell))
        said = (words.camps_text, words.reasons_text, words.movement_text, words.owners_text)
        lines = [text for text in (each(votes, cell) for each in said) if text]
        if agreed is not None and agreed.rationale.strip():
            lines.append(self.tr("Rationale: %1").replace("%1", " ".join(agreed.rationale.split())))
        self.details.setText("\n".join(lines))
        self.details.setVisible(bool(lines))
        self.strip.show_chart(
            partial(draw_votes_strip, votes=votes, row=cell[0], column=cell[1], theme=current_theme()),
            self.tr("Votes: %1").replace("%1", words.votes_text(votes, cell)),
        )

    @property
    def _is_read_only(self) -> bool:
        return self._live.workshop.is_read_only

    def _offer(self) -> None:
        """Name what the button would accept: the typed score, or the median."""
        score = self._wanted()
        text = self.tr("Accept")
        if isinstance(score, float):
            text = self.tr("Accept %1").replace("%1", words.score_text(score))
        self.accept.setText(text)
        self.accept.setAccessibleName(text)
        self.accept.setEnabled(score is not None and not self._is_read_only)

    def _wanted(self) -> float | Unreadable | None:
        if self._votes is None or self._cell is None or self._reader is None:
            return None
        typed = self._reader.read(self.score.text())
        if typed is not None:
            return typed
        median = float(self._votes.medians[self._cell])
        return None if np.isnan(median) else median

    def _on_accept(self) -> None:
        score = self._wanted()
        if isinstance(score, Unreadable):
            self.refused.emit(score.reason)
        if not isinstance(score, float) or self._votes is None or self._cell is None or self._is_read_only:
            return
        initiative_id, driver_id = self._votes.cell(*self._cell)
        round_id = self._votes.round_of(*self._cell).id
        error = self._live.attempt(
            accept_votes(initiative_id, driver_id, Accepted(round_id, score, self.reason.text()))
        )
        if error is not None:
            self.refused.emit(str(error))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.score.clear()
        self.reason.clear()
        self.accepted.emit()

    def _on_dissent(self, participant_id: int, reason: str) -> None:
        if self._votes is not None and self._cell is not None:
            error = self._live.attempt(record_dissent(*self._votes.cell(*self._cell), participant_id, reason))
            if error is not None:
                self.refused.emit(str(error))

    def _on_withdrawn(self, participant_id: int) -> None:
        if self._votes is not None and self._cell is not None:
            error = self._live.attempt(withdraw_dissent(*self._votes.cell(*self._cell), participant_id))
            if error is not None:
                self.refused.emit(str(error))

    def _on_level(self, score: float) -> None:
        if self._reader is not None:
            self.score.setText(self._reader.shown(score))
            self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.score.setAccessibleName(self.tr("Another score"))
        self.score.setPlaceholderText(self.tr("Other score"))
        self.reason.setAccessibleName(self.tr("Why the room accepts it"))
        self.reason.setPlaceholderText(self.tr("Why; needed outside of the votes"))
        self.accept.setProperty("kind", "primary")
        self.accept.setAutoDefault(True)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.timer)
        self._accept_line = QHBoxLayout()
        self._accept_line.addWidget(self.accept)
        self._accept_line.addWidget(self.score, 1)
        self._accept_line.addWidget(self.reason, 3)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for part in (self.facts, self.stake, self.strip, self.first, self.details):
            self._column.addWidget(part)
        self._column.addLayout(self._accept_line)
        self._column.addWidget(self.dissents)
        self._column.addWidget(self.scale, 1)
        self.setFocusProxy(self.accept)

    def _connect(self) -> None:
        self.accept.clicked.connect(self._on_accept)
        self.score.returnPressed.connect(self._on_accept)
        self.reason.returnPressed.connect(self._on_accept)
        self.score.textChanged.connect(self._offer)
        self.scale.level_chosen.connect(self._on_level)
        self.dissents.recorded.connect(self._on_dissent)
        self.dissents.withdrawn.connect(self._on_withdrawn)
        appearance().changed.connect(self._fit)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.m)
        self._column.setSpacing(space.s)
        self.score.setMinimumWidth(scaled(80))
        self.reason.setMinimumWidth(scaled(120))
