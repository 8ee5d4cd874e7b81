"""What holds for a round as a whole while it is discussed: which round, owners counted or not, the close cells."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.workshop.ops.agreement import Accepted, accept_all
from vmo_desktop.workshop.ops.rounds import leave_out_owners
from vmo_desktop.workshop.room_rows import RoundRow
from vmo_desktop.workshop.snapshot import Cell

ALL_ROUNDS = 0
"""Chosen in place of a round's id: the newest votes of all rounds."""


class RoundHead(QWidget):
    """The round, the owners and the button that accepts; what was done is told in a notice of the page."""

    def __init__(self, live: LiveWorkshop, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._notice = notice
        self._close_cells: Mapping[Cell, Accepted] = {}
        self.rounds = ChoiceCombo(self.tr("Round"))
        self.owners = QCheckBox(self.tr("Leave out owners' votes"))
        self.owners.setEnabled(not live.workshop.is_read_only)
        self.owners.clicked.connect(self._on_owners)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self._accept_close)
        flow = FlowLayout(self, spacing=8, row_spacing=4)
        for part in (self.rounds, self.owners, self.close_button):
            flow.addWidget(part)

    def offer_rounds(self, rounds: Sequence[RoundRow], round_id: int) -> None:
        """Offer the revealed rounds, newest first, and show whether owners count."""
        choices: list[tuple[str, object]] = [(each.name, each.id) for each in reversed(rounds)]
        if len(rounds) == 1:
            choices = [(rounds[0].name, ALL_ROUNDS)]
        elif rounds:
            choices.insert(0, (self.tr("All rounds: the newest votes"), ALL_ROUNDS))
        self.rounds.offer(choices, round_id)
        self.owners.setChecked(self._live.snapshot.room.leaves_out_owners)

    def offer_close(self, cells: Mapping[Cell, Accepted]) -> None:
        """Offer to accept these cells, on which the room is close, with their medians."""
        self._close_cells = cells
        text = counted(len(cells), self.tr("Accept the close one"), self.tr("Accept all %n close ones"))
        if not cells:
            text = self.tr("No close ones to accept")
        self.close_button.setText(text)
        self.close_button.setAccessibleName(text)
        self.close_button.setEnabled(bool(cells) and not self._live.workshop.is_read_only)

    def _accept_close(self) -> None:
        cells = self._close_cells
        sentence = refusal_of(self._live, accept_all(cells)) if cells else ""
        if sentence:
            self._notice.refuse(sentence)
            return
        told = counted(len(cells), self.tr("One score is accepted."), self.tr("%n scores are accepted."))
        self._notice.tell(told, ((self.tr("Undo"), self._live.undo),))

    def _on_owners(self, is_left_out: bool) -> None:
        sentence = refusal_of(self._live, leave_out_owners(is_left_out=is_left_out))
        if sentence:
            self.owners.setChecked(self._live.snapshot.room.leaves_out_owners)
            self._notice.refuse(sentence)
