"""What a revealed round on weights says: everybody's weights, the room's by two ways, and the taking of one of them."""

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vmo_desktop.ui.models.room_weights_model import RoomWeightsModel
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.priority_strips import Dot, PriorityStrips, Strip
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.group_weighting import Member, RoomWeights
from vmo_desktop.workshop.people import initials_of
from vmo_desktop.workshop.room_rows import RoundRow


class RoomWeightsView(WrappingView):
    """One revealed round and one group of drivers.

    Signals
    -------
    round_chosen(object)
        Another round is to be shown, by id.
    taken(bool)
        The room's weights are to be written: from joined judgements (true) or from joined priorities.
    """

    round_chosen = Signal(object)
    taken = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds = ChoiceCombo(self.tr("Round on weights"))
        self.rounds.chosen.connect(self.round_chosen)
        self.strips = PriorityStrips()
        self.uncounted = PlainLabel(role=TextRole.BODY, wraps=True)
        self.consistency = PlainLabel(role=TextRole.MUTED, wraps=True)
        about = self.tr(
            "The black line is the median, the coloured one the room's weight from joined judgements. Joining "
            "judgements treats the room as one mind, joining priorities as separate ones (Forman & Peniwati 1998). "
            "Everybody who voted counts, as much as their voting weight says."
        )
        self.model = RoomWeightsModel(self)
        self.table = FactTable(self.model, self.tr("Weights by participant"), stretched=0)
        self.by_judgements = TextButton(self.tr("Take the joined judgements"), "primary")
        self.by_judgements.clicked.connect(lambda: self.taken.emit(True))
        self.by_priorities = TextButton(self.tr("Take the joined priorities"))
        self.by_priorities.clicked.connect(lambda: self.taken.emit(False))
        buttons = QHBoxLayout()
        buttons.addWidget(self.by_judgements)
        buttons.addWidget(self.by_priorities)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(self.rounds)
        for part in (self.strips, self.uncounted, self.consistency, PlainLabel(about, role=TextRole.MUTED, wraps=True)):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self.table.setMinimumHeight(scaled(140))
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.by_judgements)

    def show_rounds(self, rounds: Sequence[RoundRow], chosen: int) -> None:
        """Offer the revealed rounds."""
        self.rounds.offer([(each.name, each.id) for each in rounds], chosen)
        self.rounds.setVisible(len(rounds) > 1)

    def show_room(self, room: RoomWeights) -> None:
        """Show a group of drivers."""
        initials = initials_of([member.participant for member in room.members])
        self.strips.show_strips(
            [
                Strip(
                    driver.name,
                    tuple(_dot(member, initials[member.participant.id], place) for member in room.members),
                    float(room.median[place]),
                    float(room.of_judgements[place]),
                )
                for place, driver in enumerate(room.sheet.drivers)
            ]
        )
        self.model.show(room)
        self.table.fit_columns()
        left_out = ", ".join(member.participant.name for member in room.members if not member.is_counted)
        self.uncounted.setText(
            self.tr("Not counted, as their answers are not complete: {names}.").format(names=left_out)
        )
        self.uncounted.setVisible(bool(left_out))
        ratios = [
            f"{member.participant.name} {decimal_text(found.ratio, 2)}"
            for member in room.members
            if (found := member.consistency) is not None and not math.isnan(found.ratio)
        ]
        self.consistency.setText(self.tr("Consistency ratios: {ratios}.").format(ratios=", ".join(ratios)))
        self.consistency.setVisible(bool(ratios) and len(room.sheet.drivers) > 2)
        has_weights = bool(not math.isnan(room.of_judgements[0]))
        self.by_judgements.setEnabled(has_weights)
        self.by_priorities.setEnabled(has_weights)


def _dot(member: Member, initials: str, place: int) -> Dot:
    return Dot(initials, member.participant.name, float(member.shares[place]))
