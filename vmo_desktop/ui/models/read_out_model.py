"""Votes that are read out, as a table: initiatives by participants on one driver, or by drivers for one of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import EDITABLE, READABLE, CellModel, RefusedCell, TypedCell, Unreadable
from vmo_desktop.ui.clipboard_html import CopiedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.row_model import NO_PARENT, Index
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.ui.widgets.label import shown_line, tooltip
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import Voted, withdraw_votes, write_votes
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.own_ballot import OwnBallot
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.voters import voters

Role = Qt.ItemDataRole
NO_OPINION = frozenset("-–xX")
Place = tuple[int, Cell]
"""Participant id, and the cell that they vote on."""


class ReadOutModel(CellModel):
    """The ballots of an open round that the facilitator enters: those of nobody who votes in another way."""

    def __init__(self, live: LiveWorkshop, round_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._round_id = round_id
        self._driver_id: int | None = None
        self._participant_id: int | None = None
        self._columns: list[int] = []
        self._ballots: Mapping[int, OwnBallot] = {}
        self._readers: dict[int, ScoreReader] = {}

    @property
    def people(self) -> list[int]:
        """The voters whose ballots can be entered here."""
        snapshot = self._live.snapshot
        ballots = {each: snapshot.ballots.get((self._round_id, each)) for each in voters(snapshot, self._round_id)}
        return [
            each
            for each, ballot in ballots.items()
            if ballot is None or (ballot.way is Way.READ_OUT and not ballot.is_done)
        ]

    @property
    def begun(self) -> list[int]:
        """The participants of whom something is entered."""
        return list(self._live.workshop.read_out_votes(self._round_id))

    @property
    def missing(self) -> int:
        """How many cells of the ballots that are begun have no vote yet."""
        snapshot = self._live.snapshot
        rows = len(snapshot.round_initiatives[self._round_id])
        found = 0
        for person, ballot in self._live.workshop.read_out_votes(self._round_id).items():
            asked = sum((person, each) not in snapshot.barred_drivers for each in self.drivers)
            found += asked * rows - len(ballot.votes)
        return found

    @property
    def drivers(self) -> list[int]:
        """The drivers that are asked for."""
        asked = self._live.snapshot.round_drivers[self._round_id]
        return [each.id for each in self._live.snapshot.leaves if each.id in asked]

    def show_driver(self, driver_id: int) -> None:
        """One driver, everybody across."""
        self._show(driver_id, None)

    def show_participant(self, participant_id: int) -> None:
        """One participant, the drivers across."""
        self._show(None, participant_id)

    def refresh(self) -> None:
        """Show what is entered."""
        if self._columns == self._wanted_columns():
            self._ballots = self._live.workshop.read_out_votes(self._round_id)
            if self._ids and self._columns:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self._columns) - 1))
        else:
            self._show(self._driver_id, self._participant_id)

    def _show(self, driver_id: int | None, participant_id: int | None) -> None:
        snapshot = self._live.snapshot
        asked = snapshot.round_initiatives[self._round_id]
        self.beginResetModel()
        self._driver_id, self._participant_id = driver_id, participant_id
        self._columns = self._wanted_columns()
        self._ballots = self._live.workshop.read_out_votes(self._round_id)
        self.hold_rows([each.id for each in snapshot.initiatives if each.id in asked])
        self.endResetModel()

    def _wanted_columns(self) -> list[int]:
        if self._driver_id is None:
            return self.drivers if self._participant_id in self.people else []
        return self.people

    def place_at(self, row: int, column: int) -> Place:
        """Who votes on what in a cell of the table."""
        if self._driver_id is None:
            return self._participant_id or 0, (self._ids[row], self._columns[column])
        return self._columns[column], (self._ids[row], self._driver_id)

    def reader(self, driver_id: int) -> ScoreReader:
        """The scale of a driver as typing sees it."""
        if driver_id not in self._readers:
            snapshot = self._live.snapshot
            driver = snapshot.driver_by_id[driver_id]
            self._readers[driver_id] = ScoreReader(driver, snapshot.scales[driver_id], snapshot.levels[driver_id])
        return self._readers[driver_id]

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        text = self._title(section) if orientation is Qt.Orientation.Horizontal else self._row_title(section)
        return shown_line(text[:60]) if role == Role.DisplayRole else tooltip(text)

    def _title(self, column: int) -> str:
        snapshot = self._live.snapshot
        if not 0 <= column < len(self._columns):
            return ""
        if self._driver_id is None:
            return snapshot.driver_by_id[self._columns[column]].name
        return next(each.name for each in snapshot.participants if each.id == self._columns[column])

    def _row_title(self, row: int) -> str:
        return shown_name(self._live.snapshot.initiative(self._ids[row])) if 0 <= row < len(self._ids) else ""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        person, cell = self.place_at(index.row(), index.column())
        return READABLE if (person, cell[1]) in self._live.snapshot.barred_drivers else EDITABLE

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(index.row(), index.column())
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.AccessibleTextRole:
            return self._text(index.row(), index.column()) or self.tr("no vote")
        return None

    def _text(self, row: int, column: int) -> str:
        person, cell = self.place_at(row, column)
        if (person, cell[1]) in self._live.snapshot.barred_drivers:
            return self.tr("not asked")
        ballot = self._ballots.get(person)
        vote = None if ballot is None else ballot.votes.get(cell)
        if vote is None:
            return ""
        return "–" if vote.value is None else self.reader(cell[1]).shown(vote.value)

    @override
    def copied_cell(self, row: int, column: int) -> CopiedCell:
        return CopiedCell(self._text(row, column))

    @override
    def check_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        return [found for each in cells if isinstance(found := self._read(each), RefusedCell)]

    @override
    def write_cells(self, cells: Sequence[TypedCell]) -> list[RefusedCell]:
        given: dict[int, dict[Cell, Voted]] = {}
        taken: dict[int, list[Cell]] = {}
        refused: list[RefusedCell] = []
        for each in cells:
            found = self._read(each)
            if isinstance(found, RefusedCell):
                refused.append(found)
                continue
            person, cell = self.place_at(each.row, each.column)
            if found is None:
                taken.setdefault(person, []).append(cell)
            else:
                given.setdefault(person, {})[cell] = found
        operations = [write_votes(self._round_id, person, votes, way=Way.READ_OUT) for person, votes in given.items()]
        operations += [
            withdraw_votes(self._round_id, person, gone, way=Way.READ_OUT)
            for person, gone in taken.items()
            if person in self._ballots
        ]
        return refused + self._do(operations, cells)

    def _do(self, operations: Sequence[Operation], cells: Sequence[TypedCell]) -> list[RefusedCell]:
        for operation in operations:  # one step for each participant: votes are never joined with those of another
            sentence = refusal_of(self._live, operation)
            if sentence:
                first = cells[0]
                return [RefusedCell(first.row, first.column, self._where(first), first.text, sentence)]
        return []

    def _read(self, cell: TypedCell) -> Voted | RefusedCell | None:
        if cell.row >= len(self._ids):
            return None
        person, place = self.place_at(cell.row, cell.column)
        if (person, place[1]) in self._live.snapshot.barred_drivers:
            reason = self.tr("This participant does not score this driver.")
            return RefusedCell(cell.row, cell.column, self._where(cell), cell.text, reason)
        text = cell.text.strip()
        if text in NO_OPINION and text:
            return Voted(None)
        value = self.reader(place[1]).read(text)
        if isinstance(value, Unreadable):
            return RefusedCell(cell.row, cell.column, self._where(cell), cell.text, value.reason)
        return None if value is None else Voted(value)

    def _where(self, cell: TypedCell) -> str:
        return f"{self._row_title(cell.row)}, {self._title(cell.column)}"
