"""How each column writes its numbers and dates: decided by its own cells, else by the file's, else a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from vmo_desktop.exchange.dates import decide_order
from vmo_desktop.exchange.mapping import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
)
from vmo_desktop.exchange.numbers import MarkDecision, decide_mark
from vmo_desktop.exchange.table import SourceKind, SourceTable, name_key
from vmo_desktop.exchange.values import CellReader, DriverScale, units_of
from vmo_desktop.workshop.snapshot import Snapshot

_EVIDENCE_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Question:
    """A column whose cells can be read in two ways, and the way in which they were read."""

    place: int
    column: str
    example: str
    answer: DecimalMark | DateOrder

    @property
    def is_about_dates(self) -> bool:
        """Whether the order of dates is open, not the decimal mark of numbers."""
        return isinstance(self.answer, DateOrder)


class ColumnDecisions:
    """How each mapped column writes its numbers and dates."""

    def __init__(self, table: SourceTable, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot) -> None:
        self._table = table
        self._snapshot = snapshot
        self._effort_unit = snapshot.workshop.effort_unit
        self.questions: list[Question] = []
        self.marks: dict[int, MarkDecision] = {}
        self.orders: dict[int, DateOrder] = {}
        for place, column in places:
            if isinstance(column.target, DriverTarget) or column.target in NUMBER_FIELDS:
                self.marks[place] = self._own_mark(place, column)
            elif column.target in DATE_FIELDS:
                self.orders[place] = self._order(place, column)
        if any(not decision.is_sure and decision.has_ambiguous for decision in self.marks.values()):
            self._settle_marks()

    def reader(self, place: int, column: ColumnMap) -> CellReader:
        """The reader of a mapped column."""
        raw, target = self._table.raw, column.target
        return CellReader(
            column,
            decimal=self.marks[place].mark if place in self.marks else DecimalMark.POINT,
            dates=self.orders.get(place, DateOrder.DAY_FIRST),
            texts={name_key(text): value for text, value in column.texts},
            is_text_file=raw.kind is SourceKind.TEXT,
            has_1904_dates=raw.has_1904_dates,
            driver=driver_scale(self._snapshot, column.target.code)
            if isinstance(column.target, DriverTarget)
            else None,
            units=units_of(target, self._effort_unit),
        )

    def _texts(self, place: int, limit: int | None = None) -> Iterator[str]:
        cells = (row.cells[place] for row in islice(self._table.rows, limit))
        return (cell for cell in cells if isinstance(cell, str) and cell.strip())

    def _own_mark(self, place: int, column: ColumnMap) -> MarkDecision:
        if column.decimal is not None:
            return MarkDecision(column.decimal, is_sure=True)
        return decide_mark(self._texts(place), units_of(column.target, self._effort_unit))

    def _settle_marks(self) -> None:
        """Where a column leaves it open, the other columns of the file decide, if they agree; else it is a question."""
        others = (decide_mark(self._texts(place, _EVIDENCE_ROWS)) for place in range(len(self._table.columns)))
        marks = {decision.mark for decision in others if decision.is_sure}
        for place, decision in self.marks.items():
            if decision.is_sure or not decision.has_ambiguous:
                continue
            if len(marks) == 1:
                self.marks[place] = MarkDecision(next(iter(marks)), is_sure=True)
            else:
                self._ask(place, decision.mark)

    def _order(self, place: int, column: ColumnMap) -> DateOrder:
        if column.dates is not None:
            return column.dates
        decision = decide_order(self._texts(place))
        if decision.has_ambiguous and not decision.is_sure:
            self._ask(place, decision.order)
        return decision.order

    def _ask(self, place: int, answer: DecimalMark | DateOrder) -> None:
        def is_open(text: str) -> bool:
            decision = decide_order([text]) if isinstance(answer, DateOrder) else decide_mark([text])
            return decision.has_ambiguous

        label = self._table.columns[place].label
        example = next(filter(is_open, self._texts(place)), next(self._texts(place), ""))
        self.questions.append(Question(place, label, example.strip(), answer))


def driver_scale(snapshot: Snapshot, code: str) -> DriverScale:
    """What the driver with a code accepts."""
    driver = next(each for each in snapshot.leaves if each.code == code)
    scale = snapshot.scales[driver.id]
    # A measure may still have the levels that the driver had before: they mean nothing on its range.
    levels = snapshot.levels[driver.id] if scale.is_anchored else ()
    labels = {name_key(level.label): level.score for level in levels if level.label.strip()}
    return DriverScale(driver.name or driver.code, scale, labels)
