"""The ballots of one round as a table: who has handed in and how, and nothing of what they voted."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from vmo_desktop.ui.face import Face, faces
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.person_badge import badge_icon
from vmo_desktop.workshop.room_rows import BallotRow, ParticipantRow, RoundRow, RoundState, Way
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.voters import voters


class BallotColumn(IntEnum):
    """Columns of the ballots."""

    NAME = 0
    GROUP = 1
    STATE = 2
    WAY = 3


def way_text(way: Way) -> str:
    """How a ballot came in, in words."""
    return {
        Way.LAPTOP: QCoreApplication.translate("BallotsModel", "on the laptop"),
        Way.READ_OUT: QCoreApplication.translate("BallotsModel", "read out"),
        Way.WORKBOOK: QCoreApplication.translate("BallotsModel", "in a workbook"),
        Way.PAPER: QCoreApplication.translate("BallotsModel", "on paper"),
    }[way]


class BallotsModel(FactModel):
    """The voters of a round."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: dict[int, ParticipantRow] = {}
        self._faces: Mapping[int, Face] = {}
        self._ballots: dict[int, BallotRow] = {}
        self._is_hidden = False
        titles = (self.tr("Participant"), self.tr("Group"), self.tr("Ballot"), self.tr("Came in"))
        self._columns = tuple(map(FactColumn, titles))

    def show(self, snapshot: Snapshot, shown: RoundRow | None) -> None:
        """Show the ballots of a round; None shows nobody."""
        round_id = -1 if shown is None else shown.id
        people = {each.id: each for each in snapshot.participants}
        asked = () if shown is None else voters(snapshot, round_id)
        self._people = {each: people[each] for each in asked}
        self._faces = faces(snapshot)
        self._ballots = {each: ballot for (of, each), ballot in snapshot.ballots.items() if of == round_id}
        self._is_hidden = shown is not None and shown.is_progress_hidden and shown.state is not RoundState.REVEALED
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._people)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return None

    @override
    def text(self, row_id: int, column: int) -> str:
        person, ballot = self._people[row_id], self._ballots.get(row_id)
        if column == BallotColumn.NAME:
            return person.name if person.is_present else self.tr("{name} (absent)").format(name=person.name)
        if column == BallotColumn.GROUP:
            return person.group
        if self._is_hidden:
            return self.tr("hidden") if column == BallotColumn.STATE else "–"
        is_done = ballot is not None and ballot.is_done
        if column == BallotColumn.STATE:
            return self.tr("✓ handed in") if is_done else self.tr("not yet")
        return way_text(ballot.way) if ballot is not None and is_done else "–"

    @override
    def ink(self, row_id: int, column: int) -> str:
        is_open = column == BallotColumn.STATE and self.text(row_id, column) == self.tr("not yet")
        return current_theme().text_faint if is_open else ""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row_id = self.id_at(index.row()) if index.isValid() else None
        if row_id is not None and role == Qt.ItemDataRole.DecorationRole and index.column() == BallotColumn.NAME:
            face = self._faces[row_id]
            return badge_icon(face.initials, face.colour)
        return super().data(index, role)
