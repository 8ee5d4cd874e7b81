"""The agreed scores as texts: what tables show of them, and how typed or pasted texts become one step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.calibration_data import reference_words
from vmo_desktop.ui.cell_model import TypedCell, Unreadable
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.workshop.calibration import is_enough
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.scores import Cell, set_rationale, set_score, set_scores
from vmo_desktop.workshop.rows import AgreedScoreRow, DriverRow, ScoreSource
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import PriorOf


@dataclass(frozen=True)
class _Counts:
    """Which cells count and which are scored, shape (initiatives, leaves)."""

    needed: npt.NDArray[np.bool_]
    scored: npt.NDArray[np.bool_]


class AgreedScores:
    """Reads and writes the agreed scores of the open workshop, cell by cell: (initiative id, driver id).

    It tells of the workshop as it stood when it last caught up: a hidden table knows no others than the rows and
    columns of then, and may be asked for them.
    """

    def __init__(self, live: LiveWorkshop) -> None:
        self._live = live
        self._results = live.results
        self._readers: dict[int, ScoreReader] = {}
        self._counts: _Counts | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The workshop as it stood when it was caught up with."""
        return self._results.snapshot

    @property
    def drivers(self) -> tuple[DriverRow, ...]:
        """The drivers that are scored."""
        return self.snapshot.leaves

    def earlier_promises(self, driver_id: int) -> str:
        """How earlier promises for a driver came true; '' while there are too few to say."""
        code = self.snapshot.driver_by_id[driver_id].code
        found = follow_desk_of(self._live).calibration.references.get((PriorOf.DRIVER, code))
        return "" if found is None or not is_enough(found) else f"{reference_words(found, self.snapshot)}."

    def catch_up(self) -> None:
        """Tell of the workshop as it stands, of which nothing that is kept here was edited."""
        self._results = self._live.results

    def forget(self) -> None:
        """Read scales, weights and counts anew: something other than scores was edited."""
        self.catch_up()
        self._readers.clear()
        self._counts = None

    def recount(self, cells: Iterable[Cell]) -> None:
        """Count anew the cells whose scores were written."""
        self.catch_up()
        if self._counts is not None:
            for cell in cells:
                self._counts.scored[self._place(cell)] = self.value(cell) is not None

    def _place(self, cell: Cell) -> tuple[int, int]:
        snapshot = self.snapshot
        return snapshot.initiative_index[cell[0]], snapshot.leaf_index[cell[1]]

    @property
    def _counted(self) -> _Counts:
        if self._counts is None:
            weights = self._results.weights
            needed = (weights > 0) | (weights.sum(axis=1, keepdims=True) == 0)
            self._counts = _Counts(needed, ~np.isnan(self.snapshot.scores))
        return self._counts

    def is_needed(self, cell: Cell) -> bool:
        """Whether a score of this cell counts: its driver has weight for this initiative, or nothing has any."""
        return bool(self._counted.needed[self._place(cell)])

    def progress(self, *, initiative_id: int | None = None, driver_id: int | None = None) -> tuple[int, int]:
        """How many cells of an initiative, of a driver, or of all are scored, and how many of them count."""
        snapshot, counts = self.snapshot, self._counted
        rows = slice(None) if initiative_id is None else snapshot.initiative_index[initiative_id]
        columns = slice(None) if driver_id is None else snapshot.leaf_index[driver_id]
        needed = counts.needed[rows, columns]
        return int(np.count_nonzero(needed & counts.scored[rows, columns])), int(np.count_nonzero(needed))

    def weight_of(self, cell: Cell) -> tuple[float, str]:
        """Weight of a cell's driver for its initiative, 0-1, and the name of the weight set that says so."""
        snapshot, results = self.snapshot, self._results
        row, column = snapshot.initiative_index[cell[0]], snapshot.leaf_index[cell[1]]
        set_id = results.weight_set_of[row]
        name = next((each.name for each in snapshot.weight_sets if each.id == set_id), "")
        return float(results.weights[row, column]), name

    def is_counted(self, driver_id: int) -> bool:
        """Whether the scores of a driver are counted from cash lines, so that none is typed."""
        return self.snapshot.driver_by_id[driver_id].source is not ScoreSource.TYPED

    def reader(self, driver_id: int) -> ScoreReader:
        """The scale of a driver."""
        found = self._readers.get(driver_id)
        if found is None:
            snapshot = self.snapshot
            levels = snapshot.levels[driver_id]
            found = ScoreReader(snapshot.driver_by_id[driver_id], snapshot.scales[driver_id], levels)
            self._readers[driver_id] = found
        return found

    def _row(self, cell: Cell) -> AgreedScoreRow | None:
        return self.snapshot.agreed_scores.get(cell)

    def value(self, cell: Cell) -> float | None:
        """The score of a cell; None when it is missing."""
        row = self._row(cell)
        return None if row is None else row.value

    def rationale(self, cell: Cell) -> str:
        """Why the score was agreed."""
        row = self._row(cell)
        return "" if row is None else row.rationale

    def shown(self, cell: Cell) -> str:
        """The score as tables show it; empty when it is missing."""
        value = self.value(cell)
        return "" if value is None else self.reader(cell[1]).shown(value)

    def whole(self, cell: Cell) -> str:
        """The score with all its digits."""
        return number_text(self.value(cell))

    def points(self, cell: Cell) -> float:
        """What the score is worth, 0-100; NaN when it is missing."""
        value = self.value(cell)
        return nan if value is None else self.reader(cell[1]).points(value)

    def meaning(self, cell: Cell) -> str:
        """The name and statement of the level that the score is on."""
        level = self.reader(cell[1]).level_at(self.value(cell))
        return "" if level is None else ": ".join(text for text in (level.label, level.statement) if text)

    def write(self, typed: Mapping[Cell, TypedCell], *, besides: Sequence[Operation] = ()) -> dict[Cell, Unreadable]:
        """Write texts as scores, and do what is asked besides, as one step; texts that are no score are returned."""
        scores: dict[Cell, float | None] = {}
        refused: dict[Cell, Unreadable] = {}
        for cell, read in self._read(typed).items():
            if isinstance(read, Unreadable):
                refused[cell] = read
            elif read != self.value(cell):
                scores[cell] = read
        operations = [*([_operation(scores)] if scores else []), *besides]
        if len(operations) == 1:
            self._live.do(operations[0])
        elif operations:
            label = QCoreApplication.translate("AgreedScores", "Scores and rationales")
            self._live.do(together(label, operations))
        return refused

    def check(self, typed: Mapping[Cell, TypedCell]) -> dict[Cell, Unreadable]:
        """Which texts are no score, and why; nothing is written."""
        return {cell: read for cell, read in self._read(typed).items() if isinstance(read, Unreadable)}

    def texts_after(self, typed: Mapping[Cell, TypedCell]) -> dict[Cell, str]:
        """What tables would show of these texts; without those that are no score."""
        read = self._read(typed).items()
        return {cell: number_text(value) for cell, value in read if not isinstance(value, Unreadable)}

    def _read(self, typed: Mapping[Cell, TypedCell]) -> dict[Cell, float | Unreadable | None]:
        """Read texts driver by driver: the texts of one column tell together how its numbers are written."""
        cells_of: dict[int, list[Cell]] = {}
        for cell in typed:
            cells_of.setdefault(cell[1], []).append(cell)
        found: dict[Cell, float | Unreadable | None] = {}
        for driver_id, cells in cells_of.items():
            if self.is_counted(driver_id):
                found.update(dict.fromkeys(cells, Unreadable(_counted_text())))
                continue
            texts, known = [typed[cell].text for cell in cells], [typed[cell].number for cell in cells]
            found.update(zip(cells, self.reader(driver_id).read_all(texts, known), strict=True))
        return found

    def set(self, cell: Cell, value: float) -> bool:
        """Record one score."""
        return value == self.value(cell) or self._live.do(_operation({cell: value}))

    def set_rationale(self, cell: Cell, rationale: str) -> bool:
        """Record why a score was agreed."""
        if rationale == self.rationale(cell):
            return True
        return self._live.do(set_rationale(initiative_id=cell[0], driver_id=cell[1], rationale=rationale))


def _counted_text() -> str:
    return QCoreApplication.translate("AgreedScores", "This score is counted from cash lines. Change those instead.")


def _operation(scores: Mapping[Cell, float | None]) -> Operation:
    if len(scores) > 1:
        return set_scores(scores)
    ((initiative_id, driver_id), value) = next(iter(scores.items()))
    return set_score(initiative_id=initiative_id, driver_id=driver_id, value=value)
